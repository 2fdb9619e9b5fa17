"""Years: completing a date that the text gives without its year, or a meeting without a date."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within
from lodkit.model.facts import PartialDate

# /202511/, /2025/11/, /2025-11-24/ in the address of the source
_IN_ADDRESS = re.compile(r"(?<!\d)(20\d\d)[-/]?(0[1-9]|1[0-2])(?:[-/]?([0-2]\d|3[01]))?(?!\d)")
_RANGE = re.compile(r"\b((?:19|20)\d\d)\s?[-–—/]\s?((?:19|20)\d\d)\b")
# In the first months a meeting looks back at the year before, in the last ones ahead.
_FIRST_MONTHS, _LAST_MONTHS = (1, 2, 3), (10, 11, 12)
# A date that refers to what happened long ago says nothing about the year of the article.
_RECENT_YEARS = 2
# A meeting comes after the documents it speaks of, rather than before them.
_COST_OF_BEFORE = 1.5
# A year of birth stands at most so many words from the word for it.
_BORN_WITHIN = 4


class _Years:
    """What one article says of years, found out once for all days that it leaves without one.

    `newest` is the newest of its full dates, `recent` are those of about that time, `of_day`
    the newest year of each of them by month and day.
    """

    def __init__(self, reading: Reading) -> None:
        dates = set(_full_dates(reading))
        self.newest = max((d.year for d in dates), default=None)
        since = (self.newest or 0) - _RECENT_YEARS
        self.recent = sorted(d for d in dates if d.year >= since)
        self.of_day = {(d.month, d.day): d.year for d in self.recent}
        self._reading = reading
        self._by_month: dict[int | None, int | None] = {}

    def of_month(self, month: int | None) -> int | None:
        """The year of a day in some month by the single years that the article speaks of."""
        if month not in self._by_month:
            self._by_month[month] = _by_years(self._reading, month)
        return self._by_month[month]


@lru_cache(maxsize=1)
def _years(reading: Reading) -> _Years:
    return _Years(reading)


def complete(reading: Reading, stated: PartialDate | None, term: str | None) -> PartialDate | None:
    """The date with its year, marked as inferred where the text leaves it out.

    `term` is the one that a congress is held for: its first year is the congress's. Without any
    stated date, the month in the source's address, if it has one.
    """
    if stated is None:
        address = month_of_address(reading)
        return PartialDate(*address, inferred=True) if address else None
    if stated.year is not None:
        return stated
    year = _year(reading, stated, term)
    return stated if year is None else replace(stated, year=year, inferred=True)


def newest_year(reading: Reading) -> int | None:
    """The newest year the article knows of: its own, or the latest of its dates."""
    if reading.published is not None:
        return reading.published.year
    address = month_of_address(reading)
    if address is not None:
        return address[0]
    return _years(reading).newest


def month_of_address(reading: Reading) -> tuple[int, int] | None:
    """Year and month in the address of the source."""
    sources = [reading.article.source or "", *reading.addresses]
    for address in reversed(sources):
        found = _IN_ADDRESS.search(address)
        if found:
            return int(found[1]), int(found[2])
    return None


def _year(reading: Reading, stated: PartialDate, term: str | None) -> int | None:
    """The likeliest year of a day, by the surest sign there is."""
    if reading.published is not None:
        return _not_after(reading.published.year, reading.published.month, stated.month)
    address = month_of_address(reading)
    if address is not None:
        return _not_after(*address, stated.month)
    years = _years(reading)
    if stated.month and stated.day and (same := years.of_day.get((stated.month, stated.day))):
        return same
    if term is not None:
        return int(term[:4])
    by_years = years.of_month(stated.month)
    if by_years is None and years.newest is not None and (begun := _begun(reading, years.newest)):
        return begun
    if years.newest is not None and (by_years is None or years.newest >= by_years):
        return _nearest(stated, years.recent)
    return by_years


def _not_after(year: int, upto: int, month: int | None) -> int:
    """The year of the last such month up to the given one."""
    return year - 1 if month is not None and month > upto + 1 else year


def _full_dates(reading: Reading) -> Iterator[date]:
    for mention in reading.dates:
        stated = mention.date
        if stated.year and stated.month and not _is_of_birth(reading, mention.first):
            yield date(stated.year, stated.month, stated.day or 15)


def _nearest(stated: PartialDate, known: list[date]) -> int:
    """The year that brings a day closest to the full dates of the text."""

    def cost(year: int) -> float:
        day = date(year, stated.month or 1, min(stated.day or 15, 28))
        distances = ((day - other).days for other in known)
        return min(d if d >= 0 else -d * _COST_OF_BEFORE for d in distances)

    years = {d.year + shift for d in known for shift in (-1, 0, 1)}
    return min(sorted(years), key=cost)


def _begun(reading: Reading, newest: int) -> int | None:
    """The first year of a term that began well after all full dates: those are of documents."""
    first = min((int(start) for start, _ in _RANGE.findall(reading.article.text)), default=newest)
    return first if newest < first - 1 else None


def _by_years(reading: Reading, month: int | None) -> int | None:
    """By the years the article speaks of: the one looked back at, the one looked ahead to."""
    ranges = _RANGE.findall(reading.article.text)
    targets = {int(end) for _, end in ranges}
    told = (y for y in reading.years if not _is_of_birth(reading, y.at))
    counts = Counter(y.year for y in told if y.year not in targets)
    first = min((int(start) for start, _ in ranges), default=None)
    if first is not None:
        # years beyond a running term are goals: "by 2045"
        counts = Counter({y: n for y, n in counts.items() if y <= min(targets)})
    if not counts:
        return None
    newest = max(counts)
    if first is not None and newest < first - 1:
        # only years long before the term that is spoken of: it has begun
        return first
    behind, ahead = _cued(reading, "review"), _cued(reading, "plan")
    if month in _FIRST_MONTHS:
        return newest + 1 if newest in behind - ahead else newest
    if newest - 1 in counts and (month in _LAST_MONTHS or counts[newest - 1] > counts[newest]):
        return newest - 1
    return newest


def _is_of_birth(reading: Reading, at: int) -> bool:
    """Whether a year is the one in which somebody was born: "born in 1968", "1968 geboren"."""
    near = beginning_within(reading.cues("origin"), at - _BORN_WITHIN, at + _BORN_WITHIN)
    sentence = reading.sentence_of(at)
    return any(reading.sentence_of(m.first) == sentence for m in near)


def _cued(reading: Reading, code: str) -> set[int]:
    """The years that stand in one sentence with a cue, behind it."""
    begun: dict[int, int] = {}
    for cue in reading.cues(code):
        begun.setdefault(reading.sentence_of(cue.first), cue.first)
    return {y.year for y in reading.years if begun.get(reading.sentence_of(y.at), y.at) < y.at}
