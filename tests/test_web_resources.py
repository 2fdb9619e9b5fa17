"""Dereferencing: every IRI of the dataset answers, in every form, and other addresses do not."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from lodkit.rdf.namespaces import LK, ROOT
from lodkit.web.app import create_app
from lodkit.web.negotiation import PAGE_FORMS, RESULT_FORMS, preferred
from test_web_dataset import BASE, client_of, make_dataset

FORMATS = {
    "text/html": None,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


@pytest.fixture(scope="module")
def subjects(folder: Path) -> list[str]:
    """Every subject and graph of the dataset's own, and some of the vocabulary's."""
    own: set[str] = set()
    shared: set[str] = set()
    for quad in ox.parse(path=folder / "dump.nq", format=ox.RdfFormat.N_QUADS):
        for node in (quad.subject, quad.graph_name):
            if isinstance(node, ox.NamedNode):
                (own if node.value.startswith(BASE) else shared).add(node.value)
    concepts = sorted(iri for iri in shared if iri.startswith(ROOT) and not iri.startswith(LK.iri))
    return [*sorted(own - {f"{BASE}graph/vocabulary"}), *concepts[::40], f"{ROOT}ontology"]


def local(iri: str) -> str:
    """The path of an IRI on the server."""
    return "/" + (iri.removeprefix(BASE) if iri.startswith(BASE) else iri.removeprefix(ROOT))


def test_every_iri_of_the_dataset_is_described_in_every_form(
    client: FlaskClient, subjects: list[str]
) -> None:
    """A thing answers 303 to a description, and each description names the thing."""
    assert len(subjects) > 50
    for iri in subjects:
        for media_type, form in FORMATS.items():
            thing = client.get(local(iri), headers={"Accept": media_type})
            assert thing.status_code == 303, (iri, media_type)
            assert "Accept" in thing.headers["Vary"]
            description = client.get(thing.location)
            assert description.status_code == 200, (iri, thing.location)
            assert description.mimetype == media_type
            if form is not None:
                assert _is_about(iri, description.data, form), (iri, thing.location)


def _is_about(iri: str, content: bytes, form: ox.RdfFormat) -> bool:
    triples = list(ox.parse(content, form, base_iri=BASE))
    if iri.startswith(f"{BASE}graph/"):
        return bool(triples)
    return any(iri in (t.subject.value, getattr(t.object, "value", "")) for t in triples)


def test_a_description_has_labels_and_links_from_elsewhere(client: FlaskClient) -> None:
    """Beside what is said of a node stand its neighbours' names and what points at it."""
    content = client.get("/person/hau-a-lenh/tuyen-quang.nt").get_data(as_text=True)

    assert "Hau A Lenh" in content
    assert f"<{BASE}person/hau-a-lenh/tuyen-quang> ." in content
    assert '"Хау А Лень"@uk' in content


def test_a_graph_describes_what_it_holds(client: FlaskClient) -> None:
    """One article's statements can be had as a file."""
    content = client.get("/graph/uk-1.nt").get_data(as_text=True)

    assert f"<{BASE}article/uk-1>" in content
    assert f"<{BASE}article/page>" not in content


def test_names_that_look_like_suffixes_are_told_apart(client: FlaskClient) -> None:
    """An article called page.html is no page on the article called page."""
    page = client.get("/article/page", headers={"Accept": "text/html"})
    html = client.get("/article/page.html", headers={"Accept": "text/html"})

    assert (page.status_code, html.status_code) == (303, 303)
    assert f"{BASE}article/page</code>" in client.get(page.location).get_data(as_text=True)
    assert f"{BASE}article/page.html</code>" in client.get(html.location).get_data(as_text=True)


@pytest.mark.parametrize("base", ["https://w3id.org/lodkit/data/", "http://x.example/a#"])
def test_the_base_makes_no_difference_to_the_paths(tmp_path: Path, base: str) -> None:
    """A path is the IRI without the base, whatever the base is."""
    client = client_of(make_dataset(tmp_path, base=base))

    assert client.get("/person/hau-a-lenh/tuyen-quang.ttl").status_code == 200
    assert client.get("/role/secretary.ttl").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        *("/person/nobody", "/person/nobody.html", "/x", "/x.ttl", "/.html", "/person", "/%2Fx"),
        *("/article/%00", "/article/%FF", "/..%2F..%2Fetc/passwd", "/%2e%2e/manifest.json"),
        *("/store/CURRENT", "/static/../app.py", "/list/nothing", "/list/persons?page=9"),
        *("/list/persons?page=0", "/list/persons?page=-1", "//evil.example/%2e%2e", "/<b>"),
    ],
)
def test_unknown_addresses_are_not_found(client: FlaskClient, path: str) -> None:
    """What the dataset does not know is a 404, and never a file or another server."""
    response = client.get(path)

    assert response.status_code == 404
    assert "Traceback" not in response.get_data(as_text=True)


def test_an_unknown_form_is_refused_with_the_known_ones(client: FlaskClient) -> None:
    """406 says in which forms a thing is described."""
    response = client.get("/article/uk-1", headers={"Accept": "image/png"})

    assert response.status_code == 406
    assert "text/turtle" in response.get_data(as_text=True)


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "html"),
        ("*/*", "html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"),
        ("text/turtle", "ttl"),
        ("TEXT/Turtle;charset=utf-8", "ttl"),
        ("text/turtle, */*", "ttl"),
        ("text/*;q=0.3, text/turtle;q=0.2, application/rdf+xml;q=0.1", "html"),
        ("text/html;q=0.5, text/turtle;q=0.6", "ttl"),
        ("text/html;q=0, */*", "ttl"),
        ("text/html;q=0, text/turtle;q=0, */*;q=0.1", "jsonld"),
        ("application/*", "jsonld"),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', "jsonld"),
        ("application/n-triples;q=0.9, application/rdf+xml", "rdf"),
        ("application/xml", "rdf"),
        ("image/png, text/turtle;q=0.1", "ttl"),
        ("image/png", None),
        ("*/*;q=0", None),
        ("text/turtle;q=0", None),
        (";;;,", "html"),
    ],
)
def test_the_preferred_form_follows_the_weights(accept: str, expected: str | None) -> None:
    """The header's weights decide; the more exact range counts, then the server's order."""
    form = preferred(accept, PAGE_FORMS)

    assert (form.suffix if form else None) == expected


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("*/*", "json"),
        ("application/json", "json"),
        ("application/sparql-results+xml, application/json;q=0.9", "xml"),
        ("application/xml;q=0.5, text/csv;q=0.4", "xml"),
        ("text/*", "csv"),
        ("text/tab-separated-values, text/csv;q=0.9", "tsv"),
    ],
)
def test_results_are_negotiated_alike(accept: str, expected: str) -> None:
    """The forms of query results are chosen by the same rule."""
    form = preferred(accept, RESULT_FORMS)

    assert form is not None
    assert form.suffix == expected


def test_answers_can_be_kept_and_asked_again(client: FlaskClient) -> None:
    """A client that has the answer of this release is told so, in every form."""
    for path in ("/", "/person/hau-a-lenh/tuyen-quang.ttl", "/article/uk-1.html", "/dump.nq"):
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
        other = client.get(path, headers={"If-None-Match": '"another"'})

        assert (first.status_code, again.status_code, other.status_code) == (200, 304, 200)
        assert again.data == b""


def test_another_language_is_another_edition(client: FlaskClient) -> None:
    """Pages in two languages have two ETags, and caches are told why."""
    english = client.get("/", headers={"Accept-Language": "en"})
    polish = client.get("/", headers={"Accept-Language": "pl"})

    assert english.headers["ETag"] != polish.headers["ETag"]
    assert "Accept-Language" in english.headers["Vary"]


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("dump.nq", "application/n-quads"),
        ("dump.trig", "application/trig"),
        ("dump.ttl", "text/turtle"),
        ("dump.nq.gz", "application/gzip"),
        ("dump.ttl.zst", "application/zstd"),
        ("parts/persons.jsonld", "application/ld+json"),
        ("report.json", "application/json"),
        ("manifest.json", "application/json"),
    ],
)
def test_the_files_of_the_release_are_served(
    client: FlaskClient, folder: Path, name: str, media_type: str
) -> None:
    """A file is served as it is, and in parts."""
    whole = client.get(f"/{name}")
    part = client.get(f"/{name}", headers={"Range": "bytes=0-0"})

    assert whole.data == (folder / name).read_bytes()
    assert whole.mimetype == media_type
    assert "Content-Encoding" not in whole.headers
    assert (part.status_code, part.data) == (206, whole.data[:1])


def test_files_that_a_release_lacks_are_not_found(folder: Path, tmp_path: Path) -> None:
    """A release without a report in Turtle has none to serve."""
    copy = shutil.copytree(folder, tmp_path / "out")
    manifest = json.loads((copy / "manifest.json").read_text())
    del manifest["files"]["report.ttl"]
    (copy / "manifest.json").write_text(json.dumps(manifest))

    assert client_of(copy).get("/report.ttl").status_code == 404


def test_programs_are_led_to_the_catalogue(client: FlaskClient) -> None:
    """The home of the dataset is its catalogue to programs, also at the well-known address."""
    home = client.get("/", headers={"Accept": "text/turtle"})

    assert (home.status_code, home.location) == (303, "/catalogue.ttl")
    assert client.get("/.well-known/void").location == "/catalogue.ttl"


def test_data_may_be_read_from_pages_of_other_sites(client: FlaskClient) -> None:
    """CORS is open: the data is public and nobody is known to the server."""
    for path in ("/article/uk-1", "/article/uk-1.ttl", "/dump.nq", "/nothing"):
        assert client.get(path).headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_can_be_written(client: FlaskClient, method: str) -> None:
    """Other methods than reading are refused, with those that there are."""
    response = getattr(client, method)("/article/uk-1")

    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_a_head_request_gets_the_headers(client: FlaskClient) -> None:
    """HEAD answers like GET, without the content."""
    response = client.head("/article/uk-1.ttl")

    assert (response.status_code, response.data) == (200, b"")
    assert response.mimetype == "text/turtle"


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/html", "text/html"),
        ("application/json", "application/problem+json"),
        ("*/*", "text/plain"),
    ],
)
def test_a_problem_is_told_in_the_clients_form(
    client: FlaskClient, accept: str, media_type: str
) -> None:
    """People get a page, programs JSON or a line of text."""
    response = client.get("/nothing", headers={"Accept": accept})

    assert (response.status_code, response.mimetype) == (404, media_type)


def test_a_fault_of_the_program_shows_no_traceback(folder: Path) -> None:
    """What goes wrong inside is a 500 that tells nothing of the inside."""
    app = create_app(folder)

    @app.get("/fault")
    def fault() -> str:
        raise RuntimeError("secret")

    response = app.test_client().get("/fault", headers={"Accept": "text/html"})

    assert response.status_code == 500
    assert "secret" not in response.get_data(as_text=True)


def test_long_addresses_and_bodies_are_refused(client: FlaskClient) -> None:
    """Requests of absurd size end early."""
    assert client.get("/sparql?query=" + "x" * 40_000).status_code == 414
    assert client.post("/sparql", data={"query": "x" * 2_000_000}).status_code == 413


def test_redirects_stay_on_the_server(client: FlaskClient, subjects: list[str]) -> None:
    """No redirect names a host, whatever the request says its host is."""
    for iri in subjects:
        response = client.get(local(iri), headers={"Host": "evil.example"})
        assert response.location.startswith("/")
        assert not response.location.startswith("//")


def test_an_application_below_a_path_links_below_it(folder: Path) -> None:
    """Mounted at /data, every redirect and link begins with /data."""
    client = client_of(folder)
    environ = {"SCRIPT_NAME": "/data"}

    thing = client.get("/article/uk-1", environ_overrides=environ)
    page = client.get("/article/uk-1.html", environ_overrides=environ)

    assert thing.location.startswith("/data/article/uk-1.")
    assert set(_local_links(page.get_data(as_text=True))) <= {"data", ""}


def _local_links(html: str) -> Iterator[str]:
    for piece in html.split('href="')[1:]:
        address = unquote(piece.partition('"')[0])
        if address.startswith("/"):
            yield urlsplit(address).path.split("/")[1]
