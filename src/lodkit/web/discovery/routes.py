"""What every address of the server takes and gives: one table, beside the application's own.

The rules, their parameters and what they are for come from the application itself, so nothing can
be missing; the table adds what the code does not say. A test keeps both together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lodkit.web.negotiation import (
    GRAPH_FORMS,
    NAMED_GRAPH_FORMS,
    PAGE_FORMS,
    RESULT_FORMS,
    Form,
)

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
_HTML = "text/html"
_PAGES = tuple(form.media_type for form in PAGE_FORMS)
_GRAPHS = tuple(form.media_type for form in GRAPH_FORMS)
_ROWS = tuple(form.media_type for form in RESULT_FORMS)
_PICTURES = (_HTML, "image/svg+xml", "text/csv")
_EVERY_FILE = "*/*"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of the query part of an address."""

    name: str
    says: str
    values: tuple[str, ...] = ()
    kind: str = "string"
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """What an address gives: media types, and other statuses than 200; and what it takes."""

    types: tuple[str, ...]
    parameters: tuple[Parameter, ...] = ()
    statuses: tuple[int, ...] = (200, 304)
    methods: tuple[str, ...] = ("GET",)
    takes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What is sent: media types, each with the fields that a form must have."""


def _format(forms: tuple[Form, ...]) -> Parameter:
    return Parameter("format", "The form, whatever Accept says.", tuple(f.suffix for f in forms))


LANGUAGE = Parameter("lang", "The language of a page: en, uk, pl, fr, de, ar; else the browser's.")
_QUERY = (
    Parameter("query", "A SPARQL 1.1 query."),
    Parameter("default-graph-uri", "A graph that is part of the default graph."),
    Parameter("named-graph-uri", "A graph that GRAPH may name."),
    Parameter("format", "The form of the answer, by suffix."),
)
_WORDS = Parameter("q", "Words of a name or a title, in any script.")

DETAILS: dict[str, Details] = {
    "pages.home": Details((_HTML,), (LANGUAGE,), (200, 303, 304)),
    "listing.overview": Details((_HTML,), (LANGUAGE,)),
    "listing.listing": Details((_HTML, *_ROWS, *_GRAPHS, JSON), (LANGUAGE, _WORDS)),
    "searching.search": Details((_HTML, JSON, *_ROWS), (LANGUAGE, _WORDS)),
    "searching.suggest": Details((JSON, "application/x-suggestions+json"), (_WORDS,)),
    "searching.description": Details(("application/opensearchdescription+xml",)),
    "sparql.endpoint": Details(
        (_HTML, *_ROWS, *(form.media_type for form in NAMED_GRAPH_FORMS[1:])),
        _QUERY,
        methods=("GET", "POST"),
        takes={FORM: ("query",), "application/sparql-query": ()},
    ),
    "graph_store.graph_store": Details(
        _GRAPHS,
        (
            Parameter("graph", "The name of a graph."),
            Parameter("default", "All graphs together.", ("",)),
            _format(GRAPH_FORMS),
        ),
        (200, 206, 304),
    ),
    "terms.terms": Details((JSON,)),
    "pictures.overview": Details((_HTML,), (LANGUAGE,)),
    "pictures.organisation": Details(_PICTURES, (LANGUAGE, Parameter("scope", "A place."))),
    "pictures.timeline": Details(
        _PICTURES,
        (
            LANGUAGE,
            Parameter("scope", "A place."),
            Parameter("kind", "A kind of meeting."),
            Parameter("year", "A year.", pattern="^([0-9]{4})?$"),
        ),
    ),
    "pictures.relations": Details(_PICTURES, (LANGUAGE, Parameter("of", "The path of a thing."))),
    "questions.overview": Details((_HTML,), (LANGUAGE,)),
    "questions.question": Details((_HTML, *_ROWS, *_GRAPHS), (LANGUAGE, _QUERY[3])),
    "resources.resource": Details(
        tuple(form.media_type for form in NAMED_GRAPH_FORMS),
        (LANGUAGE, _format(NAMED_GRAPH_FORMS)),
        (200, 303, 304),
    ),
    "catalogue.thing": Details(_PAGES, (_format(PAGE_FORMS),), (200, 303, 304)),
    "catalogue.well_known": Details((), (), (303,)),
    "catalogue.document": Details(_PAGES, (LANGUAGE,)),
    "findings.report": Details(
        (_HTML, "text/turtle", JSON),
        (Parameter("format", "The form, whatever Accept says.", ("html", "ttl", "json")),),
        (303,),
    ),
    "findings.document": Details((_HTML,), (LANGUAGE,)),
    "validating.validate": Details(
        (
            *(JSON, _HTML, *_GRAPHS, "text/csv", "application/sarif+json", "application/xml"),
            *("text/markdown", "text/plain"),
        ),
        (LANGUAGE,),
        methods=("GET", "POST"),
        takes={
            **dict.fromkeys((*_GRAPHS, "application/trig", "application/n-quads"), ()),
            FORM: ("data",),
        },
    ),
    "vocabulary.shapes": Details(_PAGES, (_format(PAGE_FORMS),), (200, 303, 304)),
    "vocabulary.document": Details(_PAGES, (LANGUAGE,)),
    "vocabulary.json_ld_context": Details(("application/ld+json",)),
    "files.file": Details((_EVERY_FILE,), (), (200, 206, 304)),
    "files.part": Details((_EVERY_FILE,), (), (200, 206, 304)),
    "files.overview": Details((), (), (303,)),
    "files.dump": Details((_EVERY_FILE,), (), (200, 206, 302, 304)),
    "releases.overview": Details((_HTML,), (LANGUAGE,), (200,)),
    "releases.feed": Details(("application/atom+xml", "text/turtle")),
    "releases.file": Details((_EVERY_FILE,), (), (200, 206, 304)),
    "crawling.robots": Details(("text/plain",)),
    "crawling.sitemap": Details(("application/xml",)),
    "crawling.part": Details(("application/xml",)),
    "health.ready": Details((JSON,), (), (200, 503)),
    "health.live": Details((JSON,), (), (200,)),
    "metrics.metrics": Details(("text/plain",), (), (200,)),
    "interface.openapi": Details(("application/vnd.oai.openapi+json;version=3.1", JSON)),
    "interface.readable": Details((_HTML,), (LANGUAGE,)),
    "interface.linkset": Details(("application/linkset+json",)),
    "static": Details((_EVERY_FILE,), (), (200, 304)),
}
"""By endpoint of the application."""
