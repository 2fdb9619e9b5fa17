"""Puts a question to whichever worker is free, and tells how it went."""

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from typing import Any

from lodkit.sparql.limits import Limits
from lodkit.sparql.question import Kind, Question, Reason, RefusedError, Reply
from lodkit.sparql.wire import Receiver, send

_GRACE = 1.0
"""Seconds after which a worker that has passed its time is taken for lost."""
_PIECE = 256 * 1024


class Asker:
    """Asks the workers that listen at an address; several threads may."""

    def __init__(self, address: str, limits: Limits) -> None:
        self._address = address
        self.limits = limits
        # More would wait in vain, and take the threads that pages need.
        self._places = threading.BoundedSemaphore(limits.workers + limits.queue)

    def ask(self, question: Question) -> Reply:
        """The answer, as soon as it is whole or has grown large.

        Raises RefusedError where there is none.
        """
        with ExitStack() as held:
            self._take_place(held)
            exchange = held.enter_context(_Exchange(self.address(), self.limits))
            first = exchange.first(question)
            kind, media_type = Kind(first["kind"]), str(first["media_type"])
            if not first.get("spooled"):
                content = exchange.content(first["size"])
                return Reply(kind, media_type, iter([content]), len(content))
            kept = held.pop_all()
            pieces = _pieces(exchange, first["size"], kept)
            return Reply(kind, media_type, pieces, close=kept.close)

    def address(self) -> str:
        """Where the workers listen."""
        return self._address

    def _take_place(self, held: ExitStack) -> None:
        if not self._places.acquire(blocking=False):
            raise _busy()
        held.callback(self._places.release)


class _Exchange:
    """One question and what a worker says to it."""

    def __init__(self, address: str, limits: Limits) -> None:
        self._limits = limits
        self._connection = socket.socket(socket.AF_UNIX)
        self._connection.settimeout(limits.wait)
        self._receiver = Receiver(self._connection)
        self._taken = 0.0
        try:
            self._connection.connect(address)
        except OSError as error:
            self._connection.close()
            raise _busy() from error

    def __enter__(self) -> "_Exchange":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()
        for file in self._receiver.files:
            os.close(file)

    @property
    def file(self) -> int:
        """The descriptor of the file in which the answer grows."""
        return self._receiver.files[0]

    def first(self, question: Question) -> dict[str, Any]:
        """The head of the answer. Raises RefusedError where there is none."""
        try:
            send(self._connection, question.as_message())
            if self._receiver.message() is None:
                raise _busy()
        except OSError as error:  # also where none was free in time
            raise _busy() from error
        self._taken = time.monotonic()
        self._connection.settimeout(self._limits.time + _GRACE)
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
            raise self._refusal(Reason(message["refused"]), message["what"], kind)
        return message

    def content(self, size: int) -> bytes:
        """The answer that comes behind its head."""
        found = self._receiver.exactly(size)
        if found is None:
            raise self._ended()
        return found

    def ended_by(self, outcome: str) -> RefusedError:
        """Why an answer is not whole."""
        return self._refusal(Reason(outcome), "")

    def _ended(self) -> RefusedError:
        """A worker that says no more was ended by the system: for its time, or its memory."""
        late = time.monotonic() - self._taken >= self._limits.time * 0.99
        return self._refusal(Reason.TIME if late else Reason.MEMORY, "")

    def _refusal(self, reason: Reason, what: str, kind: Kind | None = None) -> RefusedError:
        limits = self._limits
        told = {
            Reason.TIME: f"The query was stopped after {limits.time:g} seconds.",
            Reason.ROWS: f"The answer has more than {limits.rows:,} rows.",
            Reason.SIZE: f"The answer has more than {limits.size:,} bytes.",
            Reason.MEMORY: f"The query needs more than {limits.memory:,} bytes of memory.",
        }
        return RefusedError(reason, what or told[reason], kind=kind)


def _pieces(exchange: _Exchange, size: int, held: ExitStack) -> Iterator[bytes]:
    """The answer as it grows in its file. Raises RefusedError where it will not be whole."""
    with held:
        sent, outcome = 0, None
        while True:
            while sent < size:
                piece = os.pread(exchange.file, min(_PIECE, size - sent), sent)
                sent += len(piece)
                yield piece
            if outcome == "whole":
                return
            if outcome is not None:
                raise exchange.ended_by(outcome)
            message = exchange.next()
            size, outcome = message["size"], message.get("outcome")


def _busy() -> RefusedError:
    return RefusedError(Reason.BUSY, "All workers are busy with other queries.")
