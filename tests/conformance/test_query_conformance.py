"""The query tests of SPARQL 1.1, asked over HTTP: as many pass as of the bare store."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from conformance.answers import Expected, csv_rows, expected, of_results, of_triples
from conformance.suite import Case, cases, quads_of

KNOWN = tomllib.loads((Path(__file__).parent / "known.toml").read_text(encoding="utf-8"))
"""The tests that do not pass, each with the reason."""
_FORMS = {".csv": "text/csv", ".tsv": "text/tab-separated-values", ".srj": "application/json"}

ClientFor = Callable[..., FlaskClient]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each of the suite's."""
    suites = metafunc.config.getoption("--suites")
    if "case" not in metafunc.fixturenames:
        return
    if not suites:
        absent = pytest.mark.skip(reason="no folder with test suites: --suites, LODKIT_SUITES")
        metafunc.parametrize("case", [pytest.param(None, marks=absent)])
        return
    found = _cases(suites)
    metafunc.parametrize("case", found, ids=[case.name for case in found])


def test_a_query_of_the_suite(
    case: Case, client_for: ClientFor, request: pytest.FixtureRequest
) -> None:
    """The answer is the expected one; a test that is known to fail does."""
    if case.name in KNOWN:
        request.applymarker(pytest.mark.xfail(reason=KNOWN[case.name], strict=True))
    graphs = tuple((file.as_uri(), file) for file in case.graphs)
    response = _asked(client_for(case.data, graphs), case)

    if case.kind == "NegativeSyntaxTest11":
        assert response.status_code == 400
        return
    if case.result is None:
        assert "malformed" not in response.text
        return
    assert response.status_code == 200, response.text
    if case.kind == "CSVResultFormatTest":
        assert csv_rows(response.text) == csv_rows(case.result.read_text(encoding="utf-8"))
    else:
        assert _answer(response) == expected(case.result)


def test_what_fails_is_the_store(request: pytest.FixtureRequest) -> None:
    """The tests that are known to fail do so without a server, too."""
    suites = request.config.getoption("--suites")
    if not suites:
        pytest.skip("no folder with test suites: --suites, LODKIT_SUITES")
    for case in _cases(suites):
        if case.name in KNOWN and case.result is not None:
            store = ox.Store()
            store.extend(quads_of(case.data, tuple((f.as_uri(), f) for f in case.graphs)))
            query = case.query.read_text(encoding="utf-8")
            result = store.query(query, base_iri=case.query.as_uri())
            form = ox.QueryResultsFormat.TSV
            if not isinstance(result, ox.QueryBoolean):
                assert of_results(result.serialize(format=form), form) != expected(case.result)
            else:
                assert bool(result) != expected(case.result)


def _cases(suites: str) -> list[Case]:
    found = cases(Path(suites).resolve() / "rdf-tests" / "sparql" / "sparql11")
    return sorted(found, key=lambda case: (case.data, case.graphs))


def _asked(client: FlaskClient, case: Case) -> TestResponse:
    query = f"BASE <{case.query.as_uri()}>\n{case.query.read_text(encoding='utf-8')}"
    form = _FORMS.get(case.result.suffix if case.result else "", "*/*")
    accept = f"{form}, application/n-triples"
    return client.post("/sparql", data={"query": query}, headers={"Accept": accept}, buffered=True)


def _answer(response: TestResponse) -> Expected:
    if response.mimetype == "application/n-triples":
        return of_triples(ox.parse(response.data, ox.RdfFormat.N_TRIPLES))
    form = ox.QueryResultsFormat.from_media_type(response.mimetype)
    assert form is not None
    return of_results(response.data, form)
