"""Records with named fields, as JSON Lines, tables and Parquet have them, as entries."""

from collections.abc import Mapping
from typing import Any

from lodkit.reading.days import day_of
from lodkit.reading.entries import Entry, Fault
from lodkit.reading.fields import Fields, texts


def entry_of(
    record: Mapping[str, Any], fields: Fields, *, number: int, place: str, kind: str
) -> Entry | Fault:
    """The article in a record, or why there is none; `kind` is what its parts are called."""
    text = fields.value(record, "text")
    if isinstance(text, bytes):
        text = text.decode("utf-8", "surrogateescape")
    if not isinstance(text, str):
        return _no_text(record, fields, text, place, kind)
    return Entry(
        text,
        place,
        number,
        id=_one(fields.value(record, "id")),
        url=_one(fields.value(record, "url")),
        published=day_of(fields.value(record, "date")),
        language=_one(fields.value(record, "language")),
        publisher=_one(fields.value(record, "publisher")),
        headline=_one(fields.value(record, "headline")),
        byline=tuple(texts(fields.value(record, "byline"))),
    )


def _no_text(
    record: Mapping[str, Any], fields: Fields, text: object, place: str, kind: str
) -> Fault:
    if text is not None:
        return Fault(f"its text is no text but {type(text).__name__}", place)
    if any(_has(record, name) for name in fields.names("text")):
        return Fault("the article is empty", place)
    what, remedy = fields.missing(record, kind)
    return Fault(what, place, remedy)


def _has(record: Mapping[str, Any], name: str) -> bool:
    outer, _, inner = name.partition(".")
    within = record.get(outer)
    return name in record or (bool(inner) and isinstance(within, Mapping) and _has(within, inner))


def _one(value: Any) -> str | None:
    """A value as text, if it is one, or a number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return next(texts(value), None)
