"""Capacities: the office in which somebody acts, a verb between them: "as chair spoke Ms A"."""

from collections.abc import Iterator, Sequence

from lodkit.mapping.links import Holding, Item, Row
from lodkit.mapping.office_mention import OfficeMention
from lodkit.mapping.people import PersonMention
from lodkit.mapping.reading import Reading


def of_capacities(reading: Reading, row: Row) -> Iterator[Holding]:
    """Offices behind a word for "as" are those of the only person whom a sentence part names."""
    said = reading.words_of("cue/in-capacity")
    for part in row.parts:
        person = _only_person(part)
        for item in part if person else ():
            if isinstance(item, OfficeMention) and not item.plural and not item.told:
                at = item.first - 1
                while at >= 0 and at not in said and at in reading.unseen:
                    at -= 1
                if person is not None and at in said:
                    yield Holding(person, item)


def _only_person(part: Sequence[Item]) -> PersonMention | None:
    people = {item.name: item for item in part if isinstance(item, PersonMention)}
    return next(iter(people.values())) if len(people) == 1 else None
