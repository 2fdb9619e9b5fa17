"""The whole dataset as files: sorted N-Quads, TriG and Turtle of them, each with a gzip twin."""

import gzip
import hashlib
import heapq
import shutil
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from lodkit.rdf.derived import derived_quads
from lodkit.rdf.sorting import sorted_unique, without_repetitions
from lodkit.rdf.turtle import write_trig, write_turtle

DUMPS = ("dump.nq", "dump.trig", "dump.ttl")
NQUADS, TRIG, TURTLE = DUMPS
_LINES_AT_ONCE = 10_000


def write_dumps(lines: Iterable[str], folder: Path, *, base: str) -> str:
    """Write every dump of the dataset into `folder`; what it gives back is the release's id.

    `lines` are the N-Quads of all articles and of the vocabulary, in any order; what follows
    from them is added.
    """
    release = write_nquads(lines, folder, base=base)
    write_union(folder, base=base)
    write_graphs(folder, base=base)
    for name in DUMPS:
        compress(folder / name)
    return release


def write_nquads(lines: Iterable[str], folder: Path, *, base: str) -> str:
    """Write dump.nq: every statement once, in byte order; its SHA-256 is the release's id."""
    stated = folder / "stated.nq"
    with stated.open("wb") as file:
        file.writelines(sorted_unique((line.encode() for line in lines), folder))
    digest = hashlib.sha256()
    with stated.open("rb") as known, (folder / NQUADS).open("wb") as file:
        derived = (line.encode() for line in derived_quads(_lines(stated), base))
        for line in without_repetitions(heapq.merge(known, sorted_unique(derived, folder))):
            digest.update(line)
            file.write(line)
    stated.unlink()
    return digest.hexdigest()


def compress(file: Path) -> Path:
    """A gzip twin that holds neither time nor name, so that equal files have equal twins."""
    twin = file.with_name(file.name + ".gz")
    with (
        file.open("rb") as source,
        twin.open("wb") as target,
        gzip.GzipFile(filename="", mode="wb", fileobj=target, mtime=0) as packed,
    ):
        shutil.copyfileobj(source, packed, 1 << 20)
    return twin


def write_union(folder: Path, *, base: str) -> None:
    """Write dump.ttl, the union of all graphs: equal triples stand together in dump.nq."""
    triples = without_repetitions(_without_graph(line) for line in _lines(folder / NQUADS))
    parsed = _parsed(triples, ox.RdfFormat.N_TRIPLES)
    write_turtle((quad.triple for quad in parsed), folder / TURTLE, base)


def write_graphs(folder: Path, *, base: str) -> None:
    """Write dump.trig, every graph in one piece: the lines are sorted once more, by graph."""
    graph_first = sorted_unique(map(_graph_first, _lines(folder / NQUADS)), folder)
    quads = map(_graph_last, graph_first)
    write_trig(_parsed(quads, ox.RdfFormat.N_QUADS), folder / TRIG, base)


def _parsed(lines: Iterator[bytes], read: ox.RdfFormat) -> Iterator[ox.Quad]:
    """The lines' quads, parsed some thousand lines at a time."""
    while some := b"".join(islice(lines, _LINES_AT_ONCE)):
        yield from ox.parse(some, read, lenient=True)


def _lines(file: Path) -> Iterator[bytes]:
    with file.open("rb") as lines:
        yield from lines


def _without_graph(line: bytes) -> bytes:
    return line[: line.rindex(b" <")] + b" .\n"


def _graph_first(line: bytes) -> bytes:
    triple, _, graph = line.rpartition(b" <")
    return b"<" + graph.removesuffix(b" .\n") + b" " + triple + b"\n"


def _graph_last(line: bytes) -> bytes:
    graph, _, triple = line.partition(b" ")
    return triple.removesuffix(b"\n") + b" " + graph + b" .\n"
