"""One of the processes that answer requests: the application, told by a file what to serve."""

import atexit
import json
import os
from pathlib import Path

from flask import Flask

from lodkit.project import load_project
from lodkit.sparql.asking import Asker
from lodkit.sparql.parentage import end_with_parent
from lodkit.web.app import application, open_site
from lodkit.web.dataset import Dataset
from lodkit.web.publication import Publication
from lodkit.web.service import Service
from lodkit.web.site import Site


def web_process(service: Service, announcement: Path) -> Flask:
    """The application of one web process."""
    end_with_parent()
    # The threads of the server are not Python's: ended by its end, they would abort the process.
    atexit.register(os._exit, 0)
    project = load_project(root=service.root)

    def asker(dataset: Dataset) -> Asker:
        return Asker(json.loads(announcement.read_text(encoding="utf-8")), service.share)

    def opened() -> Site:
        return open_site(
            *(service.folder, project, asker, service.releases),
            endpoint=service.endpoint,
            timeout=service.limits.time,
        )

    return application(
        Publication(announcement, opened),
        counts=announcement.parent / "counts",
        cache=service.cache // service.processes,
        in_turns=service.endpoint is None,
    )
