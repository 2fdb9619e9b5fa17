"""The catalogue tells programs what there is to download, and what is in it."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF, VOID, XSD
from rdflib.term import Node

from lodkit.rdf.dumps import DUMPS, PART_DUMPS
from lodkit.rdf.twins import TWINS

SPDX = "http://spdx.org/rdf/terms#"
FILES = [name + twin for name in DUMPS for twin in ("", *TWINS)]
PARTS = [name + twin for name in PART_DUMPS for twin in ("", *TWINS)]
BASE = "https://w3id.org/lodkit/data/"

Values = Callable[[str, str], set[str]]


@pytest.fixture(scope="module")
def catalogue(dataset: Path) -> Graph:
    """The catalogue of the seeds' dataset."""
    return Graph().parse(dataset / "catalogue.ttl")


@pytest.fixture(scope="module")
def dump(dataset: Path) -> Graph:
    """All statements of the seeds' dataset."""
    return Graph().parse(dataset / "dump.ttl")


@pytest.fixture(scope="module")
def described(catalogue: Graph) -> URIRef:
    """The dataset that the catalogue lists."""
    (found,) = set(catalogue.objects(None, DCAT.dataset)) - set(
        catalogue.subjects(DCTERMS.isPartOf)
    )
    return URIRef(str(found))


@pytest.mark.parametrize("name", [*FILES, "parts/persons.ttl", "parts/places.nt.zst"])
def test_size_and_checksum_are_those_of_the_file(
    name: str, catalogue: Graph, dataset: Path
) -> None:
    """Whoever downloads a dump can check that it is whole."""
    content = (dataset / name).read_bytes()
    (node,) = (
        s for s, o in catalogue.subject_objects(DCAT.downloadURL) if str(o).endswith(f"/{name}")
    )
    checksum = catalogue.value(node, URIRef(f"{SPDX}checksum"))

    assert int(str(catalogue.value(node, DCAT.byteSize))) == len(content)
    assert str(catalogue.value(checksum, URIRef(f"{SPDX}checksumValue"))) == (
        hashlib.sha256(content).hexdigest()
    )
    assert (node, RDF.type, DCAT.Distribution) in catalogue
    assert catalogue.value(node, DCTERMS.license)


def test_every_dump_is_listed(catalogue: Graph, described: URIRef) -> None:
    """DCAT and VoID both lead to all the files, those of a part to the part's."""
    parts = set(catalogue.objects(described, VOID.subset))

    assert _dumps(catalogue, described) == set(FILES)
    assert len(set(catalogue.objects(described, DCAT.distribution))) == len(FILES)
    assert set().union(*(_dumps(catalogue, part) for part in parts)) == set(PARTS)
    assert parts == set(catalogue.subjects(DCTERMS.isPartOf, described))


def _dumps(catalogue: Graph, dataset: Node) -> set[str]:
    return {str(o).removeprefix(BASE) for o in catalogue.objects(dataset, VOID.dataDump)}


def test_the_dataset_is_told_in_six_languages(catalogue: Graph, described: URIRef) -> None:
    """Title and description are there in every language that the pages have."""
    for predicate in (DCTERMS.title, DCTERMS.description):
        found = {
            o.language for o in catalogue.objects(described, predicate) if isinstance(o, Literal)
        }

        assert found == {"en", "uk", "pl", "fr", "de", "ar"}


def test_counts_are_those_of_the_dump(catalogue: Graph, described: URIRef, dump: Graph) -> None:
    """Triples, subjects, properties and classes are counted over the union of all graphs."""
    expected = {
        VOID.triples: len(dump),
        VOID.distinctSubjects: len(set(dump.subjects())),
        VOID.properties: len(set(dump.predicates())),
        VOID.classes: len(set(dump.objects(None, RDF.type))),
    }

    assert {p: int(str(catalogue.value(described, p))) for p in expected} == expected


def test_partitions_add_up(catalogue: Graph, described: URIRef, dump: Graph) -> None:
    """Each property's triples and each class's things are counted."""
    properties = {
        catalogue.value(part, VOID.property): int(str(catalogue.value(part, VOID.triples)))
        for part in catalogue.objects(described, VOID.propertyPartition)
    }
    classes = {
        catalogue.value(part, VOID["class"]): int(str(catalogue.value(part, VOID.entities)))
        for part in catalogue.objects(described, VOID.classPartition)
    }

    assert sum(properties.values()) == len(dump)
    assert classes == {
        kind: len(set(dump.subjects(RDF.type, kind))) for kind in set(dump.objects(None, RDF.type))
    }


def test_examples_are_things_of_the_dataset(
    catalogue: Graph, described: URIRef, dump: Graph
) -> None:
    """Every example resource can be looked at."""
    examples = set(catalogue.objects(described, VOID.exampleResource))

    assert len(examples) >= 5
    assert examples <= set(dump.subjects())


def test_the_catalogue_knows_no_clock(catalogue: Graph, described: URIRef) -> None:
    """Its only dates are those of the time that the data covers: the same data, the same ones."""
    stated = {
        o
        for o in catalogue.objects()
        if isinstance(o, Literal) and "date" in str(o.datatype).lower()
    }
    (period,) = catalogue.objects(described, DCTERMS.temporal)

    assert stated == {
        catalogue.value(period, DCAT.startDate),
        catalogue.value(period, DCAT.endDate),
    }


def test_the_period_is_that_of_the_meetings(catalogue: Graph, described: URIRef) -> None:
    """From the first meeting to the end of the month of the last; decrees cited are no part."""
    (period,) = catalogue.objects(described, DCTERMS.temporal)

    assert catalogue.value(period, DCAT.startDate) == Literal("2024-01-17", datatype=XSD.date)
    assert catalogue.value(period, DCAT.endDate) == Literal("2025-11-30", datatype=XSD.date)


def test_no_node_is_blank(catalogue: Graph) -> None:
    """Everything that the catalogue speaks of has a name."""
    assert all(isinstance(node, URIRef) for node in catalogue.subjects())
