"""What breaks a constraint: each kind of constraint asked of all focus nodes and values at once."""

from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

import numpy as np
import pyoxigraph as ox

from lodkit.validation import constraints as c
from lodkit.validation.columns import (
    LOW,
    NO_PAIRS,
    Mask,
    Numbers,
    Pairs,
    distinct,
    joined,
    seconds,
    spread,
)
from lodkit.validation.data import DataGraph, Term
from lodkit.validation.facts import BLANK, IRI, LITERAL, Facts
from lodkit.validation.literals import is_less, order
from lodkit.validation.paths import Path, Predicate
from lodkit.validation.patterns import matching

_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_KINDS = {
    "IRI": (IRI,),
    "BlankNode": (BLANK,),
    "Literal": (LITERAL,),
    "BlankNodeOrIRI": (BLANK, IRI),
    "BlankNodeOrLiteral": (BLANK, LITERAL),
    "IRIOrLiteral": (IRI, LITERAL),
}


class Asking(Protocol):
    """What a check asks of an evaluation."""

    data: DataGraph
    facts: Facts

    def are_instances(self, nodes: Numbers, iri: str) -> Mask:
        """Which of some sorted nodes are SHACL instances of a class."""
        ...

    def failing(self, shape: Term, nodes: Numbers) -> Mask:
        """Which of some sorted nodes do not conform to a shape."""
        ...


class Broken(NamedTuple):
    """Where a constraint is broken: focus nodes, their values or none, and a path of its own."""

    focus: Numbers
    values: Numbers | None = None
    path: Path | None = None


def broken(asking: Asking, constraint: c.Constraint, focus: Numbers, pairs: Pairs) -> list[Broken]:
    """Where sorted focus nodes, and the pairs of these and their values, break a constraint."""
    kind = type(constraint)
    if kind in _OF_VALUES:
        values, places = np.unique(pairs & LOW, return_inverse=True)
        bad = pairs[_OF_VALUES[kind](asking, constraint, values)[places]]
        return [Broken(bad >> 32, bad & LOW)]
    return _OF_FOCUS[kind](asking, constraint, focus, pairs)


def _class(asking: Asking, constraint: c.Class, values: Numbers) -> Mask:
    return ~asking.are_instances(values, constraint.iri)


def _datatype(asking: Asking, constraint: c.Datatype, values: Numbers) -> Mask:
    if constraint.iri == f"{_RDFS}Literal":
        return np.not_equal(asking.facts.kinds(values), LITERAL)
    return ~asking.facts.has_datatype(values, constraint.iri)


def _node_kind(asking: Asking, constraint: c.NodeKind, values: Numbers) -> Mask:
    bad: Mask = np.isin(asking.facts.kinds(values), _KINDS.get(constraint.name, ()), invert=True)
    return bad


def _range(asking: Asking, constraint: c.Range, values: Numbers) -> Mask:
    bound, wanted = constraint.bound, _ORDERS[constraint.component]
    bad: Mask = np.ones(len(values), np.bool_)
    literals = np.flatnonzero(asking.facts.kinds(values) == LITERAL)

    def outside(literal: ox.Literal) -> bool:
        return order(literal, bound) not in wanted

    bad[literals] = asking.facts.each(outside, values[literals])
    return bad


_ORDERS = {
    "MinExclusive": (1,),
    "MinInclusive": (0, 1),
    "MaxExclusive": (-1,),
    "MaxInclusive": (-1, 0),
}


def _length(asking: Asking, constraint: c.Length, values: Numbers) -> Mask:
    number, at_least = constraint.number, constraint.component == "MinLength"
    if at_least and number == 0:
        return np.zeros(len(values), np.bool_)

    def wrong(term: Any) -> bool:
        length = len(term.value)
        return length < number if at_least else length > number

    blank: Mask = asking.facts.kinds(values) == BLANK
    return asking.facts.each(wrong, values) | blank


def _pattern(asking: Asking, constraint: c.Pattern, values: Numbers) -> Mask:
    bad = np.ones(len(values), np.bool_)
    texts = np.flatnonzero(asking.facts.kinds(values) != BLANK)
    terms = asking.data.terms
    written = [terms[number].value for number in values[texts].tolist()]
    bad[texts] = ~matching(written, constraint.pattern, constraint.flags)
    return bad


def _language_in(asking: Asking, constraint: c.LanguageIn, values: Numbers) -> Mask:
    def fits(tag: str) -> bool:
        return any(r in ("*", tag) or tag.startswith(f"{r}-") for r in constraint.ranges)

    allowed = asking.facts.language_numbers(fits)
    bad: Mask = np.isin(asking.facts.languages(values), allowed, invert=True)
    return bad


def _in(asking: Asking, constraint: c.In, values: Numbers) -> Mask:
    allowed = [asking.data.number(value) for value in constraint.values]
    return np.isin(values, allowed, invert=True)


def _logical(asking: Asking, constraint: c.Logical, values: Numbers) -> Mask:
    fits = np.array([~asking.failing(shape, values) for shape in constraint.shapes])
    count = fits.sum(axis=0)
    return ~_ENOUGH[constraint.component](count, len(constraint.shapes))


_ENOUGH: dict[str, Callable[[Numbers, int], Mask]] = {
    "Not": lambda count, all_: count == 0,
    "And": lambda count, all_: count == all_,
    "Node": lambda count, all_: count == all_,
    "Or": lambda count, all_: count > 0,
    "Xone": lambda count, all_: count == 1,
}
_OF_VALUES: dict[type, Callable[[Asking, Any, Numbers], Mask]] = {
    c.Class: _class,
    c.Datatype: _datatype,
    c.NodeKind: _node_kind,
    c.Range: _range,
    c.Length: _length,
    c.Pattern: _pattern,
    c.LanguageIn: _language_in,
    c.In: _in,
    c.Logical: _logical,
}
OF_VALUES = frozenset(_OF_VALUES)
"""The constraints that a value keeps or breaks by itself, whatever node it is a value of."""


def _outside(counts: Numbers, component: str, number: int) -> Mask:
    return counts < number if component.endswith("MinCount") else counts > number


def counted(pairs: Pairs, focus: Numbers) -> Numbers:
    """How many of the sorted pairs begin with each focus node."""
    ends: Numbers = np.searchsorted(pairs, (focus + 1) << 32)
    return ends - np.searchsorted(pairs, focus << 32)


def _count(asking: Asking, one: c.Count, focus: Numbers, pairs: Pairs) -> list[Broken]:
    return [Broken(focus[_outside(counted(pairs, focus), one.component, one.number)])]


def _qualified(asking: Asking, one: c.Qualified, focus: Numbers, pairs: Pairs) -> list[Broken]:
    values, places = np.unique(pairs & LOW, return_inverse=True)
    fits = ~asking.failing(one.shape, values)
    for sibling in one.siblings:
        fits &= asking.failing(sibling, values)
    counts = counted(pairs[fits[places]], focus)
    return [Broken(focus[_outside(counts, one.component, one.number)])]


def _unique_lang(asking: Asking, one: c.UniqueLang, focus: Numbers, pairs: Pairs) -> list[Broken]:
    languages = asking.facts.languages(pairs & LOW).astype(np.int64)
    tagged = ((pairs >> 32) << 32 | languages)[languages > 0]
    found, counts = np.unique(tagged, return_counts=True)
    return [Broken(found[counts > 1] >> 32)]


def _has_value(asking: Asking, one: c.HasValue, focus: Numbers, pairs: Pairs) -> list[Broken]:
    having = pairs[(pairs & LOW) == asking.data.number(one.value)] >> 32
    return [Broken(np.setdiff1d(focus, having))]


def _pair(asking: Asking, one: c.Pair, focus: Numbers, pairs: Pairs) -> list[Broken]:
    others = asking.data.onward(one.iri, focus)
    bad = _PAIRS[one.component](asking, pairs, others)
    return [Broken(bad >> 32, bad & LOW)]


def _unequal(asking: Asking, pairs: Pairs, others: Pairs) -> Pairs:
    return np.setxor1d(pairs, others, assume_unique=True)


def _shared(asking: Asking, pairs: Pairs, others: Pairs) -> Pairs:
    return np.intersect1d(pairs, others, assume_unique=True)


def _not_less(asking: Asking, pairs: Pairs, others: Pairs, same: bool = False) -> Pairs:
    begins = np.searchsorted(others, (pairs >> 32) << 32)
    ends = np.searchsorted(others, ((pairs >> 32) + 1) << 32)
    rows = np.repeat(np.arange(len(pairs)), ends - begins)
    terms = asking.data.terms
    left = (pairs[rows] & LOW).tolist()
    right = (others[spread(begins, ends)] & LOW).tolist()
    bad = [_is_not_less(terms[a], terms[b], same) for a, b in zip(left, right, strict=True)]
    return distinct(pairs[rows[np.array(bad, np.bool_)]]) if bad else NO_PAIRS


def _is_not_less(one: Any, other: Any, same: bool) -> bool:
    if isinstance(one, ox.BlankNode) or isinstance(other, ox.BlankNode):
        return True
    return not is_less(one, other, same)


def _not_less_or_equal(asking: Asking, pairs: Pairs, others: Pairs) -> Pairs:
    return _not_less(asking, pairs, others, same=True)


_PAIRS: dict[str, Callable[[Asking, Pairs, Pairs], Pairs]] = {
    "Equals": _unequal,
    "Disjoint": _shared,
    "LessThan": _not_less,
    "LessThanOrEquals": _not_less_or_equal,
}


def _closed(asking: Asking, one: c.Closed, focus: Numbers, pairs: Pairs) -> list[Broken]:
    found = []
    for iri, stated in asking.data.about(seconds(pairs), one.allowed):
        bad = joined(pairs, stated)
        found.append(Broken(bad >> 32, bad & LOW, Predicate(iri)))
    return found


def _property(asking: Asking, one: c.Property, focus: Numbers, pairs: Pairs) -> list[Broken]:
    values, places = np.unique(pairs & LOW, return_inverse=True)
    bad = pairs[asking.failing(one.shape, values)[places]]
    return [Broken(bad >> 32)]


_OF_FOCUS: dict[type, Callable[[Asking, Any, Numbers, Pairs], list[Broken]]] = {
    c.Count: _count,
    c.Qualified: _qualified,
    c.UniqueLang: _unique_lang,
    c.HasValue: _has_value,
    c.Pair: _pair,
    c.Closed: _closed,
    c.Property: _property,
}
