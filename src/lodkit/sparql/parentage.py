"""A process that ends when the one that started it does, however that came to its end."""

import os
import threading
import time

_LOOK_UP = 1.0
"""Seconds between two looks for the parent."""


def end_with_parent() -> None:
    """From now on end this process, whatever it is doing, once its parent is gone."""
    threading.Thread(target=_wait_for_the_end_of, args=(os.getppid(),), daemon=True).start()


def _wait_for_the_end_of(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_UP)
    os._exit(0)
