"""Sorted files as one, merged a slice of it at a time: each slice by whoever has the time.

A slice is all lines between two lines, of every file. It is found by bisection, fits into memory
and is sorted there, which for lines that come from sorted files is merging.
"""

import heapq
import os
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, Protocol

from lodkit.rdf.sorting import without_repetitions
from lodkit.rdf.steps import Perform, step

SLICE_BYTES = 32 * 1024 * 1024
"""How long a slice is, about."""
SAMPLE_BYTES = 512 * 1024
"""How much text there is between two lines that tell how long slices are."""
MOST_RUNS = 256
"""How many files slices are made of; of more, longer ones are made first."""

Slice = tuple[bytes, bytes | None]
"""The first line of a slice, and the first one behind it; None behind the last."""


class Run(Protocol):
    """Lines in byte order, of which any stretch can be read."""

    @property
    def path(self) -> Path:
        """The file that they are in, perhaps with others."""

    def between(self, start: bytes, end: bytes | None) -> Iterator[bytes]:
        """The lines from `start` on and before `end`."""


@dataclass(frozen=True, slots=True)
class SortedFile:
    """A file of lines in byte order."""

    path: Path

    def between(self, start: bytes, end: bytes | None) -> Iterator[bytes]:
        """The lines from `start` on and before `end`."""
        with self.path.open("rb") as file:
            file.seek(place_of(start, file))
            for line in file:
                if end is not None and line >= end:
                    return
                yield line


def slices(runs: Sequence[Run]) -> list[Slice]:
    """What the runs are cut into: slices that are about equally long, however the lines lie."""
    samples = sorted(_samples(runs))
    each = SLICE_BYTES // SAMPLE_BYTES
    starts = [b"", *without_repetitions(samples[each::each])]
    return list(pairwise([*starts, None]))  # type: ignore[list-item]


def merge(runs: Sequence[Run], part: Slice) -> Iterator[bytes]:
    """The lines of a slice, each once."""
    lines = [line for run in runs for line in run.between(*part)]
    lines.sort()
    return without_repetitions(lines)


def fewer(runs: Sequence[Run], folder: Path, perform: Perform) -> Sequence[Run]:
    """The same lines in so few files that each slice can look into all of them."""
    while len(runs) > MOST_RUNS:
        each = min(MOST_RUNS, -(-len(runs) // MOST_RUNS))
        groups = [runs[start : start + each] for start in range(0, len(runs), each)]
        files = [folder / f"{len(runs)}-{number}.run" for number in range(len(groups))]
        perform("merging", [step(_write, *pair) for pair in zip(groups, files, strict=True)])
        runs = [SortedFile(file) for file in files]
    return runs


def _write(runs: Sequence[Run], target: Path) -> None:
    lines = heapq.merge(*(run.between(b"", None) for run in runs))
    with target.open("wb") as file:
        file.writelines(without_repetitions(lines))


def _samples(runs: Sequence[Run]) -> Iterator[bytes]:
    """A line of every so many bytes, counted through all runs."""
    behind = 0
    for run in runs:
        with run.path.open("rb") as file:
            size = _size(file)
            for place in range(SAMPLE_BYTES - behind, size, SAMPLE_BYTES):
                line = _line_from(place, file)
                if line:
                    yield line
        behind = (behind + size) % SAMPLE_BYTES


def place_of(start: bytes, file: BinaryIO) -> int:
    """Where the first of a file's sorted lines begins that is not before `start`."""
    place = bisect_left(range(_size(file)), True, key=lambda place: _is_from(start, place, file))
    line = _line_from(place, file)
    return file.tell() - len(line)


def _is_from(start: bytes, place: int, file: BinaryIO) -> bool:
    line = _line_from(place, file)
    return not line or line >= start


def _line_from(place: int, file: BinaryIO) -> bytes:
    """The first line that begins at a place or behind it; nothing where none does."""
    if place:
        file.seek(place - 1)
        file.readline()
    else:
        file.seek(0)
    return file.readline()


def _size(file: BinaryIO) -> int:
    return os.fstat(file.fileno()).st_size
