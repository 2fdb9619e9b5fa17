"""How graphs are sent: many at once as N-Quads, each on its own, or by SPARQL updates alone.

A graph that is there already is replaced in one request where it fits in one, so whoever reads
the store sees it as it was or as it is. A longer one comes in pieces.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lodkit.pushing.graphs import Graph
from lodkit.remote.services import Services
from lodkit.remote.store import RemoteStore

BATCH = 8_000_000
"""Bytes of N-Triples that are sent at once."""
_MANY = 1_000_000_000
_OF_AN_UPDATE = 2_000
"""Statements of one update: there are stores whose parser takes no more than 5,000."""
_AROUND = len("DROP SILENT GRAPH <> ; INSERT DATA { GRAPH <> {  } } ; ")


@dataclass(frozen=True, slots=True)
class Sending:
    """A graph that is to be sent; `is_new` says that the store has nothing of that name."""

    graph: Graph
    is_new: bool


def by_quads(store: RemoteStore, batch: Sequence[Sending], size: int) -> None:
    """New graphs together, as N-Quads; those that replace others, in updates of many."""
    new = [sending for sending in batch if sending.is_new]
    lines: list[bytes] = []
    taken = 0
    for sending in new:
        end = f" <{sending.graph.name}> .\n".encode()
        for piece in sending.graph.pieces(size, _MANY):
            if lines and taken + sum(map(len, piece)) + len(end) * len(piece) > size:
                store.add_quads(b"".join(lines))
                lines, taken = [], 0
            quads = [line.removesuffix(b" .\n") + end for line in piece]
            lines += quads
            taken += sum(map(len, quads))
    if lines:
        store.add_quads(b"".join(lines))
    _update(store, [sending for sending in batch if not sending.is_new], size, _MANY)


def by_graphs(store: RemoteStore, batch: Sequence[Sending], size: int) -> None:
    """Each graph on its own, by the Graph Store Protocol."""
    for sending in batch:
        told = store.put
        for piece in sending.graph.pieces(size, _MANY):
            told(sending.graph.name, b"".join(piece))
            told = store.add


def by_updates(store: RemoteStore, batch: Sequence[Sending], size: int) -> None:
    """All graphs by SPARQL updates, for stores that take nothing else."""
    _update(store, batch, size, _OF_AN_UPDATE)


Way = Callable[[RemoteStore, Sequence[Sending], int], None]


def way_to(services: Services) -> Way:
    """The quickest way that a store offers."""
    if services.quads is not None:
        return by_quads
    return by_updates if services.graph_store is None else by_graphs


def _update(store: RemoteStore, batch: Sequence[Sending], size: int, count: int) -> None:
    """Updates as long as they may be: a graph is dropped and told anew in the same one."""
    text: list[str] = []
    taken = statements = 0
    for operation, length, number in _operations(batch, size, count):
        if text and (taken + length > size or statements + number > count):
            store.update(" ; ".join(text))
            text, taken, statements = [], 0, 0
        text.append(operation)
        taken += length
        statements += number
    if text:
        store.update(" ; ".join(text))


def _operations(batch: Sequence[Sending], size: int, count: int) -> Iterator[tuple[str, int, int]]:
    """Each operation with its bytes and its statements; what drops a graph also tells its begin."""
    for sending in batch:
        name = sending.graph.name
        drop = "" if sending.is_new else f"DROP SILENT GRAPH <{name}> ; "
        for piece in sending.graph.pieces(size, count):
            data = b"".join(piece).decode()
            operation = f"{drop}INSERT DATA {{ GRAPH <{name}> {{ {data} }} }}"
            yield operation, sum(map(len, piece)) + _AROUND + 2 * len(name), len(piece)
            drop = ""
