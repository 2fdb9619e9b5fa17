"""What follows from the dump of a release, as tasks for the workers that have mapped it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lodkit.building.tasks import Bench, Result
from lodkit.building.workers import Progress, Workers, counting, performed
from lodkit.errors import OutputError
from lodkit.rdf.steps import Perform, Step


@dataclass(frozen=True, slots=True)
class Following:
    """One step; what it gives is the result's `given`."""

    step: Step
    subject = None
    size = 1
    lasting = False
    here = False

    def perform(self, bench: Bench, name: str) -> Result:
        """Take the step; what it gives is the result, and no file is written."""
        return {"given": self.step()}

    def parts(self) -> "tuple[Following, ...]":
        """A step has no parts."""
        return ()

    def given_up(self, bench: Bench, reason: str) -> Result:
        """Without it there is no release."""
        raise OutputError(f"the dataset could not be written: {reason}", remedy="try --workers 1")


def steps_by(workers: Workers, bench: Bench, progress: Progress) -> Perform:
    """A function that has steps taken by workers."""

    def perform(what: str, steps: Sequence[Step]) -> list[Any]:
        tasks = [Following(step) for step in steps]
        done = counting(what, tasks, progress)
        return [result["given"] for result in performed(workers, tasks, bench, done)]

    return perform
