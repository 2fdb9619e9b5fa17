"""A question put to the workers, and what they say as an answer to a request."""

from collections.abc import Iterator
from dataclasses import replace

from flask import Response
from werkzeug.exceptions import (
    BadGateway,
    BadRequest,
    GatewayTimeout,
    HTTPException,
    ServiceUnavailable,
)

from lodkit.sparql.question import Kind, Question, Reason, RefusedError, Reply
from lodkit.web.negotiation import (
    CSV,
    HTML,
    JSON,
    N_TRIPLES,
    RESULT_FORMS,
    TRIPLES_FORMS,
    Form,
    NoSuchForm,
)
from lodkit.web.site import answer, site

RETRY_AFTER = 2
"""Seconds after which a client may ask again when all workers were busy."""


class InsufficientStorage(HTTPException):
    """The answer would take more memory or room than one answer may (RFC 4918, section 11.5)."""

    code = 507


def reply_to(question: Question, rows: Form | None, triples: Form | None) -> Reply:
    """The answer, rows in one form and triples in another; a page is made of rows in JSON.

    Raises an HTTPException where there is no answer.
    """
    asked = replace(question, rows=_media_type(rows, JSON), triples=_media_type(triples, N_TRIPLES))
    try:
        return site().asker.ask(asked)
    except RefusedError as refusal:
        raise _problem(refusal) from refusal


def _media_type(form: Form | None, of_pages: Form) -> str | None:
    if form is None:
        return None
    return (of_pages if form is HTML else form).media_type


def response_of(reply: Reply, form: Form) -> Response:
    """An answer as it is, whole or as it grows."""
    if reply.size is not None:
        return answer(b"".join(reply.pieces), form)
    response = answer(_marked(reply.pieces, form), form)
    response.call_on_close(reply.close)
    return response


def _marked(pieces: Iterator[bytes], form: Form) -> Iterator[bytes]:
    """An answer that is sent as it grows: should it break off, it ends in what no reader can read.

    It has begun by then, so neither the status nor a header can tell.
    """
    quotation_mark = '"' if form is CSV else ""
    try:
        yield from pieces
    except RefusedError as refusal:
        yield f"\n{quotation_mark}!!! This answer is incomplete. {refusal.what}\n".encode()


def _problem(refusal: RefusedError) -> HTTPException:
    """What a client is told: which limit, and what would help."""
    if refusal.reason is Reason.FORM:
        forms = TRIPLES_FORMS if refusal.kind is Kind.TRIPLES else RESULT_FORMS
        return NoSuchForm(forms)
    if refusal.reason is Reason.BUSY:
        return ServiceUnavailable(f"{refusal.what} Ask again.", retry_after=RETRY_AFTER)
    kind, remedy = _PROBLEMS[refusal.reason]
    return kind(f"{refusal.what} {remedy}".strip())


_NARROWER = "Ask for less at a time, with LIMIT and OFFSET, or take a dump of the dataset."
_PROBLEMS: dict[Reason, tuple[type[HTTPException], str]] = {
    Reason.MALFORMED: (BadRequest, ""),
    Reason.FAILED: (BadRequest, ""),
    Reason.STORE: (BadGateway, "Ask again later."),
    Reason.TIME: (GatewayTimeout, _NARROWER),
    Reason.ROWS: (InsufficientStorage, _NARROWER),
    Reason.SIZE: (InsufficientStorage, _NARROWER),
    Reason.MEMORY: (InsufficientStorage, _NARROWER),
}
