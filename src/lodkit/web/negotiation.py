"""Which of the offered forms a request prefers, by its Accept header (RFC 9110, section 12.5.1)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox
from werkzeug.datastructures import MIMEAccept
from werkzeug.exceptions import NotAcceptable
from werkzeug.http import parse_accept_header


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A form in which something can be answered, by suffix and media type; there is one of each."""

    name: str
    suffix: str
    media_type: str
    aliases: tuple[str, ...] = ()
    rdf: ox.RdfFormat | None = None
    results: ox.QueryResultsFormat | None = None

    @property
    def content_type(self) -> str:
        """The media type as a header says it."""
        return f"{self.media_type}; charset=utf-8" if self._is_text else self.media_type

    @property
    def _is_text(self) -> bool:
        return self.media_type.startswith("text/")


HTML = Form("HTML", "html", "text/html", ("application/xhtml+xml",))
TURTLE = Form("Turtle", "ttl", "text/turtle", ("application/x-turtle",), rdf=ox.RdfFormat.TURTLE)
JSON_LD = Form("JSON-LD", "jsonld", "application/ld+json", rdf=ox.RdfFormat.JSON_LD)
N_TRIPLES = Form(
    "N-Triples", "nt", "application/n-triples", ("text/plain",), rdf=ox.RdfFormat.N_TRIPLES
)
RDF_XML = Form(
    "RDF/XML", "rdf", "application/rdf+xml", ("application/xml",), rdf=ox.RdfFormat.RDF_XML
)
TRIG = Form("TriG", "trig", "application/trig", rdf=ox.RdfFormat.TRIG)
N_QUADS = Form("N-Quads", "nq", "application/n-quads", rdf=ox.RdfFormat.N_QUADS)
GRAPH_FORMS = (TURTLE, JSON_LD, N_TRIPLES, RDF_XML)
PAGE_FORMS = (HTML, *GRAPH_FORMS)
NAMED_GRAPH_FORMS = (*PAGE_FORMS, TRIG, N_QUADS)
"""The forms of a named graph: two of them can say its name."""

TRIPLES_FORMS = (*GRAPH_FORMS, TRIG, N_QUADS)
"""The forms of the triples that a query gives."""

JSON = Form(
    "JSON",
    "json",
    "application/sparql-results+json",
    ("application/json",),
    results=ox.QueryResultsFormat.JSON,
)
XML = Form(
    "XML",
    "xml",
    "application/sparql-results+xml",
    ("application/xml", "text/xml"),
    results=ox.QueryResultsFormat.XML,
)
CSV = Form("CSV", "csv", "text/csv", results=ox.QueryResultsFormat.CSV)
TSV = Form("TSV", "tsv", "text/tab-separated-values", results=ox.QueryResultsFormat.TSV)
RESULT_FORMS = (JSON, XML, CSV, TSV)

_EXACT = 2


class NoSuchForm(NotAcceptable):
    """None of the forms that there are is one that the client takes; `offers` are those."""

    def __init__(self, offers: Sequence[Form], wish: str = "") -> None:
        names = ", ".join(offer.media_type for offer in offers)
        refused = f"There is no form {wish!r}. " if wish else ""
        super().__init__(f"{refused}This is available as: {names}.")
        self.offers = tuple(offers)


@lru_cache(maxsize=1024)
def preferred(accept: str | None, offers: tuple[Form, ...]) -> Form | None:
    """The offer that a client likes best, by its Accept header; None where it takes none of them.

    Of those it likes alike, the one it names more exactly is taken, then the one offered first.
    """
    wanted = parse_accept_header(accept, MIMEAccept)
    ranges = [(_bare(value), quality) for value, quality in wanted if value]
    if not ranges:
        return offers[0]
    ranked = [(*_liking(offer, ranges), -place) for place, offer in enumerate(offers)]
    quality, _, place = max(ranked)
    return offers[-place] if quality > 0 else None


def by_suffix(suffix: str, offers: Iterable[Form]) -> Form | None:
    """The offer with that suffix."""
    return next((offer for offer in offers if offer.suffix == suffix), None)


def _liking(offer: Form, ranges: list[tuple[str, float]]) -> tuple[float, int]:
    """How much an offer is liked, and how exactly the range that says so names it.

    The most exact range that covers a media type decides on it, however low its quality; an alias
    counts where the header names it.
    """
    own = _liking_of_type(offer.media_type, ranges)
    others = [_liking_of_type(alias, ranges) for alias in offer.aliases]
    return max([own, *(liking for liking in others if liking[1] == _EXACT)])


def _liking_of_type(media_type: str, ranges: list[tuple[str, float]]) -> tuple[float, int]:
    family = media_type.partition("/")[0]
    for exactness, name in ((_EXACT, media_type), (1, f"{family}/*"), (0, "*/*")):
        qualities = [quality for value, quality in ranges if value == name]
        if qualities:
            return max(qualities), exactness
    return 0.0, 0


def _bare(media_range: str) -> str:
    return media_range.partition(";")[0].strip().lower()
