"""The bytes of an input as one stream, unpacked, wherever they lie."""

import gzip
import io
import shutil
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any, BinaryIO, cast

from lodkit.reading.extras import required
from lodkit.reading.formats import FORMATS
from lodkit.reading.inputs import Input

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdError, ZstdFile
else:
    from backports.zstd import ZstdError, ZstdFile

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
DAMAGED = (EOFError, gzip.BadGzipFile, zlib.error, ZstdError)
"""What unpacking raises where the packed bytes break off or are damaged."""

_CHUNK = 1 << 20
_IN_MEMORY = 32 << 20


@contextmanager
def opened(source: Input) -> Iterator[io.BufferedReader]:
    """The bytes of an input, unpacked if they are packed; what they are packed with they tell."""
    form = FORMATS[source.format]
    with _raw(source) as raw:
        stream = raw if form.members and _begins(raw, GZIP) else _unpacked(raw)
        if form.seeks and (stream is not raw or not stream.seekable()):
            with _seekable(stream) as seekable:
                yield seekable
        else:
            yield stream


def is_packed(source: Input) -> bool:
    """Whether the bytes of a file are packed."""
    with _raw(source) as raw:
        return _begins(raw, GZIP) or _begins(raw, ZSTD)


@contextmanager
def _raw(source: Input) -> Iterator[io.BufferedReader]:
    if source.path is not None:
        with source.path.open("rb") as stream:
            yield stream
    elif "://" in source.name:
        with closing(_Remote(source.name)) as remote:
            yield io.BufferedReader(remote, _CHUNK)
    else:
        yield cast(io.BufferedReader, sys.stdin.buffer)


class _Remote(io.RawIOBase):
    """A file of another store, whose library has errors of its own: here they are OSErrors."""

    def __init__(self, address: str) -> None:
        library = required("fsspec", "remote")
        with _as_os_errors():
            self._file = library.open(address, "rb").open()

    def readinto(self, buffer: Any) -> int:
        """Read as much as there is room for, if there is as much."""
        with _as_os_errors():
            read: bytes = self._file.read(len(buffer))
        buffer[: len(read)] = read
        return len(read)

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def seekable(self) -> bool:
        """Whether the library can go back and forth in it."""
        return bool(self._file.seekable())

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        """Go on from another byte, counted from the beginning, from here or from the end."""
        with _as_os_errors():
            return int(self._file.seek(place, whence))

    def tell(self) -> int:
        """The place that is read next."""
        return int(self._file.tell())

    def close(self) -> None:
        """Let go of it."""
        self._file.close()
        super().close()


@contextmanager
def _as_os_errors() -> Iterator[None]:
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        raise OSError(str(error) or type(error).__name__) from error


def _begins(stream: io.BufferedReader, mark: bytes) -> bool:
    return stream.peek(len(mark))[: len(mark)] == mark


def _unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    if _begins(stream, GZIP):
        return io.BufferedReader(gzip.GzipFile(fileobj=stream), _CHUNK)
    if _begins(stream, ZSTD):
        return io.BufferedReader(cast(io.RawIOBase, ZstdFile(stream)), _CHUNK)
    return stream


@contextmanager
def _seekable(stream: BinaryIO) -> Iterator[io.BufferedReader]:
    """The same bytes in a file of their own, where a format is not read from front to back."""
    with tempfile.TemporaryFile() as file:
        shutil.copyfileobj(stream, file, _CHUNK)
        file.seek(0)
        yield cast(io.BufferedReader, file)
