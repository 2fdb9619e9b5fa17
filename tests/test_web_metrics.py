"""Counters: of all processes together, and no more of them whatever clients send."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from lodkit.web.discovery.counters import Counters
from test_web_dataset import client_of


@pytest.fixture(scope="module")
def client(folder: Path) -> FlaskClient:
    """A client of a server of its own."""
    return client_of(folder)


def numbers(text: str) -> dict[str, float]:
    """Each sample by its name and labels."""
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in lines}


def test_requests_are_counted_by_class_and_status(client: FlaskClient) -> None:
    """A page, data, a list, a refusal, an unchanged answer: each where it belongs."""
    tag = client.get("/article/uk-1.html").headers["ETag"]
    client.get("/article/uk-1.html", headers={"If-None-Match": tag})
    client.get("/article/uk-1.ttl")
    client.get("/list/persons")
    client.get("/dump.nq")
    client.get("/sparql?query=x")
    client.get("/sparql?query=x")
    found = numbers(client.get("/metrics").get_data(as_text=True))

    def requests(route: str, status: int) -> float:
        return found[f'lodkit_requests_total{{route="{route}",status="{status}"}}']

    assert requests("page", 200) == 1
    assert requests("page", 304) == 1
    assert requests("data", 200) == 1
    assert requests("list", 200) == 1
    assert requests("download", 200) == 1
    assert requests("sparql", 400) == 2
    assert found['lodkit_request_seconds_count{route="sparql"}'] == 2


def test_processes_are_added_up(tmp_path: Path) -> None:
    """Whichever process is asked tells of all; one that has ended is not forgotten."""
    one, other = Counters(tmp_path), Counters(tmp_path)
    for counters in (one, other, other):
        counters.count("page", 200, 0.004)
    del other
    found = numbers(one.written())

    assert found['lodkit_requests_total{route="page",status="200"}'] == 3
    assert found['lodkit_request_seconds_bucket{route="page",le="0.002"}'] == 0
    assert found['lodkit_request_seconds_bucket{route="page",le="0.005"}'] == 3
    assert found['lodkit_request_seconds_bucket{route="page",le="+Inf"}'] == 3
    assert found['lodkit_request_seconds_sum{route="page"}'] == pytest.approx(0.012)


def test_nothing_that_clients_send_makes_a_new_counter(client: FlaskClient) -> None:
    """The number of samples is bounded by the table."""
    for number in range(50):
        client.get(f"/nothing/{number}")
        client.open(f"/{number}", method="PURGE")
    text = client.get("/metrics").get_data(as_text=True)

    assert len(text.splitlines()) < 400
    assert "nothing" not in text
    assert all(
        re.fullmatch(r"(# .*|[a-z_]+(\{[^}]*\})? [0-9.e+-]+)", line) for line in text.splitlines()
    )
