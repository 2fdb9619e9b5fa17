"""Columns of numbers: nodes, and pairs of nodes, always sorted and each once."""

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Mask: TypeAlias = npt.NDArray[np.bool_]
Numbers: TypeAlias = npt.NDArray[np.int64]
Pairs: TypeAlias = npt.NDArray[np.int64]
"""Statements of one property, or other pairs of nodes: the first's number << 32 | the second's."""

LOW = 0xFFFFFFFF
NO_PAIRS: Pairs = np.empty(0, np.int64)


def distinct(numbers: Numbers) -> Numbers:
    """The numbers sorted, each once; numpy's own way to ask for this takes ten times as long."""
    ordered = np.sort(numbers)
    return ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered


def packed(firsts: npt.NDArray[np.integer[Any]], seconds: npt.NDArray[np.integer[Any]]) -> Pairs:
    """Two columns of numbers as pairs."""
    pairs: Pairs = (firsts.astype(np.int64) << 32) | seconds
    return pairs


def swapped(pairs: Pairs) -> Pairs:
    """Pairs the other way round, not sorted."""
    return packed(pairs & LOW, pairs >> 32)


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


def firsts(pairs: Pairs) -> Numbers:
    """The first nodes of sorted pairs."""
    return distinct(pairs >> 32)


def seconds(pairs: Pairs) -> Numbers:
    """The second nodes of pairs."""
    return distinct(pairs & LOW)


def union(*parts: Numbers) -> Numbers:
    """All that is in some columns."""
    filled = [part for part in parts if len(part)]
    return distinct(np.concatenate(filled)) if filled else NO_PAIRS
