"""Articles from HTML pages: the main text, and what the page says of itself."""

import logging
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, BinaryIO

from lodkit.reading.days import day_of
from lodkit.reading.entries import LARGEST_RECORD, Entry, Fault, ReadingSettings
from lodkit.reading.extras import required

# Dates are taken from what the page states, not from what its text may hint at; the latest is
# fixed, as it would be today else.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}


def read(stream: BinaryIO, settings: ReadingSettings) -> Iterator[Entry | Fault]:
    """The page's article."""
    page = stream.read(LARGEST_RECORD + 1)
    if len(page) > LARGEST_RECORD:
        yield Fault(f"the page is larger than {LARGEST_RECORD:,} bytes")
    else:
        yield entry_of_page(page)


def entry_of_page(
    page: bytes | str, *, url: str | None = None, place: str = "", number: int | None = None
) -> Entry | Fault:
    """The article of a page that was found at `url`, or why there is none.

    What language a page declares is often its template's, so the words are to tell.
    """
    if not page.strip():
        return Fault("the page is empty", place)
    found = _library().bare_extraction(
        page, url=url, with_metadata=True, include_comments=False, date_extraction_params=_DATES
    )
    if found is None or not found.text:
        return Fault("no article text is found in the page", place)
    return Entry(
        found.text,
        place,
        number,
        url=url or found.url,
        published=day_of(found.date),
        publisher=found.sitename,
        headline=found.title,
        byline=tuple(part.strip() for part in (found.author or "").split(";") if part.strip()),
    )


@lru_cache(maxsize=1)
def _library() -> Any:
    library = required("trafilatura", "html")
    for name in ("trafilatura", "htmldate", "justext", "charset_normalizer"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return library
