"""What attacks become in files for programs: data, in every form, and no formula."""

import csv
import io
import json

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from crawler import Crawl, crawl
from hostile import ATTACKS, make_hostile_dataset
from test_web_dataset import client_of

GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
KINDS = ("articles", "persons", "bodies", "posts", "meetings", "documents", "places")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A client of a site in which every text is an attack."""
    return client_of(make_hostile_dataset(tmp_path_factory.mktemp("attacks")))


@pytest.fixture(scope="module")
def attacked(client: FlaskClient) -> Crawl:
    """That site, followed link by link."""
    return crawl(client, of_each_path=len(ATTACKS))


def test_every_link_leads_somewhere(attacked: Crawl) -> None:
    """Names of all kinds of characters have addresses that are answered."""
    broken = {a: page.status for a, page in attacked.pages.items() if page.status not in (200, 303)}

    assert broken == {}


def test_descriptions_can_be_read(client: FlaskClient, attacked: Crawl) -> None:
    """No text breaks the file that it is in, in any form of RDF."""
    read = dict.fromkeys(GRAPHS, 0)
    for address, page in attacked.pages.items():
        if page.media_type in GRAPHS:
            data = client.get(address).data
            read[page.media_type] += len(list(ox.parse(data, GRAPHS[page.media_type])))

    assert min(read.values()) > 100


@pytest.mark.parametrize("kind", KINDS)
def test_no_cell_of_an_exported_list_is_a_formula(client: FlaskClient, kind: str) -> None:
    """A spreadsheet that opens a list computes nothing and calls nobody."""
    table = client.get(f"/list/{kind}.csv").get_data(as_text=True)
    rows = list(csv.reader(io.StringIO(table, newline="")))

    assert len(rows) > len(ATTACKS) / 2
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [cell for row in rows for cell in row if cell.startswith(FORMULA)] == []


def test_an_exported_list_says_the_name_as_it_is_to_programs(client: FlaskClient) -> None:
    """In JSON nothing is added to a text."""
    found = json.loads(client.get("/list/places.json").data)

    assert ATTACKS["formula"] in json.dumps(found, ensure_ascii=False).replace('\\"', '"')
