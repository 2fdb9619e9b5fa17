"""Every IRI of the dataset, answered: things by where they are described, descriptions as data."""

from flask import Blueprint, Response, abort, request

from lodkit.web import pages
from lodkit.web.discovery.links import of_description
from lodkit.web.graph import Node, description, is_graph
from lodkit.web.graphs import content_of
from lodkit.web.negotiation import HTML, NAMED_GRAPH_FORMS, PAGE_FORMS, Form
from lodkit.web.serializing import serialized
from lodkit.web.site import addresses, answer, kept, negotiated, see_other, site

blueprint = Blueprint("resources", __name__)


@blueprint.get("/<path:path>")
def resource(path: str) -> Response:
    """A thing is described elsewhere (303); a description is answered here."""
    document = addresses().document_at(path)
    if document is not None:
        return _description(*document)
    thing = addresses().thing_at(path)
    if thing is None:
        abort(404, "The dataset knows nothing of this address.")
    return _thing(path, thing)


def _thing(path: str, thing: Node) -> Response:
    form = negotiated(forms_of(thing))
    if "format" in request.args:
        return _description(thing, form)
    address = addresses().of_document(path, form)
    lang = request.args.get("lang")
    known = f"{address}{'&' if '?' in address else '?'}lang={lang}" if _is_tag(lang) else address
    return see_other(known)


def forms_of(thing: Node) -> tuple[Form, ...]:
    """The forms that a thing is described in."""
    return NAMED_GRAPH_FORMS if is_graph(thing) else PAGE_FORMS


def _description(thing: Node, form: Form) -> Response:
    if form not in forms_of(thing):
        abort(404, "Only graphs have names to tell; this is a thing.")
    response = kept(form) or _written(thing, form)
    response.headers["Link"] = of_description(thing, form)
    return response


def _written(thing: Node, form: Form) -> Response:
    if form is HTML:
        return pages.of_node(thing)
    if is_graph(thing):
        return answer(content_of(thing, form, site().dataset.base), form)
    return answer(serialized(description(thing), form, site().dataset.base), form)


def _is_tag(language: str | None) -> bool:
    return bool(language) and language in site().interpreter.words["language-name"]
