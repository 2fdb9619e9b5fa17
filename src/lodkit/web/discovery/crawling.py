"""What crawlers ask first: which addresses they may take, and which pages there are."""

from collections.abc import Iterator
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from flask import Blueprint, Response, abort, request

from lodkit.web.addresses import Addresses
from lodkit.web.browse.index import Index
from lodkit.web.negotiation import Form
from lodkit.web.site import addresses, answer, kept, site

blueprint = Blueprint("crawling", __name__)

PART = 50_000
"""Pages in one part, as the protocol allows (sitemaps.org)."""
TEXT = Form("text", "txt", "text/plain")
SITEMAP = Form("XML", "xml", "application/xml")

_CLOSED = ("/sparql", "/search", "/suggest", "/metrics", "/health")
_FIXED = ("/", "/list/", "/catalogue.html", "/ontology.html", "/shapes.html", "/api")
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_BEGIN = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ROWS = 2_000


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Everything may be fetched but answers to questions; whole dumps are kinder than crawling."""
    root = addresses().root
    lines = [
        "# Whoever wants all of it is served best by a dump: " + request.url_root + "catalogue",
        "User-agent: *",
        *(f"Disallow: {root}{path}" for path in _CLOSED),
        f"Sitemap: {request.url_root}sitemap.xml",
    ]
    return kept(TEXT) or answer("\n".join(lines) + "\n", TEXT)


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """The parts of the list of all pages."""
    parts = "".join(
        f"<sitemap><loc>{escape(request.url_root)}sitemap-{number}.xml</loc>"
        f"<lastmod>{_changed()}</lastmod></sitemap>\n"
        for number in range(_parts() + 1)
    )
    whole = f'{_BEGIN}<sitemapindex xmlns="{_SPACE}">\n{parts}</sitemapindex>\n'
    return kept(SITEMAP) or answer(whole, SITEMAP)


@blueprint.get("/sitemap-<int:number>.xml")
def part(number: int) -> Response:
    """One part of the list: the pages about the dataset, or up to 50,000 pages on things."""
    if number > _parts():
        abort(404, f"The list of pages has {_parts() + 1} parts.")
    return kept(SITEMAP) or answer(_listed(number), SITEMAP)


def _parts() -> int:
    last = site().dataset.index.value("SELECT max(id) FROM thing") or 0
    return -(-int(last) // PART)


def _listed(number: int) -> Iterator[bytes]:
    host, changed = request.host_url.rstrip("/"), _changed()
    fixed = (addresses().root + path for path in _FIXED)
    paths = iter([*fixed]) if number == 0 else _paths(site().dataset.index, addresses(), number)
    return _written(paths, host, changed)


def _written(paths: Iterator[str], host: str, changed: str) -> Iterator[bytes]:
    yield f'{_BEGIN}<urlset xmlns="{_SPACE}">\n'.encode()
    for path in paths:
        address = escape(host + path)
        yield f"<url><loc>{address}</loc><lastmod>{changed}</lastmod></url>\n".encode()
    yield b"</urlset>\n"


def _paths(index: Index, known: Addresses, number: int) -> Iterator[str]:
    """The pages of the things of a part, some rows at a time."""
    last, end = (number - 1) * PART, number * PART
    sql = "SELECT id, iri FROM thing WHERE id > ? AND id <= ? ORDER BY id LIMIT ?"
    while rows := index.rows(sql, (last, end, _ROWS)):
        last = rows[-1][0]
        yield from filter(None, (known.of_page(iri) for _, iri in rows))


def _changed() -> str:
    return datetime.fromtimestamp(int(site().dataset.changed), UTC).date().isoformat()
