"""Every IRI of the dataset, answered: things by where they are described, descriptions as data."""

import pyoxigraph as ox
from flask import Blueprint, Response, abort, redirect, request
from werkzeug.urls import iri_to_uri

from lodkit.rdf.namespaces import PREFIXES
from lodkit.rdf.turtle import turtle
from lodkit.web import pages
from lodkit.web.graph import Node, description
from lodkit.web.negotiation import HTML, PAGE_FORMS, TURTLE, Form, by_suffix
from lodkit.web.site import addresses, answer, negotiated, site

blueprint = Blueprint("resources", __name__)


@blueprint.get("/<path:path>")
def resource(path: str) -> Response:
    """A thing is described elsewhere (303); a description is answered here."""
    thing = addresses().thing_at(path)
    if thing is not None:
        return _thing(path, thing)
    document = addresses().document_at(path)
    if document is None:
        abort(404, "The dataset knows nothing of this address.")
    return _description(*document)


def _thing(path: str, thing: Node) -> Response:
    wish = request.args.get("format", "")
    asked = by_suffix(wish, PAGE_FORMS)
    if asked is not None:
        return _description(thing, asked)
    if wish:
        abort(
            406, f"There is no form {wish!r}: there are {', '.join(f.suffix for f in PAGE_FORMS)}."
        )
    address = addresses().of_document(path, negotiated(PAGE_FORMS))
    lang = request.args.get("lang")
    known = f"{address}{'&' if '?' in address else '?'}lang={lang}" if _is_tag(lang) else address
    response = redirect(known, 303, Response)
    response.vary.add("Accept")
    return response  # type: ignore[return-value]


def _description(thing: Node, form: Form) -> Response:
    if form is HTML:
        return pages.of_node(thing)
    response = answer(serialized(description(thing), form), form)
    response.headers["Link"] = f'<{iri_to_uri(thing.iri)}>; rel="describes"'
    return response


def serialized(triples: list[ox.Triple], form: Form) -> bytes:
    """Triples in one of the forms of graphs."""
    if form is TURTLE:
        return turtle(triples, site().dataset.base)
    return ox.serialize(triples, format=form.rdf, prefixes=PREFIXES) or b""


def _is_tag(language: str | None) -> bool:
    return bool(language) and language in site().interpreter.words["language-name"]
