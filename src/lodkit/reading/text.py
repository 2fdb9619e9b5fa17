"""Articles from plain text: one file, one article."""

from collections.abc import Iterator
from typing import BinaryIO

from lodkit.reading.entries import LARGEST, Entry, Fault, ReadingSettings


def read(stream: BinaryIO, settings: ReadingSettings) -> Iterator[Entry | Fault]:
    """The file as the one article it is, without a byte order mark."""
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        yield Fault(
            f"the article is larger than {LARGEST:,} bytes",
            remedy="split it into one file an article",
        )
        return
    try:
        yield Entry(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        yield Fault(f"byte {error.start + 1} is not UTF-8", remedy="convert the file to UTF-8")
