"""The trie of all patterns of a language, worked out as far as texts go into it."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from lodkit.lexicon.concepts import Concept
from lodkit.lexicon.patterns import GAP, Position

Reached = tuple[Concept, Position]
"""A position in one of the patterns of a concept."""


class Node:
    """A state of the trie: where each word leads, and what may end here.

    It stands for the positions that one sequence of words leads to in all patterns at once.
    Written out, the patterns of a language are ten thousands of sequences; few of them are met.
    So a state is worked out by `open` when a text comes to it: then `next` are the states that
    words lead to, by the words' numbers, `gap` is the one behind a gap, if there may be one
    here, and `ends` are the concepts that the words up to here say.
    """

    def __init__(self, reached: Iterable[Reached], number: Callable[[str], int]) -> None:
        self._reached = list(dict.fromkeys(reached))
        self._number = number
        self.is_open = False
        self.next: dict[int, Node] = {}
        self.gap: Node | None = None
        self.ends: list[Concept] = []

    def open(self) -> None:
        """Work out what may follow and end here."""
        following: dict[int, list[Reached]] = defaultdict(list)
        behind_gap: list[Reached] = []
        for concept, position in self._reached:
            for word, behind in position.steps:
                reached = behind_gap if word == GAP else following[self._number(word)]
                reached.append((concept, behind))
        self.next = {number: Node(reached, self._number) for number, reached in following.items()}
        if behind_gap:
            self.gap = Node(behind_gap, self._number)
            self.gap.open()
        self.ends = list(dict.fromkeys(c for c, position in self._reached if position.last))
        self._reached.clear()
        self.is_open = True

    def after(self, numbers: Iterable[int]) -> tuple["Node", ...]:
        """The states that any of these words leads to."""
        if not self.is_open:
            self.open()
        return tuple(self.next[number] for number in numbers if number in self.next)

    def may_go_on(self, numbers: Iterable[int]) -> bool:
        """Whether a phrase may end here, leave a gap, or go on with one of these words."""
        if not self.is_open:
            self.open()
        return bool(self.ends or self.gap) or not self.next.keys().isdisjoint(numbers)
