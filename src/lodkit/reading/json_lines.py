"""Articles from JSON Lines: one JSON object a line, with named fields."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from lodkit.reading.entries import LARGEST_RECORD, Entry, Fault, ReadingSettings, Stretch
from lodkit.reading.lines import lines
from lodkit.reading.records import entry_of


def read(stream: BinaryIO, settings: ReadingSettings) -> Iterator[Entry | Fault]:
    """Each line's article; blank lines are none."""
    stretch, before = settings.stretch, 0
    if stretch is not None:
        stream.seek(stretch.start)
        before = stretch.before
    ours = lines(stream, LARGEST_RECORD, end=None if stretch is None else stretch.end)
    for number, line in enumerate(ours, before + 1):
        place = f"line {number}"
        if line is None:
            yield Fault(f"the line is longer than {LARGEST_RECORD:,} bytes", place)
        elif line.strip():
            yield _entry(line, number, place, settings)


def cut(stream: BinaryIO, size: int) -> Iterator[Stretch]:
    """Stretches of whole lines; each has `size` bytes and the rest of the last of its lines."""
    start = before = 0
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
    if not isinstance(record, dict):
        return Fault("is no JSON object", place, "one object a line is expected")
    return entry_of(record, settings.fields, number=number, place=place, kind="field")
