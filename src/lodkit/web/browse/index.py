"""The index of a release, opened for reading: SQL in, rows out, from any thread."""

import json
import sqlite3
import weakref
from collections.abc import Iterable, Sequence
from pathlib import Path
from queue import Empty, LifoQueue
from typing import Any

from lodkit.errors import InputError
from lodkit.rdf.index.schema import INDEX, VERSION
from lodkit.web.graph import Text

CONNECTIONS = 4
"""How many threads of a process ask at the same time; others wait."""

TITLES_KEPT = 40_000
"""How many titles a process keeps at hand, some hundred bytes each."""

AT_ONCE = 500
"""How many things one statement asks for."""

Rows = list[tuple[Any, ...]]
Parts = tuple[Text, ...]


class Index:
    """index.sqlite of one release; each thread is lent a connection for as long as it asks.

    All connections are made at once: later the file may be that of a newer release.
    """

    def __init__(self, file: Path) -> None:
        self._titles: dict[tuple[str, str], Parts] = {}
        self._idle: LifoQueue[sqlite3.Connection] = LifoQueue()
        weakref.finalize(self, _close, self._idle)
        for _ in range(CONNECTIONS):
            self._idle.put(_connection(file))

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> Rows:
        """What a statement gives."""
        connection = self._idle.get()
        try:
            return connection.execute(sql, parameters).fetchall()
        finally:
            self._idle.put(connection)

    def value(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        """The first value that a statement gives; None where it gives none."""
        rows = self.rows(sql, parameters)
        return rows[0][0] if rows else None

    def titles(self, iris: Iterable[str], language: str) -> dict[str, Parts]:
        """What things are called in a language; without those that have no page of their own."""
        found: dict[str, Parts] = {}
        missing = []
        for iri in iris:
            known = self._titles.get((iri, language))
            if known is None:
                missing.append(iri)
            elif known:
                found[iri] = known
        for start in range(0, len(missing), AT_ONCE):
            found |= self._asked(missing[start : start + AT_ONCE], language)
        return found

    def _asked(self, iris: list[str], language: str) -> dict[str, Parts]:
        marks = ",".join("?" * len(iris))
        rows = self.rows(
            "SELECT iri, parts FROM thing JOIN title ON title.thing = thing.id"
            f" AND title.language IN (?, '') WHERE iri IN ({marks})",
            (language, *iris),
        )
        found = {iri: parts_of(parts) for iri, parts in rows}
        if len(self._titles) > TITLES_KEPT:
            self._titles.clear()
        self._titles |= {(iri, language): found.get(iri, ()) for iri in iris}
        return found


def open_index(folder: Path, release: str) -> Index:
    """The index that `lodkit build` wrote to `folder`. Raises InputError where there is none."""
    file = folder / INDEX
    remedy = "build the dataset again"
    if not file.is_file():
        raise InputError("there is no index of the dataset", where=file, remedy=remedy)
    try:
        index = Index(file)
        about: dict[str, str] = dict(index.rows("SELECT key, value FROM about"))
    except sqlite3.Error as error:
        raise InputError("is no index of a dataset", where=file, remedy=remedy) from error
    if about.get("version") != str(VERSION) or about.get("release") != release:
        raise InputError("is the index of another release", where=file, remedy=remedy)
    return index


def parts_of(title: str) -> Parts:
    """A title's parts, as the index writes them."""
    return tuple(
        Text(text, language or None, datatype or None)
        for text, language, datatype in json.loads(title)
    )


def _connection(file: Path) -> sqlite3.Connection:
    """A connection to a file that nobody changes: no locks, no journal."""
    address = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    connection.execute("PRAGMA mmap_size = 268435456")
    connection.execute("PRAGMA cache_size = -2048")
    return connection


def _close(idle: LifoQueue[sqlite3.Connection]) -> None:
    while True:
        try:
            idle.get_nowait().close()
        except Empty:
            return
