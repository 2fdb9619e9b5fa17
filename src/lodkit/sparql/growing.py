"""An answer that grows in a file while it is read; a thread follows it to its end.

So the worker is free again when it has written the answer, however slowly that is read.
"""

import os
import threading
from collections.abc import Callable, Iterator

from lodkit.sparql.line import Line
from lodkit.sparql.question import Reason, RefusedError

_PIECE = 256 * 1024
_WHOLE = "whole"


class Growing:
    """The answer that a line tells of; `done` gets the line back when all of it is told."""

    def __init__(self, line: Line, size: int, done: Callable[[Line], None]) -> None:
        self._line = line
        self._done = done
        self._file = line.file()
        self._size = size
        self._whole = False
        self._refusal: RefusedError | None = None
        self._closed = False
        self._changed = threading.Condition()
        threading.Thread(target=self._follow, daemon=True).start()

    def pieces(self) -> Iterator[bytes]:
        """The answer. Raises RefusedError where it will not be whole."""
        sent = 0
        while True:
            size, ended = self._wait_beyond(sent)
            while sent < size and not self._closed:
                piece = os.pread(self._file, min(_PIECE, size - sent), sent)
                sent += len(piece)
                yield piece
            if ended:
                break
        self.close()
        if self._refusal is not None:
            raise self._refusal

    def close(self) -> None:
        """Want no more of it: a worker that is still at it learns that when it tells of more."""
        with self._changed:
            if self._closed:
                return
            self._closed = True
            os.close(self._file)
            if not self._ended:
                self._line.close()

    @property
    def _ended(self) -> bool:
        return self._whole or self._refusal is not None

    def _wait_beyond(self, sent: int) -> tuple[int, bool]:
        with self._changed:
            self._changed.wait_for(lambda: self._size > sent or self._ended or self._closed)
            return self._size, self._ended or self._closed

    def _follow(self) -> None:
        while not self._ended:
            try:
                message = self._line.next()
                self._note(message["size"], message.get("outcome"))
            except RefusedError as refusal:
                self._note(self._size, refusal)
        self._done(self._line)

    def _note(self, size: int, outcome: str | RefusedError | None) -> None:
        if isinstance(outcome, str) and outcome != _WHOLE:
            outcome = self._line.refusal(Reason(outcome))
        with self._changed:
            self._size = size
            self._whole = outcome == _WHOLE
            self._refusal = outcome if isinstance(outcome, RefusedError) else None
            self._changed.notify_all()
