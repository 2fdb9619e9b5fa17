"""All statements of a SPARQL endpoint's default graph, read as a stream."""

from collections.abc import Iterator
from http.client import HTTPException, HTTPResponse
from typing import cast
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pyoxigraph as ox

from lodkit import __version__
from lodkit.errors import InputError

_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_COUNT = "SELECT (COUNT(*) AS ?n) WHERE { SELECT DISTINCT ?s ?p ?o WHERE { ?s ?p ?o } }"
_FORMATS = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_TIMEOUT = 300
"""Seconds without an answer after which an endpoint is given up."""


def is_endpoint(place: str) -> bool:
    """Whether a place is an address, not a file."""
    return place.startswith(("http://", "https://"))


def statements_of(endpoint: str) -> Iterator[ox.Quad]:
    """The statements, one by one.

    Raises InputError where the endpoint does not answer, or with fewer statements than it has:
    many endpoints cut long answers off without a word.
    """
    try:
        wanted = _count(endpoint)
        read = 0
        with _asked(endpoint, _ALL, ", ".join(_FORMATS)) as answer:
            form = _FORMATS.get(answer.headers.get_content_type(), ox.RdfFormat.N_TRIPLES)
            for quad in ox.parse(answer, form):
                read += 1
                yield quad
    except HTTPError as error:
        what = f"the endpoint answers {error.code} {error.reason}"
        raise InputError(what, where=endpoint) from error
    except (OSError, HTTPException, ValueError, SyntaxError, MemoryError) as error:
        reason = " ".join(str(getattr(error, "reason", None) or error).split())
        what = f"the endpoint's answer cannot be read: {reason}"
        raise InputError(what, where=endpoint) from error
    if read < wanted:
        raise InputError(
            f"the endpoint gives {read} of its {wanted} statements",
            where=endpoint,
            remedy="validate a dump of its data",
        )


def _count(endpoint: str) -> int:
    with _asked(endpoint, _COUNT, "application/sparql-results+json") as answer:
        rows = ox.parse_query_results(answer, ox.QueryResultsFormat.JSON)
        (row,) = cast("ox.QuerySolutions", rows)
        return int(row["n"].value)


def _asked(endpoint: str, query: str, accept: str) -> HTTPResponse:
    content = urlencode({"query": query}).encode()
    headers = {"Accept": accept, "User-Agent": f"lodkit/{__version__}"}
    request = Request(endpoint, data=content, headers=headers)
    return cast(HTTPResponse, urlopen(request, timeout=_TIMEOUT))
