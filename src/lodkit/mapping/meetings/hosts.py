"""Hosts: whose meeting it is, where the text does not say so."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lodkit.mapping.meetings.holders import kind_for, may_hold
from lodkit.mapping.text.ranks import ranks_of
from lodkit.mapping.text.reading import Reading
from lodkit.model.article import Span
from lodkit.model.facts import Body, Meeting, Membership, Participation

# Whose office tells the host: first of who presides, then of who speaks.
_MANNERS = ("chair", "speaker")
_VISIT, _SITTING, _GENERAL = "working-session", "session", "meeting"


def with_host(
    meeting: Meeting,
    participations: Sequence[Participation],
    memberships: Sequence[Membership],
    reading: Reading,
) -> Meeting:
    """The main meeting with the body whose leader presided or spoke, where no host is named.

    A visit is that of the leader who is named with it. A sitting of nobody who has sessions, and
    without a number, is a meeting like others.
    """
    if not meeting.main or meeting.host is not None:
        return meeting
    current = [m for m in memberships if not m.former]
    visitors = _visitors(meeting, current, reading) if meeting.kind == _VISIT else ()
    for body, evidence in (*visitors, *_leaders(participations, current, reading)):
        if may_hold(meeting.kind, body.kind, reading.lexicon.schemes):
            return replace(
                meeting,
                kind=kind_for(meeting.kind, body, meeting.ordinal is not None, reading),
                host=body,
                host_inferred=True,
                evidence=tuple(sorted({*meeting.evidence, *evidence})),
            )
    unheld = meeting.kind == _SITTING and meeting.ordinal is None
    return replace(meeting, kind=_GENERAL) if unheld else meeting


def _visitors(
    meeting: Meeting, memberships: Sequence[Membership], reading: Reading
) -> Iterator[tuple[Body, tuple[Span, ...]]]:
    """The bodies led by those whom the sentence that first tells of the meeting names."""
    ends = (reading.tokens[last].end for _, last in reading.sentences)
    end = next((end for end in ends if end > meeting.evidence[0].start), 0)
    named = (m for m in memberships if m.evidence and m.evidence[0].start < end)
    for membership in sorted(named, key=lambda m: m.evidence[0]):
        if _leads(membership, reading):
            yield membership.body, membership.evidence


def _leaders(
    participations: Sequence[Participation], memberships: Sequence[Membership], reading: Reading
) -> Iterator[tuple[Body, tuple[Span, ...]]]:
    """The bodies led by those who preside, then by those who speak."""
    for manner in _MANNERS:
        for part in participations:
            if part.manner == manner:
                for membership in memberships:
                    if membership.person == part.person and _leads(membership, reading):
                        yield membership.body, part.evidence


def _leads(membership: Membership, reading: Reading) -> bool:
    """Whether an office is one that its body is led by or speaks through."""
    schemes, kind = reading.lexicon.schemes, membership.body.kind
    speaks = schemes.value("body-kind", kind, "spokenForBy") == membership.role
    return speaks or ranks_of(schemes).leads(membership.role, kind)
