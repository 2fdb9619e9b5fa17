"""Years: completing a date that the text gives without its year, or a meeting without a date."""

import re
from collections.abc import Sequence

from lodkit.mapping.reading import Reading, addresses
from lodkit.model.facts import PartialDate

# /202511/, /2025/11/, /2025-11-24/ in the address of the source
_IN_ADDRESS = re.compile(r"(?<!\d)(20\d\d)[-/]?(0[1-9]|1[0-2])(?:[-/]?([0-2]\d|3[01]))?(?!\d)")
# In these months a meeting looks back at the year before.
_LOOKING_BACK = (1, 2, 3)


def complete(reading: Reading, stated: PartialDate | None, near: int) -> PartialDate | None:
    """The date with its year, marked as inferred where the text leaves it out.

    Without any stated date, the month in the source's address, if it has one.
    """
    address = _month_of_address(reading)
    if stated is None:
        return PartialDate(*address, inferred=True) if address else None
    if stated.year is not None:
        return stated
    year = _year(reading, stated.month, address, near)
    if year is None:
        return stated
    return PartialDate(year, stated.month, stated.day, inferred=True)


def _month_of_address(reading: Reading) -> tuple[int, int] | None:
    sources = [reading.article.source or "", *addresses(reading.article.text)]
    for address in reversed(sources):
        found = _IN_ADDRESS.search(address)
        if found:
            return int(found[1]), int(found[2])
    return None


def _year(
    reading: Reading, month: int | None, address: tuple[int, int] | None, near: int
) -> int | None:
    if reading.article.published is not None:
        return _not_after(reading.article.published.year, reading.article.published.month, month)
    if address is not None:
        return _not_after(*address, month)
    same_month = [d.date.year for d in reading.dates if d.date.month == month and d.date.year]
    if same_month and len(set(same_month)) == 1 and len(same_month) > 1:
        return same_month[0]
    return _year_of_review(reading, month, near)


def _not_after(year: int, upto: int, month: int | None) -> int:
    """The year of the last such month up to the given one."""
    return year - 1 if month is not None and month > upto + 1 else year


def _year_of_review(reading: Reading, month: int | None, near: int) -> int | None:
    """By the years the article speaks of: the one looked back at, the one looked ahead to."""
    behind = _cued(reading, "review")
    ahead = _cued(reading, "plan")
    early = month in _LOOKING_BACK
    if behind and early and (not ahead or max(behind) < max(ahead)):
        return max(behind) + 1
    years = [y.year for y in reading.years]
    if not years:
        return None
    newest = max(years)
    if early and not ahead and reading.sentence_of(near) in _sentences_of(reading, newest):
        return newest + 1 if newest in behind else newest
    return newest


def _cued(reading: Reading, code: str) -> list[int]:
    """The years that stand in one sentence with a cue, behind it."""
    cues = reading.cues(code)
    return [
        y.year
        for y in reading.years
        if any(
            reading.sentence_of(c.first) == reading.sentence_of(y.at) and c.first < y.at
            for c in cues
        )
    ]


def _sentences_of(reading: Reading, year: int) -> Sequence[int]:
    return [reading.sentence_of(y.at) for y in reading.years if y.year == year]
