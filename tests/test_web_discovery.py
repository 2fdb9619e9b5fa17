"""What the server tells programs of itself: catalogue, service, interface, pages, health."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from pyshacl import validate
from rdflib import Graph

from lodkit.rdf.namespaces import DCAT, DCTERMS, ROOT, VOID
from lodkit.web.app import create_app
from lodkit.web.discovery import crawling
from lodkit.web.discovery.routes import DETAILS
from lodkit.web.discovery.service import SD
from lodkit.web.jsonld import compact
from test_web_dataset import BASE

HOST = "http://localhost/"
RDF_FORMS = ("ttl", "jsonld", "nt", "rdf")


@pytest.fixture(scope="module")
def catalogue(client: FlaskClient) -> Graph:
    """The catalogue as it is served."""
    return Graph().parse(data=client.get("/catalogue.ttl").data, format="turtle")


def triples(client: FlaskClient, path: str) -> set[ox.Triple]:
    """The triples at an address; its suffix tells the form."""
    form = ox.RdfFormat.from_extension(path.rpartition(".")[2])
    assert form is not None
    return {quad.triple for quad in ox.parse(client.get(path).data, form)}


def test_the_catalogue_has_what_dcat_ap_requires(catalogue: Graph) -> None:
    """Its mandatory properties are there, in the right classes and datatypes."""
    shapes = Graph().parse(Path(__file__).parent / "dcat-ap.ttl")
    conforms, _, text = validate(catalogue, shacl_graph=shapes)

    assert conforms, text


@pytest.mark.parametrize("suffix", RDF_FORMS)
def test_the_catalogue_says_the_same_in_every_form(client: FlaskClient, suffix: str) -> None:
    """Whichever form a program reads, it learns the same."""
    assert triples(client, f"/catalogue.{suffix}") == triples(client, "/catalogue.nt")


def test_every_address_in_the_catalogue_answers(client: FlaskClient, catalogue: Graph) -> None:
    """Downloads and endpoints are those of this server, whatever the base of the dataset is."""
    for predicate in (DCAT.downloadURL, DCAT.accessURL, DCAT.endpointURL, VOID.dataDump):
        found = {str(value) for value in catalogue.objects(None, _ref(predicate))}
        assert found
        for address in found:
            assert address.startswith(HOST)
            assert client.head(urlsplit(address).path).status_code == 200, address


def _ref(iri: str) -> object:
    from rdflib import URIRef

    return URIRef(iri)


def test_the_catalogue_tells_when_it_was_issued(catalogue: Graph) -> None:
    """The day is that on which the release was put in its place."""
    assert len(set(catalogue.objects(None, _ref(DCTERMS.issued)))) == 1


@pytest.mark.parametrize("accept", ["text/turtle", "application/ld+json", "text/html"])
def test_the_catalogue_is_negotiated(client: FlaskClient, accept: str) -> None:
    """At its own name and at the well-known address."""
    for path in ("/catalogue", "/.well-known/void"):
        response = client.get(path, headers={"Accept": accept})
        assert response.status_code == 303
        assert client.get(response.location).mimetype == accept


def test_the_page_tells_search_engines_of_the_dataset(client: FlaskClient) -> None:
    """A schema.org Dataset, in the page's language, whose downloads are there."""
    page = client.get("/catalogue.html?lang=pl").get_data(as_text=True)
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert block
    about = json.loads(block[1])

    assert about["@type"] == "Dataset"
    assert about["inLanguage"] == "pl"
    for download in about["distribution"]:
        assert client.head(urlsplit(download["contentUrl"]).path).status_code == 200


@pytest.mark.parametrize("accept", ["text/turtle", "application/rdf+xml", "application/ld+json"])
def test_the_endpoint_describes_itself(client: FlaskClient, accept: str) -> None:
    """What it asks, how it answers, its limits; and that there is no update."""
    response = client.get("/sparql", headers={"Accept": accept})
    form = ox.RdfFormat.from_media_type(accept)
    assert form is not None
    said = {
        (t.predicate.value, getattr(t.object, "value", "")) for t in ox.parse(response.data, form)
    }

    assert (SD.endpoint, f"{HOST}sparql") in said
    assert (SD.feature, SD.UnionDefaultGraph) in said
    assert (SD.supportedLanguage, SD.SPARQL11Query) in said
    assert not any("Update" in value for _, value in said)
    assert any("stopped after" in value for _, value in said)


def test_readable_json_ld_says_the_same(folder: Path) -> None:
    """Short names, every kind of literal, hostile ones too: nothing is lost."""
    quads = ox.parse(path=folder / "dump.ttl", format=ox.RdfFormat.TURTLE)
    whole = sorted((quad.triple for quad in quads), key=str)
    found = ox.parse(compact(whole), ox.RdfFormat.JSON_LD)

    assert {quad.triple for quad in found} == set(whole)


def test_the_context_is_that_of_the_documents(client: FlaskClient) -> None:
    """What a document carries of the context is what the context says."""
    context = client.get("/context.jsonld").get_json(force=True)["@context"]
    carried = client.get("/article/uk-1.jsonld").get_json(force=True)["@context"]

    assert carried
    assert carried.items() <= context.items()


@pytest.mark.parametrize("suffix", RDF_FORMS)
def test_the_shapes_are_published(client: FlaskClient, suffix: str) -> None:
    """As they are shipped in Turtle, and in the other forms."""
    assert len(triples(client, f"/shapes.{suffix}")) == len(triples(client, "/shapes.ttl"))
    assert "sh:targetClass" in client.get("/shapes.ttl").get_data(as_text=True)


def test_every_term_of_the_ontology_resolves(client: FlaskClient) -> None:
    """The ontology's page has a place for each of its terms."""
    page = client.get("/ontology.html").get_data(as_text=True)
    terms = {
        t.subject.value
        for t in triples(client, "/ontology.nt")
        if isinstance(t.subject, ox.NamedNode) and t.subject.value.startswith(f"{ROOT}ontology#")
    }

    assert len(terms) > 20
    for term in terms:
        assert f'id="{term.partition("#")[2]}"' in page


def test_all_routes_are_described(folder: Path, client: FlaskClient) -> None:
    """Every rule of the application is in the table, and every path in the description."""
    app = create_app(folder)
    rules = list(app.url_map.iter_rules())
    paths = client.get("/openapi.json").get_json(force=True)["paths"]

    assert {rule.endpoint for rule in rules} == set(DETAILS)
    assert len(paths) == len({rule.rule for rule in rules})
    for path, operations in paths.items():
        for operation in operations.values():
            assert operation["summary"], path
            declared = {p["name"] for p in operation["parameters"] if p["in"] == "path"}
            assert declared == set(re.findall(r"{(\w+)}", path))


def test_all_routes_are_told_to_people(client: FlaskClient) -> None:
    """The readable page has every path."""
    page = client.get("/api").get_data(as_text=True)

    assert all(path in page for path in client.get("/openapi.json").get_json(force=True)["paths"])


def test_the_linkset_says_what_the_header_does(client: FlaskClient) -> None:
    """FAIR Signposting, level 2."""
    (links,) = client.get("/linkset.json").get_json(force=True)["linkset"]
    header = client.get("/").headers["Link"]

    assert links.pop("anchor") == HOST
    assert sum(map(len, links.values())) == header.count("rel=")
    assert all(f'rel="{relation}"' in header for relation in links)


def test_robots_are_told_where_the_pages_are(client: FlaskClient) -> None:
    """Questions are closed to them, everything else is open."""
    text = client.get("/robots.txt").get_data(as_text=True)

    assert f"Sitemap: {HOST}sitemap.xml" in text
    assert "Disallow: /sparql" in text


def test_the_sitemap_lists_every_page_once(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In parts, each with pages that are there."""
    whole = _pages(client)
    monkeypatch.setattr(crawling, "PART", 20)
    monkeypatch.setattr(crawling, "_ROWS", 7)

    assert sorted(_pages(client)) == sorted(whole)
    assert len(whole) == len(set(whole)) > 40
    for address in whole:
        parts = urlsplit(address)
        assert client.get(f"{parts.path}?{parts.query}").status_code == 200, address


def _pages(client: FlaskClient) -> list[str]:
    parts = _locations(client.get("/sitemap.xml").data)
    return [page for part in parts for page in _locations(client.get(urlsplit(part).path).data)]


def _locations(content: bytes) -> list[str]:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    return [node.text or "" for node in ET.fromstring(content).iter(f"{space}loc")]


def test_a_part_that_is_not_there_is_not_found(client: FlaskClient) -> None:
    """There are no more parts than listed."""
    assert client.get("/sitemap-99.xml").status_code == 404


def test_health_says_that_the_release_can_be_read(client: FlaskClient) -> None:
    """Nobody keeps such an answer."""
    for path in ("/health", "/health/live"):
        response = client.get(path)
        assert (response.status_code, response.get_json()["status"]) == (200, "pass")
        assert response.headers["Cache-Control"] == "no-store"


def test_the_base_of_the_dataset_stays_in_its_names(catalogue: Graph) -> None:
    """Addresses are the server's, names the dataset's."""
    (dataset,) = set(catalogue.objects(None, _ref(DCAT.servesDataset)))

    assert str(dataset) == f"{BASE}dataset"
