"""Windows: the phrases of a long text that begin between two words, found without reading all."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar


class Phrase(Protocol):
    """Whatever has a first and a last word."""

    @property
    def first(self) -> int:
        """The index of the first word."""
        ...

    @property
    def last(self) -> int:
        """The index of the last word."""
        ...


P = TypeVar("P", bound=Phrase)
_first = attrgetter("first")


def beginning_within(phrases: Sequence[P], first: int, last: int) -> Sequence[P]:
    """Of phrases in the order of the text, those whose first word lies between two words."""
    if not phrases:
        return phrases
    start = bisect_left(phrases, first, key=_first)
    return phrases[start : bisect_right(phrases, last, lo=start, key=_first)]
