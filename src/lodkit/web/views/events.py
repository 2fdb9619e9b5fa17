"""The pages on what happened: meetings, with those who took part, and documents."""

from lodkit.rdf.namespaces import ELI, LK, SCHEMA
from lodkit.web.graph import Node
from lodkit.web.views.tables import (
    Facts,
    Tables,
    articles_table,
    documents_table,
    facts_of,
    is_true,
    mentions_table,
    word,
)
from lodkit.web.views.view import Reader, Row, View, table


def meeting(node: Node, reader: Reader) -> View:
    """A meeting: when and where, who took part in which manner, what it adopted."""
    participations = node.incoming(LK.meeting, None)
    manners = sorted({m for one in participations for m in one.nodes(LK.manner)}, key=_by_iri)
    return View(
        "meeting",
        _with_notes(node, facts_of(reader, node, *_MEETING_FACTS)),
        (
            *(t for manner in manners for t in _participants(manner, participations, reader)),
            *_participants(None, participations, reader),
            *documents_table("documents", node.incoming(LK.adoptedAt), reader),
            *articles_table("reports", node.incoming(LK.reportsOn), reader),
            *mentions_table(node, reader),
        ),
    )


_MEETING_FACTS = (
    ("kind", LK.kind),
    ("host", SCHEMA.organizer),
    ("ordinal", LK.ordinal),
    ("term", LK.term),
    ("start", SCHEMA.startDate),
    ("end", SCHEMA.endDate),
    ("location", SCHEMA.location),
)
_MODES = {
    SCHEMA.OnlineEventAttendanceMode: "online",
    SCHEMA.OfflineEventAttendanceMode: "in-person",
    SCHEMA.MixedEventAttendanceMode: "mixed",
}


def _with_notes(meeting: Node, facts: Facts) -> Facts:
    """That a date was inferred, beside it; how people attended, in words."""
    inferred = (word("inferred"),) if is_true(meeting, LK.dateInferred) else ()
    noted = tuple((word, v + inferred if word == "start" else v) for word, v in facts)
    modes = tuple(
        word(_MODES[mode.iri])
        for mode in meeting.nodes(SCHEMA.eventAttendanceMode)
        if mode.iri in _MODES
    )
    return (*noted, ("mode", modes)) if modes else noted


def _participants(manner: Node | None, participations: list[Node], reader: Reader) -> Tables:
    """Who took part in that manner; None: those whose manner is not known."""
    wanted = [manner] if manner else []
    title = reader.link(manner).label if manner else "participants"
    return table(
        title,
        ("person", "capacity"),
        (
            Row(
                (reader.links(one.nodes(LK.participant)), reader.links(one.nodes(LK.capacity))),
                reader.sources(one),
            )
            for one in participations
            if one.nodes(LK.manner)[:1] == wanted
        ),
    )


def document(node: Node, reader: Reader) -> View:
    """An official document: its number, date and issuer, and where it is named."""
    return View(
        "document",
        facts_of(
            reader,
            node,
            ("kind", LK.kind),
            ("number", ELI.id_local),
            ("issuer", ELI.passed_by),
            ("date", ELI.date_document),
            ("adopted-at", LK.adoptedAt),
        ),
        mentions_table(node, reader),
    )


def _by_iri(node: Node) -> str:
    return node.iri
