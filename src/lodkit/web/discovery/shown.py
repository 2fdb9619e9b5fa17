"""What the catalogue's page shows: facts, downloads by part and format, classes and properties."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import request, url_for

from lodkit.rdf.distributions import MEDIA_TYPES
from lodkit.rdf.namespaces import DCAT, DCTERMS, FOAF, VOID
from lodkit.rdf.twins import TWINS
from lodkit.web.discovery.downloads import SECTIONS, WHOLE, files_of, name_of
from lodkit.web.graph import Node, Text
from lodkit.web.negotiation import GRAPH_FORMS, N_QUADS, TRIG
from lodkit.web.site import site, speech

_NAMES = {form.suffix: form.name for form in (*GRAPH_FORMS, TRIG, N_QUADS)}


@dataclass(frozen=True, slots=True)
class File:
    """A file for download: its address, what it is called, and its length."""

    address: str
    label: str
    length: int


@dataclass(frozen=True, slots=True)
class Download:
    """A file in one format, and its packed twins."""

    plain: File
    twins: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The whole dataset or a part of it: what it is called, and the formats that it is there in."""

    name: str
    title: Text | None
    downloads: tuple[Download, ...]


def sections() -> list[Section]:
    """Everything that there is to download."""
    return [
        Section(name, _title(name), tuple(_downloads(name)))
        for name in SECTIONS
        if any(file in site().dataset.files for file in files_of(name))
    ]


def downloads() -> tuple[Download, ...]:
    """The whole dataset, in every format."""
    return tuple(_downloads(WHOLE))


def _title(section: str) -> Text | None:
    path = "dataset" if section == WHOLE else f"dataset/part/{section}"
    return speech().best(site().catalogue.node(path).texts(DCTERMS.title))


def _downloads(section: str) -> Iterator[Download]:
    held = site().dataset.files
    for name in files_of(section):
        if name in held:
            label = _NAMES[name.rpartition(".")[2]]
            twins = (_file(name + twin, twin[1:]) for twin in TWINS if name + twin in held)
            yield Download(_file(name, label), tuple(twins))


def _file(name: str, label: str) -> File:
    address = url_for("files.dump", name=name_of(name, site().dataset.release))
    return File(address, label, site().dataset.files[name].length)


def counted(partition: str, term: str, number: str) -> list[tuple[str, int]]:
    """The terms of a partition with their numbers, the most frequent first."""
    dataset = site().catalogue.node("dataset")
    parts = dataset.nodes(partition)
    found = [(_iri(part, term), _number(part, number)) for part in parts]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))


def _iri(node: Node, predicate: str) -> str:
    value = node.node(predicate)
    return value.iri if value else ""


def _number(node: Node, predicate: str) -> int:
    value = node.text(predicate)
    return int(value.value) if value else 0


def classes() -> list[tuple[str, int]]:
    """How many things each class has."""
    return counted(VOID.classPartition, getattr(VOID, "class"), VOID.entities)


def properties() -> list[tuple[str, int]]:
    """How many statements each property makes."""
    return counted(VOID.propertyPartition, VOID.property, VOID.triples)


def facts() -> dict[str, Any]:
    """What the dataset says of itself, in the reader's language."""
    node = site().catalogue.node("dataset")
    publisher = node.node(DCTERMS.publisher)
    period = node.node(DCTERMS.temporal)
    return {
        "title": speech().best(node.texts(DCTERMS.title)),
        "description": speech().best(node.texts(DCTERMS.description)),
        "licences": site().catalogue.licences,
        "publisher": publisher.text(FOAF.name) if publisher else None,
        "period": (period.text(DCAT.startDate), period.text(DCAT.endDate)) if period else None,
    }


def structured() -> str:
    """The dataset in the words of schema.org, for search engines; safe inside a script element."""
    node, told = site().catalogue.node("dataset"), facts()
    about = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": node.iri,
        "url": request.url_root,
        "name": told["title"].value if told["title"] else "lodkit",
        "description": told["description"].value if told["description"] else "",
        "inLanguage": speech().language,
        "license": told["licences"],
        "identifier": site().dataset.release,
        "version": site().dataset.release,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": _value(told["publisher"])},
        "keywords": [
            text.value for text in node.texts(DCAT.keyword) if text.language == speech().language
        ],
        "spatialCoverage": [place.iri for place in node.nodes(DCTERMS.spatial)],
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": MEDIA_TYPES[f".{download.plain.address.rpartition('.')[2]}"],
                "contentUrl": request.host_url.rstrip("/") + download.plain.address,
                "contentSize": f"{download.plain.length} B",
            }
            for download in _downloads(WHOLE)
        ],
    }
    if told["period"]:
        about["temporalCoverage"] = "/".join(_value(day) for day in told["period"])
    return json.dumps(about, ensure_ascii=False).replace("<", "\\u003c")


def _value(text: Text | None) -> str:
    return text.value if text else ""
