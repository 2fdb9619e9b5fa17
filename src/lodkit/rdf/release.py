"""A release: one built dataset with everything about it, in one folder."""

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

from lodkit import __version__
from lodkit.project import Project
from lodkit.rdf.canonical import write_nquads
from lodkit.rdf.catalogue import catalogue
from lodkit.rdf.checksums import SUMS, digest_of, digests, sums
from lodkit.rdf.counts import Statistics, steps_of_counting, together
from lodkit.rdf.dumps import NQUADS, packing, write_others
from lodkit.rdf.folders import replaced
from lodkit.rdf.index.build import build_index
from lodkit.rdf.index.schema import INDEX
from lodkit.rdf.manifest import MANIFEST
from lodkit.rdf.slices import Run
from lodkit.rdf.steps import Perform, Step, one_by_one, step
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
    """A release that is being written into `folder`; in `work` is what an interruption leaves.

    Of one that is `dump_only`, nothing is written that has to be worked out from the dump.
    """

    def __init__(
        self, folder: Path, work: Path, project: Project, *, dump_only: bool = False
    ) -> None:
        self.folder = folder
        self.work = work
        self.project = project
        self._dump_only = dump_only
        self.id = ""
        self.counts: dict[str, int] = {}
        self._counted = Statistics(0, 0, {}, {})

    @property
    def dump(self) -> Path:
        """The canonical dump, from which everything else follows."""
        return self.folder / NQUADS

    def write(self, runs: Sequence[Run], perform: Perform = one_by_one) -> None:
        """Write the dumps of files of sorted N-Quads lines."""
        self.id = write_nquads(runs, self.folder, base=self.project.base, perform=perform)
        if not self._dump_only:
            write_others(self.folder, base=self.project.base, perform=perform)

    def index(self, also: Sequence[Step] = (), perform: Perform = one_by_one) -> list[Any]:
        """Write the twins of the dumps and the indexes over them, and count.

        `also` are steps that need the dumps too; what they give is given back.
        """
        counting, twins = steps_of_counting(self.dump), packing(self.folder)
        found = perform("packing and indexing", [*also, *self._indexes, *counting, *twins.steps])
        twins.finish(perform)
        others = len(also) + len(self._indexes)
        self._counted = together(found[others : others + len(counting)])
        return found[: len(also)]

    @property
    def _indexes(self) -> list[Step]:
        if self._dump_only:
            return []
        of_index = (self.folder, self.id, self.project.base, self.project.languages)
        return [step(build_store, self.folder), step(build_index, *of_index)]

    def finish(
        self,
        languages: Mapping[str, int],
        report: Mapping[str, str],
        findings: int | None,
        set_aside: Sequence[_Left],
        unused: int,
        beside: Mapping[str, object] | None = None,
    ) -> None:
        """Write what stands beside the dumps: report, catalogue, last the manifest.

        `findings` is None where nothing was validated; `beside` is what the manifest is to say
        beside what this writes into it.
        """
        for name, content in report.items():
            (self.folder / name).write_text(content, encoding="utf-8")
        counted = self._counted
        self.counts = {"triples": counted.triples, **counted.of_kinds()}
        if findings is not None:
            self.counts["findings"] = findings
        self.counts["unused_mentions"] = unused
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
def release(out: Path, project: Project, *, dump_only: bool = False) -> Iterator[Release]:
    """A new release, which takes the place of what is in `out` when all went well."""
    with replaced(out, is_release) as folder:
        work = work_folder(out)
        work.mkdir(exist_ok=True)
        try:
            yield Release(folder, work, project, dump_only=dump_only)
            shutil.rmtree(work)
        finally:
            with suppress(OSError):
                work.rmdir()  # nothing was finished


def work_folder(out: Path) -> Path:
    """Where the finished work of a build that is not done lies: beside its folder, hidden."""
    target = out.resolve()
    return target.with_name(f".{target.name}.work")


def is_release(folder: Path) -> bool:
    """Whether a folder holds a release and nothing else, so that no one else's file is lost."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        own = {MANIFEST, *manifest["files"]}
    except (OSError, ValueError, LookupError, TypeError):
        return False
    found = (path.relative_to(folder) for path in folder.rglob("*") if not path.is_dir())
    return {path.as_posix() for path in found if path.parts[0] not in _INDEXES} <= own
