"""On which line of a file each statement stands, told by the parser that reads it.

The parser is given one line a read. So when a statement comes out, the last line it was given is
the one on which the statement's object ends. What stands in brackets comes out before the
statement that it is the object of; so that one is where the first of these is.
"""

from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import IO, Protocol, cast

import pyoxigraph as ox

from lodkit.rdf.sorted_lines import beginning
from lodkit.rdf.sorted_lines import numbered as line_numbers

NUMBERED = frozenset(
    (
        ox.RdfFormat.TURTLE,
        ox.RdfFormat.TRIG,
        ox.RdfFormat.N_TRIPLES,
        ox.RdfFormat.N_QUADS,
        ox.RdfFormat.N3,
    )
)
"""The formats in which a statement is one piece of text."""
BY_LINE = frozenset((ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS))
"""The formats in which it is one line."""
_PIECE = 1 << 20
_LONG_QUOTES = (b'"""', b"'''")


class Lines(Protocol):
    """A stream of bytes that can be read line by line."""

    def readline(self, size: int = -1, /) -> bytes:
        """The next line, or at most so many bytes of it."""
        ...


class _OneLineARead:
    """A stream of which each read gives one line, or the piece of a long one that was asked for."""

    def __init__(self, stream: Lines) -> None:
        self._stream = stream
        self._ended = True
        self.line = b""
        self.number = 0

    def read(self, size: int = -1) -> bytes:
        self.line = self._stream.readline(size)
        self.number += self._ended and bool(self.line)
        self._ended = self.line.endswith(b"\n")
        return self.line


def numbered(
    stream: Lines, form: ox.RdfFormat, *, base: str | None = None
) -> Iterator[tuple[ox.Quad, int]]:
    """Each statement of a stream, and the line on which its object begins (the first is 1).

    `base` is what relative IRIs are resolved against. A line may be of any length. Raises what
    `pyoxigraph.parse` raises: SyntaxError where the stream is not in the format, OSError and
    EOFError where it cannot be read.
    """
    source = _OneLineARead(stream)
    # the parser needs nothing but `read`
    begun: dict[ox.BlankNode, int] = {}
    for quad in ox.parse(cast("IO[bytes]", source), form, base_iri=base, lenient=True):
        line = source.number - _lines_within(quad.object, source.line)
        if isinstance(quad.subject, ox.BlankNode):
            begun.setdefault(quad.subject, line)
        if isinstance(quad.object, ox.BlankNode) and _is_bracketed(quad.object, source.line):
            line = begun.pop(quad.object, line)
        yield quad, line


def numbered_about(
    stream: Lines, form: ox.RdfFormat, subjects: Container[bytes]
) -> Iterator[tuple[ox.Quad, int]]:
    """The same of a format `BY_LINE`, quickly: only the statements about the given `<IRI>`s.

    Lines whose subject may be written in another way are looked at, too; ones longer than a
    megabyte are not.
    """
    number, ended = 0, True
    while line := stream.readline(_PIECE):
        number += ended
        whole, ended = ended, line.endswith(b"\n")
        subject = line[: line.find(b">") + 1]
        wanted = subject in subjects or b"\\" in subject or line[:1] in b" \t"
        if wanted and whole and len(line) < _PIECE:
            for quad in ox.parse(line, form, lenient=True):
                yield quad, number


def sorted_about(file: Path, subjects: Iterable[bytes]) -> Iterator[tuple[ox.Quad, int]]:
    """The same of N-Quads whose lines are sorted: no other lines are read."""
    with file.open("rb") as lines, file.open("rb") as counted:
        found = (row for subject in sorted(subjects) for row in beginning(lines, subject + b" "))
        for number, line in line_numbers(counted, found):
            for quad in ox.parse(line, ox.RdfFormat.N_QUADS, lenient=True):
                yield quad, number


def _is_bracketed(node: ox.BlankNode, last: bytes) -> bool:
    """Whether a value is written in brackets, whose end comes with the line: it has no name."""
    return f"_:{node.value}".encode() not in last


def _lines_within(term: object, last: bytes) -> int:
    """How many lines above its end a literal begins: one in long quotes keeps its line ends."""
    if not isinstance(term, ox.Literal) or not any(last.count(q) % 2 for q in _LONG_QUOTES):
        return 0
    return term.value.count("\n")
