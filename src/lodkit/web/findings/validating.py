"""Data that is sent in, and the report on it in the form that the client prefers."""

from typing import Any

import pyoxigraph as ox
from flask import Blueprint, Response, request
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from lodkit.web.findings.checking import validated
from lodkit.web.findings.release_report import JSON, shown
from lodkit.web.findings.stored import stored
from lodkit.web.headers import Keep
from lodkit.web.negotiation import (
    CSV,
    GRAPH_FORMS,
    HTML,
    N_QUADS,
    TRIG,
    TURTLE,
    Form,
    by_suffix,
)
from lodkit.web.serializing import serialized
from lodkit.web.site import answer, kept, negotiated, page, site

blueprint = Blueprint("validating", __name__)

SARIF = Form("SARIF", "sarif", "application/sarif+json")
JUNIT = Form("JUnit", "xml", "application/xml", ("text/xml",))
MARKDOWN = Form("Markdown", "md", "text/markdown")
PLAIN = Form("text", "txt", "text/plain")
REPORT_FORMS = (JSON, HTML, CSV, SARIF, JUNIT, MARKDOWN, PLAIN, *GRAPH_FORMS)
"""The forms of a report on data that is sent in."""
DATA_FORMS = (*GRAPH_FORMS, TRIG, N_QUADS)
"""The forms that data may be sent in."""
_ENCODED = "application/x-www-form-urlencoded"
_NAMES = {JSON: "json", HTML: "json", CSV: "csv", SARIF: "sarif", JUNIT: "junit"}
_NAMES |= {MARKDOWN: "markdown", PLAIN: "human"}
"""The formats of lodkit validate; the others are made of its Turtle."""


@blueprint.route("/validate", methods=["GET", "POST"])
def validate() -> Response:
    """Validates RDF that is sent; without any, a form in which it can be pasted."""
    if request.method != "POST":
        return kept(HTML) or page("validate.html", **_form())
    wanted = negotiated(REPORT_FORMS)
    data, form = _sent()
    content = validated(data, form.suffix, _NAMES.get(wanted, "turtle"))
    response = _written(content, wanted) if wanted is not HTML else _page(content, data, form)
    response.headers["Cache-Control"] = Keep.NOT_AT_ALL.value
    for name in ("ETag", "Last-Modified"):
        response.headers.remove(name)
    response.vary.add("Accept")
    return response


def _written(content: bytes, form: Form) -> Response:
    if form not in GRAPH_FORMS[1:]:
        return answer(content, form)
    triples = [quad.triple for quad in ox.parse(content, ox.RdfFormat.TURTLE)]
    return answer(serialized(triples, form, site().dataset.base), form)


def _page(content: bytes, data: bytes, form: Form) -> Response:
    text = data.decode(errors="replace") if request.mimetype == _ENCODED else ""
    return shown("validate.html", stored(content), **_form(text, form.suffix))


def _form(data: str = "", suffix: str = TURTLE.suffix) -> dict[str, Any]:
    return {"data": data, "suffix": suffix, "data_forms": DATA_FORMS}


def _sent() -> tuple[bytes, Form]:
    """The data of a request, and its form. Raises UnsupportedMediaType, BadRequest."""
    if request.mimetype == _ENCODED:
        text, suffix = request.form.get("data", ""), request.form.get("form", "")
        return text.encode(), by_suffix(suffix, DATA_FORMS) or TURTLE
    form = next((f for f in DATA_FORMS if request.mimetype in (f.media_type, *f.aliases)), None)
    if form is None:
        types = ", ".join(form.media_type for form in DATA_FORMS)
        raise UnsupportedMediaType(f"Send RDF as one of {types}.")
    body = request.get_data()
    if not body:
        raise BadRequest("There is nothing to validate: the request has no content.")
    return body, form
