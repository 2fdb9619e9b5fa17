"""What answers say beside their content: who may read, keep and embed them, and for how long.

Every answer passes `finish`. What holds for it follows from the tables here, not from its view.
"""

from enum import Enum
from functools import lru_cache

from flask import Response, request
from werkzeug.http import http_date, is_resource_modified, quote_etag

from lodkit.web.encoding import encode

_SOURCES = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def policy(style: str = "") -> str:
    """What a page may load and do; `style` is the one source of style that it needs besides."""
    directives = _SOURCES | {"style-src": f"{_SOURCES['style-src']} {style}".strip()}
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


ALWAYS = {
    "Content-Security-Policy": policy(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Accept-Ranges, Content-Encoding, Content-Location, "
    "Content-Range, ETag, Link, Location, Retry-After",
}
"""Nothing of other hosts, nothing inline; the data is public, and nobody is known to the server."""

PREFLIGHT = {
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-Match, "
    "If-Modified-Since, If-None-Match, If-Range, Range",
    "Access-Control-Max-Age": "86400",
}
"""What a page of another site may send, once it has asked (Fetch, section 3.2)."""


class Keep(Enum):
    """For how long a copy of an answer may be used without asking (RFC 9111, section 5.2.2)."""

    FOR_EVER = "public, max-age=31536000, immutable"
    OF_RELEASE = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400"
    CHECKED = "public, no-cache"
    NOT_AT_ALL = "no-store"


_REFUSALS = 400


def remember(response: Response, tag: str, changed: float, *, weak: bool = True) -> Response:
    """Let copies of an answer be kept, and be asked for by tag and by date.

    A weak tag stands for the content, however it is packed on its way (RFC 9110, section 8.8.3).
    """
    response.headers["ETag"] = quote_etag(tag, weak)
    response.headers["Last-Modified"] = _http_date(int(changed))
    response.headers["Cache-Control"] = Keep.OF_RELEASE.value
    return response


@lru_cache(maxsize=8)
def _http_date(seconds: int) -> str:
    """A time of the epoch as headers have it; there are few, those of releases."""
    return http_date(seconds)


def finish(response: Response) -> Response:
    """Complete any answer: fixed headers, a preflight's, 304 where nothing changed, packing."""
    present = {name.lower() for name, _ in response.headers}
    response.headers.extend(pair for pair in ALWAYS.items() if pair[0].lower() not in present)
    if request.method == "OPTIONS":
        return _preflight(response)
    if response.status_code >= _REFUSALS or "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = Keep.NOT_AT_ALL.value
    if response.status_code == 200 and request.method in ("GET", "HEAD") and _is_conditional():
        _let_unchanged(response)
    return encode(response, request.accept_encodings)


def _is_conditional() -> bool:
    return "If-None-Match" in request.headers or "If-Modified-Since" in request.headers


def _let_unchanged(response: Response) -> None:
    """304 where the client's copy is as good (RFC 9110, section 13.2.2); no stream is read for it.

    (`Response.make_conditional` would read one to its end, to know its length.)
    """
    tag = response.headers.get("ETag")
    changed = response.last_modified
    if (tag or changed) and not is_resource_modified(request.environ, tag, None, changed):
        response.status_code = 304
        if hasattr(response.response, "close"):
            response.response.close()
        response.direct_passthrough = False
        response.set_data(b"")
        response.headers.remove("Content-Length")


def _preflight(response: Response) -> Response:
    response.headers.update(PREFLIGHT)
    response.headers["Access-Control-Allow-Methods"] = response.headers.get("Allow", "")
    response.headers.remove("Content-Type")
    response.status_code, response.data = 204, b""
    return response
