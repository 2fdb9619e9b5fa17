"""The parameters of constraint components, read from a shapes graph as constraints."""

from collections.abc import Callable, Iterable, Mapping

import pyoxigraph as ox

from lodkit.errors import ShapesError
from lodkit.validation import constraints as c
from lodkit.validation.data import Data, Term
from lodkit.validation.paths import SH, Predicate, read_list, read_path

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
        raise ShapesError(f"sh:property leads to {named(value)}, which has no sh:path")
    return (c.Property(value),)


def _closed(graph: Data, node: Term, value: Term) -> Iterable[c.Constraint]:
    if not is_true([value]):
        return ()
    listed = graph.objects(node, f"{SH}ignoredProperties")
    ignored = {one.value for each in listed for one in read_list(graph, each)}
    properties = graph.objects(node, f"{SH}property")
    paths = (read_path(graph, p) for one in properties for p in graph.objects(one, f"{SH}path"))
    declared = {path.iri for path in paths if isinstance(path, Predicate)}
    return (c.Closed(frozenset(declared | ignored)),)


def _qualified(graph: Data, node: Term, value: Term) -> Iterable[c.Constraint]:
    siblings: tuple[Term, ...] = ()
    if is_true(graph.objects(node, f"{SH}qualifiedValueShapesDisjoint")):
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


WITH_PATH = frozenset(
    ("minCount", "maxCount", "uniqueLang", "lessThan", "lessThanOrEquals", "qualifiedValueShape")
)
CONSTRAINTS: Mapping[str, Make] = {
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


def is_true(values: Iterable[Term]) -> bool:
    """Whether one of some values says yes."""
    return any(value.value in ("true", "1") for value in values)


def named(node: Term) -> str:
    """A shape as errors call it."""
    return "a shape without name" if isinstance(node, ox.BlankNode) else str(node)
