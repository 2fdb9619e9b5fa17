"""The whole dataset as files in every format, whole and in parts, each with compressed twins.

dump.nq is canonical: everything else follows from it. Formats with graphs say which article states
what; those without hold the union of all graphs, every triple once.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from lodkit.rdf.namespaces import PREFIXES
from lodkit.rdf.parts import FOLDER, PARTS, write_parts
from lodkit.rdf.sorting import lines_of, sorted_unique, without_repetitions
from lodkit.rdf.steps import Perform, one_by_one, step
from lodkit.rdf.turtle import write_trig, write_turtle
from lodkit.rdf.twins import Packing

DUMPS = ("dump.nq", "dump.trig", "dump.ttl", "dump.nt", "dump.rdf", "dump.jsonld")
NQUADS, TRIG, TURTLE, NTRIPLES, RDF_XML, JSON_LD = DUMPS
UNION_FORMATS = ("ttl", "nt", "rdf", "jsonld")
"""The formats of the union and of its parts, by suffix."""
PART_DUMPS = tuple(f"{FOLDER}/{part}.{suffix}" for part in PARTS for suffix in UNION_FORMATS)
"""The files of the parts, below the release's folder."""
_LINES_AT_ONCE = 10_000


def packing(folder: Path) -> Packing:
    """What writes the twins of the dumps that are there."""
    there = (folder / name for name in (*DUMPS, *PART_DUMPS))
    return Packing([file for file in there if file.exists()])


def write_others(folder: Path, *, base: str, perform: Perform = one_by_one) -> None:
    """Write every other dump from dump.nq; `perform` does what can be done at the same time."""
    wholes = [step(write_graphs, folder, base), step(write_union, folder, base)]
    perform("writing graphs and union", wholes)
    plain = (folder / NTRIPLES, *sorted((folder / FOLDER).glob("*.nt")))
    perform("writing formats", [step(write, file, base) for file in plain for write in _FORMS])


def write_union(folder: Path, base: str) -> None:
    """Write the union of all graphs and its parts: equal triples stand together in dump.nq."""
    (folder / FOLDER).mkdir(exist_ok=True)
    triples = without_repetitions(_without_graph(line) for line in lines_of(folder / NQUADS))
    write_parts(triples, folder / NTRIPLES, folder / FOLDER, base=base)


def _write_turtle(plain: Path, base: str) -> None:
    write_turtle(_triples(plain), plain.with_suffix(".ttl"), base)


def _write_rdf_xml(plain: Path, base: str) -> None:
    _write_form(plain, ox.RdfFormat.RDF_XML)


def _write_json_ld(plain: Path, base: str) -> None:
    _write_form(plain, ox.RdfFormat.JSON_LD)


def _write_form(plain: Path, form: ox.RdfFormat) -> None:
    file = plain.with_suffix(f".{form.file_extension}")
    ox.serialize(_triples(plain), file, form, prefixes=PREFIXES)


_FORMS = (_write_turtle, _write_rdf_xml, _write_json_ld)
"""Each writes the triples of an N-Triples file in another format beside it."""


def write_graphs(folder: Path, base: str) -> None:
    """Write dump.trig, every graph in one piece: the lines are sorted once more, by graph."""
    quads = map(graph_last, by_graph(lines_of(folder / NQUADS), folder))
    write_trig(_parsed(quads, ox.RdfFormat.N_QUADS), folder / TRIG, base)


def by_graph(lines: Iterable[bytes], folder: Path) -> Iterator[bytes]:
    """Lines of N-Quads sorted by graph, which stands first; what does not fit lies in `folder`."""
    return sorted_unique(map(_graph_first, lines), folder)


def graph_last(line: bytes) -> bytes:
    """A line whose graph stands first, as N-Quads have it."""
    graph, _, triple = line.partition(b" ")
    return triple.removesuffix(b"\n") + b" " + graph + b" .\n"


def _triples(file: Path) -> Iterator[ox.Triple]:
    parsed = ox.parse(path=file, format=ox.RdfFormat.N_TRIPLES, lenient=True)
    return (quad.triple for quad in parsed)


def _parsed(lines: Iterator[bytes], read: ox.RdfFormat) -> Iterator[ox.Quad]:
    """The lines' quads, parsed some thousand lines at a time."""
    while some := b"".join(islice(lines, _LINES_AT_ONCE)):
        yield from ox.parse(some, read, lenient=True)


def _without_graph(line: bytes) -> bytes:
    return line[: line.rindex(b" <")] + b" .\n"


def _graph_first(line: bytes) -> bytes:
    triple, _, graph = line.rpartition(b" <")
    return b"<" + graph.removesuffix(b" .\n") + b" " + triple + b"\n"
