"""Bodies: which organisation a phrase names, and which place or agency it belongs to."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from lodkit.lexicon.concepts import Concept
from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.reading import Reading, addresses
from lodkit.model.facts import Body, StatedBody, StatedPlace

_REACH = 8
# A province named once is the article's own only if one of the first sentences names it.
_OPENING = 4
_SMALL = frozenset({"district", "commune", "ward", "town", "village", "city"})
_PROVINCIAL = frozenset({"province", "city"})
# A level word directly before one of these qualifies it, not what stands before.
_HEADS = ("role", "office", "body-kind", "meeting-kind")


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A phrase that names a body: its core words, and its extent with level and place words.

    `placed` says that the text itself names the place or agency.
    """

    kind: str
    scope: str | None
    words: tuple[int, ...]
    first: int
    last: int
    placed: bool

    @property
    def body(self) -> Body:
        """The organisation that is named."""
        return Body(self.kind, self.scope)


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
    """Where the words stand that qualify others, and the province the article speaks of."""

    by_first: dict[int, Mention]
    by_last: dict[int, Mention]
    heads: frozenset[int]
    small: tuple[StatedPlace, ...]
    small_at: dict[int, tuple[int, str]]
    home: str | None


def survey(reading: Reading) -> Map:
    """The qualifying words of a reading and the article's own province."""
    qualifiers = reading.of("level", "place", "agency")
    by_first = {m.first: m for m in qualifiers}
    small, at = _small_places(reading, by_first)
    heads = frozenset(m.first for m in reading.of(*_HEADS))
    by_last = {m.last: m for m in qualifiers}
    return Map(by_first, by_last, heads, small, at, home_of(reading))


def home_of(reading: Reading) -> str | None:
    """The province the article speaks of: its source address names it, or the text does most."""
    sources = [reading.article.source or "", *addresses(reading.article.text)]
    for address in reversed(sources):
        host = (urlsplit(address).hostname or "").replace(".", "").replace("-", "")
        codes = [c for c in reading.lexicon.provinces if c.replace("-", "") in host]
        if codes:
            return max(codes, key=len)
    named = [m.concept.code for m in reading.of("place") if m.first < reading.closing]
    named = [code for code in named if code in reading.lexicon.provinces]
    counts = Counter(named)
    best = max(counts, key=lambda code: (counts[code], -named.index(code)), default=None)
    opening = {
        m.concept.code for m in reading.of("place") if reading.sentence_of(m.first) < _OPENING
    }
    return best if best is not None and (counts[best] > 1 or best in opening) else None


def find_bodies(reading: Reading, around: Map) -> list[BodyMention]:
    """Every phrase that names a body, with its scope resolved as far as the text allows."""
    generic = {m.first for m in reading.cues("generic")} | {m.last for m in reading.cues("generic")}
    found: list[BodyMention] = []
    # from the end, so that the body that a phrase depends on is resolved before it
    for mention in reversed(reading.of("body-kind")):
        if mention.first >= reading.closing:
            continue
        near = surroundings(reading, around, mention)
        parent = _parent(reading, near, found)
        if near.first - 1 in generic or near.last + 1 in generic:
            continue
        kind = _kind(mention.concept.code, parent, reading)
        scope = scope_of(kind, near, parent, reading, around)
        last = parent.last if parent and scope == parent.scope and not near.places else near.last
        placed = bool(near.places or near.agencies or parent)
        found.append(BodyMention(kind, scope, mention.words, near.first, last, placed))
    return found[::-1]


def _kind(kind: str, parent: BodyMention | None, reading: Reading) -> str:
    """What a body is within another: a union's central committee stands for the union."""
    schemes = reading.lexicon.schemes
    if parent is None or schemes.value("body-kind", parent.kind, "holdsCongresses") != "true":
        return kind
    party = schemes.value("body-kind", kind, "partyLine") == "true"
    central = schemes.value("body-kind", kind, "seat") == "central"
    return parent.kind if party and central else kind


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
        edge = position + 1 if step > 0 else position
        if not 0 <= position + step < len(reading.tokens):
            break
        if reading.tokens[edge].broken >= Break.COMMA:
            break
        position += step
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


def _parent(
    reading: Reading, near: Surroundings, found: Sequence[BodyMention]
) -> BodyMention | None:
    """The body named directly behind: the Organisation Commission *of the Party committee*."""
    body = next((b for b in reversed(found) if b.first > near.last), None)
    return body if body and reading.adjoins(near.last, body.first) else None


def scope_of(
    kind: str,
    near: Surroundings,
    parent: BodyMention | None,
    reading: Reading,
    around: Map,
) -> str | None:
    """The code of the place or agency a body belongs to, None if the text does not tell."""
    seat = reading.lexicon.schemes.value("body-kind", kind, "seat")
    country = reading.lexicon.country
    if seat == "central":
        return country
    within_agency = reading.lexicon.schemes.value("body-kind", kind, "withinAgency") == "true"
    if near.agencies and within_agency:
        return near.agencies[0]
    below = [code for code in near.places if code != country]
    if below:
        return below[0]
    if country in near.places and seat == "any" and not near.levels - {"central"}:
        return country
    if "central" in near.levels and seat != "local":
        return country
    if parent is not None and parent.kind != kind:
        return _scope_in(kind, parent, reading)
    if near.levels & _PROVINCIAL:
        return around.home
    if near.levels & _SMALL:
        return None
    return around.home or (country if seat == "any" else None)


def _scope_in(kind: str, parent: BodyMention, reading: Reading) -> str | None:
    """The scope of a body within another: an agency's own Party committee bears its name."""
    schemes = reading.lexicon.schemes
    within = schemes.value("body-kind", kind, "withinAgency") == "true"
    same_line = schemes.value("body-kind", parent.kind, "seat") == "local" and parent.scope
    return parent.kind if within and not same_line else parent.scope


def _small_places(
    reading: Reading, by_first: dict[int, Mention]
) -> tuple[tuple[StatedPlace, ...], dict[int, tuple[int, str]]]:
    """Districts, communes, towns: a level word and the name directly behind it."""
    places: dict[str, StatedPlace] = {}
    at: dict[int, tuple[int, str]] = {}
    for first, level in sorted(by_first.items()):
        start = level.last + 1
        if level.concept.code not in _SMALL or start >= len(reading.tokens):
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


def stated_bodies(
    mentions: Sequence[BodyMention], tied: Sequence[Body], reading: Reading
) -> Iterator[StatedBody]:
    """The bodies that the article names; `tied` are those that other facts speak of.

    Kinds marked lk:passing count only where another fact speaks of them.
    """
    schemes = reading.lexicon.schemes
    spans: dict[Body, list[BodyMention]] = {}
    for mention in mentions:
        spans.setdefault(mention.body, []).append(mention)
    for body, named in spans.items():
        passing = schemes.value("body-kind", body.kind, "passing") == "true"
        if body in tied or (body.scope is not None and not passing):
            evidence = (reading.span(m.first, m.last) for m in named)
            yield StatedBody(body, tuple(dict.fromkeys(evidence)))
