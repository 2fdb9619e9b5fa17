"""Surroundings: the level and place words around a phrase, and the places an article is about."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from lodkit.lexicon.concepts import Concept
from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.reading import Reading, addresses
from lodkit.model.facts import StatedPlace

SMALL = frozenset({"district", "commune", "ward", "town", "village", "city"})
_REACH = 8
# A province named once is the article's own only if one of the first sentences names it.
_OPENING = 4
# A level word directly before one of these qualifies it, not what stands before.
_HEADS = ("role", "office", "body-kind", "meeting-kind")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands directly around a phrase and says where its body belongs."""

    first: int
    last: int
    levels: frozenset[str]
    places: tuple[str, ...]
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """Where the words stand that qualify others, and the places the article is about.

    `small` are the places below the province that it names, `small_at` the last word and code of
    each by its first word. `home` is its province, `own` its small place of each level.
    """

    by_first: Mapping[int, Mention]
    by_last: Mapping[int, Mention]
    heads: frozenset[int]
    small: tuple[StatedPlace, ...]
    small_at: Mapping[int, tuple[int, str]]
    home: str | None
    own: Mapping[str, str]


def survey(reading: Reading) -> Map:
    """The qualifying words of a reading and the article's own places."""
    qualifiers = reading.of("level", "place", "agency")
    by_first = {m.first: m for m in qualifiers}
    small, at = _small_places(reading, by_first)
    return Map(
        by_first=by_first,
        by_last={m.last: m for m in qualifiers},
        heads=frozenset(m.first for m in reading.of(*_HEADS)),
        small=small,
        small_at=at,
        home=_home(reading),
        own=_own(small),
    )


def _home(reading: Reading) -> str | None:
    """The province the article speaks of: its source address names it, or the text does most."""
    sources = [reading.article.source or "", *addresses(reading.article.text)]
    for address in reversed(sources):
        host = (urlsplit(address).hostname or "").replace(".", "").replace("-", "")
        codes = [c for c in reading.lexicon.provinces if c.replace("-", "") in host]
        if codes:
            return max(codes, key=len)
    named = [m for m in reading.of("place") if _may_be_home(reading, m)]
    counts = Counter(m.concept.code for m in named)
    order = [m.concept.code for m in named]
    best = max(counts, key=lambda code: (counts[code], -order.index(code)), default=None)
    opening = {m.concept.code for m in named if reading.sentence_of(m.first) < _OPENING}
    return best if best is not None and (counts[best] > 1 or best in opening) else None


def _may_be_home(reading: Reading, mention: Mention) -> bool:
    """Whether a place's name may say what the article is about.

    The name of a city alone tells where something happened; beside a level word or a body it
    tells whose it is.
    """
    code = mention.concept.code
    if code not in reading.lexicon.provinces or mention.first >= reading.closing:
        return False
    if reading.lexicon.places[code].level != "city":
        return True
    beside = [*reading.of("level"), *reading.of("body-kind"), *reading.of("office")]
    return any(
        (m.last < mention.first and reading.adjoins(m.last, mention.first))
        or (mention.last < m.first and reading.adjoins(mention.last, m.first))
        for m in beside
    )


def _own(small: tuple[StatedPlace, ...]) -> dict[str, str]:
    """The one place of each level below the province, where the article names it most."""
    found: dict[str, str] = {}
    for level in SMALL:
        places = sorted((p for p in small if p.level == level), key=lambda p: -len(p.evidence))
        if places and (len(places) == 1 or len(places[0].evidence) > len(places[1].evidence)):
            found[level] = places[0].code
    return found


def surroundings(reading: Reading, around: Map, mention: Mention) -> Surroundings:
    """The levels and places inside a phrase and directly before and behind it."""
    within = range(mention.first, mention.last + 1)
    inside = [around.by_first[i].concept for i in within if i in around.by_first]
    first, before = _walk(reading, around, mention.first, -1)
    last, behind = _walk(reading, around, mention.last, 1)
    order = [*behind, *inside, *before]
    return Surroundings(
        first,
        last,
        frozenset(c.code for c in order if c.scheme == "level"),
        tuple(c.code for c in order if c.scheme == "place"),
        tuple(c.code for c in order if c.scheme == "agency"),
    )


def _walk(reading: Reading, around: Map, at: int, step: int) -> tuple[int, list[Concept]]:
    """How far qualifiers reach from word `at` in one direction, and which they are."""
    reach, found, position = at, [], at
    for _ in range(_REACH):
        neighbour = reading.neighbour(position, step)
        edge = position if step < 0 else neighbour
        if neighbour is None or edge is None:
            break
        if reading.language.begins_with_and(reading.tokens[edge].key):
            break
        position = neighbour
        qualifier = (around.by_first if step > 0 else around.by_last).get(position)
        if step > 0 and qualifier and belongs_to_next(reading, qualifier, around):
            break
        if step > 0 and position in around.small_at and reach >= position - 2:
            position, code = around.small_at[position]
            found.append(Concept("place", code))
            reach = position
        elif qualifier is not None:
            found.append(qualifier.concept)
            position = reach = qualifier.last if step > 0 else qualifier.first
        elif reading.tokens[position].key not in reading.language.particles:
            break
    return reach, found


def belongs_to_next(reading: Reading, qualifier: Mention, around: Map) -> bool:
    """Whether a level word qualifies the noun behind it: "… conference provincial *secretary*"."""
    if reading.language.qualifier_behind:
        return False
    return qualifier.concept.scheme == "level" and qualifier.last + 1 in around.heads


def _small_places(
    reading: Reading, by_first: dict[int, Mention]
) -> tuple[tuple[StatedPlace, ...], dict[int, tuple[int, str]]]:
    """Districts, communes, towns: a level word and the name directly behind it."""
    places: dict[str, StatedPlace] = {}
    at: dict[int, tuple[int, str]] = {}
    for first, level in sorted(by_first.items()):
        start = level.last + 1
        if level.concept.code not in SMALL or start >= len(reading.tokens):
            continue
        if start in by_first or reading.tokens[start].broken != Break.NONE:
            continue
        run = reading.finder.syllable_run(reading.tokens, start)
        if run is None or run[0] == start or run[0] - start > 2:
            continue
        last, name = run
        code = name.lower().replace(" ", "-")
        at[start] = (last, code)
        span = reading.span(first, last)
        known = places.get(code)
        spans = (*known.evidence, span) if known else (span,)
        places[code] = StatedPlace(code, name, level.concept.code, spans)
    return tuple(places.values()), at
