"""Distributed: an office in several places, a holder in each: "the chairs of X and Y, A and B"."""

from collections.abc import Iterator

from lodkit.lexicon.matcher import Mention
from lodkit.mapping.groups import holders_of
from lodkit.mapping.links import Holding, Link, Row, link
from lodkit.mapping.office_mention import OfficeMention
from lodkit.mapping.reading import Reading
from lodkit.mapping.windows import beginning_within

# The next place begins within this many words of the one before: "of the provinces of X and of Y".
_NEXT = 5


def of_several_places(reading: Reading, row: Row) -> Iterator[Holding]:
    """The holdings of offices in the plural that name as many places as people, or more people."""
    for at, office in enumerate(row.items):
        if not isinstance(office, OfficeMention) or not office.plural:
            continue
        places = _places(reading, office)
        holders = holders_of(reading, row.items, at) if len(places) > 1 else []
        if len(holders) >= len(places) > 1:
            for place, person in zip(places, holders, strict=False):
                body = office.body._replace(scope=place.concept.code)
                yield Holding(person, office._replace(body=body))


def _places(reading: Reading, office: OfficeMention) -> list[Mention]:
    """The office's own place and those strung to it."""
    near = beginning_within(reading.of("place"), office.first, office.last + _NEXT)
    own = [m for m in near if m.concept.code == office.body.scope]
    return _strung(reading, own[0]) if own else []


def _strung(reading: Reading, place: Mention) -> list[Mention]:
    found = [place]
    while True:
        behind = beginning_within(reading.of("place"), found[-1].last + 1, found[-1].last + _NEXT)
        if not behind or link(reading, found[-1], behind[0]) not in (Link.AND, Link.COMMA):
            return found
        found.append(behind[0])
