"""What is kept of answers: the same again without work, never another's, never too much."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from flask.testing import FlaskClient
from werkzeug.test import Client

from lodkit.web.app import create_app
from lodkit.web.headers import Keep
from lodkit.web.keeping import ROUTE, Keeping
from lodkit.web.publication import Publication
from test_web_dataset import Client as Closing

LONG = b"<p>all the same</p>" * 400


@dataclass
class Told:
    """An application that says which request it answers, and a publication of releases."""

    answered: int = 0
    release: object = field(default_factory=object)
    headers: dict[str, str] = field(default_factory=dict)
    content: Callable[[int], bytes] = lambda number: b"%d" % number
    counted: list[tuple[str, int]] = field(default_factory=list)

    def current(self) -> object:
        """The release of now."""
        return self.release

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterator[bytes]:
        """Answer with the number of the request."""
        self.answered += 1
        environ[ROUTE] = "page"
        content = self.content(self.answered)
        length = {"Content-Length": str(len(content))}
        known = {"Cache-Control": Keep.OF_RELEASE.value, "Content-Type": "text/html", **length}
        start_response("200 OK", list({**known, "ETag": 'W/"a"', **self.headers}.items()))
        return iter([content])

    def client(self, room: int = 100_000) -> Client:
        """A client of it, behind the layer that keeps."""
        publication = cast("Publication", SimpleNamespace(current=self.current))
        return Client(Keeping(cast("Any", self), publication, self._count, room))

    def _count(self, route: str, status: int, seconds: float) -> None:
        self.counted.append((route, status))


def test_what_was_answered_is_answered_again() -> None:
    """Without the application, with the same headers, and it is counted."""
    told = Told()
    client = told.client()
    first, again = client.get("/a?b=c"), client.get("/a?b=c")

    assert told.answered == 1
    assert first.data == again.data == b"1"
    assert first.headers == again.headers
    assert told.counted == [("page", 200)]


@pytest.mark.parametrize(
    "other",
    [
        {"path": "/b"},
        {"query_string": "x"},
        {"headers": {"Accept": "text/turtle"}},
        {"headers": {"Accept-Language": "uk"}},
        {"headers": {"Accept-Encoding": "gzip"}},
        {"headers": {"Host": "example.org"}},
        {"base_url": "https://localhost"},
        {"base_url": "http://localhost/below"},
    ],
)
def test_an_answer_is_kept_for_the_same_request_alone(other: dict[str, Any]) -> None:
    """By all that it may depend on."""
    told = Told()
    client = told.client()
    client.get("/")
    client.open(**{"path": "/", **other})

    assert told.answered == 2


def test_another_release_begins_anew() -> None:
    """And what the former one said is not said again."""
    told = Told()
    client = told.client()
    client.get("/")
    told.release = object()

    assert client.get("/").data == b"2"


@pytest.mark.parametrize(
    "headers",
    [
        {"Cache-Control": Keep.NOT_AT_ALL.value},
        {"Content-Length": "100000000"},
        {"Cache-Control": "private"},
    ],
)
def test_what_does_not_hold_or_is_large_is_not_kept(headers: dict[str, str]) -> None:
    """It is asked of the application each time."""
    told = Told(headers=headers)
    client = told.client()
    client.get("/", buffered=False)
    client.get("/", buffered=False)

    assert told.answered == 2


@pytest.mark.parametrize("method", ["HEAD", "POST", "OPTIONS", "DELETE"])
def test_only_get_is_answered_from_what_is_kept(method: str) -> None:
    """Other methods ask something else."""
    told = Told()
    client = told.client()
    client.get("/")
    client.open("/", method=method)

    assert told.answered == 2


def test_a_client_with_the_same_copy_is_told_so() -> None:
    """By its tag (RFC 9110, section 13.1.2); another tag gets the whole."""
    told = Told()
    client = told.client()
    client.get("/")
    same = client.get("/", headers={"If-None-Match": '"a"'})
    other = client.get("/", headers={"If-None-Match": '"b"'})

    assert told.answered == 1
    assert (same.status_code, same.data, same.headers.get("Content-Type")) == (304, b"", None)
    assert same.headers["ETag"] == 'W/"a"'
    assert (other.status_code, other.data) == (200, b"1")
    assert told.counted == [("page", 304), ("page", 200)]


def test_a_part_is_asked_of_the_application() -> None:
    """Only whole answers are kept."""
    told = Told()
    client = told.client()
    client.get("/")
    client.get("/", headers={"Range": "bytes=0-1"})

    assert told.answered == 2


def test_what_is_kept_is_bounded() -> None:
    """What was not asked for longest makes room; a long text takes little."""
    told = Told()
    client = told.client(room=3 * 2_500)
    for path in ("/a", "/b", "/c", "/a", "/d"):  # /b is the one that was not asked for longest
        client.get(path)
    assert told.answered == 4
    client.get("/a")
    assert told.answered == 4
    client.get("/b")
    assert told.answered == 5


def test_long_questions_take_their_room() -> None:
    """Who asks a lot fills it as fast as who is told a lot."""
    told = Told()
    client = told.client(room=50_000)
    for number in (1, 2, 3, 1):
        client.get("/", query_string="x" * 20_000 + str(number))

    assert told.answered == 4


def test_long_texts_are_kept_packed() -> None:
    """They come back as they were."""
    told = Told(content=lambda number: LONG)
    client = told.client(room=10_000)
    for path in ("/a", "/b", "/a", "/b"):
        assert client.get(path).data == LONG
    assert told.answered == 2


def test_nothing_is_kept_without_room() -> None:
    """A server may be told to keep nothing."""
    told = Told()
    client = told.client(room=0)
    client.get("/")
    client.get("/")

    assert told.answered == 2


@pytest.fixture(scope="module")
def keeping(folder: Path) -> FlaskClient:
    """A client of a whole application that keeps what it answers."""
    app = create_app(folder)
    app.test_client_class = Closing
    return app.test_client()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?lang=ar",
        "/article/uk-1.html",
        "/article/uk-1.ttl",
        "/list/persons",
        "/search?q=a",
        "/sparql?query=ASK%20%7B%7D",
        "/catalogue.ttl",
        "/static/style.css",
    ],
)
def test_the_application_answers_the_same_twice(keeping: FlaskClient, path: str) -> None:
    """Whatever is asked: status, headers and content."""
    first, again = keeping.get(path), keeping.get(path)

    assert first.status_code == again.status_code == 200
    assert first.data == again.data
    assert dict(first.headers) | {"Date": ""} == dict(again.headers) | {"Date": ""}
