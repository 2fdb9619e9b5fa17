"""Requests of one process take turns, but for those that only wait for others.

Python runs one thread at a time. Where all threads work at once, each is interrupted all the time,
and what is answered from memory waits behind every one of them; where they take turns, behind one.
"""

import threading

from flask import Flask, g, request

_WAITING = frozenset({"sparql", "questions", "validating", "health", "metrics"})
"""The parts of the application that wait for workers, or must answer whoever is at work."""


def register(app: Flask) -> None:
    """Let the requests of an application take turns."""
    turn = threading.Lock()

    def begin() -> None:
        if request.blueprint not in _WAITING:
            turn.acquire()
            g.turn = turn

    def end(error: BaseException | None) -> None:
        held: threading.Lock | None = g.pop("turn", None)
        if held is not None:
            held.release()

    app.before_request(begin)
    app.teardown_request(end)
