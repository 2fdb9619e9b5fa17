"""Lines in byte order and each once, however many there are: sorted by runs, then merged."""

import heapq
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

RUN_BYTES = 48 * 1024 * 1024
"""How much text is sorted in memory at once."""
FAN_IN = 32
"""How many runs are merged at once; so many files are open a level of merging."""


def lines_of(file: Path) -> Iterator[bytes]:
    """The lines of a file, one after the other."""
    with file.open("rb") as lines:
        yield from lines


def sorted_unique(
    lines: Iterable[bytes], folder: Path, *, run_bytes: int = RUN_BYTES
) -> Iterator[bytes]:
    """The lines in byte order without repetitions; runs that do not fit lie in `folder`."""
    with ExitStack() as files:
        levels: list[list[BinaryIO]] = [[]]
        last: list[bytes] = []
        for run in _runs(lines, run_bytes):
            if last:
                levels[0].append(_spilled(last, folder))
                files.callback(levels[0][-1].close)
                _merge_full_levels(levels, files, folder)
            last = sorted(set(run))
        runs = [run for level in levels for run in level]
        yield from without_repetitions(heapq.merge(*runs, last)) if runs else last


def merged(runs: Sequence[Path], folder: Path) -> Iterator[bytes]:
    """The lines of files that are sorted, in byte order without repetitions, as those have none."""
    with ExitStack() as files:
        while len(runs) > FAN_IN:
            level, several = len(runs), [*_some_at_once(runs)]
            runs = [
                _merged_into(folder / f"{level}-{number}.run", some)
                for number, some in enumerate(several)
            ]
            for run in runs:
                files.callback(run.unlink)
        opened = [files.enter_context(run.open("rb")) for run in runs]
        yield from without_repetitions(heapq.merge(*opened))


def _some_at_once(runs: Sequence[Path]) -> Iterator[Sequence[Path]]:
    for start in range(0, len(runs), FAN_IN):
        yield runs[start : start + FAN_IN]


def _merged_into(target: Path, runs: Sequence[Path]) -> Path:
    with ExitStack() as files, target.open("wb") as merged:
        opened = [files.enter_context(run.open("rb")) for run in runs]
        merged.writelines(without_repetitions(heapq.merge(*opened)))
    return target


def without_repetitions(ordered: Iterable[bytes]) -> Iterator[bytes]:
    """Lines that come in order, each once."""
    before = b""
    for line in ordered:
        if line != before:
            yield line
            before = line


def _runs(lines: Iterable[bytes], run_bytes: int) -> Iterator[list[bytes]]:
    run: list[bytes] = []
    size = 0
    for line in lines:
        run.append(line)
        size += len(line)
        if size >= run_bytes:
            yield run
            run, size = [], 0
    yield run


def _merge_full_levels(levels: list[list[BinaryIO]], files: ExitStack, folder: Path) -> None:
    """Let no level have more runs than can be merged at once."""
    for level, runs in enumerate(levels):
        if len(runs) < FAN_IN:
            return
        if level + 1 == len(levels):
            levels.append([])
        levels[level + 1].append(_spilled(without_repetitions(heapq.merge(*runs)), folder))
        files.callback(levels[level + 1][-1].close)
        for run in runs:
            run.close()
        runs.clear()


def _spilled(run: Iterable[bytes], folder: Path) -> BinaryIO:
    """A sorted run as a file without a name, gone when it is closed."""
    file: BinaryIO = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115
    file.writelines(run)
    file.seek(0)
    return file
