"""Workers that are those of a Dask cluster, which has the folders of inputs and work in common."""

from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from typing import Any

from lodkit.building.tasks import Bench, Result, Task, perform
from lodkit.building.workers import Lost
from lodkit.errors import InputError, OutputError
from lodkit.reading.extras import required

_PATIENCE = 10
"""Seconds in which a scheduler has to answer."""


class Cluster:
    """The workers behind the scheduler at an address. Raises InputError where there is none."""

    def __init__(self, scheduler: str) -> None:
        self._scheduler = scheduler
        self._library = required("distributed", "dask")
        try:
            self._client: Any = self._library.Client(scheduler, timeout=_PATIENCE)
        except (OSError, ValueError, TimeoutError) as error:
            raise InputError(
                "no Dask scheduler answers here", where=scheduler, remedy="is it running?"
            ) from error

    def perform(self, tasks: Sequence[Task], bench: Bench) -> Iterator[tuple[int, Result | Lost]]:
        """The number of each task and its result, as they come. Raises what a worker raised."""
        closed = self._library.comm.CommClosedError
        try:
            futures = self._client.map(perform, tasks, [bench] * len(tasks), pure=False)
            numbers = {future.key: number for number, future in enumerate(futures)}
            for future in self._library.as_completed(futures):
                yield numbers[future.key], self._result(future)
        except (CancelledError, closed) as error:
            raise OutputError(
                "the Dask scheduler was lost",
                where=self._scheduler,
                remedy="what is finished is kept; the same command goes on from it",
            ) from error

    def close(self) -> None:
        """Take leave of the cluster, and let it forget what is left of the work."""
        self._client.close()

    def _result(self, future: Any) -> Result | Lost:
        try:
            result: Result = future.result()
        except self._library.KilledWorker as error:
            return Lost(f"the workers that it was given to came to an end: {error}")
        return result
