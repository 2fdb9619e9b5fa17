"""The engine: pySHACL over an rdflib graph, its results as a report."""

import logging
from typing import TYPE_CHECKING

from lodkit.errors import ShapesError
from lodkit.validation.report import SEVERITIES, Finding, Report, Severity, report_of

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

SH = "http://www.w3.org/ns/shacl#"


def validate(data: "Graph", shapes: "Graph") -> Report:
    """Validate `data` against `shapes` (SHACL Core and SHACL-SPARQL), without inference.

    owl:imports is not followed. Raises ShapesError where the shapes are ill-formed or the graph
    holds none.
    """
    import pyshacl
    from pyparsing import ParseBaseException
    from pyshacl.errors import ReportableRuntimeError, ShapeLoadError
    from rdflib import Graph

    if not _has_shapes(shapes):
        raise ShapesError(
            "there is no shape in the shapes graph",
            remedy="a shape is a sh:NodeShape or sh:PropertyShape, or has a target",
        )
    logging.getLogger("pyshacl").setLevel(logging.CRITICAL)
    try:
        _, results, _ = pyshacl.validate(
            data, shacl_graph=shapes, inference="none", do_owl_imports=False, meta_shacl=False
        )
    except (ShapeLoadError, ReportableRuntimeError, ParseBaseException) as error:
        reason = " ".join(str(getattr(error, "message", error)).split())
        raise ShapesError(f"the shapes are ill-formed: {reason}") from error
    if not isinstance(results, Graph):
        raise ShapesError(f"the shapes cannot be applied: {' '.join(str(results).split())}")
    return report_of(_findings(results, data))


def _has_shapes(shapes: "Graph") -> bool:
    from rdflib import RDF, URIRef

    typed = (URIRef(SH + "NodeShape"), URIRef(SH + "PropertyShape"))
    targets = ("targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf")
    return any((None, RDF.type, kind) in shapes for kind in typed) or any(
        (None, URIRef(SH + target), None) in shapes for target in targets
    )


def _findings(results: "Graph", data: "Graph") -> set[Finding]:
    from rdflib import RDF, URIRef

    def of(node: "Node", name: str) -> str:
        value = results.value(node, URIRef(SH + name))
        return "" if value is None else _shown(value, data)

    found = set()
    for result in results.subjects(RDF.type, URIRef(SH + "ValidationResult")):
        messages = sorted(str(m) for m in results.objects(result, URIRef(SH + "resultMessage")))
        found.add(
            Finding(
                severity=_severity(of(result, "resultSeverity")),
                focus=of(result, "focusNode"),
                path=of(result, "resultPath"),
                value=of(result, "value"),
                constraint=of(result, "sourceConstraintComponent"),
                shape=of(result, "sourceShape"),
                message=" ".join(messages),
            )
        )
    return found


def _severity(node: str) -> Severity:
    """The severity's name; one of a shape's own invention counts as a violation."""
    return next((s for s in SEVERITIES if node == f"<{SH}{s}>"), "Violation")


def _shown(node: "Node", data: "Graph") -> str:
    """A term in N-Triples syntax; blank nodes, whose labels change, as `_:`."""
    from rdflib import BNode

    return "_:" if isinstance(node, BNode) else node.n3()
