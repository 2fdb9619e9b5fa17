"""What is to be validated again when some statements came or went."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from lodkit.validation import constraints as c
from lodkit.validation.columns import (
    LOW,
    NO_PAIRS,
    Mask,
    Numbers,
    Pairs,
    distinct,
    firsts,
    packed,
    seconds,
    swapped,
    union,
)
from lodkit.validation.data import Data, DataGraph, Statement, Term
from lodkit.validation.paths import RDF, Alternative, Inverse, Path, Predicate, Repeated, Sequence
from lodkit.validation.shapes import RDFS, Shapes
from lodkit.validation.walking import turned, walk

SUBCLASS = f"{RDFS}subClassOf"
"""Where statements with this property changed, any node may be concerned."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Statements that came or went, by property, in the numbers of a data graph.

    `again` are nodes to look at again though nothing changed: those something was found at before.
    """

    pairs: dict[str, Pairs]
    again: Numbers

    def of(self, iri: str) -> Pairs:
        """The statements of a property that came or went."""
        return self.pairs.get(iri, NO_PAIRS)


def changes_of(
    data: DataGraph, statements: Iterable[Statement], again: Iterable[Term] = ()
) -> Changes:
    """Changes that are known: statements that came or went."""
    rows: dict[str, list[int]] = defaultdict(list)
    for one in statements:
        nodes: tuple[Any, Any] = (one.subject, one.object)
        subject, value = map(data.number, nodes)
        rows[one.predicate.value].append(subject << 32 | value)
    pairs = {iri: distinct(np.array(row, np.int64)) for iri, row in rows.items()}
    return Changes(pairs, distinct(np.array([data.number(term) for term in again], np.int64)))


def changes_between(data: Data, before: Data) -> Changes:
    """The statements that only one of two states of some data has."""
    renumbered = np.array([data.number(term) for term in before.terms], np.int64)
    found = {}
    for iri in {*data.properties(), *before.properties()}:
        pairs = before.pairs(iri)
        known = np.sort(packed(renumbered[pairs >> 32], renumbered[pairs & LOW]))
        changed = np.setxor1d(known, data.pairs(iri), assume_unique=True)
        if len(changed):
            found[iri] = changed
    return Changes(found, NO_PAIRS)


class Reach:
    """From which focus nodes the evaluation of shapes comes to ask about what changed.

    A way that led to a statement that went still leads to the first of such statements on it; so
    all ways can be looked for in the data as it is now.
    """

    def __init__(self, data: DataGraph, shapes: Shapes, changes: Changes) -> None:
        self._data = data
        self._shapes = shapes
        self._changes = changes
        self._known: dict[Term, Numbers] = {}

    def of(self, shape: c.Shape) -> Numbers:
        """The nodes, sorted, at which a shape may find something else than before."""
        return union(self._touched(shape), self.again(shape))

    def again(self, shape: c.Shape) -> Numbers:
        """The nodes, sorted, at which nothing that was found before is relied on."""
        targets, changed = shape.targets, self._changes.of
        return union(
            self._leading_to_again(shape),
            *(firsts(changed(f"{RDF}type")) for _ in targets.classes),
            *(firsts(changed(iri)) for iri in targets.subjects_of),
            *(seconds(changed(iri)) for iri in targets.objects_of),
        )

    def are_new(self, pairs: Pairs, path: Path | None, again: Numbers) -> Mask:
        """Which pairs of focus node and value were not there before, or are to be seen again."""
        match path:
            case None:
                changed = NO_PAIRS
            case Predicate(iri=iri):
                changed = self._changes.of(iri)
            case Inverse(path=Predicate(iri=iri)):
                changed = swapped(self._changes.of(iri))
            case _:
                return np.isin(pairs >> 32, union(again, self._asking(path)))
        return np.isin(pairs >> 32, again) | np.isin(pairs, changed)

    def of_values(self, constraint: c.Constraint) -> Numbers:
        """The values, sorted, that may keep a constraint now and did not, or did and do not."""
        match constraint:
            case c.Class():
                return firsts(self._changes.of(f"{RDF}type"))
            case c.Closed(allowed=allowed):
                of_others = (p for iri, p in self._changes.pairs.items() if iri not in allowed)
                return union(*map(firsts, of_others))
            case c.Logical(shapes=shapes):
                return union(*map(self._touched_by, shapes))
            case c.Property(shape=shape):
                return self._touched_by(shape)
            case c.Qualified(shape=shape, siblings=siblings):
                return union(*map(self._touched_by, (shape, *siblings)))
            case _:
                return NO_PAIRS

    def _touched(self, shape: c.Shape) -> Numbers:
        """The nodes at which a shape's evaluation asks about a statement that changed."""
        if shape.node not in self._known:
            values = union(*map(self.of_values, shape.constraints))
            compared = (one.iri for one in shape.constraints if isinstance(one, c.Pair))
            self._known[shape.node] = union(
                *(firsts(self._changes.of(iri)) for iri in compared),
                self._asking(shape.path),
                self._before(shape, values),
            )
        return self._known[shape.node]

    def _asking(self, path: Path | None) -> Numbers:
        return NO_PAIRS if path is None else asking(self._data, self._changes, path)

    def _touched_by(self, node: Term) -> Numbers:
        return self._touched(self._shapes.shape(node))

    def _leading_to_again(self, shape: c.Shape) -> Numbers:
        """The nodes of which, or of whose values, all is to be asked again."""
        inner = (one.shape for one in shape.constraints if isinstance(one, c.Property))
        values = union(*(self._leading_to_again(self._shapes.shape(node)) for node in inner))
        return union(self._changes.again, self._before(shape, values))

    def _before(self, shape: c.Shape, values: Numbers) -> Numbers:
        """The nodes that have some nodes as a shape's values."""
        return values if shape.path is None else _back(self._data, shape.path, values)


def asking(data: DataGraph, changes: Changes, path: Path) -> Numbers:
    """The nodes, sorted, from which walking a path goes along a statement that changed."""
    match path:
        case Predicate(iri=iri):
            return firsts(changes.of(iri))
        case Inverse(path=Predicate(iri=iri)):
            return seconds(changes.of(iri))
        case Inverse(path=inner):
            return asking(data, changes, turned(inner))
        case Sequence(parts=parts):
            nodes = NO_PAIRS
            for part in reversed(parts):
                nodes = union(asking(data, changes, part), _back(data, part, nodes))
            return nodes
        case Alternative(parts=parts):
            return union(*(asking(data, changes, part) for part in parts))
        case Repeated(path=inner):
            return _back(data, Repeated(inner, "*"), asking(data, changes, inner))


def _back(data: DataGraph, path: Path, nodes: Numbers) -> Numbers:
    """Where a path comes from that leads to some nodes."""
    return seconds(walk(data, turned(path), nodes)) if len(nodes) else nodes
