"""The pages on places and concepts, with what they are used for."""

from lodkit.rdf.namespaces import LK, ORG, SCHEMA, SKOS
from lodkit.web.graph import Node
from lodkit.web.terms import SKOS_MORE
from lodkit.web.views.tables import (
    bodies_table,
    facts_of,
    meetings_table,
    mentions_table,
    nodes_table,
)
from lodkit.web.views.view import Reader, View


def place(node: Node, reader: Reader) -> View:
    """A place: its names and level, what belongs to it, and what happened there."""
    return View(
        "place",
        facts_of(
            reader,
            node,
            ("names", SCHEMA.name),
            ("code", SKOS.notation),
            ("level", LK.level),
            ("within", SCHEMA.containedInPlace),
            ("since", LK.firstDay),
            ("until", LK.lastDay),
        ),
        (
            *bodies_table(node.incoming(LK.scope), reader),
            *meetings_table("meetings", node.incoming(SCHEMA.location), reader),
            *nodes_table("contains", "place", node.incoming(SCHEMA.containedInPlace), reader),
            *mentions_table(node, reader),
        ),
    )


def concept(node: Node, reader: Reader) -> View:
    """A concept: its names and meaning, and what it is used for."""
    return View(
        "concept",
        facts_of(
            reader,
            node,
            ("names", SKOS.prefLabel),
            ("code", SKOS.notation),
            ("definition", SKOS.definition),
            ("scheme", SKOS.inScheme),
            ("broader", SKOS_MORE.broader),
        ),
        (
            *nodes_table("narrower", "concept", node.incoming(SKOS_MORE.broader), reader),
            *bodies_table(node.incoming(ORG.classification), reader),
            *nodes_table("posts", "post", _posts_of_role(node), reader),
            *bodies_table(node.incoming(LK.scope), reader),
            *nodes_table("used-by", "what", node.incoming(LK.kind), reader),
        ),
    )


def _posts_of_role(node: Node) -> list[Node]:
    return [one for one in node.incoming(ORG.role) if ORG.Post in one.classes()]


def scheme(node: Node, reader: Reader) -> View:
    """A concept scheme: its concepts."""
    return View(
        "scheme",
        (),
        nodes_table("concepts", "concept", node.incoming(SKOS.inScheme, None), reader),
    )
