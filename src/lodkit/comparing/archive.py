"""Releases kept side by side, each in a folder with its number, with what changed since the last.

Nothing here asks a clock. A release's day is the latest on which one of its articles was published,
and never before that of the release it follows; one without any has none.
"""

import json
import re
import shutil
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from lodkit.comparing.comparison import compare
from lodkit.comparing.offered import CHANGES, DUMP, KEPT, PATCH, VERSIONS
from lodkit.comparing.sources import State, opened
from lodkit.comparing.stream import Versions
from lodkit.comparing.summary import Summary
from lodkit.comparing.titles import titles_of
from lodkit.comparing.wording import to_json, to_text
from lodkit.errors import InputError, OutputError
from lodkit.project import LANGUAGES
from lodkit.rdf.folders import replaced
from lodkit.rdf.manifest import MANIFEST, read_manifest
from lodkit.rdf.namespaces import DCTERMS, FOAF, SCHEMA, XSD
from lodkit.rdf.release import CATALOGUE

_NUMBER = re.compile(r"\d{4,}")
_PUBLISHED = f" <{SCHEMA.datePublished}> ".encode()
_DAY = re.compile(rb'"(\d{4}-\d\d-\d\d)"\^\^<' + re.escape(XSD.date).encode() + b">")
_NAMED = 20
_TOLD = ("/dataset>", "/publisher>")


@dataclass(frozen=True, slots=True)
class Kept:
    """What the feeds tell of a release that is kept."""

    number: str
    release: str
    base: str
    day: str
    """The latest day on which an article was published; "" where no article says."""
    title: str
    publisher: str
    summary: str
    """What changed since the release before, worded for people."""


def kept_in(archive: Path) -> list[Kept]:
    """The releases that are kept in a folder, the oldest first."""
    folders = sorted(p for p in archive.glob("*") if _NUMBER.fullmatch(p.name) and p.is_dir())
    return [_read(folder) for folder in sorted(folders, key=lambda p: int(p.name))]


def keep(release: Path, archive: Path) -> Kept | None:
    """Keep a release with its changes since the last one; None where it is the last one.

    It is there whole or not at all. Raises InputError where `release` is none, OutputError where
    `archive` holds releases of another dataset or cannot be written.
    """
    manifest = read_manifest(release)
    known = kept_in(archive)
    before = known[-1] if known else None
    if before is not None and before.release == manifest["release"]:
        return None
    if before is not None and before.base != manifest["base"]:
        raise OutputError(
            f"these are releases of {before.base}, and this is one of {manifest['base']}",
            where=archive,
            remedy="keep each dataset in a folder of its own",
        )
    number = f"{int(before.number) + 1 if before else 1:04}"
    with replaced(archive / number, lambda _: False) as folder, ExitStack() as states:
        new = states.enter_context(opened(release))
        if before is None:
            (folder / "nothing").touch()
            old = State(folder / "nothing", "")
        else:
            old = states.enter_context(opened(archive / before.number))
        _copy(release, folder)
        day = max(_last_day(new.lines), before.day if before else "")
        summary = _compare(folder, old, new, number=number, day=day, base=manifest["base"])
        (folder / "nothing").unlink(missing_ok=True)
        title, publisher = _named(release)
        with titles_of(old, new, summary) as titles:
            text = to_text(summary, titles, LANGUAGES[0])
            told = to_json(summary, titles, LANGUAGES[0], old=old.release, new=new.release)
        (folder / CHANGES).write_text(told, encoding="utf-8")
        kept = Kept(number, new.release, manifest["base"], day, title, publisher, text)
        _write(folder, kept)
    return kept


def _compare(folder: Path, old: State, new: State, *, number: str, day: str, base: str) -> Summary:
    """Write the patch and the versions of a release while it is compared with the one before."""
    with (folder / VERSIONS).open("w", encoding="utf-8", newline="") as file:
        versions = Versions(file, base=base, number=number, release=new.release, day=day)
        if not old.release:
            return compare(old, new, most=0, told=versions.told)
        with (folder / PATCH).open("wb") as patch:
            return compare(old, new, most=_NAMED, patch=patch, told=versions.told)


def _copy(release: Path, folder: Path) -> None:
    """Its packed dump and its manifest: everything else follows from them."""
    for name in (DUMP, MANIFEST):
        try:
            shutil.copyfile(release / name, folder / name)
        except FileNotFoundError as error:
            raise InputError(f"this release has no {name}", where=release) from error


def _last_day(lines: Path) -> str:
    with lines.open("rb") as statements:
        days = (_DAY.search(line) for line in statements if _PUBLISHED in line)
        return max((day[1].decode() for day in days if day), default="")


def _named(release: Path) -> tuple[str, str]:
    """The dataset's title in the first language, and its publisher, as its catalogue has them."""
    try:
        quads = list(ox.parse(path=release / CATALOGUE, format=ox.RdfFormat.TURTLE))
    except (OSError, SyntaxError) as error:
        raise InputError(f"cannot be read: {error}", where=release / CATALOGUE) from error
    said = {
        (quad.predicate.value, quad.object.language): quad.object.value
        for quad in quads
        if isinstance(quad.object, ox.Literal) and str(quad.subject).endswith(_TOLD)
    }
    return said.get((DCTERMS.title, LANGUAGES[0]), ""), said.get((FOAF.name, None), "")


def _write(folder: Path, kept: Kept) -> None:
    text = json.dumps(asdict(kept), ensure_ascii=False, indent=2) + "\n"
    (folder / KEPT).write_text(text, encoding="utf-8")


def _read(folder: Path) -> Kept:
    try:
        stated: dict[str, Any] = json.loads((folder / KEPT).read_text(encoding="utf-8"))
        return Kept(**stated)
    except (OSError, ValueError, TypeError) as error:
        remedy = "remove the folder, and keep the release again"
        raise InputError("is no release that was kept", where=folder, remedy=remedy) from error
