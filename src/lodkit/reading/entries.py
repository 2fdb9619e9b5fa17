"""What the reader of a format gives: articles as their file has them, and what it cannot read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import BinaryIO

from lodkit.reading.fields import Fields

LARGEST = 1_000_000
"""How many bytes an article's text may have; the longest of a newspaper stay far below this."""

LARGEST_RECORD = 16_000_000
"""How many bytes a page, a line or a record may have that an article is taken from."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as its file has it; `place` says where in the file, such as "line 7".

    `number` counts the file's records from 1; a file that is one article has none.
    """

    text: str
    place: str = ""
    number: int | None = None
    id: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None
    publisher: str | None = None
    headline: str | None = None
    byline: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """A record that cannot be read; those behind it can."""

    what: str
    place: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of a collection: from `start` to `end`, in bytes or in row groups, `end` exclusive.

    `before` is how many records come before it.
    """

    start: int
    end: int
    before: int


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """How inputs are to be read, where that does not follow from themselves.

    `format` is a name of `formats.FORMATS`, `language` the tag of articles that do not say theirs.
    `stretch` is what alone is read of a collection.
    """

    format: str | None = None
    language: str | None = None
    fields: Fields = field(default_factory=Fields)
    stretch: Stretch | None = None

    def in_language(self, language: str | None) -> "ReadingSettings":
        """The same for articles in a language, if one is given."""
        return self if language is None else replace(self, language=language)


Cutter = Callable[[BinaryIO, int], Iterator[Stretch]]
"""Cuts a collection into stretches of about so many bytes."""
Reader = Callable[[BinaryIO, ReadingSettings], Iterator[Entry | Fault]]
"""Reads one file's bytes. It raises InputError for what leaves nothing more to be read."""
