"""JSON that is no line each: an array, or objects over several lines, read value by value."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from lodkit.reading.entries import Fault

_CHUNK = 1 << 16
_BETWEEN = re.compile(r"[\s,\[\]]*")
"""What stands before, between and behind the values of an array."""


def spans_lines(first: bytes) -> bool:
    """Whether a file whose first line is this is an array, or begins with an object over lines."""
    begins = first.removeprefix(codecs.BOM_UTF8).strip()
    if begins.startswith(b"["):
        return True
    return begins == b"{" or (begins.startswith(b"{") and begins.endswith(b","))


def values(first: bytes, stream: BinaryIO, longest: int) -> Iterator[Any]:
    """The values of a file of which `first` was read already; a fault ends it.

    No more of the file is held than one value, which may have `longest` characters.
    """
    text = _Text(first, stream)
    array = first.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"[")
    decoder = json.JSONDecoder()
    number = 0
    try:
        while text.skip():
            number += 1
            yield _next(decoder, text, longest)
        if array and not text.closed:
            yield Fault("the array is not closed: the file breaks off", _place(number))
    except UnicodeDecodeError as error:
        yield Fault(f"is not UTF-8: {error.reason}", _place(number + 1))
    except json.JSONDecodeError as error:
        yield Fault(f"is no JSON: {error.msg}; what follows is not read", _place(number))
    except (ValueError, RecursionError) as error:
        yield Fault(f"is JSON that cannot be read: {error}", _place(number))


def _next(decoder: json.JSONDecoder, text: "_Text", longest: int) -> Any:
    """The value with which the text goes on, of which more is read until it is whole."""
    while True:
        try:
            value, text.place = decoder.raw_decode(text.held, text.place)
        except json.JSONDecodeError:
            if len(text.held) - text.place > longest:
                raise ValueError(f"it is longer than {longest:,} characters") from None
            if not text.more():
                raise
        else:
            return value


class _Text:
    """What of a file is read and not yet used; each time more is read, as much as is held."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._stream = stream
        self._ended = False
        self.held = self._decoder.decode(first)
        self.place = 0
        self.closed = False
        """Whether the last that was passed over closes an array."""

    def skip(self) -> bool:
        """Go to the next value; False where there is none."""
        passed = ""
        while True:
            between = _BETWEEN.match(self.held, self.place)
            passed += between[0] if between else ""
            self.place += len(between[0]) if between else 0
            if self.place < len(self.held):
                return True
            if not self.more():
                self.closed = passed.rstrip().endswith("]")
                return False

    def more(self) -> bool:
        """Read on; False at the end."""
        if self._ended:
            return False
        held = self.held[self.place :]
        some = self._stream.read(max(_CHUNK, len(held)))
        self._ended = not some
        self.held, self.place = held + self._decoder.decode(some, final=self._ended), 0
        return not self._ended


def _place(number: int) -> str:
    return f"record {max(number, 1)}"
