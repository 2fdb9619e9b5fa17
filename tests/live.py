"""A running server of a dataset, for tests that need more than an application."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """A server on a free port: its address, without the slash at the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "lodkit", "serve", str(folder), "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with process:
        try:
            assert process.stdout
            yield next(word for word in process.stdout.readline().split() if "://" in word)[:-1]
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
