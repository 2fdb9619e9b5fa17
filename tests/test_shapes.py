"""The shapes: what conforms, and for each constraint a file that it rejects."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import OWL, RDF, SH, Graph, Literal

from lodkit.validation import validate
from lodkit.validation.data import Data, data_of
from lodkit.validation.loading import load_data, parse

ROOT = Path(__file__).parent.parent
KINDS = ("data", "lexicon")
INVALID = sorted((ROOT / "tests" / "invalid").glob("*/*.ttl"))

Finding = tuple[str, str]
"""The message of a constraint, and the name of its constraint component."""

# The parameters of the constraint components that the shapes use; sh:qualifiedMinCount stands for
# itself and its shape, sh:sparql for its query.
COMPONENTS = {
    SH["class"]: "Class",
    SH.closed: "Closed",
    SH.datatype: "Datatype",
    SH.hasValue: "HasValue",
    SH["in"]: "In",
    SH.languageIn: "LanguageIn",
    SH.lessThan: "LessThan",
    SH.lessThanOrEquals: "LessThanOrEquals",
    SH.maxCount: "MaxCount",
    SH.minCount: "MinCount",
    SH.minInclusive: "MinInclusive",
    SH.minLength: "MinLength",
    SH.nodeKind: "NodeKind",
    SH["not"]: "Not",
    SH["or"]: "Or",
    SH.pattern: "Pattern",
    SH.qualifiedMinCount: "QualifiedMinCount",
    SH.select: "SPARQL",
    SH.uniqueLang: "UniqueLang",
}

# What shapes hold beside constraints.
WITHIN_SHAPES = {
    *(SH.alternativePath, SH.inversePath, SH.path, SH.zeroOrMorePath, SH.oneOrMorePath),
    *(SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf),
    *(SH.message, SH.severity, SH.property, SH.ignoredProperties, SH.qualifiedValueShape),
    *(SH.sparql, SH.prefixes, SH.declare, SH.prefix, SH.namespace),
}


@cache
def shapes(kind: str) -> Graph:
    """Read the shapes for published data or for the lexicon."""
    return Graph().parse(ROOT / "shapes" / f"{kind}.ttl")


@cache
def valid(kind: str) -> tuple[ox.Quad, ...]:
    """Read the small conforming graph; data comes with the concepts that it points to."""
    files = [ROOT / "tests" / "valid" / f"{kind}.ttl"]
    if kind == "data":
        schemes = sorted((ROOT / "ontology" / "schemes").glob("*.ttl"))
        files += (scheme for scheme in schemes if scheme.stem != "places")
    return tuple(quad for file in files for quad in parse(file))


@cache
def own_shapes(kind: str) -> Data:
    """Read the shapes as lodkit's own engine takes them."""
    return load_data([ROOT / "shapes" / f"{kind}.ttl"])


def findings(quads: Iterable[ox.Quad], kind: str) -> list[Finding]:
    """Tell what is wrong with a graph."""
    report = validate(data_of(quads), own_shapes(kind))
    return sorted((found.message, _component(found.constraint)) for found in report.findings)


def _component(iri: str) -> str:
    return iri.removeprefix(str(SH)).removesuffix("ConstraintComponent")


def rejected(file: Path) -> Finding:
    """Read from the first line of an invalid file what rejects it."""
    line = file.read_text(encoding="utf-8").split("\n", 1)[0]
    found = re.fullmatch(r"# rejects: (.+) \(sh:(\w+)ConstraintComponent\)", line)
    assert found is not None, f"{file}: the first line does not say what rejects it"
    return found[1], found[2]


def constraints(kind: str) -> set[Finding]:
    """List every constraint of the shapes, by its message."""
    graph = shapes(kind)
    return {
        (str(message), component)
        for shape, message in graph.subject_objects(SH.message)
        for parameter, component in COMPONENTS.items()
        if (shape, parameter, None) in graph
    }


@pytest.mark.parametrize("kind", KINDS)
def test_small_valid_graph_conforms(kind: str) -> None:
    """What the shapes describe can be written so that they find nothing."""
    assert findings(valid(kind), kind) == []


@pytest.mark.parametrize("file", INVALID, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_invalid_file_is_rejected_for_its_fault_alone(file: Path) -> None:
    """A file in tests/invalid/ breaks the constraint that its first line names, and no other."""
    kind = file.parent.name

    found = findings(chain(valid(kind), parse(file)), kind)

    assert found == [rejected(file)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_constraint_has_a_file_that_breaks_it(kind: str) -> None:
    """No constraint stands unproved: each has its file in tests/invalid/."""
    proved = {rejected(file) for file in INVALID if file.parent.name == kind}

    unproved = {
        (message, component)
        for message, component in constraints(kind)
        if not any(c == component and _says(message, m) for m, c in proved)
    }

    assert unproved == set()


def _says(template: str, message: str) -> bool:
    """Whether a message is that of the shapes with its {?value} and {$this} filled in."""
    parts = re.split(r"\{[$?]\w+\}", template)
    return re.fullmatch(".+".join(map(re.escape, parts)), message) is not None


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_constraint_is_looked_for(kind: str) -> None:
    """A constraint of a kind that was not used before is not passed over by these tests."""
    used = {name for name in shapes(kind).predicates() if name in SH}

    assert used - COMPONENTS.keys() - WITHIN_SHAPES == set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_constraint_has_message_and_severity(kind: str) -> None:
    """Whoever meets a finding reads an English sentence and how grave it is."""
    graph = shapes(kind)
    spoken = set(graph.subjects(SH.message))

    assert all(
        isinstance(m, Literal) and m.language == "en" for m in graph.objects(None, SH.message)
    )
    assert spoken == set(graph.subjects(SH.severity))
    assert {message for message, _ in constraints(kind)} == {
        str(message) for message in graph.objects(None, SH.message)
    }


@pytest.mark.parametrize("kind", KINDS)
def test_shapes_are_valid_shacl(kind: str) -> None:
    """The shapes conform to SHACL's own shapes."""
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes(kind), meta_shacl=True)

    assert conforms, text


def test_data_shapes_use_core_constraints_only() -> None:
    """Data shapes run over millions of triples, so none of them carries a query."""
    assert (None, SH.sparql, None) not in shapes("data")


def test_every_class_and_property_of_the_ontology_is_in_the_shapes() -> None:
    """What the vocabulary has, published data or the lexicon is checked for."""
    ontology = Graph().parse(ROOT / "ontology" / "lodkit.ttl")
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    terms = {term for kind in kinds for term in ontology.subjects(RDF.type, kind)}
    named = {node for kind in KINDS for node in shapes(kind).objects()}

    unknown = sorted(terms - named)

    assert unknown == [], (
        "name them in a list of shapes/data.ttl, or of lexicon.ttl if not published"
    )
