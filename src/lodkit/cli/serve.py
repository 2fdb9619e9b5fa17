"""`lodkit serve`: a dataset as pages, linked data and a SPARQL endpoint."""

from pathlib import Path

import click

from lodkit.cli import options


@click.command(name="serve")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("-p", "--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@options.project
@options.quiet
def command(folder: Path, host: str, port: int, root: Path | None, quiet: bool) -> None:
    """Serve the dataset that `lodkit build` wrote to DIR; reading only.

    It answers with pages for people, and with Turtle, JSON-LD, N-Triples or RDF/XML for
    programs; /sparql answers queries.
    """
    from lodkit.project import load_project
    from lodkit.web.app import create_app
    from lodkit.web.serving import run

    app = create_app(folder, project=load_project(root=root))
    run(app, host=host, port=port, quiet=quiet)
