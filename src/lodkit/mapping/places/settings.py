"""Settings: every place a text names, where it may say to whom or what a body nearby belongs."""

from collections.abc import Iterable, Iterator, Sequence, Set
from operator import attrgetter
from typing import NamedTuple

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.places.localities import Locality
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# Where "born in" or "from" stands: before a place's name within these words, or just behind.
_ORIGIN_BEFORE, _ORIGIN_BEHIND = 9, 2


class Setting(NamedTuple):
    """A place where the text names it, from its first to its last word.

    `firm` is false where a city is named without a level word or body beside it, which tells
    where something happened; `origin` is true where somebody comes from there.
    """

    first: int
    last: int
    code: str
    level: str
    province: bool
    firm: bool
    origin: bool


class Settings:
    """The settings of a text in its order; `firm` are those that tell where a body belongs.

    Those at a level are asked for again and again, so each choice of them is made once.
    """

    def __init__(self, settings: Iterable[Setting]) -> None:
        self.all = sorted(settings, key=attrgetter("first"))
        self.firm = [s for s in self.all if s.firm and not s.origin]
        self.provinces = [s for s in self.firm if s.province]
        self._small = [s for s in self.firm if not s.province]
        self._chosen: dict[tuple[int, Set[str]], list[Setting]] = {}
        self._most_named: dict[Set[str], Setting | None] = {}

    def all_at(self, levels: Set[str]) -> list[Setting]:
        """The settings at one of these levels, whether they tell where a body belongs or not."""
        return self._at(self.all, levels)

    def firm_at(self, levels: Set[str]) -> list[Setting]:
        """The settings at one of these levels."""
        return self._at(self.firm, levels)

    def small_at(self, levels: Set[str]) -> list[Setting]:
        """The localities at one of these levels."""
        return self._at(self._small, levels)

    def most_named(self, levels: Set[str]) -> Setting | None:
        """The locality at one of these levels that the text names most, if one is."""
        if levels not in self._most_named:
            self._most_named[levels] = _most_named(self.small_at(levels))
        return self._most_named[levels]

    def _at(self, settings: list[Setting], levels: Set[str]) -> list[Setting]:
        key = id(settings), levels
        if key not in self._chosen:
            self._chosen[key] = [s for s in settings if s.level in levels]
        return self._chosen[key]


def _most_named(settings: Iterable[Setting]) -> Setting | None:
    by_code: dict[str, list[Setting]] = {}
    for setting in settings:
        by_code.setdefault(setting.code, []).append(setting)
    ranked = sorted(by_code.values(), key=lambda named: -len(named))
    if not ranked or (len(ranked) > 1 and len(ranked[0]) == len(ranked[1])):
        return None
    return ranked[0][0]


def find_settings(
    reading: Reading, places: Sequence[Mention], localities: Sequence[Locality]
) -> Settings:
    """The provinces and cities of `places` and the localities of a text."""
    return Settings([*_provinces(reading, places, localities), *_localities(reading, localities)])


def _provinces(
    reading: Reading, places: Sequence[Mention], localities: Sequence[Locality]
) -> Iterator[Setting]:
    beside = _Beside(reading)
    units = {place.end + 1 for place in localities}
    for mention in places:
        code = mention.concept.code
        if code not in reading.lexicon.provinces or mention.first >= reading.closing:
            continue
        level = reading.lexicon.places[code].level or "province"
        # "the ward of X (Da Nang)"
        around = mention.first in units
        firm = level != "city" or around or beside.says_whose(mention)
        origin = _is_origin(reading, mention.first, mention.last)
        yield Setting(mention.first, mention.last, code, level, True, firm, origin)


def _localities(reading: Reading, localities: Sequence[Locality]) -> Iterator[Setting]:
    for place in localities:
        if place.first < reading.closing:
            origin = _is_origin(reading, place.start, place.end)
            yield Setting(place.first, place.last, place.code, place.level, False, True, origin)


class _Beside:
    """Whether a city is named as that of a body, and not as where something happens."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._levels = {m.first: m.last for m in reading.of("level")}
        self._level_ends = {m.last: m.first for m in reading.of("level")}
        bodies = reading.of("body-kind", "office", "role", "cue/party")
        self._starts = {m.first for m in bodies}
        self._ends = {m.last for m in bodies}

    def says_whose(self, city: Mention) -> bool:
        """Whether a body or an office stands before a city's name, or directly behind it."""
        at, _ = self._next(city.first, -1)
        while at in self._level_ends and at not in self._ends:
            at, _ = self._next(self._level_ends[at], -1)
        if at in self._ends:
            return True
        at, _ = self._next(city.last, 1)
        while at in self._levels and at not in self._starts:
            at, _ = self._next(self._levels[at], 1)
        # "in Hanoi the People's Committee …" says where, "Hanoi People's Committee" whose
        _, located = self._next(city.first, -1)
        return at in self._starts and not located

    def _next(self, at: int, step: int) -> tuple[int | None, bool]:
        """The next word in one direction that is no particle, and whether there was one."""
        tokens, position, passed = self._reading.tokens, at, False
        while 0 <= position + step < len(tokens):
            edge = position + 1 if step > 0 else position
            if tokens[edge].broken != Break.NONE:
                return None, passed
            position += step
            if tokens[position].key not in self._reading.language.particles:
                return position, passed
            passed = True
        return None, passed


def _is_origin(reading: Reading, first: int, last: int) -> bool:
    """Whether "born in" or "comes from" stands with a place in one sentence."""
    start, end = reading.sentences[reading.sentence_of(first)]
    before = max(first - _ORIGIN_BEFORE, start)
    return any(
        cue.first >= before and cue.last <= min(last + _ORIGIN_BEHIND, end)
        for cue in beginning_within(reading.cues("origin"), before, last + _ORIGIN_BEHIND)
    )
