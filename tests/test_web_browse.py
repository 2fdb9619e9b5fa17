"""Finding one's way: search in any script, lists that can be narrowed, counts that agree."""

import csv
import io
import json
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from lodkit.web.app import create_app
from lodkit.web.browse.export import EXPORTS
from lodkit.web.browse.kinds import KINDS, SORTS
from test_web_pages import HTML, Outline

BASE = "https://w3id.org/lodkit/data/"
LENH = f"{BASE}person/hau-a-lenh/tuyen-quang"


@pytest.fixture(scope="module")
def client(dataset: Path) -> FlaskClient:
    """A client of the seeds."""
    return create_app(dataset).test_client()


def found(client: FlaskClient, typed: str) -> dict[str, list[str]]:
    """The IRIs that a search shows, by kind."""
    answer = client.get(f"/search?q={quote(typed)}&format=json").get_json()
    return {g["kind"]: [thing["iri"] for thing in g["best"]] for g in answer["groups"]}


def exported(client: FlaskClient, path: str) -> list[dict[str, str]]:
    """The rows of a list as CSV."""
    answer = client.get(path)
    assert answer.mimetype == "text/csv", path
    return list(csv.DictReader(io.StringIO(answer.get_data(as_text=True))))


def amount(client: FlaskClient, path: str) -> int:
    """The number that a list's page tells."""
    page = client.get(path, headers=HTML).get_data(as_text=True)
    told = re.search(r'<h1>.*?class="amount">([^<]*)<', page)
    assert told, path
    return int(re.sub(r"\D", "", told[1]))


@pytest.mark.parametrize(
    "typed",
    [
        *("Hau A Lenh", "Hầu A Lềnh", "hau a lenh", "lenh hau", "LENH", "hau a le"),
        *("Хау А Лень", "лень", "hau lehn"),
    ],
)
def test_a_person_is_found_however_the_name_is_written(client: FlaskClient, typed: str) -> None:
    """With or without accents, in the script of an article, in part, in any order, misspelt."""
    assert LENH in found(client, typed)["persons"]


@pytest.mark.parametrize(
    ("typed", "kind", "iri"),
    [
        ("Parteikomitee Soc Trang", "bodies", f"{BASE}body/party-committee/soc-trang"),
        ("komitet partii hà tĩnh", "bodies", f"{BASE}body/party-committee/ha-tinh"),
        ("Тхайнгуєн", "places", "https://w3id.org/lodkit/place/thai-nguyen"),
        ("باك زانغ", "places", "https://w3id.org/lodkit/place/bac-giang"),
        ("giang bac", "places", "https://w3id.org/lodkit/place/bac-giang"),
        ("uyen qua", "places", "https://w3id.org/lodkit/place/tuyen-quang"),
        ("congress 14", "meetings", f"{BASE}meeting/congress/communist-party/vn/14"),
        ("permanent vice chair", "concepts", "https://w3id.org/lodkit/role/permanent-vice-chair"),
    ],
)
def test_things_are_found_by_what_any_language_calls_them(
    client: FlaskClient, typed: str, kind: str, iri: str
) -> None:
    """A label of any language finds the thing, also from the inside of its words."""
    assert iri in found(client, typed)[kind]


def test_the_very_name_comes_first(client: FlaskClient) -> None:
    """What is called exactly so stands before what only begins so."""
    assert found(client, "Secretary")["concepts"][0] == "https://w3id.org/lodkit/role/secretary"


@pytest.mark.parametrize(
    "typed", ["", "   ", "zzzzqq", '"', "*", "a:b", "-", "( OR", "'; DROP", "х" * 500]
)
def test_nothing_that_is_typed_breaks_the_search(client: FlaskClient, typed: str) -> None:
    """Whatever stands in the box, there is an answer in each form, and in the lists."""
    for path in ("/search", "/suggest", "/list/persons"):
        for form in ("", "&format=json", "&format=csv"):
            answer = client.get(f"{path}?q={quote(typed)}{form if path != '/suggest' else ''}")
            assert answer.status_code == 200, (path, form)


def test_a_misspelt_word_is_told(client: FlaskClient) -> None:
    """What is shown instead of a word that nothing has is said."""
    page = client.get("/search?q=ngyuen&lang=en", headers=HTML).get_data(as_text=True)

    assert "shown instead of" in page
    assert "<bdi>nguyen</bdi>" in page


@pytest.mark.parametrize("typed", ["nguyen", "party committee", "2025", "tr", "секретар"])
def test_a_search_counts_what_its_lists_hold(client: FlaskClient, typed: str) -> None:
    """The number of each group is that of the list it leads to, and of the export."""
    answer = client.get(f"/search?q={quote(typed)}&format=json").get_json()
    rows = exported(client, f"/search?q={quote(typed)}&format=csv")

    assert answer["groups"]
    for group in answer["groups"]:
        path = f"/list/{group['kind']}?q={quote(typed)}"
        assert amount(client, path) == group["things"]
        assert sum(row["kind"] == group["kind"] for row in rows) == group["things"]
        assert len(exported(client, path.replace("?", ".csv?"))) == group["things"]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if KINDS[kind].facets])
def test_facets_count_what_they_lead_to(client: FlaskClient, kind: str) -> None:
    """The number beside each value is that of the list behind it, and of its export."""
    page = client.get(f"/list/{kind}", headers=HTML).get_data(as_text=True)
    options = re.findall(
        r'<a href="([^"]+)" rel="nofollow">.*?</a> <span class="number">(\d+)</span>', page
    )

    assert options
    for address, number in options[::7]:
        path = address.replace("&amp;", "&")
        assert amount(client, path) == int(number)
        assert len(exported(client, path.replace("?", ".csv?"))) == int(number)


def test_values_combine_and_come_off(client: FlaskClient) -> None:
    """Two values narrow the list to what has both; each has a link that takes it away."""
    path = "/list/persons?scope=place/tuyen-quang&role=role/secretary"
    page = client.get(path, headers=HTML).get_data(as_text=True)
    chips = re.findall(r'<li><a href="(/list/persons[^"]*)"><span class="word">', page)

    assert [row["iri"] for row in exported(client, path.replace("?", ".csv?"))] == [LENH]
    assert [dict(parse_qsl(urlsplit(chip.replace("&amp;", "&")).query)) for chip in chips] == [
        {"role": "role/secretary"},
        {"scope": "place/tuyen-quang"},
    ]


@pytest.mark.parametrize("sort", SORTS)
def test_pages_hold_the_whole_list_in_order(client: FlaskClient, sort: str) -> None:
    """The pages of a list, one after another, are its export."""
    rows = exported(client, f"/list/places.csv?sort={sort}")
    listed: list[str] = []
    number = 1
    while (
        answer := client.get(f"/list/places?sort={sort}&page={number}", headers=HTML)
    ).status_code == 200:
        html = answer.get_data(as_text=True)
        listed += re.findall(r'<th scope="row"><a href="([^"?]+)\.html', html)
        number += 1

    assert number > 2
    assert listed == [
        urlsplit(row["iri"]).path.removeprefix("/lodkit/data").removeprefix("/lodkit")
        for row in rows
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_says_the_same_in_every_form(client: FlaskClient, kind: str) -> None:
    """CSV, JSON and Turtle of a list have the same things, by suffix, wish or header."""
    rows = [row["iri"] for row in exported(client, f"/list/{kind}.csv")]
    as_json = json.loads(client.get(f"/list/{kind}?format=json").data)
    turtle = client.get(f"/list/{kind}", headers={"Accept": "text/turtle"})
    subjects = {quad.subject for quad in ox.parse(turtle.data, ox.RdfFormat.TURTLE)}

    assert [row["iri"] for row in as_json] == rows
    assert {subject.value for subject in subjects if isinstance(subject, ox.NamedNode)} == set(rows)


def test_a_list_of_everything_with_a_value_can_be_linked(client: FlaskClient) -> None:
    """Any property of the index narrows a list, also one that is no facet."""
    rows = exported(client, "/list/posts.csv?holder=person/hau-a-lenh/tuyen-quang")

    assert [row["name"] for row in rows if "Secretary" in row["name"]]
    for row in rows:
        holders = exported(client, f"/list/persons.csv?post={row['iri'].removeprefix(BASE)}")
        assert LENH in [holder["iri"] for holder in holders]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/list/persons?page=0", 404),
        ("/list/persons?page=99", 404),
        ("/list/nothing", 404),
        ("/list/persons?format=xls", 406),
        ("/list/persons.xls", 406),
        ("/list/persons?role=role/nothing", 200),
        ("/list/persons?page=x&sort=y", 200),
        ("/search?format=xls", 406),
    ],
)
def test_what_a_list_does_not_have_is_told(client: FlaskClient, path: str, status: int) -> None:
    """A page or form that there is not is an error; an unknown value leaves nothing."""
    assert client.get(path, headers=HTML).status_code == status


def test_suggestions_are_for_browsers(client: FlaskClient) -> None:
    """OpenSearch: the words typed, completions, kinds, addresses; and a description of all that."""
    answer = client.get("/suggest?q=Hau+A&lang=de")
    typed, names, kinds, places = json.loads(answer.data)
    description = client.get("/opensearch.xml")

    assert answer.mimetype == "application/x-suggestions+json"
    assert typed == "Hau A"
    assert len(names) == len(kinds) == len(places)
    assert ("Hau A Lenh", "Person") in zip(names, kinds, strict=True)
    assert all(client.get(place).status_code == 200 for place in places)
    assert b"/suggest?q={searchTerms}" in description.data


@pytest.mark.parametrize(
    "path",
    ["/search?q=nguyen", "/search", "/list/persons?q=a&role=role/secretary", "/list/concepts"],
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_pages_to_find_things_are_well_formed(
    client: FlaskClient, path: str, language: str
) -> None:
    """Elements nest, headings descend, ids are unique, every field has a label."""
    joint = "&" if "?" in path else "?"
    page = Outline(client.get(f"{path}{joint}lang={language}", headers=HTML).get_data(as_text=True))
    levels = page.headings()
    labelled = set(page.every("for"))
    fields = [a for tag, a in page.tags if tag == "input" and a.get("type") != "hidden"]

    assert len(page.every("id")) == len(set(page.every("id")))
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert {field["id"] for field in fields} <= labelled


def test_every_export_has_a_form() -> None:
    """The forms that lists link to are the ones they answer."""
    assert [form.suffix for form in EXPORTS] == ["csv", "json", "ttl"]


def test_a_date_on_a_list_is_the_things_own(client: FlaskClient) -> None:
    """A meeting or document without a date has none, whenever an article told of it."""
    for kind, predicate in (("meetings", "startDate"), ("documents", "date_document")):
        turtle = client.get(f"/list/{kind}.ttl").data
        dated = {
            quad.subject.value
            for quad in ox.parse(turtle, ox.RdfFormat.TURTLE)
            if isinstance(quad.subject, ox.NamedNode)
            if quad.predicate.value.endswith(predicate)
            if not quad.object.value.startswith("--")  # type: ignore[union-attr]
        }
        rows = exported(client, f"/list/{kind}.csv")

        assert {row["iri"] for row in rows if row["date"]} == dated


def test_the_lists_have_a_list(client: FlaskClient) -> None:
    """Each with as many things as it says itself, and one lead there from each."""
    shown = client.get("/list/?lang=en").text
    numbers = re.findall(r'href="/list/(\w+)\?lang=en"><strong>([^<]+)</strong>', shown)

    assert [kind for kind, _ in numbers] == list(KINDS)
    for kind, number in numbers:
        page = client.get(f"/list/{kind}?lang=en").text
        assert f'<span class="amount">{number}</span></h1>' in page
        assert 'href="/list/?lang=en"' in page


def test_the_search_page_keeps_the_question(client: FlaskClient) -> None:
    """Whoever wants to ask a little differently need not type it again."""
    assert 'name="q" type="search" value="hau"' in client.get("/search?q=hau").text
    assert 'type="search" value="&#34;&gt;&lt;b&gt;"' in client.get('/search?q="><b>').text
