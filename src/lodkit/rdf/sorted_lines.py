"""Those of a file's sorted lines that begin with something, found without reading the others.

A release's dump is such a file: what it states of a node are lines that begin with the node.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from lodkit.rdf.slices import place_of

_PIECE = 1 << 20


def beginning(file: BinaryIO, prefix: bytes) -> Iterator[tuple[int, bytes]]:
    """The lines that begin with `prefix`, and at which byte each of them starts."""
    place = place_of(prefix, file)
    file.seek(place)
    while (line := file.readline()).startswith(prefix):
        yield place, line
        place += len(line)


def numbered(file: BinaryIO, rows: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """Lines, told by the byte each starts at, in order; with their numbers instead.

    `file` is theirs, to be read by nobody else meanwhile.
    """
    place, number = 0, 1
    file.seek(0)
    for start, line in rows:
        while place < start:
            piece = file.read(min(start - place, _PIECE))
            number += piece.count(b"\n")
            place += len(piece)
        yield number, line
