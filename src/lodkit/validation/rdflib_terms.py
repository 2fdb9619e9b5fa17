"""Terms of pyoxigraph as rdflib's, and back."""

import logging
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

    from lodkit.validation.data import Term

STRING = "http://www.w3.org/2001/XMLSchema#string"


@lru_cache(maxsize=100_000)
def to_rdflib(term: "Term") -> "Node":
    """A term as rdflib has it, spelt as it was: strings without language have no datatype there."""
    from rdflib import BNode, Literal, URIRef

    logging.getLogger("rdflib.term").setLevel(logging.ERROR)  # ill-typed literals are findings
    match term:
        case ox.NamedNode():
            return URIRef(term.value)
        case ox.BlankNode():
            return BNode(term.value)
        case ox.Literal() if term.language:
            return Literal(term.value, lang=term.language)
        case _:
            datatype = term.datatype.value
            kind = None if datatype == STRING else URIRef(datatype)
            return Literal(term.value, datatype=kind, normalize=False)


def from_rdflib(node: "Node") -> "Term":
    """A term of rdflib."""
    from rdflib import BNode, Literal

    if isinstance(node, BNode):
        return ox.BlankNode(str(node))
    if not isinstance(node, Literal):
        return ox.NamedNode(str(node))
    if node.language:
        return ox.Literal(str(node), language=node.language)
    return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype or STRING)))


def triples_of(graph: "Graph") -> Iterator[ox.Triple]:
    """The triples of a graph of rdflib."""
    for triple in graph:
        yield ox.Triple(*map(from_rdflib, triple))  # type: ignore[arg-type]
