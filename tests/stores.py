"""Other people's stores, started for tests: Oxigraph's server, Fuseki, Virtuoso.

Each is looked for; where it is absent, the tests that need it are skipped and say what is missing.
`.ci/tools` brings what can be brought.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

_TOOLS = Path(__file__).parent / "tools" / "stores"
_PATIENCE = 90.0


@dataclass(frozen=True)
class RunningStore:
    """A store at an address, and the environment that holds its credentials."""

    name: str
    address: str
    endpoint: str
    """Where queries are put, with all graphs together as default graph."""
    process: "subprocess.Popen[bytes]"
    environment: dict[str, str] = field(default_factory=dict)


@contextmanager
def running(name: str, place: Path) -> Iterator[RunningStore]:
    """One of the stores, its files below `place`; the test is skipped where it is not there."""
    with _STORES[name](place) as store:
        yield store


@contextmanager
def _oxigraph(place: Path) -> Iterator[RunningStore]:
    beside = Path(sys.executable).with_name("oxigraph")
    found = os.environ.get("LODKIT_OXIGRAPH") or shutil.which("oxigraph")
    program = found or (str(beside) if beside.exists() else None)
    if program is None:
        pytest.skip("no oxigraph program: pip install 'lodkit[store-tests]', or LODKIT_OXIGRAPH")
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [program, "serve", "--location", str(place / "data"), "--bind", f"127.0.0.1:{port}"]
    with _process(command, place, f"{address}/query") as process:
        yield RunningStore("oxigraph", address, f"{address}/query?union-default-graph", process)


@contextmanager
def _fuseki(place: Path) -> Iterator[RunningStore]:
    jars = sorted(_TOOLS.glob("jena-fuseki-server-*.jar"))
    jar = os.environ.get("LODKIT_FUSEKI") or (str(jars[-1]) if jars else None)
    if jar is None or shutil.which("java") is None:
        pytest.skip("no java, or no jar of Fuseki's server in tests/tools/stores or LODKIT_FUSEKI")
    port = free_port()
    (place / "data").mkdir(parents=True, exist_ok=True)
    options = ["--localhost", f"--port={port}", "--tdb2", f"--loc={place / 'data'}", "--update"]
    options += ["--set", "tdb2:unionDefaultGraph=true"]
    command = ["java", "-Xmx512m", "-jar", jar, *options, "/ds"]
    address = f"http://127.0.0.1:{port}/ds"
    with _process(command, place, address) as process:
        yield RunningStore("fuseki", address, f"{address}/query", process)


_INI = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 8
MaxClientConnections = 8
[SPARQL]
ResultSetMaxRows = 6000
"""


@contextmanager
def _virtuoso(place: Path) -> Iterator[RunningStore]:
    program = os.environ.get("LODKIT_VIRTUOSO") or shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("no virtuoso-t program: virtuoso-opensource-7-bin, or LODKIT_VIRTUOSO")
    port, sql = free_port(), free_port()
    place.mkdir(parents=True, exist_ok=True)
    (place / "virtuoso.ini").write_text(_INI.format(http=port, sql=sql), encoding="utf-8")
    address = f"http://127.0.0.1:{port}"
    command = [program, "-c", "virtuoso.ini", "+foreground"]
    with _process(command, place, f"{address}/sparql") as process:
        # who a new database lets write, it says in its documentation
        known = {"LODKIT_STORE_USER": "dba", "LODKIT_STORE_PASSWORD": "dba"}
        yield RunningStore("virtuoso", address, f"{address}/sparql-auth", process, known)


_STORES: dict[str, Callable[[Path], "object"]] = {  # type: ignore[type-arg]
    "oxigraph": _oxigraph,
    "fuseki": _fuseki,
    "virtuoso": _virtuoso,
}
NAMES = tuple(_STORES)


@contextmanager
def _process(command: list[str], place: Path, address: str) -> "Iterator[subprocess.Popen[bytes]]":
    """A server until it is needed no more; it answers when this begins."""
    place.mkdir(parents=True, exist_ok=True)
    with (place / "output").open("wb") as output:
        process = subprocess.Popen(
            command, cwd=place, stdout=output, stderr=output, start_new_session=True
        )
    try:
        _wait_for(address, process, place / "output")
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(address: str, process: "subprocess.Popen[bytes]", output: Path) -> None:
    begun = time.monotonic()
    while time.monotonic() - begun < _PATIENCE and process.poll() is None:
        try:
            with urlopen(address, timeout=10):
                return
        except HTTPError as error:
            error.close()
            return
        except (URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"{command_of(process)} does not answer: {output.read_text()[-2000:]}")


def command_of(process: "subprocess.Popen[bytes]") -> str:
    """The program that a process runs."""
    return str(process.args[0]) if isinstance(process.args, list) else str(process.args)


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])
