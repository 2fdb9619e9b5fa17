"""Pages for people: the dataset, lists, and a page on every node."""

from flask import Blueprint, Response, abort, redirect, request, url_for

from lodkit.rdf.namespaces import LK, PREFIXES, SCHEMA
from lodkit.web import files
from lodkit.web.graph import INCOMING_LIMIT, Node, is_graph, ontology_terms
from lodkit.web.lists import KINDS
from lodkit.web.naming import label_of, short
from lodkit.web.negotiation import GRAPH_FORMS, HTML, TURTLE
from lodkit.web.reading_room import reading_room
from lodkit.web.site import addresses, negotiated, page, site, speech
from lodkit.web.terms import ONTOLOGY
from lodkit.web.view import Reader
from lodkit.web.views import view_of

blueprint = Blueprint("pages", __name__)

_EXAMPLES = 12
_GRAPH_STATEMENTS = 500


@blueprint.get("/")
def home() -> Response:
    """What this dataset is; for programs, its catalogue."""
    if negotiated((HTML, TURTLE)) is TURTLE:
        return redirect(url_for("files.file", name="catalogue.ttl"), 303, Response)  # type: ignore[return-value]
    lists, queries = site().lists, site().queries
    response = page(
        "home.html",
        reader=_reader(),
        meetings=lists.newest_meetings(),
        lengths={kind: lists.length(kind) for kind in KINDS},
        questions=[query for query in queries if "/" not in query.name][:_EXAMPLES] or queries,
        files=files.available(),
        prefixes=PREFIXES,
    )
    response.vary.add("Accept")
    return response


@blueprint.get("/list/<kind>")
def listing(kind: str) -> Response:
    """All things of a kind, by name."""
    if kind not in KINDS:
        abort(404, f"There are lists of: {', '.join(KINDS)}.")
    number = request.args.get("page", default=1, type=int)
    nodes, pages = site().lists.page(kind, number)
    if not 1 <= number <= pages:
        abort(404, f"This list has {pages} pages.")
    return page(
        "list.html", reader=_reader(), kind=kind, nodes=nodes, number=number, pages=pages
    )


def of_node(node: Node) -> Response:
    """The page on a node, made for what it is."""
    if node.iri == ONTOLOGY:
        return page("ontology.html", reader=_reader(), node=node, terms=ontology_terms(node))
    if SCHEMA.NewsArticle in node.classes():
        return _article(node)
    reader = _reader()
    return page(
        "node.html",
        reader=reader,
        node=node,
        label=label_of(node, speech()),
        view=view_of(node, reader),
        own_sources=reader.sources(node),
        statements=_statements(node),
        links=node.links_here(),
        limit=INCOMING_LIMIT,
        short=short,
        forms=GRAPH_FORMS,
    )


def _article(node: Node) -> Response:
    reader = _reader()
    return page(
        "article.html",
        reader=reader,
        node=node,
        label=label_of(node, speech()),
        room=reading_room(node, reader, request.args.get("at")),
        details=[
            (word, reader.values(node, predicate))
            for word, predicate in _ARTICLE_DETAILS
            if node.values(predicate)
        ],
        forms=GRAPH_FORMS,
    )


_ARTICLE_DETAILS = (
    ("reports-on", LK.reportsOn),
    ("date", SCHEMA.datePublished),
    ("publisher", SCHEMA.publisher),
    ("author", SCHEMA.author),
    ("source", SCHEMA.isBasedOn),
)


def _statements(node: Node) -> list[tuple[str, str, object]]:
    """What is said of a node, as subject (where it is another), property and value."""
    if not is_graph(node):
        return [("", predicate, value) for predicate, value in node.statements()]
    return node.held(_GRAPH_STATEMENTS)


def _reader() -> Reader:
    return Reader(speech(), addresses())
