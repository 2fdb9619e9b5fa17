"""What is to be done: the release's graphs beside the notes of the store, both by name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lodkit.pushing.graphs import Graph
from lodkit.pushing.state import Note


@dataclass(frozen=True, slots=True)
class Pair:
    """A graph of the release, the digest that the store has noted for that name, or both."""

    graph: Graph | None
    name: str
    noted: str | None

    @property
    def is_unchanged(self) -> bool:
        """Whether the store has what the release has."""
        return self.graph is not None and self.graph.digest == self.noted


def pairs(graphs: Iterable[Graph], notes: Iterable[Note]) -> Iterator[Pair]:
    """Every name that either of them has, in order; no more than one of each is read at a time."""
    left, right = iter(graphs), iter(notes)
    graph, note = next(left, None), next(right, None)
    while graph is not None or note is not None:
        if note is None or (graph is not None and _key(graph.name) < _key(note[0])):
            assert graph is not None
            yield Pair(graph, graph.name, None)
            graph = next(left, None)
        elif graph is None or _key(note[0]) < _key(graph.name):
            yield Pair(None, *note)
            note = next(right, None)
        else:
            yield Pair(graph, *note)
            graph, note = next(left, None), next(right, None)


def _key(name: str) -> bytes:
    """Both sides are in the order of bytes of names in their brackets."""
    return f"{name}>".encode()
