"""What is served, where, and by how many."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from lodkit.sparql.limits import Limits

CACHE = 64_000_000
"""Bytes of finished answers that a server keeps."""


@dataclass(frozen=True, slots=True)
class Service:
    """A dataset to be served; `root` is a project folder of one's own.

    `threads` are those of each web process. With `watch` another release in the folder is served
    as soon as it is there, else when a SIGHUP comes. `cache` bounds the finished answers that are
    kept, in bytes. With an `endpoint` the statements are read there.
    """

    folder: Path
    root: Path | None = None
    host: str = "127.0.0.1"
    port: int = 8000
    processes: int = 1
    threads: int = 64
    watch: bool = True
    cache: int = CACHE
    limits: Limits = field(default_factory=Limits)
    releases: Path | None = None
    """Where earlier releases lie, with feeds of what changed."""
    endpoint: str | None = None

    @property
    def share(self) -> Limits:
        """The limits of one web process: it has workers of its own, at least one."""
        return replace(self.limits, workers=-(-self.limits.workers // self.processes))
