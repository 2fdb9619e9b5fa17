"""Superiors: at whose order somebody acts: "charged by *the prime minister*, minister A"."""

from collections.abc import Sequence

from lodkit.mapping.people.links import Holding
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.ranks import Ranks, ranks_of
from lodkit.mapping.text.reading import Reading


def without_superiors(reading: Reading, holdings: Sequence[Holding]) -> list[Holding]:
    """The holdings but for the country's leaders whom a name has before its own office.

    Who heads the Government or the State leads no ministry, province or union as well.
    """
    own = [h for h in holdings if _is_own(reading, h)]
    return [h for h in holdings if not (_is_leader(reading, h) and _is_before(h, own))]


def _is_before(leader: Holding, own: Sequence[Holding]) -> bool:
    """Whether another office of the same name stands between it and a leader's office."""
    return any(
        h.person == leader.person and leader.office.last < h.office.first < h.person.first
        for h in own
    )


def _is_leader(reading: Reading, holding: Holding) -> bool:
    """Whether a holding without a verb is of those who appoint others, and of nobody known so."""
    office = holding.office
    if holding.turn is not None or office.former or not _appoints(reading, office):
        return False
    key = (office.role, office.body.kind, office.body.scope or "")
    return holding.person.name not in reading.lexicon.roster.posts.get(key, frozenset())


def _is_own(reading: Reading, holding: Holding) -> bool:
    """Whether an office held without a verb leads a body other than the Party's own."""
    office = holding.office
    if holding.turn is not None or office.former or _appoints(reading, office):
        return False
    value, kind = reading.lexicon.schemes.value, office.body.kind
    return value("body-kind", kind, "partyLine") is None and _ranks(reading).leads(
        office.role, kind
    )


def _appoints(reading: Reading, office: OfficeMention) -> bool:
    """Whether an office is the head of a body whose head appoints others."""
    kind = office.body.kind
    appoints = reading.lexicon.schemes.value("body-kind", kind, "appoints") is not None
    return appoints and _ranks(reading).top_of(kind) == office.role


def _ranks(reading: Reading) -> Ranks:
    return ranks_of(reading.lexicon.schemes)
