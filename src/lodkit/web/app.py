"""The Flask application that publishes one dataset."""

from collections.abc import Callable
from pathlib import Path

from flask import Flask, request
from werkzeug.exceptions import RequestURITooLarge

from lodkit.project import Project, load_project
from lodkit.questions.named import named_queries
from lodkit.rdf.manifest import MANIFEST
from lodkit.sparql.asking import Asker
from lodkit.sparql.limits import Limits
from lodkit.sparql.pool import OwnWorkers
from lodkit.web import pages, problems, resources, turns
from lodkit.web.browse import listing, searching
from lodkit.web.dataset import Dataset, open_dataset
from lodkit.web.discovery import (
    catalogue,
    crawling,
    files,
    health,
    interface,
    metrics,
    vocabulary,
)
from lodkit.web.discovery import (
    releases as kept_releases,
)
from lodkit.web.endpoint import graph_store, sparql, terms
from lodkit.web.findings import release_report, validating
from lodkit.web.headers import finish
from lodkit.web.keeping import Keeping
from lodkit.web.pictures import routes as pictures
from lodkit.web.publication import Publication
from lodkit.web.questions import routes as questions
from lodkit.web.service import CACHE
from lodkit.web.site import Site
from lodkit.web.speech import interpreter

MAX_BODY = 1_000_000
MAX_ADDRESS = 32_000

_PARTS = (
    *(catalogue, crawling, files, health, interface, kept_releases, metrics, vocabulary),
    *(pages, listing, searching, pictures, questions, sparql, terms, graph_store),
    *(release_report, validating),
    resources,  # last: every other address may be that of a thing
)


def create_app(
    folder: Path | str,
    *,
    project: Project | None = None,
    limits: Limits | None = None,
    cache: int = CACHE,
    releases: Path | None = None,
    endpoint: str | None = None,
) -> Flask:
    """The application for the dataset in `folder`; `project` gives its example queries.

    With an `endpoint` its statements are read there, and queries are put to it.

    Queries are answered, within `limits`, in processes that the application starts with the first
    of them. Finished answers are kept, `cache` bytes of them; `releases` is where
    earlier releases lie, with feeds of what changed. A release that takes the place of the
    first is served from then on. Raises InputError where there is no dataset.
    """

    def asker(dataset: Dataset) -> Asker:
        return OwnWorkers(dataset.folder, dataset.release, bounds, endpoint)

    bounds = limits or Limits()
    folder, known = Path(folder).resolve(), project or load_project()

    def opened() -> Site:
        return open_site(*(folder, known, asker, releases), endpoint=endpoint, timeout=bounds.time)

    publication = Publication(folder / MANIFEST, opened)
    return application(publication, cache=cache, in_turns=endpoint is None)


def open_site(
    folder: Path,
    project: Project,
    asker: Callable[[Dataset], Asker],
    releases: Path | None = None,
    *,
    endpoint: str | None = None,
    timeout: float = 10.0,
) -> Site:
    """The site of the release that is in `folder` now; its statements may be at an endpoint.

    Raises InputError where there is none.
    """
    dataset = open_dataset(folder, endpoint, timeout)
    return Site(
        dataset=dataset,
        interpreter=interpreter(dataset.store),
        queries=tuple(named_queries(project)),
        asker=asker(dataset),
        root=project.root,
        shapes=(project.shapes / "data.ttl").read_bytes(),
        releases=releases and releases.resolve(),
    )


def application(
    publication: Publication,
    *,
    counts: Path | None = None,
    cache: int = CACHE,
    in_turns: bool = True,
) -> Flask:
    """The application that serves whichever release is published.

    `counts` is the folder in which all processes of one server count their requests; `cache` bounds
    the finished answers that are kept, in bytes. Requests that wait for a store elsewhere had
    better not take turns.
    """
    app = Flask("lodkit.web", static_url_path="/static")
    app.config.update(MAX_CONTENT_LENGTH=MAX_BODY, MAX_FORM_MEMORY_SIZE=MAX_BODY)
    app.url_map.merge_slashes = False
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    counters = metrics.register(app, counts)  # first: what is counted is what is sent in the end
    app.before_request(_refuse_long_addresses)
    if in_turns:
        turns.register(app)
    app.after_request(finish)
    problems.register(app)
    for part in _PARTS:
        app.register_blueprint(part.blueprint)
    app.wsgi_app = Keeping(app.wsgi_app, publication, counters.count, cache)  # type: ignore[method-assign]
    return app


def _refuse_long_addresses() -> None:
    if len(request.full_path) > MAX_ADDRESS:
        raise RequestURITooLarge("The address is too long; send long queries by POST.")
