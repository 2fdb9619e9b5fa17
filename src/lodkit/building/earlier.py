"""What an earlier release has of the articles: those that are as they were need no mapping."""

import hashlib
import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Self

from lodkit.building.tasks import Bench
from lodkit.errors import InputError
from lodkit.rdf import iris
from lodkit.rdf.dumps import NQUADS
from lodkit.rdf.manifest import read_manifest

ARTICLES = "articles.tsv"
"""The file of a release that says of each article what it was made from."""

HEAD = b"identifier\tlanguage\tdigest\tunused_mentions\n"
_TABLE = """
CREATE TABLE article (
    graph BLOB PRIMARY KEY, id TEXT, language TEXT, key TEXT, unused INTEGER,
    kept INTEGER DEFAULT 0
) WITHOUT ROWID
"""
# An unnamed database is a file of its own that ends with the connection, behind so much memory.
_UNNAMED, _MEMORY_KB = "", 64_000
_GRAPHS = 100_000


class Made(NamedTuple):
    """A line of that file: an article that is mapped, with a digest of what was read of it."""

    id: str
    language: str
    key: str
    unused: int

    def line(self) -> bytes:
        """The line."""
        return "\t".join(map(str, self)).encode() + b"\n"

    @classmethod
    def of_line(cls, line: bytes) -> Self:
        """What a line says."""
        id, language, key, unused = line.decode().rstrip("\n").split("\t")
        return cls(id, language, key, int(unused))


class Earlier:
    """The articles of the release in a folder, if it was made with the same code and ontology.

    A release that is damaged, or another's, has none: all is mapped again.
    """

    def __init__(self, folder: Path | None, bench: Bench) -> None:
        self._base = bench.project.base
        self._tables = sqlite3.connect(_UNNAMED, isolation_level=None)
        self._tables.execute(f"PRAGMA cache_size = -{_MEMORY_KB}")
        self._tables.execute(_TABLE)
        if folder is not None and _is_like(folder, bench):
            self._dump = folder / NQUADS
            self._load(folder / ARTICLES)

    def close(self) -> None:
        """Forget them."""
        self._tables.close()

    def keep(self, id: str, key: str) -> bool:
        """Whether an article is as it was; then its statements are kept."""
        graph = _graph(self._base, id)
        done = self._tables.execute(
            "UPDATE article SET kept = 1 WHERE graph = ? AND key = ?", (graph, key)
        )
        return done.rowcount > 0

    def kept(self) -> Iterator[Made]:
        """The articles that are as they were."""
        found = self._tables.execute("SELECT id, language, key, unused FROM article WHERE kept")
        yield from map(Made._make, found)

    def counts(self) -> Iterator[tuple[str, int, int]]:
        """By language, how many they are, and how many mentions of them are unused."""
        return self._tables.execute(
            "SELECT language, COUNT(*), SUM(unused) FROM article WHERE kept GROUP BY language"
        )

    def lines(self) -> Iterator[bytes]:
        """Their statements: sorted N-Quads lines."""
        if self._tables.execute("SELECT 1 FROM article WHERE kept LIMIT 1").fetchone() is None:
            return
        is_kept = lru_cache(_GRAPHS)(self._is_kept)
        with self._dump.open("rb") as lines:
            for line in lines:
                if is_kept(line[line.rindex(b" <") :]):
                    yield line

    def _is_kept(self, graph: bytes) -> bool:
        found = self._tables.execute("SELECT 1 FROM article WHERE kept AND graph = ?", (graph,))
        return found.fetchone() is not None

    def _load(self, file: Path) -> None:
        self._tables.execute("BEGIN")
        with file.open("rb") as lines:
            next(lines)
            made = map(Made.of_line, lines)
            self._tables.executemany(
                "INSERT INTO article (graph, id, language, key, unused) VALUES (?, ?, ?, ?, ?)",
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
