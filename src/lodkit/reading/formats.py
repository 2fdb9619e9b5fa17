"""Which formats are read, told by the suffix of a file, and the module that reads each."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Any

from lodkit.reading.entries import Cutter, Reader


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the suffixes of its files, and its reader as "module:function".

    `whole` says that a file is one article, `seeks` that it cannot be read from front to back,
    `members` that it is packed record by record, so that its reader unpacks it. `cutter` cuts a
    collection that can be read from the midst of it.
    """

    suffixes: tuple[str, ...]
    reader: str
    whole: bool = False
    seeks: bool = False
    members: bool = False
    cutter: str = ""


FORMATS: Mapping[str, Format] = {
    "text": Format((".txt",), "text:read", whole=True),
    "html": Format((".html", ".htm", ".xhtml"), "html:read", whole=True),
    "jsonl": Format((".jsonl", ".ndjson", ".json"), "json_lines:read", cutter="json_lines:cut"),
    "csv": Format((".csv",), "delimited:read_commas"),
    "tsv": Format((".tsv", ".tab"), "delimited:read_tabs"),
    "parquet": Format((".parquet", ".pq"), "parquet:read", seeks=True, cutter="parquet:cut"),
    "warc": Format((".warc", ".wet"), "warc:read", members=True),
}
"""Every format by the name it has on the command line."""

PACKED = (".gz", ".zst")
"""What may stand behind any suffix; whether bytes are packed they tell themselves."""

_BY_SUFFIX = {suffix: name for name, known in FORMATS.items() for suffix in known.suffixes}
_BEGINNINGS = {
    b"PAR1": "parquet",
    b"WARC/": "warc",
    b"<!doctype html": "html",
    b"<html": "html",
    b"%pdf": "PDF, which is not read",
    b"pk\x03\x04": "a ZIP archive, which is not read",
    b"{": "jsonl",
}


def format_of(name: str) -> str | None:
    """The format of a file by its name; None where its suffix is none of ours."""
    return _BY_SUFFIX.get(PurePath(_unpacked(name)).suffix.lower())


def stem_of(name: str) -> str:
    """The name of a file without the suffixes that tell its format and packing."""
    return PurePath(_unpacked(name)).stem


def reader_of(name: str) -> Reader:
    """The reader of a format."""
    reader: Reader = _loaded(FORMATS[name].reader)
    return reader


def cutter_of(name: str) -> Cutter | None:
    """What cuts a collection of a format; None where it is read from its beginning only."""
    known = FORMATS[name].cutter
    cutter: Cutter | None = _loaded(known) if known else None
    return cutter


def looks_like(head: bytes) -> str | None:
    """What a file that begins like this may be, whatever its suffix says."""
    begins = head.lstrip().lower()
    return next((n for start, n in _BEGINNINGS.items() if begins.startswith(start.lower())), None)


def _loaded(name: str) -> Any:
    module, _, function = name.partition(":")
    return getattr(import_module(f"lodkit.reading.{module}"), function)


def _unpacked(name: str) -> str:
    path = PurePath(name)
    return path.stem if path.suffix.lower() in PACKED else path.name
