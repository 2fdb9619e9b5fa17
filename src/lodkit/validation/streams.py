"""Streams of bytes to parse: decompressed as they are read, XML followed to its end."""

import gzip
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, cast
from xml.parsers import expat

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

STDIN = "-"
ZstdError = zstd.ZstdError
COMPRESSED = (".gz", ".zst")
LONGEST = 16 * 1024 * 1024
"""Bytes that a piece of text in XML may have; the other formats' parsers have the same limit."""
DEEPEST = 1000
"""Elements that may be one inside the other: the parser of RDF takes quadratic time for them."""


def opened(path: Path) -> IO[bytes]:
    """A file, or standard input for "-"; what is compressed is decompressed, whatever its name.

    Raises OSError where it cannot be opened.
    """
    if str(path) == STDIN:
        stream: Any = sys.stdin.buffer
        return _unpacker(stream.peek(4))(stream)
    with path.open("rb") as begin:
        unpacked = _unpacker(begin.read(4))
    return unpacked(path)


def _unpacker(begin: bytes) -> Callable[[Any], IO[bytes]]:
    """What opens a file, or a stream, that begins so."""
    if begin.startswith(b"\x1f\x8b"):
        return cast("Callable[[Any], IO[bytes]]", gzip.open)
    if begin.startswith(b"\x28\xb5\x2f\xfd"):
        return cast("Callable[[Any], IO[bytes]]", zstd.open)
    return lambda source: source.open("rb") if isinstance(source, Path) else source


class WholeXml:
    """A stream of XML that is well-formed to its end, which the parser of RDF does not ask for."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._begins
        self._parser.EndElementHandler = self._ends
        self._text = 0
        self._depth = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes. Raises SyntaxError with the line where they are no XML."""
        content = self._stream.read(size)
        try:
            self._parser.Parse(content, not content)
        except expat.ExpatError as error:
            raise _fault(expat.errors.messages[error.code], error.lineno) from error
        last = content.rfind(b"<")
        self._text = len(content) - last if last >= 0 else self._text + len(content)
        if self._text > LONGEST:
            raise MemoryError
        return content

    def _begins(self, name: str, attributes: object) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            what = f"more than {DEEPEST} elements are one inside the other"
            raise _fault(what, self._parser.CurrentLineNumber)

    def _ends(self, name: str) -> None:
        self._depth -= 1


def _fault(what: str, line: int) -> SyntaxError:
    fault = SyntaxError(what)
    fault.lineno = line
    return fault
