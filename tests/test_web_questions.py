"""The pages of named queries: a form, an answer, files of it, in the reader's language."""

import csv
import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from lodkit.project import load_project
from lodkit.questions.named import named_queries
from test_web_dataset import client_of
from test_web_pages import Outline

HTML = {"Accept": "text/html"}
QUERIES = [query.name for query in named_queries(load_project())]


@pytest.fixture(scope="module")
def client(dataset: Path) -> FlaskClient:
    """A client of the application that serves the seeds."""
    return client_of(dataset)


@pytest.mark.parametrize("name", QUERIES)
def test_a_question_has_a_page(client: FlaskClient, name: str) -> None:
    """Well-formed, with a label for each field, and files that are there."""
    response = client.get(f"/queries/{name}", headers=HTML)
    page = Outline(response.get_data(as_text=True))
    fields = [a for tag, a in page.tags if tag in ("select", "input") and a.get("type") != "hidden"]
    labelled = {attrs["for"] for tag, attrs in page.tags if tag == "label"}
    files = [a["href"] for tag, a in page.tags if tag == "link" and a["rel"] == "alternate"]

    assert response.status_code == 200
    assert {field["id"] for field in fields} == labelled
    assert len(page.every("id")) == len(set(page.every("id")))
    assert len(files) == 4
    assert client.get(files[0]).status_code == 200


def test_every_question_is_listed(client: FlaskClient) -> None:
    """Each by its title, in the reader's language, with a link to its page."""
    content = client.get("/queries/?lang=uk").get_data(as_text=True)

    assert all(f"/queries/{name}?lang=uk" in content for name in QUERIES)
    assert "Хто обіймав посаду в певний час" in content


def test_a_form_fills_in_the_question(client: FlaskClient) -> None:
    """The page shows what was asked, the answer, and the query with the value in it."""
    address = "/queries/people-of-a-body?province=ha-tinh&lang=de"
    content = client.get(address, headers=HTML).get_data(as_text=True)
    rows = client.get(address.replace("?", ".csv?")).get_data(as_text=True)

    assert '<option value="ha-tinh" selected' in content
    assert "place/ha-tinh&gt; }" in content
    assert "Parteikomitee (Hà Tĩnh)" in content
    assert {row["name"] for row in csv.DictReader(rows.splitlines())} >= {"Hoang Trung Dung"}


def test_a_value_is_shown_and_never_run(client: FlaskClient) -> None:
    """Quotation marks, braces and tags stay what they are, in the page and in the query."""
    hostile = '"} } <script>alert(1)</script> #'
    response = client.get("/queries/posts-of-a-person", query_string={"name": hostile})
    page = Outline(response.get_data(as_text=True))

    assert response.status_code == 200
    assert hostile in page.every("value")
    assert not any(tag == "script" and not a.get("src") for tag, a in page.tags)


@pytest.mark.parametrize(
    ("accept", "mimetype"),
    [
        ("text/csv", "text/csv"),
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("text/html", "text/html"),
        ("text/tab-separated-values;q=0.4, text/csv;q=0.2", "text/tab-separated-values"),
    ],
)
def test_an_answer_comes_in_the_form_that_is_preferred(
    client: FlaskClient, accept: str, mimetype: str
) -> None:
    """The header decides where the address does not."""
    response = client.get("/queries/articles", headers={"Accept": accept})

    assert response.mimetype == mimetype
    assert "Accept" in response.vary


def test_the_suffix_counts_more_than_the_header(client: FlaskClient) -> None:
    """Whoever asks for .json gets JSON, with the labels in the language that was asked for."""
    address = "/queries/posts-of-a-person.json?name=Hau+A+Lenh&language=fr"
    answer = json.loads(client.get(address, headers=HTML).data)

    assert "Comité du Parti" in answer["results"]["bindings"][0]["post"]["value"]


def test_a_graph_comes_as_turtle(client: FlaskClient) -> None:
    """What CONSTRUCT gives is shown as Turtle and has the forms of graphs."""
    turtle = client.get("/queries/organisation-of-a-province.ttl?province=ha-tinh")
    page = client.get("/queries/organisation-of-a-province", headers=HTML)

    assert turtle.mimetype == "text/turtle"
    assert "org:heldBy" in turtle.get_data(as_text=True)
    assert "<pre dir" in page.get_data(as_text=True)
    assert "organisation-of-a-province.jsonld" in page.get_data(as_text=True)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/queries/nothing", 404),
        ("/queries/articles.png", 406),
        ("/queries/articles.ttl", 406),
        ("/queries/articles?format=png", 406),
        ("/queries/articles?what=1", 400),
        ("/queries/meetings-of-a-person?since=yesterday", 400),
        ("/queries/posts-by-province?format=csv", 200),
    ],
)
def test_what_cannot_be_asked_is_said_so(client: FlaskClient, address: str, status: int) -> None:
    """An unknown name, form, parameter or value has its own status."""
    assert client.get(address).status_code == status
