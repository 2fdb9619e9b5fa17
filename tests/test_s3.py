"""Articles from a store that speaks S3, by a server of that protocol on this machine."""

import gzip
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from conftest import SEEDS
from lodkit.building.processes import Processes
from lodkit.errors import InputError
from lodkit.pipeline import Built, build
from stores import free_port

fsspec = pytest.importorskip("fsspec", reason="lodkit[remote] reads other stores")
pytest.importorskip("s3fs", reason="lodkit[remote] reads other stores")

NAMES = sorted(path.name for path in SEEDS.glob("*-*.txt"))
RECORDS = [
    {"id": f"a{number}", "text": (SEEDS / name).read_text("utf-8"), "language": name[:2]}
    for number, name in enumerate(NAMES)
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator["subprocess.Popen[bytes]"]:
    """A server with a bucket of texts and of records; skipped where there is no such program."""
    beside = Path(sys.executable).with_name("moto_server")
    program = shutil.which("moto_server") or (beside.exists() and str(beside))
    if not program:
        pytest.skip("no program moto_server: pip install 'lodkit[dev,store-tests]'")
    port = free_port()
    settings = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_MAX_ATTEMPTS": "1",
    }
    with pytest.MonkeyPatch.context() as patch, Path(os.devnull).open("w") as nowhere:
        for name, value in settings.items():
            patch.setenv(name, value)
        process = subprocess.Popen([program, "-p", str(port)], stdout=nowhere, stderr=nowhere)
        try:
            _await(settings["AWS_ENDPOINT_URL"])
            _fill()
            yield process
        finally:
            process.kill()
            process.wait()


def _await(address: str) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            urlopen(address).close()
        except URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return


def _fill() -> None:
    store = fsspec.filesystem("s3")
    store.mkdir("news")
    for name in NAMES:
        store.put(str(SEEDS / name), f"news/texts/2025/{name}")
    lines = b"".join(json.dumps(record).encode() + b"\n" for record in RECORDS)
    store.pipe_file("news/records/a.jsonl.gz", gzip.compress(lines))
    store.pipe_file("news/records/broken.jsonl.gz", gzip.compress(lines)[:2000])


def built(place: str, out: Path) -> Built:
    """A build of what is at an address, by processes of its own."""
    return build([place], out, workers=Processes(2), dump_only=True)


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    "place", ["s3://news/texts", "s3://news/texts/2025/", "s3://news/texts/*/*.txt"]
)
def test_a_folder_of_a_bucket_gives_what_the_folder_here_gives(place: str, tmp_path: Path) -> None:
    """Whether it is named or matched by a pattern."""
    found = built(place, tmp_path / "out")

    assert found.counts["articles"] == len(NAMES)
    assert not found.tally.set_aside


@pytest.mark.usefixtures("server")
def test_packed_records_are_read_as_they_come(tmp_path: Path) -> None:
    """What breaks off is told, with what it is that broke."""
    whole = built("s3://news/records/a.jsonl.gz", tmp_path / "whole")
    both = built("s3://news/records/", tmp_path / "both")

    assert whole.counts["articles"] == len(RECORDS)
    assert both.counts["articles"] == len(RECORDS)
    assert ["broken.jsonl.gz" in left.article for left in both.tally.set_aside].count(True) == 1
    assert any("break off" in left.reason for left in both.tally.set_aside)


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("place", ["s3://nowhere/texts/", "s3://news/nothing.txt"])
def test_what_is_not_there_is_said(place: str, tmp_path: Path) -> None:
    """A bucket, a file: the error names it, and nothing is left beside the folder."""
    with pytest.raises(InputError, match=f"{place}: there is no such file or folder"):
        built(place, tmp_path / "out")

    assert not [*tmp_path.iterdir()]


def test_a_store_that_is_down_is_said(server: "subprocess.Popen[bytes]", tmp_path: Path) -> None:
    """Before anything is read, and while it is."""
    fsspec.filesystem("s3").clear_instance_cache()
    server.kill()
    server.wait()

    with pytest.raises(InputError, match=r"s3://news/texts/: cannot be listed: .*connect"):
        built("s3://news/texts/", tmp_path / "out")
