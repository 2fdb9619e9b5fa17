"""A connection to one worker: a question goes, an answer comes, one after the other."""

import os
import socket
import struct
import time
from contextlib import suppress
from typing import Any

from lodkit.sparql.limits import Limits
from lodkit.sparql.question import Kind, Question, Reason, RefusedError
from lodkit.sparql.wire import Receiver, send

_GRACE = 5.0
"""Seconds after which a worker that has passed its time is taken for lost."""


class Line:
    """A line to a worker, open until the worker ends or `close`."""

    def __init__(self, address: str, limits: Limits) -> None:
        self._limits = limits
        self._asked = 0.0
        self._connection = socket.socket(socket.AF_UNIX)
        patience = struct.pack("ll", int(limits.time + _GRACE), 0)
        self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, patience)
        self._receiver = Receiver(self._connection)
        self._closed = False
        try:
            self._connection.connect(address)
        except OSError as error:
            self.close()
            raise busy() from error

    @property
    def is_open(self) -> bool:
        """Whether a worker is at the other end; one that is not asked says nothing."""
        if self._closed:
            return False
        try:
            self._connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False

    def close(self) -> None:
        """Hang up, and wake whoever listens on the line."""
        self._closed = True
        with suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)
        self._connection.close()
        for file in self._receiver.files:
            os.close(file)
        self._receiver.files.clear()

    def ask(self, question: Question) -> dict[str, Any]:
        """The head of the answer. Raises RefusedError where there is none."""
        self._asked = time.monotonic()
        with suppress(OSError):
            send(self._connection, question.as_message())
        return self.next()

    def next(self) -> dict[str, Any]:
        """What the worker says next. Raises RefusedError where it refuses, or ended."""
        message = None
        with suppress(OSError):
            message = self._receiver.message()
        if message is None:
            raise self._ended()
        if "refused" in message:
            kind = message["kind"] and Kind(message["kind"])
            raise self.refusal(Reason(message["refused"]), message["what"], kind)
        return message

    def content(self, size: int) -> bytes:
        """The answer that comes behind its head."""
        found = None
        with suppress(OSError):
            found = self._receiver.exactly(size)
        if found is None:
            raise self._ended()
        return found

    def file(self) -> int:
        """The descriptor of the file that came along; whoever takes it closes it."""
        return self._receiver.files.pop()

    def refusal(self, reason: Reason, what: str = "", kind: Kind | None = None) -> RefusedError:
        """Why there is no answer, or none that is whole."""
        limits = self._limits
        told = {
            Reason.TIME: f"The query was stopped after {limits.time:g} seconds.",
            Reason.ROWS: f"The answer has more than {limits.rows:,} rows.",
            Reason.SIZE: f"The answer has more than {limits.size:,} bytes.",
            Reason.MEMORY: f"The query needs more than {limits.memory:,} bytes of memory.",
        }
        return RefusedError(reason, what or told[reason], kind=kind)

    def _ended(self) -> RefusedError:
        """A worker that says no more was ended by the system: for its time, or its memory."""
        self.close()
        late = time.monotonic() - self._asked >= self._limits.time * 0.99
        return self.refusal(Reason.TIME if late else Reason.MEMORY)


def busy() -> RefusedError:
    """Nobody is there to answer."""
    return RefusedError(Reason.BUSY, "All workers are busy with other queries.")
