"""`lodkit serve`: a dataset as pages, linked data and a SPARQL endpoint."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from lodkit.cli import options
from lodkit.sparql.limits import Limits
from lodkit.web.service import CACHE, Service

_DEFAULT = Limits()


Command = TypeVar("Command", bound=Callable[..., Any])


def _limit(name: str, kind: "click.ParamType[Any]", told: str) -> Callable[[Command], Command]:
    """An option that sets a field of the limits."""
    default = getattr(_DEFAULT, name)
    return click.option(
        f"--query-{name}", name, default=default, show_default=True, type=kind, help=told
    )


class _Settings(click.Command):
    """A command whose every option is a setting of the environment, too, called like its flag."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        for option in self.params:
            if isinstance(option, click.Option):
                flag = max(option.opts, key=len).removeprefix("--")
                option.envvar = f"LODKIT_SERVE_{flag.replace('-', '_').upper()}"


@click.command(name="serve", cls=_Settings)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("-p", "--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--processes",
    default=1,
    show_default=True,
    type=click.IntRange(1),
    help="Processes that answer requests.",
)
@click.option(
    "--watch/--no-watch",
    default=True,
    show_default=True,
    help="Serve another release in DIR as soon as it is there; else on SIGHUP.",
)
@click.option(
    "--cache",
    default=CACHE,
    show_default=True,
    type=click.IntRange(0),
    help="Bytes of finished answers that are kept to be sent again.",
)
@click.option(
    "--releases",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="RELEASES",
    help="The folder of `lodkit keep`: earlier releases, and feeds of what changed.",
)
@_limit("time", click.FloatRange(0.01), "Seconds after which a query is stopped.")
@_limit("rows", click.IntRange(1), "Rows, or triples, that an answer may have.")
@_limit("size", click.IntRange(1), "Bytes that an answer may have.")
@_limit("memory", click.IntRange(1), "Bytes of memory that a query may take.")
@_limit("wait", click.FloatRange(0.01), "Seconds that a query may wait for a worker.")
@_limit("workers", click.IntRange(1), "Queries answered at a time.")
@_limit("queue", click.IntRange(1), "Queries that may wait.")
@click.option(
    "--allow-service",
    "services",
    multiple=True,
    metavar="IRI",
    help="An endpoint that queries may ask with SERVICE; may be given several times.",
)
@click.option(
    "-e",
    "--endpoint",
    metavar="URL",
    help="Read the statements at this SPARQL endpoint, into which the dataset was pushed, and put "
    "queries to it; DIR needs no store/ then.",
)
@options.project
@options.quiet
def command(
    folder: Path,
    host: str,
    port: int,
    processes: int,
    watch: bool,
    cache: int,
    releases: Path | None,
    endpoint: str | None,
    root: Path | None,
    quiet: bool,
    **limits: Any,
) -> None:
    """Serve the dataset that `lodkit build` wrote to DIR; reading only.

    It answers with pages for people, and with Turtle, JSON-LD, N-Triples or RDF/XML for
    programs; /sparql answers queries, each within its limits. Every option can be set in the
    environment, too: LODKIT_SERVE_QUERY_TIME=30. Credentials for --endpoint come from the
    environment alone, as for lodkit push.
    """
    from lodkit.web.serving import run

    service = Service(
        folder,
        root,
        host,
        port,
        processes,
        watch=watch,
        cache=cache,
        limits=Limits(**limits),
        releases=releases,
        endpoint=endpoint,
    )
    run(service, quiet=quiet)
