"""Typed links for programs, in the Link header: FAIR Signposting, level 1 (RFC 8288).

What a document describes, in which other forms it is there, which dataset it belongs to, under
which licence; on the home page, what there is to download and where it is catalogued.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask import url_for
from werkzeug.urls import iri_to_uri

from lodkit.comparing.offered import feeds_in
from lodkit.rdf.dumps import DUMPS
from lodkit.web.discovery.downloads import name_of
from lodkit.web.graph import Node
from lodkit.web.negotiation import HTML, JSON_LD, PAGE_FORMS, RDF_XML, TURTLE, Form
from lodkit.web.site import addresses, site

_CLASSES = 3
CATALOGUE_FORMS = (TURTLE, JSON_LD, RDF_XML)


@dataclass(frozen=True, slots=True)
class Link:
    """Where to, what is there to this document, and in which media type."""

    target: str
    relation: str
    media_type: str = ""

    def __str__(self) -> str:
        kind = f'; type="{self.media_type}"' if self.media_type else ""
        target = self.target if self.target.isascii() else iri_to_uri(self.target)
        return f'<{target}>; rel="{self.relation}"{kind}'


def header(links: Iterable[Link]) -> str:
    """Links as the header has them."""
    return ", ".join(map(str, links))


def of_description(thing: Node, form: Form) -> str:
    """The links of a document that describes a thing."""
    return header(_description(thing, form))


def _description(thing: Node, form: Form) -> Iterator[Link]:
    known = addresses()
    path = known.path_of(thing)
    yield Link(thing.iri, "describes")
    yield Link(thing.iri, "cite-as")
    if path is not None:
        yield Link(known.of_document(path, form), "canonical", form.media_type)
        for other in PAGE_FORMS:
            if other is not form:
                relation = "describedby" if form is HTML and other is TURTLE else "alternate"
                yield Link(known.of_document(path, other), relation, other.media_type)
    yield from (Link(kind, "type") for kind in sorted(thing.classes())[:_CLASSES])
    yield Link(f"{known.root}/", "collection", HTML.media_type)
    yield from _licences()


def of_home() -> list[Link]:
    """The links of the dataset's landing page."""
    return [
        Link(f"{site().dataset.base}dataset", "cite-as"),
        *_catalogued(),
        *of_feeds(),
        *(
            Link(_download(name), "item", site().dataset.files[name].media_type)
            for name in DUMPS
            if name in site().dataset.files
        ),
        Link("https://schema.org/Dataset", "type"),
        Link("https://schema.org/AboutPage", "type"),
        Link(url_for("sparql.endpoint"), "service"),
        *_licences(),
    ]


def of_download(name: str) -> str:
    """The links of a file of the release."""
    return header(
        [
            Link(url_for("pages.home"), "collection", HTML.media_type),
            Link(f"{site().dataset.base}distribution/{name}", "cite-as"),
            *_catalogued(),
            *_licences(),
        ]
    )


def of_feeds() -> Iterator[Link]:
    """Where changes can be followed."""
    for name, media_type in feeds_in(site().releases).items():
        yield Link(url_for("releases.feed", name=name), "alternate", media_type)


def _catalogued() -> Iterator[Link]:
    for form in CATALOGUE_FORMS:
        yield Link(f"{addresses().root}/catalogue.{form.suffix}", "describedby", form.media_type)


def _licences() -> Iterator[Link]:
    return (Link(licence, "license") for licence in site().catalogue.licences)


def _download(name: str) -> str:
    return url_for("files.dump", name=name_of(name, site().dataset.release))
