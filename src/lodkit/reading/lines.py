"""The lines of a file, none of them longer than memory allows."""

from collections.abc import Iterator
from typing import BinaryIO


def lines(stream: BinaryIO, longest: int) -> Iterator[bytes | None]:
    """Each line; None in place of one that has more than `longest` bytes."""
    while line := stream.readline(longest + 1):
        if len(line) <= longest:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(longest)
        yield None
