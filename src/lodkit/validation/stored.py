"""The data graph of a release, of which those statements are read that are asked for.

What is stated about a node stands together in the sorted dump; what leads to it is asked of the
store, which does not keep literals as they are written (`01` becomes `1`).
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyoxigraph as ox

from lodkit.rdf.dumps import NQUADS
from lodkit.rdf.sorted_lines import beginning
from lodkit.rdf.store import open_store
from lodkit.validation.columns import (
    LOW,
    NO_PAIRS,
    Mask,
    Numbers,
    Pairs,
    distinct,
    firsts,
    seconds,
    starting,
)
from lodkit.validation.data import Term
from lodkit.validation.loading import load_data

if TYPE_CHECKING:
    from rdflib import Graph

_UNION = ox.DefaultGraph()


class StoredData:
    """The union of all graphs of the release in a folder: a DataGraph.

    What was read is kept, so each part is read once. It has no blank nodes, which a store calls
    otherwise than `Data` does.
    """

    def __init__(self, folder: Path) -> None:
        self.files: tuple[str, ...] = (str(folder / NQUADS),)
        self.ordered = frozenset(self.files)
        self.terms: list[Term] = []
        self._numbers: dict[Term, int] = {}
        self._read: set[int] = set()
        self._onward: dict[str, Pairs] = {}
        self._alone: dict[int, dict[str, list[int]]] = {}
        self._read_back: dict[str, set[int]] = defaultdict(set)
        self._backward: dict[str, Pairs] = {}
        self._store = open_store(folder)
        self._dump = folder / NQUADS

    def number(self, term: Term) -> int:
        """The number of a term, which gets one where it has none yet."""
        known = self._numbers.setdefault(term, len(self.terms))
        if known == len(self.terms):
            self.terms.append(term)
        return known

    def onward(self, iri: str, nodes: Numbers) -> Pairs:
        """The statements of a property about some nodes, subject before object."""
        self._read_about(nodes.tolist())
        return starting(self._onward.get(iri, NO_PAIRS), nodes)

    def backward(self, iri: str, nodes: Numbers) -> Pairs:
        """The statements of a property that lead to some nodes, object before subject."""
        known = self._read_back[iri]
        new = [number for number in nodes.tolist() if number not in known]
        if new:
            known.update(new)
            found = distinct(np.array([*self._leading(iri, new)], np.int64))
            self._backward[iri] = _union(self._backward.get(iri, NO_PAIRS), found)
        return starting(self._backward.get(iri, NO_PAIRS), nodes)

    def about(self, nodes: Numbers, without: Container[str]) -> Iterator[tuple[str, Pairs]]:
        """The statements about some nodes, by property; `without` some properties."""
        self._read_about(nodes.tolist())
        for iri, pairs in self._onward.items():
            if iri not in without:
                yield iri, starting(pairs, nodes)

    def led_to(self, iri: str, nodes: Numbers) -> Mask:
        """To which of some nodes statements of a property lead."""
        terms = [self.terms[number] for number in nodes.tolist()]
        found = [any(True for _ in self._quads(iri, term)) for term in terms]
        for place, term in enumerate(terms):
            if found[place] and isinstance(term, ox.Literal):
                found[place] = bool(self.subjects(iri, term))
        return np.array(found, np.bool_)

    def has(self, iri: str) -> bool:
        """Whether there is a statement of a property."""
        return any(True for _ in self._quads(iri, None))

    def subjects_of(self, iri: str) -> Numbers:
        """All that has a property."""
        numbers = {self.number(quad.subject) for quad in self._quads(iri, None)}
        return np.array(sorted(numbers), np.int64)

    def objects_of(self, iri: str) -> Numbers:
        """All values of a property."""
        return seconds(self.onward(iri, self.subjects_of(iri)))

    def objects(self, subject: Term, iri: str) -> list[Term]:
        """What a thing has as values of a property."""
        number = self.number(subject)
        if number in self._read:
            return self._seconds(self.onward, subject, iri)
        if number not in self._alone:
            self._alone[number] = self._rows([number])
        return [self.terms[pair & LOW] for pair in sorted(set(self._alone[number].get(iri, ())))]

    def subjects(self, iri: str, value: Term) -> list[Term]:
        """What has this value of a property."""
        return self._seconds(self.backward, value, iri)

    def to_graph(self) -> "Graph":
        """The same as an rdflib graph."""
        return load_data(map(Path, self.files)).to_graph()

    def _read_about(self, nodes: list[int]) -> None:
        """Read all statements about nodes of which nothing was read yet."""
        new = [number for number in nodes if number not in self._read]
        if not new:
            return
        self._read.update(new)
        for iri, row in self._rows(new).items():
            found = distinct(np.array(row, np.int64))
            self._onward[iri] = _union(self._onward.get(iri, NO_PAIRS), found)

    def _rows(self, nodes: list[int]) -> dict[str, list[int]]:
        """All statements about some nodes, by property, as the dump has them."""
        named = [term for number in nodes if isinstance(term := self.terms[number], ox.NamedNode)]
        prefixes = (f"{term} ".encode() for term in named)
        with self._dump.open("rb") as dump:
            text = b"".join(line for start in prefixes for _, line in beginning(dump, start))
        rows: dict[str, list[int]] = defaultdict(list)
        for quad in ox.parse(text, ox.RdfFormat.N_QUADS, lenient=True):
            subject: Any = quad.subject
            value: Any = quad.object
            rows[quad.predicate.value].append(self.number(subject) << 32 | self.number(value))
        return rows

    def _leading(self, iri: str, nodes: Iterable[int]) -> Iterator[int]:
        """The pairs of nodes and what leads to them."""
        for number in nodes:
            term = self.terms[number]
            found = [self.number(quad.subject) for quad in self._quads(iri, term)]
            if isinstance(term, ox.Literal):
                stated = self.onward(iri, np.array(sorted(found), np.int64))
                found = firsts(stated[(stated & LOW) == number]).tolist()
            yield from (number << 32 | subject for subject in found)

    def _quads(self, iri: str, value: Term | None) -> Iterator[Any]:
        return self._store.quads_for_pattern(None, ox.NamedNode(iri), value, _UNION)

    def _seconds(self, asked: Callable[[str, Numbers], Pairs], first: Term, iri: str) -> list[Term]:
        pairs = asked(iri, np.array([self.number(first)], np.int64))
        return [self.terms[pair & LOW] for pair in pairs.tolist()]


def _union(known: Pairs, found: Pairs) -> Pairs:
    return distinct(np.concatenate([known, found]))
