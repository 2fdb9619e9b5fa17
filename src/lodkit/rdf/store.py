"""The store of a release: an index over its dumps, built once and then only read.

Its named graphs are those of dump.nq, its default graph is their union without repetitions: so a
query without GRAPH asks the whole dataset, and counts each statement once however many articles
make it. (A union that the store computes as it answers repeats them.)
"""

from pathlib import Path

import pyoxigraph as ox

from lodkit.errors import InputError, OutputError
from lodkit.rdf.dumps import NQUADS, TURTLE

STORE = "store"


def build_store(folder: Path) -> None:
    """Index the release's dump.nq in the folder store/ beside it."""
    try:
        store = ox.Store(str(folder / STORE))
        store.bulk_load(path=folder / NQUADS, format=ox.RdfFormat.N_QUADS)
        store.bulk_load(path=folder / TURTLE, format=ox.RdfFormat.TURTLE)
        store.flush()
    except OSError as error:
        reason = str(error).rpartition(": ")[2]  # before it, what the store was about to do
        raise OutputError(f"the store cannot be written: {reason}", where=folder / STORE) from error


def open_store(folder: Path) -> ox.Store:
    """The store of the release in `folder`, for reading only."""
    if not (folder / STORE).is_dir():
        raise InputError(
            "there is no release with a store",
            where=folder,
            remedy="build one with: lodkit build SOURCE... --out out",
        )
    try:
        return ox.Store.read_only(str(folder / STORE))
    except (OSError, RuntimeError) as error:
        raise InputError(
            f"the store cannot be opened: {error}", where=folder / STORE, remedy="build it again"
        ) from error
