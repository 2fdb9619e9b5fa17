"""A release that takes the place of another while it is served: nobody is turned away."""

import json
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from lodkit.project import Project, load_project
from lodkit.rdf.manifest import read_manifest
from lodkit.rdf.release import release
from lodkit.rdf.vocabulary import load_vocabulary, vocabulary_quads
from lodkit.rdf.writer import quads
from small import in_order
from test_web_dataset import BASE, make_dataset, ordinary
from test_web_serving import serving

PATIENCE = 30.0
PATHS = (
    "person/hau-a-lenh/tuyen-quang.ttl",
    "article/uk-1.html",
    "sparql?query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%3Fs%20%3Fp%20%3Fo%7D",
    "manifest.json",
)


def replace_release(folder: Path) -> str:
    """Build another release into the folder: one article instead of several."""
    project = Project(load_project().root, BASE)
    vocabulary = load_vocabulary(project)
    lines = [*vocabulary_quads(project), *quads(ordinary(), vocabulary, BASE)]
    with release(folder, project) as new:
        new.write(in_order(lines))
        new.index()
        new.finish({"uk": 1}, {"report.json": "{}"}, 0, [], 0)
    return str(read_manifest(folder)["release"])


@contextmanager
def crowd(address: str) -> Iterator[list[str]]:
    """Clients that ask for everything all the time; what goes wrong is listed."""
    failures: list[str] = []
    done = threading.Event()

    def ask(path: str) -> None:
        while not done.is_set():
            try:
                with urlopen(address + path, timeout=PATIENCE) as response:
                    response.read()
            except (URLError, OSError) as error:
                failures.append(f"{path}: {error}")

    threads = [threading.Thread(target=ask, args=(path,)) for path in PATHS]
    for thread in threads:
        thread.start()
    try:
        yield failures
    finally:
        done.set()
        for thread in threads:
            thread.join()


def published(address: str) -> str:
    """The release that the server says it serves."""
    with urlopen(f"{address}manifest.json", timeout=PATIENCE) as response:
        return str(json.load(response)["release"])


def wait_for(address: str, wanted: str) -> None:
    """Wait until the server has gone over to a release."""
    end = time.monotonic() + PATIENCE
    while published(address) != wanted:
        assert time.monotonic() < end, "the server stays with the former release"
        time.sleep(0.05)


@pytest.mark.parametrize("options", [(), ("--processes", "2")])
def test_a_release_is_replaced_without_a_failed_request(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    """Pages, data, queries and files are answered all the while; then the new one is served."""
    folder = make_dataset(tmp_path)
    with serving(folder, *options) as (_, address), crowd(address) as failures:
        former = published(address)
        new = replace_release(folder)
        wait_for(address, new)
        again = replace_release(folder)

    assert former != new == again
    assert failures == []


def test_without_watching_a_signal_is_awaited(tmp_path: Path) -> None:
    """SIGHUP makes the server go over to the release that is there."""
    folder = make_dataset(tmp_path)
    with serving(folder, "--no-watch") as (process, address):
        new = replace_release(folder)
        process.send_signal(signal.SIGHUP)
        wait_for(address, new)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE)

    assert process.returncode == 0
