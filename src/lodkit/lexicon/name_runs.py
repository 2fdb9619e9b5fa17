"""Runs of words that may be one personal name, and what each word may be in it."""

from collections.abc import Sequence
from functools import lru_cache

from lodkit.lexicon.language import Language
from lodkit.lexicon.name_odds import OF_WOMEN
from lodkit.lexicon.syllables import Readings, Syllables
from lodkit.lexicon.tokens import Break, Token

LONGEST, SHORT, USUAL = 5, 2, 3
"""How many syllables a name has at most, in short, and usually."""
COMMON_FAMILY = 4
"""A family name rarer than this (per mille) needs something beside it that speaks of a person."""
USUAL_MIDDLE = 100
"""A middle name as common as this (per mille) hardly stands in a place's name."""
REMEMBERED = 10_000
"""So many words, and names, are remembered with their readings."""
# One family name in twenty, and commoner: Nguyen, Tran, Le.
_COMMONEST = 50
# Two names side by side have at most so many syllables; the first of them has one of these.
_LONGEST_PAIR, _LENGTHS = 9, (3, 4, 2)


class NameRuns:
    """What the words of one language may be in a name; each is found out once.

    `first` tells what a word may be as the first syllable of a run, `family` as a family name,
    `inner` as a further syllable.
    """

    def __init__(self, language: Language, syllables: Syllables) -> None:
        self._language = language
        self._syllables = syllables
        self.has_case = language.has_case
        self.first = lru_cache(maxsize=REMEMBERED)(self._read_first)
        self.family = lru_cache(maxsize=REMEMBERED)(self._read_family)
        self.inner = lru_cache(maxsize=REMEMBERED)(self._read_inner)

    def run(self, tokens: Sequence[Token], at: int) -> tuple[str, ...]:
        """The word and those behind it that may go on a name; an inflected one is its last.

        Behind a declined family name there are two more at least: "Nguyena Duca Trunga". Where
        the script has no capitals, the commonest words go on none.
        """
        keys: list[str] = []
        for token in tokens[at : at + _LONGEST_PAIR]:
            strange = self._is_strange(keys, token)
            if keys and not strange and not self._goes_on(token):
                if self._is_common_given(tokens, at + len(keys), keys):
                    keys.append(token.key)
                break
            keys.append(token.key)
            if not strange and self.is_inflected(token.key) and not self._is_begun(keys):
                break
        while keys and len(keys[-1]) == 1 and not self._is_given(keys[-1]):
            keys.pop()
        # "Le Van Nam, he ...": a word for "he" is hardly ever a given name
        if not self.has_case and len(keys) > SHORT and keys[-1] in self._language.pronouns:
            keys.pop()
        if self._is_abbreviation(tokens, at, keys):
            return tuple(keys[:1])
        if self._is_begun(keys):
            return ()
        if len(keys) > LONGEST or self._is_behind_place(keys):
            return tuple(keys[: self._end_of_first(keys)])
        return tuple(keys)

    def _is_begun(self, keys: Sequence[str]) -> bool:
        """Whether a name with a declined family name lacks its given name yet."""
        declines = self._language.family_name_declined
        return declines and 0 < len(keys) < USUAL and self.is_inflected(keys[0])

    def is_inflected(self, key: str) -> bool:
        """Whether a word is no syllable but with an ending, where the language has such."""
        return self.has_case and not self._syllables.of(key)

    def is_written_as_name(self, token: Token) -> bool:
        """Whether a word has the capital of a name, where the script has any."""
        return token.capital or not self.has_case

    def has_usual_middle(self, keys: Sequence[str]) -> bool:
        """Whether a name of three has the middle name of most: French "Le" is no article then."""
        if len(keys) < USUAL or not self.has_case or not self._is_given(keys[-1]):
            return False
        middle = max((r.syllable.middle for r in self.inner(keys[1])), default=0)
        return middle >= USUAL_MIDDLE

    def weight(self, key: str) -> int:
        """How usual a family name a word may be at best, per mille."""
        return max((r.syllable.family for r in self.family(key)), default=0)

    def _is_given(self, key: str) -> bool:
        """Whether somebody's given name may be read so."""
        return any(r.syllable.male or r.syllable.female for r in self.inner(key))

    def _goes_on(self, token: Token) -> bool:
        if token.broken != Break.NONE or not self.is_written_as_name(token):
            return False
        return bool(self.inner(token.key)) and (self.has_case or not token.word.common)

    def _is_strange(self, keys: Sequence[str], token: Token) -> bool:
        """Whether a word may be the second of a name though no Vietnamese is called so.

        Khmer and Cham names are as often of other syllables: "Thach Rotha", "Duong Mah Tiep".
        """
        if len(keys) != 1 or not self._syllables.writes_latin or token.broken != Break.NONE:
            return False
        word = token.word
        unknown = not (word.numbers or word.common or word.numeral or word.parts)
        return unknown and token.capital and token.key not in self._language.stop_words

    def _is_common_given(self, tokens: Sequence[Token], at: int, keys: Sequence[str]) -> bool:
        """Whether one of the commonest words is the last of a name: "Le Thi Le", "Pham Minh An,".

        No name ends in the middle name of women, and no word for "that" or "in" ends a clause.
        """
        token = tokens[at]
        if self.has_case or token.broken != Break.NONE or len(keys) != SHORT:
            return False
        if not self.inner(token.key):
            return False
        if any(r.syllable.latin == OF_WOMEN and not r.rank for r in self.inner(keys[-1])):
            return True
        return at + 1 == len(tokens) or tokens[at + 1].broken != Break.NONE

    def _is_abbreviation(self, tokens: Sequence[Token], at: int, keys: Sequence[str]) -> bool:
        """Whether a run begins with a word in capitals that is none of the name behind it.

        "The vice-chair of the AN Nguyen Thi Thanh": few are called An, and hers is a whole name.
        """
        if len(keys) <= USUAL or not tokens[at].word.capitals or tokens[at + 1].word.capitals:
            return False
        first, second = map(self.weight, keys[:2])
        return first < COMMON_FAMILY <= second

    def _is_behind_place(self, keys: Sequence[str]) -> bool:
        """Whether a name of the usual kind begins in a run, behind a place: "Kim Lien Le Van A".

        Nobody is called by two family names of which the second is one of the commonest, or has
        such a middle name behind it.
        """
        if len(keys) < LONGEST:
            return False
        first, second = self.weight(keys[0]), self.weight(keys[SHORT])
        middle = max((r.syllable.middle for r in self.inner(keys[USUAL])), default=0)
        usual = middle >= USUAL_MIDDLE or (self.has_case and second >= _COMMONEST)
        return first < COMMON_FAMILY <= second and usual

    def _end_of_first(self, keys: Sequence[str]) -> int:
        """Where the second of two names begins that stand side by side: "replaced A B"."""
        weights = {at: self.weight(keys[at]) for at in _LENGTHS if at + 1 < len(keys)}
        best = max(weights, key=weights.__getitem__)
        return best if weights[best] >= COMMON_FAMILY else LONGEST

    def _read_first(self, key: str) -> Readings:
        """What the first syllable of a run may be, without the proclitic written onto it.

        As little as may be is taken off: وسونغ is "and Sung", no future of "Ong".
        """
        bare = sorted(self._language.words.bare(key), key=len, reverse=True)
        return next(filter(None, map(self._syllables.of, bare)), ())

    def _read_family(self, key: str) -> Readings:
        """What a family name may be; a common one with the endings of its case, too."""
        exact = tuple(r for r in self.first(key) if r.syllable.family)
        if exact or not self._language.family_name_declined or not self.is_inflected(key):
            return exact
        stems = self._language.words.without_ending(key)
        known = (self._syllables.of(stem) for stem in stems)
        common = (tuple(r for r in of if r.syllable.family >= COMMON_FAMILY) for of in known)
        return next(filter(None, common), ())

    def _read_inner(self, key: str) -> Readings:
        """What a further syllable may be; where the script has case it may be inflected."""
        if not self.has_case:
            return self._syllables.of(key)
        exact = self._syllables.of(key)
        if any(r.syllable.borne for r in exact):
            return exact
        # what no person is called is rather a common syllable with an ending: "Ana" is An
        inflected = (stem for stem in self._language.words.without_ending(key) if stem != key)
        return next(filter(None, map(self._syllables.of, inflected)), exact)
