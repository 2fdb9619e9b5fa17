"""Pictures: drawn the same each time, bounded, mirrored, linked, and told once more by a table."""

import csv
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from lodkit.rdf import iris
from lodkit.web.pictures.columns import ordered
from lodkit.web.pictures.measure import width, wrapped
from lodkit.web.pictures.timeline import periods_of
from lodkit.web.pictures.tree import placed
from test_web_dataset import HOSTILE, client_of
from test_web_pages import Outline

SVG = "{http://www.w3.org/2000/svg}"
_LEFT, _SLUG = iris.segment(HOSTILE), iris.slug(HOSTILE)
PICTURES = [
    *("organisation?scope=tuyen-quang", "timeline?scope=tuyen-quang", "timeline?year=2025"),
    *("timeline?", "timeline?kind=conference", "network?of=person/hau-a-lenh/tuyen-quang"),
    *("network?of=article/uk-1", "network?of=body/party-committee/tuyen-quang"),
    "network?of=meeting/conference/party-committee/tuyen-quang/2025-11-02",
]
HOSTILE_PICTURES = [
    f"organisation?scope={_LEFT}",
    f"timeline?scope={_LEFT}",
    f"network?of=person/{_SLUG}/{_LEFT}",
    f"network?of=article/{_LEFT}",
    "timeline?lang=%22%3E%3Cscript%3E",
]


@pytest.fixture(scope="module")
def seeds(dataset: Path) -> FlaskClient:
    """A client of the application that serves the seeds."""
    return client_of(dataset)


def as_file(client: FlaskClient, picture: str, **headers: str) -> ElementTree.Element:
    """A picture as an SVG file."""
    response = client.get(f"/picture/{picture.replace('?', '.svg?', 1)}", headers=headers)
    assert response.mimetype == "image/svg+xml"
    return ElementTree.fromstring(response.get_data(as_text=True))


def boxes_of(picture: ElementTree.Element) -> list[tuple[float, float]]:
    """Where the boxes of a picture begin, and how wide they are."""
    boxes = (box for box in picture.iter(f"{SVG}rect") if box.get("class") == "box")
    return [(float(box.get("x", "0")), float(box.get("width", "0"))) for box in boxes]


def rows_of(client: FlaskClient, picture: str) -> list[dict[str, str]]:
    """The table of a picture, from its file."""
    response = client.get(f"/picture/{picture.replace('?', '.csv?', 1)}")
    assert response.mimetype == "text/csv"
    return list(csv.DictReader(response.get_data(as_text=True).splitlines()))


@pytest.mark.parametrize("picture", [*PICTURES, *HOSTILE_PICTURES])
def test_a_picture_has_a_page_and_files(client: FlaskClient, picture: str) -> None:
    """Well-formed each, without a script or an inline style in the page."""
    response = client.get(f"/picture/{picture}", headers={"Accept": "text/html"})
    page = Outline(response.get_data(as_text=True))
    names = [tag for tag, _ in page.tags]

    assert response.status_code == 200
    assert len(page.every("id")) == len(set(page.every("id")))
    assert page.every("style") == []
    assert "style" not in names
    scripts = [attrs["src"] for tag, attrs in page.tags if tag == "script"]
    assert all(script.startswith("/static/") for script in scripts)
    assert names.count("h1") == 1
    assert not any(link.lower().startswith("javascript") for link in page.every("href"))
    assert as_file(client, picture).tag == f"{SVG}svg"
    assert rows_of(client, picture) or picture.startswith("timeline")


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_says_what_its_table_says(client: FlaskClient, picture: str) -> None:
    """Every node of the table is linked in the picture, and the picture links nothing else."""
    rows = rows_of(client, picture)
    columns = [name for name in rows[0] if name.endswith("_iri") and name != "tie_iri"]
    base = "https://data.example/set/"
    told = {iri for row in rows for name in columns for iri in row[name].split()}
    drawn = {
        link.get("href", "").removeprefix("http://localhost/").partition(".html")[0]
        for link in as_file(client, picture).iter(f"{SVG}a")
    }
    nodes = {href for href in drawn if not href.startswith("picture/")}
    paths = {iri.removeprefix(base).removeprefix("https://w3id.org/lodkit/") for iri in told}

    assert nodes - {"place/tuyen-quang"} == paths


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_is_drawn_the_same_each_time(client: FlaskClient, picture: str) -> None:
    """The same data gives the same bytes; a client that has them is told so."""
    address = f"/picture/{picture.replace('?', '.svg?', 1)}"
    first, second = client.get(address), client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert first.data == second.data
    assert again.status_code == 304


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_is_mirrored_in_arabic(client: FlaskClient, picture: str) -> None:
    """Every box stands as far from the right as it stood from the left."""
    left, right = as_file(client, picture), as_file(client, f"{picture}&lang=ar")
    corners = [boxes_of(left), boxes_of(right)]
    whole = {float(one.get("width", "0")) - 32 for one in (left, right)}
    assert len(whole) == 1
    for (x, wide), (mirrored, _) in zip(*corners, strict=True):
        assert abs(x + wide + mirrored - whole.copy().pop()) < 2


def test_a_file_may_use_its_own_style_only(client: FlaskClient) -> None:
    """The policy of a file names the digest of its style, and allows nothing else."""
    response = client.get("/picture/organisation.svg?scope=tuyen-quang")
    policy = response.headers["Content-Security-Policy"]

    assert re.fullmatch(r"default-src 'none'; style-src 'sha256-[\w+/=]{44}'", policy)
    assert "script" not in response.get_data(as_text=True)


def test_a_chart_names_bodies_posts_and_holders(seeds: FlaskClient) -> None:
    """The seeds' province: its committee's secretary first, the deputy after."""
    rows = [row for row in rows_of(seeds, "organisation?scope=tuyen-quang") if row["person"]]
    people = [row["person"] for row in rows if "Party Committee of" in row["body"]]

    assert people[:2] == ["Hau A Lenh", "Le Thi Kim Dung"]
    assert len({row["body_iri"] for row in rows}) > 3


def test_a_body_stands_below_the_one_it_is_part_of(seeds: FlaskClient) -> None:
    """The Politburo's card lies beyond the Central Committee's, that beyond the Party's."""
    cards = as_file(seeds, "organisation?scope=vn").findall(f"{SVG}g")
    starts = {
        "".join(card.itertext()).strip().splitlines()[0]: float(box.get("x", "0"))
        for card in cards
        if (box := card.find(f"{SVG}rect")) is not None
    }

    assert starts["Communist Party"] < starts["Party Central Committee"] < starts["Politburo"]


def test_an_overview_links_every_picture(seeds: FlaskClient) -> None:
    """Charts of all places with bodies, the timeline, networks of articles; each is there."""
    page = Outline(seeds.get("/picture/").get_data(as_text=True))
    links = [href for href in page.every("href") if href.startswith("/picture/") and "?" in href]

    assert len(links) >= 10
    assert all(seeds.get(link).status_code == 200 for link in links)


@pytest.mark.parametrize(
    "picture",
    [
        *("organisation", "organisation?scope=nowhere", "organisation.png?scope=vn"),
        *("network", "network?of=place/vn", "network?of=role/secretary", "timeline?scope=nowhere"),
        "timeline?kind=nothing",
    ],
)
def test_what_is_not_there_is_said_so(client: FlaskClient, picture: str) -> None:
    """A picture of nothing is a 404, not an empty page."""
    assert client.get(f"/picture/{picture}").status_code == 404


def test_a_year_is_four_digits(client: FlaskClient) -> None:
    """Another is refused, one without meetings is an empty page that says so."""
    assert client.get("/picture/timeline?year=20").status_code == 400
    assert client.get("/picture/timeline?year=1999").status_code == 200


def test_pages_link_their_pictures(client: FlaskClient) -> None:
    """A person's page leads to the network, a place's to the chart."""
    person = client.get("/person/hau-a-lenh/tuyen-quang.html").get_data(as_text=True)
    place = client.get("/place/tuyen-quang.html").get_data(as_text=True)

    assert "/picture/network?of=person%2Fhau-a-lenh%2Ftuyen-quang" in person
    assert "/picture/organisation?scope=tuyen-quang" in place


@given(st.text(max_size=80), st.integers(1, 3))
def test_lines_fit_their_room(text: str, lines: int) -> None:
    """No line is wider than the room, none is lost without an ellipsis."""
    found = wrapped(text, 14, 120, lines)

    assert len(found) <= lines
    assert all(width(line, 14) <= 120 or line == "…" for line in found)
    if not any(line.endswith("…") for line in found):
        assert " ".join(found) == " ".join(text.split())


def test_cards_of_a_tree_do_not_overlap() -> None:
    """A branch begins level with its first card, the next one below all of it."""
    below = {"a": ["b", "c"], "b": ["d", "e"]}
    found = placed(["a"], below, dict.fromkeys("abcde", 10.0), column=100, gap=5)

    assert found == {"a": (0, 0), "b": (100, 0), "d": (200, 0), "e": (200, 15), "c": (100, 30)}


def test_columns_are_put_in_an_order_that_crosses_little() -> None:
    """Two crossed pairs are uncrossed."""
    assert ordered([["a", "b"], ["x", "y"]], {("a", "y"), ("b", "x")}) in (
        [["a", "b"], ["y", "x"]],
        [["b", "a"], ["x", "y"]],
    )


def test_empty_months_are_part_of_time() -> None:
    """Between two months with meetings stand those without."""
    periods = periods_of({"2024-11": 1, "2025-02-03": 1, "2025-02": 1, "2026": 1}, 7)

    assert [(one.name, one.meetings) for one in periods] == [
        *(("2024-11", 1), ("2024-12", 0), ("2025-01", 0), ("2025-02", 2))
    ]


def test_a_network_leaves_out_nobody_in_silence(
    seeds: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever took part in a meeting of the middle is there, or the page says how many are not."""
    picture = "network?of=person/hau-a-lenh/tuyen-quang&lang=en"
    took_part = [row for row in rows_of(seeds, picture) if "Conference" in row["with"]]
    whole = seeds.get(f"/picture/{picture}").text
    monkeypatch.setattr("lodkit.web.pictures.network.LONGEST", 5)
    cut = seeds.get(f"/picture/{picture}").text
    monkeypatch.setattr("lodkit.web.pictures.network._OF_NEIGHBOUR", 2)
    unread = seeds.get(f"/picture/{picture}").text

    assert len({row["who_iri"] for row in took_part if "/person/" in row["who_iri"]}) == 7
    assert "Left out for want of room" not in whole
    assert re.search(r'<bdi dir="ltr">2</bdi>', cut)
    assert re.search(r'<bdi dir="ltr">\d+\+</bdi>', unread)


def test_the_headings_of_pictures_are_plain_words(seeds: FlaskClient) -> None:
    """The timeline of all meetings is called so, not by a mark as a status has it."""
    page = seeds.get("/picture/timeline?lang=en").text

    assert '<h1><bdi lang="en" dir="ltr">Meetings</bdi></h1>' in page
