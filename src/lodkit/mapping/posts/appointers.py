"""Appointers: who puts others in office: "*the prime minister* appointed A director of X"."""

from collections.abc import Iterator, Sequence

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.people.links import Item, Link, Row, apart, link
from lodkit.mapping.people.persons import PersonMention
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# Between a verb and its object stand at most so many words of their own: "on Monday".
_BETWEEN = 2
# The verbs of those who give a post to somebody or take it away.
_ACTS = ("elected", "relieved", "proposed")


def of_appointers(reading: Reading, row: Row) -> frozenset[tuple[int, int]]:
    """The offices that are not a person's, by the first words of both.

    They stand before the verb, its object right behind, and the object's own office behind that.
    """
    return frozenset(
        (office.first, person.first)
        for part in row.parts
        for at, person in enumerate(part)
        if isinstance(person, PersonMention) and _is_object(reading, part, at)
        for office in _before(reading, part, at)
    )


def _is_object(reading: Reading, part: Sequence[Item], at: int) -> bool:
    """Whether an office that is given or taken follows a name without a sign between."""
    office = part[at + 1] if at + 1 < len(part) else None
    given = isinstance(office, OfficeMention) and not office.told
    return given and office is not None and link(reading, part[at], office) == Link.DIRECT


def _before(reading: Reading, part: Sequence[Item], at: int) -> Iterator[OfficeMention]:
    """The offices in front of the verb that stands right before a name."""
    verb = _verb_before(reading, part[at]) if at else None
    for item in part[:at] if verb is not None else ():
        # "after three years as director was elected A deputy of X": one of the past is the object's
        if verb is None or not isinstance(item, OfficeMention) or item.former:
            continue
        if item.last < verb.first:
            yield item


def _verb_before(reading: Reading, person: Item) -> Mention | None:
    """The last verb before a name, if no sign and hardly a word is between."""
    first, _ = reading.clause_of(person.first)
    before = beginning_within(reading.of("tenure"), first, person.first - 1)
    acts = [m for m in before if m.concept.code in _ACTS and m.last < person.first]
    if not acts or apart(reading, acts[-1].last, person.first) > _BETWEEN:
        return None
    inner = range(acts[-1].last + 1, person.first + 1)
    return acts[-1] if all(reading.tokens[i].broken == Break.NONE for i in inner) else None
