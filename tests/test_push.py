"""Releases pushed into other people's stores, and what these hold then."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Run
from lodkit.pushing.push import Check, Pushed, Settings, push
from lodkit.pushing.state import State
from lodkit.remote.connection import Connection, Patience
from lodkit.remote.credentials import Credentials
from lodkit.remote.services import Services, find_services
from lodkit.remote.store import RemoteStore
from releases import BASE, graph, make_release, statement
from stores import NAMES, RunningStore, running


@pytest.fixture(scope="module", params=NAMES)
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningStore]:
    """Each of the stores in turn, where it is there."""
    with running(request.param, tmp_path_factory.mktemp("store")) as store:
        yield store


@pytest.fixture
def store(server: RunningStore) -> Iterator[RemoteStore]:
    """The store, with nothing of these tests in it."""
    found = remote(server)
    empty(found)
    yield found
    empty(found)


def remote(server: RunningStore) -> RemoteStore:
    """A store to ask."""
    known = server.environment
    connection = Connection(
        Credentials(known.get("LODKIT_STORE_USER", ""), known.get("LODKIT_STORE_PASSWORD", "")),
        Patience(again=1, timeout=60),
    )
    return RemoteStore(connection, find_services(connection, server.address))


def empty(store: RemoteStore) -> None:
    """Take away what the tests put there."""
    names = [row["g"] for row in store.rows("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")]
    ours = [str(name) for name in names if "data.example" in str(name) or "w3id.org" in str(name)]
    for start in range(0, len(ours), 200):
        some = ours[start : start + 200]
        store.update(" ; ".join(f"DROP SILENT GRAPH {name}" for name in some))


def held(store: RemoteStore, name: str) -> set[str]:
    """What a graph of the test releases holds, as statements without their ends."""
    query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph(name)}> {{ ?s ?p ?o }} }}"
    return {f"{t.subject} {t.predicate} {t.object}" for t in store.triples(query)}


FIRST = {
    "a": [statement("a"), statement("a", "was")],
    "b": [statement("b", 'quoted \\"words\\", a tab\\t and Тієнзионз')],
    "b/c": [statement("c")],
    "gone": [statement("gone")],
}
SECOND = {**FIRST, "a": [statement("a"), statement("a", "is")], "new": [statement("new")]}
del SECOND["gone"]


def test_a_store_holds_what_was_pushed(store: RemoteStore, tmp_path: Path) -> None:
    """Every graph is there with its statements, and a second push finds nothing to do."""
    release = make_release(tmp_path, FIRST)

    first, second = push(release, store), push(release, store)

    assert {name: held(store, name) for name in FIRST} == {n: set(s) for n, s in FIRST.items()}
    assert (first.sent, first.unchanged, first.statements) == (4, 0, 5)
    assert (second.sent, second.unchanged) == (0, 4)


def test_only_what_changed_is_sent(store: RemoteStore, tmp_path: Path) -> None:
    """Of another release the changed and the new graphs are sent, what is gone is dropped."""
    push(make_release(tmp_path / "1", FIRST), store)

    second = make_release(tmp_path / "2", SECOND)
    done = push(second, store)

    assert done == Pushed(done.release, sent=2, unchanged=2, dropped=1, statements=5)
    assert {name: held(store, name) for name in SECOND} == {n: set(s) for n, s in SECOND.items()}
    assert held(store, "gone") == set()
    assert push(second, store).sent == 0


def test_what_others_put_there_stays(store: RemoteStore, tmp_path: Path) -> None:
    """Graphs of others are not dropped, whatever they are called; ours replace none unasked."""
    others = f"INSERT DATA {{ GRAPH <{graph('theirs')}> {{ {statement('theirs')} . }} }}"
    store.update(others)
    push(make_release(tmp_path / "1", FIRST), store)

    assert held(store, "theirs") == {statement("theirs")}

    same_name = make_release(tmp_path / "2", {**FIRST, "theirs": [statement("ours")]})
    with pytest.raises(Exception, match="no push has put there"):
        push(same_name, store)

    assert held(store, "theirs") == {statement("theirs")}
    assert push(same_name, store, Settings(replace=True)).sent == 1
    assert held(store, "theirs") == {statement("ours")}


def test_what_changed_behind_our_back_is_found_and_mended(
    store: RemoteStore, tmp_path: Path
) -> None:
    """A statement that is missing is found by counting, one that is another by reading all."""
    release = make_release(tmp_path, FIRST)
    push(release, store)
    store.update(f"DELETE DATA {{ GRAPH <{graph('a')}> {{ {FIRST['a'][1]} }} }}")

    with pytest.raises(Exception, match="has 1 statements there, not 2"):
        push(release, store)

    assert push(release, store).sent == 1
    assert held(store, "a") == set(FIRST["a"])

    store.update(
        f"DELETE DATA {{ GRAPH <{graph('a')}> {{ {FIRST['a'][1]} }} }} ; "
        f"INSERT DATA {{ GRAPH <{graph('a')}> {{ {statement('a', 'other')} }} }}"
    )
    with pytest.raises(Exception, match="lacks 1 statements there"):
        push(release, store, Settings(check=Check.ALL))

    assert push(release, store).sent == 1
    assert held(store, "a") == set(FIRST["a"])


def test_a_long_graph_comes_in_pieces(store: RemoteStore, tmp_path: Path) -> None:
    """A graph longer than a batch, and longer than the rows that a store gives, is there whole."""
    many = [statement(f"s{number}", "x" * 40) for number in range(6_500)]
    release = make_release(tmp_path / "1", {"long": many, "short": [statement("short")]})

    done = push(release, store, Settings(batch=200_000))

    query = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph('long')}> {{ ?s ?p ?o }} }}"
    assert done.statements == 6_501
    assert store.number(query) == 6_500

    fewer = make_release(tmp_path / "2", {"long": many[:6_200], "short": [statement("short")]})
    assert push(fewer, store, Settings(batch=200_000)).sent == 1
    assert store.number(query) == 6_200


def test_more_notes_than_a_store_gives_rows(store: RemoteStore, tmp_path: Path) -> None:
    """What was pushed is remembered of every graph, also where answers are cut off."""
    state = State(store, BASE)
    notes = [(graph(f"g{n}"), hashlib.sha256(b"%d" % n).hexdigest()) for n in range(6_200)]
    for start in range(0, len(notes), 500):
        state.turn(notes[start : start + 500], ())

    assert sorted(state.notes(tmp_path)) == sorted(notes)


@pytest.mark.parametrize("left_out", ["quads", "quads graph_store"])
def test_every_way_leads_to_the_same(store: RemoteStore, tmp_path: Path, left_out: str) -> None:
    """A store that takes single graphs only, or nothing but updates, holds the same."""
    services = store.services
    fewer = Services(
        services.query,
        services.update,
        None if "graph_store" in left_out else services.graph_store,
    )
    plain = RemoteStore(store._connection, fewer)

    push(make_release(tmp_path / "1", FIRST), plain)
    done = push(make_release(tmp_path / "2", SECOND), plain)

    assert (done.sent, done.dropped) == (2, 1)
    assert {name: held(store, name) for name in SECOND} == {n: set(s) for n, s in SECOND.items()}


def test_a_built_dataset_by_the_command(
    server: RunningStore, store: RemoteStore, dataset: Path, run: Run
) -> None:
    """What `lodkit build` wrote is in the store to the last statement; a second run sends none."""
    environment = os.environ | server.environment

    first = run("push", dataset, "--to", server.address, env=environment)
    second = run("push", dataset, "--to", server.address, "--check", "all", env=environment)

    lines = (dataset / "dump.nq").read_bytes().count(b"\n")
    assert first.returncode == 0, first.stderr
    assert second.returncode == 0, second.stderr
    assert f"{lines:,}" in first.stdout
    assert "graphs sent                0" in second.stdout
    data = "https://w3id.org/lodkit/data/graph/"
    counted = store.number(
        "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } "
        f'FILTER(STRSTARTS(STR(?g), "{data}")) }}'
    )
    assert counted == lines


def test_wrong_credentials_are_told_and_not_shown(server: RunningStore, run: Run) -> None:
    """A store that wants a password names what is missing; what was given is in no output."""
    if not server.environment:
        pytest.skip(f"{server.name} lets everybody write")
    wrong = {"LODKIT_STORE_USER": "dba", "LODKIT_STORE_PASSWORD": "not-it-7391"}

    done = run("push", "nowhere", "--to", server.address, env=os.environ | wrong)

    assert done.returncode == 6
    assert "LODKIT_STORE_PASSWORD" in done.stderr
    assert "not-it-7391" not in done.stdout + done.stderr


@pytest.mark.parametrize("name", ["oxigraph", "fuseki"])
def test_a_store_that_is_killed_is_filled_by_the_next_run(
    name: str, run: Run, tmp_path: Path
) -> None:
    """SIGKILL of the store in the middle: exit code 6; the same push completes when it is back."""
    graphs = {f"g{n:02}": [statement(f"s{n}-{m}", "x" * 90) for m in range(60)] for n in range(60)}
    release = make_release(tmp_path / "release", graphs)
    command = ["push", str(release), "--batch", "10000", "--retries", "1", "--to"]
    with running(name, tmp_path / "store") as server:
        asked = remote(server)
        arguments = [sys.executable, "-m", "lodkit", *command, server.address]
        process = subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True)
        while not asked.has(f"GRAPH <{graph('g05')}> {{ ?s ?p ?o }}"):
            assert process.poll() is None
        server.process.kill()
        _, told = process.communicate(timeout=60)

    assert process.returncode == 6
    assert "run the command again" in told
    with running(name, tmp_path / "store") as server:
        done = run(*command, server.address, "--check", "all")

        assert done.returncode == 0, done.stderr
        assert held(remote(server), "g05") == set(graphs["g05"])
        assert "3,600" in done.stdout
