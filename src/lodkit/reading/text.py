"""Articles from plain text files: one file, one article, named after the file."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from lodkit.errors import InputError
from lodkit.model.article import Article

SUFFIX = ".txt"
STANDARD_INPUT = "-"
UNDETERMINED = "und"
# An article is read whole; the longest of a newspaper stay far below this.
LARGEST = 1_000_000

# What a text may not hold: characters that no RDF syntax and no terminal takes.
_BINARY = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article is to be read from, and the identifier it gets."""

    id: str
    path: Path | None

    def __str__(self) -> str:
        return str(self.path or "standard input")

    @property
    def shown(self) -> str:
        """The identifier with what cannot be printed escaped."""
        known = self.id.encode("utf-8", "backslashreplace").decode()
        return "".join(c if c.isprintable() else repr(c)[1:-1] for c in known)


@dataclass(frozen=True, slots=True)
class SetAside:
    """An article that is left out of the dataset, and why."""

    article: str
    reason: str


def find_sources(places: Iterable[str | Path]) -> list[Source]:
    """The text files in the given files and folders, `-` for standard input, in order of id.

    Raises InputError where a place is missing or a folder holds no text file, and where two
    files would give one identifier.
    """
    found: dict[str, Source] = {}
    for place in places:
        for source in _sources_at(place):
            other = found.setdefault(source.id, source)
            if other != source:
                raise InputError(
                    f"two articles would be called {source.id!r}",
                    where=source,
                    remedy=f"rename it or leave out {other}",
                )
    return [found[key] for key in sorted(found)]


def read_article(source: str | Path | Source, *, language: str | None = None) -> Article:
    """Read one article from a UTF-8 text file.

    `language` is its language tag; without one it stays undetermined ("und") until it is mapped.
    The text is kept as it is, in Unicode normal form C and without a byte order mark. Raises
    InputError where it cannot be read, is empty, too large, or no text.
    """
    known = source if isinstance(source, Source) else Source(Path(source).stem, Path(source))
    if not known.id.isprintable():
        raise InputError(
            "its name holds characters that no identifier can have",
            where=known.shown,
            remedy="rename the file",
        )
    text = _decoded(_bytes_of(known), known)
    if not text.strip():
        raise InputError("the article is empty", where=known)
    return Article(known.id, text, _primary(language) if language else UNDETERMINED)


def _primary(tag: str) -> str:
    """The primary subtag of a language tag, which labels are compared by: "uk" of "uk-UA"."""
    return tag.lower().partition("-")[0]


def _sources_at(place: str | Path) -> Iterator[Source]:
    if str(place) == STANDARD_INPUT:
        yield Source("stdin", None)
        return
    path = Path(place)
    if path.is_dir():
        yield from _sources_in(path)
    elif path.exists():
        yield Source(path.stem, path)
    else:
        raise InputError("there is no such file or folder", where=path)


def _sources_in(folder: Path) -> Iterator[Source]:
    try:
        files = sorted(p for p in folder.rglob(f"*{SUFFIX}") if p.is_file())
    except OSError as error:
        raise InputError(f"the folder cannot be listed: {error.strerror}", where=folder) from error
    if not files:
        raise InputError(
            f"no article in this folder: no file ends in {SUFFIX}",
            where=folder,
            remedy="name a folder with text files, or the files themselves",
        )
    yield from (Source(path.stem, path) for path in files)


def _bytes_of(source: Source) -> bytes:
    try:
        if source.path is None:
            import sys

            return _at_most(sys.stdin.buffer, source)
        with source.path.open("rb") as stream:
            return _at_most(stream, source)
    except OSError as error:
        raise InputError(f"the article cannot be read: {error.strerror}", where=source) from error


def _at_most(stream: BinaryIO, source: Source) -> bytes:
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise InputError(
            f"the article is larger than {LARGEST:,} bytes",
            where=source,
            remedy="split it into one file an article",
        )
    return content


def _decoded(content: bytes, source: Source) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"byte {error.start + 1} is not UTF-8",
            where=source,
            remedy="convert the file to UTF-8",
        ) from error
    wrong = _BINARY.search(text)
    if wrong:
        line = text.count("\n", 0, wrong.start()) + 1
        raise InputError(
            f"line {line} holds the control character U+{ord(wrong.group()):04X}",
            where=source,
            remedy="is this a text file? remove the character if it is",
        )
    return unicodedata.normalize("NFC", text)
