"""What one named graph holds, written straight from the store: whole, or as it is read.

A short graph is put in order and sent whole. A long one is never in memory: it comes in the
store's order, in which the statements about a node stand together.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from queue import Full, Queue
from threading import Event, Thread
from typing import IO, cast

import pyoxigraph as ox

from lodkit.rdf.namespaces import PREFIXES
from lodkit.rdf.turtle import turtle
from lodkit.web.graph import Node
from lodkit.web.negotiation import TURTLE, Form

WHOLE = 20_000
"""How many statements are put in order before they are sent."""
_PIECE = 1 << 16
_PIECES = 8
_PATIENCE = 1.0


def content_of(graph: Node, form: Form, base: str) -> bytes | Iterator[bytes]:
    """The statements of a graph in a form; in those that can say it, with the graph's name."""
    quads = list(islice(_quads(graph), WHOLE))
    if len(quads) == WHOLE:
        return _streamed(graph, form)
    if form is TURTLE:
        return turtle(sorted((quad.triple for quad in quads), key=str), base)
    ordered = _of_form(sorted(quads, key=str), form)
    return ox.serialize(ordered, None, form.rdf, prefixes=PREFIXES) or b""


def _quads(graph: Node) -> Iterator[ox.Quad]:
    return graph.store.quads_for_pattern(None, None, None, ox.NamedNode(graph.iri))


def _of_form(quads: Iterable[ox.Quad], form: Form) -> Iterator[ox.Triple]:
    named = form.suffix in ("trig", "nq")
    return (quad if named else quad.triple for quad in quads)  # type: ignore[misc]


def _streamed(graph: Node, form: Form) -> Iterator[bytes]:
    """What the serialiser writes, as it writes it: it runs in a thread, a few pieces ahead."""
    pieces: Queue[bytes | BaseException] = Queue(_PIECES)
    target = _Pieces(pieces)

    def write() -> None:
        # The iterator belongs to the thread that made it.
        try:
            ox.serialize(
                _of_form(_quads(graph), form),
                cast("IO[bytes]", target),
                form.rdf,
                prefixes=PREFIXES,
            )
            target.end()
        except BrokenPipeError:
            return
        except Exception as error:  # for the reader to raise: the answer must not look whole
            target.send(error)

    Thread(target=write, daemon=True).start()
    try:
        while piece := pieces.get():
            if isinstance(piece, BaseException):
                raise piece
            yield piece
    finally:
        target.gone.set()


class _Pieces:
    """A file for the serialiser to write to, read by another thread."""

    def __init__(self, pieces: "Queue[bytes | BaseException]") -> None:
        self._pieces = pieces
        self._held = bytearray()
        self.gone = Event()

    def write(self, content: bytes) -> int:
        """Take some bytes; BrokenPipeError where nobody reads any more."""
        self._held += content
        if len(self._held) >= _PIECE:
            self.send(bytes(self._held))
            self._held.clear()
        return len(content)

    def flush(self) -> None:
        """Nothing: pieces are sent when they are full."""

    def end(self) -> None:
        """Send what is left, and the sign that this was all."""
        if self._held:
            self.send(bytes(self._held))
        self.send(b"")

    def send(self, piece: bytes | BaseException) -> None:
        """Hand a piece over as soon as there is room."""
        while not self.gone.is_set():
            try:
                return self._pieces.put(piece, timeout=_PATIENCE)
            except Full:
                continue
        raise BrokenPipeError
