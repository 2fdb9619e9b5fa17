"""What a build tells at its end."""

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
    from lodkit.cli import printable
    from lodkit.validation.formats import to_human
    from lodkit.validation.verdict import judge

    for label, key in _ROWS:
        click.echo(f"{label:16}{built.counts[key]:>10,}")
    for left in built.set_aside:
        click.echo(f"set aside {printable(f'{left.article}: {left.reason}')}", err=True)
    if not built.report.conforms:
        click.echo(to_human(judge(built.report), most=3), err=True, nl=False)
    click.echo(f"\nRelease {built.release[:12]} is in {out}")
    click.echo(f"Look at it:  lodkit serve {out}")
    click.echo(f"Ask it:      lodkit query --list; lodkit query who-holds-which-post {out}")
