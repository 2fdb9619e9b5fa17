"""Where reports go: `--format NAME` to the terminal, `--format NAME=FILE` to a file, or several."""

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lodkit.errors import OutputError

if TYPE_CHECKING:
    from lodkit.validation.verdict import Verdict

NAMES = ("human", "json", "turtle", "junit", "sarif", "github", "markdown", "csv")
"""The formats of `lodkit.validation.formats`, which is loaded only when a report is written."""


@dataclass(frozen=True, slots=True)
class Output:
    """A format, and the file it goes to; without one, the terminal."""

    name: str
    file: Path | None = None


class OutputType(click.ParamType):  # type: ignore[type-arg]
    """NAME or NAME=FILE."""

    name = "name[=file]"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Output:
        """Read an option's value; a usage error where the format is none of ours."""
        name, mark, file = str(value).partition("=")
        if name not in NAMES:
            self.fail(f"{name!r} is not one of {', '.join(NAMES)}", param, ctx)
        if mark and not file:
            self.fail(f"a file should follow {name}=", param, ctx)
        return Output(name, Path(file) if file else None)


def check(outputs: Iterable[Output]) -> None:
    """Raise a usage error where two reports would go to one place."""
    places = [output.file for output in outputs]
    for place in places:
        if places.count(place) > 1:
            where = "the terminal" if place is None else str(place)
            raise click.UsageError(f"two formats for {where}; --format NAME=FILE names another")


def deliver(
    verdict: "Verdict", outputs: Iterable[Output], *, most: int | None, note: str = ""
) -> None:
    """Write every report, first those that go to files, each of them whole or not at all.

    `note` is for people only.
    """
    from lodkit.validation.formats import FORMATS, to_human

    for output in sorted(outputs, key=lambda output: output.file is None):
        if output.file is not None:
            _write(output.file, FORMATS[output.name](verdict))
        elif output.name == "human":
            colour = _coloured()
            text = to_human(verdict, most=most, colour=colour, note=note)
            click.echo(text, nl=False, color=colour)
        else:
            click.echo(FORMATS[output.name](verdict), nl=False)


def _coloured() -> bool:
    """Whether the terminal shows colours, by the two variables that speak of it (no-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def _write(path: Path, text: str) -> None:
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_text(text, encoding="utf-8", newline="")
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise OutputError(f"the report cannot be written: {error.strerror}", where=path) from error
