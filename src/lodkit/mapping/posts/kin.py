"""Kin: offices that only say whose relative or driver somebody is: "son of the former chair"."""

from collections.abc import Iterator, Sequence

from lodkit.mapping.people.links import Link, link
from lodkit.mapping.people.persons import PersonMention
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# Titles and small words between an office and the name of its holder.
_TO_NAME = 4


def held_by_others(
    reading: Reading, offices: Sequence[OfficeMention], people: Sequence[PersonMention]
) -> Iterator[OfficeMention]:
    """The offices, but for those of somebody's kin whom no name behind them tells."""
    kin = reading.words_of("cue/kin")
    for office in offices:
        at = office.first - 1
        while at >= 0 and at in reading.unseen and at not in kin:
            at -= 1
        behind = beginning_within(people, office.last + 1, office.last + _TO_NAME) if kin else ()
        named = bool(behind) and link(reading, office, behind[0]) == Link.DIRECT
        if at not in kin or named:
            yield office
