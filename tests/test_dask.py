"""A build shared by a real Dask cluster, whose workers die and whose scheduler is lost."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Run
from lodkit.building.dask import Cluster
from lodkit.building.tasks import Bench
from lodkit.building.workers import performed
from lodkit.project import Project
from lodkit.rdf.release import work_folder
from test_building import Deadly, built, contents, corpus, records

pytest.importorskip("distributed")
__all__ = ["built", "corpus", "records"]

Process = subprocess.Popen[bytes]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, Process, list[Process]]]:
    """A scheduler, and two nannies that start a worker each, again and again: all processes."""
    file = tmp_path / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join((*sys.path,)),
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
        "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "5s",
    }
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    command = [*dask, "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    scheduler = subprocess.Popen(
        [*command, "--scheduler-file", file],
        env=environment,
        **quiet,  # type: ignore[call-overload]
    )
    while not file.exists() or not (address := _address(file)):
        time.sleep(0.1)
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--no-dashboard"]
    only = ["--nthreads", "1", "--nworkers", "1", "--death-timeout", "20"]
    workers = [
        subprocess.Popen([*worker, *only], env=environment, cwd=tmp_path, **quiet)  # type: ignore[call-overload]
        for _ in range(2)
    ]
    yield address, scheduler, workers
    for process in (*workers, scheduler):
        process.kill()
        process.wait()


def _address(file: Path) -> str:
    try:
        return str(json.loads(file.read_text())["address"])
    except ValueError:
        return ""


def children_of(process: Process) -> list[int]:
    """The processes that a process has started."""
    files = Path(f"/proc/{process.pid}/task").glob("*/children")
    return [int(pid) for file in files for pid in file.read_text().split()]


def wait_until_some_is_finished(out: Path, build: Process) -> None:
    """Until the first part of a build is mapped."""
    while not list(work_folder(out).glob("*.nq")) and build.poll() is None:
        time.sleep(0.01)


def start(corpus: Path, out: Path, address: str) -> Process:
    """A build by the cluster, in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "lodkit",
        "build",
        corpus,
        "--out",
        out,
        "--quiet",
        "--dump-only",
    ]
    engine = ["--engine", "dask", "--scheduler", address]
    return subprocess.Popen([*command, *engine], stderr=subprocess.PIPE)


def test_a_cluster_gives_the_same_bytes_though_its_workers_die(
    cluster: tuple[str, Process, list[Process]], corpus: Path, built: Path, tmp_path: Path
) -> None:
    """What it had begun, others do."""
    address, _, workers = cluster
    build = start(corpus, tmp_path / "out", address)
    wait_until_some_is_finished(tmp_path / "out", build)
    for nanny in workers:
        for worker in children_of(nanny):
            os.kill(worker, signal.SIGKILL)
    _, errors = build.communicate(timeout=120)

    assert build.returncode == 1, errors  # one line of the corpus is none
    assert contents(tmp_path / "out") == contents(built)


def test_a_lost_scheduler_is_told_and_a_second_build_goes_on(
    cluster: tuple[str, Process, list[Process]], corpus: Path, built: Path, run: Run, tmp_path: Path
) -> None:
    """One line of what happened; what is finished is used by whoever builds next."""
    address, scheduler, _ = cluster
    out = tmp_path / "out"
    build = start(corpus, out, address)
    wait_until_some_is_finished(out, build)
    scheduler.send_signal(signal.SIGKILL)
    _, errors = build.communicate(timeout=120)

    assert build.returncode == 6
    assert errors.decode().splitlines()[-1].startswith(f"lodkit: {address}: the Dask scheduler was")
    assert not out.exists()
    assert list(work_folder(out).glob("*.nq"))
    run("build", corpus, "--out", out, "-j2", "--quiet", "--dump-only")
    assert contents(out) == contents(built)


def test_a_task_that_kills_every_worker_is_given_up(
    cluster: tuple[str, Process, list[Process]], project: Project, tmp_path: Path
) -> None:
    """It does not take the whole cluster."""
    crew = Cluster(cluster[0])
    tasks = [Deadly((1, 2), (2,)), Deadly((3,), ())]
    results = performed(crew, tasks, Bench(project, tmp_path, ""))
    crew.close()

    assert [tuple(result.get("survived", ())) for result in results] == [(1,), (), (3,)]
    assert "came to an end" in results[1]["reason"]


def test_no_scheduler_is_told_at_once(run: Run, corpus: Path, tmp_path: Path) -> None:
    """With the address, before anything is read."""
    address = "tcp://127.0.0.1:9"
    done = run(
        "build", corpus, "--out", tmp_path / "out", "--engine", "dask", "--scheduler", address
    )

    assert done.returncode == 3
    assert f"{address}: no Dask scheduler answers here" in done.stderr
