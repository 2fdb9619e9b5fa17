"""The SPARQL endpoint: queries over the union of all graphs, in every result format, and a form."""

from typing import Any, cast

import pyoxigraph as ox
from flask import Blueprint, Response, request
from werkzeug.exceptions import BadRequest, NotAcceptable

from lodkit.querying import Answer
from lodkit.rdf.namespaces import PREFIXES
from lodkit.web.endpoint.protocol import Question, question_of
from lodkit.web.endpoint.results import shown
from lodkit.web.negotiation import (
    GRAPH_FORMS,
    HTML,
    RESULT_FORMS,
    TURTLE,
    Form,
    by_suffix,
    preferred,
)
from lodkit.web.resources import serialized
from lodkit.web.site import answer, negotiated, page, site

blueprint = Blueprint("sparql", __name__)

# How clients that cannot set a header name the forms they want.
_SHORT_NAMES = {"turtle": "ttl", "json-ld": "jsonld", "rdf+xml": "rdf", "n-triples": "nt"}


@blueprint.route("/sparql", methods=["GET", "POST", "OPTIONS"])
def endpoint() -> Response:
    """Answer a query; without one, show how to ask."""
    if request.method == "OPTIONS":
        return _preflight()
    question = question_of(request)
    response = _greeting() if question is None else _answered(question)
    response.vary.add("Accept")
    return response


def _preflight() -> Response:
    """What a browser asks before it lets a page of another site send a query."""
    response = Response(status=204)
    response.headers["Allow"] = "GET, HEAD, POST, OPTIONS"
    response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST, OPTIONS"
    response.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type, If-None-Match"
    response.headers["Access-Control-Max-Age"] = "86400"
    return response


def _greeting() -> Response:
    """The form for people, the description of the service for programs."""
    form = preferred(request.accept_mimetypes, (HTML, TURTLE))
    if form is HTML:
        return _form_page("")
    if form is None:
        raise BadRequest("Ask a query with the parameter “query”.")
    return answer(_SERVICE_DESCRIPTION, TURTLE)


def _answered(question: Question) -> Response:
    try:
        result = _ask(question)
        form = _form(result)
        if form is HTML:
            return _results_page(question, result)
        return answer(_serialized_answer(result, form), form)
    except SyntaxError as error:
        reason = " ".join((error.msg or str(error)).split())
        raise BadRequest(f"The query is malformed: {reason}") from error
    except ValueError as error:
        raise BadRequest(f"The query cannot be answered: {error}") from error


def _ask(question: Question) -> Answer:
    """The store's answer. Graphs that the request names count, then those of the query itself."""
    store = site().dataset.store
    if question.default_graphs is None or question.named_graphs is None:
        return store.query(question.query, prefixes=PREFIXES)
    return store.query(
        question.query,
        prefixes=PREFIXES,
        default_graph=[ox.NamedNode(iri) for iri in question.default_graphs],
        named_graphs=[ox.NamedNode(iri) for iri in question.named_graphs],
    )


def _form(result: Answer) -> Form:
    """The form to answer in; a known `format` counts more than the header."""
    forms = GRAPH_FORMS if isinstance(result, ox.QueryTriples) else RESULT_FORMS
    asked = request.values.get("format", "")
    named = by_suffix(_SHORT_NAMES.get(asked, asked), (*forms, HTML))
    if asked and named is None:
        raise NotAcceptable(f"There is no form {asked!r} for this answer.")
    return named or negotiated((*forms, HTML))


def _serialized_answer(result: Answer, form: Form) -> bytes:
    if isinstance(result, ox.QueryTriples):
        return serialized(sorted(set(result), key=str), form)
    if isinstance(result, ox.QueryBoolean) and form.suffix in ("csv", "tsv"):
        return f"{str(bool(result)).lower()}\r\n".encode()
    return cast("bytes", result.serialize(format=form.results))


def _results_page(question: Question, result: Answer) -> Response:
    forms = GRAPH_FORMS if isinstance(result, ox.QueryTriples) else RESULT_FORMS
    return _form_page(question.query, results=shown(result), forms=forms)


def _form_page(query: str, **content: Any) -> Response:
    return page(
        "sparql.html",
        query=query,
        starter=STARTER,
        queries=site().queries,
        prefixes=PREFIXES,
        **content,
    )


STARTER = """\
PREFIX foaf: <http://xmlns.com/foaf/0.1/>

SELECT ?person ?name WHERE {
  ?person foaf:name ?name .
}
ORDER BY ?name
LIMIT 50
"""
"""The query that the form begins with."""

_SERVICE_DESCRIPTION = """\
@prefix format: <http://www.w3.org/ns/formats/> .
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .

<> a sd:Service ;
    sd:endpoint <> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:UnionDefaultGraph ;
    sd:resultFormat format:SPARQL_Results_JSON , format:SPARQL_Results_XML ,
        format:SPARQL_Results_CSV , format:SPARQL_Results_TSV ,
        format:Turtle , format:N-Triples , format:RDF_XML , format:JSON-LD .
"""
