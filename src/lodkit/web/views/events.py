"""The pages on what happened: meetings, with those who took part, and documents."""

from lodkit.rdf.namespaces import ELI, LK, SCHEMA
from lodkit.web.graph import Node
from lodkit.web.views.meetings import programme
from lodkit.web.views.related import Related, related
from lodkit.web.views.tables import Facts, disagreements, facts_of, is_true, word
from lodkit.web.views.view import Reader, View

_MEETING_FACTS = (
    ("kind", LK.kind),
    ("ordinal", LK.ordinal),
    ("term", LK.term),
    ("host", SCHEMA.organizer),
    ("start", SCHEMA.startDate),
    ("end", SCHEMA.endDate),
    ("location", SCHEMA.location),
)
_INFERRED = {"start": LK.dateInferred, "host": LK.hostInferred}
_MODES = {
    SCHEMA.OnlineEventAttendanceMode: "online",
    SCHEMA.OfflineEventAttendanceMode: "in-person",
    SCHEMA.MixedEventAttendanceMode: "mixed",
}
_DOCUMENT_FACTS = (
    ("kind", LK.kind),
    ("number", ELI.id_local),
    ("issuer", ELI.passed_by),
    ("date", ELI.date_document),
    ("adopted-at", LK.adoptedAt),
)


def meeting(node: Node, reader: Reader) -> View:
    """A meeting: when and where, who took part in which manner, what it adopted."""
    return View(
        "meeting",
        _with_notes(node, facts_of(reader, node, *_MEETING_FACTS)),
        programme(node, reader),
        (
            *related(node, reader, ("adopted-documents", "documents", "meeting")),
            *_articles(node, reader),
        ),
        disagreements(reader, node, *_MEETING_FACTS),
    )


def _articles(meeting: Node, reader: Reader) -> tuple[Related, ...]:
    """The reports; and the articles that name the meeting, where these are more."""
    reports = related(meeting, reader, ("reports", "articles", "meeting"))
    stating = related(meeting, reader, ("stated-in", "articles", "states"))
    told = {one.things for one in reports}
    return (*reports, *(one for one in stating if one.things not in told))


def _with_notes(meeting: Node, facts: Facts) -> Facts:
    """What was inferred, beside it; how people attended, in words."""
    noted = tuple(
        (name, (*values, word("inferred")))
        if name in _INFERRED and is_true(meeting, _INFERRED[name])
        else (name, values)
        for name, values in facts
    )
    modes = tuple(
        word(_MODES[mode.iri])
        for mode in meeting.nodes(SCHEMA.eventAttendanceMode)
        if mode.iri in _MODES
    )
    return (*noted, ("mode", modes)) if modes else noted


def document(node: Node, reader: Reader) -> View:
    """An official document: its number, date and issuer, and where it is cited."""
    return View(
        "document",
        facts_of(reader, node, *_DOCUMENT_FACTS),
        (),
        related(node, reader, ("cited-in", "articles", "states")),
        disagreements(reader, node, *_DOCUMENT_FACTS),
    )
