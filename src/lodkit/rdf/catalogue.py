"""The catalogue of a release: what there is to download, and what is in it (DCAT-AP 3, VoID).

It knows no clock: when a release was issued is known to whoever publishes it. Title, licence,
publisher and country are what ontology/dataset.ttl says; the rest is counted.
"""

from collections.abc import Iterator, Mapping, Sequence

import pyoxigraph as ox

from lodkit.errors import LexiconError
from lodkit.project import Project
from lodkit.rdf.checksums import Digest
from lodkit.rdf.counts import KINDS, Statistics
from lodkit.rdf.distributions import distribution, plain_name
from lodkit.rdf.dumps import DUMPS, PART_DUMPS
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
    VOID,
    XSD,
)
from lodkit.rdf.parts import FOLDER, PARTS
from lodkit.rdf.turtle import turtle

_LANGUAGE = "http://id.loc.gov/vocabulary/iso639-1/"
_PROTOCOL = "https://www.w3.org/TR/sparql11-protocol/"
_PUBLIC = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
_VOCABULARIES = (LK, ORG, FOAF, SCHEMA, SKOS, PROV, OA, ELI)
_OF_CATALOGUE = (
    DCTERMS.title,
    DCTERMS.description,
    DCTERMS.license,
    DCTERMS.publisher,
    DCTERMS.spatial,
)

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def catalogue(
    files: Mapping[str, Digest],
    release: str,
    counted: Statistics,
    languages: Sequence[str],
    project: Project,
) -> bytes:
    """The catalogue of a release's files as Turtle; nodes and files lie under the base."""
    said = _said(project)
    own = [(t.predicate.value, t.object) for t in said if t.subject == _iri(ROOT + "dataset")]
    licences = [value for predicate, value in own if predicate == DCTERMS.license]
    triples = _Triples(project.base)
    triples.add("catalogue", RDF.type, _iri(DCAT.Catalog))
    for node in ("dataset", *(f"dataset/part/{part}" for part in PARTS)):
        triples.add("catalogue", DCAT.dataset, triples.own(node))
    for predicate, value in own:
        triples.add("dataset", predicate, value)
        if predicate in _OF_CATALOGUE:
            triples.add("catalogue", predicate, value)
    for predicate, value in _dataset(release, counted, project):
        triples.add("dataset", predicate, value)
    for code in languages:
        triples.add("dataset", DCTERMS.language, _iri(_LANGUAGE + code))
    _service(triples, own)
    _files(triples, files, licences)
    _parts(triples, said)
    _partitions(triples, counted)
    triples.found += [triple for triple in said if triple.subject not in _TEMPLATES]
    return turtle(sorted(triples.found, key=lambda triple: str(triple.subject)), project.base)


class _Triples:
    """The triples of the catalogue; subjects are paths under the base."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.found: list[ox.Triple] = []

    def own(self, path: str) -> ox.NamedNode:
        return ox.NamedNode(self.base + path)

    def add(self, path: str, predicate: str, value: Term) -> None:
        self.found.append(ox.Triple(self.own(path), ox.NamedNode(predicate), value))


def _said(project: Project) -> list[ox.Triple]:
    """What ontology/dataset.ttl says of the dataset, of its parts and of its publisher."""
    file = project.ontology / "dataset.ttl"
    try:
        found = ox.parse(path=file, format=ox.RdfFormat.TURTLE)
        return sorted((quad.triple for quad in found), key=str)
    except (OSError, SyntaxError) as error:
        raise LexiconError(f"is not readable Turtle: {error}", where=file) from error


_PART = ROOT + "dataset/part"
_TEMPLATES = {
    ox.NamedNode(iri)
    for iri in (ROOT + "dataset", _PART, *(f"{ROOT}dataset/part/{part}" for part in PARTS))
}
"""Subjects that stand for nodes of each dataset, which lie under its own base."""


def _dataset(release: str, counted: Statistics, project: Project) -> Iterator[tuple[str, Term]]:
    yield RDF.type, _iri(VOID.Dataset)
    yield DCTERMS.identifier, ox.Literal(release)
    yield DCAT.version, ox.Literal(release)
    yield DCTERMS.accessRights, _iri(_PUBLIC)
    yield DCTERMS.conformsTo, _iri(LK.iri)
    yield DCAT.landingPage, _iri(project.base)
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


def _service(triples: _Triples, said: list[tuple[str, Term]]) -> None:
    """The SPARQL endpoint as a data service, and the time that the dataset covers."""
    triples.add("catalogue", DCAT.service, triples.own("service"))
    stated: tuple[tuple[str, Term], ...] = (
        (RDF.type, _iri(DCAT.DataService)),
        (DCAT.endpointURL, triples.own("sparql")),
        (DCAT.endpointDescription, triples.own("sparql")),
        (DCAT.servesDataset, triples.own("dataset")),
        (DCTERMS.conformsTo, _iri(_PROTOCOL)),
        (DCTERMS.accessRights, _iri(_PUBLIC)),
    )
    for predicate, value in stated:
        triples.add("service", predicate, value)
    for predicate, value in said:
        if predicate in (DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.publisher):
            triples.add("service", predicate, value)


def _files(triples: _Triples, files: Mapping[str, Digest], licences: list[Term]) -> None:
    for name, digest in files.items():
        plain = plain_name(name)
        if plain not in (*DUMPS, *PART_DUMPS):
            continue
        owner = "dataset"
        if plain in PART_DUMPS:
            part = plain.removeprefix(f"{FOLDER}/").partition(".")[0]
            owner = f"dataset/part/{part}"
        triples.add(owner, DCAT.distribution, triples.own(f"distribution/{name}"))
        triples.add(owner, VOID.dataDump, triples.own(name))
        triples.found += distribution(triples.base, name, digest, licences)


def _parts(triples: _Triples, said: list[ox.Triple]) -> None:
    """The parts are datasets of their own: a distribution is the whole of what it distributes."""
    common = [t for t in said if t.subject == _iri(_PART)]
    for part in PARTS:
        node = f"dataset/part/{part}"
        triples.add("dataset", VOID.subset, triples.own(node))
        triples.add(node, DCTERMS.isPartOf, triples.own("dataset"))
        own = [t for t in said if t.subject == _iri(f"{_PART}/{part}")]
        for triple in (*common, *own):
            triples.add(node, triple.predicate.value, triple.object)
        if not any(triple.predicate.value == DCTERMS.title for triple in own):
            triples.add(node, DCTERMS.title, ox.Literal(part))


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
    if counted.first_day:
        triples.add("dataset", DCTERMS.temporal, triples.own("dataset/temporal"))
        triples.add("dataset/temporal", RDF.type, _iri(DCTERMS.PeriodOfTime))
        for predicate, day in (
            (DCAT.startDate, counted.first_day),
            (DCAT.endDate, counted.last_day),
        ):
            triples.add("dataset/temporal", predicate, ox.Literal(day, datatype=_iri(XSD.date)))


def _iri(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def _number(number: int) -> ox.Literal:
    return ox.Literal(number)
