"""Sections: parts of a text that begin with the name of a province, as in digests of news."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lodkit.mapping.places.settings import Setting
from lodkit.mapping.text.reading import Reading

# Behind the name that a section is headed by: the end of the line, or what parts it from the rest.
_HEADED = re.compile(r"\s*(?:[.:–—]|-\s|\*|\n|$)")
# A single one is where a report comes from: "Ha Giang – On 5 May …".
_FEWEST = 2


class Section(NamedTuple):
    """A section, from its first to its last word, and the province that it is about."""

    first: int
    last: int
    code: str


def find_sections(reading: Reading, provinces: Sequence[Setting]) -> tuple[Section, ...]:
    """The sections of a text that has several, about different provinces, in its order."""
    found = tuple(_sections(reading, provinces))
    return found if len({section.code for section in found}) >= _FEWEST else ()


def _sections(reading: Reading, provinces: Sequence[Setting]) -> Iterator[Section]:
    text, tokens = reading.article.text, reading.tokens
    headings = [s for s in provinces if _is_heading(reading, s)]
    nexts = [*(h.first for h in headings[1:]), len(tokens)]
    for heading, following in zip(headings, nexts, strict=False):
        end = text.find("\n", tokens[heading.last].end)
        alone = end < 0 or not text[tokens[heading.last].end : end].strip(" .:–—*-")
        if alone:
            last = following - 1
        else:
            last = bisect_left(tokens, end, key=lambda token: token.start) - 1
        yield Section(heading.first, last, heading.code)


def _is_heading(reading: Reading, province: Setting) -> bool:
    """Whether a province stands first in its line, but for a bullet and words for its level."""
    text, tokens = reading.article.text, reading.tokens
    if _HEADED.match(text, tokens[province.last].end) is None:
        return False
    line = text.rfind("\n", 0, tokens[province.first].start) + 1
    first = bisect_left(tokens, line, key=lambda token: token.start)
    levels = reading.words_of("level")
    return all(i in levels for i in range(province.first - 1, first - 1, -1))
