"""Hosts: whose meeting it is, where the text does not say so."""

from collections.abc import Sequence
from dataclasses import replace

from lodkit.lexicon.concepts import Schemes
from lodkit.mapping.ranks import ranks_of
from lodkit.model.facts import Body, Meeting, Membership, Participation

# Whose office tells the host: first of who presides, then of who speaks.
_MANNERS = ("chair", "speaker")


def with_host(
    meeting: Meeting,
    participations: Sequence[Participation],
    memberships: Sequence[Membership],
    schemes: Schemes,
) -> Meeting:
    """The main meeting with the body whose leader presided or spoke, where no host is named."""
    if not meeting.main or meeting.host is not None:
        return meeting
    for manner in _MANNERS:
        for part in participations:
            body = _led_by(part.person, memberships, schemes) if part.manner == manner else None
            if body is not None:
                return replace(
                    meeting,
                    host=body,
                    host_inferred=True,
                    evidence=tuple(sorted({*meeting.evidence, *part.evidence})),
                )
    return meeting


def _led_by(person: str, memberships: Sequence[Membership], schemes: Schemes) -> Body | None:
    """The body that a person leads; being a member of one does not count."""
    ranks = ranks_of(schemes)
    led = (
        m.body
        for m in memberships
        if m.person == person and not m.former and ranks.leads(m.role, m.body.kind)
    )
    return next(led, None)
