"""What lodkit asks of a store and tells it: queries, updates, whole graphs."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BufferedReader
from typing import cast

import pyoxigraph as ox

from lodkit.errors import StoreError
from lodkit.remote.connection import Connection
from lodkit.remote.pieces import Pieces
from lodkit.remote.services import Services

Row = Mapping[str, ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple]

_NTRIPLES = {"Content-Type": "application/n-triples"}
_NQUADS = {"Content-Type": "application/n-quads"}
_UPDATE = {"Content-Type": "application/sparql-update"}
_ROWS = {"Accept": "application/sparql-results+json"}
_TRIPLES = {"Accept": "application/n-triples, text/turtle;q=0.5, application/rdf+xml;q=0.2"}
_FORMATS = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


class RemoteStore:
    """A store at the addresses of its services."""

    def __init__(self, connection: Connection, services: Services) -> None:
        self._connection = connection
        self.services = services

    def has(self, pattern: str) -> bool:
        """Whether anything fits a pattern; asked by a row, as not every store answers ASK so."""
        return bool(self.rows(f"SELECT (1 AS ?n) WHERE {{ {pattern} }} LIMIT 1"))

    def rows(self, query: str) -> list[Row]:
        """The answer to a SELECT query, as values by variable."""
        answer = self._connection.send(
            "POST", self.services.query, headers=_ROWS, content={"query": query}
        )
        with self._read():
            form = ox.QueryResultsFormat.JSON
            found = cast("ox.QuerySolutions", ox.parse_query_results(answer.content, form))
            names = [variable.value for variable in found.variables]
            return [{name: row[name] for name in names if row[name] is not None} for row in found]

    def number(self, query: str, name: str = "n") -> int:
        """The one number that a query gives."""
        for row in self.rows(query):
            return number_of(row[name])
        raise StoreError("the store does not count", where=self.services.query)

    def triples(self, query: str) -> Iterator[ox.Triple]:
        """The answer to a CONSTRUCT query, as it comes; stores may cut it off without a word."""
        media_type, pieces = self._connection.stream(
            self.services.query, headers=_TRIPLES, content={"query": query}
        )
        form = _FORMATS.get(media_type)
        if form is None:
            what = f"the store answers {media_type or 'something'} instead of triples"
            raise StoreError(what, where=self.services.query)
        with self._read():
            content = BufferedReader(Pieces(pieces), 1 << 18)
            for quad in ox.parse(content, form):
                yield quad.triple

    def update(self, text: str) -> None:
        """Do what a SPARQL update says."""
        self._tell("POST", self.services.update, text.encode(), _UPDATE)

    def put(self, graph: str, lines: bytes) -> None:
        """Let a graph be these lines of N-Triples, and nothing else."""
        self._tell("PUT", self.services.graph_store, lines, _NTRIPLES, graph)

    def add(self, graph: str, lines: bytes) -> None:
        """Add lines of N-Triples to a graph."""
        self._tell("POST", self.services.graph_store, lines, _NTRIPLES, graph)

    def add_quads(self, lines: bytes) -> None:
        """Add lines of N-Quads, each to its graph."""
        self._tell("POST", self.services.quads, lines, _NQUADS)

    def _tell(
        self,
        method: str,
        address: str | None,
        content: bytes,
        headers: Mapping[str, str],
        graph: str | None = None,
    ) -> None:
        assert address is not None, "whoever tells knows what the store takes"
        parameters = None if graph is None else {"graph": graph}
        self._connection.send(
            method, address, parameters=parameters, headers=headers, content=content
        )

    @contextmanager
    def _read(self) -> Iterator[None]:
        try:
            yield
        except (SyntaxError, ValueError) as error:
            what = "the store's answer cannot be read"
            raise StoreError(what, where=self.services.query) from error


def number_of(term: object) -> int:
    """The number that a literal is."""
    if isinstance(term, ox.Literal) and term.value.isdigit():
        return int(term.value)
    raise StoreError(f"the store counts {term}")
