"""Measures how fast a release goes into a store: at first, again unchanged, and all read back.

    python benchmarks/pushing/rates.py /tmp/hundred http://127.0.0.1:3030/ds

The store should hold nothing of the release before. Credentials come from the environment, as for
`lodkit push`. Seconds are those of the clock: the store's work counts as well as lodkit's.
"""

import resource
import time
from pathlib import Path

import click

from lodkit.pushing.push import Check, Pushed, Settings, push
from lodkit.remote.connection import Patience
from lodkit.remote.opening import opened
from lodkit.remote.store import RemoteStore

RUNS = (
    ("first push", Settings()),
    ("again, unchanged", Settings()),
    ("again, all read back", Settings(check=Check.ALL)),
)


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("address")
def main(folder: Path, address: str) -> None:
    """Push the release three times."""
    with opened(address, (None, None, None, None), Patience()) as store:
        for name, settings in RUNS:
            seconds, done = timed(folder, store, settings)
            rate = done.statements / seconds
            graphs = (done.sent + done.unchanged) / seconds
            click.echo(
                f"{name:22}{seconds:8.1f} s {rate:10,.0f} statements/s {graphs:8.1f} graphs/s"
                f"  sent {done.sent:,}"
            )
    own = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    click.echo(f"lodkit itself: {own:.1f} s of a processor in all, {memory:.0f} MB")


def timed(folder: Path, store: RemoteStore, settings: Settings) -> tuple[float, Pushed]:
    """The seconds that a push takes, and what it did."""
    begun = time.perf_counter()
    done = push(folder, store, settings)
    return time.perf_counter() - begun, done


if __name__ == "__main__":
    main()
