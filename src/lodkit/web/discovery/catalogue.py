"""The catalogue: a page for people, and DCAT with VoID for programs."""

from flask import Blueprint, Response, request, url_for

from lodkit.web.discovery import shown
from lodkit.web.discovery.links import header, of_home
from lodkit.web.naming import short
from lodkit.web.negotiation import (
    GRAPH_FORMS,
    HTML,
    PAGE_FORMS,
    TURTLE,
    Form,
    by_suffix,
    preferred,
)
from lodkit.web.serializing import serialized
from lodkit.web.site import answer, kept, negotiated, page, see_other, site

blueprint = Blueprint("catalogue", __name__)

_SUFFIXES = ", ".join(f'"{form.suffix}"' for form in PAGE_FORMS)


@blueprint.get("/catalogue")
def thing() -> Response:
    """The catalogue is described in the form that the client prefers."""
    form = negotiated(PAGE_FORMS)
    if "format" in request.args:
        return document(form.suffix)
    return _see(form)


@blueprint.get("/.well-known/void")
def well_known() -> Response:
    """Where machines look for a description of the datasets of a server (VoID, section 7.2)."""
    return _see(preferred(request.headers.get("Accept"), (*GRAPH_FORMS, HTML)) or TURTLE)


def _see(form: Form) -> Response:
    return see_other(url_for("catalogue.document", suffix=form.suffix))


@blueprint.get(f"/catalogue.<any({_SUFFIXES}):suffix>")
def document(suffix: str) -> Response:
    """The catalogue in one form."""
    form = by_suffix(suffix, PAGE_FORMS) or TURTLE
    response = kept(form) or _written(form)
    response.headers["Link"] = header(of_home())
    return response


SERVICES = (
    ("/report.html", "validation-report"),
    ("/validate", "validate-own"),
    ("/sparql", "sparql-endpoint"),
    ("/api", "programming-interface"),
    ("/ontology", "ontology"),
    ("/shapes", "shapes"),
    ("/context.jsonld", "json-ld-context"),
    ("/linkset.json", "link-set"),
    ("/sitemap.xml", "site-map"),
)
"""What there is for programs, and the words for it."""


def _written(form: Form) -> Response:
    if form is HTML:
        return page(
            "catalogue.html",
            facts=shown.facts(),
            sections=shown.sections(),
            classes=shown.classes(),
            properties=shown.properties(),
            structured=shown.structured(),
            services=SERVICES,
            forms=GRAPH_FORMS,
            short=short,
        )
    triples = site().catalogue.triples(request.url_root)
    return answer(serialized(triples, form, site().dataset.base), form)
