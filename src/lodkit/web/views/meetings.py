"""Who took part in meetings: the programme of a meeting, and the meetings of a person."""

from collections.abc import Iterable
from itertools import islice

from lodkit.rdf.namespaces import LK, SCHEMA, concept
from lodkit.web.graph import Node
from lodkit.web.views.tables import Tables
from lodkit.web.views.view import Reader, Row, table

PARTICIPATIONS_READ = 150
_ORDER = tuple(concept("manner", code) for code in ("chair", "presenter", "speaker", "attendee"))
"""How a programme goes on; any other manner comes last."""


def attended(person: Node, reader: Reader) -> Tables:
    """The meetings that somebody took part in, the newest first: in which manner and capacity."""
    meetings: dict[Node, list[Node]] = {}
    for one in _read(person.incoming(LK.participant)):
        for meeting in one.nodes(LK.meeting):
            meetings.setdefault(meeting, []).append(one)
    ordered = sorted(meetings.items(), key=lambda pair: _day(pair[0]), reverse=True)
    return table(
        "meetings",
        ("meeting", "manner", "capacity"),
        (
            Row(
                (
                    reader.links((meeting,)),
                    reader.links(_all(LK.manner, several)),
                    reader.links(_all(LK.capacity, several)),
                ),
                reader.sources(*several),
            )
            for meeting, several in ordered
        ),
    )


def programme(meeting: Node, reader: Reader) -> Tables:
    """Who took part, by manner."""
    manners: dict[Node | None, dict[Node, list[Node]]] = {}
    for one in _read(meeting.incoming(LK.meeting)):
        manner = one.node(LK.manner)
        for person in one.nodes(LK.participant):
            manners.setdefault(manner, {}).setdefault(person, []).append(one)
    ordered = sorted(manners.items(), key=lambda pair: _place(pair[0]))
    return tuple(
        part
        for manner, people in ordered
        for part in table(
            reader.link(manner).label if manner else "participants",
            ("person", "capacity"),
            (
                Row(
                    (reader.links((person,)), reader.links(_all(LK.capacity, several))),
                    reader.sources(*several),
                )
                for person, several in people.items()
            ),
        )
    )


def _place(manner: Node | None) -> tuple[int, str]:
    iri = manner.iri if manner else ""
    return (_ORDER.index(iri) if iri in _ORDER else len(_ORDER), iri)


def _read(participations: Iterable[Node]) -> list[Node]:
    return [one.whole() for one in islice(participations, PARTICIPATIONS_READ)]


def _all(predicate: str, nodes: Iterable[Node]) -> list[Node]:
    """What some nodes have there, each value once."""
    return list(dict.fromkeys(value for node in nodes for value in node.nodes(predicate)))


def _day(meeting: Node) -> str:
    known = (text.value for text in meeting.texts(SCHEMA.startDate))
    return max((day for day in known if not day.startswith("-")), default="")
