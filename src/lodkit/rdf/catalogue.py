"""The catalogue of a release: what there is to download, and what is in it (DCAT 3, VoID)."""

from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path

import pyoxigraph as ox

from lodkit.errors import LexiconError
from lodkit.project import Project
from lodkit.rdf.counts import KINDS, Statistics
from lodkit.rdf.dumps import DUMPS
from lodkit.rdf.namespaces import (
    DCAT,
    DCTERMS,
    ELI,
    FOAF,
    LK,
    OA,
    ORG,
    PROV,
    RDF,
    ROOT,
    SCHEMA,
    SKOS,
    SPDX,
    VOID,
    XSD,
)
from lodkit.rdf.turtle import turtle

MEDIA_TYPES = {
    ".nq": "application/n-quads",
    ".trig": "application/trig",
    ".ttl": "text/turtle",
    ".gz": "application/gzip",
}
_MEDIA = "https://www.iana.org/assignments/media-types/"
_VOCABULARIES = (LK, ORG, FOAF, SCHEMA, SKOS, PROV, OA, ELI)
_OF_CATALOGUE = (DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.publisher)

Node = ox.NamedNode | ox.Literal


def catalogue(folder: Path, release: str, counted: Statistics, project: Project) -> bytes:
    """The catalogue of the release in `folder` as Turtle; nodes and files lie under the base."""
    triples = _Triples(project.base)
    triples.add("catalogue", RDF.type, _iri(DCAT.Catalog))
    triples.add("catalogue", DCAT.dataset, triples.own("dataset"))
    described = list(_described(project))
    for predicate, value in described:
        triples.add("dataset", predicate, value)
        if predicate in _OF_CATALOGUE:
            triples.add("catalogue", predicate, value)
    for predicate, value in _dataset(release, counted, project):
        triples.add("dataset", predicate, value)
    licences = [value for predicate, value in described if predicate == DCTERMS.license]
    for name in DUMPS:
        for file in (folder / name, folder / f"{name}.gz"):
            triples.add("dataset", DCAT.distribution, triples.own(f"distribution/{file.name}"))
            triples.add("dataset", VOID.dataDump, triples.own(file.name))
            _distribution(triples, file, licences)
    _partitions(triples, counted)
    return turtle(sorted(triples.found, key=lambda triple: str(triple.subject)), project.base)


class _Triples:
    """The triples of the catalogue; subjects are paths under the base."""

    def __init__(self, base: str) -> None:
        self._base = base
        self.found: list[ox.Triple] = []

    def own(self, path: str) -> ox.NamedNode:
        return ox.NamedNode(self._base + path)

    def add(self, path: str, predicate: str, value: Node) -> None:
        self.found.append(ox.Triple(self.own(path), ox.NamedNode(predicate), value))


def _described(project: Project) -> Iterator[tuple[str, Node]]:
    """Title, description and licence, as ontology/dataset.ttl gives them."""
    file = project.ontology / "dataset.ttl"
    try:
        triples = sorted(ox.parse(path=file, format=ox.RdfFormat.TURTLE), key=str)
    except (OSError, SyntaxError) as error:
        raise LexiconError(f"is not readable Turtle: {error}", where=file) from error
    for triple in triples:
        if triple.subject == ox.NamedNode(ROOT + "dataset"):
            yield triple.predicate.value, triple.object


def _dataset(release: str, counted: Statistics, project: Project) -> Iterator[tuple[str, Node]]:
    yield RDF.type, _iri(VOID.Dataset)
    yield DCTERMS.identifier, ox.Literal(release)
    yield DCTERMS.conformsTo, _iri(LK.iri)
    yield VOID.uriSpace, ox.Literal(project.base)
    yield VOID.sparqlEndpoint, _iri(project.base + "sparql")
    for kind in KINDS.values():
        if kind in counted.examples:
            yield VOID.exampleResource, _iri(counted.examples[kind])
    yield from ((VOID.vocabulary, _iri(vocabulary.iri)) for vocabulary in _VOCABULARIES)
    numbers = {
        VOID.triples: counted.triples,
        VOID.distinctSubjects: counted.subjects,
        VOID.classes: len(counted.classes),
        VOID.properties: len(counted.properties),
        VOID.entities: sum(counted.of_kinds().values()),
    }
    yield from ((predicate, _number(number)) for predicate, number in numbers.items())


def _distribution(triples: _Triples, file: Path, licences: list[Node]) -> None:
    node = f"distribution/{file.name}"
    plain = file.name.removesuffix(".gz")
    with file.open("rb") as content:
        digest = file_digest(content, "sha256").hexdigest()
    triples.add(node, RDF.type, _iri(DCAT.Distribution))
    for licence in licences:
        triples.add(node, DCTERMS.license, licence)
    triples.add(node, DCAT.accessURL, triples.own(file.name))
    triples.add(node, DCAT.downloadURL, triples.own(file.name))
    triples.add(node, DCAT.mediaType, _iri(_MEDIA + MEDIA_TYPES[Path(plain).suffix]))
    if plain != file.name:
        triples.add(node, DCAT.compressFormat, _iri(_MEDIA + MEDIA_TYPES[file.suffix]))
    size = ox.Literal(str(file.stat().st_size), datatype=_iri(XSD.nonNegativeInteger))
    triples.add(node, DCAT.byteSize, size)
    triples.add(node, SPDX.checksum, triples.own(f"{node}/checksum"))
    triples.add(f"{node}/checksum", RDF.type, _iri(SPDX.Checksum))
    triples.add(f"{node}/checksum", SPDX.algorithm, _iri(SPDX.checksumAlgorithm_sha256))
    value = ox.Literal(digest, datatype=_iri(XSD.hexBinary))
    triples.add(f"{node}/checksum", SPDX.checksumValue, value)


def _partitions(triples: _Triples, counted: Statistics) -> None:
    """How many things each class has and how many triples each property (VoID, section 4.5)."""
    for number, (term, count) in enumerate(counted.classes.items(), 1):
        node = f"dataset/class/{number}"
        triples.add("dataset", VOID.classPartition, triples.own(node))
        triples.add(node, getattr(VOID, "class"), _iri(term))
        triples.add(node, VOID.entities, _number(count))
    for number, (term, count) in enumerate(counted.properties.items(), 1):
        node = f"dataset/property/{number}"
        triples.add("dataset", VOID.propertyPartition, triples.own(node))
        triples.add(node, VOID.property, _iri(term))
        triples.add(node, VOID.triples, _number(count))


def _iri(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def _number(number: int) -> ox.Literal:
    return ox.Literal(number)
