"""Pages for people: the dataset, lists, and a page on every node."""

from typing import Any

from flask import Blueprint, Response, abort, redirect, request, url_for

from lodkit.rdf.namespaces import CONCEPT_SCHEMES, LK, SCHEMA
from lodkit.web.browse.lists import KINDS
from lodkit.web.discovery import files
from lodkit.web.graph import INCOMING_LIMIT, PAGE_LIMIT, Node
from lodkit.web.naming import label_of, short, text_of
from lodkit.web.negotiation import GRAPH_FORMS, HTML, TURTLE
from lodkit.web.site import addresses, negotiated, page, reader_of_request, site, speech
from lodkit.web.terms import ONTOLOGY
from lodkit.web.views.by_class import view_of
from lodkit.web.views.reading_room import reading_room
from lodkit.web.views.terms import terms_of
from lodkit.web.views.view import Reader

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
        meetings=lists.newest_meetings(),
        lengths={kind: lists.length(kind) for kind in KINDS},
        questions=[query for query in queries if "/" not in query.name][:_EXAMPLES] or queries,
        files=files.available(),
        grouped=_grouped,
        schemes=[scheme for scheme in CONCEPT_SCHEMES if addresses().thing_at(scheme)],
    )
    response.vary.add("Accept")
    return response


def _grouped(number: int) -> str:
    """A number with its digits in groups of three, as ISO 31 has it."""
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


@blueprint.get("/list/<kind>")
def listing(kind: str) -> Response:
    """All things of a kind, by name."""
    if kind not in KINDS:
        abort(404, f"There are lists of: {', '.join(KINDS)}.")
    number = request.args.get("page", default=1, type=int)
    nodes, pages = site().lists.page(kind, number)
    if not 1 <= number <= pages:
        abort(404, f"This list has {pages} pages.")
    return page("list.html", kind=kind, nodes=nodes, number=number, pages=pages)


def of_node(node: Node) -> Response:
    """The page on a node, made for what it is."""
    reader = reader_of_request()
    if node.iri == ONTOLOGY:
        return _page_on(node, "ontology.html", terms=terms_of(node, reader))
    if SCHEMA.NewsArticle in node.classes():
        return _article(node, reader)
    return _page_on(
        node,
        "node.html",
        view=view_of(node, reader),
        own_sources=reader.sources(node),
        statements=node.statements(),
        links=node.links_here(),
        limit=INCOMING_LIMIT,
        page_limit=PAGE_LIMIT,
        short=short,
    )


def _page_on(node: Node, template: str, **content: Any) -> Response:
    label = label_of(node, speech())
    address = addresses().of_page(node.iri) or ""
    return page(
        template,
        node=node,
        label=label,
        title=text_of(label),
        stem=address.removesuffix(HTML.suffix),
        forms=GRAPH_FORMS,
        **content,
    )


def _article(node: Node, reader: Reader) -> Response:
    return _page_on(
        node,
        "article.html",
        room=reading_room(node, reader, request.args.get("at")),
        details=[
            (word, reader.values(node, predicate))
            for word, predicate in _ARTICLE_DETAILS
            if node.values(predicate)
        ],
    )


_ARTICLE_DETAILS = (
    ("reports-on", LK.reportsOn),
    ("date", SCHEMA.datePublished),
    ("publisher", SCHEMA.publisher),
    ("author", SCHEMA.author),
    ("source", SCHEMA.isBasedOn),
)
