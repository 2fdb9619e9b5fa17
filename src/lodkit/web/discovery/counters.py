"""Counters that all web processes of a server add to, each in a file of its own.

A process counts in a file that is mapped into memory; whoever is asked for the numbers adds up
the files of all. The set of counters is closed, so it does not grow with what clients send.
"""

import mmap
import os
import struct
import tempfile
import threading
import weakref
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path

ROUTES = ("page", "data", "list", "sparql", "picture", "download", "discovery", "static", "other")
"""The classes of addresses."""
STATUSES = (
    *(200, 204, 206, 302, 303, 304, 308, 400, 403, 404, 405, 406, 408),
    *(413, 414, 415, 416, 429, 431, 500, 503, 504, 507, 0),
)
"""The statuses that are counted one by one; 0 is any other."""
BOUNDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""The upper ends of the classes of durations, in seconds; one more is without end."""

_NUMBER = struct.Struct("d")
_BUCKETS = len(BOUNDS) + 1
_PER_ROUTE = len(STATUSES) + _BUCKETS + 1
_SIZE = _NUMBER.size * _PER_ROUTE * len(ROUTES)
_SUFFIX = ".counts"


class Counters:
    """The counters of one process, in a folder that those of the others lie in, too."""

    def __init__(self, folder: Path | None = None) -> None:
        if folder is None:
            self._own = tempfile.TemporaryDirectory(prefix="lodkit-counts-")
            weakref.finalize(self, self._own.cleanup)
            folder = Path(self._own.name)
        self._folder = folder
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"{os.getpid()}-{id(self)}{_SUFFIX}"
        with file.open("w+b") as target:
            target.truncate(_SIZE)
            self._map = mmap.mmap(target.fileno(), _SIZE)
        self._lock = threading.Lock()

    def count(self, route: str, status: int, seconds: float) -> None:
        """Note a request that was answered."""
        start = ROUTES.index(route) * _PER_ROUTE
        known = STATUSES.index(status if status in STATUSES else 0)
        bucket = len(STATUSES) + bisect_left(BOUNDS, seconds)
        with self._lock:
            self._add(start + known, 1)
            self._add(start + bucket, 1)
            self._add(start + _PER_ROUTE - 1, seconds)

    def _add(self, place: int, number: float) -> None:
        (before,) = _NUMBER.unpack_from(self._map, place * _NUMBER.size)
        _NUMBER.pack_into(self._map, place * _NUMBER.size, before + number)

    def written(self) -> str:
        """The sums of all processes, as Prometheus reads them (text format 0.0.4)."""
        sums = self._sums()
        return "\n".join((*_requests(sums), *_durations(sums), ""))

    def _sums(self) -> list[float]:
        sums = [0.0] * (_PER_ROUTE * len(ROUTES))
        for file in self._folder.glob(f"*{_SUFFIX}"):
            numbers = struct.unpack(f"{len(sums)}d", file.read_bytes())
            sums = [one + other for one, other in zip(sums, numbers, strict=True)]
        return sums


def _requests(sums: list[float]) -> Iterator[str]:
    yield "# HELP lodkit_requests_total Requests answered, by class of address and status."
    yield "# TYPE lodkit_requests_total counter"
    for number, route in enumerate(ROUTES):
        for place, status in enumerate(STATUSES):
            count = sums[number * _PER_ROUTE + place]
            if count:
                name = status or "other"
                yield f'lodkit_requests_total{{route="{route}",status="{name}"}} {count:.0f}'


def _durations(sums: list[float]) -> Iterator[str]:
    yield "# HELP lodkit_request_seconds Time until an answer began, by class of address."
    yield "# TYPE lodkit_request_seconds histogram"
    for number, route in enumerate(ROUTES):
        start = number * _PER_ROUTE + len(STATUSES)
        so_far = 0.0
        for place, bound in enumerate((*BOUNDS, "+Inf")):
            so_far += sums[start + place]
            yield f'lodkit_request_seconds_bucket{{route="{route}",le="{bound}"}} {so_far:.0f}'
        yield f'lodkit_request_seconds_sum{{route="{route}"}} {sums[start + _BUCKETS]:.6f}'
        yield f'lodkit_request_seconds_count{{route="{route}"}} {so_far:.0f}'
