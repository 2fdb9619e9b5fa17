"""Articles from JSON: one object a line, or an array of objects, with named fields."""

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from lodkit.reading.entries import LARGEST_RECORD, Entry, Fault, ReadingSettings, Stretch
from lodkit.reading.json_values import spans_lines, values
from lodkit.reading.lines import lines
from lodkit.reading.records import entry_of


def read(stream: BinaryIO, settings: ReadingSettings) -> Iterator[Entry | Fault]:
    """Each line's article; blank lines are none. Of an array, each element's."""
    stretch = settings.stretch
    if stretch is not None:
        stream.seek(stretch.start)
        yield from _lines(lines(stream, LARGEST_RECORD, end=stretch.end), stretch.before, settings)
        return
    first = stream.readline(LARGEST_RECORD + 1)
    if spans_lines(first):
        yield from _values(first, stream, settings)
        return
    yield from _lines(lines(stream, LARGEST_RECORD, begun=first), 0, settings)


def _lines(
    found: Iterable[bytes | None], before: int, settings: ReadingSettings
) -> Iterator[Entry | Fault]:
    for number, line in enumerate(found, before + 1):
        place = f"line {number}"
        if line is None:
            yield Fault(f"the line is longer than {LARGEST_RECORD:,} bytes", place)
        elif line.strip():
            yield _entry(line, number, place, settings)


def _values(first: bytes, stream: BinaryIO, settings: ReadingSettings) -> Iterator[Entry | Fault]:
    for number, value in enumerate(values(first, stream, LARGEST_RECORD), 1):
        place = f"record {number}"
        yield value if isinstance(value, Fault) else _of(value, number, place, settings)


def cut(stream: BinaryIO, size: int) -> Iterator[Stretch]:
    """Stretches of whole lines; each has `size` bytes and the rest of the last of its lines.

    None of an array, which is read from its beginning only.
    """
    if spans_lines(stream.readline(LARGEST_RECORD + 1)):
        return
    start = before = stream.seek(0)
    while some := stream.read(size):
        end, breaks = start + len(some), some.count(b"\n")
        while not some.endswith(b"\n") and (some := stream.readline(size)):
            end += len(some)
            breaks += some.endswith(b"\n")
        yield Stretch(start, end, before)
        start, before = end, before + breaks


def _entry(line: bytes, number: int, place: str, settings: ReadingSettings) -> Entry | Fault:
    try:
        record = json.loads(line.rstrip())
    except UnicodeDecodeError as error:
        return Fault(f"byte {error.start + 1} of the line is not UTF-8", place)
    except json.JSONDecodeError as error:
        return Fault(f"is no JSON: {error.msg} at column {error.colno}", place)
    except (ValueError, RecursionError) as error:
        return Fault(f"is JSON that cannot be read: {error}", place)
    return _of(record, number, place, settings)


def _of(record: object, number: int, place: str, settings: ReadingSettings) -> Entry | Fault:
    if not isinstance(record, dict):
        return Fault("is no JSON object", place, "one object a line, or an array of objects")
    return entry_of(record, settings.fields, number=number, place=place, kind="field")
