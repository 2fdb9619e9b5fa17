"""A release appears whole or not at all, and never over what is not its own."""

import json
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from lodkit import __version__
from lodkit.errors import InputError, OutputError
from lodkit.project import Project
from lodkit.rdf import folders
from lodkit.rdf.release import Release, is_release, release
from lodkit.rdf.writer import quads
from small import in_order, secretary_of, vocabulary

VOCABULARY = vocabulary()

# A build in a process of its own, which says when its folder is there and then takes its time.
SLOW_BUILD = """
import sys, time
from pathlib import Path
from lodkit.project import load_project
from lodkit.rdf.release import release

with release(Path(sys.argv[1]), load_project()) as new:
    (new.folder / "half").write_text("half")
    print("building", flush=True)
    time.sleep(60)
"""

# A build in a process of its own that a signal strikes when it comes to a step, or is done with it.
STRUCK_BUILD = """
import os, sys
from importlib import import_module
from pathlib import Path
from lodkit.project import load_project
from test_release import publish

out, step, moment, number = sys.argv[1:]
module = import_module(step.rpartition(".")[0])
name = step.rpartition(".")[2]
original = getattr(module, name)

def struck(*arguments, **options):
    if moment == "after":
        original(*arguments, **options)
    os.kill(os.getpid(), int(number))

setattr(module, name, struck)
publish(Path(out), load_project(), "b")
"""

# In the order in which a build comes to them.
MOMENTS = [
    ("lodkit.rdf.release.write_nquads", "before"),
    ("lodkit.rdf.dumps.write_graphs", "before"),
    ("lodkit.rdf.release.build_store", "before"),
    ("lodkit.rdf.release.build_store", "after"),
    ("lodkit.rdf.folders._sync", "before"),
    ("lodkit.rdf.folders._move_into_place", "before"),
]


def lines(project: Project, *ids: str) -> Iterator[str]:
    """The lines of an article or some."""
    for article_id in ids:
        yield from quads(secretary_of(article_id), VOCABULARY, project.base)


def finish(new: Release) -> None:
    """Write what stands beside the dumps."""
    new.index()
    new.finish({"en": 1}, {"report.ttl": "", "report.json": "{}"}, 0, [], 3)


def publish(out: Path, project: Project, *ids: str) -> str:
    """Build a release of some articles."""
    with release(out, project) as new:
        new.write(in_order(lines(project, *ids)))
        finish(new)
    return new.id


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def beside(out: Path) -> set[str]:
    """What lies beside a folder: nothing should."""
    return {path.name for path in out.parent.iterdir()} - {out.name}


@pytest.fixture
def out(tmp_path: Path, project: Project) -> Path:
    """A folder with a release in it, alone in its own."""
    folder = tmp_path / "place" / "out"
    publish(folder, project, "a")
    return folder


def test_the_manifest_names_the_release_and_every_file(out: Path, project: Project) -> None:
    """Release, version, base, counts, and size and digest of every file but the indexes'."""
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    contents = {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and path.parent.name != "store"
    }

    assert manifest["release"] == sha256(contents["dump.nq"]).hexdigest()
    assert manifest["lodkit"] == __version__
    assert manifest["base"] == project.base
    assert manifest["languages"] == {"en": 1}
    assert manifest["set_aside"] == []
    assert manifest["counts"] | {"triples": 0} == {
        "triples": 0,
        "articles": 1,
        "persons": 1,
        "bodies": 1,
        "posts": 1,
        "memberships": 1,
        "meetings": 0,
        "participations": 0,
        "documents": 0,
        "findings": 0,
        "unused_mentions": 3,
    }
    assert manifest["files"] == {
        name: {"bytes": len(content), "sha256": sha256(content).hexdigest()}
        for name, content in contents.items()
        if name not in ("manifest.json", "index.sqlite")
    }


def test_a_new_release_takes_the_place_of_the_old(out: Path, project: Project) -> None:
    """After a build there is the new release, whole, and nothing of the old one or beside it."""
    before = snapshot(out)
    publish(out, project, "a", "b")

    assert snapshot(out)["dump.nq"] != before["dump.nq"]
    assert is_release(out)
    assert not beside(out)


def fail(out: Path, project: Project, error: BaseException) -> None:
    """Break a build off when all is written but what comes last."""
    with release(out, project) as new:
        new.write(in_order(lines(project, "b")))
        raise error


@pytest.mark.parametrize("error", [InputError("no article"), KeyboardInterrupt(), RuntimeError()])
def test_an_error_leaves_the_old_release(error: BaseException, out: Path, project: Project) -> None:
    """Whatever goes wrong, the old release is untouched and nothing is left beside it."""
    before = snapshot(out)

    with pytest.raises(type(error)):
        fail(out, project, error)

    assert snapshot(out) == before
    assert not beside(out)


def building(out: Path) -> subprocess.Popen[str]:
    """A build that is under way in another process."""
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW_BUILD, out], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "building\n"
    return process


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_build_cleans_up(number: signal.Signals, out: Path) -> None:
    """A build that is told to stop leaves the old release and nothing else."""
    before = snapshot(out)
    with building(out) as process:
        process.send_signal(number)
        process.wait(10)

    assert process.returncode != 0
    assert snapshot(out) == before
    assert not beside(out)


def struck(out: Path, step: str, moment: str, number: signal.Signals) -> None:
    """A build that a signal ends at a step."""
    done = subprocess.run(
        [sys.executable, "-c", STRUCK_BUILD, out, step, moment, str(int(number))],
        capture_output=True,
        check=False,
        cwd=Path(__file__).parent,
        timeout=60,
    )
    assert done.returncode != 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize(("step", "moment"), MOMENTS)
def test_a_signal_at_any_moment_leaves_the_old_release(
    step: str, moment: str, number: signal.Signals, out: Path, project: Project
) -> None:
    """Ctrl-C, a request to stop and a kill change nothing; what a kill leaves, the next sweeps."""
    before = snapshot(out)
    struck(out, step, moment, number)

    assert snapshot(out) == before
    assert bool(beside(out)) == (number == signal.SIGKILL)

    publish(out, project, "c")
    assert not beside(out)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_signal_after_the_move_leaves_the_new_release(
    number: signal.Signals, out: Path, project: Project, tmp_path: Path
) -> None:
    """Once the new release is in its place, it is there whole."""
    whole = tmp_path / "whole"
    publish(whole, project, "b")
    struck(out, "lodkit.rdf.folders._move_into_place", "after", number)

    assert is_release(out)
    assert (out / "manifest.json").read_bytes() == (whole / "manifest.json").read_bytes()
    assert (out / "dump.nq").read_bytes() == (whole / "dump.nq").read_bytes()


def test_a_killed_build_leaves_the_old_release(out: Path, project: Project) -> None:
    """A build that is killed outright harms nothing, and the next one clears up after it."""
    before = snapshot(out)
    with building(out) as process:
        process.kill()

    assert snapshot(out) == before
    assert beside(out)

    publish(out, project, "b")
    assert not beside(out)


def test_two_builds_do_not_share_a_folder(out: Path, project: Project) -> None:
    """While one build writes, another into the same folder is refused; the first goes on."""
    with building(out) as process:
        with pytest.raises(OutputError, match="another build"):
            publish(out, project, "b")

        assert process.poll() is None
        process.terminate()

    publish(out, project, "b")


def test_a_neighbours_build_is_left_alone(tmp_path: Path, project: Project) -> None:
    """Clearing up concerns a folder's own leftovers, not those of one with a similar name."""
    other = tmp_path / ".out1.building-1"
    other.mkdir()
    publish(tmp_path / "out[1]", project, "a")

    assert other.is_dir()


@pytest.mark.parametrize("content", ["notes.txt", "manifest.json"])
def test_a_folder_of_other_things_is_refused(
    content: str, tmp_path: Path, project: Project
) -> None:
    """A folder with files that no release made is nobody's to overwrite."""
    (tmp_path / content).write_text("mine", encoding="utf-8")

    with pytest.raises(OutputError, match="other things"):
        publish(tmp_path, project, "a")
    assert (tmp_path / content).read_text(encoding="utf-8") == "mine"


def test_a_file_laid_into_a_release_is_not_lost(out: Path, project: Project) -> None:
    """A release with a stranger's file in it is not replaced either."""
    (out / "notes.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(OutputError, match="other things"):
        publish(out, project, "b")
    assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_is_filled_and_keeps_its_mode(tmp_path: Path, project: Project) -> None:
    """A folder made beforehand may be used, and who may enter it stays the same."""
    out = tmp_path / "out"
    out.mkdir()
    out.chmod(0o711)
    publish(out, project, "a")

    assert is_release(out)
    assert out.stat().st_mode & 0o777 == 0o711


def test_a_link_stays_a_link(out: Path, project: Project, tmp_path: Path) -> None:
    """Building into a link to a folder changes the folder that it leads to."""
    current = tmp_path / "current"
    current.symlink_to(out)
    made = publish(current, project, "b")

    assert current.is_symlink()
    assert sha256((out / "dump.nq").read_bytes()).hexdigest() == made


def test_a_file_is_no_folder(tmp_path: Path, project: Project) -> None:
    """A file where the folder should be is named, and stays."""
    out = tmp_path / "out"
    out.write_text("mine", encoding="utf-8")

    with pytest.raises(OutputError, match="not a folder"):
        publish(out, project, "a")
    assert out.read_text(encoding="utf-8") == "mine"


def test_a_place_that_cannot_be_written_is_named(project: Project) -> None:
    """Where no folder can be made, not even by root, the error names the place."""
    with pytest.raises(OutputError, match="/proc"):
        publish(Path("/proc/none/out"), project, "a")


@pytest.mark.parametrize(
    ("articles", "room", "what"), [(50, 20_000, "it"), (1, 40_000, "the store")]
)
def test_a_full_disk_is_told(
    articles: int, room: int, what: str, out: Path, project: Project
) -> None:
    """No room for a dump or for the store is an output error, and the old release stays."""
    before = snapshot(out)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
    try:
        with pytest.raises(OutputError, match=f"{what} cannot be written: File too large"):
            publish(out, project, *(f"b{number}" for number in range(articles)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert snapshot(out) == before
    assert not beside(out)


def test_without_an_exchange_two_renames_do(
    out: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system cannot exchange folders, the new release still takes its place."""
    monkeypatch.setattr(folders, "_exchange", lambda one, other: False)
    made = publish(out, project, "b")

    assert sha256((out / "dump.nq").read_bytes()).hexdigest() == made
    assert not beside(out)


def test_a_reader_never_finds_the_folder_missing(out: Path, project: Project) -> None:
    """While releases replace each other, there always is one."""
    watch = (
        "import sys, time, pathlib\n"
        "manifest = pathlib.Path(sys.argv[1]) / 'manifest.json'\n"
        "print('ready', flush=True)\n"
        "end = time.time() + 2\n"
        "while time.time() < end: manifest.read_bytes()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", watch, out], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        process.stdout.readline()
        end = time.monotonic() + 1.5
        while time.monotonic() < end:
            publish(out, project, "a")

    assert sys.platform != "linux" or process.returncode == 0
