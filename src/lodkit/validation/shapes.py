"""A shapes graph read: shapes by their node, with constraints as values."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from lodkit.errors import ShapesError
from lodkit.validation import constraints as c
from lodkit.validation.data import Data, Term
from lodkit.validation.paths import RDF, SH, Predicate, read_list, read_path
from lodkit.validation.report import own_severity_of, severity_of

RDFS = "http://www.w3.org/2000/01/rdf-schema#"
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

    def within(self, shape: c.Shape) -> Iterator[c.Shape]:
        """A shape and all those that its constraints lead to, each once."""
        seen, waiting = {shape.node}, [shape]
        while waiting:
            found = waiting.pop()
            yield found
            for node in (n for one in found.constraints for n in led_to(one)):
                if node not in seen:
                    seen.add(node)
                    waiting.append(self.shape(node))

    def leads_to_itself(self, shape: c.Shape) -> bool:
        """Whether one of the shapes that a shape leads to leads back to it."""
        return any(
            shape.node in led_to(one) for found in self.within(shape) for one in found.constraints
        )

    @cached_property
    def _known(self) -> dict[Term, c.Shape]:
        return {}

    @cached_property
    def _implicit(self) -> frozenset[Term]:
        """Shapes that are classes, and so their own target."""
        graph = self.graph
        classes = _with_subclasses(graph, ox.NamedNode(f"{RDFS}Class"))
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
            if not _is_true(self.graph.objects(parameter, f"{SH}optional")):
                yield from (path.value for path in self.graph.objects(parameter, f"{SH}path"))

    def _read(self, node: Term) -> c.Shape:
        graph = self.graph
        if isinstance(node, ox.Literal):
            raise ShapesError(f"{node} stands where a shape should")
        paths = graph.objects(node, f"{SH}path")
        if len(paths) > 1:
            raise ShapesError("a shape has two sh:path", where=_named(node))
        given = next(iter(graph.objects(node, f"{SH}severity")), None)
        deactivated = _is_true(graph.objects(node, f"{SH}deactivated"))
        try:
            return c.Shape(
                node=node,
                path=read_path(graph, paths[0]) if paths else None,
                severity=severity_of(given),
                own_severity=own_severity_of(given),
                message=" ".join(sorted(m.value for m in graph.objects(node, f"{SH}message"))),
                targets=self._targets(node),
                constraints=() if deactivated else tuple(self._constraints(node, bool(paths))),
            )
        except ShapesError as error:
            raise ShapesError(error.what, where=error.where or _named(node)) from error

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
        for name, make in _CONSTRAINTS.items():
            if name in _WITH_PATH and not has_path:
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


Make = Callable[[Data, Term, Term], Iterable[c.Constraint]]


def _with_iri(kind: Callable[[str], c.Constraint], name: str) -> Make:
    def make(graph: Data, node: Term, value: Term) -> Iterable[c.Constraint]:
        if not isinstance(value, ox.NamedNode):
            raise ShapesError(f"sh:{name} has the value {value}, which is no IRI")
        return (kind(value.value),)

    return make


def _with_number(kind: Callable[[str, int], c.Constraint], component: str) -> Make:
    def make(graph: Data, node: Term, value: Term) -> Iterable[c.Constraint]:
        return (kind(component, _number(value, component)),)

    return make


def _number(value: Term, name: str) -> int:
    try:
        return int(value.value) if isinstance(value, ox.Literal) else int("")
    except ValueError as error:
        shown = name[0].lower() + name[1:]
        raise ShapesError(f"sh:{shown} has the value {value}, which is no whole number") from error


def _pair(component: str) -> Make:
    name = component[0].lower() + component[1:]
    return _with_iri(lambda iri: c.Pair(component, iri), name)


def _range(component: str) -> Make:
    def make(graph: Data, node: Term, value: Term) -> Iterable[c.Constraint]:
        if not isinstance(value, ox.Literal):
            raise ShapesError(f"the bound {value} is no literal")
        return (c.Range(component, value),)

    return make


def _listed(component: str) -> Make:
    def make(graph: Data, node: Term, value: Term) -> Iterable[c.Constraint]:
        shapes = tuple(read_list(graph, value))
        if not shapes:
            raise ShapesError(f"sh:{component.lower()} has a list without shapes")
        return (c.Logical(component, shapes),)

    return make


def _single(component: str) -> Make:
    return lambda graph, node, value: (c.Logical(component, (value,)),)


def _node_kind(graph: Data, node: Term, value: Term) -> Iterable[c.Constraint]:
    return (c.NodeKind(value.value.removeprefix(SH)),)


def _pattern(graph: Data, node: Term, value: Term) -> Iterable[c.Constraint]:
    flags = "".join(flag.value for flag in graph.objects(node, f"{SH}flags"))
    return (c.Pattern(value.value, flags),)


def _language_in(graph: Data, node: Term, value: Term) -> Iterable[c.Constraint]:
    return (c.LanguageIn(tuple(one.value.lower() for one in read_list(graph, value))),)


def _unique_lang(graph: Data, node: Term, value: Term) -> Iterable[c.Constraint]:
    return (c.UniqueLang(),) if value.value == "true" else ()


def _in(graph: Data, node: Term, value: Term) -> Iterable[c.Constraint]:
    return (c.In(tuple(read_list(graph, value))),)


def _has_value(graph: Data, node: Term, value: Term) -> Iterable[c.Constraint]:
    return (c.HasValue(value),)


def _property(graph: Data, node: Term, value: Term) -> Iterable[c.Constraint]:
    if not graph.objects(value, f"{SH}path"):
        raise ShapesError(f"sh:property leads to {_named(value)}, which has no sh:path")
    return (c.Property(value),)


def _closed(graph: Data, node: Term, value: Term) -> Iterable[c.Constraint]:
    if not _is_true([value]):
        return ()
    listed = graph.objects(node, f"{SH}ignoredProperties")
    ignored = {one.value for each in listed for one in read_list(graph, each)}
    properties = graph.objects(node, f"{SH}property")
    paths = (read_path(graph, p) for one in properties for p in graph.objects(one, f"{SH}path"))
    declared = {path.iri for path in paths if isinstance(path, Predicate)}
    return (c.Closed(frozenset(declared | ignored)),)


def _qualified(graph: Data, node: Term, value: Term) -> Iterable[c.Constraint]:
    siblings: tuple[Term, ...] = ()
    if _is_true(graph.objects(node, f"{SH}qualifiedValueShapesDisjoint")):
        others = {
            shape
            for parent in graph.subjects(f"{SH}property", node)
            for other in graph.objects(parent, f"{SH}property")
            for shape in graph.objects(other, f"{SH}qualifiedValueShape")
        }
        siblings = tuple(sorted(others - {value}, key=str))
    for component in ("QualifiedMinCount", "QualifiedMaxCount"):
        name = component[0].lower() + component[1:]
        for number in graph.objects(node, SH + name):
            yield c.Qualified(component, _number(number, component), value, siblings)


_WITH_PATH = frozenset(
    ("minCount", "maxCount", "uniqueLang", "lessThan", "lessThanOrEquals", "qualifiedValueShape")
)
_CONSTRAINTS: Mapping[str, Make] = {
    "class": _with_iri(c.Class, "class"),
    "datatype": _with_iri(c.Datatype, "datatype"),
    "nodeKind": _node_kind,
    "minCount": _with_number(c.Count, "MinCount"),
    "maxCount": _with_number(c.Count, "MaxCount"),
    "minExclusive": _range("MinExclusive"),
    "minInclusive": _range("MinInclusive"),
    "maxExclusive": _range("MaxExclusive"),
    "maxInclusive": _range("MaxInclusive"),
    "minLength": _with_number(c.Length, "MinLength"),
    "maxLength": _with_number(c.Length, "MaxLength"),
    "pattern": _pattern,
    "languageIn": _language_in,
    "uniqueLang": _unique_lang,
    "equals": _pair("Equals"),
    "disjoint": _pair("Disjoint"),
    "lessThan": _pair("LessThan"),
    "lessThanOrEquals": _pair("LessThanOrEquals"),
    "not": _single("Not"),
    "and": _listed("And"),
    "or": _listed("Or"),
    "xone": _listed("Xone"),
    "node": _single("Node"),
    "property": _property,
    "qualifiedValueShape": _qualified,
    "closed": _closed,
    "hasValue": _has_value,
    "in": _in,
}


def _is_true(values: Iterable[Term]) -> bool:
    return any(value.value in ("true", "1") for value in values)


def _with_subclasses(graph: Data, kind: Term) -> list[Term]:
    classes = [kind]
    for found in classes:
        classes += [c for c in graph.subjects(f"{RDFS}subClassOf", found) if c not in classes]
    return classes


def _subjects(graph: Data, iri: str) -> set[Term]:
    return {graph.terms[number] for number in (graph.pairs(iri) >> 32).tolist()}


def _named(node: Term) -> str:
    return "a shape without name" if isinstance(node, ox.BlankNode) else str(node)
