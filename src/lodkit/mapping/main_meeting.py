"""The main meeting: which of the meetings named an article reports on, and when and whose it is."""

from collections.abc import Sequence

from lodkit.lexicon.dates import DateMention
from lodkit.lexicon.matcher import Mention
from lodkit.mapping.bodies import BodyMention
from lodkit.mapping.holders import kind_for, may_hold
from lodkit.mapping.meeting_mentions import MeetingMention
from lodkit.mapping.reading import Reading
from lodkit.mapping.windows import beginning_within
from lodkit.mapping.years import complete, newest_year
from lodkit.model.article import Span
from lodkit.model.facts import Body, Meeting, Mode, PartialDate

# The first sentences are the lead; the date of the meeting may stand a little later.
_LEAD = 4
_DATED_WITHIN = 8
_CLOSE = 4
# How much a phrase weighs in the choice: named at all, in the lead, beside a word that convenes,
# the first of these, beside what somebody does there, told by a verb, with a number.
_NAMED, _IN_LEAD, _CONVENED, _FIRST_CONVENED = 0.1, 0.5, 1.0, 1.0
_BESIDE_MANNER, _TOLD, _NUMBERED = 1.0, 1.6, 2.0
_ENOUGH = 0.6
_VISIT = "working-session"


class Candidate:
    """Mentions that may speak of one meeting: of one kind, and no two numbers or hosts."""

    def __init__(self, mention: MeetingMention) -> None:
        self.mentions = [mention]
        self.kind = mention.kind
        self.ordinal = mention.ordinal
        self.host = _stated(mention)
        self.weight = 0.0

    def fits(self, mention: MeetingMention) -> bool:
        """Whether a phrase may speak of the same meeting."""
        hosts = {_stated(mention), self.host} - {None}
        numbers = {mention.ordinal, self.ordinal} - {None}
        return mention.kind == self.kind and len(hosts) <= 1 and len(numbers) <= 1

    def take(self, mention: MeetingMention) -> None:
        """Count a phrase in; what it adds is known of the meeting from now on."""
        self.mentions.append(mention)
        self.ordinal = self.ordinal if self.ordinal is not None else mention.ordinal
        self.host = self.host or _stated(mention)


def _stated(mention: MeetingMention) -> Body | None:
    return None if mention.assumed else mention.host


def choose_main(reading: Reading, mentions: Sequence[MeetingMention]) -> Candidate | None:
    """The candidate that is convened, presided over and returned to; none if nothing is."""
    candidates = _candidates(mentions)
    convened = [m for c in candidates for m in c.mentions if _is_convened(reading, m)]
    first = min(convened, key=lambda m: m.first, default=None)
    for candidate in candidates:
        candidate.weight = sum(_weight(reading, m, first) for m in candidate.mentions)
    best = max(candidates, key=lambda c: (c.weight, -c.mentions[0].first), default=None)
    return best if best is not None and best.weight >= _ENOUGH else None


def _candidates(mentions: Sequence[MeetingMention]) -> list[Candidate]:
    """The mentions gathered: one without a number belongs to the last of its kind before it."""
    found: list[Candidate] = []
    for mention in mentions:
        if mention.generic or mention.aside:
            continue
        fitting = [candidate for candidate in found if candidate.fits(mention)]
        if fitting:
            fitting[-1].take(mention)
        else:
            found.append(Candidate(mention))
    return found


def _weight(reading: Reading, mention: MeetingMention, first: MeetingMention | None) -> float:
    """How much a phrase speaks for its meeting being the one reported on.

    `first` is the first phrase beside which a word convenes: what the article begins with.
    """
    sentence = reading.sentence_of(mention.first)
    in_lead = sentence < _LEAD
    if mention.told:
        return _TOLD if in_lead else 0.0
    weight = _NAMED + (_IN_LEAD if in_lead else 0.0)
    if _is_convened(reading, mention):
        weight += _CONVENED + (_FIRST_CONVENED if mention is first else 0.0)
    elif any(_close(mention, m.first, m.last) for m in reading.within("manner", sentence)):
        weight += _BESIDE_MANNER
    begins = first is None or sentence <= reading.sentence_of(first.first)
    if in_lead and mention.ordinal is not None and begins and _is_event(reading, sentence):
        weight += _NUMBERED
    return weight


def _is_event(reading: Reading, sentence: int) -> bool:
    """Whether a sentence has a date, or says what is done at a meeting."""
    dated = beginning_within(reading.dates, *reading.sentences[sentence])
    return bool(
        dated or reading.within("manner", sentence) or reading.within("cue/convene", sentence)
    )


def _is_convened(reading: Reading, mention: MeetingMention) -> bool:
    """Whether a word such as "held" or "opened" stands beside the phrase."""
    cues = reading.within("cue/convene", reading.sentence_of(mention.first))
    return any(_close(mention, cue.first, cue.last) for cue in cues)


def _close(mention: MeetingMention, first: int, last: int) -> bool:
    return mention.first - _CLOSE <= last and first <= mention.last + _CLOSE


def report_on(reading: Reading, main: Candidate, bodies: Sequence[BodyMention]) -> Meeting:
    """The main meeting with everything the article says of it."""
    own = main.mentions
    term = next((m.term for m in own if m.term), None) if main.kind == "congress" else None
    dated = _date(reading, own, term)
    host, host_spans = _host(reading, main, bodies)
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
        term=next((m.term for m in own if m.term and _has_terms(m)), None),
        mode=_mode(reading, own),
    )


def _has_terms(mention: MeetingMention) -> bool:
    """Whether the years behind a phrase are those that the meeting's body is elected for."""
    return mention.kind == "congress" or mention.ordinal is not None


def _host(
    reading: Reading, main: Candidate, bodies: Sequence[BodyMention]
) -> tuple[Body | None, list[Span]]:
    """Who holds it: the body named with its number, its convener, the body named right behind.

    Of a visit the phrase names who is visited; there only the convener counts.
    """
    own = main.mentions
    for mention in own:
        if mention.ordinal is not None and _stated(mention) is not None:
            return mention.host, []
    able = [b for b in bodies if may_hold(main.kind, b.kind, reading.lexicon.schemes)]
    visit = main.kind == _VISIT
    for find in (_convener,) if visit else (_convener, _named_with, _next_to):
        for mention in own:
            body = find(reading, mention, able)
            if body is not None:
                return body.body, [reading.span(body.first, body.last)]
    stated = (_stated(m) for m in own if not visit)
    assumed = (m.host for m in own if not visit)
    return next((host for host in (*stated, *assumed) if host is not None), None), []


def _convener(
    reading: Reading, mention: MeetingMention, bodies: Sequence[BodyMention]
) -> BodyMention | None:
    """The body that holds or organises the meeting in one sentence with it."""
    sentence = reading.sentence_of(mention.first)
    near = beginning_within(bodies, *reading.sentences[sentence])
    near = [b for b in near if b.last < mention.first or b.first > mention.last]
    if mention.told:
        return _visitor(reading, mention, near)
    for cue in reading.within("cue/convene", sentence):
        body = _subject_of(reading, cue, mention, near)
        if body is not None:
            return body
    return None


def _subject_of(
    reading: Reading, cue: Mention, mention: MeetingMention, near: Sequence[BodyMention]
) -> BodyMention | None:
    """The body that a verb of convening speaks of, wherever the language puts it."""
    before = [b for b in near if b.last < cue.first]
    behind = [b for b in near if b.first > cue.last and b.last < mention.first]
    if reading.language.verb_first and behind:
        return behind[0]
    if before and cue.first - before[-1].last <= _CLOSE:
        return _subject(before)
    if behind:
        return behind[0]
    if mention.last >= cue.first:
        return None
    owning = [b for b in before if 0 < mention.first - b.last <= _CLOSE]
    if owning:
        # "the committee of the province has its 5th congress held"
        return _subject(owning)
    by = [b for b in near if b.first > cue.last]
    # "the ceremony organised on 3 February in Hanoi by the committee"
    return by[0] if by and not before else None


def _visitor(
    reading: Reading, mention: MeetingMention, near: Sequence[BodyMention]
) -> BodyMention | None:
    """The body whose people met, worked or came, where no person is named between."""
    before = [b for b in near if b.last < mention.first]
    if not before or mention.first - before[-1].last > _CLOSE:
        return None
    named = beginning_within(reading.names, before[-1].last + 1, mention.first)
    return None if named else _subject(before)


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
