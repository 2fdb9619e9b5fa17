"""Articles set aside between reading and mapping, and by what each is told: two kinds of files."""

import json
import zlib
from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from lodkit.building.tasks import Bench, digest_of
from lodkit.model.article import Article
from lodkit.reading.duplicates import Fingerprint
from lodkit.reading.sketches import Sketch

CHUNK_BYTES = 1_000_000
"""How much text a chunk holds, and the last of its articles."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An article, the place it was read from for messages, and a digest of the article."""

    article: Article
    place: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Met:
    """An article without its text, and by what it is told from others.

    `key` is a digest of all that was read of it; `chunk` and `index` say where its text is.
    """

    article: Article
    place: str
    key: str
    known_by: Fingerprint
    chunk: int
    index: int


class Chunks:
    """Articles on their way into chunks, each of which is named by its content."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._rows: list[bytes] = []
        self._held = 0
        self.names: list[str] = []

    def add(self, placed: Placed, known_by: Fingerprint) -> Met:
        """Set an article aside."""
        row = json.dumps(_row(placed.article), ensure_ascii=True).encode()
        article, where = replace(placed.article, text=""), (len(self.names), len(self._rows))
        met = Met(article, placed.place, digest_of(row), known_by, *where)
        self._rows.append(json.dumps(placed.place, ensure_ascii=True).encode() + b"\t" + row)
        self._held += len(placed.article.text.encode())
        if self._held >= CHUNK_BYTES:
            self.close()
        return met

    def close(self) -> None:
        """Write the chunk that was begun."""
        if not self._rows:
            return
        content = b"\n".join(self._rows)
        name = f"{digest_of(content)}.articles"
        if not self._bench.file(name).exists():
            with self._bench.writing(name) as file:
                file.write(zlib.compress(content, 1))
        self.names.append(name)
        self._rows, self._held = [], 0


def articles_of(file: Path) -> Iterator[Placed]:
    """The articles of a chunk, in their order."""
    for line in zlib.decompress(file.read_bytes()).split(b"\n"):
        place, _, row = line.partition(b"\t")
        yield Placed(_article(json.loads(row)), json.loads(place), digest_of(row))


def write_met(file: BinaryIO, met: Met) -> None:
    """Write one line of a ledger: a file that tells what was read, without the texts."""
    digest, sketch = met.known_by
    drawn = sketch and [sketch.places.hex(), sketch.bands, sketch.particulars.hex()]
    line = [_row(met.article), met.place, met.key, digest.hex(), drawn, met.chunk, met.index]
    file.write(json.dumps(line, ensure_ascii=True).encode() + b"\n")


def read_met(file: Path) -> Iterator[Met]:
    """The lines of a ledger."""
    with file.open("rb") as lines:
        for line in lines:
            row, place, key, digest, drawn, chunk, index = json.loads(line)
            known_by = Fingerprint(bytes.fromhex(digest), _sketch(drawn))
            yield Met(_article(row), place, key, known_by, chunk, index)


def _row(article: Article) -> list[Any]:
    day = article.published
    return [*astuple(replace(article, published=None)), day and day.isoformat()]


def _article(row: list[Any]) -> Article:
    *values, day = row
    article = Article(*values)
    published = day and date.fromisoformat(day)
    return replace(article, byline=tuple(article.byline), published=published)


def _sketch(drawn: list[Any] | None) -> Sketch | None:
    if drawn is None:
        return None
    places, bands, particulars = drawn
    return Sketch(bytes.fromhex(places), tuple(bands), bytes.fromhex(particulars))
