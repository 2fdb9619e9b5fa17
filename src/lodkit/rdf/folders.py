"""Folders that change whole or not at all: written aside, then moved into place."""

import ctypes
import errno
import fcntl
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from types import FrameType

from lodkit.errors import OutputError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def replaced(folder: Path, is_ours: Callable[[Path], bool]) -> Iterator[Path]:
    """A new folder to write into, which takes the place of `folder` when all went well.

    Until then, and for good if anything fails or a signal ends the program, `folder` stays as it
    is. `is_ours` says of a folder with content whether it may be replaced. Raises OutputError
    where the place cannot be written, belongs to somebody else, or is being written already.
    """
    target = folder.resolve()
    if target == Path.cwd():
        raise OutputError(
            "this is the folder you stand in, which would be replaced under your feet",
            where=folder,
            remedy="name a folder in it",
        )
    try:
        if target.exists() and not target.is_dir():
            raise OutputError("this is a file, not a folder", where=folder)
        if target.is_dir() and any(target.iterdir()) and not is_ours(target):
            raise OutputError(
                "this folder holds other things than a dataset",
                where=folder,
                remedy="choose another folder, or move them away",
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        with _alone(target, folder), _stoppable():
            yield from _aside(target)
    except OSError as error:
        raise OutputError(_reason(error), where=error.filename or folder) from error


def _aside(target: Path) -> Iterator[Path]:
    """Hand out a folder beside `target`, and put it in its place when the caller is done."""
    for left_over in target.parent.glob(f".{escape(target.name)}.building-*"):
        shutil.rmtree(left_over)
    aside = target.parent / f".{target.name}.building-{os.getpid()}"
    aside.mkdir()
    try:
        yield aside
        if target.exists():
            shutil.copymode(target, aside)
        _sync(aside)
        _move_into_place(aside, target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def _alone(target: Path, folder: Path) -> Iterator[None]:
    """Keep a second program from building the same folder."""
    lock = target.parent / f".{target.name}.lock"
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Whoever had the lock removed its file, perhaps after it was opened here.
            held = lock.exists() and os.path.samestat(lock.stat(), os.fstat(file.fileno()))
        except BlockingIOError:
            held = False
        if not held:
            raise OutputError(
                "another build is writing here", where=folder, remedy="wait until it is done"
            )
        try:
            yield
        finally:
            lock.unlink(missing_ok=True)


@contextmanager
def _stoppable() -> Iterator[None]:
    """Turn a request to terminate into an interruption, so that nothing is left behind."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:  # not in the main thread, where signals cannot be taken
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _move_into_place(aside: Path, target: Path) -> None:
    """Make `aside` the folder `target`; what was there becomes `aside`, to be removed."""
    if not target.exists():
        aside.rename(target)
    elif not _exchange(aside, target):
        old = target.with_name(f".{target.name}.building-old-{os.getpid()}")
        target.rename(old)
        try:
            aside.rename(target)
        except OSError:
            old.rename(target)
            raise
        shutil.rmtree(old)
    _sync_entry(target.parent)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can (Linux, renameat2)."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    paths = (os.fsencode(one), os.fsencode(other))
    return bool(rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)


def _sync(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
    _sync_entry(folder)


def _sync_entry(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reason(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "the disk is full"
    return f"it cannot be written: {error.strerror or error}"
