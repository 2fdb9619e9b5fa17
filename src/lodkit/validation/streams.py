"""Streams of bytes to parse: decompressed as they are read, XML followed to its end."""

import gzip
import io
import os
import shutil
import sys
import tempfile
from codecs import BOM_UTF8
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any
from weakref import WeakKeyDictionary
from xml.parsers import expat

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

STDIN = "-"
ZstdError = zstd.ZstdError
COMPRESSED = (".gz", ".zst")
_BUFFER = 1 << 17
LONGEST = 16 * 1024 * 1024
"""Bytes that a piece of text in XML may have; the other formats' parsers have the same limit."""

DEEPEST = 1000
"""Elements that may be one inside the other: the parser of RDF takes quadratic time for them."""


Noted = Callable[[int], None]
"""Told of how many bytes were read of a file, compressed as they are."""


def opened(path: Path, noted: Noted | None = None) -> IO[bytes]:
    """A file, or standard input for "-"; what is compressed is decompressed, whatever its name.

    The mark that some programs put before UTF-8 is passed over. Raises OSError where it cannot be
    opened.
    """
    stream = _plain(path, noted)
    try:
        unpacked = _unpacker(stream.peek(4))
        if unpacked is not None:
            stream = _Unpacked(unpacked(stream), stream)
        if stream.peek(len(BOM_UTF8)).startswith(BOM_UTF8):
            stream.read(len(BOM_UTF8))
    except BaseException:
        stream.close()
        raise
    return stream


def _plain(path: Path, noted: Noted | None) -> io.BufferedReader:
    if str(path) == STDIN:
        return _standard_input()
    return path.open("rb") if noted is None else io.BufferedReader(_Noting(path, noted))


class _Noting(io.FileIO):
    """A file that tells how much is read of it."""

    def __init__(self, path: Path, noted: Noted) -> None:
        super().__init__(path)
        self._noted = noted

    def readinto(self, buffer: Any) -> int:
        read = super().readinto(buffer) or 0
        self._noted(read)
        return read


_KEPT: WeakKeyDictionary[object, IO[bytes]] = WeakKeyDictionary()


def _standard_input() -> io.BufferedReader:
    """Standard input from its beginning: it is kept in a file, to be read for lines once more."""
    source = sys.stdin.buffer
    if source not in _KEPT:
        _KEPT[source] = tempfile.TemporaryFile()  # noqa: SIM115
        shutil.copyfileobj(source, _KEPT[source])
    kept = _KEPT[source]
    kept.seek(0)
    return os.fdopen(os.dup(kept.fileno()), "rb")


def _unpacker(begin: bytes) -> Callable[[Any], Any] | None:
    """What unpacks a stream that begins so."""
    if begin.startswith(b"\x1f\x8b"):
        return gzip.open
    return zstd.open if begin.startswith(b"\x28\xb5\x2f\xfd") else None


class _Unpacked(io.BufferedReader):
    """What comes of a packed stream, which is closed with it."""

    def __init__(self, unpacked: Any, packed: IO[bytes]) -> None:
        super().__init__(unpacked, _BUFFER)
        self._packed = packed

    def close(self) -> None:
        super().close()
        self._packed.close()


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
