"""Pages and queries of a release whose statements are in a store elsewhere."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from flask.testing import FlaskClient

from conftest import Run
from lodkit.errors import InputError
from lodkit.project import DEFAULT_BASE
from lodkit.rdf.namespaces import ROOT
from lodkit.sparql.limits import Limits
from lodkit.web.app import create_app
from small_store import Request, SmallStore, small_store
from stores import NAMES, RunningStore, running

COUNT = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a foaf:Person }"
QUERIES = (
    COUNT,
    "ASK { ?s a foaf:Person }",
    "ASK { ?s a foaf:Nobody }",
    "CONSTRUCT { ?s a foaf:Person } WHERE { ?s a foaf:Person }",
    "SELECT ?s ?name { ?s foaf:name ?name } ORDER BY ?s ?name",
    "SELECT ?g { GRAPH ?g { <article/de-soc-trang> a schema:NewsArticle } }",
)
"""With prefixes that are not declared, and an IRI below the base."""


@pytest.fixture(scope="module")
def small(dataset: Path, run: Run) -> Iterator[SmallStore]:
    """A small store that the seeds' dataset was pushed into."""
    with small_store() as store:
        done = run("push", dataset, "--to", store.address)
        assert done.returncode == 0, done.stderr
        yield store


@pytest.fixture
def calm(small: SmallStore) -> Iterator[SmallStore]:
    """The store, without trouble before and after."""
    yield small
    small.trouble = lambda request: False


def endpoint_of(small: SmallStore) -> str:
    """Where queries are put to a small store."""
    return f"{small.address}/query?union-default-graph"


def client_of(dataset: Path, endpoint: str, **limits: float) -> FlaskClient:
    """A client of an application that reads there."""
    bounds = Limits(**{"workers": 1} | limits)  # type: ignore[arg-type]
    return create_app(dataset, endpoint=endpoint, limits=bounds).test_client()


@pytest.fixture(scope="module")
def far(dataset: Path, small: SmallStore) -> FlaskClient:
    """A client of the application that reads the small store."""
    return client_of(dataset, endpoint_of(small))


def pages_of(dataset: Path) -> list[str]:
    """Pages and documents on things of every kind, and pages that no single thing has."""
    with sqlite3.connect(dataset / "index.sqlite") as index:
        kinds = [kind for (kind,) in index.execute("SELECT DISTINCT kind FROM thing")]
        sql = "SELECT iri FROM thing WHERE kind = ? ORDER BY articles DESC, iri LIMIT 1"
        iris = [iri for kind in kinds for (iri,) in index.execute(sql, (kind,))]
    index.close()
    paths = [iri.removeprefix(DEFAULT_BASE).removeprefix(ROOT) for iri in iris]
    return [
        *("/", "/list/persons", "/list/persons.ttl", "/ontology.html", "/picture/organisation"),
        *("/graph/de-soc-trang.nt", "/role/secretary.html", "/role/secretary.ttl"),
        *(f"/{path}{suffix}" for path in paths for suffix in (".html", ".ttl")),
    ]


def test_pages_are_the_same_from_elsewhere(
    seeds: FlaskClient, far: FlaskClient, dataset: Path
) -> None:
    """Wherever the statements are, pages and documents are the same bytes."""
    different = [p for p in pages_of(dataset) if far.get(p).data != seeds.get(p).data]

    assert different == []


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("form", ["csv", "json", "xml", "ttl"])
def test_answers_to_queries_are_the_same(
    seeds: FlaskClient, far: FlaskClient, query: str, form: str
) -> None:
    """A query means elsewhere what it means here, and is answered in every form."""
    address = f"/sparql?format={form}&query={quote(query)}"
    here, there = seeds.get(address), far.get(address)

    assert there.status_code == here.status_code
    assert there.status_code == 406 or there.data == here.data


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("DROP ALL", 403),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 403),
        ("SELECT nonsense", 400),
        ('DEFINE get:soft "soft" SELECT * { ?s ?p ?o }', 400),
    ],
)
def test_what_is_refused_here_is_refused_before_it_gets_there(
    far: FlaskClient, calm: SmallStore, query: str, status: int
) -> None:
    """Updates and SERVICE go nowhere, nor what is no SPARQL: stores have dangerous additions."""

    def notice(request: Request) -> bool:
        asked.append(request.body)
        return False

    asked: list[bytes] = []
    calm.trouble = notice
    assert far.get(f"/sparql?query={quote(query)}").status_code == status
    assert asked == []


def test_answers_elsewhere_have_the_same_limits(dataset: Path, calm: SmallStore) -> None:
    """Rows, bytes and seconds of a query are bound, whoever answers it."""
    wide = quote("SELECT * { ?s ?p ?o }")
    address = f"/sparql?format=csv&query={wide}"
    few_rows = client_of(dataset, endpoint_of(calm), rows=10)
    few_bytes = client_of(dataset, endpoint_of(calm), size=1_000)
    in_no_time = client_of(dataset, endpoint_of(calm), time=0.5)

    assert few_rows.get(address).status_code == 507
    assert few_bytes.get(address).status_code == 507
    calm.trouble = lambda request: b"wide" in request.body and time.sleep(3) is None
    slow = quote("SELECT * { ?wide ?p ?o }")
    assert in_no_time.get(f"/sparql?query={slow}").status_code == 504


TROUBLES = {
    "500": (lambda request: request.reply(500, b"secret reason"), 502),
    "closed": (lambda request: request.hang_up(), 502),
    "no answer": (lambda request: request.reply(200, b"<html>", "text/html"), 502),
    "slow": (lambda request: time.sleep(3), 504),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_store_that_is_down_is_told_truthfully(
    dataset: Path, calm: SmallStore, trouble: str
) -> None:
    """502 or 504, no empty page and no 404; when the store is well again, so is the site."""
    client = client_of(dataset, endpoint_of(calm), time=1.0)
    what, status = TROUBLES[trouble]

    def troubled(request: Request) -> bool:
        what(request)
        return True

    calm.trouble = troubled
    page = client.get("/person/lam-van-man/soc-trang.html")
    answer = client.get(f"/sparql?query={quote(COUNT)}", headers={"Accept": "text/csv"})

    assert page.status_code == status
    assert answer.status_code == status
    assert b"secret reason" not in page.data + answer.data
    assert calm.address.encode() not in page.data + answer.data
    assert client.get("/health").status_code == 503
    assert client.get("/health/live").status_code == 200

    calm.trouble = lambda request: False
    assert client.get("/person/lam-van-man/soc-trang.html").status_code == 200
    assert client.get(f"/sparql?query={quote(COUNT)}").status_code == 200
    assert client.get("/health").status_code == 200


def test_a_graph_that_is_cut_off_is_not_taken_for_whole(dataset: Path, calm: SmallStore) -> None:
    """A store that ends answers early does not make a graph shorter: that is an error."""
    client = client_of(dataset, endpoint_of(calm))

    def cut(request: Request) -> bool:
        if b"CONSTRUCT" not in request.body:
            return False
        request.reply(200, b"<https://a.example/> <https://a.example/> <https://a.example/> .\n",
                      "application/n-triples")  # fmt: skip
        return True

    calm.trouble = cut
    assert client.get("/graph/de-soc-trang.nq").status_code == 502


def test_another_release_is_not_served(dataset: Path, small: SmallStore, run: Run) -> None:
    """Index and statements must be of one release; what helps is said."""
    with small_store() as empty:
        nothing = run("serve", dataset, "--endpoint", endpoint_of(empty), "--port", "0")
    apart = run("serve", dataset, "--endpoint", f"{small.address}/query", "--port", "0")
    nowhere = run("serve", dataset, "--endpoint", "http://127.0.0.1:1/query", "--port", "0")

    assert nothing.returncode == apart.returncode == nowhere.returncode == 3
    assert "holds no release" in nothing.stderr
    assert "lodkit push" in nothing.stderr
    assert "default graph" in apart.stderr
    assert "cannot be reached" in nowhere.stderr
    with pytest.raises(InputError):
        create_app(dataset, endpoint=f"{small.address}/query")


@pytest.fixture(scope="module", params=NAMES)
def server(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    dataset: Path,
    run: Run,
) -> Iterator[RunningStore]:
    """Each of the stores in turn, with the seeds' dataset pushed into it."""
    with running(request.param, tmp_path_factory.mktemp("store")) as store:
        environment = os.environ | store.environment
        done = run("push", dataset, "--to", store.address, env=environment)
        assert done.returncode == 0, done.stderr
        yield store


def test_served_from_each_store(
    server: RunningStore, seeds: FlaskClient, dataset: Path, tmp_path: Path
) -> None:
    """`lodkit serve DIR --endpoint URL`: pages are the same, and DIR has no store of its own."""
    folder = tmp_path / "without-store"
    shutil.copytree(dataset, folder, ignore=shutil.ignore_patterns("store"))
    command = [sys.executable, "-m", "lodkit", "serve", str(folder), "--port", "0"]
    process = subprocess.Popen(
        [*command, "--endpoint", server.endpoint],
        env=os.environ | server.environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            assert process.stdout
            told = re.search(r"http://\S+", process.stdout.readline())
            assert told
            different = [
                path
                for path in pages_of(dataset)
                if path.endswith(".html") and fetched(told[0][:-1] + path) != seeds.get(path).data
            ]
            counted = fetched(f"{told[0]}sparql?format=csv&query={quote(COUNT)}")
        finally:
            process.send_signal(signal.SIGTERM)

    assert different == []
    assert counted == seeds.get(f"/sparql?format=csv&query={quote(COUNT)}").data


def fetched(address: str) -> bytes:
    """What is at an address; a failure's own words where there is one."""
    try:
        with urlopen(address, timeout=60) as answer:
            content: bytes = answer.read()
            return content
    except HTTPError as error:
        with error:
            return error.read()


def guarded(request: Request) -> bool:
    """A store that answers those alone who have the token."""
    if request.headers.get("Authorization") == "Bearer t0ken":
        return False
    request.reply(401, b"who is it?")
    return True


@pytest.mark.parametrize("query", QUERIES[:5])
def test_the_command_asks_an_endpoint_as_it_asks_a_folder(
    dataset: Path, calm: SmallStore, run: Run, query: str
) -> None:
    """Rows, truths and triples are the same; a token in the environment opens the endpoint."""
    calm.trouble = guarded
    text = f"PREFIX foaf: <http://xmlns.com/foaf/0.1/> {query}"
    known = os.environ | {"LODKIT_STORE_TOKEN": "t0ken"}

    here = run("query", text, dataset)
    there = run("query", text, "--endpoint", endpoint_of(calm), env=known)
    without = run("query", text, "--endpoint", endpoint_of(calm))

    assert here.returncode == there.returncode == 0, there.stderr
    assert there.stdout == here.stdout
    assert without.returncode == 3
    assert "401" in without.stderr


def test_the_command_reads_an_endpoint_to_validate_it(calm: SmallStore, run: Run) -> None:
    """A token opens it there, too; what is found is what the store made of numbers."""
    calm.trouble = guarded
    known = os.environ | {"LODKIT_STORE_TOKEN": "t0ken"}

    without = run("validate", endpoint_of(calm))
    done = run("validate", endpoint_of(calm), "--format", "json", env=known)

    assert without.returncode == 3
    assert "401" in without.stderr
    found = json.loads(done.stdout)["findings"]
    assert {finding["path"] for finding in found} <= {
        "<http://www.w3.org/ns/oa#start>",
        "<http://www.w3.org/ns/oa#end>",
    }
