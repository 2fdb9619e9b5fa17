"""Statements about what happened: meetings, who took part in them how, official documents."""

from lodkit.model.facts import Document, Meeting, Participation
from lodkit.rdf import iris
from lodkit.rdf.actors import own_place
from lodkit.rdf.namespaces import ELI, LK, RDF, SCHEMA, XSD, concept
from lodkit.rdf.page import Page, Statements
from lodkit.rdf.statements import dated, link, say, truth, value

_ATTENDANCE_MODES = {
    "online": SCHEMA.OnlineEventAttendanceMode,
    "in-person": SCHEMA.OfflineEventAttendanceMode,
    "mixed": SCHEMA.MixedEventAttendanceMode,
}
# A resolution is asked for most often, so it has a class of its own besides its kind.
_DOCUMENT_CLASSES = {"resolution": LK.Resolution}


def meetings(page: Page) -> Statements:
    """Every particular meeting that the article names."""
    for meeting in page.facts.meetings:
        node = page.nodes.meetings[meeting.key]
        yield from _occasion(page, meeting, node)
        yield from _dates(meeting, node)
        yield from page.rests_on(node, meeting.evidence)


def _occasion(page: Page, meeting: Meeting, node: str) -> Statements:
    yield link(node, RDF.type, LK.Meeting)
    yield link(node, LK.kind, concept("meeting-kind", meeting.kind))
    if meeting.host is not None:
        yield link(node, SCHEMA.organizer, page.nodes.body(meeting.host))
        if meeting.host_inferred:
            yield truth(node, LK.hostInferred, True)
    if meeting.ordinal is not None:
        yield value(node, LK.ordinal, str(meeting.ordinal), XSD.integer)
    if meeting.term is not None:
        yield say(node, LK.term, meeting.term)
    if meeting.mode is not None:
        yield link(node, SCHEMA.eventAttendanceMode, _ATTENDANCE_MODES[meeting.mode])
    if meeting.place is not None:
        yield link(node, SCHEMA.location, page.nodes.scope(meeting.place).iri)
        yield from own_place(page, meeting.place)


def _dates(meeting: Meeting, node: str) -> Statements:
    if meeting.date is not None and (start := dated(node, SCHEMA.startDate, meeting.date)):
        yield start
        yield truth(node, LK.dateInferred, meeting.date.inferred)
    if meeting.end_date is not None and (end := dated(node, SCHEMA.endDate, meeting.end_date)):
        yield end


def participations(page: Page) -> Statements:
    """Who took part in a meeting, how, and in which capacity."""
    for number, fact in enumerate(page.facts.participations, start=1):
        yield from _participation(page, fact, number)


def _participation(page: Page, fact: Participation, number: int) -> Statements:
    node = iris.participation(page.nodes.base, page.article.id, number)
    yield link(node, RDF.type, LK.Participation)
    yield link(node, LK.participant, page.nodes.person(fact.person))
    yield link(node, LK.meeting, page.nodes.meetings[fact.meeting])
    yield link(node, LK.manner, concept("manner", fact.manner))
    for role, body in fact.capacity:
        yield link(node, LK.capacity, page.nodes.post(role, body))
    yield from page.rests_on(node, fact.evidence)


def documents(page: Page) -> Statements:
    """Every official document that the article identifies."""
    for document in page.facts.documents:
        node = page.nodes.documents[document]
        yield from _document(page, document, node)
        yield from page.rests_on(node, document.evidence)


def _document(page: Page, document: Document, node: str) -> Statements:
    yield link(node, RDF.type, LK.OfficialDocument)
    if document.kind in _DOCUMENT_CLASSES:
        yield link(node, RDF.type, _DOCUMENT_CLASSES[document.kind])
    yield link(node, LK.kind, concept("document-kind", document.kind))
    if document.number is not None:
        yield say(node, ELI.id_local, document.number)
    if document.issuer is not None:
        yield link(node, ELI.passed_by, page.nodes.body(document.issuer))
    if document.date is not None and (day := dated(node, ELI.date_document, document.date)):
        yield day
    if document.adopted_at is not None:
        yield link(node, LK.adoptedAt, page.nodes.meetings[document.adopted_at])
