"""The main meeting: which of the meetings named an article reports on, and when and whose it is."""

from collections.abc import Sequence

from lodkit.lexicon.dates import DateMention
from lodkit.mapping.bodies import BodyMention
from lodkit.mapping.meeting_mentions import MeetingMention, kind_for
from lodkit.mapping.reading import Reading
from lodkit.mapping.windows import beginning_within
from lodkit.mapping.years import complete, newest_year
from lodkit.model.article import Span
from lodkit.model.facts import Body, Meeting, Mode, PartialDate

# The first sentences are the lead; the date of the meeting may stand a little later.
_LEAD = 4
_DATED_WITHIN = 8
_CLOSE = 4
# How much a phrase weighs in the choice: named at all, beside a cue, in the lead, as an event
# with a number in the lead.
_NAMED, _BESIDE_CUE, _IN_LEAD, _NUMBERED_EVENT = 0.1, 1.0, 0.5, 2.5
_ENOUGH = 0.6


class Candidate:
    """Mentions that may speak of one meeting: of one kind, and no two numbers or hosts."""

    def __init__(self, mention: MeetingMention) -> None:
        self.mentions = [mention]
        self.kind = mention.kind
        self.ordinal = mention.ordinal
        self.host = mention.host
        self.weight = 0.0

    def fits(self, mention: MeetingMention) -> bool:
        """Whether a phrase may speak of the same meeting."""
        hosts = {mention.host, self.host} - {None}
        numbers = {mention.ordinal, self.ordinal} - {None}
        return mention.kind == self.kind and len(hosts) <= 1 and len(numbers) <= 1

    def take(self, mention: MeetingMention) -> None:
        """Count a phrase in; what it adds is known of the meeting from now on."""
        self.mentions.append(mention)
        self.ordinal = self.ordinal if self.ordinal is not None else mention.ordinal
        self.host = self.host or mention.host


def choose_main(reading: Reading, mentions: Sequence[MeetingMention]) -> Candidate | None:
    """The candidate that is convened, presided over and returned to; none if nothing is."""
    candidates = _candidates(mentions)
    for candidate in candidates:
        candidate.weight = sum(_weight(reading, m) for m in candidate.mentions)
    best = max(candidates, key=lambda c: (c.weight, -c.mentions[0].first), default=None)
    return best if best is not None and best.weight >= _ENOUGH else None


def _candidates(mentions: Sequence[MeetingMention]) -> list[Candidate]:
    """The mentions gathered: one without a number belongs to the last of its kind before it."""
    found: list[Candidate] = []
    for mention in mentions:
        if mention.generic or mention.cited:
            continue
        fitting = [candidate for candidate in found if candidate.fits(mention)]
        if fitting:
            fitting[-1].take(mention)
        else:
            found.append(Candidate(mention))
    return found


def _weight(reading: Reading, mention: MeetingMention) -> float:
    """How much a phrase speaks for its meeting being the one reported on."""
    sentence = reading.sentence_of(mention.first)
    in_lead = sentence < _LEAD
    weight = _NAMED + (_IN_LEAD if in_lead else 0.0)
    cues = [*reading.within("manner", sentence), *reading.within("cue/convene", sentence)]
    if any(_close(mention, cue.first, cue.last) for cue in cues):
        weight += _BESIDE_CUE
    dated = bool(beginning_within(reading.dates, *reading.sentences[sentence]))
    if in_lead and mention.ordinal is not None and (cues or dated):
        weight += _NUMBERED_EVENT
    return weight


def _close(mention: MeetingMention, first: int, last: int) -> bool:
    return mention.first - _CLOSE <= last and first <= mention.last + _CLOSE


def report_on(reading: Reading, main: Candidate, bodies: Sequence[BodyMention]) -> Meeting:
    """The main meeting with everything the article says of it."""
    own = main.mentions
    term = next((m.term for m in own if m.term), None) if main.kind == "congress" else None
    dated = _date(reading, own, term)
    host, host_spans = _host(reading, own, bodies)
    spans = [*(reading.span(m.first, m.last) for m in own), *host_spans]
    if dated:
        spans.append(reading.span(dated[0].first, dated[0].last))
    return Meeting(
        key="m1",
        kind=kind_for(main.kind, host, main.ordinal is not None, reading),
        main=True,
        host=host,
        evidence=tuple(sorted(set(spans))),
        date=dated[1] if dated else complete(reading, None, None),
        end_date=complete(reading, dated[0].end, term) if dated and dated[0].end else None,
        ordinal=main.ordinal,
        term=next((m.term for m in own if m.term), None),
        mode=_mode(reading, own),
    )


def _host(
    reading: Reading, own: Sequence[MeetingMention], bodies: Sequence[BodyMention]
) -> tuple[Body | None, list[Span]]:
    """Who holds it: the body named with its number, its convener, the body named right behind."""
    for mention in own:
        if mention.ordinal is not None and mention.host is not None:
            return mention.host, []
    for find in (_convener, _named_with, _next_to):
        for mention in own:
            body = find(reading, mention, bodies)
            if body is not None:
                return body.body, [reading.span(body.first, body.last)]
    return next((m.host for m in own if m.host is not None), None), []


def _convener(
    reading: Reading, mention: MeetingMention, bodies: Sequence[BodyMention]
) -> BodyMention | None:
    """The body that holds or organises the meeting in one sentence with it."""
    sentence = reading.sentence_of(mention.first)
    cues = reading.within("cue/convene", sentence)
    near = beginning_within(bodies, *reading.sentences[sentence])
    near = [b for b in near if b.last < mention.first or b.first > mention.last]
    for cue in cues:
        before = [b for b in near if b.last < cue.first]
        behind = [b for b in near if b.first > cue.last and b.last < mention.first]
        if reading.language.verb_first and behind:
            return behind[0]
        if before and cue.first - before[-1].last <= _CLOSE:
            return _subject(before)
        if behind:
            return behind[0]
        by = [b for b in near if b.first > cue.last] if mention.last < cue.first else []
        if by and not before:
            # "the ceremony organised on 3 February in Hanoi by the committee"
            return by[0]
    return None


def _subject(before: Sequence[BodyMention]) -> BodyMention:
    """The first of the bodies that hang together before a verb."""
    chosen = before[-1]
    for body in reversed(before[:-1]):
        if body.last + 2 < chosen.first:
            break
        chosen = body
    return chosen


def _named_with(
    reading: Reading, mention: MeetingMention, bodies: Sequence[BodyMention]
) -> BodyMention | None:
    """The body inside the meeting's own phrase: "the session of the People's Council"."""
    inside = beginning_within(bodies, mention.first, mention.last)
    return next((b for b in inside if b.body == mention.host), None)


def _next_to(
    reading: Reading, mention: MeetingMention, bodies: Sequence[BodyMention]
) -> BodyMention | None:
    """The body that stands right behind: "At the conference, the Standing Committee heard"."""
    sentence = reading.sentence_of(mention.first)
    for body in beginning_within(bodies, mention.last + 1, mention.last + 2):
        if reading.sentence_of(body.first) == sentence:
            return body
    return None


def _date(
    reading: Reading, own: Sequence[MeetingMention], term: str | None
) -> tuple[DateMention, PartialDate] | None:
    """The day of the meeting: in a sentence with its name, else the first day of the lead."""
    issued = _dates_of_documents(reading)
    usable = [d for d in reading.dates if d.first not in issued and _may_be_today(reading, d)]
    sentences = [reading.sentence_of(m.first) for m in own]
    leading = (d for d in usable if reading.sentence_of(d.first) < _LEAD)
    with_name = (d for s in sentences for d in beginning_within(usable, *reading.sentences[s]))
    later = (d for d in usable if reading.sentence_of(d.first) < _DATED_WITHIN)
    for date in (*leading, *with_name, *later):
        resolved = complete(reading, date.date, term)
        if resolved is not None:
            return date, resolved
    return None


def _may_be_today(reading: Reading, date: DateMention) -> bool:
    """Whether a date may be that of the event: a day, no document's, and not of long ago."""
    if date.date.day is None or date is reading.dateline:
        return False
    newest = newest_year(reading)
    return date.date.year is None or newest is None or date.date.year >= newest - 1


def _dates_of_documents(reading: Reading) -> set[int]:
    """The first words of dates that stand close behind a document's name or number."""
    named = [m.last for m in reading.of("document-kind")]
    numbers = [i for i in range(1, len(reading.tokens)) if reading.between(i - 1, i) == "/"]
    ends = {*named, *numbers} - {i for d in reading.dates for i in range(d.first, d.last + 1)}
    return {
        d.first for d in reading.dates if any(i in ends for i in range(d.first - _CLOSE, d.first))
    }


def _mode(reading: Reading, own: Sequence[MeetingMention]) -> Mode | None:
    """Whether the meeting was held online, in person, or both."""
    sentences = {reading.sentence_of(m.first) for m in own}
    online = any(reading.sentence_of(m.first) in sentences for m in reading.cues("online"))
    present = any(reading.sentence_of(m.first) in sentences for m in reading.cues("in-person"))
    if online and present:
        return "mixed"
    return "online" if online else "in-person" if present else None
