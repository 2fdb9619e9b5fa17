"""Localities: the places below the province that an article names, where and at which level."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from lodkit.lexicon.concepts import Concept
from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.name_mentions import NameMention, PlaceRun
from lodkit.lexicon.tokens import Break
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within
from lodkit.model.facts import StatedPlace

PROVINCIAL = frozenset({"province", "city"})
SMALL = frozenset({"district", "commune", "ward", "town", "village", "city"})
_PROVINCE = "province"
# A first syllable that is as common a family name (per mille) rather begins a person's name.
_COMMON_FAMILY = 4
_LONGEST_PLACE = 3
_LIST_AT_MOST = 20
# A name of one syllable this long is no common word: Pleiku.
_LONG = 5
# A numbered district has at most two digits.
_LONGEST_NUMBER = 2


class Locality(NamedTuple):
    """A place below the province where it is named: the words of its name, its code and level.

    `start` and `end` are the extent of the phrase, the level word included.
    """

    first: int
    last: int
    start: int
    end: int
    code: str
    name: str
    level: str


def find_localities(reading: Reading, qualifiers: Mapping[int, Mention]) -> list[Locality]:
    """The localities in the order of the text: beside a level word, in a list, behind a body."""
    finder = _Finder(reading, qualifiers)
    found = {place.first: place for place in finder.beside_levels()}
    known = {place.code: place.level for place in found.values()}
    for place in finder.behind_bodies(known):
        found.setdefault(place.first, place)
    return [found[first] for first in sorted(found)]


def stated_places(localities: Sequence[Locality], reading: Reading) -> tuple[StatedPlace, ...]:
    """One place for each code, with all the phrases that name it."""
    places: dict[str, StatedPlace] = {}
    for place in localities:
        span = reading.span(place.start, place.end)
        known = places.get(place.code)
        if known is None:
            places[place.code] = StatedPlace(place.code, place.name, place.level, (span,))
        else:
            places[place.code] = replace(known, evidence=(*known.evidence, span))
    return tuple(places.values())


class _Finder:
    def __init__(self, reading: Reading, qualifiers: Mapping[int, Mention]) -> None:
        self._reading = reading
        self._qualifiers = qualifiers
        self._names = {name.first: name for name in reading.names}
        self._own_words = reading.words_of("body-kind")
        self._ordinals = {o.last: o.first for o in reading.ordinals}
        self._dated = reading.date_words

    def beside_levels(self) -> Iterator[Locality]:
        """What a level word stands before or behind, and what is listed after it."""
        for level in self._reading.of("level"):
            if level.concept.code == _PROVINCE:
                yield from self._former(level)
            if level.concept.code not in SMALL:
                continue
            place = self._numbered(level) or self._behind_level(level) or self._before_level(level)
            if place:
                yield place
                yield from self._listed(place)

    def behind_bodies(self, known: Mapping[str, str]) -> Iterator[Locality]:
        """Names directly behind a body: "district Party committee Thanh Oai".

        The body is of a small level, or the name that of a place known otherwise.
        """
        for mention in self._reading.of("body-kind", "office"):
            if _is_central(mention.concept, self._reading):
                continue
            start = self._next(mention.last)
            run = start is not None and self._run(start)
            if start is None or not run or self._is_person(start, run):
                continue
            level = self._level_of(mention) or known.get(run.code)
            if level is None and run.known and run.syllables > 1:
                level = "district"
            if level and (run.syllables > 1 or run.code in known):
                yield Locality(start, run.last, start, run.last, run.code, run.name, level)

    def _former(self, level: Mention) -> Iterator[Locality]:
        """A province of the past, which is none of the provinces that the lexicon has."""
        place = self._behind_level(level)
        if place and place.code in self._reading.lexicon.localities.former:
            yield place

    def _numbered(self, level: Mention) -> Locality | None:
        """The number directly behind or before: "District 5", "the 5th district"."""
        prefix = self._reading.lexicon.schemes.value("level", level.concept.code, "numberPrefix")
        # "Military District 4" is a body's name
        at = None if prefix is None or level.first in self._own_words else self._number_at(level)
        if at is None:
            return None
        number = int("".join(c for c in self._reading.tokens[at].key if c.isdigit()))
        code = f"{prefix}-{number}"
        name = code.replace("-", " ").capitalize()
        start, end = min(at, level.first), max(at, level.last)
        return Locality(at, at, start, end, code, name, level.concept.code)

    def _number_at(self, level: Mention) -> int | None:
        """The word that is the number of a place: digits behind it, an ordinal in digits before."""
        tokens, behind = self._reading.tokens, level.last + 1
        if behind < len(tokens) and tokens[behind].broken == Break.NONE:
            key = tokens[behind].key
            if key.isdigit() and len(key) <= _LONGEST_NUMBER and behind not in self._dated:
                return behind
        before = self._ordinals.get(level.first - 1)
        if before is None or tokens[level.first].broken != Break.NONE or before in self._dated:
            return None
        return before if tokens[before].key[0].isdigit() else None

    def _behind_level(self, level: Mention) -> Locality | None:
        start = self._next(level.last)
        run = start is not None and self._run(start)
        if start is None or not run:
            return None
        # "the ward of X" is one however the name sounds
        linked = start > level.last + 1
        if not linked and self._is_person(start, run, beside_level=True):
            return None
        single = run.syllables == 1 and not (run.known and len(run.name) >= _LONG)
        if single and not (level.last + 1 == start and self._reading.finder.reads_latin):
            return None
        code = level.concept.code
        return Locality(start, run.last, level.first, run.last, run.code, run.name, code)

    def _before_level(self, level: Mention) -> Locality | None:
        """Nothing but the name before a level word with a capital: "Lang Ward"."""
        tokens, last = self._reading.tokens, level.first - 1
        if tokens[level.first].broken != Break.NONE:
            return None
        first = level.first
        while first > max(level.first - _LONGEST_PLACE, 0) and self._may_belong(first - 1, level):
            first -= 1
        if first > last or first in self._qualifiers:
            return None
        run = self._reading.finder.place_run(tokens, first)
        if run is None or run.last != last or self._is_person(first, run):
            return None
        code = level.concept.code
        return Locality(first, last, first, level.last, run.code, run.name, code)

    def _may_belong(self, at: int, level: Mention) -> bool:
        """Whether a word is a syllable that the words between it and the level word go on."""
        tokens = self._reading.tokens
        tight = tokens[at + 1].broken == Break.NONE
        return tight and tokens[at].capital and self._reading.finder.is_syllable(tokens[at])

    def _listed(self, place: Locality) -> Iterator[Locality]:
        """The names that follow one after a comma or an "and": "the communes A, B and C"."""
        for _ in range(_LIST_AT_MOST):
            start = self._next_in_list(place.last)
            run = start is not None and self._run(start)
            if start is None or not run or run.syllables < 2:
                return
            if run.family >= _COMMON_FAMILY and not run.known:
                return
            place = Locality(start, run.last, start, run.last, run.code, run.name, place.level)
            yield place

    def _next(self, at: int) -> int | None:
        """The word behind `at`, particles passed over, unless a break or qualifier comes first."""
        tokens, small = self._reading.tokens, self._reading.language.particles
        for i in range(at + 1, min(at + 4, len(tokens))):
            if tokens[i].broken != Break.NONE:
                return None
            if tokens[i].key not in small or tokens[i].capital:
                return None if i in self._qualifiers else i
        return None

    def _next_in_list(self, at: int) -> int | None:
        tokens, language = self._reading.tokens, self._reading.language
        start = at + 1
        if start >= len(tokens) or tokens[start].broken > Break.COMMA:
            return None
        joined = tokens[start].broken == Break.COMMA or any(
            tokens[start].key.startswith(c) for c in language.joined_conjunctions
        )
        while start in self._reading.conjunctions:
            joined, start = True, start + 1
        while start < len(tokens) and tokens[start].key in language.particles:
            start += 1
        last_try = start >= len(tokens) or start in self._qualifiers
        return None if last_try or not joined or tokens[start].broken > Break.COMMA else start

    def _run(self, start: int) -> PlaceRun | None:
        if not self._reading.language.has_case and self._is_word(start):
            return None
        return self._reading.finder.place_run(self._reading.tokens, start, self._end(start))

    def _end(self, start: int) -> int | None:
        """Where somebody's full name begins behind the name of a place."""
        behind = (self._names.get(at) for at in range(start + 1, start + _LONGEST_PLACE))
        return next((name.first for name in behind if name and _length(name) > 2), None)

    def _is_word(self, at: int) -> bool:
        """Whether the lexicon knows the word as another than a name."""
        return self._reading.tokens[at].word.common

    def _is_person(self, start: int, run: PlaceRun, *, beside_level: bool = False) -> bool:
        """Whether a name of a person begins here rather than that of a place."""
        name = self._names.get(start)
        if name is None:
            return False
        if self._reading.finder.is_well_known(name.name):
            return True
        if run.known and name.last <= run.last:
            return False
        common = run.family >= _COMMON_FAMILY
        if beside_level:
            return name.last > run.last or (_length(name) > 2 and common)
        return name.last > run.last or _length(name) > 2 or common

    def _level_of(self, mention: Mention) -> str | None:
        """The small level that a body's phrase says, as its first part or directly before it."""
        near = beginning_within(self._reading.of("level"), mention.first - 2, mention.last)
        small = [
            m.concept.code
            for m in near
            if m.concept.code in SMALL
            and (m.first >= mention.first or self._reading.adjoins(m.last, mention.first))
        ]
        return small[-1] if small else None


def _length(name: NameMention) -> int:
    return name.last - name.first + 1


def _is_central(concept: Concept, reading: Reading) -> bool:
    schemes, kind = reading.lexicon.schemes, concept.code
    if concept.scheme == "office":
        kind = schemes.value("office", concept.code, "bodyKind") or ""
    return schemes.value("body-kind", kind, "seat") in (None, "central")
