"""One language compiled: which words it knows, and the tries of everything it can say."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from lodkit.lexicon.concepts import Concept, LanguageData
from lodkit.lexicon.folding import LATIN_LOOKALIKES, fold, spelling
from lodkit.lexicon.memory import Memory
from lodkit.lexicon.patterns import expand, read_pattern, sequence
from lodkit.lexicon.trie import WHATEVER, Beginning, Node, Reached, mask_of
from lodkit.lexicon.words import Words

# So many written words are remembered; a text has some hundreds, most of them common.
_REMEMBERED = 50_000
_APOSTROPHES = "'’ʼ"
_ROMAN_DIGITS = "IVXL"


@dataclass(frozen=True, slots=True)
class Word:
    """What a language knows of a written word, found out once however often it is met.

    `parts` are the two words that are written as this one, if they are two. `common` says that it
    is one of the commonest words as they are spelled: French "Lê" is not "le", nor Arabic آن what
    أن is, though they are compared as equals elsewhere. `clause` says that one of these begins a
    clause into which no phrase from outside reaches: "that". `numeral` says that it may be a
    number, in digits or Roman, `figure` that it is one in digits, `capitals` that it is written in
    nothing else. `numbers` are those of the lexicon's words that it may be, `mask` all of them as
    bits. `levels`, `places` and `phrases` say what of the three tries begins with it, if anything
    does.
    """

    key: str
    length: int
    parts: tuple[str, ...]
    capital: bool
    capitals: bool
    common: bool
    clause: bool
    numeral: bool
    figure: bool
    numbers: tuple[int, ...]
    mask: int
    levels: Beginning | None
    places: Beginning | None
    phrases: Beginning | None


class Language:
    """A language ready for matching: compiled from its label file and the places' names."""

    def __init__(self, data: LanguageData, places: Iterable[tuple[Concept, str]] = ()) -> None:
        self.code = data.code
        # Whether it is written with capitals: not every script has them.
        self.has_case = any(w.upper() != w.lower() for some in data.words.values() for w in some)
        self.verb_first = "verbFirst" in data.traits
        self.qualifier_behind = "qualifierBehind" in data.traits
        self.subject_dropped = "subjectDropped" in data.traits
        self.family_name_declined = "familyNameDeclined" in data.traits
        self.data = data
        self.words = Words(data.words["ending"], data.words["proclitic"])
        # The folded small words that a phrase may contain unseen, and those that join.
        self.particles = _folded(data.words["particle"])
        self.conjunctions = _folded(data.words["conjunction"])
        # Conjunctions that are written onto the word behind them.
        self.joined_conjunctions = sorted(self.conjunctions & _folded(data.words["proclitic"]))
        # The commonest words, folded and as they are spelled.
        self.stop_words = _folded(data.words["stopWord"]) | self.particles | self.conjunctions
        lists = (data.words[name] for name in ("stopWord", "particle", "conjunction"))
        self.spelled_stop_words = frozenset(spelling(word) for words in lists for word in words)
        # The words whose full stop ends no sentence; what stands behind the digits of an ordinal.
        self.abbreviations = _folded(data.words["abbreviation"])
        self.ordinal_endings = _folded(data.words["ordinalEnding"])
        # Words for an office of several people, and those that do not tell: secretaries, members.
        self.plurals = _folded(data.words["pluralWord"])
        self.either = _folded(data.words["eitherNumber"])
        # Words before such a one that say that it is of one person, some by its form: German
        # "des", "die Vorsitzende"; and of several: "zu".
        self.singulars = _folded(data.words["singularWord"])
        self.severals = _folded(data.words["severalWord"])
        # Verbs in the plural, behind such an office: "wurden".
        self.several_verbs = _folded(data.words["severalVerb"])
        # With these the stems of places' adjectives end, which have no capital.
        self.place_adjectives = tuple(_folded(data.words["placeAdjective"]))
        # With these the word behind one in either number begins if that is of several.
        self.behind_several = tuple(_folded(data.words["severalBefore"]))
        # What stands for the person spoken of last: he; to her; and who, of the one right before.
        self.pronouns = _folded(data.words["pronoun"])
        self.oblique_pronouns = _folded(data.words["obliquePronoun"])
        self.relative_pronouns = _folded(data.words["relativePronoun"])
        # Behind these the verb stands before its subject, and before these words who does it.
        self.object_relatives = _folded(data.words["objectRelative"])
        self.agent_words = _folded(data.words["agentWord"])
        # Words before the body that somebody is elected to, where the verb comes last.
        self.into_words = _folded(data.words["intoWord"])
        # Words before the post for which somebody leaves another.
        self.for_words = _folded(data.words["forWord"])
        # Words that say whose the noun behind them is: its, their.
        self.possessives = _folded(data.words["possessive"])
        # The like written onto the noun, as it is spelled.
        self.possessive_endings = tuple(map(spelling, data.words["possessiveEnding"]))
        # Words before somebody who is spoken to or about, and does not act.
        self.oblique_words = _folded(data.words["obliqueWord"])
        # How a noun begins that has its article written onto it, and bears no name behind it.
        self.definite_beginnings = tuple(_folded(data.words["definiteBeginning"]))
        # Words before the year by which a document is known.
        self.of_year_words = _folded(data.words["ofYearWord"])
        # Words with which a clause begins that no phrase from outside goes on in.
        self.clause_words = _folded(data.words["clauseWord"])
        # Words that with one of those behind them say who acts after all: "each of".
        self.each_words = _folded(data.words["eachWord"])
        # Verbs and titles that are said of a woman only.
        self.feminines = _folded(data.words["feminineWord"])
        # Words behind which the post stands that somebody leaves.
        self.from_words = _folded(data.words["fromWord"])
        self.prefixes: dict[str, Concept] = {}
        patterns = [(c, read_pattern(pattern)) for c, pattern in self._without_prefixes()]
        names = [(c, name.split()) for c, name in places]
        self.words.number_all(chain(*(pattern.words for _, pattern in patterns)))
        self.words.number_all(chain(*(words for _, words in names)))
        self.levels = self._trie((c, p.start) for c, p in patterns if c.scheme == "level")
        self.phrases = self._trie((c, p.start) for c, p in patterns if c.scheme != "level")
        self.places = self._trie((c, sequence(words)) for c, words in names)
        # By a written word what is known of it.
        self.known: Memory[str, Word] = Memory(self._word)
        self.begins_with_and = lru_cache(maxsize=_REMEMBERED)(self._begins_with_and)

    def _begins_with_and(self, key: str) -> bool:
        """Whether a folded word has a conjunction written onto it: Arabic wa- before a noun."""
        joined = (c for c in self.joined_conjunctions if key.startswith(c))
        return any(self.words.numbers(key[len(c) :]) for c in joined)

    def _parts(self, written: str) -> tuple[str, ...]:
        """The two words that are written as one, if it is no single one.

        French "d'organisation" is "d'" and "organisation", German "Provinzparteikomitee" is
        "Provinz" and "parteikomitee", where the language's data says so.
        """
        cut = self._elision(written) or self._compound(written)
        return (written[:cut], written[cut:]) if cut else ()

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
        common = key in self.stop_words and spelling(written) in self.spelled_stop_words
        numbers = self.words.numbers(key)
        return Word(
            key=key,
            length=len(written),
            parts=self._parts(written),
            capital=written[0].isupper(),
            capitals=len(written) > 1 and written.isupper(),
            common=common,
            clause=common and key in self.clause_words,
            numeral=written[0].translate(LATIN_LOOKALIKES) in _ROMAN_DIGITS
            or any(map(str.isdecimal, written)),
            figure=key.isdigit(),
            numbers=numbers,
            mask=mask_of(numbers) | WHATEVER,
            levels=Beginning.of(self.levels.after(numbers)),
            places=Beginning.of(self.places.after(numbers)),
            phrases=Beginning.of(self.phrases.after(numbers)),
        )

    def _without_prefixes(self) -> Iterator[tuple[Concept, str]]:
        """The patterns but for the levels that begin a compound, which are set aside."""
        for concept, pattern in self.data.patterns:
            if concept.scheme == "level" and pattern.endswith("-"):
                for words in expand(pattern):
                    self.prefixes[fold(words[-1][:-1])] = concept
            else:
                yield concept, pattern

    def _trie(self, reached: Iterable[Reached]) -> Node:
        return Node(reached, self.words.number)


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))
