"""Options that say who builds: processes of this machine, or a cluster."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from lodkit.building.workers import Workers

Command = TypeVar("Command", bound=Callable[..., Any])


def shared(command: Command) -> Command:
    """`--workers`, `--engine` and `--scheduler`."""
    command = click.option(
        "--scheduler",
        metavar="ADDRESS",
        help="The scheduler of a Dask cluster, such as tcp://10.0.0.1:8786.",
    )(command)
    command = click.option(
        "--engine",
        type=click.Choice(("processes", "dask")),
        default="processes",
        show_default=True,
        help="Who shares the work: processes of this machine, or the workers of a Dask cluster.",
    )(command)
    return click.option(
        "-j",
        "--workers",
        type=click.IntRange(min=1),
        metavar="N",
        help="How many processes share the work; the dataset is the same.  [default: one a core]",
    )(command)


def workers_of(engine: str, number: int | None, scheduler: str | None) -> "Workers":
    """The workers that the options name. Raises a usage error where these do not fit together."""
    if engine == "dask":
        if scheduler is None or number is not None:
            raise click.UsageError("--engine dask needs --scheduler ADDRESS, and no --workers")
        from lodkit.building.dask import Cluster

        return Cluster(scheduler)
    if scheduler is not None:
        raise click.UsageError("--scheduler is for --engine dask")
    from lodkit.building.processes import Processes
    from lodkit.building.workers import Here

    number = number or _cores()
    return Here() if number == 1 else Processes(number)


def _cores() -> int:
    """The cores that this process may use, where the system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
