"""What may be filled into a named query: typed values, written as SPARQL terms.

A query says where a value goes by a block `VALUES ?name { term }`, whose term is the default, so
that the file is a query as it stands; `UNDEF` means "any". A value is parsed by its type, made a
term, and written in the place of that term: what a reader types never becomes syntax.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from lodkit.errors import UsageError
from lodkit.rdf.namespaces import CONCEPT_SCHEMES, XSD, concept

ANY = "UNDEF"
LANGUAGE = "language"

_HEADER = re.compile(
    r"# param: (?P<name>[a-z_]+) (?P<kind>text|date|iri|language|code)(:(?P<scheme>[a-z-]+))? "
    r'"(?P<label>[^"]+)"'
)
_PLACE = re.compile(
    r"VALUES \?([a-z_]+) \{ "
    r'("[^"\\\n]*"(?:\^\^xsd:date)?|<[^<>\s]*>|[\w-]+:[\w-]+|UNDEF) \}'
)
_CODE = re.compile(r"[\w-]{1,120}")
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a query lets its readers choose; a code is that of a concept of `scheme`."""

    name: str
    kind: str
    scheme: str
    label: str
    default: str

    def term(self, value: str, base: str) -> str:
        """The value as SPARQL has it; nothing at all means any. Raises UsageError."""
        text = unicodedata.normalize("NFC", value).strip()
        if not text:
            return ANY
        try:
            return str(_MAKERS[self.kind](self, text, base))
        except ValueError as error:
            raise UsageError(
                f"{value[:80]!r} is no value of {self.name!r}: {_WANTED[self.kind]}"
            ) from error


def parameters_of(text: str) -> tuple[Parameter, ...]:
    """The parameters that a query's first lines declare."""
    return tuple(
        Parameter(
            found["name"],
            found["kind"],
            found["scheme"] or "",
            found["label"],
            _default(text, found["name"]),
        )
        for found in _HEADER.finditer(text)
    )


def filled(text: str, terms: Mapping[str, str]) -> str:
    """The query with these terms in the places of its defaults."""

    def term(found: re.Match[str]) -> str:
        return f"VALUES ?{found[1]} {{ {terms.get(found[1], found[2])} }}"

    # in one pass: a value that looks like another's place stays what it is
    return _PLACE.sub(term, text)


def _default(text: str, name: str) -> str:
    """What stands in the query, as a reader would type it."""
    term = next((found[2] for found in _PLACE.finditer(text) if found[1] == name), ANY)
    if term == ANY:
        return ""
    if term.startswith('"'):
        return term[1 : term.rindex('"')]
    return term.strip("<>") if term.startswith("<") else term.partition(":")[2]


def _text(_: Parameter, value: str, __: str) -> ox.Literal:
    if len(value) > _LONGEST:
        raise ValueError("too long")
    return ox.Literal(value)


def _date(_: Parameter, value: str, __: str) -> ox.Literal:
    return ox.Literal(date.fromisoformat(value).isoformat(), datatype=ox.NamedNode(XSD.date))


def _iri(_: Parameter, value: str, base: str) -> ox.NamedNode:
    """An IRI, or its path below the base of the dataset."""
    return ox.NamedNode(value if re.match(r"[a-z][a-z0-9+.-]*:", value) else base + value)


def _code(parameter: Parameter, value: str, base: str) -> ox.NamedNode:
    """A concept by its code, or any node by its IRI: a place that only the dataset knows."""
    if _CODE.fullmatch(value) and parameter.scheme in CONCEPT_SCHEMES:
        return ox.NamedNode(concept(parameter.scheme, value))
    return _iri(parameter, value, base)


def _language(_: Parameter, value: str, __: str) -> ox.Literal:
    if not _TAG.fullmatch(value):
        raise ValueError("no language tag")
    return ox.Literal(value.lower())


_MAKERS: dict[str, Callable[[Parameter, str, str], ox.Literal | ox.NamedNode]] = {
    "text": _text,
    "date": _date,
    "iri": _iri,
    "code": _code,
    LANGUAGE: _language,
}
_WANTED = {
    "text": f"give at most {_LONGEST} characters",
    "date": "give a day as 2025-11-02",
    "iri": "give an IRI, whole or without the base of the dataset",
    "code": "give a code, the last part of an address, or an IRI",
    LANGUAGE: "give a language tag, such as en",
}
