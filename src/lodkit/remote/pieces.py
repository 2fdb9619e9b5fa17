"""An answer that comes in pieces, as a file; no more of them are read than wanted."""

from collections.abc import Iterator
from io import RawIOBase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer


class Pieces(RawIOBase):
    """The pieces as a file, which ends with the last of them: an empty one is no end."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""

    def readable(self) -> bool:
        """Always: it is made to be read."""
        return True

    def readinto(self, buffer: "Buffer") -> int:
        """Fill a buffer as far as the piece at hand goes; 0 where there are no more."""
        room = memoryview(buffer).cast("B")
        while not self._rest:
            try:
                self._rest = next(self._pieces)
            except StopIteration:
                return 0
        some, self._rest = self._rest[: len(room)], self._rest[len(room) :]
        room[: len(some)] = some
        return len(some)
