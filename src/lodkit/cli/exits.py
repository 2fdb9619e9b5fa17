"""Exit codes: what a calling script may conclude."""

from enum import IntEnum

from lodkit.errors import (
    InputError,
    LodkitError,
    OutputError,
    ProjectError,
    QueryError,
    StoreError,
    UsageError,
)


class Exit(IntEnum):
    """The exit codes of every command."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    INPUT = 3
    PROJECT = 4
    INTERNAL = 5
    OUTPUT = 6
    INTERRUPTED = 130


_CODES: tuple[tuple[type[LodkitError], Exit], ...] = (
    (UsageError, Exit.USAGE),
    (QueryError, Exit.USAGE),
    (InputError, Exit.INPUT),
    (ProjectError, Exit.PROJECT),
    (OutputError, Exit.OUTPUT),
    (StoreError, Exit.OUTPUT),
)


def exit_code(error: LodkitError) -> Exit:
    """The exit code that tells what must be mended."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), Exit.INTERNAL)
