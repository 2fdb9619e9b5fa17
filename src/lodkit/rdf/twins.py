"""Compressed twins of files: gzip for everyone, Zstandard for those who can; equal for equal files.

A long file is packed in pieces, at the same time if somebody has them packed so. Of Zstandard they
become a frame each. Of gzip they become one member together: browsers and curl take what stands
behind the first for nothing.

The levels were measured: a higher one takes half as long again for a few hundredths of the size.
"""

import shutil
import struct
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

from lodkit.rdf.steps import Perform, Step, step

GZIP_LEVEL = 6
ZSTD_LEVEL = 6
PIECE_BYTES = 64 * 1024 * 1024
"""How long a piece is; the bytes of twins depend on it."""
_CHUNK = 1 << 20
# RFC 1952, section 2.3: deflated, without flags and time, packed neither best nor fastest, by
# nobody knows which system; at the end the check of what is packed, and its length modulo 2^32.
_GZIP_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
_GZIP_END = struct.Struct("<II")


class Packing:
    """The packing of some files: steps that can be taken at any time, and what is left then."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._twins = [(file, suffix, _places(file)) for file in files for suffix in TWINS]

    @property
    def steps(self) -> list[Step]:
        """What packs every piece into a file of its own."""
        return [
            step(_pack, file, suffix, place)
            for file, suffix, places in self._twins
            for place in places
        ]

    def finish(self, perform: Perform) -> None:
        """Make twins of the pieces."""
        perform("joining what is packed", [step(_join, *twin) for twin in self._twins])


def _places(file: Path) -> range:
    """Where the pieces of a file begin; an empty file is one."""
    return range(0, max(file.stat().st_size, 1), PIECE_BYTES)


def _pack(file: Path, suffix: str, place: int) -> None:
    is_last = place == _places(file)[-1]
    with file.open("rb") as source, _piece(file, suffix, place).open("wb") as target:
        source.seek(place)
        target.writelines(_FORMS[suffix].pack(_chunks(source, PIECE_BYTES), is_last))


def _join(file: Path, suffix: str, places: range) -> None:
    """Make a twin of its pieces, which are gone then."""
    form = _FORMS[suffix]
    with file.with_name(file.name + suffix).open("wb") as target:
        target.write(form.head)
        for place in places:
            piece = _piece(file, suffix, place)
            with piece.open("rb") as packed:
                shutil.copyfileobj(packed, target, _CHUNK)
            piece.unlink()
        target.write(form.end(file))


def _piece(file: Path, suffix: str, place: int) -> Path:
    return file.with_name(f"{file.name}{suffix}.{place}")


def _chunks(source: BinaryIO, length: int) -> Iterator[bytes]:
    for place in range(0, length, _CHUNK):
        yield source.read(min(_CHUNK, length - place))


def _deflated(chunks: Iterator[bytes], is_last: bool) -> Iterator[bytes]:
    """A stretch of a deflated stream, which looks back at nothing before it."""
    packer = zlib.compressobj(GZIP_LEVEL, wbits=-zlib.MAX_WBITS)
    yield from map(packer.compress, chunks)
    yield packer.flush(zlib.Z_FINISH if is_last else zlib.Z_FULL_FLUSH)


def _gzip_end(file: Path) -> bytes:
    check, length = 0, file.stat().st_size
    with file.open("rb") as source:
        for chunk in _chunks(source, length):
            check = zlib.crc32(chunk, check)
    return _GZIP_END.pack(check, length & 0xFFFFFFFF)


def _frame(chunks: Iterator[bytes], is_last: bool) -> Iterator[bytes]:
    """A Zstandard frame with a checksum of its content; ZstdFile would write none of no content."""
    settings = zstd.CompressionParameter
    options: dict[int, int] = {settings.compression_level: ZSTD_LEVEL, settings.checksum_flag: 1}
    packer = zstd.ZstdCompressor(options=options)
    yield from map(packer.compress, chunks)
    yield packer.flush()


@dataclass(frozen=True)
class _Form:
    """How pieces are packed, and what stands before and behind them."""

    pack: Callable[[Iterator[bytes], bool], Iterator[bytes]]
    head: bytes
    end: Callable[[Path], bytes]


_FORMS = {
    ".gz": _Form(_deflated, _GZIP_HEAD, _gzip_end),
    ".zst": _Form(_frame, b"", lambda file: b""),
}
TWINS = tuple(_FORMS)
"""What each twin adds to the name of its file."""
