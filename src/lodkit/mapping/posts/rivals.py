"""Rivals: an office behind the name of who does not hold it: "greeting A, *the head* said"."""

from collections.abc import Sequence

from lodkit.lexicon.tokens import Break
from lodkit.mapping.people.links import Holding, Link, link
from lodkit.mapping.text.ranks import ranks_of
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# A verb stands at most so many words behind its subject: "has also", "l'a".
_TO_VERB = 4


def without_rivals(reading: Reading, holdings: Sequence[Holding]) -> list[Holding]:
    """The holdings but for an office behind another's name, of which a verb speaks, not the name.

    Its holder is named elsewhere. What explains a name would end in a comma before the verb.
    """
    ranks = ranks_of(reading.lexicon.schemes)
    heads: dict[tuple[str, object], set[str]] = {}
    for holding in holdings:
        office = holding.office
        if not office.former and ranks.top_of(office.body.kind) == office.role:
            heads.setdefault((office.role, office.body), set()).add(holding.person.name)
    return [
        h
        for h in holdings
        if len(heads.get((h.office.role, h.office.body), ())) < 2 or not _acts(reading, h)
    ]


def _acts(reading: Reading, holding: Holding) -> bool:
    """Whether an office parted from the name by a comma is the subject of the verb behind it."""
    person, office = holding.person, holding.office
    if holding.turn is not None or person.last > office.first:
        return False
    if link(reading, person, office) != Link.COMMA:
        return False
    near = beginning_within(reading.of("manner"), office.last + 1, office.last + _TO_VERB)
    return bool(near) and all(
        reading.tokens[i].broken == Break.NONE for i in range(office.last + 1, near[0].first + 1)
    )
