"""Workers that are processes of this machine; one that ends takes no other with it."""

import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import IO

from lodkit.building.tasks import Bench, Result, Task
from lodkit.building.workers import Lost

Reply = Result | Lost | BaseException


class Processes:
    """So many processes at most, started when there is work for them."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._idle: list[_Process] = []
        self._hired: set[_Process] = set()

    def perform(self, tasks: Sequence[Task], bench: Bench) -> Iterator[tuple[int, Result | Lost]]:
        """The number of each task and its result, as they come. Raises what a worker raised."""
        waiting = deque(enumerate(tasks))
        replies: SimpleQueue[tuple[int, Reply]] = SimpleQueue()
        crew = [
            Thread(target=self._work, args=(waiting, replies, bench), daemon=True)
            for _ in range(min(self._number, len(tasks)))
        ]
        try:
            for thread in crew:
                thread.start()
            for _ in tasks:
                number, reply = replies.get()
                if isinstance(reply, BaseException):
                    raise reply
                yield number, reply
        except BaseException:
            waiting.clear()
            self._end()
            raise
        finally:
            for thread in crew:
                thread.join()

    def close(self) -> None:
        """End the processes."""
        self._end()

    def _work(
        self,
        waiting: "deque[tuple[int, Task]]",
        replies: "SimpleQueue[tuple[int, Reply]]",
        bench: Bench,
    ) -> None:
        """Hand one task after another to one process, and to a new one where it ended."""
        process: _Process | None = None
        with suppress(IndexError):
            while True:
                number, task = waiting.popleft()
                try:
                    process = process or self._hire(bench)
                    reply = process.perform(task)
                except Exception as error:
                    reply = error
                if isinstance(reply, Lost) and process is not None:
                    self._dismiss(process)
                    process = None
                replies.put((number, reply))
        if process is not None:
            self._idle.append(process)

    def _hire(self, bench: Bench) -> "_Process":
        try:
            return self._idle.pop()
        except IndexError:
            process = _Process(bench)
            self._hired.add(process)
            return process

    def _dismiss(self, process: "_Process") -> None:
        self._hired.discard(process)
        process.end()

    def _end(self) -> None:
        for process in list(self._hired):
            self._dismiss(process)
        self._idle.clear()


class _Process:
    """One worker, which `worker.py` is."""

    def __init__(self, bench: Bench) -> None:
        command = [sys.executable, "-m", "lodkit.building.worker"]
        self._popen = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._tell(bench)

    def perform(self, task: Task) -> Reply:
        """What comes of a task; Lost where the process came to its end."""
        try:
            self._tell(task)
            reply: Reply = pickle.load(self._stream(self._popen.stdout))
        except (OSError, EOFError, pickle.UnpicklingError):
            return Lost(_end_of(self._popen.wait()))
        return reply

    def end(self) -> None:
        """Kill it: whatever it writes is there whole or not at all."""
        self._popen.kill()
        self._popen.wait()
        for stream in (self._popen.stdin, self._popen.stdout):
            with suppress(OSError):
                self._stream(stream).close()

    def _tell(self, message: object) -> None:
        stream = self._stream(self._popen.stdin)
        pickle.dump(message, stream)
        stream.flush()

    @staticmethod
    def _stream(stream: IO[bytes] | None) -> IO[bytes]:
        assert stream is not None
        return stream


def _end_of(code: int) -> str:
    if code >= 0:
        return f"the process that worked on it ended with exit code {code}"
    name = signal.Signals(-code).name
    memory = ", perhaps for want of memory" if -code == signal.SIGKILL else ""
    return f"the process that worked on it was ended by {name}{memory}"
