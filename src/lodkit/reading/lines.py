"""The lines of a file, none of them longer than memory allows."""

from collections.abc import Iterator
from typing import BinaryIO


def lines(
    stream: BinaryIO, longest: int, *, end: int | None = None, begun: bytes = b""
) -> Iterator[bytes | None]:
    """Each line; None in place of one that has more than `longest` bytes.

    `end` is the place in the stream at which the last line ends, where that is not its end. `begun`
    is what was read of the first line, as far as `longest` bytes and one.
    """
    line = begun
    while line or ((end is None or stream.tell() < end) and (line := stream.readline(longest + 1))):
        if len(line) <= longest:
            yield line
        else:
            while line and not line.endswith(b"\n"):
                line = stream.readline(longest)
            yield None
        line = b""
