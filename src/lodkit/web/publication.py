"""Which release is served: the one that was announced last, from one request to the next.

A release is announced by a file that is replaced as a whole. Requests under way keep theirs.
"""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from lodkit.errors import InputError
from lodkit.web.site import Site

_LOOK_UP = 0.5
"""Seconds between two looks at the announcement."""


class Publication:
    """The site of the release that was announced last; `opened` opens it.

    Raises InputError at once where the first cannot be opened. A later one that cannot be is
    tried again; until then the one before is served.
    """

    def __init__(self, announcement: Path, opened: Callable[[], Site]) -> None:
        self._announcement = announcement
        self._opened = opened
        self._lock = threading.Lock()
        self._stamp = self._seen()
        self._site = opened()
        self._looked = time.monotonic()

    def current(self) -> Site:
        """The site to answer a request with."""
        if time.monotonic() - self._looked > _LOOK_UP and self._lock.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._lock.release()
        return self._site

    def _look(self) -> None:
        self._looked = time.monotonic()
        stamp = self._seen()
        if stamp not in (None, self._stamp):
            with suppress(InputError):
                self._site = self._opened()
                self._stamp = stamp

    def _seen(self) -> tuple[int, int] | None:
        try:
            status = self._announcement.stat()
        except OSError:
            return None
        return status.st_ino, status.st_mtime_ns
