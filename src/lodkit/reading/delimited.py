"""Articles from tables: comma- or tab-separated values under a line with the columns' names."""

import csv
from collections.abc import Iterator
from typing import BinaryIO

from lodkit.errors import InputError
from lodkit.reading.entries import LARGEST, LARGEST_RECORD, Entry, Fault, ReadingSettings
from lodkit.reading.lines import lines
from lodkit.reading.records import entry_of


def read_commas(stream: BinaryIO, settings: ReadingSettings) -> Iterator[Entry | Fault]:
    """The articles of a table parted by commas, or by semicolons where its names are."""
    return _read(stream, settings, ",;")


def read_tabs(stream: BinaryIO, settings: ReadingSettings) -> Iterator[Entry | Fault]:
    """The articles of a table parted by tabs."""
    return _read(stream, settings, "\t")


def _read(stream: BinaryIO, settings: ReadingSettings, delimiters: str) -> Iterator[Entry | Fault]:
    # What is longer is a quote that is never closed; it ends the row, not the table.
    csv.field_size_limit(LARGEST)
    written = _Lines(stream)
    head = next(written, "")
    delimiter = max(delimiters, key=head.count)
    columns = next(csv.reader([head], delimiter=delimiter), [])
    fields = settings.fields
    if not any(name in columns for name in fields.names("text")):
        what, remedy = fields.missing(columns, "column")
        raise InputError(what, where="line 1", remedy=remedy)
    rows = csv.reader(written, delimiter=delimiter)
    number = 0
    while True:
        number += 1
        place = f"row {number}, line {rows.line_num + 2}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Fault(f"is no row of a table: {error}", place)
            continue
        if len(row) == len(columns):
            record = dict(zip(columns, row, strict=True))
            yield entry_of(record, fields, number=number, place=place, kind="column")
        elif row:
            yield Fault(f"has {len(row)} values for {len(columns)} columns", place)


class _Lines:
    """The lines as text; bytes that are not UTF-8 stay recognisable.

    A line that is too long is an error in its place, and the next one comes all the same.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._lines = lines(stream, LARGEST_RECORD)
        self._encoding = "utf-8-sig"

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        if line is None:
            raise csv.Error(f"the line is longer than {LARGEST_RECORD:,} bytes")
        encoding, self._encoding = self._encoding, "utf-8"
        return line.decode(encoding, "surrogateescape")
