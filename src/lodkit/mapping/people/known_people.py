"""Known people: of the readings of a name, the one known for the offices named beside it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lodkit.lexicon.name_mentions import NameMention
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# An office beside a name, with all that is listed there, begins within so many words of it.
_NEAR = 25


def read_by_office(reading: Reading, offices: Sequence[OfficeMention]) -> Sequence[NameMention]:
    """The names of a text, those that several readings fit as what their offices make them.

    A name is read alike wherever it stands. The roster only ranks: it has no name that the
    letters do not give.
    """
    holders: dict[str, Counter[str]] = defaultdict(Counter)
    if not reading.finder.reads_latin:
        for name in reading.names:
            for office in _beside(reading, name, offices):
                holders[name.name].update(_known_for(reading, office))
    everywhere = Counter(name for o in offices for name in _known_for(reading, o) if holders)
    meant = {
        name.name: known
        for name in reading.names
        if holders.get(name.name)
        and (known := _likeliest(reading, name, holders[name.name], everywhere))
    }
    return [
        replace(name, name=meant[name.name], uncertain=False) if name.name in meant else name
        for name in reading.names
    ]


def _beside(
    reading: Reading, name: NameMention, offices: Sequence[OfficeMention]
) -> Iterator[OfficeMention]:
    """The offices in the part of the sentence in which a name stands."""
    clause = reading.clause_of(name.first)
    near = beginning_within(offices, name.first - _NEAR, name.last + _NEAR)
    return (o for o in near if reading.clause_of(o.first) == clause)


def _known_for(reading: Reading, office: OfficeMention) -> frozenset[str]:
    """Who is known to hold or have held an office."""
    post = (office.role, office.body.kind, office.body.scope or "")
    return reading.lexicon.roster.posts.get(post, frozenset())


def _likeliest(
    reading: Reading, name: NameMention, beside: Counter[str], everywhere: Counter[str]
) -> str | None:
    """The reading known for most offices beside the name, and of the text; none if for none."""
    readings = reading.finder.readings(reading.tokens, name)
    known = [r for r in readings if r in beside]
    return max(known, key=lambda r: (beside[r], everywhere[r]), default=None)
