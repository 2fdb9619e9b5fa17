"""A release: one built dataset with everything about it, in one folder."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from lodkit import __version__
from lodkit.project import Project
from lodkit.rdf.catalogue import catalogue
from lodkit.rdf.checksums import SUMS, digest_of, digests, sums
from lodkit.rdf.counts import statistics
from lodkit.rdf.dumps import NQUADS, write_dumps
from lodkit.rdf.folders import replaced
from lodkit.rdf.index.build import build_index
from lodkit.rdf.index.schema import INDEX
from lodkit.rdf.manifest import MANIFEST
from lodkit.rdf.store import STORE, build_store

CATALOGUE = "catalogue.ttl"
_INDEXES = frozenset({STORE, INDEX})


class _Left(Protocol):
    """An article that is not in the release, and why."""

    @property
    def article(self) -> str: ...
    @property
    def reason(self) -> str: ...


class Release:
    """A release that is being written into `folder`."""

    def __init__(self, folder: Path, project: Project) -> None:
        self.folder = folder
        self.project = project
        self.id = ""
        self.counts: dict[str, int] = {}

    @property
    def dump(self) -> Path:
        """The canonical dump, from which everything else follows."""
        return self.folder / NQUADS

    def write(self, lines: Iterable[str]) -> None:
        """Write the dumps of N-Quads lines given in any order."""
        self.id = write_dumps(lines, self.folder, base=self.project.base)

    def finish(
        self,
        languages: Mapping[str, int],
        report: Mapping[str, str],
        findings: int,
        set_aside: Sequence[_Left],
        unused: int,
        beside: Mapping[str, object] | None = None,
    ) -> None:
        """Write what stands beside the dumps: report, indexes, catalogue, last the manifest.

        `beside` is what the manifest is to say beside what this writes into it.
        """
        for name, content in report.items():
            (self.folder / name).write_text(content, encoding="utf-8")
        build_store(self.folder)
        build_index(self.folder, self.id, self.project.base, self.project.languages)
        counted = statistics(self.folder)
        self.counts = {"triples": counted.triples, **counted.of_kinds()}
        self.counts |= {"findings": findings, "unused_mentions": unused}
        files = digests(self.folder, without=_INDEXES)
        described = catalogue(files, self.id, counted, sorted(languages), self.project)
        (self.folder / CATALOGUE).write_bytes(described)
        files[CATALOGUE] = digest_of(self.folder / CATALOGUE)
        (self.folder / SUMS).write_text(sums(files), encoding="utf-8")
        files[SUMS] = digest_of(self.folder / SUMS)
        manifest = {
            "release": self.id,
            "lodkit": __version__,
            "base": self.project.base,
            "languages": dict(sorted(languages.items())),
            "counts": self.counts,
            "set_aside": [{"article": a.article, "reason": a.reason} for a in set_aside],
            **(beside or {}),
            "files": {name: digest.stated() for name, digest in sorted(files.items())},
        }
        text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
        (self.folder / MANIFEST).write_text(text, encoding="utf-8")


@contextmanager
def release(out: Path, project: Project) -> Iterator[Release]:
    """A new release, which takes the place of what is in `out` when all went well."""
    with replaced(out, is_release) as folder:
        yield Release(folder, project)


def is_release(folder: Path) -> bool:
    """Whether a folder holds a release and nothing else, so that no one else's file is lost."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        own = {MANIFEST, *manifest["files"]}
    except (OSError, ValueError, LookupError, TypeError):
        return False
    found = (path.relative_to(folder) for path in folder.rglob("*") if not path.is_dir())
    return {path.as_posix() for path in found if path.parts[0] not in _INDEXES} <= own
