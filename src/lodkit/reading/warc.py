"""Articles from web archives: the pages among a WARC file's responses, and the texts of WET."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from lodkit.reading.entries import LARGEST_RECORD, Entry, Fault, ReadingSettings
from lodkit.reading.extras import required
from lodkit.reading.html import entry_of_page
from lodkit.reading.warc_members import unpacked
from lodkit.reading.warc_records import Broken, Record, records

_PAGES = ("text/html", "application/xhtml+xml")


def read(stream: BinaryIO, settings: ReadingSettings) -> Iterator[Entry | Fault]:
    """The article of each record that has one; images, scripts and errors have none."""
    parse = required("warcio.recordloader", "warc").ArcWarcRecordLoader().parse_record_stream
    required("trafilatura", "html")
    for number, found in enumerate(records(unpacked(stream), LARGEST_RECORD), 1):
        place = f"record {number}"
        if isinstance(found, Broken):
            yield Fault(found.what, place)
        elif found.type == "response":
            yield from _page(found, parse, place, number)
        elif found.type == "conversion":
            text = found.content.decode("utf-8", "surrogateescape")
            language = found.headers.get("warc-identified-content-language", "").partition(",")[0]
            yield Entry(text, place, number, url=found.address, language=language or None)


def _page(found: Record, parse: Any, place: str, number: int) -> Iterator[Entry | Fault]:
    """The article of an answer, if the answer is a page."""
    try:
        record = parse(io.BytesIO(found.bytes))
        answer = record.http_headers
        if answer is None or answer.get_statuscode() != "200":
            return
        kind = (answer.get_header("Content-Type") or "").partition(";")[0].strip().lower()
        if kind not in _PAGES:
            return
        page = record.content_stream().read(LARGEST_RECORD + 1)
    except Exception as error:  # what a damaged answer makes its decoders raise, nobody lists
        yield Fault(f"its answer cannot be decoded: {error}", place)
        return
    if len(page) > LARGEST_RECORD:
        yield Fault(f"the page is larger than {LARGEST_RECORD:,} bytes", place)
    else:
        yield entry_of_page(page, url=found.address, place=place, number=number)
