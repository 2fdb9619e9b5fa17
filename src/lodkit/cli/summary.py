"""What a build tells at its end."""

from collections.abc import Iterator, Sequence
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


def show_build(
    built: "Built", out: Path, passed: Sequence[Path], aside: Sequence[str] = ()
) -> None:
    """A table of what was built, what was passed over or is told `aside`, and what to do next."""
    from lodkit.validation.formats import to_human
    from lodkit.validation.verdict import judge

    for label, key in _ROWS:
        if key in built.counts:
            click.echo(f"{label:16}{built.counts[key]:>10,}{_note(key, built)}")
    for what, number in _not_mapped(built):
        click.echo(f"{what:16}{number}")
    if passed:
        endings = ", ".join(sorted({path.suffix or path.name for path in passed}))
        click.echo(f"{'other files':16}{len(passed):>10,}  ({endings}: not read; see --format)")
    for line in aside:
        click.echo(line, err=True)
    if built.report is not None and not built.report.conforms:
        click.echo(to_human(judge(built.report), most=3), err=True, nl=False)
    click.echo(f"\nRelease {built.release[:12]} is in {out}")
    if built.report is None:
        click.echo(f"Validate it: lodkit validate {out}")
        click.echo(f"Send it:     lodkit push {out} --to URL")
    else:
        click.echo(f"Look at it:  lodkit serve {out}")
        click.echo(f"Ask it:      lodkit query --list; lodkit query who-holds-which-post {out}")


def _note(key: str, built: "Built") -> str:
    """What a number does not tell of itself."""
    if key == "unused_mentions" and built.counts[key]:
        return "  (lodkit explain FILE lists them)"
    if key == "triples" and built.tally.vocabulary:
        return f"  (with the {built.tally.vocabulary:,} of the vocabulary, each counted once)"
    return ""


def _not_mapped(built: "Built") -> Iterator[tuple[str, str]]:
    """What was set aside, and what was not mapped and yet is no fault; where there is any."""
    if built.tally.left_out:
        yield "set aside", f"{built.tally.left_out:>10,}"
    if built.tally.silent:
        yield "without facts", f"{built.tally.silent:>10,}  (lodkit explain FILE shows why)"
    if built.tally.kept:
        yield "mapped before", f"{built.tally.kept:>10,}"
    if built.tally.copies:
        yield "exact copies", f"{built.tally.copies:>10,}"
    if built.tally.versions:
        yield "near copies", f"{built.tally.versions:>10,}"
    if built.tally.elsewhere:
        languages = sorted(built.tally.elsewhere.items(), key=lambda pair: (-pair[1], pair[0]))
        names = ", ".join(f"{code} {number:,}" for code, number in languages)
        yield "other languages", f"{sum(built.tally.elsewhere.values()):>10,}  ({names})"
