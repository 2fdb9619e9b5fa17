"""Surroundings: the level and place words around a phrase, and the places an article is about."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from lodkit.lexicon.concepts import Concept
from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.name_mentions import NameMention
from lodkit.mapping.places.home import find_home
from lodkit.mapping.places.leaders import find_leaders
from lodkit.mapping.places.localities import Locality, find_localities, stated_places
from lodkit.mapping.places.namesakes import listed_people, within_names
from lodkit.mapping.places.own_unit import find_own_unit
from lodkit.mapping.places.sections import Section, find_sections
from lodkit.mapping.places.settings import Setting, Settings, find_settings
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within
from lodkit.model.facts import StatedPlace

_REACH = 8
# Cues beside a body are words for the agency or body that it belongs to.
_AGENCIES = ("agency", "cue")
_FORMER = "former"
# "Northern", "mountainous": no level, though it stands where words for one do.
_LANDSCAPE = "landscape"
_DASHES = ("-", "–", "—")
# A level word directly before one of these qualifies it, not what stands before.
_HEADS = ("role", "office", "body-kind", "meeting-kind")


class Surroundings(NamedTuple):
    """What stands directly around a phrase and says where its body belongs."""

    first: int
    last: int
    levels: frozenset[str]
    places: tuple[str, ...]
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """Where the words stand that qualify others, and the places the article is about.

    `bodies` are the first words of phrases that name a body. `small` are the places below the
    province that it names, `small_at` the last word and code of each by its first word. `home` is
    its province, `own` the unit below it whose congress it reports on; `sections` have others of
    their own, `settings` are all places where it names them. `segments` are the first words of
    sentences and of their parts between semicolons, `people` those of names that are no places',
    `listed_people` are persons with the names of provinces, `tenures` and `back_references` the
    first words of "former" and of "this (province)", `theres` words for "of there", `acts` the
    first words of verbs of taking part, `leaders` the phrases that name leaders of the country.
    """

    by_first: Mapping[int, Mention]
    by_last: Mapping[int, Mention]
    heads: frozenset[int]
    bodies: frozenset[int]
    small: tuple[StatedPlace, ...]
    small_at: Mapping[int, tuple[int, str]]
    small_until: Mapping[int, Locality]
    listed_people: tuple[NameMention, ...]
    small_names: frozenset[tuple[str, ...]]
    home: str | None
    own: str | None
    sections: tuple[Section, ...]
    settings: Settings
    segments: Sequence[int]
    people: Sequence[int]
    tenures: Sequence[int]
    back_references: Sequence[int]
    theres: Sequence[int]
    acts: Sequence[int]
    leaders: Sequence[tuple[int, int]]

    def section_at(self, word: int) -> Section | None:
        """The section that a word stands in, if the text is parted by provinces."""
        at = bisect_right(self.sections, word, key=attrgetter("first")) - 1
        return self.sections[at] if at >= 0 and word <= self.sections[at].last else None

    def home_at(self, word: int) -> str | None:
        """The province that the text is about where a word stands."""
        section = self.section_at(word)
        return self.home if section is None else section.code


def survey(reading: Reading) -> Map:
    """The qualifying words of a reading and the article's own places."""
    listed = dict(listed_people(reading))
    inside = within_names(reading) | listed.keys()
    standing = {
        f"cue/{code}" for code in reading.lexicon.schemes.codes_with("cue", "standsFor").values()
    }
    found = reading.of("level", "place", "agency", *sorted(standing))
    # "al frente" is no Front
    verbal = {i for m in reading.of("tenure") if len(m.words) > 1 for i in m.words}
    qualifiers = [
        m
        for m in found
        if m not in inside and not (m.concept.scheme == "cue" and m.first in verbal)
    ]
    qualifiers += _joint(reading)
    # of two from one word the longer one: "Central Military Commission" is not just "central"
    qualifiers.sort(key=lambda m: m.last - m.first)
    by_first = {m.first: m for m in qualifiers}
    by_last = {m.last: m for m in qualifiers}
    localities = find_localities(reading, by_first)
    places = [m for m in reading.of("place") if m not in inside]
    settings = find_settings(reading, places, localities)
    return Map(
        by_first=by_first,
        by_last=by_last,
        heads=frozenset(m.first for m in reading.of(*_HEADS)),
        bodies=frozenset(m.first for m in reading.of("body-kind")),
        small=stated_places(localities, reading),
        small_at={p.first: (p.last, p.code) for p in localities},
        small_until={p.last: p for p in localities},
        listed_people=tuple(listed.values()),
        small_names=frozenset(reading.keys(p.first, p.last) for p in localities),
        home=find_home(reading, settings, localities),
        own=find_own_unit(reading, localities),
        sections=find_sections(reading, settings.provinces),
        settings=settings,
        segments=_segments(reading),
        people=_people(reading, settings.all),
        tenures=[m.first for m in reading.of("tenure") if m.concept.code == _FORMER],
        back_references=[m.first for m in reading.cues("same")],
        theres=[m.first for m in reading.cues("there")],
        acts=[m.first for m in reading.of("manner")],
        leaders=find_leaders(reading),
    )


def _joint(reading: Reading) -> list[Mention]:
    """The provinces of the past that bear the names of two of today: "Quang Nam - Da Nang"."""
    former = reading.lexicon.localities.former
    found: list[Mention] = []
    for one, other in pairwise(reading.of("place")):
        code = f"{one.concept.code}-{other.concept.code}"
        if code in former and reading.between(one.last, other.first).strip() in _DASHES:
            words = (*one.words, *other.words)
            found.append(Mention(one.first, other.last, Concept("place", code), words))
    return found


def _segments(reading: Reading) -> list[int]:
    """The first words of sentences and of their parts between semicolons."""
    return sorted({*(first for first, _ in reading.sentences), *reading.semicolons})


def _people(reading: Reading, settings: Sequence[Setting]) -> list[int]:
    places = {i for s in settings for i in range(s.first, s.last + 1)}
    return [name.first for name in reading.names if name.first not in places]


def surroundings(reading: Reading, around: Map, mention: Mention) -> Surroundings:
    """The levels and places inside a phrase and directly before and behind it."""
    inside = _inside(around, mention, reading.lexicon.country)
    first, before = _walk(reading, around, mention, -1)
    last, behind = _walk(reading, around, mention, 1)
    if reading.language.qualifier_behind and (behind or inside):
        first, before = mention.first, []  # "in Hanoi the National Congress of Women"
    order = [*behind, *inside, *before]
    if not order:
        return Surroundings(first, last, frozenset(), (), ())
    return Surroundings(
        first,
        last,
        frozenset(c.code for c in order if c.scheme == "level" and c.code != _LANDSCAPE),
        tuple(c.code for c in order if c.scheme == "place"),
        tuple(c.code for c in order if c.scheme in _AGENCIES),
    )


def _inside(around: Map, mention: Mention, country: str) -> list[Concept]:
    """The qualifiers within a phrase; a place in its own name says nothing of where it is.

    The country's does: "the Vietnam Fatherland Front" is that of the whole country.
    """
    found: list[Concept] = []
    for i in range(mention.first, mention.last + 1):
        qualifier = around.by_first.get(i)
        if qualifier is None or qualifier.last > mention.last:
            continue
        own_name = qualifier.concept.scheme == "place" and i in mention.words
        if not own_name or qualifier.concept.code == country:
            found.append(qualifier.concept)
    return found


def _walk(reading: Reading, around: Map, mention: Mention, step: int) -> tuple[int, list[Concept]]:
    """How far qualifiers reach from a phrase in one direction, and which they are."""
    found: list[Concept] = []
    reach = position = mention.last if step > 0 else mention.first
    qualifiers = around.by_first if step > 0 else around.by_last
    tokens, small = reading.tokens, reading.text.particles
    begins_with_and = reading.language.begins_with_and
    for _ in range(_REACH):
        neighbour = reading.neighbour(position, step)
        if neighbour is None and step > 0:
            neighbour = behind_bracket(reading, position)
        if neighbour is None:
            break
        if begins_with_and(tokens[position if step < 0 else neighbour].key):
            break
        position = neighbour
        if step > 0 and position in around.bodies:
            break
        qualifier = qualifiers.get(position)
        if step > 0 and qualifier and belongs_to_next(reading, qualifier, around):
            break
        cue = qualifier is not None and qualifier.concept.scheme == "cue"
        if cue and not _may_be_owned(mention.concept, reading):
            break
        if step > 0 and position in around.small_at and reach >= position - 3:
            position, code = around.small_at[position]
            found.append(Concept("place", code))
            reach = position
        elif step < 0 and position in around.small_until and reach <= position + 1:
            place = around.small_until[position]
            found.append(Concept("place", place.code))
            position = reach = place.first
        elif qualifier is not None:
            found.append(qualifier.concept)
            position = reach = qualifier.last if step > 0 else qualifier.first
        elif position not in small and not _is_of_unit(reading, qualifiers, position, step):
            break
    return reach, found


def _is_of_unit(reading: Reading, qualifiers: Mapping[int, Mention], at: int, step: int) -> bool:
    """Whether a word only says which unit or when: "of *this* province", "of the *former* one"."""
    if at in reading.words_of("cue/same"):
        return True
    unit = qualifiers.get(at + 1) if step > 0 else None
    placed = unit is not None and unit.concept.scheme in ("level", "place")
    past = beginning_within(reading.of("tenure"), at, at) if placed else ()
    return any(m.concept.code == _FORMER and m.last == at for m in past)


def behind_bracket(reading: Reading, at: int) -> int | None:
    """The word behind an abbreviation in brackets: "the Front (VFF) of the province"."""
    tokens = reading.tokens
    if at + 2 >= len(tokens) or reading.between(at, at + 1).strip() != "(":
        return None
    closed = reading.between(at + 1, at + 2).strip() == ")"
    short = reading.span(at + 1, at + 1).of(reading.article.text)
    return at + 2 if closed and short.isupper() else None


def _may_be_owned(concept: Concept, reading: Reading) -> bool:
    """Whether a body may be an agency's or another body's own."""
    value = reading.lexicon.schemes.value
    return (
        concept.scheme == "body-kind"
        and value(concept.scheme, concept.code, "withinAgency") == "true"
    )


def belongs_to_next(reading: Reading, qualifier: Mention, around: Map) -> bool:
    """Whether a level word qualifies the noun behind it: "… conference provincial *secretary*"."""
    if reading.language.qualifier_behind:
        return False
    return qualifier.concept.scheme == "level" and qualifier.last + 1 in around.heads
