"""Validation by pySHACL: for shapes that hold queries, and to compare with."""

import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from lodkit.errors import ShapesError
from lodkit.validation.paths import SH, Path, Predicate, read_path
from lodkit.validation.rdflib_terms import from_rdflib
from lodkit.validation.report import SEVERITIES, Finding, Severity

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

    from lodkit.validation.data import Data, Term


def findings(data: "Data", shapes: "Data") -> Iterator[Finding]:
    """What pySHACL finds. Raises ShapesError where it cannot use the shapes."""
    from rdflib import RDF, URIRef

    results = _results(data.to_graph(), shapes.to_graph())
    for result in results.subjects(RDF.type, URIRef(SH + "ValidationResult")):
        yield _finding(results, result, shapes)


def _results(data: "Graph", shapes: "Graph") -> "Graph":
    import pyshacl
    from pyparsing import ParseBaseException
    from pyshacl.errors import ReportableRuntimeError, ShapeLoadError
    from rdflib import Graph

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
    return results


def _finding(results: "Graph", result: "Node", shapes: "Data") -> Finding:
    from rdflib import URIRef

    def of(name: str) -> "Term | None":
        value = results.value(result, URIRef(SH + name))
        return None if value is None else from_rdflib(value)

    focus, shape, constraint = of("focusNode"), of("sourceShape"), of("sourceConstraintComponent")
    assert focus is not None
    assert shape is not None
    assert constraint is not None
    messages = sorted(str(m) for m in results.objects(result, URIRef(SH + "resultMessage")))
    return Finding(
        severity=_severity(of("resultSeverity")),
        focus=focus,
        path=_path(of("resultPath"), shape, shapes),
        value=of("value"),
        constraint=constraint.value,
        shape=shape,
        message=" ".join(messages),
    )


def _path(node: "Term | None", shape: "Term", shapes: "Data") -> Path | None:
    """The path of a result; one that is more than a property is the shape's own."""
    if node is None or isinstance(node, ox.NamedNode):
        return node and Predicate(node.value)
    return next((read_path(shapes, path) for path in shapes.objects(shape, f"{SH}path")), None)


def _severity(node: "Term | None") -> Severity:
    """The severity's name; one of a shape's own invention counts as a violation."""
    name = node.value.removeprefix(SH) if isinstance(node, ox.NamedNode) else ""
    return next((s for s in SEVERITIES if name == s), "Violation")
