"""Pairs: several people and as many offices, one for each: "A and B, chair and vice chair of"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lodkit.mapping.people.links import Holding, Item, Link, Row, link
from lodkit.mapping.people.persons import PersonMention
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# A word for "respectively" stands within this many words of the people and offices.
_NEAR = 4


def of_pairs(reading: Reading, row: Row) -> Iterator[Holding]:
    """The holdings of people and offices that stand in the same order."""
    for part in row.parts:
        runs = list(_runs(reading, part))
        for one, other in pairwise(runs):
            if len(one) == len(other) > 1 and _belong(reading, one, other):
                people, offices = (one, other) if _is_people(one) else (other, one)
                for person, office in zip(people, offices, strict=True):
                    if isinstance(person, PersonMention) and isinstance(office, OfficeMention):
                        yield Holding(person, office)


def _runs(reading: Reading, part: Sequence[Item]) -> Iterator[list[Item]]:
    """The people or offices of one person that follow each other in one breath."""
    run: list[Item] = []
    for item in part:
        same = run and isinstance(item, PersonMention) == isinstance(run[-1], PersonMention)
        if run and not (same and link(reading, run[-1], item) in (Link.AND, Link.COMMA)):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _belong(reading: Reading, one: Sequence[Item], other: Sequence[Item]) -> bool:
    """Whether each of the first run goes with one of the second.

    Where no word says so, the offices are two of one body.
    """
    if link(reading, one[-1], other[0]) > Link.DASH or link(reading, one[-2], one[-1]) != Link.AND:
        return False
    offices = [item for item in (*one, *other) if isinstance(item, OfficeMention)]
    if any(office.plural for office in offices):
        return False
    first, last = one[0].first - _NEAR, other[-1].last + _NEAR
    if beginning_within(reading.cues("respectively"), first, last):
        return True
    joined = link(reading, other[-2], other[-1]) == Link.AND
    one_body = len({office.body for office in offices}) == 1
    several = len({office.role for office in offices}) == len(offices)
    return len(one) == 2 and joined and one_body and several


def _is_people(run: Sequence[Item]) -> bool:
    return isinstance(run[0], PersonMention)
