"""What the dataset says of a node: values, links to it, descriptions.

The store's default graph is the union of all others without repetitions, so it is what is read.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

import pyoxigraph as ox

from lodkit.rdf.namespaces import DCTERMS, ELI, FOAF, LK, RDF, RDFS, SCHEMA, SKOS
from lodkit.web.terms import ONTOLOGY, RDFS_MORE

INCOMING_LIMIT = 500
PAGE_LIMIT = 2_000
"""How many statements about one node a page reads."""
WHOLE_LIMIT = 120
"""How many statements about a node are kept at hand."""

ALL = ox.DefaultGraph()
"""The graph that holds what all the others do."""


class Quads(Protocol):
    """What pages read: the store of a release, or one elsewhere (`elsewhere.py`)."""

    def quads_for_pattern(
        self,
        subject: ox.NamedNode | ox.BlankNode | ox.Triple | None,
        predicate: ox.NamedNode | None,
        object: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None,
        graph_name: ox.NamedNode | ox.BlankNode | ox.DefaultGraph | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads that have these terms; None stands for any."""
        ...

    def contains_named_graph(
        self, graph_name: ox.NamedNode | ox.BlankNode | ox.DefaultGraph
    ) -> bool:
        """Whether there is a graph of that name."""
        ...


LABELS = (
    SKOS.prefLabel,
    RDFS.label,
    FOAF.name,
    SCHEMA.name,
    DCTERMS.title,
    SCHEMA.headline,
    LK.form,
    ELI.id_local,
)
"""The properties that name a node, the best first."""
_NAMES = frozenset(LABELS)


@dataclass(frozen=True, slots=True)
class Text:
    """A literal: its characters, and the language or the datatype they are in."""

    value: str
    language: str | None = None
    datatype: str | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the dataset, by its IRI; `known` holds its statements if they were read at once."""

    store: Quads
    iri: str
    known: Mapping[str, list[object]] | None = field(default=None, compare=False, repr=False)

    def whole(self) -> "Node":
        """The node with all its statements at hand, unless they are many.

        That is cheaper where several properties are asked for.
        """
        known: dict[str, list[object]] = {}
        for number, quad in enumerate(self._quads(None)):
            if number == WHOLE_LIMIT:
                return self
            known.setdefault(quad.predicate.value, []).append(quad.object)
        return Node(self.store, self.iri, known)

    def values(self, predicate: str, limit: int | None = None) -> list["Text | Node"]:
        """What the node has there, each value once, in a fixed order; some of it with a limit."""
        found: Iterable[object] = (
            (quad.object for quad in self._quads(predicate))
            if self.known is None
            else self.known.get(predicate, ())
        )
        some = list(islice(found, limit))
        if len(some) > 1:
            some.sort(key=str)
        return [value_of(self.store, term) for term in some]

    def stated(self, predicate: str) -> dict["Text | Node", list[str]]:
        """What the node has there, each value with the graphs that state it."""
        of, name = ox.NamedNode(self.iri), ox.NamedNode(predicate)
        stated: dict[Text | Node, list[str]] = {}
        for quad in islice(self.store.quads_for_pattern(of, name, None, None), PAGE_LIMIT):
            if isinstance(quad.graph_name, ox.NamedNode):
                value = value_of(self.store, quad.object)
                stated.setdefault(value, []).append(quad.graph_name.value)
        return stated

    def texts(self, predicate: str) -> list[Text]:
        """The literals among the values."""
        return [value for value in self.values(predicate) if isinstance(value, Text)]

    def nodes(self, predicate: str, limit: int | None = None) -> list["Node"]:
        """The nodes among the values."""
        return [value for value in self.values(predicate, limit) if isinstance(value, Node)]

    def text(self, predicate: str) -> Text | None:
        """The first literal there."""
        return next(iter(self.texts(predicate)), None)

    def node(self, predicate: str) -> "Node | None":
        """The first node there."""
        return next(iter(self.nodes(predicate)), None)

    def incoming(self, predicate: str, limit: int | None = INCOMING_LIMIT) -> list["Node"]:
        """The nodes that point here with that property, at most `limit`."""
        target = ox.NamedNode(self.iri)
        quads = self.store.quads_for_pattern(None, ox.NamedNode(predicate), target, ALL)
        found = islice(_named(quad.subject for quad in quads), limit)
        return [Node(self.store, iri) for iri in sorted(found)]

    def classes(self) -> frozenset[str]:
        """What the node is."""
        return frozenset(node.iri for node in self.nodes(RDF.type))

    def statements(self) -> list[tuple[str, "Text | Node"]]:
        """What is said of the node, as pairs of property and value."""
        found = ((quad.predicate.value, quad.object) for quad in self._quads(None))
        ordered = sorted(found, key=lambda pair: (pair[0], str(pair[1])))
        return [(predicate, value_of(self.store, term)) for predicate, term in ordered]

    def links_here(self, limit: int = INCOMING_LIMIT) -> list[tuple[str, "Node"]]:
        """What points here, as pairs of property and node, at most `limit`."""
        triples = sorted(incoming(self.store, self.iri, limit), key=str)
        return [
            (triple.predicate.value, Node(self.store, triple.subject.value))
            for triple in triples
            if isinstance(triple.subject, ox.NamedNode)
        ]

    def _quads(self, predicate: str | None) -> Iterator[ox.Quad]:
        wanted = None if predicate is None else ox.NamedNode(predicate)
        quads = self.store.quads_for_pattern(ox.NamedNode(self.iri), wanted, None, ALL)
        return islice(quads, PAGE_LIMIT)


def node(store: Quads, iri: str) -> Node | None:
    """The node with that IRI, where the dataset knows one: as a subject, an object or a graph."""
    try:
        name = ox.NamedNode(iri)
    except ValueError:
        return None
    patterns = ((name, None, None, ALL), (None, None, name, ALL))
    known = any(next(store.quads_for_pattern(*pattern), None) for pattern in patterns)
    return Node(store, iri) if known or store.contains_named_graph(name) else None


def description(known: Node) -> list[ox.Triple]:
    """What is said of a node, what points at it, and what its neighbours are called; in order.

    The description of a graph is what it holds, that of the ontology all of its terms.
    """
    if is_graph(known):
        quads = known.store.quads_for_pattern(None, None, None, ox.NamedNode(known.iri))
        return sorted((quad.triple for quad in quads), key=str)
    subjects = [known.iri, *(term.iri for term in ontology_terms(known))]
    own = {t for subject in subjects for t in _triples(known.store, subject)}
    linked = set(incoming(known.store, known.iri, INCOMING_LIMIT))
    neighbours = {*_named(t.object for t in own), *_named(t.subject for t in linked)}
    named = {t for n in neighbours for t in _labels(known.store, n)}
    return sorted(own | linked | named, key=str)


def is_graph(known: Node) -> bool:
    """Whether the node is a named graph, and nothing is said of it."""
    graph = ox.NamedNode(known.iri)
    return known.store.contains_named_graph(graph) and not is_described(known.store, known.iri)


def is_described(store: Quads, iri: str) -> bool:
    """Whether something is said of the node with that IRI."""
    return next(store.quads_for_pattern(ox.NamedNode(iri), None, None, ALL), None) is not None


def held(graph: Node, limit: int, apart: str) -> list[Node]:
    """The nodes that a named graph says something of, at most `limit`.

    Those whose IRIs begin with `apart` are none of them.
    """
    quads = graph.store.quads_for_pattern(None, None, None, ox.NamedNode(graph.iri))
    found: dict[str, None] = {}
    for iri in _named(quad.subject for quad in quads):
        if not iri.startswith(apart):
            found[iri] = None
        if len(found) == limit:
            break
    return [Node(graph.store, iri) for iri in sorted(found)]


def ontology_terms(known: Node) -> list[Node]:
    """The terms of the ontology, where the node is that."""
    return known.incoming(RDFS_MORE.isDefinedBy, None) if known.iri == ONTOLOGY else []


def incoming(store: Quads, iri: str, limit: int) -> Iterator[ox.Triple]:
    """The statements that point at a node, at most `limit`."""
    quads = store.quads_for_pattern(None, None, ox.NamedNode(iri), ALL)
    return (quad.triple for quad in islice(quads, limit))


def _triples(store: Quads, subject: str) -> Iterator[ox.Triple]:
    quads = store.quads_for_pattern(ox.NamedNode(subject), None, None, ALL)
    return (quad.triple for quad in quads)


def _labels(store: Quads, iri: str) -> Iterator[ox.Triple]:
    """The statements that name a node: one look at all of them is less than one for each name."""
    return (triple for triple in _triples(store, iri) if triple.predicate.value in _NAMES)


def _named(terms: Iterable[object]) -> Iterator[str]:
    return (term.value for term in terms if isinstance(term, ox.NamedNode))


def value_of(store: Quads, term: object) -> Text | Node:
    """A term of the store, as pages have it."""
    if isinstance(term, ox.NamedNode):
        return Node(store, term.value)
    if isinstance(term, ox.Literal):
        return Text(term.value, term.language, term.datatype.value)
    return Text(str(term))
