"""The pages on places and concepts, with what they are used for."""

from lodkit.rdf.namespaces import DCTERMS, LK, SCHEMA, SKOS
from lodkit.web.graph import Node
from lodkit.web.views.related import everywhere, related
from lodkit.web.views.tables import facts_of, nodes_table
from lodkit.web.views.view import Reader, View


def place(node: Node, reader: Reader) -> View:
    """A place: its names and level, what it came from, what belongs to it, what happened there."""
    facts = facts_of(
        reader,
        node,
        ("names", SCHEMA.name),
        ("code", DCTERMS.identifier),
        ("level", LK.level),
        ("within", SCHEMA.containedInPlace),
        ("since", LK.firstDay),
        ("until", LK.lastDay),
        ("merged-from", DCTERMS.replaces),
    )
    into = reader.links(node.incoming(DCTERMS.replaces))
    return View(
        "place",
        (*facts, *((("merged-into", into),) if into else ())),
        (),
        related(
            node,
            reader,
            ("bodies", "bodies", "scope"),
            ("persons", "persons", "scope"),
            ("meetings", "meetings", "scope"),
            ("documents", "documents", "scope"),
            ("contains", "places", "within"),
            ("reports", "articles", "scope"),
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
            ("broader", SKOS.broader),
        ),
        nodes_table("narrower", "concept", node.incoming(SKOS.broader), reader),
        everywhere(node, reader),
    )


def scheme(node: Node, reader: Reader) -> View:
    """A concept scheme: its concepts."""
    return View("scheme", (), (), related(node, reader, ("concepts", "concepts", "scheme")))
