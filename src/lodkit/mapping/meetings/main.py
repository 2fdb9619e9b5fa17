"""The main meeting: which of the meetings named an article reports on, and when and whose it is."""

from collections.abc import Sequence

from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.meetings.conveners import close_to, host_of, stated_host
from lodkit.mapping.meetings.dates import day_of
from lodkit.mapping.meetings.holders import kind_for
from lodkit.mapping.meetings.mentions import MeetingMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within
from lodkit.mapping.text.years import complete
from lodkit.model.facts import Meeting, Mode

# The first sentences are the lead.
_LEAD = 4
# How much a phrase weighs in the choice: named at all, in the lead, beside a word that convenes or
# what somebody does there, the first of these, told by a verb, with a number.
_NAMED, _IN_LEAD, _HELD, _FIRST_HELD, _TOLD, _NUMBERED = 0.1, 0.5, 1.0, 1.5, 1.6, 2.0
_ENOUGH = 0.6
_SITTING, _MEETING, _CONFERENCE = "session", "meeting", "conference"


class Candidate:
    """Mentions that may speak of one meeting: of one kind, and no two numbers or hosts.

    `aside` says that the article only tells its own meeting's time by it, or prepares it.
    """

    def __init__(self, mention: MeetingMention) -> None:
        self.mentions = [mention]
        self.kind = mention.kind
        self.ordinal = mention.ordinal
        self.host = stated_host(mention)
        self.aside = mention.aside
        self.weight = 0.0

    def fits(self, mention: MeetingMention) -> bool:
        """Whether a phrase may speak of the same meeting."""
        if not self._names(mention):
            return False
        hosts = {stated_host(mention), self.host} - {None}
        numbers = {mention.ordinal, self.ordinal} - {None}
        return len(hosts) <= 1 and len(numbers) <= 1

    def _names(self, mention: MeetingMention) -> bool:
        """Whether a phrase is of this kind, or is the bare noun that has been used for it."""
        if mention.kind == self.kind:
            return True
        # "received Mr A … at the meeting were"
        told = any(m.told for m in self.mentions) and mention.kind == _MEETING
        if told and mention.ordinal is None:
            return True
        bare = mention.ordinal is None and mention.host is None and mention.noun
        return bool(bare) and any(m.noun == mention.noun for m in self.mentions)

    def goes_on_as(self, mention: MeetingMention) -> bool:
        """Whether "the meeting", which somebody presides over, is this conference."""
        general = mention.kind == _MEETING and mention.ordinal is None and mention.host is None
        return general and self.kind == _CONFERENCE and not mention.aside

    def take(self, mention: MeetingMention) -> None:
        """Count a phrase in; what it adds is known of the meeting from now on."""
        self.mentions.append(mention)
        self.ordinal = self.ordinal if self.ordinal is not None else mention.ordinal
        self.host = self.host or stated_host(mention)

    @property
    def is_sitting(self) -> bool:
        """Whether nothing is known but that somebody sat: it may be a part of any meeting."""
        return self.kind == _SITTING and self.host is None

    def join(self, sitting: "Candidate") -> None:
        """Count a sitting in as a part of this meeting.

        Right behind the meeting's name it gives its number: "the congress, 1st session".
        """
        first = sitting.mentions[0].first
        behind = any(m.last + 1 == first for m in self.mentions)
        if behind and self.ordinal is None:
            self.ordinal = sitting.ordinal
        self.mentions = sorted([*self.mentions, *sitting.mentions], key=lambda m: m.first)


def choose_main(reading: Reading, mentions: Sequence[MeetingMention]) -> Candidate | None:
    """The candidate that is convened, presided over and returned to; none if nothing is."""
    candidates = [c for c in _candidates(reading, mentions) if not c.aside]
    held = [m for c in candidates for m in c.mentions if _is_held(reading, m)]
    first = min(held, key=lambda m: m.first, default=None)
    for candidate in candidates:
        candidate.weight = sum(_weight(reading, m, first) for m in candidate.mentions)
    sittings = [c for c in candidates if c.is_sitting]
    whole = [c for c in candidates if not c.is_sitting]
    best = _heaviest(whole)
    if best is None or not _in_lead(reading, best):
        return _heaviest(candidates)
    for sitting in sittings:
        best.join(sitting)
    return _heaviest(whole)


def _heaviest(candidates: Sequence[Candidate]) -> Candidate | None:
    best = max(candidates, key=lambda c: (c.weight, -c.mentions[0].first), default=None)
    return best if best is not None and best.weight >= _ENOUGH else None


def _in_lead(reading: Reading, candidate: Candidate) -> bool:
    return reading.sentence_of(candidate.mentions[0].first) < _LEAD


def _candidates(reading: Reading, mentions: Sequence[MeetingMention]) -> list[Candidate]:
    """The mentions gathered: one without a number belongs to the last of its kind before it.

    Where that is only mentioned aside, "the session" goes on speaking of it.
    """
    found: list[Candidate] = []
    for mention in mentions:
        if mention.generic:
            continue
        fitting = [c for c in found if c.fits(mention)]
        if not fitting and _is_held(reading, mention):
            fitting = [c for c in found if c.goes_on_as(mention)]
        reported = [c for c in fitting if not c.aside]
        if mention.aside:
            if not fitting:
                found.append(Candidate(mention))
        elif reported or fitting:
            (reported or fitting)[-1].take(mention)
        else:
            found.append(Candidate(mention))
    return found


def _weight(reading: Reading, mention: MeetingMention, first: MeetingMention | None) -> float:
    """How much a phrase speaks for its meeting being the one reported on.

    `first` is the first phrase that is said to be held: what the article begins with.
    """
    sentence = reading.sentence_of(mention.first)
    in_lead = sentence < _LEAD
    if mention.told:
        return _TOLD if in_lead else 0.0
    weight = _NAMED + (_IN_LEAD if in_lead else 0.0)
    if _is_held(reading, mention):
        weight += _HELD + (_FIRST_HELD if mention is first else 0.0)
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


def _is_held(reading: Reading, mention: MeetingMention) -> bool:
    """Whether the phrase stands beside a word that convenes, or what somebody does there."""
    sentence = reading.sentence_of(mention.first)
    cues = (*reading.within("cue/convene", sentence), *reading.within("manner", sentence))
    return any(close_to(mention, cue.first, cue.last) for cue in cues)


def report_on(reading: Reading, main: Candidate, bodies: Sequence[BodyMention]) -> Meeting:
    """The main meeting with everything the article says of it."""
    own = main.mentions
    years = (m.term for m in own if m.term and "-" in m.term and m.kind == "congress")
    dated = day_of(reading, own, next(years, None))
    host, host_spans = host_of(reading, main.kind, own, bodies)
    spans = [*(reading.span(m.first, m.last) for m in own), *host_spans]
    if dated:
        spans.extend(dated.evidence)
    return Meeting(
        key="m1",
        kind=kind_for(main.kind, host, main.ordinal is not None, reading),
        main=True,
        host=host,
        evidence=tuple(sorted(set(spans))),
        date=dated.date if dated else complete(reading, None, None),
        end_date=dated.end if dated else None,
        ordinal=main.ordinal,
        term=next((m.term for m in own if m.term and _has_terms(m)), None),
        mode=_mode(reading, own),
    )


def _has_terms(mention: MeetingMention) -> bool:
    """Whether the years behind a phrase are those that the meeting's body is elected for."""
    return mention.kind == "congress" or mention.ordinal is not None


def _mode(reading: Reading, own: Sequence[MeetingMention]) -> Mode | None:
    """Whether the meeting was held online, in person, or both."""
    sentences = {reading.sentence_of(m.first) for m in own}
    online = any(reading.sentence_of(m.first) in sentences for m in reading.cues("online"))
    present = any(reading.sentence_of(m.first) in sentences for m in reading.cues("in-person"))
    if online and present:
        return "mixed"
    return "online" if online else "in-person" if present else None
