"""`lodkit validate`: RDF data against SHACL shapes."""

import warnings
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lodkit.cli import options
from lodkit.cli.exits import Exit
from lodkit.cli.outputs import NAMES, Output, OutputType, check, deliver
from lodkit.cli.progress import Step

if TYPE_CHECKING:
    from lodkit.validation.changes import Changes
    from lodkit.validation.data import DataGraph
    from lodkit.validation.engine import Engine
    from lodkit.validation.report import Report, Severity

_SEVERITIES: "dict[str, Severity]" = {
    "info": "Info",
    "warning": "Warning",
    "violation": "Violation",
}


_OWN = "checked against lodkit's own shapes for the data it publishes; --shapes names others"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command is asked to do: its arguments and options."""

    data: tuple[str, ...]
    shapes: tuple[Path, ...]
    form: str | None
    imports: bool
    outputs: tuple[Output, ...]
    fail_on: str
    baseline: Path | None
    most: int
    engine: "Engine"
    changed_since: Path | None
    root: Path | None
    quiet: bool


@click.command(name="validate")
@click.argument("data", nargs=-1, required=True, metavar="DATA...")
@click.option(
    "-s",
    "--shapes",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PLACE",
    help="Shapes to apply, a file or a folder; may be repeated.  "
    "[default: lodkit's own for published data]",
)
@click.option(
    "--data-format",
    "form",
    type=click.Choice(("ttl", "trig", "nt", "nq", "rdf", "jsonld", "n3")),
    help="What standard input, and files whose names do not tell, are in.  [default: guessed]",
)
@click.option(
    "--imports",
    is_flag=True,
    help="Follow owl:imports of data and shapes, to other files and to web addresses.",
)
@click.option(
    "-f",
    "--format",
    "outputs",
    multiple=True,
    type=OutputType(),
    metavar="NAME[=FILE]",
    help=f"How to report, and the file to report to; may be repeated: {', '.join(NAMES)}.  "
    "[default: human, on the terminal]",
)
@click.option(
    "--fail-on",
    type=click.Choice(list(_SEVERITIES)),
    default="info",
    show_default=True,
    help="The mildest severity that makes the exit code 1.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="An earlier report in JSON: its findings do not fail, and which are mended is told.",
)
@click.option(
    "--most",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    metavar="N",
    help="How many findings of each rule people are shown; 0 is all.",
)
@click.option(
    "--engine",
    type=click.Choice(["auto", "fast", "pyshacl"]),
    default="auto",
    show_default=True,
    help="What validates: lodkit's own engine, with pySHACL for shapes that hold queries (auto) "
    "or without it (fast), or pySHACL alone.",
)
@click.option(
    "--changed-since",
    type=click.Path(path_type=Path),
    metavar="PLACE",
    help="An earlier state of the data, such as the folder of a release: only what changed since "
    "then, and what that may concern, is validated.",
)
@options.project
@options.quiet
def command(**chosen: Any) -> int:
    """Check DATA against SHACL shapes.

    DATA are RDF files (Turtle, TriG, N-Triples, N-Quads, RDF/XML, JSON-LD, each also
    compressed with gzip or zstd), - for standard input, folders (one that `lodkit build` wrote,
    or any with RDF files), or addresses of SPARQL endpoints. All together are one data graph.

    \b
    Exit codes: 0 conforms, 1 findings, 2 wrong usage, 3 data or baseline cannot be read,
    4 shapes cannot be read or are ill-formed, 5 internal error, 6 report cannot be written.
    """
    from lodkit.validation.verdict import judge, read_baseline

    asked = Asked(**chosen)
    outputs = asked.outputs
    if not asked.quiet and all(output.file for output in outputs):
        outputs = (*outputs, Output("human"))
    check(outputs)
    known = None if asked.baseline is None else read_baseline(asked.baseline)
    verdict = judge(_report(asked), fail_on=_SEVERITIES[asked.fail_on], baseline=known)
    deliver(verdict, outputs, most=asked.most or None, note="" if asked.shapes else _OWN)
    return Exit.DONE if verdict.passes else Exit.FINDINGS


def _report(asked: Asked) -> "Report":
    """What is found in the data, by the shapes that were named or else by lodkit's own."""
    from lodkit.cli.progress import steps
    from lodkit.project import load_project
    from lodkit.validation import checking
    from lodkit.validation.own import check_own

    with steps(quiet=asked.quiet) as progress, warnings.catch_warnings():
        # rdflib tells its users of ill-typed literals; here the report does, where a shape asks
        warnings.filterwarnings("ignore", category=UserWarning, module=r"rdflib\b")
        warnings.showwarning = _show
        shapes = checking.read_shapes(asked.shapes, imports=asked.imports) if asked.shapes else None
        data, changes = _data(asked, progress)
        check = (
            partial(check_own, project=load_project(root=asked.root))
            if shapes is None
            else partial(checking.check, shapes=shapes)
        )
        return check(data, form=asked.form, engine=asked.engine, changes=changes, progress=progress)


def _show(message: object, *_: object, **__: object) -> None:
    """Tell what a library warns of, on a line of its own."""
    click.echo(f"lodkit: {message}", err=True)


def _data(asked: Asked, progress: Step) -> "tuple[DataGraph, Changes | None]":
    """The data, and what changed of it, if that was asked for."""
    from lodkit.validation.checking import read_data
    from lodkit.validation.since import read_since

    if asked.changed_since is None:
        data = read_data(asked.data, form=asked.form, imports=asked.imports, progress=progress)
        return data, None
    return read_since(
        asked.data,
        asked.changed_since,
        form=asked.form,
        imports=asked.imports,
        progress=progress,
    )
