"""Streams of bytes to parse: decompressed as they are read, XML followed to its end."""

import gzip
import io
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, cast
from xml.parsers import expat

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

ZstdError = zstd.ZstdError
COMPRESSED = (".gz", ".zst")
LONGEST = 16 * 1024 * 1024
"""Bytes that a piece of text in XML may have; the other formats' parsers have the same limit."""


def opened(path: Path) -> AbstractContextManager[IO[bytes]]:
    """A file, or standard input for "-"; what is compressed is decompressed, whatever its name.

    Raises OSError where it cannot be opened.
    """
    if str(path) == "-":
        return nullcontext(_decompressed(cast("io.BufferedReader", sys.stdin.buffer)))
    return _decompressed(path.open("rb"))


def _decompressed(stream: io.BufferedReader) -> IO[bytes]:
    begin = stream.peek(4)[:4]
    if begin.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", io.BufferedReader(gzip.GzipFile(fileobj=stream)))
    if begin == b"\x28\xb5\x2f\xfd":
        return cast("IO[bytes]", io.BufferedReader(zstd.ZstdFile(stream)))
    return cast("IO[bytes]", stream)


class WholeXml:
    """A stream of XML that is well-formed to its end, which the parser of RDF does not ask for."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._parser = expat.ParserCreate()
        self._text = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes. Raises SyntaxError with the line where they are no XML."""
        content = self._stream.read(size)
        try:
            self._parser.Parse(content, not content)
        except expat.ExpatError as error:
            fault = SyntaxError(expat.errors.messages[error.code])
            fault.lineno = error.lineno
            raise fault from error
        last = content.rfind(b"<")
        self._text = len(content) - last if last >= 0 else self._text + len(content)
        if self._text > LONGEST:
            raise MemoryError
        return content
