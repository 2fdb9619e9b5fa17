"""A WARC file that is packed record by record: a damaged member costs its record, not the file."""

import io
import zlib
from typing import BinaryIO

_GZIP = b"\x1f\x8b\x08"
_CHUNK = 1 << 18
_MOST = 1 << 20
# Stands in place of what is lost, so that it is noticed and the next record begins a line.
_BREAK = b"\r\n\r\n(damaged)\r\n\r\n"


def unpacked(stream: BinaryIO) -> BinaryIO:
    """The stream without gzip, if it is packed so."""
    packed = isinstance(stream, io.BufferedReader) and stream.peek(3)[:3] == _GZIP
    return io.BufferedReader(_Members(stream), _CHUNK) if packed else stream


class _Members(io.RawIOBase):
    """Unpacks one gzip member after the other, and finds the next behind damage."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._packed = b""
        self._member = zlib.decompressobj(wbits=31)
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._ready and self._fill():
            pass
        given = self._ready[: len(buffer)]
        self._ready = self._ready[len(given) :]
        buffer[: len(given)] = given
        return len(given)

    def _fill(self) -> bool:
        """Unpack some more; false at the end of the file."""
        if self._member.eof:
            self._packed = self._member.unused_data or self._packed
            self._member = zlib.decompressobj(wbits=31)
        if not self._packed:
            self._packed = self._stream.read(_CHUNK)
            if not self._packed:
                return False
        try:
            self._ready = self._member.decompress(self._packed, _MOST)
            self._packed = self._member.unconsumed_tail
        except zlib.error:
            self._ready, self._packed = _BREAK, self._behind_damage(self._packed[1:])
            self._member = zlib.decompressobj(wbits=31)
        return True

    def _behind_damage(self, packed: bytes) -> bytes:
        """The packed bytes from where a member may begin."""
        while (at := packed.find(_GZIP)) < 0:
            more = self._stream.read(_CHUNK)
            if not more:
                return b""
            packed = packed[-2:] + more
        return packed[at:]
