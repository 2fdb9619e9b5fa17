"""`lodkit push`: a release into a store elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lodkit.cli import options

if TYPE_CHECKING:
    from lodkit.pushing.push import Pushed


@click.command(name="push")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--to", "root", metavar="URL", help="The store, whose services are looked for.")
@click.option("--query", metavar="URL", help="Where the store takes SPARQL queries.")
@click.option("--update", metavar="URL", help="Where it takes SPARQL updates.")
@click.option("--graph-store", metavar="URL", help="Where it takes graphs (Graph Store Protocol).")
@click.option("--quads", metavar="URL", help="Where it takes N-Quads of many graphs at once.")
@click.option(
    "--batch",
    default=8_000_000,
    show_default=True,
    type=click.IntRange(10_000),
    help="Bytes that are sent at once.",
)
@click.option(
    "--check",
    type=click.Choice(["all", "sent", "counts"]),
    default="sent",
    show_default=True,
    help="Which graphs are read back and compared; all of them are counted.",
)
@click.option(
    "--replace",
    is_flag=True,
    help="Let graphs take the place of others of their names that no push has put there.",
)
@click.option(
    "--retries",
    default=5,
    show_default=True,
    type=click.IntRange(0),
    help="How often a request is sent again that may fare better.",
)
@click.option(
    "--timeout",
    default=300.0,
    show_default=True,
    type=click.FloatRange(0.01),
    help="Seconds to wait for an answer.",
)
@options.quiet
def command(
    folder: Path,
    root: str | None,
    query: str | None,
    update: str | None,
    graph_store: str | None,
    quads: str | None,
    batch: int,
    check: str,
    replace: bool,
    retries: int,
    timeout: float,
    quiet: bool,
) -> None:
    """Let a store hold the release that `lodkit build` wrote to DIR.

    Only graphs that changed since the last push are sent, those that are gone are dropped, and in
    the end the store is asked whether it holds what the release says. A push that was
    interrupted goes on when it is run again, from any machine. What lodkit has not put there is
    not touched.

    \b
    lodkit push out --to http://127.0.0.1:3030/ds
    lodkit push out --query URL --update URL --graph-store URL

    Credentials come from the environment: LODKIT_STORE_USER and LODKIT_STORE_PASSWORD (basic or
    digest authentication, as the store asks), or LODKIT_STORE_TOKEN (bearer).
    """
    from lodkit.cli.progress import steps
    from lodkit.pushing.push import Check, Settings, push
    from lodkit.remote.connection import Patience
    from lodkit.remote.opening import opened

    settings = Settings(batch, Check(check), replace)
    patience = Patience(again=retries, timeout=timeout)
    with (
        opened(root, (query, update, graph_store, quads), patience) as store,
        steps(quiet=quiet) as progress,
    ):
        try:
            pushed = push(folder, store, settings, progress)
        except KeyboardInterrupt as error:
            raise KeyboardInterrupt("run the command again: it goes on where it was") from error
    if not quiet:
        _show(pushed)


def _show(pushed: "Pushed") -> None:
    for what, number in (
        ("graphs sent", pushed.sent),
        ("unchanged", pushed.unchanged),
        ("dropped", pushed.dropped),
        ("statements", pushed.statements),
    ):
        click.echo(f"{what:16}{number:>12,}")
    click.echo(f"\nThe store holds release {pushed.release[:12]}")
