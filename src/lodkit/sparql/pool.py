"""Keeps the workers of one release running: whichever ends is replaced.

The workers all listen on one Unix socket, so the system gives each line that somebody opens to one
that has none; any process that knows the socket's path can ask.
"""

import json
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from dataclasses import asdict
from pathlib import Path

from lodkit.sparql.asking import Asker
from lodkit.sparql.limits import Limits

_PAUSE = 1.0
"""Seconds before a worker is replaced that ended as soon as it began."""


class Pool:
    """The workers that answer queries on a release in `folder`, from now until `close`.

    They ask the store beside it, or the `endpoint` that its statements are at.
    """

    def __init__(
        self, folder: Path, release: str, limits: Limits, endpoint: str | None = None
    ) -> None:
        self._own = Path(tempfile.mkdtemp(prefix="lodkit-"))
        self.address = str(self._own / "queries")
        of = [str(folder), release, endpoint or ""]
        self._keepers = _Keepers(self._listening(limits), of, limits)
        self.close = weakref.finalize(self, _close, self._keepers, self._own)

    def _listening(self, limits: Limits) -> socket.socket:
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(self.address)
        listener.listen(limits.queue)
        return listener


class _Keepers:
    """A thread for each worker, which waits for its end and starts the next."""

    def __init__(self, listener: socket.socket, arguments: list[str], limits: Limits) -> None:
        self._listener = listener
        settings = json.dumps(asdict(limits))
        descriptor = str(listener.fileno())
        module = ["-m", "lodkit.sparql.worker"]
        self._command = [sys.executable, *module, *arguments, descriptor, settings]
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._threads = [
            threading.Thread(target=self._keep, daemon=True) for _ in range(limits.workers)
        ]
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """End all workers; what they are at is lost."""
        with self._lock:
            self._closing.set()
            for process in self._running:
                process.kill()
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def _keep(self) -> None:
        while process := self._started():
            begun = time.monotonic()
            process.wait()
            with self._lock:
                self._running.discard(process)
            if time.monotonic() - begun < _PAUSE:
                self._closing.wait(_PAUSE)

    def _started(self) -> subprocess.Popen[bytes] | None:
        with self._lock:
            if self._closing.is_set():
                return None
            process = subprocess.Popen(
                self._command, pass_fds=[self._listener.fileno()], stdin=subprocess.DEVNULL
            )
            self._running.add(process)
            return process


def _close(keepers: _Keepers, own: Path) -> None:
    keepers.close()
    shutil.rmtree(own, ignore_errors=True)


class OwnWorkers(Asker):
    """Asks workers of its own, which it starts with the first question."""

    def __init__(
        self, folder: Path, release: str, limits: Limits, endpoint: str | None = None
    ) -> None:
        super().__init__("", limits)
        self._of = (folder, release, limits, endpoint)
        self._lock = threading.Lock()
        self._pool: Pool | None = None

    def address(self) -> str:
        """Where the workers listen."""
        with self._lock:
            self._pool = self._pool or Pool(*self._of)
            return self._pool.address
