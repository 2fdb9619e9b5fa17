"""Property paths walked from many nodes at once."""

import numpy as np

from lodkit.validation.columns import Numbers, Pairs, joined, packed, seconds, union
from lodkit.validation.data import DataGraph
from lodkit.validation.paths import Alternative, Inverse, Path, Predicate, Repeated, Sequence


def walk(data: DataGraph, path: Path, nodes: Numbers) -> Pairs:
    """Where a path leads from each of the sorted `nodes`: pairs of node and value, sorted."""
    match path:
        case Predicate(iri=iri):
            return data.onward(iri, nodes)
        case Inverse(path=Predicate(iri=iri)):
            return data.backward(iri, nodes)
        case Inverse(path=inner):
            return walk(data, turned(inner), nodes)
        case Alternative(parts=parts):
            return union(*(walk(data, part, nodes) for part in parts))
        case Sequence(parts=parts):
            pairs = packed(nodes, nodes)
            for part in parts:
                pairs = joined(pairs, walk(data, part, seconds(pairs)))
            return pairs
        case Repeated(path=inner, times=times):
            return _repeated(data, inner, times, nodes)


def _repeated(data: DataGraph, inner: Path, times: str, nodes: Numbers) -> Pairs:
    here, step = packed(nodes, nodes), walk(data, inner, nodes)
    if times == "?":
        return union(here, step)
    reached = step if times == "+" else union(here, step)
    new = np.setdiff1d(step, here) if times == "*" else step
    while len(new):
        further = joined(new, walk(data, inner, seconds(new)))
        new = np.setdiff1d(further, reached, assume_unique=True)
        reached = union(reached, new)
    return reached


def turned(path: Path) -> Path:
    """The path from its end to its start."""
    match path:
        case Predicate():
            return Inverse(path)
        case Inverse(path=inner):
            return inner
        case Sequence(parts=parts):
            return Sequence(tuple(turned(part) for part in reversed(parts)))
        case Alternative(parts=parts):
            return Alternative(tuple(map(turned, parts)))
        case Repeated(path=inner, times=times):
            return Repeated(turned(inner), times)
