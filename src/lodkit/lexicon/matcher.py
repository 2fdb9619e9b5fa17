"""The matcher: where a text says which concept, in any inflection, level words skipped."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import takewhile
from operator import attrgetter

from lodkit.lexicon.concepts import Concept
from lodkit.lexicon.language import Language
from lodkit.lexicon.tokens import Break, Token
from lodkit.lexicon.trie import ANY, WHATEVER, Beginning, Node

# So many words that it passes over may follow each other in a phrase, less one.
_SKIPS = range(6)
_GAP_AT_MOST = 20
# A ministry's name lists its fields; elsewhere a comma ends a phrase.
_SCHEMES_WITH_COMMA = frozenset({"body-kind"})


class Mention:
    """A phrase of the text that says a concept: its first, its last, and all words that do so."""

    __slots__ = ("concept", "first", "last", "words")

    def __init__(self, first: int, last: int, concept: Concept, words: tuple[int, ...]) -> None:
        self.first = first
        self.last = last
        self.concept = concept
        self.words = words


_Said = tuple[Concept, tuple[int, ...]]
"""A concept, and the words that say it."""


class Matcher:
    """Finds the mentions of one text: levels, then places, then everything else."""

    def __init__(self, language: Language, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._prefixes = language.prefixes
        self._words = [token.word for token in tokens]
        self._numbers = [word.numbers for word in self._words]
        # Behind the last word a text ends as a sentence does.
        self._breaks = [*[token.broken for token in tokens], Break.SENTENCE]
        # The break that ends a phrase.
        self._stop: int = Break.HARD
        # Behind a word that phrases pass over, where they go on.
        particles = language.particles
        self._onward = {i: i + 1 for i, token in enumerate(tokens) if token.key in particles}
        # For each word, the words that a phrase may go on with right before it, as bits; while
        # it is not known, any.
        self._near = [ANY] * len(self._breaks)

    def find(self) -> list[Mention]:
        """All mentions, in the order of the text; within a scheme none overlap."""
        words = self._words
        levels = self._pass([(i, word.levels) for i, word in enumerate(words) if word.levels])
        levels += self._first_parts()
        # a dash may stand within a place's name: "Ba Ria - Vung Tau"
        self._stop = Break.SENTENCE
        places = self._pass([(i, word.places) for i, word in enumerate(words) if word.places])
        self._stop = Break.HARD
        self._onward |= {m.first: m.last + 1 for m in (*levels, *places)}
        self._near = self._reachable()
        phrases = self._pass([(i, word.phrases) for i, word in enumerate(words) if word.phrases])
        return sorted([*levels, *places, *phrases], key=attrgetter("first"))

    def continued(self, head: int, first: int) -> list[Mention]:
        """The phrases that go on at word `first` as if word `head` stood right before it.

        "the ministers A (Finance), B (Justice)" names a ministry behind each name.
        """
        begun = self._words[head].phrases
        nodes = [
            further
            for node in (begun.nodes if begun else ())
            for further in node.after(self._numbers[first])
        ]
        return _mentions(self._search(nodes, first))

    def beginning(self, first: int) -> list[Mention]:
        """The phrases that begin at a word, whatever phrase of the text has it already."""
        begun = self._words[first].phrases
        return _mentions(self._search(begun.nodes, first)) if begun else []

    def _first_parts(self) -> list[Mention]:
        """The levels that are the first part of a compound word."""
        if not self._prefixes:
            return []
        return [
            Mention(i, i, self._prefixes[token.key], (i,))
            for i, token in enumerate(self._tokens[:-1])
            if token.key in self._prefixes and self._tokens[i + 1].start == token.end
        ]

    def _reachable(self) -> list[int]:
        """For each word, and behind the last, the words a phrase may go on with right before it.

        They are a few too many, since any number of words may be passed over.
        """
        breaks, onward, stop = self._breaks, self._onward, self._stop
        near = [
            word.mask | WHATEVER if broken < stop else WHATEVER
            for word, broken in zip(self._words, breaks, strict=False)
        ]
        near.append(WHATEVER)
        for at in sorted(onward, reverse=True):
            if breaks[at] < stop:
                near[at] |= near[onward[at]]
        return near

    def _pass(self, starts: Iterable[tuple[int, Beginning]]) -> list[Mention]:
        """The mentions of one trie; of two in a scheme that share a word, the earlier one stays.

        `starts` are the words that begin a phrase, and what begins with each.
        """
        near = self._near
        taken: dict[str, set[int]] = defaultdict(set)
        found: list[Mention] = []
        for first, begun in starts:
            # most words that may begin a phrase say something else here
            if begun.onward & near[first + 1]:
                for concept, words in self._search(begun.nodes, first):
                    others = taken[concept.scheme]
                    if others.isdisjoint(words):
                        others.update(words)
                        found.append(Mention(first, words[-1], concept, words))
            else:
                for concept in begun.alone:
                    others = taken[concept.scheme]
                    if first not in others:
                        others.add(first)
                        found.append(Mention(first, first, concept, (first,)))
        return found

    def _search(self, nodes: Iterable[Node], first: int) -> Iterable[_Said]:
        """The best phrase of each scheme that begins at word `first`, in one of these states."""
        near = self._near
        best: dict[str, _Said] = {}
        # how far phrases are read: where in the trie, by which words, and whether over a comma
        todo: list[tuple[Node, tuple[int, ...], bool]]
        todo = [(node, (first,), False) for node in nodes]
        while todo:
            node, words, comma = todo.pop()
            if not node.is_open:
                node.open()
            for concept in node.ends:
                scheme = concept.scheme
                if comma and scheme not in _SCHEMES_WITH_COMMA:
                    continue
                rival = best.get(scheme)
                if rival is None or _rank(concept, words) < _rank(*rival):
                    best[scheme] = concept, words
            at = words[-1] + 1
            if node.onward & near[at]:
                following = node.next
                for i, beyond in self._within_reach(at):
                    for number in self._numbers[i]:
                        if number in following:
                            todo.append((following[number], (*words, i), comma or beyond))
            if node.gap is not None:
                following = node.gap.next
                for i in self._behind_gap(at):
                    for number in self._numbers[i]:
                        if number in following:
                            todo.append((following[number], (*words, i), comma))
        return best.values()

    def _within_reach(self, at: int) -> list[tuple[int, bool]]:
        """The words that a phrase may go on with, particles and qualifiers passed over.

        Also whether a comma stands before each.
        """
        found: list[tuple[int, bool]] = []
        comma = False
        for _ in _SKIPS:
            broken = self._breaks[at]
            if broken:
                if broken >= self._stop:
                    break
                comma = comma or broken == Break.COMMA
            found.append((at, comma))
            if at not in self._onward:
                break
            at = self._onward[at]
        return found

    def _behind_gap(self, start: int) -> Iterable[int]:
        """The next words of the same sentence."""
        words = range(start, start + _GAP_AT_MOST)
        return takewhile(lambda at: self._breaks[at] < Break.SENTENCE, words)


def _mentions(said: Iterable[_Said]) -> list[Mention]:
    return [Mention(words[0], words[-1], concept, words) for concept, words in said]


def _rank(concept: Concept, words: tuple[int, ...]) -> tuple[int, int, Concept]:
    """More words of the pattern come first, then the tighter phrase."""
    return -len(words), words[-1], concept
