"""The application on a port, until someone stops it."""

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from types import FrameType

from flask import Flask
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from lodkit.errors import UsageError

_STOPS = (signal.SIGINT, signal.SIGTERM)


def run(app: Flask, *, host: str, port: int, quiet: bool = False) -> None:
    """Serve until Ctrl-C or SIGTERM; port 0 is any free one.

    Raises UsageError where the address cannot be listened on.
    """
    server = _server(app, host, port)
    if not quiet:
        print(f"serving at {_address(server)} (stop with Ctrl-C)", flush=True)  # noqa: T201
    with _stopping(server):
        server.serve_forever()
    server.server_close()


class _Handler(WSGIRequestHandler):
    """Requests without a line of log each, and without telling what serves them."""

    server_version = "lodkit"
    sys_version = ""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


def _server(app: Flask, host: str, port: int) -> BaseWSGIServer:
    listening = _listening(host, port)
    with listening:
        return make_server(
            host, port, app, threaded=True, request_handler=_Handler, fd=listening.fileno()
        )


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise UsageError(
            f"cannot listen on port {port} of {host}: {error.strerror or error}",
            remedy="take another --port, 0 for any free one, or another --host",
        ) from error


def _address(server: BaseWSGIServer) -> str:
    host = f"[{server.host}]" if ":" in server.host else server.host
    return f"http://{host}:{server.port}/"


@contextmanager
def _stopping(server: BaseWSGIServer) -> Iterator[None]:
    """Let the signals that end a program end the server, after the requests under way."""

    def stop(number: int, frame: FrameType | None) -> None:
        Thread(target=server.shutdown, daemon=True).start()

    before = {number: signal.signal(number, stop) for number in _STOPS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
