"""Query results as a page shows them: a table of the first rows, or triples as Turtle."""

import io
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import IO

import pyoxigraph as ox

from lodkit.rdf.turtle import turtle
from lodkit.remote.pieces import Pieces
from lodkit.sparql.question import Kind, Reply
from lodkit.web.graph import Node, Text, value_of
from lodkit.web.site import site

ROWS = 500


@dataclass(frozen=True, slots=True)
class Results:
    """A table, a yes or no, or Turtle; `more` says that there are more rows than shown."""

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Node | Text | None, ...], ...] = ()
    more: bool = False
    truth: bool | None = None
    turtle: str | None = None


def shown(reply: Reply) -> Results:
    """What a page shows of an answer that came as JSON, or as N-Triples."""
    with closing(reply), io.BufferedReader(Pieces(reply.pieces)) as content:
        if reply.kind is Kind.TRIPLES:
            return _graph(content)
        result = ox.parse_query_results(content, ox.QueryResultsFormat.JSON)
        if isinstance(result, ox.QueryBoolean):
            return Results(truth=bool(result))
        rows = [tuple(_cell(term) for term in row) for row in islice(result, ROWS + 1)]
        names = tuple(variable.value for variable in result.variables)
        return Results(names, tuple(rows[:ROWS]), more=len(rows) > ROWS)


def _graph(content: IO[bytes]) -> Results:
    quads = ox.parse(content, ox.RdfFormat.N_TRIPLES)
    found = [quad.triple for quad in islice(quads, ROWS + 1)]
    text = turtle(found[:ROWS], site().dataset.base)
    return Results(turtle=text.decode(), more=len(found) > ROWS)


def _cell(term: object) -> Node | Text | None:
    return None if term is None else value_of(site().dataset.store, term)
