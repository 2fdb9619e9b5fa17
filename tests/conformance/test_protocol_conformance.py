"""The tests of the SPARQL 1.1 Protocol, put to a running server; updates are refused."""

from collections.abc import Callable, Iterable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest

from conformance.suite import Conversation, Request, conversations, quads_of
from test_web_serving import serving

_DATA = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
_FORMS = {
    "boolean": {"application/sparql-results+xml", "application/sparql-results+json"},
    "tabular": {
        "application/sparql-results+xml",
        "application/sparql-results+json",
        "text/csv",
        "text/tab-separated-values",
    },
    "RDF": {"application/rdf+xml", "text/turtle", "application/n-triples"},
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each of the suite's."""
    suites = metafunc.config.getoption("--suites")
    if not suites:
        absent = pytest.mark.skip(reason="no folder with test suites: --suites, LODKIT_SUITES")
        metafunc.parametrize("conversation", [pytest.param(None, marks=absent)])
        return
    found = list(conversations(_folder(suites) / "manifest.ttl"))
    metafunc.parametrize("conversation", found, ids=[one.name for one in found])


def _folder(suites: str) -> Path:
    return Path(suites).resolve() / "rdf-tests" / "sparql" / "sparql11" / "protocol"


@pytest.fixture(scope="module")
def address(
    request: pytest.FixtureRequest, publish: Callable[[Iterable[ox.Quad], Iterable[str]], Path]
) -> Iterator[str]:
    """A server on which the graphs of all tests are published."""
    folder = _folder(request.config.getoption("--suites"))
    graphs = tuple((_DATA.format(n), folder / f"data{n}.nt") for n in (1, 2, 3))
    with serving(publish(quads_of((), graphs), ())) as (_, found):
        yield found


def test_a_conversation_of_the_suite(conversation: Conversation, address: str) -> None:
    """Each answer has the status, the form and the truth that are expected of it."""
    for request in conversation.requests:
        response, body = _answer(request, address)
        if conversation.name.startswith("update_"):
            assert response.status == 403
            assert b"published for reading" in body
            return
        assert any(_fits(response.status, wanted) for wanted in request.statuses), body
        if request.form is not None:
            assert response.headers.get_content_type() in _FORMS[request.form]
        if request.truth is not None:
            form = ox.QueryResultsFormat.from_media_type(response.headers.get_content_type())
            assert bool(ox.parse_query_results(body, form)) is request.truth


def _answer(request: Request, address: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
    try:
        path = request.address.replace("/sparql/", "/sparql", 1)
        connection.request(request.method, path, request.body, dict(request.headers))
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def _fits(status: int, wanted: str) -> bool:
    """Whether a status is of the class that a test names, such as StatusCode2xx."""
    return str(status)[0] == wanted.removeprefix("StatusCode")[0]
