"""The trie of all patterns of a language, worked out as far as texts go into it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from lodkit.lexicon.concepts import Concept
from lodkit.lexicon.patterns import GAP, Position

Reached = tuple[Concept, Position]
"""A position in one of the patterns of a concept."""


# Sets of words are compared as sets of so many bits first, which may say yes in error.
_BITS = 256
WHATEVER = 1 << _BITS
"""Stands for whatever follows, since a gap leads there; every set of what follows has it."""


def mask_of(numbers: Iterable[int]) -> int:
    """The set of some words, as bits."""
    mask = 0
    for number in numbers:
        mask |= 1 << number % _BITS
    return mask


class Node:
    """A state of the trie: where each word leads, and what may end here.

    It stands for the positions that one sequence of words leads to in all patterns at once.
    Written out, the patterns of a language are ten thousands of sequences; few of them are met.
    So a state is worked out by `open` when a text comes to it: then `next` are the states that
    words lead to, by the words' numbers, `gap` is the one behind a gap, if there may be one
    here, and `ends` are the concepts that the words up to here say. `onward` is the set of all
    words that lead on, as bits.
    """

    def __init__(self, reached: Iterable[Reached], number: Callable[[str], int]) -> None:
        self._reached = list(dict.fromkeys(reached))
        self._number = number
        self.is_open = False
        self.next: dict[int, Node] = {}
        self.gap: Node | None = None
        self.ends: list[Concept] = []
        self.onward = 0

    def open(self) -> None:
        """Work out what may follow and end here."""
        following: dict[int, list[Reached]] = defaultdict(list)
        behind_gap: list[Reached] = []
        for concept, position in self._reached:
            for words, behind in position.steps:
                for word in words:
                    reached = behind_gap if word == GAP else following[self._number(word)]
                    reached.append((concept, behind))
        self.next = {number: Node(reached, self._number) for number, reached in following.items()}
        if behind_gap:
            self.gap = Node(behind_gap, self._number)
            self.gap.open()
        self.ends = list(dict.fromkeys(c for c, position in self._reached if position.last))
        self.onward = mask_of(self.next)
        self._reached.clear()
        self.is_open = True

    def after(self, numbers: Iterable[int]) -> tuple["Node", ...]:
        """The states that any of these words leads to."""
        if not self.is_open:
            self.open()
        return tuple(self.next[number] for number in numbers if number in self.next)


class Beginning:
    """What begins with one word: the states that it leads to, and what it says by itself.

    `alone` are the concepts that it says where no phrase goes on, the first of each scheme;
    `onward` is the set of words, as bits, with which one may go on.
    """

    __slots__ = ("alone", "nodes", "onward")

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self.onward = 0
        ends: dict[str, Concept] = {}
        for node in nodes:
            if not node.is_open:
                node.open()
            self.onward |= node.onward if node.gap is None else WHATEVER
            for concept in node.ends:
                ends[concept.scheme] = min(concept, ends.get(concept.scheme, concept))
        self.alone = tuple(ends.values())

    @classmethod
    def of(cls, nodes: Sequence[Node]) -> "Beginning | None":
        """What begins with a word that leads to these states, None where nothing does."""
        return cls(nodes) if nodes else None
