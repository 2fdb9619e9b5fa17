"""`lodkit query`: a SPARQL question to a dataset, a file or an endpoint."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lodkit.cli import options

if TYPE_CHECKING:
    from lodkit.questions.named import NamedQuery

_FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")


@click.command(name="query")
@click.argument("question", required=False)
@click.argument("data", nargs=-1, type=click.Path(path_type=Path), metavar="[DATA]...")
@click.option("-e", "--endpoint", metavar="URL", help="Ask this SPARQL endpoint instead of DATA.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="The form of the answer.  [default: table for rows, turtle for triples]",
)
@click.option(
    "-p",
    "--param",
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    help="Fill in a parameter of a query that has a name; an empty value means any.",
)
@click.option("--list", "listing", is_flag=True, help="List the queries that have a name.")
@options.project
def command(
    question: str | None,
    data: tuple[Path, ...],
    endpoint: str | None,
    form: str | None,
    given: tuple[str, ...],
    listing: bool,
    root: Path | None,
) -> None:
    """Ask QUESTION of DATA: of a folder that `lodkit build` wrote, or of RDF files.

    QUESTION is SPARQL itself, a file that ends in .rq, or the name of a query that comes with
    lodkit (see --list). All graphs together are the default graph.

    \b
    lodkit query posts-by-province out
    lodkit query holders-of-a-post out --param province=ha-tinh
    lodkit query 'SELECT * { ?person a foaf:Person } LIMIT 5' out --format csv
    """
    from lodkit.errors import UsageError
    from lodkit.project import load_project
    from lodkit.querying import (
        ask_data,
        ask_endpoint,
        lacks_graphs,
        query_text,
        unknown_values,
    )
    from lodkit.questions.named import named_queries

    project = load_project(root=root)
    if listing:
        _list(named_queries(project), form)
        return
    if question is None:
        raise UsageError("there is no question", remedy="see lodkit query --list, or --help")
    values = _values(given)
    text = query_text(question, project, values)
    if endpoint is not None and data:
        raise UsageError("there are both DATA and --endpoint", remedy="ask one of them")
    if endpoint is None and not data:
        raise UsageError("there is nothing to ask", remedy="name a folder or file, or --endpoint")
    answer = ask_data(text, data) if endpoint is None else ask_endpoint(text, endpoint)
    rows = _show(answer, form)
    if rows == 0 and endpoint is None:
        for said in unknown_values(question, project, values, data) if values else ():
            click.echo(f"the data says nothing of {said}", err=True)
        if lacks_graphs(text, data):
            click.echo("the question asks in graphs, and the data has none: ask dump.nq", err=True)


def _list(queries: "Iterable[NamedQuery]", form: str | None) -> None:
    """Print what the queries are called, and their parameters with their defaults."""
    from lodkit.errors import UsageError

    if form == "json":
        import json

        click.echo(json.dumps([_told(query) for query in queries], ensure_ascii=False, indent=2))
        return
    if form not in (None, "table"):
        raise UsageError(f"the list of queries is no {form}", remedy="ask for table or json")
    for query in queries:
        click.echo(f"{query.name:36} {query.title}")
        for parameter in query.parameters:
            click.echo(f"{'':36} --param {parameter.name}={parameter.default}")


def _told(query: "NamedQuery") -> dict[str, object]:
    parameters = [
        {"name": one.name, "kind": one.kind, "label": one.label, "default": one.default}
        for one in query.parameters
    ]
    return {
        "name": query.name,
        "title": query.title,
        "summary": query.summary,
        "parameters": parameters,
    }


def _values(given: tuple[str, ...]) -> dict[str, str]:
    from lodkit.errors import UsageError

    pairs = [pair.partition("=") for pair in given]
    for name, equals, _ in pairs:
        if not equals:
            raise UsageError(f"{name!r} is no parameter", remedy="write --param NAME=VALUE")
    return {name.strip(): value for name, _, value in pairs}


def _show(answer: object, form: str | None) -> int | None:
    """Print an answer; how many rows a table has."""
    import pyoxigraph as ox

    from lodkit.cli.tables import show_rows
    from lodkit.querying import TURTLE, serialized

    if form in (None, "table"):
        if isinstance(answer, ox.QuerySolutions):
            return show_rows([v.value for v in answer.variables], answer)
        if isinstance(answer, ox.QueryBoolean):
            click.echo("yes" if answer else "no")
            return None
        form = TURTLE
    content = serialized(answer, form)  # type: ignore[arg-type]
    sys.stdout.buffer.write(content if content.endswith(b"\n") else content + b"\n")
    sys.stdout.buffer.flush()
    return None
