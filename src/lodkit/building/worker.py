"""A process that performs one task after another, until nobody is there to give it any.

    python -m lodkit.building.worker

On standard input it is given a Bench and then tasks, on standard output it gives back what came of
each, all as pickles; whatever else a library prints goes to standard error.
"""

import gc
import os
import pickle
import signal
import sys
from typing import BinaryIO

from lodkit.building.tasks import Bench, perform

# Patterns, facts and triples hold no cycles; looking for some took a fifth of a build.
_GARBAGE_THRESHOLD = 100_000
_OUT_OF_MEMORY = 12


def main(tasks: BinaryIO, results: BinaryIO) -> None:
    """Perform tasks; leave Ctrl-C to whoever gives them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_GARBAGE_THRESHOLD, 20, 20)
    try:
        bench: Bench = pickle.load(tasks)
        while True:
            task = pickle.load(tasks)
            pickle.dump(_outcome(task, bench), results)
            results.flush()
    except (EOFError, BrokenPipeError):
        return


def _outcome(task: object, bench: Bench) -> object:
    try:
        return perform(task, bench)  # type: ignore[arg-type]
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)  # a process without memory is not to be trusted
    except Exception as error:
        return error


if __name__ == "__main__":
    _results = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    main(sys.stdin.buffer, _results)
