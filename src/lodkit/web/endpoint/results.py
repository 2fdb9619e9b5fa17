"""Query results as a page shows them: a table of the first rows, or triples as Turtle."""

from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from lodkit.querying import Answer
from lodkit.rdf.turtle import turtle
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


def shown(result: Answer) -> Results:
    """What a page shows of a result."""
    if isinstance(result, ox.QueryBoolean):
        return Results(truth=bool(result))
    if isinstance(result, ox.QueryTriples):
        found = list(islice(result, ROWS + 1))
        text = turtle(sorted(set(found[:ROWS]), key=str), site().dataset.base)
        return Results(turtle=text.decode(), more=len(found) > ROWS)
    rows = [tuple(_cell(term) for term in row) for row in islice(result, ROWS + 1)]
    names = tuple(variable.value for variable in result.variables)
    return Results(names, tuple(rows[:ROWS]), more=len(rows) > ROWS)


def _cell(term: object) -> Node | Text | None:
    return None if term is None else value_of(site().dataset.store, term)
