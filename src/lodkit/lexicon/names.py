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
from lodkit.lexicon.name_odds import UNUSUAL, as_name, as_place, odds_of, weight_of
from lodkit.lexicon.name_repeats import as_long, keys_of
from lodkit.lexicon.name_runs import COMMON_FAMILY, REMEMBERED, SHORT, USUAL, USUAL_MIDDLE, NameRuns
from lodkit.lexicon.syllables import Reading, Readings, Syllable, Syllables
from lodkit.lexicon.tokens import Break, Token

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
        self._runs = NameRuns(language, syllables)
        self._ranked = lru_cache(maxsize=REMEMBERED)(self._rank)

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
            if (token.capital or not self._runs.has_case) and self._runs.family(token.key)
        }
        found: list[NameMention] = []
        behind = 0
        for at in sorted(starts | places.keys()):
            if at < behind or self._ends_place(tokens, at, starts):
                continue
            keys = self._runs.run(tokens, at) if at in starts and at not in titles else ()
            if self._is_locality(keys):
                behind = at + len(keys)
                continue
            name = self._name(tokens, at, keys, places.get(at), starts)
            if name:
                found.append(name)
            behind = (name.last if name else places.get(at, at)) + 1
        return self._tied(tokens, found if self._runs.has_case else as_long(tokens, found))

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
            if self._runs.is_inflected(tokens[i].key):
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
        return self._runs.is_written_as_name(token) and bool(self._runs.first(token.key))

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
        if not self._runs.is_written_as_name(token):
            return []
        if not self._runs.has_case and token.word.common:
            return []
        begun = self._runs.first if first else self._runs.inner
        options = self._syllables.of(token.key) or begun(token.key)
        if options:
            return [options]
        if not self._runs.has_case or self._syllables.writes_latin:
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
        if len(keys) < SHORT and not any("'" in key for key in keys):
            return None
        last, ranked = at + len(keys) - 1, self._ranked(keys)
        known = ranked[0][1] in self._roster
        # a place's name fills the run, or a name of its own begins behind it
        if place_end is not None and not known and (place_end >= last or place_end + 1 in starts):
            return None
        opener = tokens[at].word.common and not self._runs.has_usual_middle(keys)
        bare = not self._runs.has_case or tokens[at].broken == Break.SENTENCE
        short = len(keys) <= SHORT
        bare = bare and not self._is_behind_and(tokens, at, keys)
        # within a sentence, behind a word without, a capital is a name's: "tandis que A Phuong"
        inside = self._runs.has_case and at > 0 and not tokens[at - 1].capital
        inside = inside and tokens[at].broken <= Break.COMMA
        if opener and not known and (bare or (short and at + 1 in starts and not inside)):
            return None
        family = max(r.syllable.family for r in self._runs.family(keys[0]))
        strange = any(not self._runs.inner(key) for key in keys[1:])
        weak = not known and (strange or (short and (opener or family < COMMON_FAMILY)))
        return NameMention(at, last, ranked[0][1], self._is_uncertain(ranked), weak)

    def _is_behind_and(self, tokens: Sequence[Token], at: int, keys: tuple[str, ...]) -> bool:
        """Whether a word for "and he" is "and Ho": before one of the usual middle names.

        Behind a break or another name only, and in a name of the usual length: "and he, Phan Van
        A" is longer.
        """
        usual = max(
            (r.syllable.middle for key in keys[1:2] for r in self._runs.inner(key)), default=0
        )
        begins = tokens[at].broken != Break.NONE or self.is_syllable(tokens[at - 1])
        return begins and len(keys) == USUAL and usual >= USUAL_MIDDLE

    def _ends_place(self, tokens: Sequence[Token], at: int, starts: Collection[int]) -> bool:
        """Whether a word ends a place's name and the next begins a person's: "Moc Chau Tran A".

        A word of the kind that names have stands before it, and the next is a commoner family name.
        """
        if at + 1 not in starts or not at or tokens[at].broken or tokens[at + 1].broken:
            return False
        before, keys = tokens[at - 1], self._runs.run(tokens, at)
        if at - 1 in starts or not before.capital or not self._runs.inner(before.key):
            return False
        own, other = (self._runs.weight(tokens[i].key) for i in (at, at + 1))
        return len(keys) > USUAL and own < COMMON_FAMILY <= other and not self._is_known(keys)

    def _is_known(self, keys: tuple[str, ...]) -> bool:
        return self._ranked(keys)[0][1] in self._roster

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
        return family is None or family.family < COMMON_FAMILY

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

    def _rank(self, keys: tuple[str, ...]) -> list[tuple[float, str]]:
        """The readings of a run, the likeliest first."""
        inner = (self._runs.inner(key) or (Reading(Syllable(key)),) for key in keys[1:])
        readings = (self._runs.family(keys[0]), *inner)
        likely = (sorted(options, key=as_name)[:_READINGS_AT_MOST] for options in readings)
        ranked = []
        for choice in product(*(list(map(odds_of, options)) for options in likely)):
            name = " ".join([odds.latin for odds in choice])
            weight, fame = weight_of(choice), self._roster.get(name, 0)
            unusual = sum(odds.rank for odds in choice)
            # two syllables that are hardly written so are rather anybody else, or a place
            if fame and (len(choice) > SHORT or unusual < SHORT):
                weight = math.log(math.exp(weight) + fame * _FAME)
            ranked.append((weight - UNUSUAL * unusual, name))
        return nsmallest(_NAMES_AT_MOST, ranked, key=lambda pair: (-pair[0], pair[1]))
