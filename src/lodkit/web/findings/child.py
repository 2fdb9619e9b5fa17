"""A process that validates one file and ends.

    python -m lodkit.web.findings.child ROOT FILE FORMAT SECONDS BYTES

It writes the report to standard output. Whatever is sent in, the system ends the process at its
time (SIGALRM) and at its memory (the allocation fails).
"""

import os
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path

from lodkit.errors import InputError
from lodkit.project import load_project
from lodkit.sparql.parentage import end_with_parent

UNREADABLE, TOO_LARGE = 3, 7
"""Exit codes: the file is not what it says it is; validating it takes more than is allowed."""
_NICENESS = 5


def main(root: Path, file: Path, name: str) -> int:
    """Validate a file against the shapes of the project in `root`."""
    from lodkit.validation.checking import read_data
    from lodkit.validation.formats import FORMATS
    from lodkit.validation.own import check_own
    from lodkit.validation.verdict import judge

    try:
        report = check_own(read_data([file]), load_project(root=root), names={str(file): file.name})
        sys.stdout.buffer.write(FORMATS[name](judge(report)).encode())
    except InputError as error:
        sys.stderr.write(f"{error}".replace(str(file), file.name))
        return UNREADABLE
    except MemoryError:
        return TOO_LARGE
    return 0


def bound(seconds: float, memory: int) -> None:
    """Bound time and memory, stand back behind pages, and end when the server does."""
    end_with_parent()
    os.nice(_NICENESS)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError, ValueError):  # macOS has no such limit
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    _root, _file, _name, _seconds, _memory = sys.argv[1:]
    bound(float(_seconds), int(_memory))
    sys.exit(main(Path(_root), Path(_file), _name))
