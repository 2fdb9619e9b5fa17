"""Pages for people: the dataset, lists, and a page on every node."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, redirect, request, url_for

from lodkit.rdf.namespaces import CONCEPT_SCHEMES, LK, SCHEMA
from lodkit.web.browse.kinds import LISTED
from lodkit.web.browse.rows import rows
from lodkit.web.browse.selection import Selection, lengths
from lodkit.web.discovery import shown
from lodkit.web.discovery.links import header, of_home
from lodkit.web.findings.shown import rules
from lodkit.web.graph import INCOMING_LIMIT, PAGE_LIMIT, Node
from lodkit.web.naming import Label, short, text_of
from lodkit.web.negotiation import GRAPH_FORMS, HTML, TURTLE
from lodkit.web.pictures.gallery import pictures_of
from lodkit.web.site import addresses, negotiated, page, reader_of_request, site
from lodkit.web.terms import ONTOLOGY
from lodkit.web.views.by_class import view_of
from lodkit.web.views.reading_room import reading_room
from lodkit.web.views.terms import terms_of
from lodkit.web.views.view import Reader, Sources

blueprint = Blueprint("pages", __name__)

_EXAMPLES = 12
_NEWEST = 6
_GRAPH_STATEMENTS = 500


@blueprint.get("/")
def home() -> Response:
    """What this dataset is; for programs, its catalogue."""
    if negotiated((HTML, TURTLE)) is TURTLE:
        return redirect(url_for("catalogue.document", suffix="ttl"), 303, Response)  # type: ignore[return-value]
    dataset, queries, reader = site().dataset, site().queries, reader_of_request()
    newest = rows(Selection("meetings", sort="newest"), reader, length=_NEWEST)
    response = page(
        "home.html",
        reader,
        meetings=[row for row in newest if row.item.day],
        lengths=lengths(dataset.index, dataset.base, LISTED),
        questions=[query for query in queries if "/" not in query.name][:_EXAMPLES] or queries,
        downloads=shown.downloads(),
        structured=shown.structured(),
        schemes=[scheme for scheme in CONCEPT_SCHEMES if addresses().thing_at(scheme)],
    )
    response.vary.add("Accept")
    response.headers["Link"] = header(of_home())
    return response


def of_node(node: Node) -> Response:
    """The page on a node, made for what it is."""
    reader = reader_of_request()
    if node.iri == ONTOLOGY:
        return _page_on(node, reader, "ontology.html", terms=terms_of(node, reader))
    if SCHEMA.NewsArticle in node.classes():
        return _article(node, reader)
    view = view_of(node, reader)
    told = bool(view.facts or view.tables or view.related)
    return _page_on(
        node,
        reader,
        "node.html",
        view.heading,
        view=view,
        own_sources=_own_sources(node, reader),
        raw=_statements(node) if "statements" in request.args or not told else None,
    )


def _own_sources(node: Node, reader: Reader) -> Sources:
    """The sources of a thing itself; the index knows how many articles state it."""
    told = reader.sources(node)
    sql = "SELECT articles FROM thing WHERE iri = ?"
    articles = reader.addresses.dataset.index.value(sql, (node.iri,)) or 0
    return replace(told, articles=max(told.articles, articles)) if told.shown else told


def _statements(node: Node) -> dict[str, Any]:
    """All that is said of a node, statement by statement, and all that points at it."""
    return {
        "statements": node.statements(),
        "links": node.links_here(),
        "limit": INCOMING_LIMIT,
        "page_limit": PAGE_LIMIT,
        "short": short,
    }


def _page_on(
    node: Node, reader: Reader, template: str, heading: Label = (), **content: Any
) -> Response:
    label = heading or reader.names.of(node.iri)
    address = reader.addresses.of_page(node.iri) or ""
    return page(
        template,
        reader,
        node=node,
        pictures=pictures_of(node, reader),
        label=label,
        title=text_of(label),
        findings=rules(site().findings.of(node.iri), reader),
        stem=address.removesuffix(HTML.suffix),
        forms=GRAPH_FORMS,
        **content,
    )


def _article(node: Node, reader: Reader) -> Response:
    return _page_on(
        node,
        reader,
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
