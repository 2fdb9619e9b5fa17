"""JSON-LD that people can read: names of properties and classes are short, by one context.

`/context.jsonld` is that context; documents carry as much of it as they need, so that nobody has
to fetch anything to understand them (JSON-LD 1.1, section 4.1).
"""

import json
from collections.abc import Iterable
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from lodkit.rdf.namespaces import PREFIXES, RDF, XSD

_OF_SERVER = {
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "sh": "http://www.w3.org/ns/shacl#",
}
CONTEXT = dict(sorted((PREFIXES | _OF_SERVER).items()))
"""What short names stand for."""

_TYPE = ox.NamedNode(RDF.type)


def context() -> bytes:
    """The context as a document of its own."""
    return _written({"@context": {"@version": 1.1, **CONTEXT}})


def compact(triples: Iterable[ox.Triple]) -> bytes:
    """Triples as JSON-LD, each node once; those of a subject have to stand together."""
    used: dict[str, str] = {}
    nodes = [
        _node(subject, list(of_it), used)
        for subject, of_it in groupby(triples, lambda t: t.subject)
    ]
    return _written({"@context": dict(sorted(used.items())), "@graph": nodes})


def _node(subject: Any, triples: list[ox.Triple], used: dict[str, str]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": _id(subject)}
    for triple in triples:
        if triple.predicate == _TYPE and isinstance(triple.object, ox.NamedNode):
            node.setdefault("@type", []).append(_short(triple.object.value, used))
        else:
            values = node.setdefault(_short(triple.predicate.value, used), [])
            values.append(_value(triple.object, used))
    return node


def _value(term: Any, used: dict[str, str]) -> str | dict[str, str]:
    if not isinstance(term, ox.Literal):
        return {"@id": _id(term)}
    if term.language:
        return {"@language": term.language, "@value": term.value}
    if term.datatype.value == XSD.string:
        return str(term.value)
    return {"@type": _short(term.datatype.value, used), "@value": term.value}


def _id(term: Any) -> str:
    return str(term.value) if isinstance(term, ox.NamedNode) else str(term)


def _short(iri: str, used: dict[str, str]) -> str:
    """An IRI by its prefix, which is noted; with two slashes behind it, it would be no IRI."""
    for prefix, start in CONTEXT.items():
        if iri.startswith(start) and not iri.startswith("//", len(start)):
            used[prefix] = start
            return f"{prefix}:{iri.removeprefix(start)}"
    return iri


def _written(document: dict[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
