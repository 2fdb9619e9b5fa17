"""An endpoint elsewhere is asked, and its answer read: a table as JSON, a graph as N-Triples."""

import pyoxigraph as ox

from lodkit.remote.connection import Connection, Fields
from lodkit.sparql.evaluation import Answer
from lodkit.sparql.question import Kind

_TABLE = "application/sparql-results+json"
_GRAPH = "application/n-triples, text/turtle;q=0.5"
_TABLES = (_TABLE, "application/json")
_GRAPHS = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
}


def answer_of(
    connection: Connection, address: str, fields: Fields, kind: Kind, *, most: int
) -> Answer | None:
    """The answer to a query, of which it is known what kind it has; None above `most` bytes.

    Raises StoreError where there is none, ValueError or SyntaxError where it cannot be read.
    """
    # there are stores that write triples as a table where both may be sent
    headers = {"Accept": _GRAPH if kind is Kind.TRIPLES else _TABLE}
    media_type, content = connection.read(address, headers=headers, content=fields, most=most)
    if content is None:
        return None
    if kind is Kind.TRIPLES:
        return _triples(media_type, content)
    if media_type not in _TABLES:
        raise ValueError(f"{media_type} is no table")
    answer = ox.parse_query_results(content, ox.QueryResultsFormat.JSON)
    return _truth(answer) if kind is Kind.TRUTH else answer


def _triples(media_type: str, content: bytes) -> ox.QueryTriples:
    if media_type not in _GRAPHS:
        raise ValueError(f"{media_type} is no graph")
    store = ox.Store()
    store.load(content, _GRAPHS[media_type])
    triples = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(triples, ox.QueryTriples)
    return triples


def _truth(answer: ox.QuerySolutions | ox.QueryBoolean) -> Answer:
    """A yes or no, also where a store says it as a number in a row."""
    if not isinstance(answer, ox.QuerySolutions):
        return answer
    values = [str(getattr(term, "value", "")) for row in answer for term in row]
    holds = b"true" if values[:1] in (["1"], ["true"]) else b"false"
    return ox.parse_query_results(
        b'{"head": {}, "boolean": ' + holds + b"}", ox.QueryResultsFormat.JSON
    )
