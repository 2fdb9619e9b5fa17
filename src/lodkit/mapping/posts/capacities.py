"""Capacities: the office in which somebody acts, a verb between them: "as chair spoke Ms A"."""

from collections.abc import Iterator, Sequence

from lodkit.lexicon.matcher import Mention
from lodkit.mapping.people.links import Holding, Item, Row
from lodkit.mapping.people.persons import PersonMention
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# A word for "as" begins within this many words of the office.
_NEAR = 4


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


def is_capacity(reading: Reading, office: OfficeMention) -> bool:
    """Whether a word for "as" stands before an office: "had led the board as its secretary"."""
    near = beginning_within(reading.cues("in-capacity"), office.first - _NEAR, office.first - 1)
    small = reading.language.possessives
    return bool(near) and all(
        i in reading.unseen or reading.tokens[i].key in small
        for i in range(near[-1].last + 1, office.first)
    )


def goes_to(reading: Reading, turn: Mention, office: OfficeMention) -> bool:
    """Whether an office is what somebody goes to another body as: "moves to X *as* its deputy"."""
    between = beginning_within(reading.of("body-kind"), turn.last, office.first - 1)
    return bool(between) and is_capacity(reading, office)
