"""A small store over HTTP for tests: a real server in a thread, which can be told to misbehave.

It has the addresses of Oxigraph's server, and answers with pyoxigraph. `trouble` is asked about
every request before it is answered, and may do something else instead.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

_TYPES = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/n-quads": ox.RdfFormat.N_QUADS,
}
_UPDATE = "application/sparql-update"


class Request(BaseHTTPRequestHandler):
    """One request, with what it carries already read."""

    protocol_version = "HTTP/1.1"
    server: "_Server"
    body = b""

    def handle_any(self) -> None:
        """Read the request, then be in trouble or answer it."""
        self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        small = self.server.small
        with small.lock:
            small.writes += self.is_write
        if not small.trouble(self):
            self.serve()

    def __getattr__(self, name: str) -> object:
        if name.startswith("do_"):
            return self.handle_any
        raise AttributeError(name)

    @property
    def is_write(self) -> bool:
        """Whether graphs are sent."""
        return self.command in ("PUT", "POST") and urlsplit(self.path).path == "/store"

    def serve(self) -> None:
        """The answer of a store that is well."""
        path, store = urlsplit(self.path).path, self.server.small.store
        parameters = parse_qs(urlsplit(self.path).query, keep_blank_values=True)
        with self.server.small.lock:
            if path == "/query":
                self._query(store, "union-default-graph" in parameters)
            elif path == "/update":
                store.update(self.body.decode())
                self.reply(204)
            elif path == "/store":
                self._graph_store(store, parameters)
            else:
                self.reply(404, b"no such address")

    def _query(self, store: ox.Store, is_union: bool) -> None:
        posted = parse_qs(self.body.decode(), keep_blank_values=True)
        try:
            answer = store.query(posted["query"][0], use_default_graph_as_union=is_union)
        except SyntaxError as error:
            self.reply(400, str(error).encode())
            return
        if isinstance(answer, ox.QueryTriples):
            content = answer.serialize(format=ox.RdfFormat.N_TRIPLES)
            self.reply(200, content or b"", "application/n-triples")
            return
        rows = answer.serialize(format=ox.QueryResultsFormat.JSON)
        self.reply(200, rows or b"", "application/sparql-results+json")

    def _graph_store(self, store: ox.Store, parameters: dict[str, list[str]]) -> None:
        graph = ox.NamedNode(parameters["graph"][0]) if "graph" in parameters else None
        if self.command in ("GET", "HEAD"):
            self.reply(200, b"", "application/n-triples")
            return
        if self.command == "PUT" and graph is not None:
            store.remove_graph(graph)
        if graph is not None:
            store.load(self.body, ox.RdfFormat.N_TRIPLES, to_graph=graph)
        else:
            store.load(self.body, _TYPES[self.headers["Content-Type"]])
        self.reply(204)

    def reply(
        self, status: int, content: bytes = b"", media_type: str = "text/plain", **headers: str
    ) -> None:
        """Answer; names of headers are written with underscores."""
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def hang_up(self, content: bytes = b"", length: int = 1000) -> None:
        """Close the connection: at once, or in the middle of an answer."""
        if content:
            self.send_response(200)
            self.send_header("Content-Type", "application/n-triples")
            self.send_header("Content-Length", str(length))
            self.end_headers()
            self.wfile.write(content)
        self.close_connection = True
        self.connection.close()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass
class SmallStore:
    """The store, how often it was written to, and its trouble."""

    address: str = ""
    store: ox.Store = field(default_factory=ox.Store)
    trouble: Callable[[Request], bool] = lambda request: False
    writes: int = 0
    """How many requests have sent graphs."""
    lock: threading.RLock = field(default_factory=threading.RLock)

    def graph(self, name: str) -> set[str]:
        """What a graph holds, as lines."""
        quads = self.store.quads_for_pattern(None, None, None, ox.NamedNode(name))
        return {str(quad.triple) for quad in quads}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    small: SmallStore

    def handle_error(self, *_: object) -> None:
        """A connection that was closed on purpose is none of anyone's business."""


@contextmanager
def small_store() -> Iterator[SmallStore]:
    """A store on a free port of this machine."""
    small = SmallStore()
    with _Server(("127.0.0.1", 0), Request) as server:
        server.small = small
        small.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield small
        finally:
            server.shutdown()
            thread.join()
