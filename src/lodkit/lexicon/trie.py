"""The trie of all patterns of a language, worked out as far as texts go into it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property

from lodkit.lexicon.concepts import Concept
from lodkit.lexicon.patterns import GAP, Position

Reached = tuple[Concept, Position]
"""A position in one of the patterns of a concept."""


class Node:
    """A state of the trie: where each word leads, and what may end here.

    It stands for the positions that one sequence of words leads to in all patterns at once.
    Written out, the patterns of a language are ten thousands of sequences; few of them are met.
    """

    def __init__(self, reached: Iterable[Reached], number: Callable[[str], int]) -> None:
        self._reached = list(dict.fromkeys(reached))
        self._number = number

    @cached_property
    def next(self) -> dict[int, "Node"]:
        """The states that words lead to, by the words' numbers."""
        following: dict[int, list[Reached]] = defaultdict(list)
        for concept, position in self._reached:
            for word, behind in position.steps:
                if word != GAP:
                    following[self._number(word)].append((concept, behind))
        return {number: Node(reached, self._number) for number, reached in following.items()}

    @cached_property
    def gap(self) -> "Node | None":
        """The state behind a gap, if there may be one here."""
        reached = [
            (concept, behind)
            for concept, position in self._reached
            for word, behind in position.steps
            if word == GAP
        ]
        return Node(reached, self._number) if reached else None

    @cached_property
    def ends(self) -> list[Concept]:
        """The concepts that the words up to here say."""
        ended = (concept for concept, position in self._reached if position.last)
        return list(dict.fromkeys(ended))

    def after(self, numbers: Iterable[int]) -> tuple["Node", ...]:
        """The states that any of these words leads to."""
        return tuple(self.next[number] for number in numbers if number in self.next)
