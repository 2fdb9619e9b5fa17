"""Dates of a text, as far as it states them: days, months, years, and ranges of days."""

import re
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from lodkit.lexicon.concepts import Concept
from lodkit.lexicon.language import Language
from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.numbers import Ordinal
from lodkit.lexicon.tokens import Break, Token, Tokens
from lodkit.model.facts import PartialDate

_YEAR = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)\b")
# "am 31.12. tagte": day and month with full stops, no year behind
_DAY_MONTH = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(?=\s)(?!\s?(?:19|20)\d\d)")
# "on the morning of 14/10"; "2/3" is rather a part of something
_DAY_SLASH_MONTH = re.compile(r"(?<![\w/.,])(?<!\D-)(\d{1,2})/(\d{1,2})(?![\w/-])")
# "17.08 tagte", the month in two figures; "17.08 %" is a quantity
_DAY_POINT_MONTH = re.compile(
    r"(?<![\w/.,])(?<!\D-)(\d{1,2})\.(0[1-9]|1[0-2])(?![\w/-])(?!\.\w)(?!\s?%)"
)
# "28 September – 2 October": a dash alone leads from one day to another
_DASH = re.compile(r"\.?\s?[-–—]\s?")
# What joins the first two numbers of any of these; a sign is searched for faster than a number.
_JOINT = re.compile(r"[./-](?=\d)")
# a day, or one with "and" written onto it: Arabic wa-6
_DAY_IN_WORD = re.compile(r"(\D?)(\d{1,2})")
# each with its groups for year, month and day
_IN_DIGITS = (
    (_ISO, (1, 2, 3)),
    (_NUMERIC, (4, 3, 1)),
    (_DAY_MONTH, (0, 2, 1)),
    (_DAY_SLASH_MONTH, (0, 2, 1)),
    (_DAY_POINT_MONTH, (0, 2, 1)),
)
_RANGE_TO, _RANGE_FROM = re.compile(r"\d\s?[-–—/]\s?$"), re.compile(r"\s?[-–—/]\s?\d")
# The first day of a range stands at most so many words before the last one.
_RANGE_WITHIN = 5
_DAY_PART = Concept("cue", "day-part")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date and the words that say it; `end` is the last day where it is a range."""

    first: int
    last: int
    date: PartialDate
    end: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class YearMention:
    """A single year, not one of a range such as 2025-2030 and not part of a date."""

    at: int
    year: int


def find_dates(
    text: str,
    tokens: Tokens,
    mentions: Iterable[Mention],
    ordinals: Iterable[Ordinal],
    language: Language,
) -> list[DateMention]:
    """All dates that name a month, in the order of the text."""
    days = {o.first: o for o in ordinals} | {o.last: o for o in ordinals}
    mentions = list(mentions)
    months = [m for m in mentions if m.concept.scheme == "month"]
    parts = {i for m in mentions if m.concept == _DAY_PART for i in m.words}
    named: list[DateMention] = []
    for month in months:
        if not named or month.first > named[-1].last:
            found = _around(month, tokens, days, language)
            if found and _exists(found.date):
                named.append(_with_twin(found, months, tokens))
    single = sorted([*named, *_numeric(text, tokens)], key=lambda d: (d.first, d.last))
    found_all = [_from_first_day(d, tokens, parts, language) for d in single]
    return _ranges(text, found_all, tokens, language)


def find_years(text: str, tokens: Tokens, dates: Iterable[DateMention]) -> list[YearMention]:
    """All single years outside of `dates`."""
    taken = {i for d in dates for i in range(d.first, d.last + 1)}
    numerals = [(i, tokens[i]) for i in tokens.numerals]
    return [
        YearMention(i, int(token.key))
        for i, token in numerals
        if i not in taken and _YEAR.fullmatch(token.key) and not _in_range(text, token)
    ]


def _in_range(text: str, token: Token) -> bool:
    before = _RANGE_TO.search(text, max(token.start - 3, 0), token.start)
    return bool(before or _RANGE_FROM.match(text, token.end, token.end + 3))


def _around(
    month: Mention, tokens: Sequence[Token], days: dict[int, Ordinal], language: Language
) -> DateMention | None:
    number = int(month.concept.code)
    first, last, day = month.first, month.last, None
    before = _skip_particles(tokens, month.first, -1, language)
    if before is not None and (found := _day(before, tokens, days, language)):
        day, first = found
    year_at = _skip_particles(tokens, month.last, 1, language)
    if day is None and year_at is not None and (found := _day(year_at, tokens, days, language)):
        # month first: "June 2, 2023"
        day, last = found[0], year_at
        year_at = _skip_particles(tokens, last, 1, language)
    year = None
    if year_at is not None and _YEAR.fullmatch(tokens[year_at].key):
        year, last = int(tokens[year_at].key), year_at
    if day is None and year is None:
        return None
    return DateMention(first, last, PartialDate(year, number, day))


def _skip_particles(tokens: Sequence[Token], at: int, step: int, language: Language) -> int | None:
    """The next word in direction `step` that is no particle, unless a break comes first."""
    for _ in range(3):
        if tokens[at if step < 0 else min(at + 1, len(tokens) - 1)].broken >= Break.HARD:
            return None
        at += step
        if not 0 <= at < len(tokens):
            return None
        if tokens[at].key not in language.particles:
            return at
    return None


def _day(
    at: int, tokens: Sequence[Token], days: dict[int, Ordinal], language: Language
) -> tuple[int, int] | None:
    """The day of the month that word `at` says, and where it begins."""
    found = _DAY_IN_WORD.fullmatch(tokens[at].key)
    joined = found is not None and (not found[1] or found[1] in language.conjunctions)
    if found and joined and 1 <= int(found[2]) <= 31:
        return int(found[2]), at
    ordinal = days.get(at)
    return (ordinal.value, ordinal.first) if ordinal and ordinal.value <= 31 else None


def _from_first_day(
    last_day: DateMention, tokens: Sequence[Token], parts: set[int], language: Language
) -> DateMention:
    """A day as a range where the number of an earlier one leads to it.

    "2-4 October", "from 2 to the morning of 4 October", "2 and 3 October"; `parts` are the words
    for parts of the day.
    """
    end = last_day.date
    for at in range(last_day.first - 1, max(last_day.first - 1 - _RANGE_WITHIN, -1), -1):
        if end.day is None or tokens[at + 1].broken == Break.SENTENCE:
            break
        key = tokens[at].key
        if key.isdigit():
            if len(key) <= 2 and 1 <= int(key) < end.day:
                return DateMention(at, last_day.last, replace(end, day=int(key)), end)
            break
        linking = key in language.particles or key in language.conjunctions
        if not linking and at not in parts:
            break
    return last_day


def _ranges(
    text: str, dates: Sequence[DateMention], tokens: Sequence[Token], language: Language
) -> list[DateMention]:
    """The dates, two of different months as one where the second is the last day of the first.

    "30 September to 2 October 2025": the year stands behind the second alone.
    """
    found: list[DateMention] = []
    for date in dates:
        start = found[-1] if found else None
        if start and _leads_to(text, start, date, tokens, language):
            first_day = replace(start.date, year=start.date.year or date.date.year)
            found[-1] = DateMention(start.first, date.last, first_day, date.date)
        else:
            found.append(date)
    return found


def _leads_to(
    text: str, start: DateMention, end: DateMention, tokens: Sequence[Token], language: Language
) -> bool:
    """Whether a word for "to" or a dash, and nothing else, stands between two days."""
    between = tokens[start.last + 1 : end.first]
    days = start.date.day is not None and end.date.day is not None
    rising = (start.date.month or 0, start.date.day or 0) < (end.date.month or 0, end.date.day or 0)
    free = start.end is None and end.end is None and start.date.year in (None, end.date.year)
    linked = 1 <= len(between) <= 2 and all(t.key in language.particles for t in between)
    whole = all(t.broken == Break.NONE for t in tokens[start.last + 1 : end.first + 1])
    dashed = _DASH.fullmatch(text[tokens[start.last].end : tokens[end.first].start]) is not None
    return days and rising and free and (dashed or (linked and whole))


def _with_twin(
    found: DateMention, months: Sequence[Mention], tokens: Sequence[Token]
) -> DateMention:
    """Two names of one month, "يناير/كانون الثاني 2025": the year may stand behind the second."""
    start = bisect_left(months, found.last + 1, key=attrgetter("first"))
    for twin in months[start : start + 1]:
        follows = twin.first == found.last + 1
        if follows and int(twin.concept.code) == found.date.month and found.date.year is None:
            at = twin.last + 1
            if at < len(tokens) and _YEAR.fullmatch(tokens[at].key):
                return replace(found, last=at, date=replace(found.date, year=int(tokens[at].key)))
            return replace(found, last=twin.last)
    return found


def _numeric(text: str, tokens: Tokens) -> Iterator[DateMention]:
    """Dates in digits alone: 2025-01-14, 14/01/2025, 14.1.2025."""
    for joint in _JOINT.finditer(text):
        start = _number_before(text, joint.start())
        for pattern, order in _IN_DIGITS if start < joint.start() else ():
            found = pattern.match(text, start)
            date = _in_order(found, order) if found else None
            if not found or not date or not _exists(date):
                continue
            if pattern is _DAY_SLASH_MONTH and (date.day or 0) <= (date.month or 0):
                continue
            # the day may be written onto the word before it: a newspaper's name and its date
            first, end = _word_at(found.start(), tokens), found.end(max(order))
            last = _word_at(end - 1, tokens)
            if first >= 0 and tokens[last].end == end:
                yield DateMention(first, last, date)


def _number_before(text: str, end: int) -> int:
    """Where the digits begin that stand right before a place in the text."""
    start = end
    while start and text[start - 1].isdecimal():
        start -= 1
    return start


def _in_order(found: re.Match[str], order: Sequence[int]) -> PartialDate:
    """The date in the groups for year, month and day; group 0 stands for none."""
    year, month, day = (int(found[group]) if group else None for group in order)
    return PartialDate(year, month, day)


def _word_at(offset: int, tokens: Tokens) -> int:
    """The last word that begins up to an offset."""
    return bisect_right(tokens.starts, offset) - 1


def _exists(date: PartialDate) -> bool:
    """Whether the calendar has this day; 29 February counts where the year is not known."""
    if date.month is None or date.day is None:
        return True
    in_month = 1 <= date.month <= 12
    return in_month and 1 <= date.day <= monthrange(date.year or 2024, date.month)[1]
