"""The index by which a state's things are named: its own, or a small one of what is told."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from lodkit.comparing.sources import State
from lodkit.comparing.summary import Summary
from lodkit.project import LANGUAGES
from lodkit.rdf import iris
from lodkit.rdf.dumps import NQUADS
from lodkit.rdf.index.build import build_index
from lodkit.rdf.index.schema import INDEX
from lodkit.rdf.namespaces import LK, ORG, SCHEMA
from lodkit.rdf.sorted_lines import beginning

_LEADING = tuple(
    f"<{iri}>".encode()
    for iri in (
        *(LK.adoptedAt, LK.kind, LK.level, LK.reportsOn, LK.scope),
        *(ORG.postIn, SCHEMA.organizer),
    )
)
"""What leads from a thing to those that its title and its day are made of."""


@contextmanager
def index_of(state: State, summary: Summary) -> Iterator[Path | None]:
    """The index of a state; of one that is kept without, an index of what the summary names.

    None for bare dumps, of which nothing tells what their IRIs begin with.
    """
    told = {iri for group in summary.groups.values() for entry in group.entries for iri in entry}
    if state.index is not None or not state.base or not told:
        yield state.index
        return
    with TemporaryDirectory(prefix="lodkit-") as name:
        folder = Path(name)
        with state.lines.open("rb") as dump, (folder / NQUADS).open("wb") as few:
            few.writelines(sorted(_lines_of(told | _articles_of(told, state.base), dump)))
        build_index(folder, state.release, state.base, LANGUAGES)
        yield folder / INDEX


def _articles_of(told: Iterable[str], base: str) -> set[str]:
    """The articles of graphs, for a changed article is told by its graph."""
    return {article for iri in told if (article := iris.article_of_graph(base, iri))}


def _lines_of(told: set[str], dump: BinaryIO) -> Iterator[bytes]:
    """What the dump states of these things, and of those that their titles are made of."""
    ahead = {f"<{iri}>".encode() for iri in told}
    known: set[bytes] = set()
    while ahead:
        known |= ahead
        lines = [line for node in ahead for _, line in beginning(dump, node + b" ")]
        yield from lines
        parted = (line.split(b" ", 3) for line in lines)
        ahead = {parts[2] for parts in parted if parts[1] in _LEADING} - known
