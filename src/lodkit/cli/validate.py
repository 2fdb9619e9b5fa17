"""`lodkit validate`: RDF data against SHACL shapes."""

from pathlib import Path

import click

from lodkit.cli import options
from lodkit.cli.exits import Exit

_FORMATS = ("text", "json", "turtle")


@click.command(name="validate")
@click.argument("data", nargs=-1, required=True, metavar="DATA...")
@click.option(
    "-s",
    "--shapes",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Shapes to apply; may be repeated.  [default: lodkit's own for published data]",
)
@click.option(
    "-f", "--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the report there instead of to the terminal.",
)
@options.project
@options.quiet
def command(
    data: tuple[str, ...],
    shapes: tuple[Path, ...],
    form: str,
    out: Path | None,
    root: Path | None,
    quiet: bool,
) -> int:
    """Check DATA against SHACL shapes.

    DATA are RDF files (Turtle, TriG, N-Triples, N-Quads, RDF/XML, JSON-LD, each also gzipped)
    or folders: one that `lodkit build` wrote, or any with RDF files. All of them together are
    one data graph.

    \b
    Exit codes: 0 conforms, 1 findings, 2 wrong usage, 3 data cannot be read,
    4 shapes cannot be read or are ill-formed.
    """
    from lodkit.errors import ShapesError
    from lodkit.project import load_project
    from lodkit.validation import formats, validate
    from lodkit.validation.loading import find_files, load_data

    paths = find_files(data)
    chosen = list(shapes) or [load_project(root=root).shapes / "data.ttl"]
    shapes_graph = load_data(chosen, ShapesError)
    report = validate(load_data(paths), shapes_graph)
    writers = {"text": formats.to_text, "json": formats.to_json, "turtle": formats.to_turtle}
    text = writers[form](report)
    if out is not None:
        _write(out, text)
    elif not quiet:
        click.echo(text, nl=False)
    return Exit.DONE if report.conforms else Exit.FINDINGS


def _write(path: Path, text: str) -> None:
    from lodkit.errors import OutputError

    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"the report cannot be written: {error.strerror}", where=path) from error
