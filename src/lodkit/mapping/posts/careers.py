"""Careers: a list of posts without names is that of the person spoken of before it."""

from collections.abc import Iterator, Sequence

from lodkit.lexicon.matcher import Mention
from lodkit.mapping.people.links import Holding, Row
from lodkit.mapping.people.persons import PersonMention
from lodkit.mapping.text.lists import ListBlock
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# Fewer posts than this are no career; without a word for one, more are needed.
_FEWEST, _FEWEST_UNTOLD = 2, 3

# What these verbs tell of is no career.
_NEWS = ("elected", "relieved", "joins")


def of_careers(reading: Reading, row: Row) -> Iterator[Holding]:
    """The posts that a list tells of one person, as ones of the past."""
    people, offices = row.people, row.offices
    for block in reading.lists:
        listed = [o for first, last in block.items for o in beginning_within(offices, first, last)]
        named = any(beginning_within(people, first, last) for first, last in block.items)
        if named or len(listed) < _FEWEST or any(o.plural for o in listed):
            continue
        acts = beginning_within(reading.of("tenure"), block.items[0][0], block.items[-1][1])
        if any(m.concept.code in _NEWS for m in acts):
            continue
        if len(listed) < _FEWEST_UNTOLD and not any(_of_the_past(reading, block)):
            continue
        person = _spoken_of(reading, people, block)
        if person is not None:
            verb = next(iter(_of_the_past(reading, block)), None)
            yield from (Holding(person, o._replace(former=True), verb) for o in listed)


def _of_the_past(reading: Reading, block: ListBlock) -> Iterator[Mention]:
    """The words of the lead-in that speak of the past, or of somebody's way."""
    leads = beginning_within(reading.of("tenure"), block.first, block.last)
    return (m for m in leads if m.concept.code in ("held", "former"))


def _spoken_of(
    reading: Reading, people: Sequence[PersonMention], block: ListBlock
) -> PersonMention | None:
    """The person the lead-in names first, else the last sentence with a person in it."""
    own = beginning_within(people, block.first, block.last)
    if own:
        return own[0]
    earlier = [p for p in people if p.first < block.first]
    if not earlier:
        return None
    sentence = reading.sentence_of(earlier[-1].first)
    return next(p for p in earlier if reading.sentence_of(p.first) == sentence)
