"""Data that is sent in, validated in a process of its own, and what a client is told of it."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import BoundedSemaphore

from werkzeug.exceptions import BadRequest, GatewayTimeout, ServiceUnavailable

from lodkit.web.endpoint.asking import RETRY_AFTER, InsufficientStorage
from lodkit.web.findings.child import TOO_LARGE, UNREADABLE
from lodkit.web.site import site

_AT_ONCE = BoundedSemaphore(2)
"""How many files one web process has validated at a time."""
_BASE_MEMORY = 1_000_000_000
"""Bytes of address space that the libraries take before anything is read."""
_LESS = "Send less at a time, or run lodkit validate yourself."


def validated(body: bytes, suffix: str, name: str) -> bytes:
    """The report on an RDF file with that suffix, in the format of that name.

    Raises BadRequest where it cannot be read; GatewayTimeout, InsufficientStorage and
    ServiceUnavailable where a limit is reached.
    """
    limits = site().limits
    if not _AT_ONCE.acquire(timeout=limits.wait):
        raise ServiceUnavailable("Others are validating just now.", retry_after=RETRY_AFTER)
    try:
        with tempfile.TemporaryDirectory(prefix="lodkit-") as folder:
            file = Path(folder) / f"data.{suffix}"
            file.write_bytes(body)
            done = _run(file, name, limits.time, limits.memory + _BASE_MEMORY)
    finally:
        _AT_ONCE.release()
    if done.returncode == 0 and len(done.stdout) <= limits.size:
        return done.stdout
    raise _problem(done)


def _run(
    file: Path, name: str, seconds: float, memory: int
) -> "subprocess.CompletedProcess[bytes]":
    arguments = (str(site().root), str(file), name, str(seconds), str(memory))
    return subprocess.run(
        [sys.executable, "-m", "lodkit.web.findings.child", *arguments],
        capture_output=True,
        check=False,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
    )


def _problem(done: "subprocess.CompletedProcess[bytes]") -> Exception:
    if done.returncode == UNREADABLE:
        return BadRequest(done.stderr.decode(errors="replace"))
    if done.returncode == -signal.SIGALRM:
        return GatewayTimeout(f"Validation took too long. {_LESS}")
    if done.returncode in (0, TOO_LARGE, -signal.SIGKILL, -signal.SIGABRT, -signal.SIGSEGV):
        return InsufficientStorage(f"Validation took too much memory. {_LESS}")
    return RuntimeError(f"validation ended with {done.returncode}: {done.stderr[-500:]!r}")
