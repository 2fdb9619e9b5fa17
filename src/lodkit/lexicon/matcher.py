"""The matcher: where a text says which concept, in any inflection, level words skipped."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lodkit.lexicon.concepts import Concept
from lodkit.lexicon.language import Language
from lodkit.lexicon.tokens import Break, Token
from lodkit.lexicon.trie import Node

# So many words that it passes over may follow each other in a phrase, less one.
_SKIPS = range(6)
_GAP_AT_MOST = 20
# A ministry's name lists its fields; elsewhere a comma ends a phrase.
_SCHEMES_WITH_COMMA = frozenset({"body-kind"})
_COMMA, _HARD, _SENTENCE = int(Break.COMMA), int(Break.HARD), int(Break.SENTENCE)

_Next = Mapping[int, Node]


class Mention:
    """A phrase of the text that says a concept: its first, its last, and all words that do so."""

    __slots__ = ("concept", "first", "last", "words")

    def __init__(self, first: int, last: int, concept: Concept, words: tuple[int, ...]) -> None:
        self.first = first
        self.last = last
        self.concept = concept
        self.words = words


_State = tuple[Node, tuple[int, ...], bool]
"""A phrase as far as it is read: where in the trie, by which words, and whether over a comma."""


class Matcher:
    """Finds the mentions of one text: levels, then places, then everything else."""

    def __init__(self, language: Language, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._prefixes = language.prefixes
        self._words = [token.word for token in tokens]
        self._numbers = [word.numbers for word in self._words]
        # Behind the last word a text ends as a sentence does.
        self._breaks = [*(int(token.broken) for token in tokens), _SENTENCE]
        # The break that ends a phrase.
        self._stop = _HARD
        # Behind a word that phrases pass over, where they go on.
        particles = language.particles
        self._onward = {i: i + 1 for i, token in enumerate(tokens) if token.key in particles}

    def find(self) -> list[Mention]:
        """All mentions, in the order of the text; within a scheme none overlap."""
        words = self._words
        levels = self._pass((i, word.levels) for i, word in enumerate(words) if word.levels)
        levels += self._first_parts()
        # a dash may stand within a place's name: "Ba Ria - Vung Tau"
        self._stop = _SENTENCE
        places = self._pass((i, word.places) for i, word in enumerate(words) if word.places)
        self._stop = _HARD
        self._onward |= {m.first: m.last + 1 for m in (*levels, *places)}
        phrases = self._pass(self._promising())
        return sorted([*levels, *places, *phrases], key=lambda m: (m.first, -m.last, m.concept))

    def continued(self, head: int, first: int) -> Iterable[Mention]:
        """The phrases that go on at word `first` as if word `head` stood right before it.

        "the ministers A (Finance), B (Justice)" names a ministry behind each name.
        """
        nodes = [
            further
            for node in self._words[head].phrases
            for further in node.after(self._numbers[first])
        ]
        return _best(self._from(nodes, first))

    def beginning(self, first: int) -> Iterable[Mention]:
        """The phrases that begin at a word, whatever phrase of the text has it already."""
        return _best(self._from(self._words[first].phrases, first))

    def _first_parts(self) -> list[Mention]:
        """The levels that are the first part of a compound word."""
        if not self._prefixes:
            return []
        return [
            Mention(i, i, self._prefixes[token.key], (i,))
            for i, token in enumerate(self._tokens[:-1])
            if token.key in self._prefixes and self._tokens[i + 1].start == token.end
        ]

    def _pass(self, starts: Iterable[tuple[int, Sequence[Node]]]) -> list[Mention]:
        """The mentions of one trie; of two in a scheme that share a word, the earlier one stays.

        `starts` are the words that begin a phrase, and the states that each leads to.
        """
        taken: dict[str, set[int]] = defaultdict(set)
        found: list[Mention] = []
        for first, nodes in starts:
            for mention in _best(self._from(nodes, first)):
                words = taken[mention.concept.scheme]
                if words.isdisjoint(mention.words):
                    words.update(mention.words)
                    found.append(mention)
        return found

    def _promising(self) -> Iterator[tuple[int, Sequence[Node]]]:
        """The words that begin a phrase which may end there, or which the next word may go on.

        Most words that begin one say something else here.
        """
        for first, word in enumerate(self._words):
            if word.phrases:
                behind = self._numbers_behind(first + 1)
                nodes = [node for node in word.phrases if node.may_go_on(behind)]
                if nodes:
                    yield first, nodes

    def _numbers_behind(self, at: int) -> tuple[int, ...]:
        """The numbers of the words that may follow in a phrase right before word `at`."""
        found: tuple[int, ...] = ()
        for _ in _SKIPS:
            if self._breaks[at] >= _HARD:
                break
            found += self._numbers[at]
            if at not in self._onward:
                break
            at = self._onward[at]
        return found

    def _from(self, nodes: Iterable[Node], first: int) -> list[Mention]:
        """Every phrase that begins at word `first`, in one of these states."""
        found: list[Mention] = []
        todo: list[_State] = [(node, (first,), False) for node in nodes]
        while todo:
            node, words, comma = todo.pop()
            if not node.is_open:
                node.open()
            for concept in node.ends:
                if not comma or concept.scheme in _SCHEMES_WITH_COMMA:
                    found.append(Mention(first, words[-1], concept, words))
            if node.next:
                self._step(node.next, words, comma, todo)
            if node.gap is not None:
                self._leap(node.gap.next, words, comma, todo)
        return found

    def _step(
        self, following: _Next, words: tuple[int, ...], comma: bool, todo: list[_State]
    ) -> None:
        """Add the states one word on, particles and qualifiers passed over."""
        at = words[-1] + 1
        for _ in _SKIPS:
            broken = self._breaks[at]
            if broken:
                if broken >= self._stop:
                    return
                comma = comma or broken == _COMMA
            for number in self._numbers[at]:
                if number in following:
                    todo.append((following[number], (*words, at), comma))
            if at not in self._onward:
                return
            at = self._onward[at]

    def _leap(
        self, following: _Next, words: tuple[int, ...], comma: bool, todo: list[_State]
    ) -> None:
        """Add the states beyond a gap in the same sentence."""
        start = words[-1] + 1
        for at in range(start, start + _GAP_AT_MOST):
            if self._breaks[at] == _SENTENCE:
                return
            for number in self._numbers[at]:
                if number in following:
                    todo.append((following[number], (*words, at), comma))


def _best(mentions: Sequence[Mention]) -> Iterable[Mention]:
    """The best mention of each scheme, of those that begin with one word."""
    if len(mentions) < 2:
        return mentions
    best: dict[str, Mention] = {}
    for mention in mentions:
        rival = best.get(mention.concept.scheme)
        if rival is None or _rank(mention) < _rank(rival):
            best[mention.concept.scheme] = mention
    return best.values()


def _rank(mention: Mention) -> tuple[int, int, Concept]:
    """More words of the pattern come first, then the tighter phrase."""
    return -len(mention.words), mention.last, mention.concept
