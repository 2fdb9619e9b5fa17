"""Articles in, linked data that can be trusted out.

The flow, and the order in which to read the package:

    reading → lexicon → mapping → rdf → validation → web

`model` holds the values that travel along it, `pipeline` the whole flow on one screen, `building`
how workers share it, `cli` the commands. The public names are loaded when first used:

    read_article   a text file → Article
    map_article    Article → Facts, in plain values with evidence
    to_graph       Facts → rdflib.Graph
    validate       rdflib.Graph → Report
    build          text files → a published dataset in a folder
    create_app     such a folder → a Flask app
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lodkit.pipeline import build, map_article, to_graph, validate
    from lodkit.reading.articles import read_article
    from lodkit.web.app import create_app

__version__ = "0.1.0"
__all__ = ["build", "create_app", "map_article", "read_article", "to_graph", "validate"]

_HOMES = {
    "build": "lodkit.pipeline",
    "create_app": "lodkit.web.app",
    "map_article": "lodkit.pipeline",
    "read_article": "lodkit.reading.articles",
    "to_graph": "lodkit.pipeline",
    "validate": "lodkit.pipeline",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its home when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
