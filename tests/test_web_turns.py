"""Requests take turns, but for those that only wait."""

import threading

import pytest
from flask import Blueprint, Flask
from flask.testing import FlaskClient

from lodkit.web import turns


class Crowd:
    """An application in which requests wait at a gate, and count how many are there."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.arrived = threading.Semaphore(0)
        self.app = Flask("test")
        turns.register(self.app)
        for name in ("pages", "sparql"):
            part = Blueprint(name, name)
            part.add_url_rule(f"/{name}", name, self._wait)
            part.add_url_rule(f"/{name}/broken", f"broken-{name}", self._fail)
            self.app.register_blueprint(part)

    def _wait(self) -> str:
        self.arrived.release()
        self.gate.wait(20)
        return "done"

    def _fail(self) -> str:
        raise RuntimeError("broken")

    def ask(self, path: str, times: int) -> list[threading.Thread]:
        """Ask so many times at once."""
        asking = [threading.Thread(target=self.client.get, args=(path,)) for _ in range(times)]
        for thread in asking:
            thread.start()
        return asking

    @property
    def client(self) -> FlaskClient:
        """A client of its own."""
        return self.app.test_client()


def test_one_is_at_work_at_a_time() -> None:
    """The next begins when the one before is done."""
    crowd = Crowd()
    asking = crowd.ask("/pages", 3)
    assert crowd.arrived.acquire(timeout=20)
    assert not crowd.arrived.acquire(timeout=0.2)

    crowd.gate.set()
    for thread in asking:
        thread.join(20)
    assert crowd.arrived.acquire(timeout=0)
    assert crowd.arrived.acquire(timeout=0)


def test_who_waits_for_workers_takes_no_turn() -> None:
    """Many queries wait at once, and no page waits for them."""
    crowd = Crowd()
    asking = [*crowd.ask("/sparql", 3), *crowd.ask("/pages", 1)]
    for _ in range(4):
        assert crowd.arrived.acquire(timeout=20)
    crowd.gate.set()
    for thread in asking:
        thread.join(20)


@pytest.mark.parametrize("path", ["/pages/broken", "/sparql/broken", "/nothing"])
def test_the_turn_goes_on_whatever_happens(path: str) -> None:
    """An error, or an address that nobody answers, holds nobody up."""
    crowd = Crowd()
    crowd.client.get(path)
    crowd.gate.set()

    assert crowd.client.get("/pages").data == b"done"
