"""Articles from Parquet: the columns that are needed, a row group and a few rows at a time."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from lodkit.errors import InputError
from lodkit.reading.entries import Entry, Fault, ReadingSettings, Stretch
from lodkit.reading.extras import required
from lodkit.reading.fields import USUAL, Fields
from lodkit.reading.records import entry_of

_ROWS_AT_ONCE = 64
# So much is read ahead of each column; without it, all that a row group has of one.
_BUFFER = 1 << 20


def read(stream: BinaryIO, settings: ReadingSettings) -> Iterator[Entry | Fault]:
    """Each row's article; a row group that cannot be read does not stop those behind it."""
    file = _opened(stream)
    columns = _needed(file.schema_arrow, settings.fields)
    stretch = settings.stretch or Stretch(0, file.num_row_groups, 0)
    before = stretch.before
    for group in range(stretch.start, stretch.end):
        rows = file.metadata.row_group(group).num_rows
        try:
            for number, record in enumerate(_rows(file, group, columns), before + 1):
                yield entry_of(
                    record, settings.fields, number=number, place=f"row {number}", kind="column"
                )
        except (OSError, ValueError) as error:
            yield Fault(
                f"its row group cannot be read: {_first_line(error)}",
                f"rows {before + 1} to {before + rows}",
            )
        before += rows


def cut(stream: BinaryIO, size: int) -> Iterator[Stretch]:
    """Stretches of whole row groups, of `size` bytes or little more."""
    metadata = _opened(stream).metadata
    start = before = rows = held = 0
    for group in range(metadata.num_row_groups):
        known = metadata.row_group(group)
        rows, held = rows + known.num_rows, held + known.total_byte_size
        if held >= size or group == metadata.num_row_groups - 1:
            yield Stretch(start, group + 1, before)
            start, before, held = group + 1, rows, 0


def _opened(stream: BinaryIO) -> Any:
    library = required("pyarrow.parquet", "parquet")
    try:
        return library.ParquetFile(stream, pre_buffer=False, buffer_size=_BUFFER)
    except (OSError, ValueError) as error:
        raise InputError(
            f"is no readable Parquet file: {_first_line(error)}",
            remedy="is it whole, and Parquet?",
        ) from error


def _rows(file: Any, group: int, columns: list[str]) -> Iterator[dict[str, Any]]:
    batches = file.iter_batches(
        batch_size=_ROWS_AT_ONCE, row_groups=[group], columns=columns, use_threads=False
    )
    for batch in batches:
        yield from batch.to_pylist()


def _needed(schema: Any, fields: Fields) -> list[str]:
    """The columns that hold parts of an article. Raises InputError where none holds the text."""
    text = [name for name in fields.names("text") if _type_at(schema, name)]
    if not text:
        what, remedy = fields.missing(schema.names, "column")
        raise InputError(what, remedy=remedy)
    if not any(word in str(_type_at(schema, text[0])) for word in ("string", "binary")):
        raise InputError(
            f"the column {text[0]!r} holds no text but {_type_at(schema, text[0])}",
            remedy=fields.missing(schema.names, "column")[1],
        )
    wanted = [name for part in USUAL for name in fields.names(part)]
    return [name for name in dict.fromkeys(wanted) if _type_at(schema, name)]


def _type_at(schema: Any, name: str) -> Any:
    """The type of a column, or of a field in it ("meta.url"); None where there is none."""
    if name in schema.names:
        return schema.field(name).type
    outer, dot, inner = name.partition(".")
    if not dot or outer not in schema.names:
        return None
    within = schema.field(outer).type
    for part in inner.split("."):
        if not hasattr(within, "get_field_index") or within.get_field_index(part) < 0:
            return None
        within = within.field(within.get_field_index(part)).type
    return within


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0].rstrip(".")
