"""What validation of the release found: its report as a page, beside the files of it."""

from typing import Any

from flask import Blueprint, Response, url_for

from lodkit.web.findings.shown import rules
from lodkit.web.findings.stored import Stored
from lodkit.web.negotiation import HTML, TURTLE, Form
from lodkit.web.site import kept, negotiated, page, reader_of_request, see_other, site

blueprint = Blueprint("findings", __name__)

JSON = Form("JSON", "json", "application/json")
FORMS = (HTML, TURTLE, JSON)
"""The forms of the release's report."""


@blueprint.get("/report")
def report() -> Response:
    """What validation of the release found, in the form that the client prefers."""
    form = negotiated(FORMS)
    if form is HTML:
        return see_other(url_for("findings.document"))
    return see_other(url_for("files.file", name=_file(form)))


@blueprint.get("/report.html")
def document() -> Response:
    """The release's validation report, for people."""
    files = [form for form in FORMS[1:] if _file(form) in site().dataset.files]
    return kept(HTML) or shown("report.html", site().findings, files=files)


def _file(form: Form) -> str:
    return f"report.{form.suffix}"


def shown(template: str, found: Stored, **content: Any) -> Response:
    """A page with findings."""
    reader = reader_of_request()
    told = rules(found.findings, reader)
    return page(template, reader, report=found, rules=told, **content)
