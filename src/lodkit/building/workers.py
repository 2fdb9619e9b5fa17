"""Who performs tasks, and what becomes of a task that its worker did not survive."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from lodkit.building.tasks import Bench, Result, Task, perform


@dataclass(frozen=True, slots=True)
class Lost:
    """A task without a result: whoever performed it came to an end, and how."""

    reason: str


class Workers(Protocol):
    """They perform tasks at the same time, in any order."""

    def perform(self, tasks: Sequence[Task], bench: Bench) -> Iterator[tuple[int, Result | Lost]]:
        """The number of each task and its result, as they come."""

    def close(self) -> None:
        """End the processes or connections that they work in."""


class Here:
    """The process that asks, which performs one task after another."""

    def perform(self, tasks: Sequence[Task], bench: Bench) -> Iterator[tuple[int, Result | Lost]]:
        """The number of each task and its result."""
        for number, task in enumerate(tasks):
            yield number, perform(task, bench)

    def close(self) -> None:
        """Nothing is to be let go."""


Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


def counting(what: str, tasks: Sequence[Task], progress: Progress) -> Callable[[Task], None]:
    """A function that is told of each task that is done, and tells how far all of them are."""
    done, total = 0, sum(task.size for task in tasks)

    def note(task: Task) -> None:
        nonlocal done
        done += task.size
        progress(what, done, total)

    progress(what, done, total)
    return note


def performed(
    workers: Workers,
    tasks: Sequence[Task],
    bench: Bench,
    done: Callable[[Task], None] = lambda task: None,
) -> list[Result]:
    """The results of tasks in their order, whoever performs them; `done` is told of each.

    A task that is lost is performed once more, alone, in case that others took its memory or
    were the cause; then in parts; and if a part that has no parts is lost, it is given up.
    """
    found: dict[int, list[Result]] = {}
    lost: list[int] = []
    for numbers, crew in _crews(workers, tasks):
        for which, result in crew.perform([tasks[number] for number in numbers], bench):
            number = numbers[which]
            if isinstance(result, Lost):
                lost.append(number)
            else:
                found[number] = [result]
                done(tasks[number])
    for number in sorted(lost):
        found[number] = _again(workers, tasks[number], bench)
        done(tasks[number])
    return [result for number in sorted(found) for result in found[number]]


def _crews(workers: Workers, tasks: Sequence[Task]) -> Iterator[tuple[list[int], Workers]]:
    """By whom which tasks are performed.

    One alone is a worker's, too: an article that takes its process with it ends no build then.
    """
    here = [number for number, task in enumerate(tasks) if task.here]
    others = sorted({*range(len(tasks))}.difference(here))
    if here:
        yield here, Here()
    if others:
        yield others, workers


def _again(workers: Workers, task: Task, bench: Bench) -> list[Result]:
    ((_, result),) = workers.perform([task], bench)
    if not isinstance(result, Lost):
        return [result]
    parts = task.parts()
    if not parts:
        return [task.given_up(bench, result.reason)]
    return [found for part in parts for found in _again(workers, part, bench)]
