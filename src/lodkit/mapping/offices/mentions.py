"""Offices: a role and the body it is held in, wherever a phrase names both."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from lodkit.lexicon.concepts import Schemes
from lodkit.lexicon.matcher import Mention
from lodkit.mapping.bodies.mentions import BodyMention, scope_of, telling
from lodkit.mapping.bodies.neighbours import Neighbours
from lodkit.mapping.offices.composed import composed
from lodkit.mapping.offices.elliptic import find_elliptic
from lodkit.mapping.offices.times import dated
from lodkit.mapping.offices.words import numbered, ranked
from lodkit.mapping.people.links import Link, has_complement, link
from lodkit.mapping.places.localities import PROVINCIAL
from lodkit.mapping.places.surroundings import Map, Surroundings, surroundings
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.ranks import ranks_of
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within
from lodkit.model.facts import Body

# No body whose office a role is begins further from it than this many words.
_WINDOW = 20
# Nor does a role under an office begin further before it.
_UNDER = 5
# Words about the time of a post that may stand within its name: "the outgoing president of".
_TIMES = ("former", "acting", "current", "besides")


def find_offices(
    reading: Reading, around: Map, bodies: Sequence[BodyMention]
) -> list[OfficeMention]:
    """Every phrase that names an office; of overlapping ones the longest."""
    placed = telling(bodies, reading)
    found = [
        *_compound(reading, around, placed, bodies),
        *_full(reading, composed(reading, bodies), list(_bare(reading, around, placed))),
        *_known(reading),
    ]
    taken: set[int] = set()
    kept: list[OfficeMention] = []
    for office in sorted(found, key=lambda o: (o.first - o.last, o.first)):
        words = set(range(office.first, office.last + 1))
        if office.first < reading.closing and not words & taken:
            taken |= words
            if not (office.bare and _is_of_province(reading, office)):
                kept.append(numbered(reading, office))
    kept = list(_under_others(reading, sorted(kept, key=lambda o: o.first)))
    kept = list(_of_unions(reading, _abbreviated(reading, kept)))
    half = (numbered(reading, o) for o in find_elliptic(reading, bodies, kept, around.own))
    kept = sorted([*kept, *half], key=lambda o: o.first)
    return list(dated(reading, [ranked(reading, o) for o in kept]))


def _under_others(reading: Reading, offices: Sequence[OfficeMention]) -> Iterator[OfficeMention]:
    """The offices, but for those that only say under whom somebody works.

    The assistant of a general secretary is an assistant in that body; the deputy of a chief
    justice has an office without a name of its own.
    """
    ranks, value = ranks_of(reading.lexicon.schemes), reading.lexicon.schemes.value
    heads = {o.head for o in offices}
    for office in offices:
        above = _above(reading, office, heads)
        if above is None:
            yield office
        elif value("role", above.concept.code, "underOffices") == "true":
            code = above.concept.code
            yield office._replace(role=code, first=above.first, head=above.first, former=False)
        elif not (office.bare and ranks.is_deputy(above.concept.code)):
            yield office


def _abbreviated(reading: Reading, offices: Sequence[OfficeMention]) -> Iterator[OfficeMention]:
    """The offices, one that its abbreviation in brackets follows as one: "prime minister (PM)"."""
    last: OfficeMention | None = None
    for office in offices:
        if last is not None and _abbreviates(reading, office, last):
            last = last._replace(last=office.last)
            continue
        if last is not None:
            yield last
        last = office
    if last is not None:
        yield last


def _of_unions(reading: Reading, offices: Iterable[OfficeMention]) -> Iterator[OfficeMention]:
    """The offices, a general secretary's as a union's where the next one named is in a union.

    "General secretary and vice-president of the Front".
    """
    value = reading.lexicon.schemes.value
    named = list(offices)
    for office, following in zip_longest(named, named[1:]):
        role = value("role", office.role, "elsewhere") if office.bare and following else None
        if role and following and _is_one_title(reading, office, following):
            yield office._replace(role=role, body=following.body, bare=False)
        else:
            yield office


def _is_one_title(reading: Reading, office: OfficeMention, following: OfficeMention) -> bool:
    """Whether "and" or a dash joins an office to one in a body with congresses of its own."""
    value = reading.lexicon.schemes.value
    union = value("body-kind", following.body.kind, "holdsCongresses") == "true"
    party = value("body-kind", following.body.kind, "partyLine") == "true"
    return union and not party and link(reading, office, following) in (Link.AND, Link.DASH)


def _abbreviates(reading: Reading, office: OfficeMention, before: OfficeMention) -> bool:
    """Whether an office is one word in brackets right behind the same one in full."""
    bracketed = office.first == office.last and office.first in reading.text.bracketed
    same = (before.role, before.body) == (office.role, office.body)
    return bracketed and same and office.first == before.last + 1


def _above(reading: Reading, office: OfficeMention, heads: Collection[int]) -> Mention | None:
    """The word for a role right before an office, or reaching into it, that heads no other."""
    before = beginning_within(reading.of("role"), office.first - _UNDER, office.first - 1)
    free = [m for m in before if m.first not in heads]
    if not free:
        return None
    reaches = free[-1].last >= office.first or reading.adjoins(free[-1].last, office.first)
    return free[-1] if reaches else None


def _compound(
    reading: Reading, around: Map, placed: Neighbours, bodies: Sequence[BodyMention]
) -> Iterator[OfficeMention]:
    """One phrase for role and body: "prime minister", "provincial Party secretary"."""
    schemes = reading.lexicon.schemes
    wider = {i: b.first for b in bodies for i in b.words}
    for mention in reading.of("office"):
        around_it = wider.get(mention.first, mention.first)
        if around_it < mention.first and wider.get(mention.last) == around_it:
            continue  # "the delegation of the members of the Assembly"
        if mention.last + 1 in reading.words_of("cue/standing") and len(mention.words) == 1:
            continue  # a word for a delegate, which is one for a permanent deputy as well
        role = schemes.value("office", mention.concept.code, "role")
        kind = schemes.value("office", mention.concept.code, "bodyKind")
        if role and kind:
            near = surroundings(reading, around, mention)
            yield _scoped(role, kind, mention, near, reading, around, placed)


def _is_of_province(reading: Reading, office: OfficeMention) -> bool:
    """Whether a central office is said to be a province's: "head of the executive *of Ca Mau*"."""
    seat = reading.lexicon.schemes.value("body-kind", office.body.kind, "seat")
    if seat != "central" or not ranks_of(reading.lexicon.schemes).is_rank(office.role):
        return False
    behind = office.head + 1, office.last + 1
    if reading.language.qualifier_behind:
        levels = beginning_within(reading.of("level"), *behind)
        if any(m.concept.code in PROVINCIAL for m in levels if m.last <= office.last):
            return True
    places = beginning_within(reading.of("place"), *behind)
    return any(
        p.concept.code in reading.lexicon.provinces
        and reading.tokens[p.first - 1].key in reading.language.from_words
        for p in places
    )


def _bare(reading: Reading, around: Map, placed: Neighbours) -> Iterator[OfficeMention]:
    """A role whose body goes without saying: "provincial secretary", "chief justice"."""
    schemes = reading.lexicon.schemes
    for mention in reading.of("role"):
        kind = schemes.value("role", mention.concept.code, "bodyKind")
        if kind is None:
            continue
        near = surroundings(reading, around, mention)
        central = schemes.value("body-kind", kind, "seat") == "central"
        if central or near.places or near.levels - {"central"}:
            yield _scoped(mention.concept.code, kind, mention, near, reading, around, placed)


def _full(
    reading: Reading, with_body: Iterable[OfficeMention], bare: Sequence[OfficeMention]
) -> Iterator[OfficeMention]:
    """The offices with a body, and bare ones; one that is both has the place of either.

    "To Ca Mau *province* as *secretary* of the Party committee"; "Youth Union *secretary* of *Ca
    Mau*" is no other committee's.
    """
    alone, value = {o.head: o for o in bare}, reading.lexicon.schemes.value
    for office in with_body:
        other = alone.pop(office.head, None)
        central = value("body-kind", office.body.kind, "seat") == "central"
        if other is not None and other.placed and not office.placed and not central:
            first, last = min(other.first, office.first), max(other.last, office.last)
            body = office.body._replace(scope=other.body.scope)
            office = office._replace(body=body, first=first, last=last, placed=True)
        yield office
    yield from alone.values()


def _scoped(
    role: str,
    kind: str,
    mention: Mention,
    near: Surroundings,
    reading: Reading,
    around: Map,
    beside: Neighbours,
) -> OfficeMention:
    owner = None if near.places else _owning_unit(reading, around, mention)
    scope = owner or scope_of(kind, near, None, reading, around, beside)
    ranks = ranks_of(reading.lexicon.schemes)
    role, kind = ranks.standing(ranks.role_in(role, kind), kind)
    placed = bool(near.places or near.agencies or owner)
    body = Body(kind, scope)
    return OfficeMention(role, body, near.first, near.last, mention.first, placed, bare=True)


def _owning_unit(reading: Reading, around: Map, mention: Mention) -> str | None:
    """The small unit right before a word for "its": "Na Son commune, *whose* Party secretary"."""
    if reading.tokens[mention.first - 1].key not in reading.language.possessives:
        return None
    at = mention.first - 2
    level = around.by_last.get(at)
    if level is not None and level.concept.scheme == "level":
        at = level.first - 1
    unit = around.small_until.get(at)
    return unit.code if unit is not None else None


def _known(reading: Reading) -> Iterator[OfficeMention]:
    """A word for the top of anything, or its deputy, before a name known for one such office.

    "President Luong Cuong": the roster tells which office the word stands for with this name.
    """
    schemes, ranks = reading.lexicon.schemes, ranks_of(reading.lexicon.schemes)
    before = {n.first - 1: n.name for n in reading.names}
    behind = {n.last + 1: n.name for n in reading.names}
    known = reading.lexicon.roster.offices
    worded = _named_by_top_word(schemes)
    for mention in reading.of("role"):
        named = before.get(mention.last)
        name = named or behind.get(mention.first) or behind.get(_before_past(reading, mention))
        if name is None or schemes.value("role", mention.concept.code, "topWord") is None:
            continue
        if named is None and has_complement(reading, mention.last):
            continue
        for role, kind in known.get(name, ()):
            if kind in worded and ranks.rank_of(role) == ranks.rank_of(mention.concept.code):
                body = Body(kind, reading.lexicon.country)
                yield OfficeMention(role, body, mention.first, mention.last, mention.first, True)


def _before_past(reading: Reading, mention: Mention) -> int:
    """Where a phrase begins with the word for "former" before it: "A, *former* vice-president"."""
    past = beginning_within(reading.of("tenure"), mention.first - 1, mention.first - 1)
    return mention.first - any(m.concept.code == "former" for m in past)


@lru_cache(maxsize=4)
def _named_by_top_word(schemes: Schemes) -> frozenset[str]:
    """The kinds of body whose head bears the bare word for a top: the President's."""
    return frozenset(
        concept.code
        for (concept, key), values in schemes.values.items()
        if key == "topWord" and "true" in values
    )
