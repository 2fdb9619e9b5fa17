"""Puts a question to a worker that is free, and tells how it went."""

import queue
import threading
import weakref

from lodkit.sparql.growing import Growing
from lodkit.sparql.limits import Limits
from lodkit.sparql.line import Line, busy
from lodkit.sparql.question import Kind, Question, Reply

Lines = queue.LifoQueue[Line | None]
"""The lines that are free; None stands for one that is yet to be connected."""


class Asker:
    """Asks the workers that listen at an address, `limits.workers` at a time.

    Several threads may. More questions than may wait are refused at once: they would take the
    threads that pages need.
    """

    def __init__(self, address: str, limits: Limits) -> None:
        self.limits = limits
        self._address = address
        self._places = threading.BoundedSemaphore(limits.workers + limits.queue)
        self._free: Lines = queue.LifoQueue()
        for _ in range(limits.workers):
            self._free.put(None)
        weakref.finalize(self, _hang_up, self._free)

    def address(self) -> str:
        """Where the workers listen."""
        return self._address

    def ask(self, question: Question) -> Reply:
        """The answer, as soon as it is whole or has grown large.

        Raises RefusedError where there is none.
        """
        if not self._places.acquire(blocking=False):
            raise busy()
        line = self._free_line()
        try:
            line = line or Line(self.address(), self.limits)
            message = line.ask(question)
            kind, media_type = Kind(message["kind"]), str(message["media_type"])
            if not message.get("spooled"):
                content = line.content(message["size"])
                self._give_back(line)
                return Reply(kind, media_type, iter([content]), len(content))
            growing = Growing(line, message["size"], self._give_back)
            return Reply(kind, media_type, growing.pieces(), close=growing.close)
        except BaseException:
            self._give_back(line)
            raise

    def _free_line(self) -> Line | None:
        """A line with a worker at its end; None where one is yet to be connected."""
        try:
            line = self._free.get(timeout=self.limits.wait)
        except queue.Empty:
            self._places.release()
            raise busy() from None
        if line is not None and not line.is_open:
            line.close()
            return None
        return line

    def _give_back(self, line: Line | None) -> None:
        """Let others ask on the line; one that is broken makes room for another."""
        self._free.put(line)
        self._places.release()


def _hang_up(free: Lines) -> None:
    while not free.empty():
        line = free.get_nowait()
        if line is not None:
            line.close()
