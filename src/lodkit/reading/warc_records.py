"""The records of a WARC file, parted so that a broken one does not take those behind it along."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

_VERSION = re.compile(rb"WARC/\d\.\d\s*$")
# A record's content may not hold the line with which a record begins, unless its length is wrong.
_NEXT = re.compile(rb"\r\nWARC/\d\.\d\r\n")
_LONGEST_LINE = 64_000
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its headers, by their names in small letters, and its content."""

    headers: dict[str, str]
    head: bytes
    content: bytes = field(repr=False)

    @property
    def type(self) -> str:
        """What kind of record it is: response, request, and so on."""
        return self.headers.get("warc-type", "").lower()

    @property
    def address(self) -> str | None:
        """What was fetched."""
        return self.headers.get("warc-target-uri", "").strip("<>") or None

    @property
    def bytes(self) -> bytes:
        """The record as it stands in the file."""
        return self.head + b"\r\n" + self.content + b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that cannot be read, and why."""

    what: str


def records(stream: BinaryIO, largest: int) -> Iterator[Record | Broken]:
    """Every record, in order; behind a broken one reading goes on with the next that begins."""
    left = _Pushed(stream)
    lost = False
    while line := left.line():
        if _VERSION.match(line):
            lost = False
            yield _record(line, left, largest)
        elif line.strip() and not lost:
            lost = True
            yield Broken("no record begins where one should")


def _record(version: bytes, left: "_Pushed", largest: int) -> Record | Broken:
    head, headers = _headers(version, left)
    length = headers.get("content-length", "")
    if not length.isascii() or not length.isdigit():
        return Broken("its headers state no Content-Length")
    if int(length) > largest:
        left.skip(int(length))
        return Broken(f"is larger than {largest:,} bytes")
    content = left.read(int(length))
    swallowed = _NEXT.search(content)
    if swallowed:
        left.push(content[swallowed.start() + 2 :])
        return Broken("its Content-Length is wrong: another record begins within")
    if len(content) < int(length):
        return Broken(f"breaks off: {len(content):,} of {int(length):,} bytes are there")
    return Record(headers, head, content)


def _headers(version: bytes, left: "_Pushed") -> tuple[bytes, dict[str, str]]:
    head, headers = [version], {}
    while (line := left.line()).strip():
        head.append(line)
        name, _, value = line.decode("utf-8", "replace").partition(":")
        headers[name.strip().lower()] = value.strip()
    return b"".join(head), headers


class _Pushed:
    """A stream that takes back what was read too far."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._back = b""

    def push(self, content: bytes) -> None:
        self._back = content + self._back

    def line(self) -> bytes:
        if not self._back:
            return self._stream.readline(_LONGEST_LINE)
        end = self._back.find(b"\n") + 1
        if not end:
            line, self._back = self._back + self._stream.readline(_LONGEST_LINE), b""
        else:
            line, self._back = self._back[:end], self._back[end:]
        return line

    def read(self, length: int) -> bytes:
        known, self._back = self._back[:length], self._back[length:]
        return known + self._stream.read(length - len(known))

    def skip(self, length: int) -> None:
        while length > 0 and (chunk := self.read(min(length, _CHUNK))):
            length -= len(chunk)
