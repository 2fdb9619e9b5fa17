"""A shapes graph read: shapes by their node, with constraints as values."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from lodkit.errors import ShapesError
from lodkit.validation import constraints as c
from lodkit.validation.data import Data, Term
from lodkit.validation.messages import messages_in
from lodkit.validation.parameters import CONSTRAINTS, WITH_PATH, is_true, named
from lodkit.validation.paths import RDF, SH, read_path
from lodkit.validation.report import own_severity_of, severity_of

RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
_TARGETS = ("targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf")
_SPARQL = {f"{SH}sparql": "sh:sparql", f"{SH}js": "sh:js", f"{SH}expression": "sh:expression"}


@dataclass(frozen=True)
class Shapes:
    """The shapes of a graph, read when they are asked for."""

    graph: Data

    @cached_property
    def targeted(self) -> tuple[c.Shape, ...]:
        """The shapes that have targets, in the order of their nodes' names."""
        return tuple(map(self.shape, self.targeted_nodes()))

    def targeted_nodes(self) -> list[Term]:
        """The nodes of the shapes that have targets, in the order of their names."""
        nodes = {node for name in _TARGETS for node in _subjects(self.graph, SH + name)}
        return sorted(nodes | self._implicit, key=str)

    def shape(self, node: Term) -> c.Shape:
        """The shape at a node. Raises ShapesError where it is ill-formed."""
        if node not in self._known:
            self._known[node] = self._read(node)
        return self._known[node]

    @cached_property
    def _known(self) -> dict[Term, c.Shape]:
        return {}

    @cached_property
    def _implicit(self) -> frozenset[Term]:
        """Shapes that are classes, and so their own target; OWL's are, whatever the graph says."""
        graph = self.graph
        classes = {
            kind
            for iri in (f"{RDFS}Class", f"{OWL}Class")
            for kind in _with_subclasses(graph, ox.NamedNode(iri))
        }
        kinds = [ox.NamedNode(f"{SH}{kind}") for kind in ("NodeShape", "PropertyShape")]
        shapes = {node for kind in kinds for node in graph.subjects(f"{RDF}type", kind)}
        typed = (node for kind in classes for node in graph.subjects(f"{RDF}type", kind))
        return frozenset(node for node in typed if node in shapes)

    @cached_property
    def _custom(self) -> tuple[tuple[Term, tuple[str, ...]], ...]:
        """The constraint components that the graph defines, with their mandatory parameters."""
        graph = self.graph
        return tuple(
            (node, tuple(self._mandatory(node)))
            for kind in _with_subclasses(graph, ox.NamedNode(f"{SH}ConstraintComponent"))
            for node in graph.subjects(f"{RDF}type", kind)
        )

    def _mandatory(self, component: Term) -> Iterator[str]:
        for parameter in self.graph.objects(component, f"{SH}parameter"):
            if not is_true(self.graph.objects(parameter, f"{SH}optional")):
                yield from (path.value for path in self.graph.objects(parameter, f"{SH}path"))

    def _read(self, node: Term) -> c.Shape:
        graph = self.graph
        if isinstance(node, ox.Literal):
            raise ShapesError(f"{node} stands where a shape should")
        paths = graph.objects(node, f"{SH}path")
        if len(paths) > 1:
            raise ShapesError("a shape has two sh:path", where=named(node))
        given = next(iter(graph.objects(node, f"{SH}severity")), None)
        deactivated = is_true(graph.objects(node, f"{SH}deactivated"))
        try:
            return c.Shape(
                node=node,
                path=read_path(graph, paths[0]) if paths else None,
                severity=severity_of(given),
                own_severity=own_severity_of(given),
                messages=messages_in(graph.objects(node, f"{SH}message")),
                targets=self._targets(node),
                constraints=() if deactivated else tuple(self._constraints(node, bool(paths))),
            )
        except ShapesError as error:
            raise ShapesError(error.what, where=error.where or named(node)) from error

    def _targets(self, node: Term) -> c.Targets:
        def iris(name: str) -> tuple[str, ...]:
            return tuple(sorted(term.value for term in self.graph.objects(node, SH + name)))

        return c.Targets(
            nodes=tuple(sorted(self.graph.objects(node, f"{SH}targetNode"), key=str)),
            classes=iris("targetClass") + ((node.value,) if node in self._implicit else ()),
            subjects_of=iris("targetSubjectsOf"),
            objects_of=iris("targetObjectsOf"),
        )

    def _constraints(self, node: Term, has_path: bool) -> Iterator[c.Constraint]:
        for name, make in CONSTRAINTS.items():
            if name in WITH_PATH and not has_path:
                continue
            for value in sorted(self.graph.objects(node, SH + name), key=str):
                yield from make(self.graph, node, value)
        for iri, what in _SPARQL.items():
            if self.graph.objects(node, iri):
                yield c.Foreign(what)
        for component, parameters in self._custom:
            if parameters and all(self.graph.objects(node, name) for name in parameters):
                yield c.Foreign(str(component))


def led_to(constraint: c.Constraint) -> tuple[Term, ...]:
    """The shapes that a constraint refers to."""
    match constraint:
        case c.Logical(shapes=shapes):
            return shapes
        case c.Property(shape=shape):
            return (shape,)
        case c.Qualified(shape=shape, siblings=siblings):
            return (shape, *siblings)
        case _:
            return ()


def _with_subclasses(graph: Data, kind: Term) -> list[Term]:
    classes = [kind]
    for found in classes:
        classes += [c for c in graph.subjects(f"{RDFS}subClassOf", found) if c not in classes]
    return classes


def _subjects(graph: Data, iri: str) -> set[Term]:
    return {graph.terms[number] for number in (graph.pairs(iri) >> 32).tolist()}
