"""A SPARQL query as a request carries it (SPARQL 1.1 Protocol, 2.1), and what it may not ask."""

import re
from collections.abc import Collection
from urllib.parse import unquote_to_bytes

from flask import Request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import (
    BadRequest,
    Forbidden,
    RequestEntityTooLarge,
    UnsupportedMediaType,
)

from lodkit.rdf.query_tokens import services, words
from lodkit.sparql.question import Question

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
LONGEST_QUERY = 250_000
"""Characters that a query may have."""

_UPDATES = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
)
_PERHAPS_UPDATE = re.compile("|".join((*sorted(_UPDATES), r"\\u")), re.IGNORECASE)
_QUERIES = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


def question_of(request: Request, allowed: Collection[str]) -> Question | None:
    """The question that a request asks; None where it asks nothing.

    `allowed` are the endpoints that it may have asked, too.
    """
    question = _posted(request) if request.method == "POST" else _from_address(request)
    if question is not None:
        _refuse_services(question.query, allowed)
        _refuse_update(question.query)
    return question


def _posted(request: Request) -> Question:
    if request.mimetype == UPDATE:
        raise Forbidden("This dataset is published for reading; it takes no updates.")
    if request.mimetype not in (FORM, QUERY):
        raise UnsupportedMediaType(f"Send a query as {QUERY} or as {FORM}.")
    if request.mimetype == QUERY:
        return _question(_decoded(request.get_data()), request.args)
    body = request.get_data()
    question = _from_parameters(request.form, body)
    if question is None:
        raise BadRequest("The form has no parameter “query”.")
    return question


def _from_address(request: Request) -> Question | None:
    return _from_parameters(request.args, request.query_string)


def _from_parameters(parameters: MultiDict[str, str], encoded: bytes) -> Question | None:
    if "update" in parameters:
        raise Forbidden("This dataset is published for reading; it takes no updates.")
    queries = parameters.getlist("query")
    if len(queries) > 1:
        raise BadRequest("A request asks one query, not several.")
    if queries and "\ufffd" in queries[0]:  # it may stand there, or for what cannot be read
        _decoded(unquote_to_bytes(encoded))
    return _question(queries[0], parameters) if queries else None


def _question(query: str, parameters: MultiDict[str, str]) -> Question:
    default = tuple(parameters.getlist("default-graph-uri"))
    named = tuple(parameters.getlist("named-graph-uri"))
    if len(query) > LONGEST_QUERY:
        raise RequestEntityTooLarge(f"A query has at most {LONGEST_QUERY:,} characters.")
    return Question(query, default, named) if default or named else Question(query)


def _refuse_services(query: str, allowed: Collection[str]) -> None:
    refused = [endpoint for endpoint in services(query) if endpoint not in allowed]
    if refused and not allowed:
        raise Forbidden(
            "SERVICE is not allowed: this server asks no other servers. "
            "A prefix that has “service” in it must be given another name."
        )
    if refused:
        raise Forbidden(
            f"SERVICE is allowed, with the address written out, for: {', '.join(sorted(allowed))}."
        )


def _refuse_update(query: str) -> None:
    if not _PERHAPS_UPDATE.search(query):
        return
    verb = next((word for word in words(query) if word in _UPDATES | _QUERIES), None)
    if verb in _UPDATES:
        raise Forbidden(f"{verb} is an update; this dataset is published for reading.")


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequest("The query is not in UTF-8.") from error
