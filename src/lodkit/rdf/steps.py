"""What follows from a dump, in steps that do not wait for each other and give plain values."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

Step = Callable[[], Any]
"""One of them: a function of a module with its arguments, which another process can call too."""

Perform = Callable[[str, Sequence[Step]], list[Any]]
"""Does some steps, in whatever order, and gives back what each gave; told what they do."""


def step(function: Callable[..., Any], *arguments: object) -> Step:
    """The step that calls a function."""
    return partial(function, *arguments)


def one_by_one(what: str, steps: Sequence[Step]) -> list[Any]:
    """Do steps here, in their order."""
    return [do() for do in steps]
