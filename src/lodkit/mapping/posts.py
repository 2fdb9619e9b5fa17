"""Posts: which of the offices that a sentence names belongs to which of its people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from lodkit.lexicon.tokens import Break
from lodkit.mapping.offices import OfficeMention
from lodkit.mapping.people import PersonMention
from lodkit.mapping.reading import Reading
from lodkit.model.article import Span
from lodkit.model.facts import Body, Membership


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
        found.extend(_in_sentence(reading, items))
    return found


def by_sentence(reading: Reading, items: Sequence[Item]) -> list[list[Item]]:
    """The phrases of each sentence, in the order of the text."""
    groups: dict[int, list[Item]] = {}
    for item in sorted(items, key=lambda i: (i.first, i.last)):
        groups.setdefault(reading.sentence_of(item.first), []).append(item)
    return list(groups.values())


def link(reading: Reading, left: Item, right: Item) -> Link:
    """How `right` follows `left`: by nothing but small words and which punctuation."""
    joined = Link.DIRECT
    titles = {i for m in reading.cues("honorific") for i in m.words}
    times = {i for m in reading.of("tenure") for i in m.words}
    for at in range(left.last + 1, right.first):
        key = reading.tokens[at].key
        if key in reading.language.conjunctions:
            joined = max(joined, Link.AND)
        elif at not in titles | times and key not in reading.language.particles:
            return Link.NONE
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
    at = 0
    while at < len(items):
        if isinstance(items[at], PersonMention):
            at += 1
            continue
        end = at
        while end + 1 < len(items) and isinstance(items[end + 1], OfficeMention):
            end += 1
        yield from _share_out(reading, items, at, end)
        at = end + 1


def _share_out(reading: Reading, items: Sequence[Item], first: int, last: int) -> Iterator[Holding]:
    """Give each office of a row between two people to the one before it or the one behind it."""
    offices = [item for item in items[first : last + 1] if isinstance(item, OfficeMention)]
    left = items[first - 1] if first else None
    right = items[last + 1] if last + 1 < len(items) else None
    before = _joined_run(reading, left, offices) if isinstance(left, PersonMention) else 0
    behind = _joined_run(reading, right, offices) if isinstance(right, PersonMention) else 0
    if isinstance(left, PersonMention) and isinstance(right, PersonMention) and before + behind:
        before, behind = _divide(reading, items, first, last, before, behind)
    for office in offices[:before]:
        assert isinstance(left, PersonMention)
        yield Holding(left, office)
    for office in offices[len(offices) - behind :] if behind else []:
        assert isinstance(right, PersonMention)
        yield Holding(right, office)


def _joined_run(reading: Reading, person: PersonMention, offices: Sequence[OfficeMention]) -> int:
    """How many of a row of offices hang together with the person before or behind it."""
    behind = person.first > offices[-1].last
    row: list[Item] = [person, *(offices[::-1] if behind else offices)]
    count = 0
    for near, far in pairwise(row):
        joint = link(reading, far, near) if behind else link(reading, near, far)
        if joint >= Link.LIST:
            break
        count += 1
    return count


def _divide(
    reading: Reading, items: Sequence[Item], first: int, last: int, before: int, behind: int
) -> tuple[int, int]:
    """Where a row of offices between two people is divided."""
    row = last - first + 1
    if before + behind <= row:
        return before, behind
    left_joint = link(reading, items[first - 1], items[first])
    right_joint = link(reading, items[last], items[last + 1])
    led = first >= 2 and _is_led(reading, items, first - 1)
    if right_joint == Link.DIRECT and (led or left_joint == Link.DIRECT):
        return 0, behind
    if right_joint == Link.DIRECT:
        return row - 1 if row > 1 else 0, 1
    if led:
        return 0, behind
    return before, 0


def _is_led(reading: Reading, items: Sequence[Item], person: int) -> bool:
    """Whether the person already follows an office of their own, as in "Secretary A"."""
    office = items[person - 1]
    return isinstance(office, OfficeMention) and link(reading, office, items[person]) <= Link.AND


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
