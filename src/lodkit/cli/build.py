"""`lodkit build`: articles in, a dataset in a folder out."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lodkit.cli import options
from lodkit.cli.exits import Exit

if TYPE_CHECKING:
    from lodkit.reading.text import SetAside

# Patterns, facts and triples hold no cycles; looking for some took a fifth of a build.
_GARBAGE_THRESHOLD = 100_000


@click.command(name="build")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where the dataset goes; an earlier one there is replaced whole, or left as it was.",
)
@click.option(
    "--base",
    metavar="IRI",
    help="What the IRIs of the dataset begin with.  [default: https://w3id.org/lodkit/data/]",
)
@options.language
@options.project
@options.quiet
def command(
    sources: tuple[str, ...],
    out: Path,
    base: str | None,
    lang: str | None,
    root: Path | None,
    quiet: bool,
) -> int:
    """Turn articles into a dataset in DIR.

    A SOURCE is a UTF-8 text file, a folder with .txt files, or - for standard input; each file
    is one article and is named after the file. What cannot be read or is in no known language
    is set aside and told; the others are built all the same (exit code 1).
    """
    from lodkit.cli.progress import steps
    from lodkit.pipeline import build
    from lodkit.project import load_project

    gc.set_threshold(_GARBAGE_THRESHOLD, 20, 20)
    project = load_project(base=base, root=root)
    with steps(quiet=quiet) as progress:
        built = build(sources, out, project=project, language=lang, progress=progress)
    if not quiet:
        from lodkit.cli.summary import show_build

        show_build(built, out)
    else:
        _tell_set_aside(built.set_aside)
    return Exit.DONE if built.report.conforms and not built.set_aside else Exit.FINDINGS


def _tell_set_aside(set_aside: "tuple[SetAside, ...]") -> None:
    from lodkit.cli import printable

    for left in set_aside:
        click.echo(f"lodkit: set aside {printable(f'{left.article}: {left.reason}')}", err=True)
