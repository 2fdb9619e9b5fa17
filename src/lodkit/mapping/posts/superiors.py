"""Superiors: at whose order somebody acts, or is moved: "charged by *the premier*, minister A"."""

from collections.abc import Sequence

from lodkit.mapping.people.links import Holding, Link, link
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.ranks import Ranks, ranks_of
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# A document's number and date stand between its noun and who issues it: at most so many words.
_TO_ISSUER = 12


def without_superiors(reading: Reading, holdings: Sequence[Holding]) -> list[Holding]:
    """The holdings but for the country's leaders whom a name has before its own office.

    Who heads the Government or the State leads no ministry, province or union as well.
    """
    own = [h for h in holdings if _is_own(reading, h)]
    left = [h for h in holdings if not (_is_leader(reading, h) and _is_before(h, own))]
    titled = {(h.person, h.office.first > h.person.last) for h in left}
    return [h for h in left if not ((h.person, True) in titled and _issues(reading, h))]


def _is_before(leader: Holding, own: Sequence[Holding]) -> bool:
    """Whether another office of the same name stands between it and a leader's office."""
    return any(
        h.person == leader.person and leader.office.last < h.office.first < h.person.first
        for h in own
    )


def _issues(reading: Reading, holding: Holding) -> bool:
    """Whether an office only says whose document it is: "by decision of *the minister*, Mr A, …".

    A comma parts it from the name, behind which that person's own office stands.
    """
    person, office = holding.person, holding.office
    if holding.turn is not None or office.last > person.first or _is_known(reading, holding):
        return False
    if link(reading, office, person) != Link.COMMA:
        return False
    start = max(office.first - _TO_ISSUER, reading.clause_of(office.first)[0])
    documents = beginning_within(reading.of("document-kind"), start, office.first - 1)
    if not documents:
        return False
    return not beginning_within(reading.names, documents[-1].last + 1, office.first - 1)


def _is_known(reading: Reading, holding: Holding) -> bool:
    """Whether the roster knows somebody for the office."""
    office = holding.office
    key = (office.role, office.body.kind, office.body.scope or "")
    return holding.person.name in reading.lexicon.roster.posts.get(key, frozenset())


def _is_leader(reading: Reading, holding: Holding) -> bool:
    """Whether a holding without a verb is of those who appoint others, and of nobody known so."""
    office = holding.office
    if holding.turn is not None or office.former or not _appoints(reading, office):
        return False
    return not _is_known(reading, holding)


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
