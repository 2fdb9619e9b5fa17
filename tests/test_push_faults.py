"""Stores in trouble and pushes that are interrupted: told clearly, and the next run completes."""

import base64
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import Run
from lodkit.errors import StoreError
from lodkit.pushing.push import Settings, push
from lodkit.remote.connection import Patience
from lodkit.remote.credentials import credentials_of
from lodkit.remote.opening import opened
from releases import graph, make_release, statement
from small_store import Request, SmallStore, small_store

QUICK = Patience(again=3, first=0.01, timeout=2)


@pytest.fixture
def small() -> Iterator[SmallStore]:
    """A store in a thread, which can be told to misbehave."""
    with small_store() as store:
        yield store


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A release of forty graphs, each of which is a batch where batches are small."""
    graphs = {f"g{number:02}": [statement(f"s{number}", "x" * 9_000)] for number in range(40)}
    return make_release(tmp_path / "release", graphs)


SMALL_BATCHES = Settings(batch=10_000)


def pushed(small: SmallStore, release: Path, patience: Patience = QUICK) -> int:
    """Push in small batches; how many graphs were sent."""
    with opened(small.address, (None,) * 4, patience) as store:
        return push(release, store, SMALL_BATCHES).sent


def is_whole(small: SmallStore) -> bool:
    """Whether all forty graphs are there."""
    return all(len(small.graph(graph(f"g{number:02}"))) == 1 for number in range(40))


def for_writes(times: int, what: Callable[[Request], object]) -> Callable[[Request], bool]:
    """A trouble with some of the requests that send graphs, from the third on."""
    seen = 0

    def trouble(request: Request) -> bool:
        nonlocal seen
        if not request.is_write:
            return False
        seen += 1
        if not 3 <= seen < 3 + times:
            return False
        what(request)
        return True

    return trouble


def answered_and_forgotten(request: Request) -> None:
    """Do what is asked, and hang up instead of saying so."""
    request.reply = lambda *_, **__: None  # type: ignore[method-assign]
    request.serve()
    request.hang_up()


TROUBLES: dict[str, Callable[[Request], object]] = {
    "500": lambda request: request.reply(500, b"out of luck"),
    "503": lambda request: request.reply(503, b"busy", Retry_After="0"),
    "429 until a date": lambda request: request.reply(
        429, Retry_After="Wed, 21 Oct 2015 07:28:00 GMT"
    ),
    "closed": lambda request: request.hang_up(),
    "done, but closed": answered_and_forgotten,
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_trouble_that_passes_costs_only_time(
    small: SmallStore, release: Path, trouble: str
) -> None:
    """A request that fails in passing is sent again, and the push is done as if nothing was."""
    small.trouble = for_writes(2, TROUBLES[trouble])

    assert pushed(small, release) == 40
    assert is_whole(small)


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        ("500", "answers 500 Internal Server Error: out of luck"),
        ("503", "answers 503 Service Unavailable: busy"),
        ("closed", "closes the connection"),
    ],
)
def test_trouble_that_stays_is_told_and_a_second_run_completes(
    small: SmallStore, release: Path, trouble: str, told: str
) -> None:
    """What the store says stands in the error; what it took before is not sent again."""
    small.trouble = for_writes(1_000, TROUBLES[trouble])

    with pytest.raises(StoreError, match=re.escape(told)) as caught:
        pushed(small, release)

    assert "run the command again" in str(caught.value)
    small.trouble = lambda request: False
    assert 37 <= pushed(small, release) < 40
    assert is_whole(small)
    assert pushed(small, release) == 0


def test_a_full_store_is_not_asked_again(small: SmallStore, release: Path) -> None:
    """507 does not pass by itself: it is told at once, with what would help."""
    small.trouble = for_writes(1_000, lambda request: request.reply(507, b"no room"))

    with pytest.raises(StoreError, match="make room"):
        pushed(small, release)

    assert small.writes == 3


def test_a_store_that_answers_never_is_given_up(small: SmallStore, release: Path) -> None:
    """After the time that was allowed, the request is sent again, then given up."""
    small.trouble = for_writes(1_000, lambda request: time.sleep(0.6))

    with pytest.raises(StoreError, match="does not answer in time"):
        pushed(small, release, Patience(again=1, first=0.01, timeout=0.2))

    small.trouble = lambda request: False
    pushed(small, release)
    assert is_whole(small)


def test_an_answer_that_breaks_off_is_not_taken_for_whole(small: SmallStore, release: Path) -> None:
    """What is read back and ends in the middle is no proof: the push says so, and goes on later."""

    def trouble(request: Request) -> bool:
        if b"CONSTRUCT" not in request.body or b"checksum" in request.body.lower():
            return False
        request.hang_up(b"<https://data.example/x> <https://data.exam")
        return True

    small.trouble = trouble
    with pytest.raises(StoreError, match=r"breaks off|cannot be read|closes"):
        pushed(small, release)

    small.trouble = lambda request: False
    pushed(small, release)
    assert is_whole(small)


def test_a_store_that_swallows_is_found_out(small: SmallStore, release: Path) -> None:
    """A store that says yes and keeps nothing is not believed."""
    small.trouble = for_writes(1_000, lambda request: request.reply(204))

    with pytest.raises(StoreError, match="lacks 1 statements there"):
        pushed(small, release)


def test_a_server_that_wants_long_peace_gets_it(small: SmallStore, release: Path) -> None:
    """One that asks for an hour is not waited for: the error says how long it asks for."""
    small.trouble = for_writes(9, lambda request: request.reply(503, Retry_After="3600"))

    with pytest.raises(StoreError, match="3600 seconds"):
        pushed(small, release)


def test_a_redirect_is_not_followed(small: SmallStore, release: Path) -> None:
    """Credentials go where the user said, so a store that has moved is named, not followed."""
    small.trouble = for_writes(
        9, lambda request: request.reply(307, Location="http://127.0.0.1:1/store")
    )

    with pytest.raises(StoreError, match=re.escape("has moved to http://127.0.0.1:1/store")):
        pushed(small, release)


def test_a_killed_push_goes_on(small: SmallStore, release: Path, run: Run) -> None:
    """SIGKILL in the middle of sending: the next run sends what is missing, and only that."""
    process: list[subprocess.Popen[bytes]] = []

    def kill(request: Request) -> bool:
        if small.writes == 20:
            process[0].send_signal(signal.SIGKILL)
        return False

    small.trouble = kill
    command = ["push", str(release), "--to", small.address, "--batch", "10000"]
    process.append(subprocess.Popen([sys.executable, "-m", "lodkit", *command]))
    assert process[0].wait(timeout=60) == -signal.SIGKILL
    assert not is_whole(small)

    small.trouble = lambda request: False
    done = run(*command)

    assert done.returncode == 0, done.stderr
    assert is_whole(small)
    sent = int(re.search(r"graphs sent +(\d+)", done.stdout)[1])  # type: ignore[index]
    assert 20 <= sent <= 23


def test_ctrl_c_says_that_it_goes_on(small: SmallStore, release: Path) -> None:
    """An interrupted push tells the truth: something was changed, and the next run goes on."""
    process: list[subprocess.Popen[str]] = []

    def interrupt(request: Request) -> bool:
        if small.writes == 5:
            process[0].send_signal(signal.SIGINT)
            time.sleep(0.3)
        return False

    small.trouble = interrupt
    command = [sys.executable, "-m", "lodkit", "push", str(release), "--to", small.address]
    process.append(
        subprocess.Popen([*command, "--batch", "10000"], stderr=subprocess.PIPE, text=True)
    )
    _, errors = process[0].communicate(timeout=60)

    assert process[0].returncode == 130
    assert errors.strip() == "lodkit: interrupted; run the command again: it goes on where it was"


def test_two_pushes_at_once_agree(small: SmallStore, release: Path, tmp_path: Path) -> None:
    """The later one takes over, the earlier one says so and stops; the store is the later one's."""
    other = make_release(tmp_path / "other", {"g00": [statement("other")]})

    def second(request: Request) -> bool:
        if small.writes == 10 and not others:
            others.append(0)
            others[0] = pushed(small, other)
        return False

    others: list[int] = []
    small.trouble = second
    with pytest.raises(StoreError, match="another push"):
        pushed(small, release)

    assert others == [1]
    assert pushed(small, other) in (0, 1)
    assert small.graph(graph("g00")) == {statement("other")}
    assert small.graph(graph("g01")) == set()


def test_a_damaged_dump_touches_nothing(small: SmallStore, release: Path) -> None:
    """A dump that is not the release's is refused before the store is told anything."""
    with (release / "dump.nq").open("ab") as dump:
        dump.write(f"{statement('late')} <{graph('late')}> .\n".encode())

    with pytest.raises(Exception, match="is not the dump of the release"):
        pushed(small, release)

    assert len(small.store) == 0


def authorised(wanted: str) -> Callable[[Request], bool]:
    """A store that answers those alone who send this, and tells others how."""

    def trouble(request: Request) -> bool:
        if request.headers.get("Authorization") == wanted:
            return False
        request.reply(401, b"who is it?", WWW_Authenticate='Basic realm="store"')
        return True

    return trouble


BASIC = "Basic " + base64.b64encode(b"me:pass word").decode()


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({"LODKIT_STORE_USER": "me", "LODKIT_STORE_PASSWORD": "pass word"}, BASIC),
        ({"LODKIT_STORE_TOKEN": "t0ken"}, "Bearer t0ken"),
    ],
)
def test_credentials_come_from_the_environment(
    small: SmallStore, release: Path, run: Run, environment: dict[str, str], wanted: str
) -> None:
    """A name with its password, or a token, opens a store; neither is ever shown."""
    small.trouble = authorised(wanted)
    command = ["push", release, "--to", small.address]

    without = run(*command)
    done = run(*command, env=os.environ | environment)

    assert without.returncode == 6
    assert "LODKIT_STORE_TOKEN" in without.stderr
    assert done.returncode == 0, done.stderr
    assert is_whole(small)
    assert repr(credentials_of(environment)).count("pass word") == 0
    assert "t0ken" not in repr(credentials_of(environment))


def test_a_password_in_an_address_is_refused_and_not_repeated(release: Path, run: Run) -> None:
    """Addresses end up in histories and logs, so they may hold no password."""
    done = run("push", release, "--to", "http://me:secret-93@127.0.0.1:1/")

    assert done.returncode == 2
    assert "LODKIT_STORE_PASSWORD" in done.stderr
    assert "secret-93" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--to", "http://127.0.0.1:1/", "--retries", "0"], 6, "cannot be reached"),
        (["--to", "ftp://127.0.0.1/"], 2, "no address of a store"),
        (["--query", "http://127.0.0.1:1/"], 2, "name both"),
        ([], 2, "--to URL"),
    ],
)
def test_what_cannot_be_pushed_to_is_one_line_and_an_exit_code(
    release: Path, run: Run, arguments: list[str], code: int, told: str
) -> None:
    """Each mistake has its documented exit code and says what would help."""
    done = run("push", release, *arguments)

    assert done.returncode == code
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
