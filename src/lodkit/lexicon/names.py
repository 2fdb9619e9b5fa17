"""Personal names in a text: runs of name syllables, read back into Latin letters."""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from heapq import nsmallest
from itertools import product
from types import MappingProxyType

from lodkit.lexicon.language import Language
from lodkit.lexicon.localities import NO_LOCALITIES, Localities
from lodkit.lexicon.name_mentions import NameMention, PlaceRun
from lodkit.lexicon.name_odds import OF_WOMEN, UNUSUAL, as_name, as_place, odds_of, weight_of
from lodkit.lexicon.name_repeats import as_long, keys_of
from lodkit.lexicon.syllables import Reading, Readings, Syllable, Syllables
from lodkit.lexicon.tokens import Break, Token

_LONGEST, _SHORT = 5, 2
# Two names side by side have at most so many syllables; the first of them has one of these.
_LONGEST_PAIR, _LENGTHS = 9, (3, 4, 2)
# A middle name as common as this (per mille) hardly stands in a place's name.
_USUAL_MIDDLE = 100
# A family name rarer than this (per mille) needs something beside it that speaks of a person.
_COMMON_FAMILY = 4
# A well-known person is spoken of as often as all others would be whose name is so likely.
_FAME = math.exp(10.0)
# A second reading less likely by this factor (natural logarithm) does not make a name uncertain.
_CLEAR_LEAD = 1.6
_READINGS_AT_MOST = 8
# Of the thousands of names that six ambiguous words may be, so many are remembered.
_NAMES_AT_MOST = 64
_LONGEST_PLACE = 3
NOBODY: Mapping[str, int] = MappingProxyType({})
"""A roster that knows nobody."""
# So many words and names are remembered with their readings.
_REMEMBERED = 10_000


class NameFinder:
    """Finds the names in the texts of one language.

    `roster` says of well-known people how well known they are, by their offices.
    """

    def __init__(
        self,
        language: Language,
        syllables: Syllables,
        roster: Mapping[str, int] = NOBODY,
        localities: Localities = NO_LOCALITIES,
    ) -> None:
        self._language = language
        self._syllables = syllables
        self._roster = roster
        self._localities = localities
        self._has_case = language.script != "Arab"
        # What folded words may be read as is found out once for each, and so for each name.
        self._first = lru_cache(maxsize=_REMEMBERED)(self._read_first)
        self._family = lru_cache(maxsize=_REMEMBERED)(self._read_family)
        self._inner = lru_cache(maxsize=_REMEMBERED)(self._read_inner)
        self._ranked = lru_cache(maxsize=_REMEMBERED)(self._rank)

    def find(
        self, tokens: Sequence[Token], places: Mapping[int, int], titles: Collection[int]
    ) -> list[NameMention]:
        """All names, in the order of the text.

        `places` maps first to last words of place names; no name begins with a word of `titles`:
        Ukrainian пан is Mr before it is Phan.
        """
        starts = {
            i
            for i, token in enumerate(tokens)
            if (token.capital or not self._has_case) and self._family(token.key)
        }
        found: list[NameMention] = []
        behind = 0
        for at in sorted(starts | places.keys()):
            if at < behind:
                continue
            keys = self._run(tokens, at) if at in starts and at not in titles else ()
            if self._is_locality(keys):
                behind = at + len(keys)
                continue
            name = self._name(tokens, at, keys, places.get(at), starts)
            if name:
                found.append(name)
            behind = (name.last if name else places.get(at, at)) + 1
        return self._tied(tokens, found if self._has_case else as_long(tokens, found))

    def place_run(
        self, tokens: Sequence[Token], at: int, end: int | None = None
    ) -> PlaceRun | None:
        """The name of a place that the words from `at`, before `end`, may be, apart or joined."""
        written: list[Readings] = []
        last = at
        for i in range(at, min(at + _LONGEST_PLACE, end or len(tokens), len(tokens))):
            if i > at and tokens[i].broken != Break.NONE:
                break
            syllables = self._place_syllables(tokens[i], first=i == at)
            if not syllables or len(written) + len(syllables) > _LONGEST_PLACE:
                break
            written.extend(syllables)
            last = i
            if self._is_inflected(tokens[i].key):
                break
        if not written:
            return None
        known = self._localities.best(written)
        best = known or [min(options, key=as_place).syllable.latin for options in written]
        family = max(r.syllable.family for r in written[0])
        name = " ".join(latin.capitalize() for latin in best)
        return PlaceRun(last, name, len(written), known is not None, family)

    def is_syllable(self, token: Token) -> bool:
        """Whether a word may be a syllable of a name."""
        return self._is_written_as_name(token) and bool(self._first(token.key))

    def is_whole_syllable(self, token: Token) -> bool:
        """Whether a word may be a syllable with all that is written onto it."""
        return bool(self._syllables.of(token.key))

    @property
    def reads_latin(self) -> bool:
        """Whether the language writes names in Latin letters, so that each has one reading."""
        return self._syllables.writes_latin

    def readings(self, tokens: Sequence[Token], name: NameMention) -> Sequence[str]:
        """What a name of the text may be read as, the likeliest first; of many, some."""
        keys = keys_of(tokens, name.first, name.last)
        return [reading for _, reading in self._ranked(keys)]

    def family_weight(self, name: str) -> int:
        """How usual the family name of a name in Latin letters is, per mille."""
        syllable = self._syllables.table.get(name.partition(" ")[0].lower())
        return syllable.family if syllable else 0

    def is_well_known(self, name: str) -> bool:
        """Whether the roster has a person of this name."""
        return name in self._roster

    def _place_syllables(self, token: Token, *, first: bool) -> Sequence[Readings]:
        """The syllables of one word: itself, or the two or three written together in it."""
        if not self._is_written_as_name(token):
            return []
        if not self._has_case and token.word.common:
            return []
        begun = self._first if first else self._inner
        options = self._syllables.of(token.key) or begun(token.key)
        if options:
            return [options]
        if not self._has_case or self._syllables.writes_latin:
            return []
        stems = list(self._language.words.without_ending(token.key))
        splits = [split for stem in stems for split in self._syllables.joined(stem)]
        known = (split for split in splits if self._localities.best(split))
        return next(known, splits[0] if splits else [])

    def _name(
        self,
        tokens: Sequence[Token],
        at: int,
        keys: tuple[str, ...],
        place_end: int | None,
        starts: Collection[int],
    ) -> NameMention | None:
        """The name that the words `keys` from `at` are, where they are none of a place.

        `place_end` is the last word of a place's name that begins there; `starts` are the words
        that may begin a name.
        """
        if len(keys) < _SHORT and not any("'" in key for key in keys):
            return None
        last, ranked = at + len(keys) - 1, self._ranked(keys)
        known = ranked[0][1] in self._roster
        # a place's name fills the run, or a name of its own begins behind it
        if place_end is not None and not known and (place_end >= last or place_end + 1 in starts):
            return None
        opener = tokens[at].word.common and not self._has_usual_middle(keys)
        bare = not self._has_case or tokens[at].broken == Break.SENTENCE
        short = len(keys) <= _SHORT
        bare = bare and not self._is_behind_and(tokens, at, keys)
        # within a sentence, behind a word without, a capital is a name's: "tandis que A Phuong"
        inside = self._has_case and at > 0 and not tokens[at - 1].capital
        inside = inside and tokens[at].broken <= Break.COMMA
        if opener and not known and (bare or (short and at + 1 in starts and not inside)):
            return None
        family = max(r.syllable.family for r in self._family(keys[0]))
        strange = any(not self._inner(key) for key in keys[1:])
        weak = not known and (strange or (short and (opener or family < _COMMON_FAMILY)))
        return NameMention(at, last, ranked[0][1], self._is_uncertain(ranked), weak)

    def _is_behind_and(self, tokens: Sequence[Token], at: int, keys: tuple[str, ...]) -> bool:
        """Whether a word for "and he" is "and Ho": before one of the usual middle names.

        Behind a break only, and in a name of the usual length: "and he, Phan Van A" is longer.
        """
        usual = max((r.syllable.middle for key in keys[1:2] for r in self._inner(key)), default=0)
        broken = tokens[at].broken != Break.NONE
        return broken and len(keys) == _LONGEST_PLACE and usual >= _USUAL_MIDDLE

    def _is_locality(self, keys: tuple[str, ...]) -> bool:
        """Whether all of a run is a well-known place's name and hardly a person's: "Buon Ma Thuot".

        The district of Tran Van Thoi is called as people are.
        """
        if len(keys) != _LONGEST_PLACE or self._ranked(keys)[0][1] in self._roster:
            return False
        readings = [self._syllables.of(key) for key in keys]
        best = self._localities.best(readings) if all(readings) else None
        if best is None:
            return False
        family = self._syllables.table.get(best[0])
        return family is None or family.family < _COMMON_FAMILY

    def _tied(self, tokens: Sequence[Token], names: Sequence[NameMention]) -> list[NameMention]:
        """The names, where an uncertain one may be read as another of the same text so read."""
        counts = Counter(name.name for name in names)
        return [
            self._as_elsewhere(tokens, name, counts) if name.uncertain else name for name in names
        ]

    def _as_elsewhere(
        self, tokens: Sequence[Token], name: NameMention, counts: Mapping[str, int]
    ) -> NameMention:
        keys = keys_of(tokens, name.first, name.last)
        readings = self._ranked(keys)
        others = ((counts[other], weight, other) for weight, other in readings if other in counts)
        count, _, other = max(others)
        return replace(name, name=other) if count > counts[name.name] else name

    def _is_uncertain(self, ranked: Sequence[tuple[float, str]]) -> bool:
        if len(ranked) == 1 or ranked[0][1] in self._roster:
            return False
        return ranked[0][0] - ranked[1][0] < _CLEAR_LEAD

    def _run(self, tokens: Sequence[Token], at: int) -> tuple[str, ...]:
        """The word and those behind it that may go on a name; an inflected one is its last.

        Where the script has no capitals, the commonest words go on none.
        """
        keys: list[str] = []
        for token in tokens[at : at + _LONGEST_PAIR]:
            strange = self._is_strange(keys, token)
            if keys and not strange and not self._goes_on(token):
                if self._is_common_given(tokens, at + len(keys), keys):
                    keys.append(token.key)
                break
            keys.append(token.key)
            if not strange and self._is_inflected(token.key):
                break
        while keys and len(keys[-1]) == 1 and not self._is_given(keys[-1]):
            keys.pop()
        # "Le Van Nam, he ...": a word for "he" is hardly ever a given name
        if not self._has_case and len(keys) > _SHORT and keys[-1] in self._language.pronouns:
            keys.pop()
        if len(keys) > _LONGEST or self._is_behind_place(keys):
            return tuple(keys[: self._end_of_first(keys)])
        return tuple(keys)

    def _is_given(self, key: str) -> bool:
        """Whether somebody's given name may be read so."""
        return any(r.syllable.male or r.syllable.female for r in self._inner(key))

    def _is_behind_place(self, keys: Sequence[str]) -> bool:
        """Whether a name of the usual kind begins in a run, behind a place: "Kim Lien Le Van A".

        Nobody is called by two family names with such a middle name behind the second.
        """
        if len(keys) < _LONGEST:
            return False
        first, second = (
            max((r.syllable.family for r in self._family(k)), default=0)
            for k in (keys[0], keys[_SHORT])
        )
        middle = max((r.syllable.middle for r in self._inner(keys[_SHORT + 1])), default=0)
        return first < _COMMON_FAMILY <= second and middle >= _USUAL_MIDDLE

    def _has_usual_middle(self, keys: Sequence[str]) -> bool:
        """Whether a name of three has the middle name of most: French "Le" is no article then."""
        if len(keys) < _SHORT + 1 or not self._has_case or not self._is_given(keys[-1]):
            return False
        middle = max((r.syllable.middle for r in self._inner(keys[1])), default=0)
        return middle >= _USUAL_MIDDLE

    def _end_of_first(self, keys: Sequence[str]) -> int:
        """Where the second of two names begins that stand side by side: "replaced A B"."""
        weights = {
            at: max((r.syllable.family for r in self._family(keys[at])), default=0)
            for at in _LENGTHS
            if at + 1 < len(keys)
        }
        best = max(weights, key=weights.__getitem__)
        return best if weights[best] >= _COMMON_FAMILY else _LONGEST

    def _goes_on(self, token: Token) -> bool:
        if token.broken != Break.NONE or not self._is_written_as_name(token):
            return False
        return bool(self._inner(token.key)) and (self._has_case or not token.word.common)

    def _is_common_given(self, tokens: Sequence[Token], at: int, keys: Sequence[str]) -> bool:
        """Whether one of the commonest words is the last of a name: "Le Thi Le", "Pham Minh An,".

        No name ends in the middle name of women, and no word for "that" or "in" ends a clause.
        """
        token = tokens[at]
        if self._has_case or token.broken != Break.NONE or len(keys) != _SHORT:
            return False
        if not self._inner(token.key):
            return False
        if any(r.syllable.latin == OF_WOMEN and not r.rank for r in self._inner(keys[-1])):
            return True
        return at + 1 == len(tokens) or tokens[at + 1].broken != Break.NONE

    def _is_strange(self, keys: Sequence[str], token: Token) -> bool:
        """Whether a word may be the second of a name though no Vietnamese is called so.

        Khmer and Cham names are as often of other syllables: "Thach Rotha", "Duong Mah Tiep".
        """
        if len(keys) != 1 or not self.reads_latin or token.broken != Break.NONE:
            return False
        word = token.word
        unknown = not (word.numbers or word.common or word.numeral or word.parts)
        return unknown and token.capital and token.key not in self._language.stop_words

    def _is_inflected(self, key: str) -> bool:
        return self._has_case and not self._syllables.of(key)

    def _is_written_as_name(self, token: Token) -> bool:
        return token.capital or not self._has_case

    def _read_first(self, key: str) -> Readings:
        """What the first syllable of a run may be, without the proclitic written onto it."""
        bare = map(self._syllables.of, self._language.words.bare(key))
        return next(filter(None, bare), ())

    def _read_family(self, key: str) -> Readings:
        return tuple(r for r in self._first(key) if r.syllable.family)

    def _read_inner(self, key: str) -> Readings:
        """What a further syllable may be; where the script has case it may be inflected."""
        if not self._has_case:
            return self._syllables.of(key)
        exact = self._syllables.of(key)
        if any(r.syllable.borne for r in exact):
            return exact
        # what no person is called is rather a common syllable with an ending: "Ana" is An
        inflected = (stem for stem in self._language.words.without_ending(key) if stem != key)
        return next(filter(None, map(self._syllables.of, inflected)), exact)

    def _rank(self, keys: tuple[str, ...]) -> list[tuple[float, str]]:
        """The readings of a run, the likeliest first."""
        inner = (self._inner(key) or (Reading(Syllable(key)),) for key in keys[1:])
        readings = (self._family(keys[0]), *inner)
        likely = (sorted(options, key=as_name)[:_READINGS_AT_MOST] for options in readings)
        ranked = []
        for choice in product(*(list(map(odds_of, options)) for options in likely)):
            name = " ".join([odds.latin for odds in choice])
            weight, fame = weight_of(choice), self._roster.get(name, 0)
            unusual = sum(odds.rank for odds in choice)
            # two syllables that are hardly written so are rather anybody else, or a place
            if fame and (len(choice) > _SHORT or unusual < _SHORT):
                weight = math.log(math.exp(weight) + fame * _FAME)
            ranked.append((weight - UNUSUAL * unusual, name))
        return nsmallest(_NAMES_AT_MOST, ranked, key=lambda pair: (-pair[0], pair[1]))
