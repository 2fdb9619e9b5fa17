"""What a build tells at its end."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from lodkit.pipeline import Built

_ROWS = (
    ("articles", "articles"),
    ("triples", "triples"),
    ("persons", "persons"),
    ("bodies", "bodies"),
    ("posts", "posts"),
    ("meetings", "meetings"),
    ("documents", "documents"),
    ("findings", "findings"),
    ("unused mentions", "unused_mentions"),
)


def show_build(built: "Built", out: Path) -> None:
    """A table of what was built, what was set aside, and what to do next."""
    from lodkit.validation.formats import to_human
    from lodkit.validation.verdict import judge

    for label, key in _ROWS:
        click.echo(f"{label:16}{built.counts[key]:>10,}")
    for what, number in _not_in_it(built):
        click.echo(f"{what:16}{number}")
    for line in set_aside_lines(built):
        click.echo(line, err=True)
    if not built.report.conforms:
        click.echo(to_human(judge(built.report), most=3), err=True, nl=False)
    click.echo(f"\nRelease {built.release[:12]} is in {out}")
    click.echo(f"Look at it:  lodkit serve {out}")
    click.echo(f"Ask it:      lodkit query --list; lodkit query who-holds-which-post {out}")


def set_aside_lines(built: "Built") -> Iterator[str]:
    """Each article that could not be read or mapped, and how many more there are."""
    from lodkit.cli import printable

    for left in built.set_aside:
        yield f"set aside {printable(f'{left.article}: {left.reason}')}"
    if built.left_out > len(built.set_aside):
        yield f"set aside {built.left_out - len(built.set_aside):,} more"


def _not_in_it(built: "Built") -> Iterator[tuple[str, str]]:
    """What was read and is no article of the dataset, and yet no fault; where there is any."""
    if built.copies:
        yield "exact copies", f"{built.copies:>10,}"
    if built.versions:
        yield "near copies", f"{built.versions:>10,}"
    if built.other_languages:
        languages = sorted(built.other_languages.items(), key=lambda pair: (-pair[1], pair[0]))
        names = ", ".join(f"{code} {number:,}" for code, number in languages)
        yield "other languages", f"{sum(built.other_languages.values()):>10,}  ({names})"
