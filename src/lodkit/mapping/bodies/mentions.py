"""Bodies: which organisation a phrase names, and which place or agency it belongs to."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from lodkit.lexicon.concepts import Concept
from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.bodies.neighbours import Neighbours, Parent
from lodkit.mapping.bodies.scopes import inherited_scope, stated_scope
from lodkit.mapping.bodies.short_names import by_short_names, unshared
from lodkit.mapping.places.surroundings import Map, Surroundings, behind_bracket, surroundings
from lodkit.mapping.text.reading import Reading
from lodkit.model.facts import Body, StatedBody

# A body's own number has at most two digits: "Military Region 5".
_LONGEST_NUMBER = 2


class BodyMention(NamedTuple):
    """A phrase that names a body: its core words, and its extent with level and place words.

    `placed` says that the text itself names the place or agency, `levelled` that its phrase has a
    level word, `alone` that nothing beside its words says whose it is.
    """

    kind: str
    scope: str | None
    words: tuple[int, ...]
    first: int
    last: int
    placed: bool
    alone: bool = False
    levelled: bool = False

    @property
    def body(self) -> Body:
        """The organisation that is named."""
        return Body(self.kind, self.scope)


class _Claim(NamedTuple):
    """A body's phrase and what its own words say of its scope; `within` is the body it is in."""

    kind: str
    scope: str | None
    words: tuple[int, ...]
    near: Surroundings
    within: int | None

    @property
    def first(self) -> int:
        return self.near.first

    @property
    def last(self) -> int:
        return self.near.last


def find_bodies(reading: Reading, around: Map) -> list[BodyMention]:
    """Every phrase that names a body, with its scope resolved as far as the text allows."""
    claims = _claims(reading, around)
    order = sorted(range(len(claims)), key=lambda i: claims[i].first)
    placed = neighbours([claims[i] for i in order], reading)
    found: list[BodyMention] = []
    following: BodyMention | None = None
    # from the end, so that the body that a phrase depends on is resolved before it
    for claim in claims:
        parent = found[claim.within] if claim.within is not None else None
        scope = claim.scope or scope_of(
            claim.kind, claim.near, parent, reading, around, placed, following
        )
        found.append(_resolved(claim, scope, parent, reading))
        if _tells(found[-1], reading):
            following = found[-1]
    return sorted(found, key=lambda b: b.first)


def _resolved(
    claim: _Claim, scope: str | None, parent: BodyMention | None, reading: Reading
) -> BodyMention:
    """The body that a phrase names, its extent that of the body it is in where they share it."""
    near = claim.near
    own = bool(near.places or near.agencies)
    within = parent is not None and scope in (parent.scope, parent.kind)
    stated = own or parent is not None or claim.scope not in (None, reading.lexicon.country)
    bare = not stated and not near.levels
    return BodyMention(
        kind=claim.kind,
        scope=scope,
        words=claim.words,
        first=claim.first,
        last=parent.last if parent and within and not near.places else claim.last,
        placed=stated,
        alone=bare and not reading.words_of("cue/party") & set(claim.words),
        levelled=bool(near.levels - {"central"}),
    )


def telling(bodies: Sequence[BodyMention], reading: Reading) -> Neighbours:
    """Of bodies in the order of the text those that tell where an office beside them is held."""
    return Neighbours([b for b in bodies if _tells(b, reading)], reading.lexicon)


def _tells(body: BodyMention, reading: Reading) -> bool:
    """Whether a body's own phrase says which place, level or agency it belongs to."""
    return (body.placed or body.levelled) and body.scope not in (None, reading.lexicon.country)


def scope_of(
    kind: str,
    near: Surroundings,
    parent: BodyMention | None,
    reading: Reading,
    around: Map,
    placed: Neighbours | None = None,
    following: Parent | None = None,
) -> str | None:
    """The code of the place or agency a body belongs to, None if the text does not tell.

    `placed` are the bodies whose own phrase tells it, `following` is the next one that tells a
    level at least.
    """
    placed = placed or Neighbours((), reading.lexicon)
    return stated_scope(kind, near, parent, reading) or inherited_scope(
        kind, near, reading, around, placed, following
    )


def neighbours(bodies: Sequence[_Claim], reading: Reading) -> Neighbours:
    """Of bodies in the order of the text those that may tell where one beside them belongs."""
    country, seat = reading.lexicon.country, reading.lexicon.schemes.value
    placed = [
        b
        for b in bodies
        if b.scope is not None
        and (b.scope != country or seat("body-kind", b.kind, "seat") == "any")
    ]
    return Neighbours(placed, reading.lexicon)


def _claims(reading: Reading, around: Map) -> list[_Claim]:
    """The phrases that name a body, the last of the text first."""
    generic = {m.first for m in reading.cues("generic")} | {m.last for m in reading.cues("generic")}
    roles = {m.first for m in reading.of("role")}
    found: list[_Claim] = []
    for mention in reversed(_named(reading)):
        near = _numbered(reading, mention, surroundings(reading, around, mention))
        if near.first - 1 in generic or near.last + 1 in generic:
            continue
        within = _parent(reading, near, found, roles)
        parent = found[within] if within is not None else None
        kind = _kind(mention, parent, reading)
        near = _with_agencies(near, mention, reading)
        scope = stated_scope(kind, near, parent, reading)
        if kind != mention.concept.code and _is_central(mention, reading) and not near.places:
            scope = reading.lexicon.country  # "the CC of the Front"
        found.append(_Claim(kind, scope, mention.words, near, within))
    return found


def _named(reading: Reading) -> list[Mention]:
    """The mentions of bodies, and of agencies whose name is that of their own Party committee.

    The Central Military Commission is the army's Party committee.
    """
    schemes = reading.lexicon.schemes
    agencies = [
        m for m in reading.of("agency") if schemes.value("agency", m.concept.code, "bodyKind")
    ]
    # of two that share a word the one of more words: "Military Commission" is not yet central
    taken: set[int] = set()
    named: list[Mention] = []
    known = [*unshared(reading), *agencies, *by_short_names(reading)]
    for mention in sorted(known, key=lambda m: -len(m.words)):
        if mention.first < reading.closing and taken.isdisjoint(mention.words):
            taken.update(mention.words)
            named.append(mention)
    return sorted(named, key=lambda m: m.first)


def _kind(mention: Mention, parent: _Claim | None, reading: Reading) -> str:
    """What a body is within another: a union's central committee stands for the union.

    So does its standing committee, unless its own words say that it is the Party's.
    """
    schemes, kind = reading.lexicon.schemes, mention.concept.code
    if mention.concept.scheme == "agency":
        return schemes.value("agency", kind, "bodyKind") or kind
    if parent is None or schemes.value("body-kind", parent.kind, "holdsCongresses") != "true":
        return kind
    party = schemes.value("body-kind", kind, "partyLine") == "true"
    central = schemes.value("body-kind", kind, "seat") == "central"
    standing = kind in schemes.by_code("body-kind", "standingBody").values()
    bare = reading.words_of("cue/party").isdisjoint(mention.words)
    return parent.kind if party and (central or (standing and bare)) else kind


def _is_central(mention: Mention, reading: Reading) -> bool:
    concept = mention.concept
    return reading.lexicon.schemes.value(concept.scheme, concept.code, "seat") == "central"


def _parent(
    reading: Reading, near: Surroundings, found: Sequence[_Claim], roles: Collection[int]
) -> int | None:
    """The body named directly behind: the Organisation Commission *of the Party committee*."""
    at = len(found) - 1
    # by its own words: a level word before them may be one of the first body's name
    while at >= 0 and found[at].words[0] <= near.last:
        at -= 1
    if at < 0:
        return None
    start = found[at].first if found[at].first > near.last else found[at].words[0]
    behind = behind_bracket(reading, near.last)
    if behind in reading.text.particles and reading.adjoins(behind, start):
        return at  # "the Central Committee (CC) of the Front"
    if reading.language.begins_with_and(reading.tokens[start].key):
        return None
    if found[at].words[0] in roles:
        return None  # "member of the Politburo, president of the State": another office
    return at if reading.adjoins(near.last, start) else None


def _with_agencies(near: Surroundings, mention: Mention, reading: Reading) -> Surroundings:
    """The surroundings with the codes of the agencies that words like "governmental" stand for."""
    codes = (mention.concept.code,) if mention.concept.scheme == "agency" else near.agencies
    if not codes:
        return near
    meant = (_meant(code, mention, reading) for code in codes)
    agencies = tuple(code for code in meant if code)
    return Surroundings(near.first, near.last, near.levels, near.places, agencies)


def _meant(code: str, mention: Mention, reading: Reading) -> str | None:
    """The scope that an agency's word says: its own code, or the one body it may stand for.

    "The Ministry" is the ministry that the text has named most, of several the last.
    """
    kinds = reading.lexicon.schemes.values.get((Concept("cue", code), "standsFor"), ())
    if len(kinds) < 2:
        return kinds[0] if kinds else code
    named = [m for m in reading.of("body-kind") if m.concept.code in kinds]
    at = bisect_left(named, mention.first, key=lambda m: m.first)
    counts = Counter(m.concept.code for m in reversed(named[: max(at, 1)]))
    return next((kind for kind, _ in counts.most_common(1)), None)


def _numbered(reading: Reading, mention: Mention, near: Surroundings) -> Surroundings:
    """The surroundings with the body's own number as its place: "Military Region 5"."""
    prefix = reading.lexicon.schemes.value(
        mention.concept.scheme, mention.concept.code, "numberPrefix"
    )
    found = prefix and (_number_behind(reading, near.last) or _number_before(reading, near.first))
    if not found:
        return near
    number, at = found
    code = f"{prefix}-{number}"
    first, last = min(near.first, at), max(near.last, at)
    return Surroundings(first, last, near.levels, (code,), near.agencies)


def _number_behind(reading: Reading, at: int) -> tuple[int, int] | None:
    """The number behind a word, small words and "No." passed over, and where it stands."""
    passed = reading.language.particles | {
        reading.tokens[m.last].key for m in reading.cues("number")
    }
    for i in range(at + 1, min(at + 4, len(reading.tokens))):
        key = reading.tokens[i].key
        if reading.tokens[i].broken != Break.NONE:
            return None
        if key.isdigit() and len(key) <= _LONGEST_NUMBER:
            return int(key), i
        ordinal = next((o for o in reading.ordinals if o.first == i), None)
        if ordinal is not None:
            return ordinal.value, ordinal.last
        if key not in passed:
            return None
    return None


def _number_before(reading: Reading, at: int) -> tuple[int, int] | None:
    before = (o for o in reading.ordinals if o.last < at and reading.adjoins(o.last, at))
    return next(((o.value, o.first) for o in before), None)


def stated_bodies(
    mentions: Sequence[BodyMention], tied: Sequence[Body], reading: Reading
) -> Iterator[StatedBody]:
    """The bodies that the article names; `tied` are those that other facts speak of.

    Kinds marked lk:passing count only where another fact speaks of them, those marked
    lk:passingAlone where the text says whose they are.
    """
    schemes = reading.lexicon.schemes
    spans: dict[Body, list[BodyMention]] = {}
    for mention in mentions:
        spans.setdefault(mention.body, []).append(mention)
    for body, named in spans.items():
        passing = schemes.value("body-kind", body.kind, "passing") == "true" or (
            schemes.value("body-kind", body.kind, "passingAlone") == "true"
            and all(m.alone for m in named)
        )
        if body in tied or (body.scope is not None and not passing):
            evidence = (reading.span(m.first, m.last) for m in named)
            yield StatedBody(body, tuple(dict.fromkeys(evidence)))
