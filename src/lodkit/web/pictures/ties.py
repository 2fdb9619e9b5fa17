"""What ties people, bodies and meetings to each other: posts, participations, who convenes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from lodkit.rdf.namespaces import LK, ORG, RDF, SCHEMA
from lodkit.web.graph import Node
from lodkit.web.views.tables import is_true

COLUMNS = {
    "meetings": LK.Meeting,
    "persons": SCHEMA.Person,
    "bodies": ORG.FormalOrganization,
}
"""The kinds of things in a network, in the order of its columns: people tie the others."""


@dataclass(frozen=True, slots=True)
class Bond:
    """One thing tied to another, and how: by a role or a manner, or by a word of the interface.

    `via` is the statement itself, which has sources.
    """

    one: Node
    other: Node
    how: Node | str
    via: Node
    former: bool = False


def kind_of(node: Node) -> str:
    """The column that a node belongs to; "" where it belongs to none."""
    classes = node.classes()
    return next((kind for kind, iri in COLUMNS.items() if iri in classes), "")


def bonds_of(node: Node, most: int) -> tuple[list[Bond], bool]:
    """The ties of one person, body or meeting, at most so many of each sort; whether more are."""
    bonds, more = [*convened(node)], False
    for predicate, make in _SORTS:
        found = node.incoming(predicate, most + 1)
        bonds += [bond for one in found[:most] for bond in make(one)]
        more = more or len(found) > most
    return bonds, more


def post_held(membership: Node) -> Iterator[Bond]:
    """A person and a body, tied by a post."""
    for person in membership.nodes(ORG.member)[:1]:
        for body in membership.nodes(ORG.organization)[:1]:
            for role in membership.nodes(ORG.role)[:1]:
                yield Bond(person, body, role, membership, is_true(membership, LK.former))


def took_part(participation: Node) -> Iterator[Bond]:
    """A person or body and a meeting, tied by the manner of taking part."""
    for who in participation.nodes(LK.participant)[:1]:
        for meeting in participation.nodes(LK.meeting)[:1]:
            manner = participation.node(LK.manner)
            yield Bond(who, meeting, manner or "participation", participation)


def convened(meeting: Node) -> Iterator[Bond]:
    """A body and the meeting that it convened."""
    for body in meeting.nodes(SCHEMA.organizer)[:1]:
        yield Bond(body, meeting, "host", meeting)


def bonds_in(graph: Node, limit: int) -> list[Bond]:
    """The ties that a named graph states."""
    makers = (
        (ORG.Membership, post_held),
        (LK.Participation, took_part),
        (LK.Meeting, convened),
    )
    return [
        bond for kind, make in makers for node in _stated(graph, kind, limit) for bond in make(node)
    ]


def _stated(graph: Node, kind: str, limit: int) -> Iterable[Node]:
    name = ox.NamedNode(graph.iri)
    quads = graph.store.quads_for_pattern(None, ox.NamedNode(RDF.type), ox.NamedNode(kind), name)
    found = sorted(q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode))
    return [Node(graph.store, iri) for iri in found[:limit]]


_SORTS = (
    (ORG.member, post_held),
    (ORG.organization, post_held),
    (LK.participant, took_part),
    (LK.meeting, took_part),
    (SCHEMA.organizer, convened),
)
"""What leads to a person, a body or a meeting, and the ties that it makes."""
