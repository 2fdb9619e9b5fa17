"""Progress of long work: a bar on a terminal, elsewhere a line from time to time."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Step = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

SECONDS_BETWEEN_LINES = 60.0


@contextmanager
def steps(*, quiet: bool) -> Iterator[Step]:
    """A function to report progress to; what it shows on a terminal is gone when work is done."""
    if quiet:
        yield lambda what, done, total: None
    elif sys.stderr.isatty():
        with _bars() as show:
            yield show
    else:
        yield lines_of(time.monotonic)


def lines_of(clock: Callable[[], float]) -> Step:
    """Tells a log, by a line a minute, how far work is that takes longer than one."""
    due = clock() + SECONDS_BETWEEN_LINES

    def tell(what: str, done: int, total: int) -> None:
        nonlocal due
        if clock() >= due:
            click.echo(f"{what}: {done:,} of {total:,}", err=True)
            due = clock() + SECONDS_BETWEEN_LINES

    return tell


@contextmanager
def _bars() -> Iterator[Step]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description:24}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, int] = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=total)
            bars.update(tasks[what], completed=done, total=total)  # type: ignore[arg-type]

        yield show
