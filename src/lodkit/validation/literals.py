"""Literals: whether they are well-formed for their datatype, and which is the smaller one.

What is plain is decided here, the rest by rdflib, in whose terms pySHACL decides it.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pyoxigraph as ox

from lodkit.validation.rdflib_terms import STRING, to_rdflib

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_LANG = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"

# What matches is well-formed for sure; what does not may be so.
_DATE = r"[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])"
_TIME = r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d"
_PLAIN = {
    XSD + name: re.compile(pattern, re.ASCII)
    for name, pattern in {
        "string": r"(?s:.*)",
        "boolean": "true|false|0|1",
        "integer": r"[+-]?\d{1,18}",
        "nonNegativeInteger": r"\d{1,18}",
        "decimal": r"[+-]?\d{1,18}(?:\.\d{1,18})?",
        "double": r"[+-]?\d{1,18}(?:\.\d{1,18})?(?:[eE][+-]?\d{1,2})?",
        "float": r"[+-]?\d{1,18}(?:\.\d{1,18})?(?:[eE][+-]?\d{1,2})?",
        "date": _DATE,
        "dateTime": f"{_DATE}T{_TIME}Z?",
        "time": f"{_TIME}Z?",
        "gYear": r"[12]\d{3}",
        "gYearMonth": r"[12]\d{3}-(?:0[1-9]|1[0-2])",
    }.items()
} | {RDF_LANG: re.compile(r"(?s:.*)")}
_KINDS: dict[str, type | tuple[type, ...]] = {
    f"{XSD}string": (str, bytes),
    RDF_LANG: (str, bytes),
    f"{XSD}integer": int,
    f"{XSD}float": float,
    f"{XSD}decimal": Decimal,
    f"{XSD}boolean": bool,
    f"{XSD}date": date,
    f"{XSD}time": time,
    f"{XSD}dateTime": datetime,
}
_NUMBERS: dict[str, Callable[[str], Any]] = {
    f"{XSD}integer": int,
    f"{XSD}nonNegativeInteger": int,
    f"{XSD}decimal": Decimal,
}


def always_well_formed(datatype: str) -> bool:
    """Whether every text is well-formed for a datatype."""
    return datatype in (STRING, RDF_LANG)


def well_formed(literal: ox.Literal) -> bool:
    """Whether a literal's text is one that its datatype has."""
    datatype = literal.datatype.value
    plain = _PLAIN.get(datatype)
    if plain is not None and plain.fullmatch(literal.value):
        return True
    known: Any = to_rdflib(literal)
    if known.ill_typed is True:
        return False
    kind = _KINDS.get(datatype)
    return kind is None or isinstance(known.value, kind)


@lru_cache(maxsize=100_000)
def order(one: ox.Literal, other: ox.Literal) -> int | None:
    """Whether one literal is smaller (-1), equal (0) or larger (1); None where that is no question.

    As sh:minInclusive and its like ask it.
    """
    values = _plain_values(one, other)
    if values is None:
        return _order_of_rdflib(to_rdflib(one), to_rdflib(other))
    return int(values[0] > values[1]) - int(values[0] < values[1])


def _order_of_rdflib(one: Any, other: Any) -> int | None:
    if isinstance(one.value, str) is not isinstance(other.value, str):
        return None
    try:
        if one.eq(other):
            return 0
        if isinstance(one.value, time | datetime):
            if one.value == other.value:
                return 0
            return 1 if one.value > other.value else -1
        return 1 if one > other else -1
    except (TypeError, NotImplementedError, ArithmeticError):
        return None


@lru_cache(maxsize=100_000)
def is_less(one: ox.Literal | ox.NamedNode, other: ox.Literal | ox.NamedNode, same: bool) -> bool:
    """Whether one term is less than the other, or equal where `same`, as sh:lessThan asks it."""
    values = _plain_values(one, other)
    if values is None:
        values = _compared(to_rdflib(one)), _compared(to_rdflib(other))
        if isinstance(values[0], str) is not isinstance(values[1], str):
            return False
    try:
        return bool(values[0] <= values[1] if same else values[0] < values[1])
    except (TypeError, ArithmeticError):
        return False


def _compared(node: Any) -> Any:
    """A term as pySHACL compares it: IRIs and strings by their text."""
    from rdflib import URIRef

    if isinstance(node, URIRef):
        return node.toPython()
    return node.value if type(node.value) is str else _Ordered(node)


class _Ordered:
    """A literal of rdflib that is no string."""

    def __init__(self, literal: Any) -> None:
        self.literal = literal

    def __lt__(self, other: "_Ordered") -> bool:
        return bool(self.literal < other.literal)

    def __le__(self, other: "_Ordered") -> bool:
        return bool(self.literal <= other.literal)


def _plain_values(one: Any, other: Any) -> tuple[Any, Any] | None:
    """Two numbers, or two days, that Python compares as SPARQL does."""
    if not isinstance(one, ox.Literal) or not isinstance(other, ox.Literal):
        return None
    kinds = one.datatype.value, other.datatype.value
    for literal, kind in zip((one, other), kinds, strict=True):
        plain = _PLAIN.get(kind)
        if plain is None or not plain.fullmatch(literal.value):
            return None
    if kinds[0] == kinds[1] == f"{XSD}date":
        return one.value, other.value
    if kinds[0] in _NUMBERS and kinds[1] in _NUMBERS:
        return _NUMBERS[kinds[0]](one.value), _NUMBERS[kinds[1]](other.value)
    return None
