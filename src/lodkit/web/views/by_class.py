"""What each kind of thing has on its page: from a node to a view, by its class."""

from collections.abc import Callable

from lodkit.rdf.iris import article_of_graph
from lodkit.rdf.namespaces import LK, OA, ORG, PROV, SCHEMA, SKOS
from lodkit.web.graph import Node, held, is_graph
from lodkit.web.naming import text_of
from lodkit.web.views.actors import body, person, post
from lodkit.web.views.events import document, meeting
from lodkit.web.views.tables import Tables, facts_of, word
from lodkit.web.views.view import ROWS_SHOWN, Link, Reader, Row, Value, View, table
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
        _things("rests-on-it", node.incoming(PROV.wasDerivedFrom), reader),
    )


def _graph(node: Node, reader: Reader) -> View:
    """A graph, called like the article that states it; the words it rests on stand there."""
    base = reader.addresses.dataset.base
    name = article_of_graph(base, node.iri)
    article = (reader.link_to(name),) if name else ()
    return View(
        "graph",
        (("article", article),) if article else (),
        _things("holds", held(node, ROWS_SHOWN + 1, f"{base}evidence/"), reader),
        heading=article[0].label if article else (),
    )


def _things(title: str, nodes: list[Node], reader: Reader) -> Tables:
    """Things with what each is, by kind and name: a person and a form of the name look alike."""
    kinds = {node: _kind(node) for node in nodes}
    links = {node: reader.link(node) for node in nodes}
    nodes.sort(key=lambda node: (_ORDER[kinds[node]], text_of(links[node].label)))
    return table(
        title,
        ("what", "kind"),
        (Row(((links[node],), (word(kinds[node]),))) for node in nodes),
    )


def _kind(node: Node) -> str:
    classes = node.classes()
    return next((kind for iri, kind in _KINDS.items() if iri in classes), "thing")


def _anything(node: Node, reader: Reader) -> View:
    return View(_kind(node))


_KINDS = {
    SCHEMA.NewsArticle: "article",
    SCHEMA.Person: "person",
    ORG.FormalOrganization: "body",
    ORG.Post: "post",
    LK.Meeting: "meeting",
    LK.OfficialDocument: "document",
    SCHEMA.AdministrativeArea: "place",
    ORG.Membership: "membership",
    LK.Participation: "participation",
    LK.NameForm: "name-form",
    LK.LikelyIdentity: "guess",
    SKOS.Concept: "concept",
    SKOS.ConceptScheme: "scheme",
    OA.SpecificResource: "evidence",
}
"""The words for what things are, in the order in which tables have them."""
_ORDER = {kind: place for place, kind in enumerate((*_KINDS.values(), "thing"))}


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
