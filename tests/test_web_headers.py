"""What answers say of themselves: forms, languages, editions, packing, links, who may read them."""

import gzip
import zlib
from pathlib import Path

import pytest
from flask import Response
from flask.testing import FlaskClient
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

from lodkit.rdf.twins import zstd
from lodkit.web.app import create_app
from lodkit.web.encoding import encode, preferred_coding
from test_web_dataset import BASE

PERSON = "/person/hau-a-lenh/tuyen-quang"
PATHS = (
    "/",
    f"{PERSON}.html",
    f"{PERSON}.ttl",
    "/graph/uk-1.nq",
    "/catalogue.html",
    "/list/persons",
)


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("", None),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip;q=1.0, zstd;q=0.5", "gzip"),
        ("zstd;q=0, *", "gzip"),
        ("*", "zstd"),
        ("gzip;q=0, zstd;q=0", None),
        ("identity, gzip;q=0.5", None),
        ("identity;q=0.5, gzip;q=0.5", "gzip"),
        ("br", None),
        ("GZIP", "gzip"),
    ],
)
def test_the_coding_follows_the_weights(accepted: str, expected: str | None) -> None:
    """The header's weights decide, then which packs smaller."""
    assert preferred_coding(parse_accept_header(accepted, Accept)) == expected


@pytest.mark.parametrize("path", PATHS)
def test_texts_are_packed_for_who_unpacks_them(client: FlaskClient, path: str) -> None:
    """Packed or not, an answer is the same, and caches are told that there are several."""
    plain = client.get(path)
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})
    smaller = client.get(path, headers={"Accept-Encoding": "zstd"})

    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.data) == zstd.decompress(smaller.data) == plain.data
    assert len(packed.data) < len(plain.data)
    assert packed.content_length == len(packed.data)
    for response in (plain, packed, smaller):
        assert "Accept-Encoding" in response.headers["Vary"]
        assert response.headers["ETag"] == plain.headers["ETag"]


def test_a_stream_stays_one_when_it_is_packed() -> None:
    """What has been written can be read before more comes."""
    for coding, unpacker in (
        ("gzip", zlib.decompressobj(wbits=31).decompress),
        ("zstd", zstd.ZstdDecompressor().decompress),
    ):
        stream = Response((piece for piece in (b"one ", b"two")), content_type="text/csv")
        with create_app_context():
            packed = encode(stream, parse_accept_header(coding, Accept)).iter_encoded()
            assert unpacker(next(packed)) == b"one "
            assert unpacker(next(packed)) == b"two"
            assert b"".join(packed)


def create_app_context():  # type: ignore[no-untyped-def]
    """A request that nothing is known of."""
    from flask import Flask

    return Flask("test").test_request_context()


def test_small_answers_are_sent_as_they_are(client: FlaskClient) -> None:
    """What fits into a packet is not worth packing."""
    response = client.get("/nothing", headers={"Accept-Encoding": "gzip"})

    assert "Content-Encoding" not in response.headers


@pytest.mark.parametrize("path", [*PATHS, "/dump.nq", "/static/style.css"])
def test_a_client_learns_that_nothing_changed(client: FlaskClient, path: str) -> None:
    """By tag and by date; the tag counts more (RFC 9110, section 13.2.2)."""
    first = client.get(path)
    tag, date = first.headers["ETag"], first.headers["Last-Modified"]
    old = "Mon, 01 Jan 2001 00:00:00 GMT"
    answers = [
        client.get(path, headers=headers).status_code
        for headers in (
            {"If-None-Match": tag},
            {"If-None-Match": f'"x", {tag}'},
            {"If-None-Match": "*"},
            {"If-Modified-Since": date},
            {"If-None-Match": '"x"', "If-Modified-Since": date},
            {"If-Modified-Since": old},
        )
    ]

    assert answers == [304, 304, 304, 304, 200, 200]


def test_an_unchanged_answer_says_the_same_of_itself(client: FlaskClient) -> None:
    """A 304 carries what a cache needs to know (RFC 9110, section 15.4.5)."""
    for path in PATHS:
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})

        for name in ("ETag", "Cache-Control", "Vary"):
            assert again.headers[name] == first.headers[name], (path, name)


@pytest.mark.parametrize("path", [*PATHS, PERSON, "/dump.nq", "/catalogue", "/.well-known/void"])
def test_answers_may_be_kept_by_anyone(client: FlaskClient, path: str) -> None:
    """A proxy may answer for the server for a while, and longer when that is down."""
    cache = client.get(path).headers["Cache-Control"]

    assert "public" in cache
    assert "max-age=" in cache


def test_problems_are_not_kept(client: FlaskClient) -> None:
    """What is wrong now may be right in a moment."""
    for path in ("/nothing", "/sparql?query=x"):
        assert client.get(path).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", [*PATHS, PERSON, "/dump.nq", "/sparql", "/nothing", "/dumps/x"])
def test_a_browser_may_ask_from_any_site(client: FlaskClient, path: str) -> None:
    """A preflight is answered on every route, and so is the request behind it."""
    asked = client.options(
        path,
        headers={
            "Origin": "https://other.example",
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "accept, range",
        },
    )

    assert asked.status_code == 204
    assert asked.headers["Access-Control-Allow-Origin"] == "*"
    assert "GET" in asked.headers["Access-Control-Allow-Methods"]
    assert "Range" in asked.headers["Access-Control-Allow-Headers"]
    assert "GET" in asked.headers["Allow"]
    assert client.get(path).headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", [*PATHS, PERSON, "/dump.nq.zst", "/sparql", "/catalogue"])
def test_head_is_get_without_the_content(client: FlaskClient, path: str) -> None:
    """Same status, same headers."""
    head, get = client.head(path), client.get(path)

    assert head.status_code == get.status_code
    assert head.data == b""
    for name in ("Content-Type", "Content-Length", "ETag", "Link", "Vary", "Location"):
        assert head.headers.get(name) == get.headers.get(name), name


def test_a_description_links_to_all_that_belongs_to_it(client: FlaskClient) -> None:
    """FAIR Signposting: the thing, its other forms, its type, its licence, its collection."""
    link = client.get(f"{PERSON}.ttl").headers["Link"]

    assert f'<{BASE}person/hau-a-lenh/tuyen-quang>; rel="describes"' in link
    assert f'<{BASE}person/hau-a-lenh/tuyen-quang>; rel="cite-as"' in link
    assert f'<{PERSON}.ttl>; rel="canonical"; type="text/turtle"' in link
    assert f'<{PERSON}.html>; rel="alternate"; type="text/html"' in link
    assert '<http://xmlns.com/foaf/0.1/Person>; rel="type"' in link
    assert '</>; rel="collection"' in link
    assert '<https://creativecommons.org/licenses/by/4.0/>; rel="license"' in link


def test_links_hold_nothing_but_addresses(client: FlaskClient, folder: Path) -> None:
    """Whatever an article is called, it ends no header and begins no other link."""
    listing = client.get("/list/articles").get_data(as_text=True)
    for piece in listing.split('href="/article/')[1:]:
        address = "/article/" + piece.partition('"')[0].replace("&amp;", "&")
        link = client.get(address).headers["Link"]
        assert "\n" not in link
        assert link.count('rel="describes"') == 1


def test_the_home_page_links_to_downloads_and_catalogue(client: FlaskClient) -> None:
    """A program that comes to the front door finds the data."""
    link = client.get("/").headers["Link"]

    for relation in ("cite-as", "describedby", "item", "license", "type", "service"):
        assert f'rel="{relation}"' in link


@pytest.mark.parametrize(
    ("accept", "language", "expected"),
    [
        ("text/html", "uk", "Це доступно в інших форматах"),
        ("image/png", "de", "Dies gibt es in anderen Formaten"),
        ("application/json", "fr", "Ceci est disponible dans d’autres formats"),
    ],
)
def test_a_refused_form_is_told_with_those_that_there_are(
    client: FlaskClient, accept: str, language: str, expected: str
) -> None:
    """In the form and in the language that the client reads."""
    headers = {"Accept": accept, "Accept-Language": language}
    response = client.get(f"{PERSON}?format=pdf", headers=headers)

    assert response.status_code == 406
    text = response.get_json()["explanation"]["text"] if response.is_json else response.text
    assert expected in text
    assert "text/turtle" in response.text
    assert response.headers["Content-Language"] == language
    assert {"Accept", "Accept-Language"} <= {*response.headers["Vary"].split(", ")}


@pytest.mark.parametrize("suffix", ["trig", "nq"])
def test_graphs_say_their_names(client: FlaskClient, suffix: str) -> None:
    """A named graph is there as quads too; a thing, which is in many graphs, is not."""
    text = client.get(f"/graph/uk-1.{suffix}").get_data(as_text=True)

    assert f"{BASE}graph/uk-1>" in text
    assert client.get("/graph/uk-1", headers={"Accept": "application/trig"}).status_code == 303
    assert client.get(f"{PERSON}.{suffix}").status_code == 404
    assert client.get(PERSON, headers={"Accept": "application/trig"}).status_code == 406


def test_a_long_graph_is_sent_as_it_is_read(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In pieces, the same statements, whatever the form."""
    import pyoxigraph as ox

    from lodkit.web import graphs

    whole = {
        suffix: set(ox.parse(client.get(f"/graph/vocabulary.{suffix}").data, form))
        for suffix, form in (("nt", ox.RdfFormat.N_TRIPLES), ("nq", ox.RdfFormat.N_QUADS))
    }
    monkeypatch.setattr(graphs, "WHOLE", 10)
    for suffix in ("nt", "nq", "ttl", "trig", "rdf", "jsonld"):
        form = ox.RdfFormat.from_extension(suffix)
        assert form is not None
        response = client.get(f"/graph/vocabulary.{suffix}")
        found = set(ox.parse(response.data, form))
        assert found == whole["nq" if suffix in ("nq", "trig") else "nt"], suffix


def test_several_headers_are_one(folder: Path) -> None:
    """A client may send Accept several times."""
    client = create_app(folder).test_client()
    headers = [("Accept", "text/turtle;q=0.5"), ("Accept", "application/rdf+xml")]

    assert client.get(PERSON, headers=headers).location == f"{PERSON}.rdf"
