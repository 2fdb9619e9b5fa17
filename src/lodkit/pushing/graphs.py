"""The graphs of a release, one after another, each with the digest of what it holds.

The lines of the dump are sorted by graph, in files where they are many. A graph is held in memory
up to a bound, beyond it in a file: neither many graphs nor a large one take more memory.
"""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import IO
from weakref import WeakSet

from lodkit.errors import InputError
from lodkit.rdf.dumps import NQUADS, by_graph

IN_MEMORY = 8_000_000
"""Bytes of a graph beyond which it lies in a file."""


class Graph:
    """A named graph: `digest` is the SHA-256 of its N-Triples in byte order, `count` their number.

    Its statements can be read until it is closed.
    """

    def __init__(self, name: str, lines: Iterable[bytes], folder: Path) -> None:
        self.name = name
        self.count = self.size = 0
        # closed by `close`, when the graph has been sent
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(IN_MEMORY, dir=str(folder))  # noqa: SIM115
        digest = hashlib.sha256()
        for line in lines:
            digest.update(line)
            self._file.write(line)
            self.count += 1
            self.size += len(line)
        self.digest = digest.hexdigest()

    def pieces(self, size: int, count: int) -> Iterator[list[bytes]]:
        """Its lines of N-Triples, at most `count` at a time and about `size` bytes."""
        self._file.seek(0)
        some: list[bytes] = []
        taken = 0
        for line in self._file:
            if some and (taken + len(line) > size or len(some) == count):
                yield some
                some, taken = [], 0
            some.append(line)
            taken += len(line)
        yield some

    def lines(self) -> list[bytes]:
        """All of its lines."""
        self._file.seek(0)
        return list(self._file)

    def close(self) -> None:
        """Let go of its statements."""
        self._file.close()


@contextmanager
def graphs_of(folder: Path, release: str, workplace: Path) -> Iterator[Iterator[Graph]]:
    """The graphs of the release in `folder`, by name; what does not fit lies in `workplace`.

    Asked for the first of them it raises InputError where the dump is not that of the release.
    """
    ordered = by_graph(_checked(folder / NQUADS, release), workplace)
    given: WeakSet[Graph] = WeakSet()

    def graphs() -> Iterator[Graph]:
        for name, lines in groupby(ordered, key=_graph_of):
            graph = Graph(name[1:-1].decode(), map(_triple_of, lines), workplace)
            given.add(graph)
            yield graph

    try:
        yield graphs()
    finally:
        for graph in given:
            graph.close()


def _checked(dump: Path, release: str) -> Iterator[bytes]:
    digest = hashlib.sha256()
    try:
        with dump.open("rb") as lines:
            for line in lines:
                digest.update(line)
                yield line
    except OSError as error:
        what = f"the dump cannot be read: {error.strerror}"
        raise InputError(what, where=dump, remedy="build the dataset again") from error
    if digest.hexdigest() != release:
        what = "is not the dump of the release that the manifest names"
        raise InputError(what, where=dump, remedy="build the dataset again")


def _graph_of(line: bytes) -> bytes:
    return line[: line.index(b" ")]


def _triple_of(line: bytes) -> bytes:
    """The statement as N-Triples, without its graph."""
    return line[line.index(b" ") + 1 :].removesuffix(b"\n") + b" .\n"
