"""How much the server does and how fast, for Prometheus: requests, durations, the release."""

import time
from pathlib import Path

from flask import Blueprint, Flask, Response, current_app, g, request

from lodkit import __version__
from lodkit.web.discovery.counters import Counters
from lodkit.web.headers import Keep
from lodkit.web.keeping import ROUTE
from lodkit.web.site import site

blueprint = Blueprint("metrics", __name__)

_COUNTERS = "lodkit-counters"
_CLASSES = {
    "listing": "list",
    "searching": "list",
    "sparql": "sparql",
    "questions": "sparql",
    "pictures": "picture",
    "files": "download",
    "catalogue": "discovery",
    "crawling": "discovery",
    "interface": "discovery",
    "vocabulary": "discovery",
    "static": "static",
}
"""The class of an address, by the part of the application that answers it."""


def register(app: Flask, folder: Path | None = None) -> Counters:
    """Count the requests of an application, in a folder that all processes of the server share."""
    counters = app.extensions[_COUNTERS] = Counters(folder)
    app.before_request(_begin)
    app.after_request(_end)
    return counters


@blueprint.get("/metrics")
def metrics() -> Response:
    """The counters of all web processes, as Prometheus reads them."""
    counters: Counters = current_app.extensions[_COUNTERS]
    dataset = site().dataset
    limits = site().limits
    text = (
        "# HELP lodkit_release_info The release that is served.\n"
        "# TYPE lodkit_release_info gauge\n"
        f'lodkit_release_info{{release="{dataset.release}",version="{__version__}"}} 1\n'
        "# HELP lodkit_triples Statements of the release.\n"
        "# TYPE lodkit_triples gauge\n"
        f"lodkit_triples {dataset.counts.get('triples', 0)}\n"
        "# HELP lodkit_query_workers Queries that can be answered at a time.\n"
        "# TYPE lodkit_query_workers gauge\n"
        f"lodkit_query_workers {limits.workers}\n"
    )
    response = Response(text + counters.written(), content_type=TEXT_FORMAT)
    response.headers["Cache-Control"] = Keep.NOT_AT_ALL.value
    return response


TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8"


def _begin() -> None:
    g.began = time.perf_counter()


def _end(response: Response) -> Response:
    counters: Counters = current_app.extensions[_COUNTERS]
    seconds = time.perf_counter() - g.get("began", time.perf_counter())
    route = request.environ[ROUTE] = _class(response)
    counters.count(route, response.status_code, seconds)
    return response


def _class(response: Response) -> str:
    part = (request.endpoint or "").partition(".")[0]
    if part in ("pages", "resources"):
        return "page" if response.mimetype == "text/html" else "data"
    return _CLASSES.get(part, "other")
