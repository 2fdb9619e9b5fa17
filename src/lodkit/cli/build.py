"""`lodkit build`: articles in, a dataset in a folder out."""

import gc
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lodkit.cli import options
from lodkit.cli.crew import shared, workers_of
from lodkit.cli.exits import Exit

if TYPE_CHECKING:
    from lodkit.pipeline import Built

# Patterns, facts and triples hold no cycles; looking for some took a fifth of a build.
_GARBAGE_THRESHOLD = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command is asked to do: its arguments and options."""

    sources: tuple[str, ...]
    out: Path
    base: str | None
    workers: int | None
    engine: str
    scheduler: str | None
    fresh: bool
    dump_only: bool
    lang: str | None
    format: str | None
    fields: tuple[str, ...]
    root: Path | None
    quiet: bool


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
@shared
@click.option("--fresh", is_flag=True, help="Map also the articles that DIR has as they are.")
@click.option(
    "--dump-only",
    is_flag=True,
    help="Write dump.nq and its packed twins, and nothing that is worked out from it: no other "
    "format, no report, no store and index for `lodkit serve`.",
)
@options.language
@options.reading
@options.project
@options.quiet
def command(**chosen: Any) -> int:
    """Turn articles into a dataset in DIR.

    A SOURCE is a file, a folder, a pattern such as 'news/*.jsonl.gz', an address such as
    s3://bucket/news/, or - for standard input. Read are plain text and HTML, each file one
    article, and articles from JSON Lines, CSV, TSV, Parquet and WARC; packed by gzip or
    Zstandard or not. What cannot be read is set aside and told; the others are built all the
    same (exit code 1). What is in a language that the lexicon lacks is counted, and is set aside
    where you name its file.
    """
    from lodkit.cli.set_aside import set_aside_lines
    from lodkit.cli.summary import show_build
    from lodkit.reading.inputs import passed_over

    asked = Asked(**chosen)
    built = _built(asked)
    aside = set_aside_lines(built.tally, asked.sources, asked.format)
    if not asked.quiet:
        passed = passed_over(asked.sources) if asked.format is None else ()
        show_build(built, asked.out, passed, aside)
    else:
        for line in aside:
            click.echo(f"lodkit: {line}", err=True)
    conforms = built.report is None or built.report.conforms
    return Exit.DONE if conforms and not built.tally.set_aside else Exit.FINDINGS


def _built(asked: Asked) -> "Built":
    from lodkit.cli.progress import steps
    from lodkit.pipeline import build
    from lodkit.project import load_project
    from lodkit.reading.entries import ReadingSettings
    from lodkit.reading.fields import fields_of

    gc.set_threshold(_GARBAGE_THRESHOLD, 20, 20)
    try:
        with steps(quiet=asked.quiet) as progress:
            return build(
                asked.sources,
                asked.out,
                project=load_project(base=asked.base, root=asked.root),
                reading=ReadingSettings(asked.format, asked.lang, fields_of(asked.fields)),
                workers=workers_of(asked.engine, asked.workers, asked.scheduler),
                fresh=asked.fresh,
                dump_only=asked.dump_only,
                progress=progress,
            )
    except KeyboardInterrupt:
        told = "nothing was changed; the same command goes on from what is finished"
        raise KeyboardInterrupt(told) from None
