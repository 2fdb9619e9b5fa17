"""`lodkit diff`: what changed from one state of a dataset to another."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from lodkit.cli import options
from lodkit.cli.exits import Exit
from lodkit.project import LANGUAGES

if TYPE_CHECKING:
    from lodkit.comparing.sources import State
    from lodkit.comparing.summary import Summary

_MOST = 20


@click.command(name="diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(("human", "json", "patch")),
    default="human",
    help="A summary for people, the same as JSON, or an RDF Patch.  [default: human]",
)
@click.option(
    "--patch",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the RDF Patch to this file as well.",
)
@click.option(
    "--most",
    default=_MOST,
    show_default=True,
    type=click.IntRange(0),
    help="Name at most so many things of each group, and count the others; 0 names all.",
)
@click.option(
    "-l",
    "--lang",
    type=click.Choice(LANGUAGES),
    default=LANGUAGES[0],
    help="The language of the summary and of names.  [default: en]",
)
@options.quiet
def command(
    old: Path, new: Path, form: str, patch: Path | None, most: int, lang: str, quiet: bool
) -> int:
    """Tell what changed from OLD to NEW: folders that `lodkit build` wrote, or RDF files.

    Posts filled and left, people, meetings and documents that came and went, articles added,
    removed and changed. An RDF Patch leads a store from OLD to NEW.

    \b
    lodkit diff yesterday today --lang uk
    lodkit diff yesterday today --format json --most 0
    lodkit diff yesterday today --patch today.rdfp

    \b
    Exit codes: 0 the two are the same; 1 they differ; 2 and above trouble, as of all commands.
    """
    from lodkit.comparing.comparison import compare
    from lodkit.comparing.sources import opened

    if form == "patch" and patch is not None:
        raise click.UsageError("the patch goes to the terminal or to a file, not to both")
    if form == "patch" and quiet:
        raise click.UsageError("the patch goes to the terminal, and nothing is to be said there")
    with opened(old) as before, opened(new) as after:
        with _patch_file(patch) as file:
            to = sys.stdout.buffer if form == "patch" else file
            summary = compare(before, after, most=most or None, patch=to)
        if form != "patch" and not quiet:
            click.echo(_told(summary, before, after, form, lang), nl=False)
    return Exit.FINDINGS if summary.differs else Exit.DONE


def _told(summary: "Summary", old: "State", new: "State", form: str, language: str) -> str:
    from lodkit.comparing.titles import titles_of
    from lodkit.comparing.wording import to_json, to_text

    with titles_of(old, new, summary) as titles:
        if form == "json":
            return to_json(summary, titles, language, old=old.release, new=new.release)
        return to_text(summary, titles, language)


@contextmanager
def _patch_file(path: Path | None) -> Iterator[BinaryIO | None]:
    """The file for the patch, written aside and put in its place when it is whole."""
    from lodkit.errors import OutputError

    if path is None:
        yield None
        return
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with aside.open("wb") as file:
            yield file
        aside.replace(path)
    except OSError as error:
        what = f"the patch cannot be written: {error.strerror or error}"
        raise OutputError(what, where=path) from error
    finally:
        aside.unlink(missing_ok=True)
