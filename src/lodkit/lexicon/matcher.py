"""The matcher: where a text says which concept, in any inflection, level words skipped."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import attrgetter

from lodkit.lexicon.concepts import Concept
from lodkit.lexicon.language import Language
from lodkit.lexicon.tokens import Break, Tokens
from lodkit.lexicon.trie import WHATEVER, Beginning, Node

# So many words that it passes over may follow each other in a phrase, less one.
_SKIPS = range(6)
_GAP_AT_MOST = 20
# Onto a word of so many letters hardly another is written.
_SHORT = 3
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
_State = tuple[Node, tuple[int, ...], bool]
"""A phrase as far as it is read: where in the trie, by which words, and whether over a comma."""
_Next = Mapping[int, Node]
_COMMA, _SENTENCE = Break.COMMA, Break.SENTENCE


class Matcher:
    """Finds the mentions of one text: levels, then places, then everything else."""

    def __init__(self, language: Language, tokens: Tokens) -> None:
        self._tokens = tokens
        self._language = language
        self._prefixes = language.prefixes
        self._words = tokens.words
        self._breaks = tokens.broken
        # The break that ends a phrase.
        self._stop: int = Break.HARD
        # Behind a word that phrases pass over, where they go on.
        self._onward = {i: i + 1 for i in tokens.particles}
        # For each word, and behind the last, the words as bits that a phrase may go on with right
        # before it; a few too many, since any number of others may be passed over.
        self._near = [word.mask for word in self._words]
        self._near.append(WHATEVER)
        self._pass_over(self._onward)

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
        self._pass_over(self._onward)
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
            for further in node.after(self._words[first].numbers)
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

    def _pass_over(self, onward: Mapping[int, int]) -> None:
        """Let phrases go on behind these words as well."""
        near = self._near
        for at in sorted(onward, reverse=True):
            near[at] |= near[onward[at]]

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
        # how far phrases are read; those that go on are added behind
        read: list[_State] = [(node, (first,), False) for node in nodes]
        for node, words, comma in read:
            if not node.is_open:
                node.open()
            for concept in node.ends:
                scheme = concept.scheme
                if comma and scheme not in _SCHEMES_WITH_COMMA:
                    continue
                rival = best.get(scheme)
                if rival is None or _rank(concept, words) < _rank(*rival):
                    best[scheme] = concept, words
            if node.onward & near[words[-1] + 1]:
                self._step(node.next, words, comma, read)
            if node.gap is not None:
                self._leap(node.gap, words, comma, read)
        return best.values()

    def _step(
        self, following: _Next, words: tuple[int, ...], comma: bool, read: list[_State]
    ) -> None:
        """Add the states one word on, particles and qualifiers passed over."""
        breaks, onward, stop = self._breaks, self._onward, self._stop
        at: int | None = words[-1] + 1
        for _ in _SKIPS:
            if at is None or (broken := breaks[at]) >= stop:
                return
            comma = comma or broken == _COMMA
            for number in self._words[at].numbers:
                if number in following:
                    read.append((following[number], (*words, at), comma))
            at = onward.get(at)

    def _leap(self, gap: Node, words: tuple[int, ...], comma: bool, read: list[_State]) -> None:
        """Add the states beyond a gap in the same sentence, up to where a clause begins."""
        start, small = words[-1] + 1, self._language.stop_words
        for at in range(start, start + _GAP_AT_MOST):
            if self._breaks[at] == _SENTENCE:
                return
            word = self._words[at]
            if gap.onward & word.mask and (word.common or word.key not in small):
                # a syllable of a name may be folded to a small word: Arabic آن to أن
                numbers = word.numbers
                short = len(word.key) <= _SHORT
                if short or self._language.begins_with_and(word.key):
                    # "presided, *and* presented": the second verb is none of the first one's
                    # phrase; and Arabic "Van" is no "and that"
                    numbers = self._language.words.whole(word.key)
                read += [(gap.next[n], (*words, at), comma) for n in numbers if n in gap.next]
            if word.clause:
                return


def _mentions(said: Iterable[_Said]) -> list[Mention]:
    return [Mention(words[0], words[-1], concept, words) for concept, words in said]


def _rank(concept: Concept, words: tuple[int, ...]) -> tuple[int, int, Concept]:
    """More words of the pattern come first, then the tighter phrase."""
    return -len(words), words[-1], concept
