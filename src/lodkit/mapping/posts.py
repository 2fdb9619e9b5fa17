"""Posts: which of the offices that a sentence names belongs to which of its people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from lodkit.lexicon.tokens import Break
from lodkit.mapping.offices import OfficeMention
from lodkit.mapping.people import PersonMention
from lodkit.mapping.reading import Reading
from lodkit.mapping.windows import beginning_within
from lodkit.model.article import Span
from lodkit.model.facts import Body, Membership

_TURNS = ("elected", "relieved")
_CLOSE = 8


class Link(IntEnum):
    """How two neighbouring phrases are joined, the closest first."""

    DIRECT = 0
    AND = 1
    COMMA = 2
    DASH = 3
    LIST = 4
    NONE = 5


@dataclass(frozen=True, slots=True)
class Holding:
    """An office that a sentence gives to a person."""

    person: PersonMention
    office: OfficeMention


Item = PersonMention | OfficeMention


def find_holdings(
    reading: Reading, people: Sequence[PersonMention], offices: Sequence[OfficeMention]
) -> list[Holding]:
    """Who holds what, sentence by sentence."""
    found: list[Holding] = []
    for items in by_sentence(reading, [*people, *offices]):
        own = list(_in_sentence(reading, items))
        found.extend([*own, *_of_all(reading, items, own)])
    return with_siblings(reading, found)


def by_sentence(reading: Reading, items: Sequence[Item]) -> list[list[Item]]:
    """The phrases of each sentence, in the order of the text."""
    groups: dict[int, list[Item]] = {}
    for item in sorted(items, key=lambda i: (i.first, i.last)):
        groups.setdefault(reading.sentence_of(item.first), []).append(item)
    return list(groups.values())


def link(reading: Reading, left: Item, right: Item) -> Link:
    """How `right` follows `left`: by nothing but small words and which punctuation."""
    joined = Link.DIRECT
    unseen = reading.words_of("cue/honorific", "cue/party", "tenure")
    for at in range(left.last + 1, right.first):
        key = reading.tokens[at].key
        if key in reading.language.conjunctions:
            joined = max(joined, Link.AND)
        elif at not in unseen and key not in reading.language.particles:
            return Link.NONE
    if reading.language.begins_with_and(reading.tokens[right.first].key):
        joined = Link.AND
    for at in range(left.last + 1, right.first + 1):
        if reading.tokens[at].broken != Break.NONE:
            joined = max(joined, _punctuation(reading.between(at - 1, at)))
    return joined


def _punctuation(between: str) -> Link:
    if any(mark in between for mark in ";؛.|\n"):
        return Link.LIST
    if any(mark in between for mark in "-–—(:"):
        return Link.DASH
    return Link.COMMA


def _in_sentence(reading: Reading, items: Sequence[Item]) -> Iterator[Holding]:
    """The holdings of one sentence; a semicolon ends what belongs together."""
    for part in _parts(reading, items):
        people = [i for i, item in enumerate(part) if isinstance(item, PersonMention)]
        named_first = _names_first(reading, part)
        for at, item in enumerate(part):
            if isinstance(item, OfficeMention):
                owner = _owner(reading, part, people, at, named_first=named_first)
                if owner is not None:
                    yield Holding(owner, _as_held(reading, owner, item))


def _of_all(reading: Reading, items: Sequence[Item], own: Sequence[Holding]) -> Iterator[Holding]:
    """The office before a colon is that of everyone listed behind it: "deputies: A; B; C"."""
    holders = {h.person for h in own}
    for holding in own:
        person, office = holding.person, holding.office
        if office.last > person.first or ":" not in reading.between(office.last, person.first):
            continue
        for item in items[items.index(person) + 1 :]:
            if not isinstance(item, PersonMention) or item in holders:
                break
            yield Holding(item, office)


def _parts(reading: Reading, items: Sequence[Item]) -> Iterator[list[Item]]:
    part: list[Item] = []
    for item in items:
        if part and any(mark in reading.between(part[-1].last, item.first) for mark in ";؛\n"):
            yield part
            part = []
        part.append(item)
    yield part


def _names_first(reading: Reading, part: Sequence[Item]) -> bool:
    """Whether offices stand behind the names: "A, secretary of X, and B, chair of Y"."""
    first = next((i for i, item in enumerate(part) if isinstance(item, PersonMention)), None)
    if first is None or first + 1 >= len(part):
        return False
    led = first > 0 and link(reading, part[first - 1], part[first]) < Link.LIST
    follows = isinstance(part[first + 1], OfficeMention)
    return follows and not led and link(reading, part[first], part[first + 1]) < Link.LIST


def _owner(
    reading: Reading, part: Sequence[Item], people: Sequence[int], at: int, *, named_first: bool
) -> PersonMention | None:
    """Whose office it is: of the person behind or before, by what joins them."""
    before = next((i for i in reversed(people) if i < at), None)
    behind = next((i for i in people if i > at), None)
    right = _weakest(reading, part, at, behind) if behind is not None else Link.NONE
    left = _weakest(reading, part, before, at) if before is not None else Link.NONE
    if right == Link.DIRECT and not (left == Link.DIRECT and named_first):
        return _person(part, behind)
    if not named_first and right < Link.LIST and not _is_appended(reading, part, before, at):
        return _person(part, behind)
    if left < Link.LIST or (before is not None and _continues(reading, part, before, at)):
        return _person(part, before)
    if right < Link.LIST and not named_first:
        return _person(part, behind)
    return _person(part, _turned(reading, part, before, behind, at))


def _person(part: Sequence[Item], at: int | None) -> PersonMention | None:
    item = part[at] if at is not None else None
    return item if isinstance(item, PersonMention) else None


def _weakest(reading: Reading, part: Sequence[Item], first: int, last: int) -> Link:
    """The weakest joint in a row of phrases."""
    return max(link(reading, near, far) for near, far in pairwise(part[first : last + 1]))


def _is_appended(reading: Reading, part: Sequence[Item], person: int | None, at: int) -> bool:
    """Whether an office hangs on the name before it, and that name has none in front."""
    if person is None or _weakest(reading, part, person, at) >= Link.LIST:
        return False
    office = part[person - 1] if person else None
    return not isinstance(office, OfficeMention) or link(reading, office, part[person]) > Link.COMMA


def _continues(reading: Reading, part: Sequence[Item], person: int, at: int) -> bool:
    """Whether an office goes on with a person's list, or they come to it or leave it."""
    near, office = part[at - 1], part[at]
    inside = range(part[person].last + 1, office.first)
    tenures = beginning_within(reading.of("tenure"), inside.start, inside.stop - 1)
    turns = [m for m in tenures if m.concept.code in _TURNS]
    if turns and office.first - turns[-1].last <= _CLOSE:
        return True
    cues = (reading.of("manner"), reading.cues("convene"))
    spoken = any(beginning_within(c, inside.start, inside.stop - 1) for c in cues)
    comma = reading.tokens[office.first].broken == Break.COMMA
    return comma and not spoken and office.first - near.last <= _CLOSE


def _turned(
    reading: Reading, part: Sequence[Item], before: int | None, behind: int | None, at: int
) -> int | None:
    """Who is elected to an office or leaves it, where the verb stands away from both."""
    first, last = part[0].first, part[-1].last
    near = beginning_within(reading.of("tenure"), first - _CLOSE, last + _CLOSE)
    turns = [m for m in near if m.concept.code in _TURNS]
    same = [m for m in turns if reading.sentence_of(m.first) == reading.sentence_of(first)]
    if not same:
        return None
    if before is not None:
        return before
    between = part[at].last
    return behind if behind is not None and any(m.first > between for m in same) else None


def _as_held(reading: Reading, person: PersonMention, office: OfficeMention) -> OfficeMention:
    """The office, as one of the past where the text says that the person leaves it."""
    between = beginning_within(reading.of("tenure"), person.last + 1, office.first - 1)
    left = any(m.concept.code == "relieved" for m in between)
    return replace(office, former=True) if left else office


def with_siblings(reading: Reading, holdings: Sequence[Holding]) -> list[Holding]:
    """Where one of a person's offices names its place, the others beside it have it too."""
    places: dict[PersonMention, set[str | None]] = {}
    for holding in holdings:
        if holding.office.placed:
            places.setdefault(holding.person, set()).add(holding.office.body.scope)
    provinces = reading.lexicon.provinces
    return [_moved(reading, h, places.get(h.person, set()) & provinces) for h in holdings]


def _moved(reading: Reading, holding: Holding, places: set[str | None]) -> Holding:
    office = holding.office
    seat = reading.lexicon.schemes.value("body-kind", office.body.kind, "seat")
    if office.placed or seat != "local" or len(places) != 1:
        return holding
    body = Body(office.body.kind, next(iter(places)))
    return Holding(holding.person, replace(office, body=body))


def memberships(reading: Reading, holdings: Sequence[Holding]) -> list[Membership]:
    """One membership for each person and office, with every place that states it."""
    spans: dict[tuple[str, tuple[str, Body, bool]], list[Span]] = {}
    for holding in holdings:
        office, person = holding.office, holding.person
        key = (person.name, (office.role, office.body, _is_past(reading, holding)))
        stated = (reading.span(person.first, person.last), reading.span(office.first, office.last))
        spans.setdefault(key, []).extend(stated)
    return [
        Membership(name, role, body, former, tuple(sorted(set(where))))
        for (name, (role, body, former)), where in spans.items()
    ]


def _is_past(reading: Reading, holding: Holding) -> bool:
    """Whether the text says "former", or the office is known to have ended long ago."""
    if holding.office.former:
        return True
    office = holding.office
    roster = reading.lexicon.roster
    ended = roster.ended.get((holding.person.name, office.role, office.body.kind), "")
    return bool(ended) and _years_apart(ended, reading) > 25


def _years_apart(day: str, reading: Reading) -> int:
    newest = max((y.year for y in reading.years), default=0)
    return newest - int(day[:4])
