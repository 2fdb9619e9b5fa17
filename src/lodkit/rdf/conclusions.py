"""What follows from the statements of all articles together, and which of them it rests on."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from lodkit.rdf import derived, hierarchy

_RULES = (derived, hierarchy)
_PREDICATES = frozenset(
    f"<{predicate}>".encode() for rule in _RULES for predicate in rule.PREDICATES
)


def premises(lines: Iterable[bytes], base: str) -> Iterator[bytes]:
    """The lines that something may follow from, one in twenty."""
    starts = tuple(start.encode() for rule in _RULES for start in rule.subjects(base))
    for line in lines:
        if line.startswith(starts) and line.split(b" ", 2)[1] in _PREDICATES:
            yield line


def conclusions(read: Callable[[], Iterator[bytes]], base: str) -> Iterator[bytes]:
    """The lines that follow from premises, which `read` gives in byte order from their start."""
    follows = chain(derived.derived_quads(read(), base), hierarchy.hierarchy_quads(read(), base))
    return (line.encode() for line in follows)
