"""Known people: of the readings of a name, the one known for the offices named beside it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from lodkit.lexicon.names import NameMention
from lodkit.mapping.office_mention import OfficeMention
from lodkit.mapping.reading import Reading
from lodkit.mapping.windows import beginning_within

# An office beside a name, with all that is listed there, begins within so many words of it.
_NEAR = 25

_Post = tuple[str, str, str]


def read_by_office(reading: Reading, offices: Sequence[OfficeMention]) -> Sequence[NameMention]:
    """The names of a text, those that several readings fit as what their offices make them.

    A name is read alike wherever it stands. The roster only ranks: it has no name that the
    letters do not give.
    """
    readings = {n.name: reading.finder.readings(reading.tokens, n) for n in reading.names}
    open_to = {name for name, others in readings.items() if len(others) > 1}
    posts: dict[str, set[_Post]] = defaultdict(set)
    for name in reading.names:
        if name.name in open_to:
            posts[name.name] |= _beside(reading, name, offices)
    everywhere = {_post(o) for o in offices}
    meant = {
        name: _known(reading, readings[name], held, everywhere) for name, held in posts.items()
    }
    return [
        replace(name, name=known, uncertain=False) if (known := meant.get(name.name)) else name
        for name in reading.names
    ]


def _beside(reading: Reading, name: NameMention, offices: Sequence[OfficeMention]) -> set[_Post]:
    """The offices in the part of the sentence in which a name stands."""
    clause = reading.clause_of(name.first)
    near = beginning_within(offices, name.first - _NEAR, name.last + _NEAR)
    return {_post(o) for o in near if reading.clause_of(o.first) == clause}


def _post(office: OfficeMention) -> _Post:
    return office.role, office.body.kind, office.body.scope or ""


def _known(
    reading: Reading, readings: Sequence[str], held: set[_Post], others: set[_Post]
) -> str | None:
    """The reading known for most of the offices held, and of the others, if one is for any."""
    posts = reading.lexicon.roster.posts

    def known_for(name: str) -> tuple[int, int]:
        own = sum(name in posts.get(post, ()) for post in held)
        return own, sum(name in posts.get(post, ()) for post in others) if own else 0

    best = max(readings, key=known_for)
    return best if known_for(best)[0] else None
