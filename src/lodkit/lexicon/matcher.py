"""The matcher: where a text says which concept, in any inflection, level words skipped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lodkit.lexicon.concepts import Concept
from lodkit.lexicon.language import Language, Node
from lodkit.lexicon.tokens import Break, Token

_SKIP_AT_MOST = 6
_GAP_AT_MOST = 15
# A ministry's name lists its fields; elsewhere a comma ends a phrase.
_SCHEMES_WITH_COMMA = frozenset({"body-kind"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase of the text that says a concept, and which of its words do so."""

    concept: Concept
    words: tuple[int, ...]

    @property
    def first(self) -> int:
        """The index of its first word."""
        return self.words[0]

    @property
    def last(self) -> int:
        """The index of its last word."""
        return self.words[-1]


@dataclass(frozen=True, slots=True)
class _State:
    node: Node
    words: tuple[int, ...]
    comma: bool


class Matcher:
    """Finds the mentions of one text: levels, then places, then everything else."""

    def __init__(self, language: Language, tokens: Sequence[Token]) -> None:
        self._language = language
        self._tokens = tokens
        self._numbers = [language.words.numbers(token.key) for token in tokens]
        self._qualifiers: dict[int, Mention] = {}  # level words and places, by first word

    def find(self) -> list[Mention]:
        """All mentions, in the order of the text; within a scheme none overlap."""
        levels = self._pass(self._language.levels) + self._prefixes()
        places = self._pass(self._language.places)
        for mention in [*levels, *places]:
            self._qualifiers[mention.first] = mention
        phrases = self._pass(self._language.phrases)
        return sorted([*levels, *places, *phrases], key=lambda m: (m.first, -m.last, m.concept))

    def _prefixes(self) -> list[Mention]:
        """The levels that are the first part of a compound word."""
        return [
            Mention(self._language.prefixes[token.key], (i,))
            for i, token in enumerate(self._tokens[:-1])
            if token.key in self._language.prefixes and self._tokens[i + 1].start == token.end
        ]

    def _pass(self, root: Node) -> list[Mention]:
        """The mentions of one trie; of two in a scheme that share a word, the earlier one stays."""
        best: dict[tuple[str, int], Mention] = {}
        for first in range(len(self._tokens)):
            for mention in self._from(root, first):
                key = (mention.concept.scheme, first)
                if key not in best or _rank(mention) < _rank(best[key]):
                    best[key] = mention
        taken: set[tuple[str, int]] = set()
        found: list[Mention] = []
        for mention in sorted(best.values(), key=lambda m: (m.first, m.concept)):
            words = {(mention.concept.scheme, word) for word in mention.words}
            if not words & taken:
                taken |= words
                found.append(mention)
        return found

    def _from(self, root: Node, first: int) -> Iterable[Mention]:
        """Every phrase of the trie that begins at word `first`."""
        todo = [
            _State(node, (first,), False)
            for node in (root.next.get(n) for n in self._numbers[first])
            if node is not None
        ]
        while todo:
            state = todo.pop()
            for concept in state.node.ends:
                if not state.comma or concept.scheme in _SCHEMES_WITH_COMMA:
                    yield Mention(concept, state.words)
            if state.node.next:
                todo.extend(self._steps(state))
            if state.node.gap is not None:
                todo.extend(self._leaps(state, state.node.gap))

    def _steps(self, state: _State) -> Iterable[_State]:
        """The states one word on, particles and qualifiers passed over."""
        at, comma = state.words[-1] + 1, state.comma
        for _ in range(_SKIP_AT_MOST):
            if at >= len(self._tokens) or self._tokens[at].broken >= Break.HARD:
                return
            comma = comma or self._tokens[at].broken == Break.COMMA
            for number in self._numbers[at]:
                node = state.node.next.get(number)
                if node is not None:
                    yield _State(node, (*state.words, at), comma)
            qualifier = self._qualifiers.get(at)
            if qualifier is not None:
                at = qualifier.last + 1
            elif self._tokens[at].key in self._language.particles:
                at += 1
            else:
                return

    def _leaps(self, state: _State, gap: Node) -> Iterable[_State]:
        """The states beyond a gap in the same sentence."""
        last = min(state.words[-1] + 1 + _GAP_AT_MOST, len(self._tokens))
        for at in range(state.words[-1] + 1, last):
            if self._tokens[at].broken == Break.SENTENCE:
                return
            for number in self._numbers[at]:
                node = gap.next.get(number)
                if node is not None:
                    yield _State(node, (*state.words, at), state.comma)


def _rank(mention: Mention) -> tuple[int, int, int, Concept]:
    """More words of the pattern come first, then the tighter phrase, then the earlier one."""
    return -len(mention.words), mention.last - mention.first, mention.first, mention.concept
