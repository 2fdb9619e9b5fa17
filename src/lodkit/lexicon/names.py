"""Personal names in a text: runs of name syllables, read back into Latin letters."""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from lodkit.lexicon.language import Language
from lodkit.lexicon.localities import NO_LOCALITIES, Localities
from lodkit.lexicon.syllables import Reading, Syllable, Syllables
from lodkit.lexicon.tokens import Break, Token

_LONGEST = 5
# A family name rarer than this (per mille) needs something beside it that speaks of a person.
_COMMON_FAMILY = 4
_ROSTER_BONUS = 8.0
# A second reading less likely by this factor (natural logarithm) does not make a name uncertain.
_CLEAR_LEAD = 1.6
# What one step away from the usual spelling costs (natural logarithm).
_UNUSUAL = 0.7
_READINGS_AT_MOST = 8
_LONGEST_PLACE = 3


@dataclass(frozen=True, slots=True)
class NameMention:
    """A personal name in the text; `name` is its likeliest reading in Latin letters.

    `weak` is true where the words could as well be something else than a person.
    """

    first: int
    last: int
    name: str
    uncertain: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class PlaceRun:
    """Words that may be the name of a small place: the last of them, and its Latin reading.

    `known` says that it is a locality of the lexicon, `family` how common its first syllable is
    as a family name.
    """

    last: int
    name: str
    syllables: int
    known: bool
    family: int

    @property
    def code(self) -> str:
        """The name as a code."""
        return self.name.lower().replace(" ", "-")


@dataclass(frozen=True, slots=True)
class _Run:
    """Consecutive words that may each be a syllable of a name, with the readings of each."""

    first: int
    readings: tuple[tuple[Reading, ...], ...]

    @property
    def last(self) -> int:
        return self.first + len(self.readings) - 1


class NameFinder:
    """Finds the names in the texts of one language."""

    def __init__(
        self,
        language: Language,
        syllables: Syllables,
        roster: Collection[str] = (),
        localities: Localities = NO_LOCALITIES,
    ) -> None:
        self._language = language
        self._syllables = syllables
        self._roster = frozenset(roster)
        self._localities = localities
        self._has_case = language.script != "Arab"

    def find(
        self, tokens: Sequence[Token], places: Mapping[int, int], titles: Collection[int]
    ) -> list[NameMention]:
        """All names, in the order of the text.

        `places` maps first to last words of place names; no name begins with a word of `titles`:
        Ukrainian пан is Mr before it is Phan.
        """
        found: list[NameMention] = []
        at = 0
        while at < len(tokens):
            name = None if at in titles else self._name(tokens, at, places)
            if name:
                found.append(name)
            at = max(at, name.last if name else places.get(at, at)) + 1
        return found

    def place_run(self, tokens: Sequence[Token], at: int) -> PlaceRun | None:
        """The name of a place that the words from `at` may be, written apart or joined."""
        written: list[tuple[Reading, ...]] = []
        last = at
        for i in range(at, min(at + _LONGEST_PLACE, len(tokens))):
            if i > at and tokens[i].broken != Break.NONE:
                break
            syllables = self._place_syllables(tokens[i], first=i == at)
            if not syllables or len(written) + len(syllables) > _LONGEST_PLACE:
                break
            written.extend(syllables)
            last = i
            if self._is_inflected(tokens[i]):
                break
        if not written:
            return None
        known = self._localities.best(written)
        best = known or [min(options, key=_as_place).syllable.latin for options in written]
        family = max(r.syllable.family for r in written[0])
        return PlaceRun(last, _capitals(best), len(written), known is not None, family)

    def is_syllable(self, token: Token) -> bool:
        """Whether a word may be a syllable of a name."""
        return any(self._options(token, first=True, family=False))

    def is_well_known(self, name: str) -> bool:
        """Whether the roster has a person of this name."""
        return name in self._roster

    def _place_syllables(self, token: Token, *, first: bool) -> Sequence[tuple[Reading, ...]]:
        """The syllables of one word: itself, or the two or three written together in it."""
        options = tuple(self._options(token, first=first, family=False))
        if options:
            return [options]
        if not self._has_case or not token.capital or self._syllables.writes_latin:
            return []
        stems = self._language.words.without_ending(token.key)
        return next((found for s in stems if (found := self._syllables.joined(s))), [])

    def _name(
        self, tokens: Sequence[Token], at: int, places: Mapping[int, int]
    ) -> NameMention | None:
        run = self._run(tokens, at, family=True)
        if run is None or len(run.readings) < 2:
            return None
        ranked = self._ranked(run)
        known = ranked[0][1] in self._roster
        place_end = places.get(at)
        if place_end is not None and not known and self._is_place(tokens, run, place_end):
            return None
        opener = tokens[at].key in self._language.stop_words
        bare = not self._has_case or tokens[at].broken == Break.SENTENCE
        if opener and not known and (bare or len(run.readings) < 3):
            return None
        family = max(r.syllable.family for r in run.readings[0])
        weak = not known and len(run.readings) == 2 and family < _COMMON_FAMILY
        return NameMention(at, run.last, ranked[0][1], self._is_uncertain(ranked), weak)

    def _is_place(self, tokens: Sequence[Token], run: _Run, place_end: int) -> bool:
        """Whether a place's name fills the run, or a name of its own begins behind it."""
        return place_end >= run.last or self._run(tokens, place_end + 1, family=True) is not None

    def _is_uncertain(self, ranked: Sequence[tuple[float, str]]) -> bool:
        if len(ranked) == 1 or ranked[0][1] in self._roster:
            return False
        return ranked[0][0] - ranked[1][0] < _CLEAR_LEAD

    def _run(self, tokens: Sequence[Token], at: int, *, family: bool) -> _Run | None:
        readings: list[tuple[Reading, ...]] = []
        for i in range(at, min(at + _LONGEST, len(tokens))):
            if i > at and tokens[i].broken != Break.NONE:
                break
            options = tuple(self._options(tokens[i], first=i == at, family=family and i == at))
            if not options:
                break
            readings.append(options)
            if self._is_inflected(tokens[i]):
                break
        return _Run(at, tuple(readings)) if readings else None

    def _options(self, token: Token, *, first: bool, family: bool) -> Iterator[Reading]:
        if self._has_case and not token.capital:
            return
        if not self._has_case and not first and token.key in self._language.stop_words:
            return
        of = self._syllables.of
        keys = self._language.words.bare(token.key) if first else [token.key]
        keys = [key for key in keys if of(key)][:1]
        if not keys and not first and self._has_case:
            stems = self._language.words.without_ending(token.key)
            keys = [stem for stem in stems if of(stem)][:1]
        for key in keys:
            yield from (r for r in of(key) if r.syllable.family or not family)

    def _is_inflected(self, token: Token) -> bool:
        return self._has_case and not self._syllables.of(token.key)

    def _ranked(self, run: _Run) -> list[tuple[float, str]]:
        """The readings of a run, the likeliest first."""
        likely = (sorted(options, key=_as_name)[:_READINGS_AT_MOST] for options in run.readings)
        best: dict[str, float] = {}
        for choice in product(*likely):
            name, weight = _latin([r.syllable for r in choice]), self._weight(choice)
            best[name] = max(weight, best.get(name, weight))
        ranked = ((weight, name) for name, weight in best.items())
        return sorted(ranked, key=lambda pair: (-pair[0], pair[1]))

    def _weight(self, choice: Sequence[Reading]) -> float:
        family, *middle, given = (r.syllable for r in choice)
        female = any(s.latin == "thi" for s in middle)
        weight = math.log(1 + family.family)
        weight += sum(math.log(1 + s.middle) for s in middle)
        weight += math.log(1 + (given.female if female else given.male + given.female / 4))
        weight -= _UNUSUAL * sum(r.rank for r in choice)
        known = _latin([r.syllable for r in choice]) in self._roster
        return weight + (_ROSTER_BONUS if known else 0)


def _as_name(reading: Reading) -> tuple[float, str]:
    """Orders readings of a syllable by how likely it stands anywhere in a personal name."""
    s = reading.syllable
    return _UNUSUAL * reading.rank - math.log(1 + s.family + s.middle + s.male + s.female), s.latin


def _as_place(reading: Reading) -> tuple[int, int, str]:
    """Orders readings of a syllable in the name of a place: the usual spelling decides."""
    s = reading.syllable
    return reading.rank, -(s.family + s.middle + s.male), s.latin


def _latin(syllables: Sequence[Syllable]) -> str:
    return _capitals([s.latin for s in syllables])


def _capitals(syllables: Sequence[str]) -> str:
    return " ".join(s.capitalize() for s in syllables)
