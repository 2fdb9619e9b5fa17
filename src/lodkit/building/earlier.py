"""What an earlier release has of the articles: those that are as they were need no mapping."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple, Self

from lodkit.building.tasks import Bench
from lodkit.errors import InputError
from lodkit.rdf import iris
from lodkit.rdf.dumps import NQUADS
from lodkit.rdf.manifest import read_manifest
from lodkit.rdf.slices import Run, SortedFile

ARTICLES = "articles.tsv"
"""The file of a release that says of each article what it was made from."""

HEAD = b"identifier\tlanguage\tdigest\tunused_mentions\twithout_facts\n"
_TABLE = """
CREATE TABLE article (
    graph BLOB PRIMARY KEY, id TEXT, language TEXT, key TEXT, unused INTEGER,
    silent INTEGER, kept INTEGER DEFAULT 0
) WITHOUT ROWID
"""
_TABLE_FILE = "earlier.sqlite"
# What is in it is worked out by each build, so it need not outlive a crash.
_SETTINGS = (
    "PRAGMA cache_size = -64000",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    _TABLE,
    "BEGIN",
)
_GRAPHS = 100_000


class Made(NamedTuple):
    """A line of that file: an article that is mapped, with a digest of what was read of it.

    `unused` counts its mentions that no fact rests on; `silent` is 1 where it states nothing.
    """

    id: str
    language: str
    key: str
    unused: int
    silent: int

    def line(self) -> bytes:
        """The article as a line of articles.tsv, with its end."""
        return "\t".join(map(str, self)).encode() + b"\n"

    @classmethod
    def of_line(cls, line: bytes) -> Self:
        """What a line says."""
        id, language, key, unused, silent = line.decode().rstrip("\n").split("\t")
        return cls(id, language, key, int(unused), int(silent))


@dataclass(frozen=True, slots=True)
class Kept:
    """The lines of a dump that a table says are kept."""

    path: Path
    table: Path

    def between(self, start: bytes, end: bytes | None) -> Iterator[bytes]:
        """Those from `start` on and before `end`."""
        with closing(
            sqlite3.connect(f"{self.table.absolute().as_uri()}?mode=ro", uri=True)
        ) as tables:
            is_kept = lru_cache(_GRAPHS)(partial(_is_kept, tables))
            for line in SortedFile(self.path).between(start, end):
                if is_kept(line[line.rindex(b" <") :]):
                    yield line


def _is_kept(tables: sqlite3.Connection, graph: bytes) -> bool:
    found = tables.execute("SELECT 1 FROM article WHERE kept AND graph = ?", (graph,))
    return found.fetchone() is not None


class Earlier:
    """The articles of the release in a folder, if it was made with the same code and ontology.

    A release that is damaged, or another's, has none: all is mapped again, and `folder` is None.
    """

    def __init__(self, folder: Path | None, bench: Bench) -> None:
        self._base = bench.project.base
        self._table = bench.file(_TABLE_FILE)
        self._table.unlink(missing_ok=True)
        self._tables = sqlite3.connect(self._table, isolation_level=None)
        for setting in _SETTINGS:
            self._tables.execute(setting)
        self.folder = folder if folder is not None and _is_like(folder, bench) else None
        if self.folder is not None:
            self._load(self.folder / ARTICLES)

    def close(self) -> None:
        """Forget them."""
        self._tables.close()
        self._table.unlink(missing_ok=True)

    def keep(self, id: str, key: str) -> bool:
        """Whether an article is as it was; then its statements are kept."""
        graph = _graph(self._base, id)
        done = self._tables.execute(
            "UPDATE article SET kept = 1 WHERE graph = ? AND key = ?", (graph, key)
        )
        return done.rowcount > 0

    def kept(self) -> Iterator[Made]:
        """The articles that are as they were."""
        found = self._tables.execute(
            "SELECT id, language, key, unused, silent FROM article WHERE kept"
        )
        yield from map(Made._make, found)

    def counts(self) -> Iterator[tuple[str, int, int, int]]:
        """By language, how many they are, their mentions that are unused, and the silent ones."""
        return self._tables.execute(
            "SELECT language, COUNT(*), SUM(unused), SUM(silent) FROM article WHERE kept"
            " GROUP BY language"
        )

    def runs(self) -> list[Run]:
        """Their statements, if there are any, for all who may read the table; now it is settled."""
        if self._tables.in_transaction:
            self._tables.execute("COMMIT")
        if self.folder is None or next(self.kept(), None) is None:
            return []
        return [Kept(self.folder / NQUADS, self._table)]

    def _load(self, file: Path) -> None:
        with file.open("rb") as lines:
            next(lines)
            made = map(Made.of_line, lines)
            self._tables.executemany(
                "INSERT INTO article (graph, id, language, key, unused, silent)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                ((_graph(self._base, one.id), *one) for one in made),
            )


def _is_like(folder: Path, bench: Bench) -> bool:
    """Whether a release was made from articles as this one is, and is as it was written."""
    try:
        manifest = read_manifest(folder)
        with (folder / NQUADS).open("rb") as dump:
            digest = hashlib.file_digest(dump, "sha256").hexdigest()
    except (InputError, OSError):
        return False
    known = (manifest.get("base"), manifest.get("made_with"), manifest["release"])
    return known == (bench.project.base, bench.made_with, digest) and (folder / ARTICLES).is_file()


def _graph(base: str, id: str) -> bytes:
    """An article's graph as it stands at the end of a line."""
    return f" <{iris.graph(base, id)}> .\n".encode()
