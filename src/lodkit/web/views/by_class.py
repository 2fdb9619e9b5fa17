"""What each kind of thing has on its page: from a node to a view, by its class."""

from collections.abc import Callable

from lodkit.rdf.namespaces import LK, OA, ORG, PROV, SCHEMA, SKOS
from lodkit.web.graph import Node, held, is_graph
from lodkit.web.views.actors import body, person, post
from lodkit.web.views.events import document, meeting
from lodkit.web.views.tables import facts_of, nodes_table
from lodkit.web.views.view import ROWS_SHOWN, Link, Reader, Value, View
from lodkit.web.views.vocabulary import concept, place, scheme


def view_of(node: Node, reader: Reader) -> View:
    """The page on a node, made for what it is."""
    if is_graph(node):
        return _graph(node, reader)
    known = node.whole()
    kinds = known.classes()
    make = next((view for kind, view in VIEWS.items() if kind in kinds), _anything)
    return make(known, reader)


def _evidence(node: Node, reader: Reader) -> View:
    quote = reader.quote(node)
    words: tuple[Value, ...] = (
        (Link(node.iri, quote.address, reader.names, (quote.text,)),) if quote else ()
    )
    return View(
        "evidence",
        (("quote", words), *facts_of(reader, node, ("article", OA.hasSource))),
        nodes_table("rests-on-it", "what", node.incoming(PROV.wasDerivedFrom), reader),
    )


def _graph(node: Node, reader: Reader) -> View:
    return View("graph", (), nodes_table("holds", "what", held(node, ROWS_SHOWN + 1), reader))


def _anything(node: Node, reader: Reader) -> View:
    kind = next((word for iri, word in _OTHER_KINDS.items() if iri in node.classes()), "thing")
    return View(kind)


_OTHER_KINDS = {
    ORG.Membership: "membership",
    LK.Participation: "participation",
    LK.NameForm: "name-form",
    LK.LikelyIdentity: "guess",
}


VIEWS: dict[str, Callable[[Node, Reader], View]] = {
    SCHEMA.Person: person,
    ORG.FormalOrganization: body,
    ORG.Post: post,
    LK.Meeting: meeting,
    LK.OfficialDocument: document,
    SCHEMA.AdministrativeArea: place,
    SKOS.Concept: concept,
    SKOS.ConceptScheme: scheme,
    OA.SpecificResource: _evidence,
}
"""The views by class; the first class that a node has decides."""
