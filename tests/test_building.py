"""A build shared by workers, interrupted, or on top of an earlier one: always the same bytes."""

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import SEEDS, Run
from lodkit.building.processes import Processes
from lodkit.building.tally import Tally
from lodkit.building.tasks import Bench, Result
from lodkit.building.workers import Here, Workers, performed
from lodkit.cli.summary import show_build
from lodkit.pipeline import Built, build
from lodkit.project import Project
from lodkit.rdf.release import work_folder

INDEXES = ("store", "index.sqlite")
TEXTS = {path.stem: path.read_text("utf-8") for path in sorted(SEEDS.glob("*-*.txt"))}
WORDS = [f"{start}{end}" for start in ("bla", "mur", "tro", "zel") for end in ("ab", "en", "ix")]


def record(number: int) -> dict[str, str]:
    """An article like no other: a few lines of a seed, and long ones that state nothing."""
    name = sorted(TEXTS)[number % len(TEXTS)]
    lines = TEXTS[name].split("\n")
    own = " ".join(random.Random(number).choices(WORDS, k=3_500))
    text = "\n".join((*lines[number % 20 :: 20], own))
    return {
        "id": f"a{number}",
        "text": text,
        "language": name[:2],
        "url": f"https://{number}.example/",
    }


@pytest.fixture(scope="module")
def records() -> list[dict[str, str]]:
    """Articles enough for several shards, with copies, versions and another's identifier."""
    known = [record(number) for number in range(100)]
    copies = [known[3] | {"id": "copy", "url": "https://copy.example/"}, known[90]]
    version = known[5] | {"id": "version", "text": known[5]["text"] + "\nagain"}
    return [*known[:60], version, *copies, known[7] | {"text": "other"}, *known[60:]]


def write(path: Path, records: list[dict[str, str]]) -> Path:
    """A corpus of the records, and one line that is none."""
    lines = [*map(json.dumps, records), "{"]
    path.write_text("\n".join(lines) + "\n")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a release, without the indexes over them."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    named = {path.relative_to(folder).as_posix(): path for path in files}
    return {name: path.read_bytes() for name, path in named.items() if not name.startswith(INDEXES)}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, str]]) -> Path:
    """The corpus as a file."""
    return write(tmp_path_factory.mktemp("corpus") / "corpus.jsonl", records)


@pytest.fixture(scope="module")
def built(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dump of the corpus, built by one process."""
    out = tmp_path_factory.mktemp("built") / "out"
    told = build([corpus], out, dump_only=True)

    assert (told.tally.copies, told.tally.versions, told.tally.left_out) == (2, 1, 2)
    assert told.counts["articles"] == 100
    return out


def test_processes_give_the_same_bytes(corpus: Path, built: Path, tmp_path: Path) -> None:
    """However many share the work, in every file; and a dump alone is the same as among others."""
    one, two = tmp_path / "one", tmp_path / "two"
    build([corpus], one)
    build([corpus], two, workers=Processes(2))

    assert contents(two) == contents(one)
    assert contents(two).items() >= {"dump.nq": (built / "dump.nq").read_bytes()}.items()
    assert {path.name for path in tmp_path.iterdir()} == {"one", "two"}


def test_a_build_on_top_of_another_equals_a_fresh_one(
    records: list[dict[str, str]], built: Path, tmp_path: Path
) -> None:
    """New and changed articles are mapped, those that are gone go, the others are kept."""
    out, fresh = tmp_path / "out", tmp_path / "fresh"
    shutil.copytree(built, out)
    changed = records[9] | {"text": records[9]["text"] + " " + TEXTS["uk-tuyen-quang"]}
    later = write(tmp_path / "corpus.jsonl", [record(999), *records[1:9], changed, *records[10:]])
    mapped: list[int] = []
    told = build(
        [later],
        out,
        dump_only=True,
        progress=lambda what, done, all: what[:3] == "map" and mapped.append(all),
    )
    build([later], fresh, dump_only=True)

    assert contents(out) == contents(fresh)
    assert contents(out) != contents(built)
    assert set(mapped) == {2}
    assert told.tally.kept == 98


def test_only_what_changed_is_validated(records: list[dict[str, str]], tmp_path: Path) -> None:
    """On top of a release that has a report by the same shapes; the files are those of a whole."""
    out, fresh = tmp_path / "out", tmp_path / "fresh"
    told: list[str] = []
    build([write(tmp_path / "first.jsonl", records[:5])], out)
    later = write(tmp_path / "later.jsonl", [*records[1:5], record(999)])
    build([later], out, progress=lambda what, done, all: told.append(what))
    build([later], fresh)

    assert contents(out) == contents(fresh)
    assert "validating what changed" in told

    manifest = out / "manifest.json"
    assert "validated_with" in manifest.read_text()
    manifest.write_text(manifest.read_text().replace('"validated_with": "', '"validated_with": "1'))
    told.clear()
    build([later], out, progress=lambda what, done, all: told.append(what))

    assert contents(out) == contents(fresh)
    assert "validating what changed" not in told


def test_all_is_mapped_again_where_the_earlier_release_is_damaged(
    corpus: Path, built: Path, tmp_path: Path
) -> None:
    """A dump that is not what it was is not relied on; and who wants it can have all afresh."""
    out = tmp_path / "out"
    shutil.copytree(built, out)
    dump = out / "dump.nq"
    dump.write_bytes(dump.read_bytes().replace(b"secretary", b"Secretary", 1))

    assert build([corpus], out, dump_only=True).tally.kept == 0
    assert contents(out) == contents(built)
    assert build([corpus], out, dump_only=True).tally.kept == 100
    assert build([corpus], out, dump_only=True, fresh=True).tally.kept == 0


def test_what_was_not_mapped_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """A build on top of another tells how much it kept, and what there is to do with a dump."""
    show_build(Built("a" * 64, {"articles": 3}, None, Tally(kept=2)), Path("out"), passed=[])

    told = capsys.readouterr().out.splitlines()
    assert told[:2] == ["articles                 3", "mapped before            2"]
    assert told[-2:] == [
        "Validate it: lodkit validate out",
        "Send it:     lodkit push out --to URL",
    ]


def test_a_dump_alone_can_be_validated_and_not_served(built: Path, run: Run) -> None:
    """Nothing is in it that is worked out from the dump."""
    assert {path.name for path in built.iterdir()} == {
        *("dump.nq", "dump.nq.gz", "dump.nq.zst", "articles.tsv"),
        *("catalogue.ttl", "SHA256SUMS", "manifest.json"),
    }
    assert run("validate", built).returncode == 0
    assert run("serve", built).returncode == 3


@pytest.fixture
def building(corpus: Path, tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A build in a process of its own that has finished some of its work, and has more to do."""
    command = [sys.executable, "-m", "lodkit", "build", corpus, "--out", tmp_path / "out"]
    process = subprocess.Popen(
        [*command, "-j2", "--dump-only"], start_new_session=True, stderr=subprocess.PIPE
    )
    while not list(work_folder(tmp_path / "out").glob("*.nq")) and process.poll() is None:
        time.sleep(0.01)
    yield process
    process.kill()
    process.wait()
    assert process.stderr is not None
    process.stderr.close()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_build_that_was_stopped_goes_on_from_what_is_finished(
    number: int,
    building: "subprocess.Popen[bytes]",
    corpus: Path,
    built: Path,
    run: Run,
    tmp_path: Path,
) -> None:
    """There is no dataset yet, and the same command makes it."""
    os.killpg(building.pid, number)
    building.wait(20)
    work = work_folder(tmp_path / "out")

    assert list(work.glob("*.nq"))
    assert not (tmp_path / "out").exists()
    done = run("build", corpus, "--out", tmp_path / "out", "-j2", "--dump-only", "--quiet")

    assert done.returncode == 1  # one line of the corpus is none
    assert contents(tmp_path / "out") == contents(built)
    assert {path.name for path in tmp_path.iterdir()} == {"out"}


def test_what_is_finished_is_not_done_again(
    corpus: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second build uses the results that the first has left."""
    monkeypatch.setattr("lodkit.pipeline.sorted_runs", _interrupt)
    with pytest.raises(KeyboardInterrupt):
        build([corpus], tmp_path / "out", dump_only=True)
    monkeypatch.undo()
    monkeypatch.setattr("lodkit.building.mapped.map_article", _fail)
    monkeypatch.setattr("lodkit.building.survey.read_articles", _fail)
    build([corpus], tmp_path / "out", dump_only=True)

    assert contents(tmp_path / "out") == contents(built)


def test_a_worker_that_is_killed_is_replaced(
    building: "subprocess.Popen[bytes]", built: Path, tmp_path: Path
) -> None:
    """Its task is done by another, and nobody sees it in the dataset."""
    children = Path(f"/proc/{building.pid}/task/{building.pid}/children")
    threads = Path(f"/proc/{building.pid}/task").glob("*/children")
    workers = [int(pid) for file in (children, *threads) for pid in file.read_text().split()]
    os.kill(workers[0], signal.SIGKILL)

    assert building.wait(120) == 1
    assert contents(tmp_path / "out") == contents(built)


def test_an_article_that_the_mapper_fails_on_is_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its reason, and with what repeats it; the others are built."""
    texts = {name: tmp_path / f"{name}.txt" for name in ("good", "bad", "copy-of-bad")}
    texts["good"].write_text(TEXTS["de-soc-trang"])
    for name in ("bad", "copy-of-bad"):
        texts[name].write_text(TEXTS["uk-tuyen-quang"])
    monkeypatch.setattr("lodkit.building.mapped.map_article", _fail_in("bad"))
    told = build(texts.values(), tmp_path / "out", language="de").tally

    assert [left.article for left in told.set_aside] == ["bad.txt", "copy-of-bad.txt"]
    assert "the mapper failed, which is a fault of lodkit: RuntimeError" in told.set_aside[0].reason
    assert told.set_aside[1].reason == "it repeats bad, which is set aside"
    assert told.languages == {"de": 1}


@dataclass(frozen=True)
class Deadly:
    """A task that kills who comes to one of its numbers."""

    numbers: tuple[int, ...]
    deadly: tuple[int, ...]
    here = False
    lasting = True

    @property
    def subject(self) -> object:
        """The numbers."""
        return self.numbers

    @property
    def size(self) -> int:
        """How many they are."""
        return len(self.numbers)

    def perform(self, bench: Bench, name: str) -> Result:
        """Come to every number."""
        for number in self.numbers:
            if number in self.deadly:
                os.kill(os.getpid(), signal.SIGKILL)
        return {"survived": self.numbers}

    def parts(self) -> "tuple[Deadly, ...]":
        """Both halves."""
        half = len(self.numbers) // 2
        halves = (self.numbers[:half], self.numbers[half:])
        return tuple(Deadly(some, self.deadly) for some in halves) if half else ()

    def given_up(self, bench: Bench, reason: str) -> Result:
        """The number."""
        return {"deadly": self.numbers, "reason": reason}


def test_what_no_worker_survives_is_found_and_given_up(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The task is halved until the cause is alone; all else is done, in order."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))  # where the task's class is
    tasks = [Deadly((1, 2), ()), Deadly((3, 4, 5), (4,)), Deadly((6,), ())]
    workers = Processes(2)
    results = performed(workers, tasks, Bench(project, tmp_path, "x"))
    workers.close()

    survived = [tuple(result.get("survived", ())) for result in results]
    assert survived == [(1, 2), (3,), (), (5,), (6,)]
    assert results[2]["deadly"] == (4,)
    assert "SIGKILL" in results[2]["reason"]


def test_a_task_that_is_alone_ends_no_build(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is a worker's as well, so that a small corpus has the same protection as a large one."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    workers = Processes(2)
    results = performed(workers, [Deadly((1, 2), (1,))], Bench(project, tmp_path, "x"))
    workers.close()

    assert [result.get("survived") for result in results] == [None, (2,)]


@pytest.mark.parametrize("workers", [Here(), Processes(2)])
def test_a_full_disk_ends_the_build_and_a_second_one_completes(
    workers: Workers, corpus: Path, built: Path, run: Run, tmp_path: Path
) -> None:
    """Nothing is half-written, and the exit code says what is to be mended."""
    out = tmp_path / "out"
    number = "1" if isinstance(workers, Here) else "2"
    asked = ("build", corpus, "--out", out, "--dump-only", "-j", number)
    full = run(*asked, preexec_fn=_with_small_files)

    assert full.returncode == 6
    assert "it cannot be written: File too large" in full.stderr
    assert not out.exists()
    run(*asked)
    assert contents(out) == contents(built)


def _with_small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))


def _interrupt(*arguments: object) -> None:
    raise KeyboardInterrupt


def _fail(*arguments: object) -> None:
    raise RuntimeError("not to be asked")


def _fail_in(id: str):  # type: ignore[no-untyped-def]
    from lodkit.mapping import map_article

    def mapped(article, lexicon):  # type: ignore[no-untyped-def]
        if article.id == id:
            raise RuntimeError("as it was told to")
        return map_article(article, lexicon)

    return mapped
