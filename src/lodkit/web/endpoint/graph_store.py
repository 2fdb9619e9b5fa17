"""The graphs of the dataset by their names, for reading (SPARQL 1.1 Graph Store HTTP Protocol).

A graph is named by the parameter `graph`, or by `default`: what all graphs say together. That is as
large as the dataset, so it is answered by the dump of it. A graph of the dataset also answers at
its own address.
"""

from flask import Blueprint, Response, request
from werkzeug.exceptions import BadRequest, MethodNotAllowed, NotFound

from lodkit.web.discovery import files
from lodkit.web.graph import Node, is_graph
from lodkit.web.graphs import content_of
from lodkit.web.negotiation import GRAPH_FORMS, Form
from lodkit.web.site import answer, kept, negotiated, site

blueprint = Blueprint("graph_store", __name__)

_READING = ("GET", "HEAD", "OPTIONS")


@blueprint.route("/graph-store", methods=["GET", "POST", "PUT", "DELETE", "PATCH"])
def graph_store() -> Response:
    """The graph that the parameters name; nothing of it can be changed."""
    if request.method not in _READING:
        raise MethodNotAllowed(_READING, "This dataset is published for reading.")
    form = negotiated(GRAPH_FORMS)
    response = _default_graph(form) if _is_default() else _graph(request.args["graph"], form)
    response.vary.add("Accept")
    return response


def _is_default() -> bool:
    """Whether the default graph is asked for. Raises BadRequest unless one graph is."""
    default, named = "default" in request.args, request.args.getlist("graph")
    if default + len(named) != 1:
        raise BadRequest("Name one graph: “?graph=IRI”, or “?default” for all of them together.")
    return default


def _default_graph(form: Form) -> Response:
    return files.file(f"dump.{form.suffix}")


def _graph(iri: str, form: Form) -> Response:
    store = site().dataset.store
    try:
        graph = Node(store, iri)
        known = is_graph(graph)
    except ValueError as error:
        raise BadRequest(f"{iri!r} is no IRI.") from error
    if not known:
        raise NotFound(f"There is no graph {iri!r}.")
    return kept(form) or answer(content_of(graph, form, site().dataset.base), form)
