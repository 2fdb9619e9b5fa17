"""What validation of the release found: its report as a page, beside the files of it."""

from typing import Any

from flask import Blueprint, Response, redirect, url_for

from lodkit.web.findings.shown import rules
from lodkit.web.findings.stored import Stored
from lodkit.web.headers import Keep
from lodkit.web.negotiation import HTML, TURTLE, Form
from lodkit.web.site import kept, negotiated, page, reader_of_request, site

blueprint = Blueprint("findings", __name__)

JSON = Form("JSON", "json", "application/json")
FORMS = (HTML, TURTLE, JSON)
"""The forms of the release's report."""


@blueprint.get("/report")
def report() -> Response:
    """What validation of the release found, in the form that the client prefers."""
    form = negotiated(FORMS)
    if form is HTML:
        address = url_for("findings.document")
    else:
        address = url_for("files.file", name=f"report.{form.suffix}")
    response: Response = redirect(address, 303, Response)  # type: ignore[assignment]
    response.vary.add("Accept")
    response.headers["Cache-Control"] = Keep.OF_RELEASE.value
    return response


@blueprint.get("/report.html")
def document() -> Response:
    """The release's validation report, for people."""
    return kept(HTML) or shown("report.html", site().findings)


def shown(template: str, found: Stored, **content: Any) -> Response:
    """A page with findings."""
    reader = reader_of_request()
    told = rules(found.findings, reader)
    return page(template, reader, report=found, rules=told, files=FORMS[1:], **content)
