"""The store of a release: an index over dump.nq, built once and then only read."""

from pathlib import Path

import pyoxigraph as ox

from lodkit.errors import InputError, OutputError
from lodkit.rdf.dumps import NQUADS

STORE = "store"


def build_store(folder: Path) -> None:
    """Index the release's dump.nq in the folder store/ beside it."""
    try:
        store = ox.Store(str(folder / STORE))
        store.bulk_load(path=folder / NQUADS, format=ox.RdfFormat.N_QUADS)
        store.flush()
    except OSError as error:
        raise OutputError(f"the store cannot be written: {error}", where=folder / STORE) from error


def open_store(folder: Path) -> ox.Store:
    """The store of the release in `folder`, for reading only."""
    if not (folder / STORE).is_dir():
        raise InputError(
            "there is no release with a store",
            where=folder,
            remedy="build one with: lodkit build SOURCE... --out " + str(folder),
        )
    try:
        return ox.Store.read_only(str(folder / STORE))
    except OSError as error:
        raise InputError(
            f"the store cannot be opened: {error}", where=folder / STORE, remedy="build it again"
        ) from error


def memory_store(dump: Path) -> ox.Store:
    """A dump in memory: faster to build than to index, for one run of questions or checks."""
    store = ox.Store()
    try:
        store.bulk_load(path=dump, format=ox.RdfFormat.N_QUADS)
    except (OSError, SyntaxError) as error:
        raise InputError(f"is no readable N-Quads file: {error}", where=dump) from error
    return store
