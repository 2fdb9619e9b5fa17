"""The SPARQL endpoint: queries over the union of all graphs, in every result format, and a form."""

from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from flask import Blueprint, Response, request
from werkzeug.exceptions import BadRequest, HTTPException

from lodkit.rdf.namespaces import PREFIXES, ROOT
from lodkit.sparql.question import Kind, Question
from lodkit.web.discovery.service import service_description
from lodkit.web.endpoint.asking import reply_to, response_of
from lodkit.web.endpoint.protocol import question_of
from lodkit.web.endpoint.results import shown
from lodkit.web.headers import policy
from lodkit.web.negotiation import (
    HTML,
    RESULT_FORMS,
    TRIPLES_FORMS,
    Form,
    NoSuchForm,
    by_suffix,
    preferred,
)
from lodkit.web.problems import answer_problem, told
from lodkit.web.serializing import serialized
from lodkit.web.site import answer, page, site

blueprint = Blueprint("sparql", __name__)

HAS_EDITOR = (files("lodkit.web") / "static" / "yasgui" / "yasgui.min.js").is_file()
"""Whether this lodkit was built with the query editor; without it, there is the plain form."""

# How clients that cannot set a header name the forms they want.
_SHORT_NAMES = {"turtle": "ttl", "json-ld": "jsonld", "rdf+xml": "rdf", "n-triples": "nt"}


@blueprint.route("/sparql", methods=["GET", "POST"])
def endpoint() -> Response:
    """Answer a query; without one, show how to ask."""
    question = question_of(request, site().limits.services)
    response = _greeting() if question is None else _answered(question)
    response.vary.add("Accept")
    return response


def _greeting() -> Response:
    """The form for people, the description of the service for programs."""
    form = preferred(request.headers.get("Accept"), (HTML, *TRIPLES_FORMS))
    if form is HTML:
        return _form_page("")
    if form is None:
        raise BadRequest("Ask a query with the parameter “query”.")
    return answer(serialized(service_description(), form, site().dataset.base), form)


def _answered(question: Question) -> Response:
    rows, triples = _form(RESULT_FORMS), _form(TRIPLES_FORMS)
    try:
        reply = reply_to(question, rows, triples)
    except HTTPException as problem:
        if rows is not HTML or isinstance(problem, NoSuchForm):
            raise
        return _with_what_is_wrong(problem, question)
    form = triples if reply.kind is Kind.TRIPLES else rows
    if form is None or form is HTML:
        forms = TRIPLES_FORMS if reply.kind is Kind.TRIPLES else RESULT_FORMS
        return _form_page(question.query, results=shown(reply), forms=forms)
    return response_of(reply, form)


def _with_what_is_wrong(problem: HTTPException, question: Question) -> Response:
    """The form with the query in it, so that whoever wrote it can mend it."""
    shown = _form_page(question.query, problem=problem.description, told=told(problem))
    response = answer_problem(problem)
    response.data, response.content_type = shown.data, HTML.content_type
    response.headers[_POLICY] = shown.headers.get(_POLICY, policy())
    return response


def _form(forms: Sequence[Form]) -> Form | None:
    """The form to answer in, of those there are; a `format` counts more than the header."""
    asked = request.values.get("format", "")
    if asked:
        return by_suffix(_SHORT_NAMES.get(asked, asked), (*forms, HTML))
    return preferred(request.headers.get("Accept"), (*forms, HTML))


_POLICY = "Content-Security-Policy"


def _form_page(query: str, **content: Any) -> Response:
    response = page(
        "sparql.html",
        query=query,
        starter=STARTER,
        queries=site().queries,
        editor=HAS_EDITOR,
        bases=(site().dataset.base, ROOT),
        prefixes=PREFIXES,
        **content,
    )
    if HAS_EDITOR:
        response.headers[_POLICY] = policy(f"'sha256-{_TABLE_STYLE}'")
    return response


_TABLE_STYLE = "zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk="
"""The digest of the one style sheet that YASGUI writes into the page: it lays out its tables.

Everything else it sets by script, element by element, which no policy forbids.
"""


STARTER = """\
PREFIX foaf: <http://xmlns.com/foaf/0.1/>

SELECT ?person ?name WHERE {
  ?person foaf:name ?name .
}
ORDER BY ?name
LIMIT 50
"""
"""The query that the form begins with."""
