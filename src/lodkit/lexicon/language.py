"""One language compiled: which words it knows, and the trie of everything it can say."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from lodkit.lexicon.concepts import Concept, LanguageData
from lodkit.lexicon.folding import fold
from lodkit.lexicon.patterns import GAP, expand


@dataclass(slots=True)
class Node:
    """A state of the trie: where each word leads, and what may end here."""

    next: dict[int, "Node"] = field(default_factory=dict)
    gap: "Node | None" = None
    ends: list[Concept] = field(default_factory=list)


class Words:
    """The words of a lexicon, numbered: literal ones, and stems that take an ending."""

    def __init__(self, endings: Iterable[str], proclitics: Iterable[str]) -> None:
        self._literals: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._endings = frozenset(fold(e) for e in endings) | {""}
        self._longest = max(map(len, self._endings))
        self._proclitics = sorted({fold(p) for p in proclitics}, key=lambda p: (-len(p), p))
        self._given: dict[str, int] = {}
        self._cache: dict[str, tuple[int, ...]] = {}

    def number(self, word: str) -> int:
        """The number of a pattern's word, new if need be."""
        number = self._given.get(word)
        if number is None:
            stem = word.endswith("~")
            known, key = (self._stems, fold(word[:-1])) if stem else (self._literals, fold(word))
            number = known.setdefault(key, len(self._literals) + len(self._stems))
            self._given[word] = number
        return number

    def numbers(self, key: str) -> tuple[int, ...]:
        """The numbers that a folded word of the text may stand for, the plainest reading first."""
        found = self._cache.get(key)
        if found is None:
            found = tuple(dict.fromkeys(n for bare in self.bare(key) for n in self._of(bare)))
            self._cache[key] = found
        return found

    def bare(self, key: str) -> list[str]:
        """The word as it stands, then without each proclitic that it may begin with."""
        shorter = (p for p in self._proclitics if key.startswith(p) and len(key) > len(p) + 1)
        return [key, *(key[len(p) :] for p in shorter)]

    def without_ending(self, key: str) -> Iterable[str]:
        """The stems that `key` may be an inflected form of, the longest first."""
        for cut in range(len(key), max(len(key) - self._longest, 1) - 1, -1):
            if key[cut:] in self._endings:
                yield key[:cut]

    def _of(self, bare: str) -> Iterable[int]:
        if bare in self._literals:
            yield self._literals[bare]
        for stem in self.without_ending(bare):
            if stem in self._stems:
                yield self._stems[stem]


class Language:
    """A language ready for matching: compiled from its label file and the places' names."""

    def __init__(self, data: LanguageData, places: Iterable[tuple[Concept, str]] = ()) -> None:
        self.code = data.code
        self.script = data.script
        self.verb_first = "verbFirst" in data.traits
        self.qualifier_behind = "qualifierBehind" in data.traits
        self.data = data
        self.words = Words(data.words["ending"], data.words["proclitic"])
        self.levels = Node()
        self.phrases = Node()
        self.places = Node()
        self.prefixes: dict[str, Concept] = {}
        for concept, pattern in data.patterns:
            self._add(concept, pattern)
        for concept, name in places:
            self._grow(self.places, concept, tuple(name.split()))

    @cached_property
    def particles(self) -> frozenset[str]:
        """The folded small words that a phrase may contain unseen."""
        return self._set("particle")

    @cached_property
    def conjunctions(self) -> frozenset[str]:
        """The folded words that join: and, as well as."""
        return self._set("conjunction")

    def begins_with_and(self, key: str) -> bool:
        """Whether a folded word has a conjunction written onto it: Arabic wa- before a noun."""
        joined = (c for c in self.joined_conjunctions if key.startswith(c))
        return any(self.words.numbers(key[len(c) :]) for c in joined)

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The folded commonest words of the language."""
        return self._set("stopWord") | self.particles | self.conjunctions

    @cached_property
    def joined_conjunctions(self) -> tuple[str, ...]:
        """The folded conjunctions that are written onto the word behind them."""
        return tuple(sorted(self.conjunctions & self._set("proclitic")))

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """The folded words whose full stop ends no sentence."""
        return self._set("abbreviation")

    @cached_property
    def ordinal_endings(self) -> frozenset[str]:
        """What may stand behind the digits of an ordinal."""
        return self._set("ordinalEnding")

    @cached_property
    def plurals(self) -> frozenset[str]:
        """The folded words that say an office of several people: secretaries, members."""
        return self._set("pluralWord")

    @cached_property
    def pronouns(self) -> frozenset[str]:
        """The folded words that stand for the person spoken of last."""
        return self._set("pronoun")

    @cached_property
    def from_words(self) -> frozenset[str]:
        """The folded words behind which the post stands that somebody leaves."""
        return self._set("fromWord")

    def _set(self, name: str) -> frozenset[str]:
        return frozenset(fold(word) for word in self.data.words[name])

    def _add(self, concept: Concept, pattern: str) -> None:
        root = self.levels if concept.scheme == "level" else self.phrases
        for words in expand(pattern):
            if concept.scheme == "level" and words[-1].endswith("-"):
                self.prefixes[fold(words[-1][:-1])] = concept
            else:
                self._grow(root, concept, words)

    def _grow(self, node: Node, concept: Concept, words: tuple[str, ...]) -> None:
        for word in words:
            if word == GAP:
                node.gap = node.gap or Node()
                node = node.gap
            else:
                number = self.words.number(word)
                following = node.next.get(number)
                if following is None:
                    following = node.next[number] = Node()
                node = following
        if concept not in node.ends:
            node.ends.append(concept)
