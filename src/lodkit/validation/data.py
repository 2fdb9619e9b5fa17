"""Data graphs: what is asked of one, and one in memory, as sorted columns of terms' numbers."""

from array import array
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import numpy as np
import pyoxigraph as ox

from lodkit.errors import InputError
from lodkit.validation.columns import (
    LOW,
    NO_PAIRS,
    Mask,
    Numbers,
    Pairs,
    distinct,
    firsts,
    packed,
    starting,
    swapped,
)

if TYPE_CHECKING:
    from rdflib import Graph

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal
Statement: TypeAlias = "ox.Quad | ox.Triple"

NO_FILE = ""
"""What statements come from that are in no file: nobody looks for their lines there."""


class DataGraph(Protocol):
    """What the engine asks of a data graph, wherever its statements are; terms have numbers."""

    files: tuple[str, ...]
    ordered: frozenset[str]
    terms: list[Term]

    def number(self, term: Term) -> int:
        """The number of a term, which gets one where it has none yet."""

    def onward(self, iri: str, nodes: Numbers) -> Pairs:
        """The statements of a property about some nodes, subject before object."""

    def backward(self, iri: str, nodes: Numbers) -> Pairs:
        """The statements of a property that lead to some nodes, object before subject."""

    def about(self, nodes: Numbers, without: Container[str]) -> Iterable[tuple[str, Pairs]]:
        """The statements about some nodes, by property; `without` some properties."""

    def led_to(self, iri: str, nodes: Numbers) -> Mask:
        """To which of some nodes statements of a property lead."""

    def has(self, iri: str) -> bool:
        """Whether there is a statement of a property."""

    def subjects_of(self, iri: str) -> Numbers:
        """All that has a property."""

    def objects_of(self, iri: str) -> Numbers:
        """All values of a property."""

    def objects(self, subject: Term, iri: str) -> list[Term]:
        """What a thing has as values of a property."""

    def subjects(self, iri: str, value: Term) -> list[Term]:
        """What has this value of a property."""

    def to_graph(self) -> "Graph":
        """The same as an rdflib graph."""


@dataclass(slots=True)
class Data:
    """The union of all graphs of some files as columns, each statement once, terms as written.

    `files` are the names of the files, in the order in which they were read. Blank nodes are
    called f<file>b<n>: the n-th that appears in that file, subject before object, from 0. Those of
    the files that are `ordered` are N-Quads whose lines are sorted.
    """

    files: tuple[str, ...] = ()
    terms: list[Term] = field(default_factory=list)
    prefixes: dict[str, str] = field(default_factory=dict)
    ordered: frozenset[str] = frozenset()
    _numbers: dict[Term, int] = field(default_factory=dict)
    _pairs: dict[int, Pairs] = field(default_factory=dict)
    _inverse: dict[int, Pairs] = field(default_factory=dict)

    def __len__(self) -> int:
        """How many statements there are."""
        return sum(map(len, self._pairs.values()))

    def number(self, term: Term) -> int:
        """The number of a term, which gets one where it has none yet."""
        known = self._numbers.setdefault(term, len(self.terms))
        if known == len(self.terms):
            self.terms.append(term)
        return known

    def numbers(self) -> dict[Term, int]:
        """The numbers of all terms."""
        return dict(self._numbers)

    def properties(self) -> list[str]:
        """The IRIs of all properties that have statements."""
        return [self.terms[number].value for number in self._pairs]

    def pairs(self, iri: str) -> Pairs:
        """The statements of a property, subject before object, sorted."""
        number = self._numbers.get(ox.NamedNode(iri), -1)
        return self._pairs.get(number, NO_PAIRS)

    def inverse(self, iri: str) -> Pairs:
        """The statements of a property, object before subject, sorted."""
        number = self._numbers.get(ox.NamedNode(iri), -1)
        if number not in self._inverse:
            self._inverse[number] = np.sort(swapped(self._pairs.get(number, NO_PAIRS)))
        return self._inverse[number]

    def onward(self, iri: str, nodes: Numbers) -> Pairs:
        """The statements of a property about some nodes, subject before object."""
        return starting(self.pairs(iri), nodes)

    def backward(self, iri: str, nodes: Numbers) -> Pairs:
        """The statements of a property that lead to some nodes, object before subject."""
        return starting(self.inverse(iri), nodes)

    def about(self, nodes: Numbers, without: Container[str]) -> Iterator[tuple[str, Pairs]]:
        """The statements about some nodes, by property; `without` some properties."""
        for iri in self.properties():
            if iri not in without:
                yield iri, self.onward(iri, nodes)

    def led_to(self, iri: str, nodes: Numbers) -> Mask:
        """To which of some nodes statements of a property lead."""
        return np.isin(nodes, firsts(self.backward(iri, nodes)))

    def has(self, iri: str) -> bool:
        """Whether there is a statement of a property."""
        return bool(len(self.pairs(iri)))

    def subjects_of(self, iri: str) -> Numbers:
        """All that has a property."""
        return firsts(self.pairs(iri))

    def objects_of(self, iri: str) -> Numbers:
        """All values of a property."""
        return firsts(self.inverse(iri))

    def objects(self, subject: Term, iri: str) -> list[Term]:
        """What a thing has as values of a property."""
        return self._seconds(self.pairs(iri), subject)

    def subjects(self, iri: str, value: Term) -> list[Term]:
        """What has this value of a property."""
        return self._seconds(self.inverse(iri), value)

    def triples(self) -> Iterator[ox.Triple]:
        """All statements."""
        for number, pairs in self._pairs.items():
            predicate: Any = self.terms[number]
            for pair in pairs.tolist():
                subject: Any = self.terms[pair >> 32]
                yield ox.Triple(subject, predicate, self.terms[pair & LOW])

    def to_graph(self) -> "Graph":
        """The same as an rdflib graph."""
        from rdflib import Graph

        from lodkit.validation.rdflib_terms import to_rdflib

        graph = Graph()
        for prefix, namespace in self.prefixes.items():
            graph.bind(prefix, namespace)
        for triple in self.triples():
            graph.add(tuple(map(to_rdflib, triple)))  # type: ignore[arg-type]
        return graph

    def _seconds(self, pairs: Pairs, first: Term) -> list[Term]:
        number = self._numbers.get(first, -1)
        if number < 0:
            return []
        ends = np.searchsorted(pairs, [number << 32, (number + 1) << 32])
        return [self.terms[second] for second in (pairs[ends[0] : ends[1]] & LOW).tolist()]


class Gathering:
    """Data that is being read: file after file, statement after statement."""

    def __init__(self) -> None:
        self.prefixes: dict[str, str] = {}
        self._files: list[str] = []
        self._numbers: dict[Term, int] = {}
        self._terms: list[Term] = []
        self._columns = (array("i"), array("i"), array("i"))

    @classmethod
    def onto(cls, data: Data) -> "Gathering":
        """What is read beside data that was read before; the data stays as it is."""
        gathering = cls()
        gathering._files, gathering.prefixes = list(data.files), dict(data.prefixes)
        gathering._numbers, gathering._terms = data.numbers(), list(data.terms)
        for iri in data.properties():
            pairs = data.pairs(iri)
            rows = (pairs >> 32, np.full(len(pairs), data.number(ox.NamedNode(iri))), pairs & LOW)
            for column, numbers in zip(gathering._columns, rows, strict=True):
                column.frombytes(numbers.astype(np.intc).tobytes())
        return gathering

    def add(self, file: str, triples: Iterable[Statement]) -> None:
        """Add the statements of one file. Raises InputError where it has triple terms."""
        subjects, predicates, objects = (column.append for column in self._columns)
        numbers: dict[Any, int] = self._numbers
        number = numbers.setdefault
        before = len(numbers)
        for triple in triples:
            subjects(number(triple.subject, len(numbers)))
            predicates(number(triple.predicate, len(numbers)))
            objects(number(triple.object, len(numbers)))
        self._rename(file, before)
        self._files.append(file)

    def _rename(self, file: str, before: int) -> None:
        """Name the file's own blank nodes by their order: parsers invent names by chance."""
        known = list(self._numbers)[before:] if before else list(self._numbers)
        count = 0
        for number, term in enumerate(known, before):
            if isinstance(term, ox.Triple):
                raise InputError(f"{term} is no RDF 1.1 term", where=file)
            if isinstance(term, ox.BlankNode):
                del self._numbers[term]
                name = ox.BlankNode(f"f{len(self._files)}b{count}")
                self._numbers[name] = number
                term, count = name, count + 1
            self._terms.append(term)

    def data(self) -> Data:
        """All that was added, sorted."""
        subjects, predicates, objects = (np.frombuffer(c, np.intc) for c in self._columns)
        pairs = packed(subjects, objects)
        order = np.argsort(predicates, kind="stable")
        kinds, starts = np.unique(predicates[order], return_index=True)
        parts = np.split(pairs[order], starts[1:])
        columns = {int(k): distinct(part) for k, part in zip(kinds, parts, strict=False)}
        data = Data(tuple(self._files), self._terms, self.prefixes)
        data._numbers, data._pairs = self._numbers, columns
        return data


def data_of(triples: Iterable[Statement]) -> Data:
    """Data that comes from no file."""
    gathering = Gathering()
    gathering.add(NO_FILE, triples)
    return gathering.data()
