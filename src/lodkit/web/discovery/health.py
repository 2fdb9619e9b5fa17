"""Whether the server lives, and whether it can answer: for those who watch it."""

import pyoxigraph as ox
from flask import Blueprint, Response, json

from lodkit.rdf.iris import vocabulary_graph
from lodkit.web.headers import Keep
from lodkit.web.site import site

blueprint = Blueprint("health", __name__)


@blueprint.get("/health/live")
def live() -> Response:
    """The process answers."""
    return _told({"status": "pass"}, 200)


@blueprint.get("/health")
def ready() -> Response:
    """The release is open and can be read: 200, else 503."""
    try:
        dataset = site().dataset
        able = dataset.index.value("SELECT 1 FROM thing LIMIT 1") is not None
        vocabulary = ox.NamedNode(vocabulary_graph(dataset.base))
        able = able and dataset.store.contains_named_graph(vocabulary)
    except Exception:  # whatever it is, this process cannot serve
        return _told({"status": "fail"}, 503)
    state = {"status": "pass" if able else "fail", "release": dataset.release}
    return _told(state, 200 if able else 503)


def _told(state: dict[str, str], status: int) -> Response:
    response = Response(json.dumps(state) + "\n", status, content_type="application/json")
    response.headers["Cache-Control"] = Keep.NOT_AT_ALL.value
    return response
