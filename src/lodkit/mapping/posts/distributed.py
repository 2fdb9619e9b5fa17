"""Distributed: an office in several places, a holder in each: "the chairs of X and Y, A and B"."""

from collections.abc import Iterator

from lodkit.lexicon.matcher import Mention
from lodkit.mapping.bodies.several import strung_places
from lodkit.mapping.people.links import Holding, Row
from lodkit.mapping.posts.groups import holders_of
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# The first place begins within this many words behind the office.
_NEXT = 5


def of_several_places(reading: Reading, row: Row) -> Iterator[Holding]:
    """The holdings of offices in the plural that name as many places as people, or more people."""
    for at, office in enumerate(row.items):
        if not isinstance(office, OfficeMention) or not (office.plural or office.either):
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
    return strung_places(reading, own[0]) if own else []
