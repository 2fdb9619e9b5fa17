"""Compares `lodkit serve` with other servers on the same data and machine, in one run.

    python benchmarks/serving/compare.py RELEASE --rivals DIR

RELEASE is a folder that `lodkit build` or benchmarks/serving/data.py wrote. DIR is a virtual
environment with the others: pip install oxigraph 'rdflib-endpoint[cli]'. wrk makes the load.
Small SELECTs and documents on 2,000 entities in turn, by 16 clients; each server alone. With
--cache 0 lodkit works every answer out, as it does when something is asked for the first time.
"""

import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import click
import pyoxigraph as ox

from lodkit.rdf.manifest import read_manifest

SCRIPT = Path(__file__).with_name("addresses.lua")
CLASSES = (
    "http://xmlns.com/foaf/0.1/Person",
    "http://www.w3.org/ns/org#FormalOrganization",
    "http://www.w3.org/ns/org#Post",
    "https://w3id.org/lodkit/ontology#Meeting",
)
SELECT = "SELECT ?p ?o WHERE { <%s> ?p ?o } LIMIT 50"
DOCUMENT = "CONSTRUCT WHERE { <%s> ?p ?o }"
TURTLE = "text/turtle"
JSON = "application/sparql-results+json"


@dataclass(frozen=True)
class Server:
    """A server: its command with {port}, where it answers queries, and where documents are."""

    name: str
    command: tuple[str, ...]
    endpoint: str
    documents: bool = False


def servers(release: Path, rivals: Path) -> list[Server]:
    """What is compared."""
    lodkit = (sys.executable, "-m", "lodkit", "serve", str(release), "--port", "{port}")
    both = ("--processes", str(os.cpu_count() or 1))
    oxigraph = (str(rivals / "bin" / "oxigraph"), "serve-read-only", "--location")
    endpoint = (str(rivals / "bin" / "rdflib-endpoint"), "serve", "--port", "{port}")
    return [
        Server("lodkit", (*lodkit, *both), "/sparql", documents=True),
        Server("lodkit --cache 0", (*lodkit, *both, "--cache", "0"), "/sparql", documents=True),
        Server(
            "oxigraph",
            (*oxigraph, str(release / "store"), "--bind", "127.0.0.1:{port}"),
            "/query",
        ),
        Server("rdflib-endpoint", (*endpoint, str(release / "dump.ttl")), "/"),
    ]


@contextmanager
def running(server: Server) -> Iterator[str]:
    """The server's address, as soon as it answers."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [part.format(port=port) for part in server.command]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address, begun = f"http://127.0.0.1:{port}", time.monotonic()
    try:
        while not _answers(f"{address}{server.endpoint}?query={quote('ASK {}')}"):
            assert process.poll() is None, f"{server.name} has ended"
            time.sleep(0.02)
        click.echo(f"{server.name}: ready after {time.monotonic() - begun:.2f} s", err=True)
        yield address
        click.echo(f"{server.name}: {_memory(process.pid) / 1e6:.0f} MB", err=True)
    finally:
        process.terminate()
        process.wait(20)


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5) as response:
            return bool(response.read())
    except OSError:
        return False


def _memory(process: int) -> int:
    """The memory of a process and its children, shared pages counted once (PSS), in bytes."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    own = next(line for line in rollup.splitlines() if line.startswith("Pss:"))
    listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return int(own.split()[1]) * 1024 + sum(_memory(int(child)) for child in listed.split())


def entities(release: Path, number: int) -> list[str]:
    """The IRIs of things of several classes, in an order that a seed fixes."""
    store = ox.Store.read_only(str(release / "store"))
    found = {
        quad.subject.value
        for kind in CLASSES
        for quad in store.quads_for_pattern(
            None,
            ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
            ox.NamedNode(kind),
            ox.DefaultGraph(),
        )
    }
    ordered = sorted(found)
    random.Random(1).shuffle(ordered)
    return ordered[:number]


def load(
    address: str, paths: list[str], accept: str, seconds: int, clients: int = 16
) -> dict[str, float]:
    """What wrk measures when so many clients ask for the paths."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(paths))
        file.flush()
        command = ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "-s", str(SCRIPT), address]
        environment = os.environ | {"ADDRESSES": file.name, "ACCEPT": accept}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def _paths(server: Server, base: str, iris: list[str], query: str) -> list[str]:
    if server.documents and query is DOCUMENT:
        return [f"/{iri.removeprefix(base)}.ttl" for iri in iris if iri.startswith(base)]
    return [f"{server.endpoint}?query={quote(query % iri)}" for iri in iris]


@click.command(help=__doc__)
@click.argument("release", type=click.Path(path_type=Path))
@click.option("--rivals", type=click.Path(path_type=Path), required=True)
@click.option("--only", multiple=True, help="The servers to measure.")
@click.option("--seconds", default=5, show_default=True)
@click.option("--rounds", default=3, show_default=True)
def main(release: Path, rivals: Path, only: tuple[str, ...], seconds: int, rounds: int) -> None:
    """Print a table: the best of several rounds."""
    base, iris = str(read_manifest(release)["base"]), entities(release, 2000)
    headings = ("a second", "p50 ms", "p99 ms", "bytes")
    click.echo(f"{'server':<16} {'what':<10}" + "".join(f" {one:>9}" for one in headings))
    for server in servers(release, rivals):
        if only and server.name not in only:
            continue
        with running(server) as address:
            for what, query, accept in (("select", SELECT, JSON), ("document", DOCUMENT, TURTLE)):
                paths = _paths(server, base, iris, query)
                load(address, paths, accept, 1)
                found = [load(address, paths, accept, seconds) for _ in range(rounds)]
                best = max(found, key=lambda one: one["rate"])
                assert not sum(one["errors"] for one in found), found
                click.echo(
                    f"{server.name:<16} {what:<10} {best['rate']:>9.0f} {best['p50']:>9.2f} "
                    f"{best['p99']:>9.2f} {best['bytes']:>9.0f}"
                )


if __name__ == "__main__":
    main()
