"""Answers that hold as long as a release does, kept finished: asked for again, they cost nothing.

A layer between the server and the application (PEP 3333). An answer is kept by all that it may
depend on: the release, the address, the host, and the headers that are negotiated with. What is
kept is bounded in bytes; what was not asked for longest goes first.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from werkzeug.datastructures import Accept, Headers
from werkzeug.http import (
    is_resource_modified,
    parse_accept_header,
    parse_options_header,
    remove_entity_headers,
)

from lodkit.web.encoding import SMALLEST, is_text, pack, preferred_coding, unpack
from lodkit.web.headers import Keep
from lodkit.web.publication import Publication
from lodkit.web.site import SITE

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ROUTE = "lodkit.route"
"""The key under which the application says of which class an address is."""

_LARGEST = 1_000_000
"""Larger answers are not kept: they would push out hundreds of others."""
_OVERHEAD = 2_000
"""Bytes that an answer takes beside its content and what was asked, about."""
_ASKED = ("SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "HTTP_HOST", "wsgi.url_scheme")
_NEGOTIATED = ("HTTP_ACCEPT", "HTTP_ACCEPT_LANGUAGE")
_PARTIAL = ("HTTP_RANGE", "HTTP_IF_RANGE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")
_CONDITIONAL = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")

Key = tuple[str | None, ...]

Count = Callable[[str, int, float], None]
"""Notes a request: the class of its address, the status, seconds."""


@dataclass(frozen=True, slots=True)
class Finished:
    """An answer with status 200; `packed` says that it is kept smaller than it is sent."""

    headers: Headers
    content: bytes
    packed: bool
    route: str

    def body(self) -> bytes:
        """The content as it is sent."""
        return unpack(self.content) if self.packed else self.content


def _size(key: Key, answer: Finished) -> int:
    """The bytes that an answer takes, with what was asked: a query may be long."""
    return len(answer.content) + sum(len(part or "") for part in key) + _OVERHEAD


class Kept:
    """The finished answers of one release, the one that was asked for last at the end."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._taken = 0
        self._lock = threading.Lock()
        self._answers: OrderedDict[Key, Finished] = OrderedDict()

    def get(self, key: Key) -> Finished | None:
        """The answer that is kept under a key."""
        with self._lock:
            found = self._answers.get(key)
            if found is not None:
                self._answers.move_to_end(key)
            return found

    def put(self, key: Key, answer: Finished) -> None:
        """Keep an answer; others make room for it."""
        with self._lock:
            former = self._answers.pop(key, None)
            self._taken += _size(key, answer) - (_size(key, former) if former else 0)
            self._answers[key] = answer
            while self._taken > self._room:
                self._taken -= _size(*self._answers.popitem(last=False))


class Keeping:
    """An application that answers again what it has answered before."""

    def __init__(
        self, application: "WSGIApplication", publication: Publication, count: Count, room: int
    ) -> None:
        self._application = application
        self._publication = publication
        self._count = count
        self._room = room
        self._of: tuple[object, Kept] = (None, Kept(room))

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """The answer to one request."""
        begun = time.perf_counter()
        site = environ[SITE] = self._publication.current()
        if not _may_be_kept(environ):
            return self._application(environ, start_response)
        key, kept = _key(environ), self._kept(site)
        found = kept.get(key)
        if found is None:
            return self._first(environ, start_response, kept, key)
        status, headers, body = _again(found, environ)
        start_response(status, headers)
        self._count(found.route, int(status[:3]), time.perf_counter() - begun)
        return body

    def _kept(self, site: object) -> Kept:
        """What is kept of this release; with another one it begins anew."""
        known, kept = self._of
        if known is not site:
            kept = Kept(self._room)
            self._of = (site, kept)
        return kept

    def _first(
        self,
        environ: "WSGIEnvironment",
        start_response: "StartResponse",
        kept: Kept,
        key: Key,
    ) -> Iterable[bytes]:
        told: list[Any] = []

        def listening(*status_and_headers: Any) -> Any:
            told[:] = status_and_headers
            return start_response(*status_and_headers)

        answer = self._application(environ, listening)
        status, headers = told[0], Headers(told[1])
        if not _is_to_keep(status, headers):
            return answer
        content = _joined(answer)
        packed = _packs(headers, content)
        kept.put(
            key, Finished(headers, pack(content) if packed else content, packed, environ[ROUTE])
        )
        return [content]


def _may_be_kept(environ: "WSGIEnvironment") -> bool:
    """Whether a request asks for the whole of something, and changes nothing."""
    return environ["REQUEST_METHOD"] == "GET" and not any(name in environ for name in _PARTIAL)


def _key(environ: "WSGIEnvironment") -> Key:
    """All that an answer may depend on."""
    coding = _coding(environ.get("HTTP_ACCEPT_ENCODING"))
    return (*map(environ.get, (*_ASKED, *_NEGOTIATED)), coding)


@lru_cache(maxsize=1024)
def _coding(accepted: str | None) -> str | None:
    """The coding that a header prefers: many headers, few codings."""
    return preferred_coding(parse_accept_header(accepted, Accept))


def _again(
    found: Finished, environ: "WSGIEnvironment"
) -> tuple[str, list[tuple[str, str]], list[bytes]]:
    """Status, headers and content; 304 where the client's copy is as good."""
    if any(name in environ for name in _CONDITIONAL):
        tag, changed = found.headers.get("ETag"), found.headers.get("Last-Modified")
        if not is_resource_modified(environ, tag, None, changed):
            headers = Headers(found.headers)
            remove_entity_headers(headers)
            return "304 NOT MODIFIED", headers.to_wsgi_list(), []
    return "200 OK", found.headers.to_wsgi_list(), [found.body()]


def _is_to_keep(status: str, headers: Headers) -> bool:
    """Whether an answer holds for the whole release, and is small enough."""
    return (
        status.startswith("200")
        and headers.get("Cache-Control") == Keep.OF_RELEASE.value
        and headers.get("Content-Length", type=int, default=_LARGEST) < _LARGEST
    )


def _packs(headers: Headers, content: bytes) -> bool:
    media_type = parse_options_header(headers.get("Content-Type"))[0]
    return "Content-Encoding" not in headers and is_text(media_type) and len(content) >= SMALLEST


def _joined(pieces: Iterable[bytes]) -> bytes:
    try:
        return b"".join(pieces)
    finally:
        close = getattr(pieces, "close", None)
        if close is not None:
            close()
