"""The main meeting: which of the meetings named an article reports on, and when and whose it is."""

from collections.abc import Sequence

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.bodies import BodyMention
from lodkit.mapping.holders import kind_for, may_hold
from lodkit.mapping.meeting_dates import day_of
from lodkit.mapping.meeting_mentions import MeetingMention
from lodkit.mapping.reading import Reading
from lodkit.mapping.windows import beginning_within
from lodkit.mapping.years import complete
from lodkit.model.article import Span
from lodkit.model.facts import Body, Meeting, Mode

# The first sentences are the lead.
_LEAD = 4
_CLOSE = 4
_SUBJECT_WITHIN = 12
# How much a phrase weighs in the choice: named at all, in the lead, beside a word that convenes or
# what somebody does there, the first of these, told by a verb, with a number.
_NAMED, _IN_LEAD, _HELD, _FIRST_HELD, _TOLD, _NUMBERED = 0.1, 0.5, 1.0, 1.5, 1.6, 2.0
_ENOUGH = 0.6
_VISIT, _SITTING = "working-session", "session"


class Candidate:
    """Mentions that may speak of one meeting: of one kind, and no two numbers or hosts.

    `aside` says that the article only tells its own meeting's time by it, or prepares it.
    """

    def __init__(self, mention: MeetingMention) -> None:
        self.mentions = [mention]
        self.kind = mention.kind
        self.ordinal = mention.ordinal
        self.host = _stated(mention)
        self.aside = mention.aside
        self.weight = 0.0

    def fits(self, mention: MeetingMention) -> bool:
        """Whether a phrase may speak of the same meeting."""
        hosts = {_stated(mention), self.host} - {None}
        numbers = {mention.ordinal, self.ordinal} - {None}
        return self._names(mention) and len(hosts) <= 1 and len(numbers) <= 1

    def _names(self, mention: MeetingMention) -> bool:
        """Whether a phrase is of this kind, or is the bare noun that has been used for it."""
        if mention.kind == self.kind:
            return True
        bare = mention.ordinal is None and mention.host is None and mention.noun
        return bool(bare) and any(m.noun == mention.noun for m in self.mentions)

    def take(self, mention: MeetingMention) -> None:
        """Count a phrase in; what it adds is known of the meeting from now on."""
        self.mentions.append(mention)
        self.ordinal = self.ordinal if self.ordinal is not None else mention.ordinal
        self.host = self.host or _stated(mention)

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


def _stated(mention: MeetingMention) -> Body | None:
    return None if mention.assumed else mention.host


def choose_main(reading: Reading, mentions: Sequence[MeetingMention]) -> Candidate | None:
    """The candidate that is convened, presided over and returned to; none if nothing is."""
    candidates = [c for c in _candidates(mentions) if not c.aside]
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


def _candidates(mentions: Sequence[MeetingMention]) -> list[Candidate]:
    """The mentions gathered: one without a number belongs to the last of its kind before it.

    Where that is only mentioned aside, "the session" goes on speaking of it.
    """
    found: list[Candidate] = []
    for mention in mentions:
        if mention.generic:
            continue
        fitting = [c for c in found if c.fits(mention)]
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
    return any(_close(mention, cue.first, cue.last) for cue in cues)


def _close(mention: MeetingMention, first: int, last: int) -> bool:
    return mention.first - _CLOSE <= last and first <= mention.last + _CLOSE


def report_on(reading: Reading, main: Candidate, bodies: Sequence[BodyMention]) -> Meeting:
    """The main meeting with everything the article says of it."""
    own = main.mentions
    years = (m.term for m in own if m.term and "-" in m.term and m.kind == "congress")
    dated = day_of(reading, own, next(years, None))
    host, host_spans = _host(reading, main, bodies)
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


def _host(
    reading: Reading, main: Candidate, bodies: Sequence[BodyMention]
) -> tuple[Body | None, list[Span]]:
    """Who holds it: the body named with its number, its convener, the body named right behind.

    Of a visit the phrase names who is visited; there only the convener counts.
    """
    own = main.mentions
    for mention in own:
        if (mention.ordinal is not None or mention.told) and _stated(mention) is not None:
            return mention.host, []
    able = [b for b in bodies if may_hold(main.kind, b.kind, reading.lexicon.schemes)]
    visit = main.kind == _VISIT
    for find in (_convener,) if visit else (_convener, _named_with, _next_to):
        for mention in own:
            if mention.kind != main.kind:
                continue
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
    if mention.kind == _VISIT:
        near = [b for b in near if b.last < mention.first]
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
    if before and _reaches(reading, before[-1].last, cue.first):
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


def _reaches(reading: Reading, subject: int, verb: int) -> bool:
    """Whether a verb may still be a subject's: close, or only its term of office between."""
    if verb - subject <= _CLOSE:
        return True
    between = range(subject + 1, verb + 1)
    term = any(
        subject < m.first < verb for m in reading.within("cue/term", reading.sentence_of(verb))
    )
    return (
        term
        and len(between) <= _SUBJECT_WITHIN
        and all(
            reading.tokens[i].broken < Break.HARD or reading.tokens[i].key.isdigit()
            for i in between
        )
    )


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


def _mode(reading: Reading, own: Sequence[MeetingMention]) -> Mode | None:
    """Whether the meeting was held online, in person, or both."""
    sentences = {reading.sentence_of(m.first) for m in own}
    online = any(reading.sentence_of(m.first) in sentences for m in reading.cues("online"))
    present = any(reading.sentence_of(m.first) in sentences for m in reading.cues("in-person"))
    if online and present:
        return "mixed"
    return "online" if online else "in-person" if present else None
