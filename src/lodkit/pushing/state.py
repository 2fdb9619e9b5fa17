"""What a store remembers of the pushes into it, in a graph of its own beside those of the dataset.

    <graph> spdx:checksumValue "SHA-256"           what a push put there, and found there
    <graph> spdx:checksumValue "unfinished"        a push was about to put something there
    <pushed> prov:wasGeneratedBy <urn:uuid:…>      the push that is at work, or was the last
    <pushed> dcterms:identifier "release"          the release that is there as a whole

A graph is noted before it is touched, so what is not noted was put there by others.
"""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from lodkit.errors import StoreError
from lodkit.rdf.iris import pushed_graph
from lodkit.rdf.namespaces import DCTERMS, PROV, SPDX
from lodkit.rdf.sorting import sorted_unique
from lodkit.remote.store import RemoteStore

UNFINISHED = "unfinished"
_DIGITS = "0123456789abcdef"

Note = tuple[str, str]
"""The name of a graph, and its digest."""


class State:
    """The notes of one dataset in a store, of which one push at a time is in charge."""

    def __init__(self, store: RemoteStore, base: str) -> None:
        self._store = store
        self._graph = pushed_graph(base)
        self._push = f"urn:uuid:{uuid.uuid4()}"

    def take_charge(self) -> None:
        """Be the push that is at work: no release is there as a whole until it is done."""
        self._store.update(
            f"{self._delete(PROV.wasGeneratedBy)} ; {self._delete(DCTERMS.identifier)} ; "
            + self._insert([f"<{self._graph}> <{PROV.wasGeneratedBy}> <{self._push}> ."])
        )

    def check_charge(self) -> None:
        """Raise StoreError where another push has taken over."""
        mine = f"<{self._graph}> <{PROV.wasGeneratedBy}> <{self._push}>"
        if not self._store.has(f"GRAPH <{self._graph}> {{ {mine} }}"):
            raise StoreError(
                "another push into this store has begun, and this one leaves it the place",
                where=self._store.services.update,
                remedy="when that one is done, run the command again: it finds little to do",
            )

    def turn(self, finished: Iterable[Note], begun: Iterable[str]) -> None:
        """Note the digests of graphs that are finished, and those that are about to be touched."""
        notes = dict(finished) | dict.fromkeys(begun, UNFINISHED)
        if not notes:
            return
        lines = [f'<{name}> <{SPDX.checksumValue}> "{digest}" .' for name, digest in notes.items()]
        self._store.update(f"{self._forget(notes)} ; {self._insert(lines)}")

    def forget(self, names: Iterable[str]) -> None:
        """Forget graphs that are gone."""
        self._store.update(self._forget(names))

    def close(self, release: str) -> None:
        """Note that the release is there as a whole."""
        self._store.update(self._insert([f'<{self._graph}> <{DCTERMS.identifier}> "{release}" .']))

    def notes(self, folder: Path) -> Iterator[Note]:
        """All notes by the names of the graphs; what does not fit in memory lies in `folder`."""
        lines = (f"<{name}> {digest}\n".encode() for name, digest in self._read(""))
        for line in sorted_unique(lines, folder):
            name, _, digest = line.decode().strip().partition(" ")
            yield name[1:-1], digest

    def _read(self, prefix: str) -> Iterator[Note]:
        """The notes whose digests begin so; some of them twice, where the store cuts answers off.

        Then they are read again in parts, each shorter.
        """
        where = f"GRAPH <{self._graph}> {{ ?g <{SPDX.checksumValue}> ?d }}"
        if prefix:
            where += f' FILTER(STRSTARTS(STR(?d), "{prefix}"))'
        wanted = self._store.number(f"SELECT (COUNT(*) AS ?n) WHERE {{ {where} }}")
        found = 0
        construct = f"CONSTRUCT {{ ?g <{SPDX.checksumValue}> ?d }} WHERE {{ {where} }}"
        for triple in self._store.triples(construct) if wanted else ():
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.Literal):
                found += 1
                yield triple.subject.value, triple.object.value
        if found >= wanted:
            return
        if len(prefix) == _LONGEST_PREFIX:
            what = f"the store gives {found} of its {wanted} notes of earlier pushes"
            raise StoreError(what, where=self._store.services.query)
        for further in _further(prefix):
            yield from self._read(further)

    def _forget(self, names: Iterable[str]) -> str:
        return (
            f"DELETE {{ GRAPH <{self._graph}> {{ ?g <{SPDX.checksumValue}> ?d }} }} WHERE {{ "
            f"VALUES ?g {{ {listed(names)} }} "
            f"GRAPH <{self._graph}> {{ ?g <{SPDX.checksumValue}> ?d }} }}"
        )

    def _delete(self, predicate: str) -> str:
        statement = f"GRAPH <{self._graph}> {{ <{self._graph}> <{predicate}> ?o }}"
        return f"DELETE {{ {statement} }} WHERE {{ {statement} }}"

    def _insert(self, lines: Sequence[str]) -> str:
        return f"INSERT DATA {{ GRAPH <{self._graph}> {{ {' '.join(lines)} }} }}"


_LONGEST_PREFIX = len(UNFINISHED)


def _further(prefix: str) -> Iterator[str]:
    """What a digest may begin with, a letter further."""
    yield from (prefix + digit for digit in _DIGITS)
    if not prefix:
        yield UNFINISHED


def listed(names: Iterable[str]) -> str:
    """IRIs as a query lists them."""
    return " ".join(f"<{name}>" for name in names)
