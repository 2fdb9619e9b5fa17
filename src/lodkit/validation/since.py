"""Data, and what of it changed since an earlier state.

Of two releases, their sorted dumps are gone through side by side, and of the later one's store is
read what the shapes ask for; other data is read whole, both states of it.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from lodkit.errors import InputError
from lodkit.rdf.dumps import NQUADS
from lodkit.rdf.manifest import read_manifest
from lodkit.rdf.merging import changes as changes_of_lines
from lodkit.rdf.store import STORE
from lodkit.validation.changes import Changes, changes_between, changes_of
from lodkit.validation.checking import Progress, read_data, silent
from lodkit.validation.data import DataGraph, Term
from lodkit.validation.stored import StoredData

_AT_ONCE = 10_000


def read_since(
    places: Sequence[str | Path],
    before: Path,
    *,
    form: str | None = None,
    imports: bool = False,
    progress: Progress = silent,
) -> tuple[DataGraph, Changes]:
    """Data as `read_data` reads it, and what changed of it since the state `before`.

    Raises InputError where one of them cannot be read.
    """
    release = Path(places[0])
    if len(places) == 1 and (release / STORE).is_dir() and all(map(_is_whole, (release, before))):
        return stored_since(release, before)
    earlier = read_data([before], progress=progress)
    data = read_data(places, form=form, imports=imports, progress=progress)
    return data, changes_between(data, earlier)


def stored_since(
    release: Path, before: Path, again: Iterable[Term] = ()
) -> tuple[StoredData, Changes]:
    """The data of a release with a store, and what changed of it since the release `before`.

    `again` are those of `Changes`.
    """
    data = StoredData(release)
    return data, changes_of(data, _changed(before / NQUADS, release / NQUADS), again)


def _changed(old: Path, new: Path) -> Iterator[ox.Quad]:
    """The statements that only one of two sorted dumps has, in whatever graph."""
    found = changes_of_lines(old, new)
    triples = (one.triple + b" .\n" for one in found if one.is_new or one.is_gone)
    while some := b"".join(islice(triples, _AT_ONCE)):
        yield from ox.parse(some, ox.RdfFormat.N_TRIPLES, lenient=True)


def _is_whole(folder: Path) -> bool:
    """Whether a folder holds a release whose dump is as it was written."""
    try:
        with (folder / NQUADS).open("rb") as dump:
            digest = hashlib.file_digest(dump, "sha256").hexdigest()
        return bool(read_manifest(folder)["release"] == digest)
    except (InputError, OSError):
        return False
