"""Which articles came before: of the same identifier, of the same text, of nearly the same text.

What is remembered of an article lies on disk, so that memory does not grow with their number.
"""

import hashlib
import sqlite3
import unicodedata
from typing import NamedTuple

from lodkit.errors import InputError
from lodkit.model.article import Article, Copy, Version
from lodkit.reading.sketches import Sketch, alike, sketch


class Fingerprint(NamedTuple):
    """By what an article is told from others: a digest of its text, and a sketch of longer ones."""

    digest: bytes
    sketch: Sketch | None


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a text, the same of texts that differ in blanks and forms of letters."""
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    return Fingerprint(hashlib.blake2b(plain.encode(), digest_size=16).digest(), sketch(text))


# An unnamed database: a file of its own that ends with the connection, behind so many kB of memory.
_UNNAMED, _MEMORY = "", 64_000
_TABLES = """
CREATE TABLE article (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, of TEXT NOT NULL, source TEXT,
    digest BLOB NOT NULL, places BLOB, particulars BLOB
);
CREATE UNIQUE INDEX by_digest ON article (digest);
CREATE TABLE band (key INTEGER, number INTEGER, PRIMARY KEY (key, number)) WITHOUT ROWID;
"""
# Texts that share a band with very many others are formulas; the first of them will do.
_CANDIDATES = 32


class _Known(NamedTuple):
    """An article that came before; `of` is itself, or the article that it is a version of."""

    id: str
    of: str
    source: str | None


class Seen:
    """The articles that came before the one that is asked about."""

    def __init__(self) -> None:
        self._tables = sqlite3.connect(_UNNAMED, isolation_level=None)
        self._tables.execute(f"PRAGMA cache_size = -{_MEMORY}")
        self._tables.execute("PRAGMA journal_mode = OFF")
        self._tables.execute("PRAGMA synchronous = OFF")
        self._tables.executescript(_TABLES)
        self._tables.execute("BEGIN")

    def close(self) -> None:
        """Forget them."""
        self._tables.close()

    def meet(self, article: Article, known_by: Fingerprint) -> Copy | Version | None:
        """What the article is of one that came before; None where it is new, and known from now.

        Its text is not looked at. Raises InputError where another came under its identifier.
        """
        digest, drawn = known_by
        same = self._one("digest = ?", digest)
        if same is not None:
            return Copy(same.of, same.source, article.source)
        like = drawn and self._like(drawn)
        if like and like.id == article.id:
            return Copy(like.of, like.source, article.source)
        if self._one("id = ?", article.id) is not None:
            raise InputError(
                f"another article with another text is called {article.id!r}",
                remedy="give each an identifier of its own, or rename a file",
            )
        self._remember(article, like.of if like else article.id, digest, None if like else drawn)
        return Version(like.of, article) if like else None

    def _one(self, condition: str, value: object) -> _Known | None:
        row = self._tables.execute(
            f"SELECT id, of, source FROM article WHERE {condition}", (value,)
        ).fetchone()
        return _Known(*row) if row else None

    def _like(self, drawn: Sketch) -> _Known | None:
        """The first article that the sketch is like."""
        marks = ",".join("?" * len(drawn.bands))
        rows = self._tables.execute(
            "SELECT id, of, source, places, particulars FROM article WHERE number IN "
            f"(SELECT number FROM band WHERE key IN ({marks}) ORDER BY number LIMIT ?) "
            "ORDER BY number",
            (*drawn.bands, _CANDIDATES),
        )
        for *known, places, particulars in rows:
            if alike(drawn, Sketch(places, (), particulars)):
                return _Known(*known)
        return None

    def _remember(self, article: Article, of: str, digest: bytes, drawn: Sketch | None) -> None:
        """Keep an article; of a version, by which no other is told, no sketch."""
        places, particulars = (drawn.places, drawn.particulars) if drawn else (None, None)
        number = self._tables.execute(
            "INSERT INTO article (id, of, source, digest, places, particulars) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (article.id, of, article.source, digest, places, particulars),
        ).lastrowid
        if drawn:
            self._tables.executemany(
                "INSERT OR IGNORE INTO band VALUES (?, ?)", [(key, number) for key in drawn.bands]
            )
