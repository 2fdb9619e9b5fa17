"""Measures pages under a crowd: 50 clients ask for pages while four queries that never end run.

    python benchmarks/serving/crowd.py RELEASE

RELEASE is a folder that `lodkit build` or benchmarks/serving/data.py wrote. wrk makes the load.
The first round is the crowd on pages that nobody asked for before, the second and third on a
thousand that somebody did, without and with the queries, the fourth what crawlers ask for: pages
and data of everything in every language, most of it never asked for before.
"""

import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import click
from compare import Server, entities, load, running

from lodkit.project import LANGUAGES
from lodkit.rdf.manifest import read_manifest

CLIENTS, QUERIES = 50, 4
KNOWN = 1_000
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f && ?f != ?i) }"
FORMS = ("html", "html", "html", "ttl", "jsonld", "nt")


@contextmanager
def endless_queries(address: str) -> Iterator[list[int]]:
    """Keep so many queries running, each asked again when it is stopped; gives the answers."""
    over, statuses = Event(), list[int]()

    def ask() -> None:
        while not over.is_set():
            try:
                with urlopen(f"{address}/sparql?query={quote(ENDLESS)}", timeout=120) as answer:
                    answer.read()
                    statuses.append(answer.status)
            except HTTPError as error:
                error.close()
                statuses.append(error.code)
                over.wait(0.2)

    threads = [Thread(target=ask, daemon=True) for _ in range(QUERIES)]
    for thread in threads:
        thread.start()
    yield statuses
    over.set()
    for thread in threads:
        thread.join()


def crawled(paths: list[str]) -> list[str]:
    """The addresses that crawlers would come to: every form and every language, and lists."""
    rng = random.Random(2)
    mixed = [
        f"{path}.{form}{f'?lang={rng.choice(LANGUAGES)}' if form == 'html' else ''}"
        for path in paths
        for form in (rng.choice(FORMS),)
    ]
    lists = ("persons", "bodies", "posts", "meetings", "documents", "articles")
    return [*mixed, *(f"/list/{kind}?sort={sort}" for kind in lists for sort in ("name", "newest"))]


@click.command(help=__doc__)
@click.argument("release", type=click.Path(path_type=Path))
@click.option("--seconds", default=20, show_default=True)
@click.option("--processes", default=2, show_default=True, help="Web processes of the server.")
def main(release: Path, seconds: int, processes: int) -> None:
    """Print a line a round."""
    base = str(read_manifest(release)["base"])
    paths = ["/" + iri.removeprefix(base) for iri in entities(release, 12_000)]
    command = (sys.executable, "-m", "lodkit", "serve", str(release), "--port", "{port}")
    server = Server("lodkit", (*command, "--processes", str(processes)), "/sparql", documents=True)
    pages = [f"{path}.html" for path in paths]
    known, unknown = pages[:KNOWN], pages[KNOWN:]
    with running(server) as address:
        _tell("pages never asked for", load(address, unknown, "text/html", seconds, CLIENTS))
        load(address, known, "text/html", seconds, CLIENTS)
        _tell("known pages", load(address, known, "text/html", seconds, CLIENTS))
        with endless_queries(address) as statuses:
            _tell("  and queries", load(address, known, "text/html", seconds, CLIENTS))
        click.echo(f"  the queries were answered with {sorted(set(statuses))}")
        _tell("crawlers", load(address, crawled(paths), "*/*", seconds, CLIENTS))


def _tell(what: str, found: dict[str, float]) -> None:
    click.echo(
        f"{what:<22}{found['rate']:>8.0f} a second  p50 {found['p50']:.1f} ms  "
        f"p99 {found['p99']:.1f} ms  errors {found['errors']:.0f}"
    )


if __name__ == "__main__":
    main()
