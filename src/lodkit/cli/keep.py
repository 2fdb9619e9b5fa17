"""`lodkit keep`: releases side by side, with a feed of what changed."""

from pathlib import Path

import click

from lodkit.cli import options


@click.command(name="keep")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--in",
    "archive",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="RELEASES",
    help="The folder that holds the releases; it is made if need be.",
)
@options.quiet
def command(folder: Path, archive: Path, quiet: bool) -> None:
    """Keep the release that is in DIR beside those before it, and tell in feeds what changed.

    RELEASES gets a folder for it, numbered, with its packed dump and what changed since the one
    before: as an RDF Patch, as JSON, and as versions of articles; and the feeds for all of them,
    feed.atom and feed.ttl (a Linked Data Event Stream). A release that is the last one already is
    not kept twice.

    \b
    lodkit build news/ --out out && lodkit keep out --in releases
    lodkit serve out --releases releases
    """
    from lodkit.comparing.archive import keep
    from lodkit.comparing.feeds import write_feeds

    kept = keep(folder, archive)
    names = write_feeds(archive)
    if quiet:
        return
    if kept is None:
        click.echo("this release is the last one already")
        return
    click.echo(kept.summary, nl=False)
    click.echo(f"\nkept as {archive / kept.number}; feeds: {', '.join(names)}")
    if not kept.day:
        click.echo("no article says when it was published, so the Atom feed leaves it out")
