"""What one query may take, and how many are answered at a time."""

import os
from dataclasses import dataclass, field


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of every query; each is a setting of `lodkit serve`."""

    time: float = 10.0
    """Seconds of evaluation, after which the query is stopped."""
    rows: int = 1_000_000
    """Rows, or triples, of an answer."""
    size: int = 100_000_000
    """Bytes of an answer."""
    memory: int = 1_000_000_000
    """Bytes that evaluation may take beyond the opened store."""
    wait: float = 5.0
    """Seconds that a query waits for a free worker."""
    workers: int = field(default_factory=_cores)
    """Queries evaluated at a time."""
    queue: int = 16
    """Queries that may wait for a worker; one more is refused at once."""
    services: tuple[str, ...] = ()
    """Endpoints that SERVICE may ask: what their IRIs begin with."""
