"""An article as stored: its text and what is known about it beforehand; and its repetitions."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

UNDETERMINED = "und"
"""The language of an article whose language is not known (ISO 639-2)."""


def primary_subtag(tag: str) -> str:
    """The part of a language tag that labels are compared by: "uk" of "uk-UA"."""
    return tag.strip().lower().replace("_", "-").partition("-")[0] or UNDETERMINED


class Span(NamedTuple):
    """A stretch of an article's text, in Unicode code points, `end` exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Article:
    """One article: `text` is what every offset counts in, and is published unchanged.

    `language` is a primary language subtag (BCP 47), `source` the address the text came from.
    """

    id: str
    text: str
    language: str
    source: str | None = None
    publisher: str | None = None
    byline: tuple[str, ...] = ()
    published: date | None = None
    headline: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """That the text of article `of` was met once more, at the address `source` if it had one.

    `first` is the address at which it was met before.
    """

    of: str
    first: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Version:
    """An article whose text is nearly that of the article `of`."""

    of: str
    article: Article
