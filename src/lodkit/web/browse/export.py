"""A whole selection for programs: CSV, JSON or Turtle, written as it is read."""

import csv
import io
import json
from collections.abc import Callable, Iterator

import pyoxigraph as ox

from lodkit.rdf.turtle import turtle
from lodkit.web.browse.kinds import KINDS
from lodkit.web.browse.selection import Cell, Item, Selection, all_items, batched, cells
from lodkit.web.naming import Label
from lodkit.web.negotiation import CSV, TURTLE, Form
from lodkit.web.views.view import Reader

JSON = Form("JSON", "json", "application/json")
EXPORTS = (CSV, JSON, TURTLE)

_Row = tuple[Item, dict[str, list[Cell]]]


def exported(selection: Selection, reader: Reader, form: Form) -> Iterator[bytes]:
    """The things of a selection in its order, each with what its list says of it."""
    write = _WRITERS[form.suffix]
    yield from (text.encode() for text in write(selection, reader, _rows(selection, reader)))


def plain(label: Label) -> str:
    """A name in one piece."""
    return ", ".join(part.value for part in label)


def _rows(selection: Selection, reader: Reader) -> Iterator[list[_Row]]:
    """The rows, some hundred at a time."""
    dataset, language = reader.addresses.dataset, reader.speech.language
    columns = _columns(selection)
    for some in batched(all_items(dataset.index, dataset.base, selection, language)):
        known = cells(dataset.index, [item.number for item in some], columns)
        for cell in (cell for values in known.values() for cell in values if cell.iri):
            reader.names.expect(cell.iri or "")
        yield [(item, {c: known.get((item.number, c), []) for c in columns}) for item in some]


def _columns(selection: Selection) -> tuple[str, ...]:
    kind = KINDS[selection.kind]
    return (*kind.columns, *kind.counted)


def _as_csv(selection: Selection, reader: Reader, rows: Iterator[list[_Row]]) -> Iterator[str]:
    columns = _columns(selection)
    yield csv_line(("iri", "name", *columns, "date", "articles"))
    for some in rows:
        yield "".join(
            csv_line(
                (
                    *(item.iri, plain(reader.names.worded(item.title))),
                    *(" | ".join(_said(cell, reader) for cell in values[c]) for c in columns),
                    *(item.day, item.articles),
                )
            )
            for item, values in some
        )


def csv_line(values: tuple[object, ...]) -> str:
    """A line of CSV (RFC 4180)."""
    line = io.StringIO()
    csv.writer(line).writerow([_harmless(value) for value in values])
    return line.getvalue()


def _harmless(value: object) -> object:
    """A text that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return value


def _said(cell: Cell, reader: Reader) -> str:
    return plain(reader.names.of(cell.iri)) if cell.iri else cell.text or ""


def _as_json(selection: Selection, reader: Reader, rows: Iterator[list[_Row]]) -> Iterator[str]:
    joint = "[\n"
    for some in rows:
        for item, values in some:
            row = {
                "iri": item.iri,
                "name": plain(reader.names.worded(item.title)),
                **{name: [_valued(c, reader) for c in found] for name, found in values.items()},
                "date": item.day or None,
                "articles": item.articles,
            }
            yield joint + json.dumps(row, ensure_ascii=False)
            joint = ",\n"
    yield "[]\n" if joint == "[\n" else "\n]\n"


def _valued(cell: Cell, reader: Reader) -> object:
    if cell.iri is None:
        return cell.text
    return {"iri": cell.iri, "name": plain(reader.names.of(cell.iri))}


def _as_turtle(selection: Selection, reader: Reader, rows: Iterator[list[_Row]]) -> Iterator[str]:
    """What the dataset says of each thing; the prefixes stand before each of some hundred."""
    dataset = reader.addresses.dataset
    for some in rows:
        triples = [
            quad.triple
            for item, _ in some
            for quad in sorted(
                dataset.store.quads_for_pattern(
                    ox.NamedNode(item.iri), None, None, ox.DefaultGraph()
                ),
                key=str,
            )
        ]
        yield turtle(triples, dataset.base).decode()


_WRITERS: dict[str, Callable[[Selection, Reader, Iterator[list[_Row]]], Iterator[str]]] = {
    CSV.suffix: _as_csv,
    JSON.suffix: _as_json,
    TURTLE.suffix: _as_turtle,
}
