"""Windows: the phrases of a long text that begin between two words, found without reading all."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
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


class Run(list[P]):
    """Phrases in the order of the text, with the first word of each at hand."""

    __slots__ = ("firsts",)

    def __init__(self, phrases: Iterable[P]) -> None:
        super().__init__(phrases)
        self.firsts = [phrase.first for phrase in self]


def beginning_within(phrases: Sequence[P], first: int, last: int) -> Sequence[P]:
    """Of phrases in the order of the text, those whose first word lies between two words."""
    if not phrases:
        return phrases
    if isinstance(phrases, Run):
        start = bisect_left(phrases.firsts, first)
        return phrases[start : bisect_right(phrases.firsts, last, start)]
    start = end = bisect_left(phrases, first, key=_first)
    # as few as begin within a sentence are faster gone through than searched
    while end < len(phrases) and phrases[end].first <= last:
        end += 1
    return phrases[start:end]
