"""What is to be validated again when some statements came or went."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from lodkit.validation.constraints import Shape
from lodkit.validation.data import LOW, NO_PAIRS, Data, Numbers, Pairs, Statement, distinct, packed
from lodkit.validation.paths import Alternative, Inverse, Path, Predicate, Repeated, Sequence
from lodkit.validation.shapes import RDFS, Shapes, led_to
from lodkit.validation.walking import turned, walk


def changed_nodes(data: Data, before: Data) -> Numbers | None:
    """The nodes of all statements that only one of two states of some data has.

    None stands for all nodes: where the classes' hierarchy changed, any node may be concerned.
    """
    renumbered = np.array([data.number(term) for term in before.terms], np.int64)
    found = [NO_PAIRS]
    for iri in {*data.properties(), *before.properties()}:
        pairs = before.pairs(iri)
        known = np.sort(packed(renumbered[pairs >> 32], renumbered[pairs & LOW]))
        changed = np.setxor1d(known, data.pairs(iri), assume_unique=True)
        if len(changed) and iri == f"{RDFS}subClassOf":
            return None
        found.append(changed)
    return _nodes(np.concatenate(found))


def nodes_of(data: Data, statements: Iterable[Statement]) -> Numbers | None:
    """The nodes of some statements, or None where these are about the classes' hierarchy."""
    numbers: set[int] = set()
    for one in statements:
        if one.predicate.value == f"{RDFS}subClassOf":
            return None
        nodes: tuple[Any, Any] = (one.subject, one.object)
        numbers.update(map(data.number, nodes))
    return np.array(sorted(numbers), np.int64)


class Reach:
    """From which focus nodes the evaluation of shapes comes to see one of the changed nodes."""

    def __init__(self, data: Data, shapes: Shapes, changed: Numbers) -> None:
        self._data = data
        self._shapes = shapes
        self._changed = changed
        self._known: dict[object, Numbers] = {}

    def of(self, shape: Shape) -> Numbers:
        """The nodes, sorted, at which a shape may find something else than before."""
        if shape.node not in self._known:
            self._known[shape.node] = self._changed
            inner = [self._shapes.shape(node) for one in shape.constraints for node in led_to(one)]
            nodes = self._with(*(self.of(other) for other in inner))
            if shape.path is not None:
                nodes = self._with(self._back(shape.path, nodes))
            self._known[shape.node] = nodes
        return self._known[shape.node]

    def _back(self, path: Path, nodes: Numbers) -> Numbers:
        """Where a path comes from that leads to some nodes, or past a changed one."""
        match path:
            case Sequence(parts=parts):
                for part in reversed(parts):
                    nodes = self._with(self._back(part, nodes))
                return nodes
            case Alternative(parts=parts):
                return self._with(*(self._back(part, nodes) for part in parts))
            case Repeated(path=inner):
                reached, size = nodes, -1
                while len(reached) != size:
                    size = len(reached)
                    reached = self._with(reached, self._back(inner, reached))
                return reached
            case Inverse(path=inner) if not isinstance(inner, Predicate):
                return self._back(turned(inner), nodes)
            case _:
                return distinct(walk(self._data, turned(path), nodes) & LOW)

    def _with(self, *others: Numbers) -> Numbers:
        return distinct(np.concatenate([self._changed, *others]))


def _nodes(pairs: Pairs) -> Numbers:
    return distinct(np.concatenate([pairs >> 32, pairs & LOW]))
