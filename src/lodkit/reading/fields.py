"""What records call the parts of an article: by names that are usual, or as the user says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lodkit.errors import UsageError

USUAL: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "maintext", "main_text", "articleBody", "article_body"),
    "id": ("id", "article_id", "_id", "uuid", "guid"),
    "url": ("url", "link", "source_url", "canonical_url", "meta.url", "metadata.url"),
    "date": (
        *("date", "published", "date_published", "datePublished", "publish_date", "published_at"),
        *("publication_date", "date_publish", "pub_date", "pubDate", "meta.date", "metadata.date"),
    ),
    "language": ("language", "lang", "inLanguage", "meta.language", "metadata.language"),
    "publisher": ("publisher", "source_name", "sitename", "site_name", "metadata.publisher"),
    "headline": ("headline", "title", "metadata.title"),
    "byline": ("byline", "author", "authors", "metadata.author"),
}
"""The parts of an article, and the names under which they are looked for, first come first."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The names under which a record has the parts of an article.

    `chosen` has those that the user says, by part; an empty name means that the part is not to
    be read. "meta.url" is a field of that name, or else the field "url" of the field "meta".
    """

    chosen: Mapping[str, str] = field(default_factory=dict)

    def names(self, part: str) -> tuple[str, ...]:
        """Under which names a part is looked for."""
        if part not in self.chosen:
            return USUAL[part]
        return (self.chosen[part],) if self.chosen[part] else ()

    def value(self, record: Mapping[str, Any], part: str) -> Any:
        """What a record has for a part; None where it has nothing."""
        for name in self.names(part):
            found = _at(record, name)
            if found is not None and found != "":
                return found
        return None

    def missing(self, available: Iterable[str], kind: str) -> tuple[str, str]:
        """What to tell where the text is missing: what is wrong, and what would help."""
        have = ", ".join(map(str, available)) or "nothing"
        if "text" in self.chosen:
            what = f"no {kind} {self.chosen['text']!r}"
        else:
            what = f"no {kind} holds the text"
        return f"{what}: there is {_shortened(have)}", f"--field text=NAME says which {kind} does"


def fields_of(assignments: Iterable[str]) -> Fields:
    """The fields said as "text=body". Raises UsageError where a part is unknown or said twice."""
    chosen: dict[str, str] = {}
    for assignment in assignments:
        part, sign, name = assignment.partition("=")
        if not sign or part not in USUAL:
            raise UsageError(
                f"{assignment!r} does not say which field holds which part",
                where="--field",
                remedy=f"such as text=body; the parts are {', '.join(USUAL)}",
            )
        if part in chosen:
            raise UsageError(f"{part} is said twice", where="--field")
        chosen[part] = name
    return Fields(chosen)


def texts(value: Any) -> Iterator[str]:
    """The texts in a value: itself, the items of a list, or the name of a thing with a name."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from texts(value.get("name"))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts(item)


def _at(record: Mapping[str, Any], name: str) -> Any:
    if name in record:
        return record[name]
    outer, dot, inner = name.partition(".")
    within = record.get(outer) if dot else None
    return _at(within, inner) if isinstance(within, Mapping) else None


def _shortened(text: str, most: int = 200) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
