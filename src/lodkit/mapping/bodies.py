"""Bodies: which organisation a phrase names, and which place or agency it belongs to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lodkit.mapping.reading import Reading
from lodkit.mapping.surroundings import SMALL, Map, Surroundings, surroundings
from lodkit.model.facts import Body, StatedBody

_PROVINCIAL = frozenset({"province", "city"})


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
    return sorted([*found, *_agencies(reading, found)], key=lambda b: b.first)


def _agencies(reading: Reading, found: Sequence[BodyMention]) -> Iterator[BodyMention]:
    """Agencies whose name is that of their own Party committee, where an office is held in them.

    The secretary of the Central Military Commission is secretary of the army's Party committee.
    """
    roles = [m.last for m in reading.of("role")]
    agencies = reading.lexicon.schemes.codes("agency")
    taken = {i for body in found for i in body.words if body.scope in agencies}
    for mention in reading.of("agency"):
        code = mention.concept.code
        kind = reading.lexicon.schemes.value("agency", code, "bodyKind")
        held = any(last < mention.first and reading.adjoins(last, mention.first) for last in roles)
        if kind and held and not taken & set(mention.words):
            yield BodyMention(kind, code, mention.words, mention.first, mention.last, True)


def _kind(kind: str, parent: BodyMention | None, reading: Reading) -> str:
    """What a body is within another: a union's central committee stands for the union."""
    schemes = reading.lexicon.schemes
    if parent is None or schemes.value("body-kind", parent.kind, "holdsCongresses") != "true":
        return kind
    party = schemes.value("body-kind", kind, "partyLine") == "true"
    central = schemes.value("body-kind", kind, "seat") == "central"
    return parent.kind if party and central else kind


def _parent(
    reading: Reading, near: Surroundings, found: Sequence[BodyMention]
) -> BodyMention | None:
    """The body named directly behind: the Organisation Commission *of the Party committee*."""
    body = next((b for b in reversed(found) if b.first > near.last), None)
    if body is None or reading.language.begins_with_and(reading.tokens[body.first].key):
        return None
    return body if reading.adjoins(near.last, body.first) else None


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
    if near.levels & SMALL:
        return next((around.own[level] for level in sorted(near.levels & around.own.keys())), None)
    return around.home or (country if seat == "any" else None)


def _scope_in(kind: str, parent: BodyMention, reading: Reading) -> str | None:
    """The scope of a body within another: an agency's own Party committee bears its name."""
    schemes = reading.lexicon.schemes
    within = schemes.value("body-kind", kind, "withinAgency") == "true"
    same_line = schemes.value("body-kind", parent.kind, "seat") == "local" and parent.scope
    return parent.kind if within and not same_line else parent.scope


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
