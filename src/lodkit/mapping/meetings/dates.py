"""Meeting dates: which of the days in a text is the one on which the reported meeting was held."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lodkit.lexicon.dates import DateMention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.meetings.mentions import MeetingMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within
from lodkit.mapping.text.years import complete, newest_year
from lodkit.model.article import Span
from lodkit.model.facts import PartialDate

# The first sentences are the lead; the date of the meeting may stand a little later.
_LEAD = 4
_DATED_WITHIN = 8
_CLOSE = 4
# A month alone stands at most so many words behind a meeting's name; looking ahead is likelier.
_MONTH, _AHEAD = 8, 1
# A meeting that the same sentence dates twice lasted at most so many days.
_LASTS = 5
_LASTING = frozenset({"session", "congress", "plenum"})
# How many days before its publication an article with such a word tells of.
_DAYS_BACK = {"cue/today": 0, "cue/yesterday": 1}


@dataclass(frozen=True, slots=True)
class Dated:
    """When a meeting was held, with its last day if it took several, and where the text says so."""

    date: PartialDate
    end: PartialDate | None
    evidence: tuple[Span, ...]


def day_of(reading: Reading, mentions: Sequence[MeetingMention], term: str | None) -> Dated | None:
    """The day of the reported meeting, the surest sign first; `term` are its congress's years.

    A day in the lead or beside the meeting's name; "today" in a dated article; a day a little
    later; a month.
    """
    newest = newest_year(reading)
    recent = (d for d in reading.dates if _may_be_recent(reading, d, newest))
    usable = [d for d in recent if not _is_of_document(reading, d)]
    days = [d for d in usable if d.date.day is not None]
    others = days if mentions[0].kind in _LASTING else []
    months = [d for d in usable if d.date.day is None]
    beside = {reading.sentence_of(m.first) for m in mentions}
    near = [*_before(reading, days, _LEAD), *_inside(reading, days, sorted(beside))]
    later = [*_in_lead_with(reading, months, beside), *_before(reading, days, _DATED_WITHIN)]
    return (
        _first_read(reading, near, others, term)
        or _published(reading)
        or _first_read(reading, later, others, term)
    )


def _first_read(
    reading: Reading,
    mentions: Sequence[DateMention],
    days: Sequence[DateMention],
    term: str | None,
) -> Dated | None:
    """The first of some dates, where there are any."""
    found = (_read(reading, mention, days, term) for mention in mentions)
    return next((dated for dated in found if dated), None)


def day_beside(reading: Reading, mention: MeetingMention) -> Dated | None:
    """The day that stands right behind another meeting's name."""
    for found in beginning_within(reading.dates, mention.last + 1, mention.last + _CLOSE):
        if reading.sentence_of(found.first) == reading.sentence_of(mention.last) and (
            _nothing_between(reading, mention.last, found.first)
        ):
            return _read(reading, found, (), None)
    return None


def month_behind(
    reading: Reading, mention: MeetingMention, main: PartialDate | None
) -> Dated | None:
    """The month alone that a meeting to come, or just over, is set for: "expected in December".

    Its year is the one that brings it nearest to the reported meeting.
    """
    if main is None or main.year is None or main.month is None:
        return None
    dated = reading.date_words
    for month in beginning_within(reading.of("month"), mention.last + 1, mention.last + _MONTH):
        same = reading.sentence_of(month.first) == reading.sentence_of(mention.last)
        if not same or month.first in dated or not _set_for(reading, mention.last, month.first):
            return None
        number = int(month.concept.code)
        years = (main.year - 1, main.year, main.year + 1)
        near = {abs((y - main.year) * 12 + number - main.month - _AHEAD): y for y in years}
        day = PartialDate(near[min(near)], number, inferred=True)
        return Dated(day, None, (reading.span(month.first, month.last),))
    return None


def _set_for(reading: Reading, left: int, right: int) -> bool:
    """Whether only small words, places and words of planning lead from a meeting to a month."""
    passed = reading.words_of("cue/expected", "cue/convene", "cue/term", "place", "body-kind")
    small = reading.language.stop_words | reading.language.particles
    between = range(left + 1, right)
    whole = all(reading.tokens[i].broken < Break.COMMA for i in range(left + 1, right + 1))
    planned = any(i in reading.words_of("cue/expected") for i in between)
    return (whole or planned) and all(
        i in passed or reading.tokens[i].key in small for i in between
    )


def only_day(reading: Reading, mention: MeetingMention) -> Dated | None:
    """The day of another meeting's sentence, if it is the only one there and not long ago."""
    sentence = reading.sentences[reading.sentence_of(mention.first)]
    days = [d for d in beginning_within(reading.dates, *sentence) if d.date.day is not None]
    if len(days) != 1 or _is_of_document(reading, days[0]):
        return None
    recent = _may_be_recent(reading, days[0], newest_year(reading))
    return _read(reading, days[0], (), None) if recent else None


def _nothing_between(reading: Reading, left: int, right: int) -> bool:
    """Whether only small words, such as "on" and "held", stand between two words."""
    passed = reading.words_of("cue/term", "cue/convene", "cue/date-of")
    stop = reading.language.stop_words
    return all(i in passed or reading.tokens[i].key in stop for i in range(left + 1, right))


def _before(reading: Reading, dates: Sequence[DateMention], sentence: int) -> Iterator[DateMention]:
    return (d for d in dates if reading.sentence_of(d.first) < sentence)


def _inside(
    reading: Reading, dates: Sequence[DateMention], sentences: Sequence[int]
) -> Iterator[DateMention]:
    return (d for s in sentences for d in beginning_within(dates, *reading.sentences[s]))


def _in_lead_with(
    reading: Reading, dates: Sequence[DateMention], sentences: set[int]
) -> Iterator[DateMention]:
    lead = [s for s in sorted(sentences) if s < _LEAD]
    return _inside(reading, dates, lead)


def _read(
    reading: Reading, mention: DateMention, days: Sequence[DateMention], term: str | None
) -> Dated | None:
    """A date with its year, and the days of one sentence that belong together as one stretch."""
    resolved = complete(reading, mention.date, term)
    if resolved is None:
        return None
    end = complete(reading, mention.end, term) if mention.end else None
    span = reading.span(mention.first, mention.last)
    for other in beginning_within(days, *reading.sentences[reading.sentence_of(mention.first)]):
        start = complete(reading, other.date, term)
        if end is None and start and 0 < _days(start, resolved) <= _LASTS:
            return Dated(start, resolved, (span, reading.span(other.first, other.last)))
    return Dated(resolved, end, (span,))


def _days(start: PartialDate, end: PartialDate) -> int:
    """How many days lie between two days of known years; none where one is not known."""
    if None in (start.year, start.month, start.day, end.year, end.month, end.day):
        return 0
    first, last = (date(d.year or 1, d.month or 1, d.day or 1) for d in (start, end))
    return (last - first).days


def _published(reading: Reading) -> Dated | None:
    """The day of publication, or the one before, where the lead speaks of "today"."""
    if reading.published is None:
        return None
    for code, back in _DAYS_BACK.items():
        for cue in reading.mentions.get(code, ()):
            if reading.sentence_of(cue.first) < _LEAD:
                day = reading.published - timedelta(days=back)
                return Dated(
                    PartialDate(day.year, day.month, day.day, inferred=True),
                    None,
                    (reading.span(cue.first, cue.last),),
                )
    return None


def _may_be_recent(reading: Reading, mention: DateMention, newest: int | None) -> bool:
    """Whether a date may be that of the event: no dateline, and not of long ago."""
    if mention is reading.dateline:
        return False
    return mention.date.year is None or newest is None or mention.date.year >= newest - 1


def _is_of_document(reading: Reading, day: DateMention) -> bool:
    """Whether a date stands close behind a document's name or number."""
    start = _sentence_start(reading, day.first)
    documents = beginning_within(reading.of("document-kind"), start, day.first)
    named, dated = {m.last for m in documents}, reading.date_words
    return any(
        i not in dated and (i in named or reading.between(i - 1, i) == "/")
        for i in range(max(day.first - _CLOSE, start), day.first)
    )


def _sentence_start(reading: Reading, word: int) -> int:
    return reading.sentences[reading.sentence_of(word)][0]
