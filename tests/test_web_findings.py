"""What validation found, on the web: the release's report, a node's findings, data sent in."""

import json
from pathlib import Path

import jsonschema
import pytest
from flask.testing import FlaskClient
from rdflib import RDF, SH, Graph

from lodkit.project import LANGUAGES
from lodkit.sparql.limits import Limits
from lodkit.web.app import create_app

ROOT = Path(__file__).parent.parent
TURTLE = {"Content-Type": "text/turtle"}
FAULTY = """@prefix org: <http://www.w3.org/ns/org#> .

<https://example.org/m> a org:Membership ;
    org:member "<script>alert(1)</script>" .
"""
HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def found(client: FlaskClient) -> list[dict[str, str]]:
    """What was found in the small release."""
    rows: list[dict[str, str]] = client.get("/report.json").get_json()["findings"]
    return rows


@pytest.mark.parametrize(
    ("accept", "place"),
    [
        ("text/html", "/report.html"),
        ("text/turtle", "/report.ttl"),
        ("application/json", "/report.json"),
        ("*/*", "/report.html"),
    ],
)
def test_the_report_is_where_accept_prefers_it(
    client: FlaskClient, accept: str, place: str
) -> None:
    """One address for people and programs."""
    answer = client.get("/report", headers={"Accept": accept})

    assert (answer.status_code, answer.location) == (303, place)
    assert client.get(place).status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_a_page_in_each_language(
    client: FlaskClient, found: list[dict[str, str]], language: str
) -> None:
    """Every rule is told with its nodes, and no text of the data is markup."""
    page = client.get(f"/report.html?lang={language}").get_data(as_text=True)

    assert f'<html lang="{language}"' in page
    assert all(row["message"].split(":")[0] in page for row in found[:20])
    assert "<script>alert" not in page


def test_a_report_without_findings_says_that_the_data_conforms(seeds: FlaskClient) -> None:
    """The seeds conform, and their page says so."""
    assert "nothing was found" in seeds.get("/report.html").get_data(as_text=True)


def test_a_page_on_a_node_shows_what_was_found_about_it(
    client: FlaskClient, found: list[dict[str, str]]
) -> None:
    """The message stands on the page of every kind of thing that has a page of its own."""
    shown = 0
    for row in {row["focus"]: row for row in found}.values():
        page = client.get("/" + row["focus"][1:-1].split("/", 4)[4], headers=HTML)
        if page.status_code == 303:
            page = client.get(page.location.split("#")[0])
        text = page.get_data(as_text=True)
        if f"{row['focus'][1:-1]}</code>" in text:
            shown += 1
            assert 'id="findings"' in text
    assert shown > 0


def test_a_page_on_a_node_without_findings_shows_none(seeds: FlaskClient) -> None:
    """Nothing is said where there is nothing to say."""
    page = seeds.get("/article/de-soc-trang.html").get_data(as_text=True)

    assert 'id="findings"' not in page


def test_data_that_is_sent_is_answered_with_its_report(client: FlaskClient) -> None:
    """JSON, by its schema, with the lines of what was sent."""
    answer = client.post("/validate", data=FAULTY, headers=TURTLE)
    report = answer.get_json()

    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(report, schema)
    assert {"file": "data.ttl", "line": 4} in [row.get("place") for row in report["findings"]]
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("accept", "media_type", "begins"),
    [
        ("text/turtle", "text/turtle", b"@prefix sh:"),
        ("application/n-triples", "application/n-triples", b""),
        ("application/sarif+json", "application/sarif+json", b"{"),
        ("application/xml", "application/xml", b"<?xml"),
        ("text/csv", "text/csv", b"severity,"),
        ("text/markdown", "text/markdown", b"###"),
        ("text/plain", "text/plain", "✗ Violation".encode()),
        ("text/html", "text/html", b"<!doctype html>"),
    ],
)
def test_the_report_comes_in_the_form_that_accept_prefers(
    client: FlaskClient, accept: str, media_type: str, begins: bytes
) -> None:
    """Every format of the command, RDF in any serialisation, and a page."""
    answer = client.post("/validate", data=FAULTY, headers={**TURTLE, "Accept": accept})

    assert (answer.status_code, answer.mimetype) == (200, media_type)
    assert answer.data.startswith(begins)
    assert b"<script>alert" not in answer.data or media_type != "text/html"


def test_the_report_as_json_ld_says_what_turtle_says(client: FlaskClient) -> None:
    """A sh:ValidationReport with its results, whatever the serialisation."""
    accept = {"Accept": "application/ld+json"}
    answer = client.post("/validate", data=FAULTY, headers=TURTLE | accept)
    graph = Graph().parse(data=answer.data, format="json-ld")

    assert len(set(graph.subjects(RDF.type, SH.ValidationResult))) > 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_data_can_be_pasted_into_a_form(client: FlaskClient, language: str) -> None:
    """The page shows the data again, with what was found in it."""
    form = client.get(f"/validate?lang={language}").get_data(as_text=True)
    sent = {"data": FAULTY, "form": "ttl"}
    page = client.post(f"/validate?lang={language}", data=sent, headers=HTML)
    text = page.get_data(as_text=True)

    assert '<textarea id="data"' in form
    assert "&lt;script&gt;" in text
    assert "A membership has exactly one org:member" in text


@pytest.mark.parametrize(
    ("body", "media_type", "code", "words"),
    [
        (b"@prefix : <http://e/> .\n:a :b", "text/turtle", 400, "line 2"),
        (b"", "text/turtle", 400, "nothing to validate"),
        (b"<a/>", "text/xml", 415, "text/turtle"),
        (b"#" * 1_000_001, "text/turtle", 413, "too large"),
        (b"\xff\xfe", "application/n-triples", 400, "data.nt"),
    ],
)
def test_what_cannot_be_validated_is_refused(
    client: FlaskClient, body: bytes, media_type: str, code: int, words: str
) -> None:
    """What is wrong, and on which line; never a path of the server."""
    answer = client.post("/validate", data=body, headers={"Content-Type": media_type})

    assert answer.status_code == code
    assert words in answer.get_data(as_text=True)
    assert "/tmp" not in answer.get_data(as_text=True)


def test_validation_that_takes_too_long_is_stopped(folder: Path) -> None:
    """Whatever is sent, the server has its processor back after the time that a query has, too."""
    app = create_app(folder, limits=Limits(time=0.05))
    answer = app.test_client().post("/validate", data=FAULTY, headers=TURTLE)

    assert answer.status_code == 504
    assert "lodkit validate" in answer.get_data(as_text=True)
