"""Property paths walked from many nodes at once."""

import numpy as np

from lodkit.validation.data import LOW, NO_PAIRS, Data, Numbers, Pairs, distinct, packed
from lodkit.validation.paths import Alternative, Inverse, Path, Predicate, Repeated, Sequence


def walk(data: Data, path: Path, nodes: Numbers) -> Pairs:
    """Where a path leads from each of the sorted `nodes`: pairs of node and value, sorted."""
    match path:
        case Predicate(iri=iri):
            return starting(data.pairs(iri), nodes)
        case Inverse(path=Predicate(iri=iri)):
            return starting(data.inverse(iri), nodes)
        case Inverse(path=inner):
            return walk(data, turned(inner), nodes)
        case Alternative(parts=parts):
            return distinct(np.concatenate([walk(data, part, nodes) for part in parts]))
        case Sequence(parts=parts):
            pairs = packed(nodes, nodes)
            for part in parts:
                pairs = joined(pairs, walk(data, part, distinct(pairs & LOW)))
            return pairs
        case Repeated(path=inner, times=times):
            return _repeated(data, inner, times, nodes)


def starting(pairs: Pairs, nodes: Numbers) -> Pairs:
    """Those of the sorted `pairs` that begin with one of the sorted `nodes`."""
    if not len(pairs) or not len(nodes):
        return NO_PAIRS
    begins = np.searchsorted(pairs, nodes << 32)
    return pairs[spread(begins, np.searchsorted(pairs, (nodes + 1) << 32))]


def spread(begins: Numbers, ends: Numbers) -> Numbers:
    """The numbers of all ranges, one range after the other."""
    lengths = ends - begins
    before = np.cumsum(lengths) - lengths
    steps: Numbers = np.arange(int(lengths.sum())) + np.repeat(begins - before, lengths)
    return steps


def joined(left: Pairs, right: Pairs) -> Pairs:
    """From the first of `left` to the second of the sorted `right` where they meet, sorted."""
    middles = left & LOW
    begins = np.searchsorted(right, middles << 32)
    ends = np.searchsorted(right, (middles + 1) << 32)
    firsts = np.repeat(left >> 32, ends - begins)
    return distinct(packed(firsts, right[spread(begins, ends)] & LOW))


def _repeated(data: Data, inner: Path, times: str, nodes: Numbers) -> Pairs:
    here, step = packed(nodes, nodes), walk(data, inner, nodes)
    if times == "?":
        return _union(here, step)
    reached = step if times == "+" else _union(here, step)
    new = np.setdiff1d(step, here) if times == "*" else step
    while len(new):
        further = joined(new, walk(data, inner, distinct(new & LOW)))
        new = np.setdiff1d(further, reached, assume_unique=True)
        reached = _union(reached, new)
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


def _union(left: Pairs, right: Pairs) -> Pairs:
    return distinct(np.concatenate([left, right]))
