"""`lodkit serve`: a process that listens, answers and stops."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import click
import pytest
from click.core import ParameterSource

from lodkit.cli.serve import command

COMMAND = (sys.executable, "-m", "lodkit", "serve")


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server on a free port, and its address."""
    process = subprocess.Popen(
        [*COMMAND, str(folder), "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONWARNINGS": "error"},
    )
    with process:
        try:
            assert process.stdout
            yield process, process.stdout.readline().split()[2]
        finally:
            if process.poll() is None:
                process.kill()


def fetch(address: str, accept: str = "*/*") -> bytes:
    """What a server answers."""
    with urlopen(Request(address, headers={"Accept": accept}), timeout=20) as response:
        content: bytes = response.read()
        return content


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_server_says_where_it_is_answers_and_stops(folder: Path, number: signal.Signals) -> None:
    """It takes a free port, names it, follows its own redirects, and stops in peace."""
    with serving(folder) as (process, address):
        turtle = fetch(f"{address}person/hau-a-lenh/tuyen-quang", "text/turtle")
        process.send_signal(number)
        out, err = process.communicate(timeout=20)

    assert "Hau A Lenh" in turtle.decode()
    assert process.returncode == 0
    assert (out, err) == ("", "")


def test_a_server_that_is_told_to_stop_many_times_stops(folder: Path) -> None:
    """Whoever is impatient, or tells a whole group of processes, does not lock it up."""
    with serving(folder) as (process, _):
        for _number in range(200):
            process.send_signal(signal.SIGTERM)
            process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)

    assert process.returncode == 0


def test_several_clients_are_served_at_once(folder: Path) -> None:
    """Many requests at a time are all answered, and alike."""
    with serving(folder) as (_, address), ThreadPoolExecutor(8) as pool:
        pages = list(pool.map(fetch, [f"{address}article/uk-1.html"] * 40))

    assert len(set(pages)) == 1


def test_a_port_in_use_is_said_in_one_line(folder: Path) -> None:
    """Where another program listens, the remedy is named."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [*COMMAND, str(folder), "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    assert done.returncode == 2
    assert port in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_folder_without_a_dataset_is_said_in_one_line(tmp_path: Path) -> None:
    """There is nothing to serve in an empty folder."""
    command = [*COMMAND, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("option", [o for o in command.params if isinstance(o, click.Option)])
def test_every_option_is_a_setting_of_the_environment(
    option: click.Option, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is called like the option, as the documentation has it: LODKIT_SERVE_QUERY_TIME."""
    flag = option.opts[-1]
    monkeypatch.setenv(f"LODKIT_SERVE_{flag[2:].replace('-', '_').upper()}", "1")
    if flag == "--releases":
        monkeypatch.setenv("LODKIT_SERVE_RELEASES", str(tmp_path))
    with command.make_context("serve", ["out"]) as context:
        source = context.get_parameter_source(str(option.name))

    assert source is ParameterSource.ENVIRONMENT
