"""Where an answer goes as it grows: memory first, then a file that its reader holds open, too.

The worker never waits for a slow reader: it writes to the file and is free for the next query.
"""

import tempfile
from collections.abc import Callable
from typing import IO

from lodkit.sparql.limits import Limits
from lodkit.sparql.question import Reason

AT_ONCE = 64 * 1024
"""Bytes up to which an answer is sent in one piece."""
STEP = 1024 * 1024
"""Bytes after which the reader is told that there is more in the file."""


class LimitReachedError(Exception):
    """The answer has reached one of its limits."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class Spool:
    """A file to write an answer into; `grown` is called with the file and its size at times."""

    def __init__(
        self, limits: Limits, count_rows: Callable[[bytes], int], grown: Callable[["Spool"], None]
    ) -> None:
        self._limits = limits
        self._count_rows = count_rows
        self._grown = grown
        self._told = 0
        self.size = 0
        self.head = bytearray()
        self.file: IO[bytes] | None = None

    def write(self, some: bytes) -> int:
        """Take a stretch of the answer. Raises LimitReachedError where it passes a limit."""
        if self._count_rows(some) > self._limits.rows:
            raise LimitReachedError(Reason.ROWS)
        if self.size + len(some) > self._limits.size:
            raise LimitReachedError(Reason.SIZE)
        self.size += len(some)
        if self.file is None and self.size <= AT_ONCE:
            self.head += some
        else:
            self._to_file(some)
        return len(some)

    def flush(self) -> None:
        """Nothing is held back."""

    def _to_file(self, some: bytes) -> None:
        if self.file is None:
            # it stays open for as long as its reader wants
            self.file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115
            self.file.write(self.head)
        self.file.write(some)
        if self.size - self._told >= STEP:
            self._told = self.size
            self._grown(self)

    def close(self) -> None:
        """Let go of the file; its reader holds it open."""
        if self.file is not None:
            self.file.close()
