"""Queries in bounded processes: what is answered, what is stopped, and what is said of it."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from lodkit.rdf.manifest import read_manifest
from lodkit.rdf.query_tokens import services
from lodkit.sparql.asking import Asker
from lodkit.sparql.evaluation import row_counter
from lodkit.sparql.limits import Limits
from lodkit.sparql.pool import Pool
from lodkit.sparql.question import Kind, Question, Reason, RefusedError

ALL = "SELECT * { ?s ?p ?o }"
ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LIMITS = Limits(time=1.0, wait=10.0, workers=1, queue=1)


@contextmanager
def asking(folder: Path, limits: Limits) -> Iterator[Asker]:
    """Somebody who asks workers of their own."""
    pool = Pool(folder, read_manifest(folder)["release"], limits)
    try:
        yield Asker(pool.address, limits)
    finally:
        pool.close()


def refusal(asker: Asker, query: str, **more: str) -> Reason:
    """Why a query has no whole answer."""
    with pytest.raises(RefusedError) as caught:
        b"".join(asker.ask(Question(query, **more)).pieces)  # type: ignore[arg-type]
    return caught.value.reason


def test_small_answers_come_whole(folder: Path) -> None:
    """Rows, a truth and triples, each with its kind and its size."""
    queries = {
        Kind.ROWS: f"{ALL} LIMIT 1",
        Kind.TRUTH: "ASK {}",
        Kind.TRIPLES: "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1",
    }
    with asking(folder, replace(LIMITS, time=20)) as asker:
        for kind, query in queries.items():
            reply = asker.ask(Question(query))
            assert reply.kind is kind
            assert len(b"".join(reply.pieces)) == reply.size


def test_large_answers_come_in_pieces(folder: Path) -> None:
    """What does not fit in one message comes complete all the same."""
    cross = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f } LIMIT 40000"
    with asking(folder, replace(LIMITS, time=60)) as asker:
        reply = asker.ask(Question(cross, rows="text/csv"))
        lines = b"".join(reply.pieces).splitlines()

    assert reply.size is None
    assert len(lines) == 40_001


def test_a_query_is_stopped_after_its_time_and_the_next_is_answered(folder: Path) -> None:
    """The worker is gone within a second of the limit, and another answers."""
    with asking(folder, LIMITS) as asker:
        assert refusal(asker, SLOW) is Reason.TIME
        assert asker.ask(Question("ASK {}")).kind is Kind.TRUTH


def test_a_query_without_enough_memory_is_stopped(folder: Path) -> None:
    """The system refuses the memory; the query is told apart from one that took too long."""
    with asking(folder, replace(LIMITS, time=60, memory=100_000_000)) as asker:
        assert refusal(asker, ENDLESS) is Reason.MEMORY
        assert asker.ask(Question("ASK {}")).kind is Kind.TRUTH


@pytest.mark.parametrize(
    "rows",
    [
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
    ],
)
def test_rows_are_bounded_in_every_form(folder: Path, rows: str) -> None:
    """An answer of as many rows as are allowed is whole, one of more is not."""
    with asking(folder, replace(LIMITS, time=20, rows=10)) as asker:
        assert asker.ask(Question(f"{ALL} LIMIT 10", rows=rows)).size
        assert refusal(asker, f"{ALL} LIMIT 11", rows=rows) is Reason.ROWS


def test_triples_and_bytes_are_bounded(folder: Path) -> None:
    """The other limits of an answer."""
    with asking(folder, replace(LIMITS, time=20, rows=10)) as asker:
        assert refusal(asker, "CONSTRUCT WHERE { ?s ?p ?o }") is Reason.ROWS
    with asking(folder, replace(LIMITS, time=20, size=2000)) as asker:
        assert refusal(asker, ALL) is Reason.SIZE


def test_an_answer_that_breaks_off_says_so(folder: Path) -> None:
    """Its pieces end with a refusal, never as if it were whole."""
    with asking(folder, replace(LIMITS, time=20, rows=30_000)) as asker:
        reply = asker.ask(Question("SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f }", rows="text/csv"))
        with pytest.raises(RefusedError) as caught:
            b"".join(reply.pieces)

    assert reply.size is None
    assert caught.value.reason is Reason.ROWS


def test_one_too_many_is_refused(folder: Path) -> None:
    """Whoever finds no free worker is told so, and is not kept waiting for long."""
    with asking(folder, replace(LIMITS, time=60, wait=0.3)) as asker:
        reply = asker.ask(Question("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"))
        assert refusal(asker, "ASK {}") is Reason.BUSY
        reply.close()
        assert asker.ask(Question("ASK {}")).size


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="lists processes by /proc")
def test_a_worker_that_dies_is_replaced(folder: Path) -> None:
    """However it came to its end."""
    with asking(folder, replace(LIMITS, time=20)) as asker:
        assert asker.ask(Question("ASK {}")).size
        former = _workers()
        for worker in former:
            os.kill(worker, signal.SIGKILL)
        while any(Path("/proc", str(worker)).exists() for worker in former):
            time.sleep(0.01)  # until the parent has noticed
        assert asker.ask(Question("ASK {}")).size


def _workers() -> list[int]:
    """The processes that answer queries for this one."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            status = (entry / "status").read_text(encoding="utf-8")
            command = (entry / "cmdline").read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended while this looked
        if f"PPid:\t{os.getpid()}\n" in status and b"lodkit.sparql.worker" in command:
            found.append(int(entry.name))
    return found


@pytest.mark.parametrize("size", [1, 3, 7, 1000])
@pytest.mark.parametrize(
    ("media_type", "content", "rows"),
    [
        ("text/csv", 'a,b\r\n1,"x\r\ny ""z"""\r\n2,\r\n', 2),
        ("text/tab-separated-values", "?a\t?b\n1\t<x>\n2\t\n", 2),
        (
            "application/sparql-results+json",
            '{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"value":",{\\"a"}},{"a":{}}]}}',
            2,
        ),
        ("application/sparql-results+xml", "<results><result>&lt;result></result></results>", 1),
    ],
)
def test_rows_are_counted_wherever_the_stretches_end(
    media_type: str, content: str, rows: int, size: int
) -> None:
    """Marks in values, and marks that are cut in two, are not miscounted."""
    counter, found = row_counter((Kind.ROWS, media_type)), 0
    encoded = content.encode()
    for start in range(0, len(encoded), size):
        found = counter(encoded[start : start + size])

    assert found == rows


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }", {"http://a.example/"}),
        ("SELECT * { service silent <http://a.example/> {} }", {"http://a.example/"}),
        ("SELECT * { SERVICE # why\n <http://a.example/> {} }", {"http://a.example/"}),
        ("SELECT * { SERVICE ?x {} }", {None}),
        ("PREFIX a: <http://a.example/> SELECT * { SERVICEa:b {} }", {None}),
        ("SELECT * { \\u0053ERVICE <http://a.example/> {} }", {"http://a.example/"}),
        ('SELECT ("SERVICE <x>" AS ?x) {} # SERVICE <y>', set()),
    ],
)
def test_the_endpoints_that_a_query_would_ask_are_found(query: str, found: set[str | None]) -> None:
    """Only one that is written out can be allowed."""
    assert set(services(query)) == found
