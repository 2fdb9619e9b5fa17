"""Answers compared with what a test expects, whatever blank nodes are called."""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pyoxigraph as ox

XSD = "http://www.w3.org/2001/XMLSchema#"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_NUMBERS = frozenset(f"{XSD}{name}" for name in ("integer", "decimal", "double", "float"))
_ROW = ox.NamedNode("urn:row")
_FORMATS = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}

Expected = bool | frozenset[ox.Quad]


def expected(file: Path) -> Expected:
    """What the file of a test says that the answer is."""
    if file.suffix in _FORMATS:
        return of_results(file.read_bytes(), _FORMATS[file.suffix])
    form = ox.RdfFormat.from_extension(file.suffix.removeprefix("."))
    assert form is not None, file
    quads = list(ox.parse(path=file, format=form, base_iri=file.as_uri()))
    if any(quad.predicate.value == f"{RS}resultVariable" for quad in quads):
        return _of_result_set(quads)
    return of_triples(quads)


def of_results(content: bytes, form: ox.QueryResultsFormat) -> Expected:
    """An answer of rows, or a truth."""
    result = ox.parse_query_results(content, form)
    if isinstance(result, ox.QueryBoolean):
        return bool(result)
    names = [variable.value for variable in result.variables]
    return _of_rows({name: row[name] for name in names if row[name] is not None} for row in result)


def _of_rows(rows: Iterable[dict[str, object]]) -> Expected:
    """Rows as triples, so that blank nodes can be told apart by what they stand beside."""
    dataset = ox.Dataset()
    for row in rows:
        node = ox.BlankNode()
        dataset.add(ox.Quad(node, _ROW, ox.Literal("")))
        for name, term in row.items():
            dataset.add(ox.Quad(node, ox.NamedNode(f"urn:var:{name}"), _value(term)))
    return _canonical(dataset)


def _of_result_set(quads: list[ox.Quad]) -> Expected:
    """Rows that stand in a file as RDF."""

    def of(subject: object, name: str) -> list[Any]:
        return [q.object for q in quads if q.subject == subject and q.predicate.value == RS + name]

    solutions = [quad.object for quad in quads if quad.predicate.value == f"{RS}solution"]
    return _of_rows(
        {of(one, "variable")[0].value: of(one, "value")[0] for one in of(solution, "binding")}
        for solution in solutions
    )


def of_triples(quads: Iterable[ox.Quad]) -> Expected:
    """An answer of triples."""
    dataset = ox.Dataset(ox.Quad(q.subject, q.predicate, _value(q.object)) for q in quads)
    return _canonical(dataset)


def _canonical(dataset: ox.Dataset) -> frozenset[ox.Quad]:
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return frozenset(dataset)


def _value(term: object) -> object:
    """A number or a truth by its value: the suite does not say how one is written."""
    if isinstance(term, ox.Literal) and term.datatype.value == f"{XSD}boolean":
        return ox.Literal(term.value in ("1", "true"))
    if isinstance(term, ox.Literal) and term.datatype.value in _NUMBERS:
        try:
            number = format(Decimal(term.value).normalize(), "f")
        except InvalidOperation:
            return term
        return ox.Literal(number, datatype=term.datatype)
    return term


def csv_rows(content: str) -> list[list[tuple[str, str]]]:
    """The rows of a table by column, in any order; blank nodes without names."""
    rows = csv.DictReader(io.StringIO(content, newline=""))
    return sorted(sorted((name, _cell(cell)) for name, cell in row.items()) for row in rows)


def _cell(text: str) -> str:
    """A number by its value, a blank node without its name."""
    try:
        return str(float(text))
    except ValueError:
        return "_:" if text.startswith("_:") else text
