"""The Graph Store Protocol, for reading."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from lodkit.rdf.store import open_store
from test_web_dataset import BASE

GRAPH = f"{BASE}graph/uk-1"
FORMS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}


def triples(content: bytes, form: ox.RdfFormat) -> set[ox.Triple]:
    """What a file says, whatever graph it says it in."""
    return {quad.triple for quad in ox.parse(content, form, base_iri=BASE)}


@pytest.mark.parametrize("media_type", FORMS)
def test_a_graph_is_had_by_its_name(client: FlaskClient, folder: Path, media_type: str) -> None:
    """Named by a parameter, or asked for where it is: the same triples in every form."""
    headers = {"Accept": media_type}
    named = client.get("/graph-store", query_string={"graph": GRAPH}, headers=headers)
    there = client.get("/graph/uk-1", headers=headers, follow_redirects=True)
    quads = open_store(folder).quads_for_pattern(None, None, None, ox.NamedNode(GRAPH))

    assert (named.status_code, named.mimetype) == (200, media_type)
    assert "Accept" in named.headers["Vary"]
    found = triples(named.data, FORMS[media_type])
    assert found == triples(there.data, FORMS[media_type])
    assert found == {quad.triple for quad in quads}


def test_the_default_graph_is_all_of_them(client: FlaskClient) -> None:
    """It is the dump of the union."""
    response = client.get("/graph-store?default", headers={"Accept": "text/turtle"})

    assert response.status_code == 200
    assert response.data == client.get("/dump.ttl").data


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/graph-store", 400),
        (f"/graph-store?default&graph={GRAPH}", 400),
        ("/graph-store?graph=not%20an%20iri", 400),
        (f"/graph-store?graph={BASE}graph/none", 404),
        (f"/graph-store?graph={BASE}article/uk-1", 404),
    ],
)
def test_what_names_no_graph_is_refused(client: FlaskClient, address: str, status: int) -> None:
    """The answer says what is wrong."""
    assert client.get(address).status_code == status


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_nothing_can_be_written(client: FlaskClient, method: str) -> None:
    """Every way to write is refused, with those to read."""
    response = client.open("/graph-store?default", method=method)

    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    assert "published for reading" in response.text


def test_the_head_of_a_graph_has_no_body(client: FlaskClient) -> None:
    """HEAD says what GET would."""
    head = client.head("/graph-store", query_string={"graph": GRAPH})
    whole = client.get("/graph-store", query_string={"graph": GRAPH})

    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["ETag"] == whole.headers["ETag"]
