"""One language compiled: which words it knows, and the tries of everything it can say."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lodkit.lexicon.concepts import Concept, LanguageData
from lodkit.lexicon.folding import LATIN_LOOKALIKES, fold, spelling
from lodkit.lexicon.patterns import Position, expand, read_pattern, sequence
from lodkit.lexicon.trie import Node, Reached
from lodkit.lexicon.words import Words

# So many written words are remembered; a text has some hundreds, most of them common.
_REMEMBERED = 50_000
_APOSTROPHES = "'’ʼ"
_ROMAN_DIGITS = "IVXL"


@dataclass(frozen=True, slots=True)
class Word:
    """What a language knows of a written word, found out once however often it is met.

    `common` says that it is one of the commonest words as they are spelled: French "Lê" is not
    "le", nor Arabic آن what أن is, though they are compared as equals elsewhere. `numeral` says
    that it may be a number, in digits or Roman; `levels`, `places` and `phrases`
    are the states of the three tries that it leads to.
    """

    key: str
    length: int
    capital: bool
    common: bool
    numeral: bool
    numbers: tuple[int, ...]
    levels: tuple[Node, ...]
    places: tuple[Node, ...]
    phrases: tuple[Node, ...]


class Language:
    """A language ready for matching: compiled from its label file and the places' names."""

    def __init__(self, data: LanguageData, places: Iterable[tuple[Concept, str]] = ()) -> None:
        self.code = data.code
        self.script = data.script
        self.verb_first = "verbFirst" in data.traits
        self.qualifier_behind = "qualifierBehind" in data.traits
        self.subject_dropped = "subjectDropped" in data.traits
        self.data = data
        self.words = Words(data.words["ending"], data.words["proclitic"])
        self.prefixes: dict[str, Concept] = {}
        compiled = [(c, self._compiled(pattern)) for c, pattern in self._without_prefixes()]
        self.levels = self._trie((c, start) for c, start in compiled if c.scheme == "level")
        self.phrases = self._trie((c, start) for c, start in compiled if c.scheme != "level")
        self.places = self._trie((c, self._named(name)) for c, name in places)
        self.words_in = lru_cache(maxsize=_REMEMBERED)(self._words_in)
        self.begins_with_and = lru_cache(maxsize=_REMEMBERED)(self._begins_with_and)

    @cached_property
    def particles(self) -> frozenset[str]:
        """The folded small words that a phrase may contain unseen."""
        return self._set("particle")

    @cached_property
    def conjunctions(self) -> frozenset[str]:
        """The folded words that join: and, as well as."""
        return self._set("conjunction")

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The folded commonest words of the language."""
        return self._set("stopWord") | self.particles | self.conjunctions

    @cached_property
    def joined_conjunctions(self) -> tuple[str, ...]:
        """The folded conjunctions that are written onto the word behind them."""
        return tuple(sorted(self.conjunctions & self._set("proclitic")))

    @cached_property
    def spelled_stop_words(self) -> frozenset[str]:
        """The commonest words of the language as they are spelled."""
        lists = (self.data.words[name] for name in ("stopWord", "particle", "conjunction"))
        return frozenset(spelling(word) for words in lists for word in words)

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
    def either(self) -> frozenset[str]:
        """The folded words for an office that are the same for one and for several people."""
        return self._set("eitherNumber")

    @cached_property
    def pronouns(self) -> frozenset[str]:
        """The folded words that stand for the person spoken of last."""
        return self._set("pronoun")

    @cached_property
    def oblique_pronouns(self) -> frozenset[str]:
        """The folded words for that person which are no subject: him, to her."""
        return self._set("obliquePronoun")

    @cached_property
    def relative_pronouns(self) -> frozenset[str]:
        """The folded words that begin a clause about the person before them: who."""
        return self._set("relativePronoun")

    @cached_property
    def oblique_words(self) -> frozenset[str]:
        """The folded words before somebody who is spoken to or about, and does not act."""
        return self._set("obliqueWord")

    @cached_property
    def from_words(self) -> frozenset[str]:
        """The folded words behind which the post stands that somebody leaves."""
        return self._set("fromWord")

    def _begins_with_and(self, key: str) -> bool:
        """Whether a folded word has a conjunction written onto it: Arabic wa- before a noun."""
        joined = (c for c in self.joined_conjunctions if key.startswith(c))
        return any(self.words.numbers(key[len(c) :]) for c in joined)

    def _words_in(self, written: str) -> tuple[Word, ...]:
        """The word, or the two words, that are written as one.

        French "d'organisation" is "d'" and "organisation", German "Provinzparteikomitee" is
        "Provinz" and "parteikomitee", where the language's data says so.
        """
        cut = self._elision(written) or self._compound(written)
        return tuple(self._word(part) for part in (written[:cut], written[cut:]) if part)

    def _elision(self, written: str) -> int:
        for at, letter in enumerate(written[:-1], 1):
            if letter in _APOSTROPHES and fold(written[:at]) in self.particles:
                return at
        return 0

    def _compound(self, written: str) -> int:
        lower = written.lower()
        for prefix in self.prefixes:
            rest = lower[len(prefix) :]
            if lower.startswith(prefix) and len(rest) > 2 and self.words.numbers(fold(rest)):
                return len(prefix)
        return 0

    def _word(self, written: str) -> Word:
        key = fold(written)
        numbers = self.words.numbers(key)
        return Word(
            key=key,
            length=len(written),
            capital=written[0].isupper(),
            common=key in self.stop_words and spelling(written) in self.spelled_stop_words,
            numeral=written[0].translate(LATIN_LOOKALIKES) in _ROMAN_DIGITS
            or any(map(str.isdecimal, written)),
            numbers=numbers,
            levels=self.levels.after(numbers),
            places=self.places.after(numbers),
            phrases=self.phrases.after(numbers),
        )

    def _set(self, name: str) -> frozenset[str]:
        return frozenset(fold(word) for word in self.data.words[name])

    def _without_prefixes(self) -> Iterator[tuple[Concept, str]]:
        """The patterns but for the levels that begin a compound, which are set aside."""
        for concept, pattern in self.data.patterns:
            if concept.scheme == "level" and pattern.endswith("-"):
                for words in expand(pattern):
                    self.prefixes[fold(words[-1][:-1])] = concept
            else:
                yield concept, pattern

    def _compiled(self, written: str) -> Position:
        pattern = read_pattern(written)
        for word in pattern.words:
            self.words.number(word)
        return pattern.start

    def _named(self, name: str) -> Position:
        words = name.split()
        for word in words:
            self.words.number(word)
        return sequence(words)

    def _trie(self, reached: Iterable[Reached]) -> Node:
        return Node(reached, self.words.number)
