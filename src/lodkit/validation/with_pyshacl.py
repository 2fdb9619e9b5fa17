"""Validation by pySHACL: for shapes that hold queries, and to compare with."""

import logging
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from lodkit.errors import ShapesError
from lodkit.validation.messages import in_one_language, messages_in
from lodkit.validation.paths import RDF, SH, Path, Predicate, read_path
from lodkit.validation.rdflib_terms import from_rdflib, to_rdflib
from lodkit.validation.report import Finding, own_severity_of, severity_of

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

    from lodkit.validation.data import Data, DataGraph, Term

_CIRCLE = (
    "shapes refer to themselves, which SHACL leaves undefined; "
    "pySHACL goes round them a few times and takes for conforming what lies behind"
)


def findings(
    data: "DataGraph", shapes: "Data", without: "frozenset[Term]" = frozenset()
) -> Iterator[Finding]:
    """What pySHACL finds, without the targets of some shapes.

    Raises ShapesError where it cannot use the shapes.
    """
    from rdflib import URIRef

    graph = _without_targets(shapes, without)
    results = _results(data.to_graph(), graph)
    for result in results.objects(None, URIRef(f"{SH}result")):
        yield _finding(results, result, shapes)


def _without_targets(shapes: "Data", without: "frozenset[Term]") -> "Graph":
    """The shapes graph where some shapes have no targets and are no classes, either."""
    from rdflib import Graph

    graph = Graph()
    for prefix, namespace in shapes.prefixes.items():
        graph.bind(prefix, namespace)
    for triple in shapes.triples():
        iri, value = triple.predicate.value, str(triple.object)
        aims = iri.startswith(f"{SH}target") or (iri == f"{RDF}type" and not _is_shacl(value))
        if triple.subject not in without or not aims:
            graph.add(tuple(map(to_rdflib, triple)))  # type: ignore[arg-type]
    return graph


def _is_shacl(term: str) -> bool:
    return term.startswith(f"<{SH}")


def _results(data: "Graph", shapes: "Graph") -> "Graph":
    import pyshacl
    from pyshacl.errors import ShapeRecursionWarning
    from rdflib import Graph

    logging.getLogger("pyshacl").setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings(record=True) as warned:
            _, results, _ = pyshacl.validate(
                data, shacl_graph=shapes, inference="none", do_owl_imports=False, meta_shacl=False
            )
    except Exception as error:  # whatever a query meets: rdflib has no root for its errors
        reason = " ".join(str(getattr(error, "message", error)).split())
        raise ShapesError(f"pySHACL cannot apply the shapes: {reason}") from error
    if any(issubclass(one.category, ShapeRecursionWarning) for one in warned):
        warnings.warn(_CIRCLE, stacklevel=2)
    if not isinstance(results, Graph):
        raise ShapesError(f"pySHACL cannot apply the shapes: {' '.join(str(results).split())}")
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
    said = messages_in(map(from_rdflib, results.objects(result, URIRef(SH + "resultMessage"))))
    return Finding(
        severity=severity_of(of("resultSeverity")),
        focus=focus,
        path=_path(of("resultPath"), shape, shapes),
        value=of("value"),
        constraint=constraint.value,
        shape=shape,
        message=in_one_language(said),
        messages=said,
        own_severity=own_severity_of(of("resultSeverity")),
    )


def _path(node: "Term | None", shape: "Term", shapes: "Data") -> Path | None:
    """The path of a result; one that is more than a property is the shape's own."""
    if node is None or isinstance(node, ox.NamedNode):
        return node and Predicate(node.value)
    return next((read_path(shapes, path) for path in shapes.objects(shape, f"{SH}path")), None)
