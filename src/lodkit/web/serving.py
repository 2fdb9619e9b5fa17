"""A dataset on a port, until someone stops it: web processes for pages, workers for queries.

This process serves nothing itself. It keeps the workers of the release running and, when a build
has put another release in the folder, starts workers for that and announces it to the web
processes, which go over to it between two requests.
"""

import json
import shutil
import signal
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from multiprocessing import set_start_method
from pathlib import Path
from threading import Thread
from types import FrameType
from typing import TYPE_CHECKING, Any

from lodkit.errors import InputError, UsageError
from lodkit.project import load_project
from lodkit.rdf.index.schema import INDEX
from lodkit.rdf.manifest import read_manifest
from lodkit.sparql.pool import Pool
from lodkit.web.service import Service

if TYPE_CHECKING:
    from flask import Flask

_WATCH = 1.0
"""Seconds between two looks for another release."""
_FAREWELL = 5.0
"""Seconds that the workers of a former release stay for questions under way, beyond their time."""
_PATIENCE = 0.02
_LARGEST_HEADERS = 65_536

Deeds = Mapping[int, Callable[[], object]]
"""What is done for each signal."""


def run(service: Service, *, quiet: bool = False) -> None:
    """Serve until Ctrl-C or SIGTERM; port 0 is any free one.

    Raises InputError where there is no dataset, UsageError where the address cannot be listened on.
    """
    port = _free_port(service.host, service.port)
    with _Releases(service) as releases:
        server = _server(service, port)
        stop = server.signal_handler_interrupt
        deeds: Deeds = {signal.SIGINT: stop, signal.SIGTERM: stop, signal.SIGHUP: releases.stir}
        server.on_startup(releases.watch)
        server.on_startup(partial(_heed, deeds))
        if not quiet:
            server.on_startup(Thread(target=_tell, args=(service.host, port), daemon=True).start)
        server.serve(
            target_loader=partial(_web_process, service, releases.announcement), wrap_loader=False
        )


def _web_process(service: Service, announcement: Path) -> "Flask":
    """The application of a web process; this one, which starts them, does without its libraries."""
    from lodkit.web.process import web_process

    return web_process(service, announcement)


def _heed(deeds: Deeds) -> None:
    """Answer signals in a thread of its own.

    A handler in the main thread may strike where that holds the very lock which the deed needs,
    or unheard as it falls asleep; the byte that Python writes for each signal comes through.
    """
    heard, told = socket.socketpair()
    told.setblocking(False)
    signal.set_wakeup_fd(told.fileno(), warn_on_full_buffer=False)
    for number in deeds:
        signal.signal(number, _leave_to_the_thread)
    Thread(target=_answer, args=(heard, told, deeds), daemon=True).start()


def _leave_to_the_thread(number: int, frame: FrameType | None) -> None:
    """Without a handler a signal would end the process."""


def _answer(heard: socket.socket, told: socket.socket, deeds: Deeds) -> None:
    """Do what each signal asks for; `told` stays open as long as this goes on."""
    while numbers := heard.recv(4096):
        for number in set(numbers) & deeds.keys():
            deeds[number]()


class _Releases:
    """The workers of the release that is being served, and the announcement of it."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._own = Path(tempfile.mkdtemp(prefix="lodkit-"))
        self._stirred = threading.Event()
        self._ending = False
        self._thread = Thread(target=self._watching, daemon=True)
        self._release = ""
        self._pool: Pool | None = None
        self.announcement = self._own / "announcement.json"

    def __enter__(self) -> "_Releases":
        load_project(root=self._service.root)
        if self._service.endpoint is not None:
            self._check(self._service.endpoint)
        self._publish(self._current())
        return self

    def __exit__(self, *_: object) -> None:
        self._ending = True
        self._stirred.set()
        if self._thread.ident is not None:
            self._thread.join()
        if self._pool is not None:
            self._pool.close()
        shutil.rmtree(self._own, ignore_errors=True)

    def watch(self) -> None:
        """Begin to look for other releases: when stirred, and every now and then if wanted."""
        self._thread.start()

    def stir(self) -> None:
        """Look for another release now."""
        self._stirred.set()

    def _watching(self) -> None:
        pause = _WATCH if self._service.watch else None
        while True:
            self._stirred.wait(pause)
            self._stirred.clear()
            if self._ending:
                return
            try:
                release = self._current()
            except InputError:
                continue  # a build may be about to move it into place
            if release != self._release:
                self._publish(release)

    def _check(self, endpoint: str) -> None:
        """Raise InputError unless the release's statements can be read at the endpoint."""
        from lodkit.web.elsewhere import elsewhere

        elsewhere(endpoint, read_manifest(self._service.folder), self._service.limits.time)

    def _current(self) -> str:
        folder = self._service.folder
        manifest = read_manifest(folder)
        if not (folder / INDEX).is_file():
            remedy = "build the dataset again, without --dump-only"
            raise InputError("there is no index of the dataset", where=folder, remedy=remedy)
        return str(manifest["release"])

    def _publish(self, release: str) -> None:
        share = self._service.share
        limits = replace(share, workers=share.workers * self._service.processes)
        former = self._pool
        self._pool = Pool(self._service.folder, release, limits, self._service.endpoint)
        self._release = release
        new = self.announcement.with_suffix(".new")
        new.write_text(json.dumps(self._pool.address), encoding="utf-8")
        new.replace(self.announcement)
        if former is not None:
            farewell = threading.Timer(limits.time + _FAREWELL, _end, (former,))
            farewell.daemon = True
            farewell.start()


def _end(pool: Pool) -> None:
    """End the workers of a former release; they would end as soon as nobody held the pool."""
    pool.close()


def _server(service: Service, port: int) -> Any:
    """The server, whose library is loaded while the workers of the release begin."""
    from granian.constants import Interfaces
    from granian.http import HTTP1Settings
    from granian.server import Server

    set_start_method("spawn", force=True)  # threads are running, which a fork would not take along
    return Server(
        "lodkit",
        address=service.host,
        port=port,
        interface=Interfaces.WSGI,
        workers=service.processes,
        blocking_threads=service.threads,
        http1_settings=HTTP1Settings(max_buffer_size=_LARGEST_HEADERS),
        log_enabled=False,
        respawn_failed_workers=True,
    )


def _free_port(host: str, port: int) -> int:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.create_server((host, port), family=family) as listening:
            return int(listening.getsockname()[1])
    except OSError as error:
        raise UsageError(
            f"cannot listen on port {port} of {host}: {error.strerror or error}",
            remedy="take another --port, 0 for any free one, or another --host",
        ) from error


def _tell(host: str, port: int) -> None:
    """Say where the server is, as soon as it listens."""
    while True:
        with suppress(OSError), socket.create_connection((host, port)):
            break
        time.sleep(_PATIENCE)
    print(f"serving at {_address(host, port)} (stop with Ctrl-C)", flush=True)  # noqa: T201


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
