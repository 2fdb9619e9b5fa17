"""Conveners: whose meeting it is, as the sentences that name it say."""

from collections.abc import Sequence

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.meetings.holders import may_hold
from lodkit.mapping.meetings.mentions import MeetingMention
from lodkit.mapping.people.links import apart
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within
from lodkit.model.article import Span
from lodkit.model.facts import Body

_LEAD = 4
_CLOSE = 4
_SUBJECT_WITHIN = 12
# "And" and an article may stand between two bodies that hold a meeting together.
_JOINED = 3
_VISIT, _SITTING = "working-session", "session"


def host_of(
    reading: Reading, kind: str, own: Sequence[MeetingMention], bodies: Sequence[BodyMention]
) -> tuple[Body | None, list[Span]]:
    """Who holds it: the body named with its number, its convener, the body named right behind.

    Of a visit the phrase names who is visited; there only the convener counts.
    """
    for mention in own:
        if (mention.ordinal is not None or mention.told) and stated_host(mention) is not None:
            return mention.host, []
    schemes = reading.lexicon.schemes
    able = [b for b in bodies if may_hold(kind, b.kind, schemes) and not _issues(reading, b)]
    visit = kind == _VISIT
    for find in (_convener,) if visit else (_convener, _owner, _named_with, _next_to):
        for mention in own:
            if mention.kind != kind:
                continue
            body = find(reading, mention, able)
            if body is not None:
                return body.body, [reading.span(body.first, body.last)]
    if kind == _SITTING:
        # "the Standing Committee gave its opinion … at the sitting"
        lead = [b for b in able if reading.sentence_of(b.first) < _LEAD]
        body = next((b for b in lead if not _is_of_office(reading, b)), None)
        if body is not None:
            return body.body, [reading.span(body.first, body.last)]
        # a committee holds no sessions, but that may be what its meeting is called
        others = [b for b in bodies if not _issues(reading, b)]
        found = (_convener(reading, mention, others) for mention in own)
        body = next((b for b in found if b is not None), None)
        if body is not None:
            return body.body, [reading.span(body.first, body.last)]
    stated = (stated_host(m) for m in own if not visit)
    assumed = (m.host for m in own if not visit)
    return next((host for host in (*stated, *assumed) if host is not None), None), []


def _issues(reading: Reading, body: BodyMention) -> bool:
    """Whether a body is only named as the issuer of a document: "the decision of the Politburo"."""
    documents = beginning_within(reading.of("document-kind"), body.first - 4, body.first - 1)
    return any(d.last < body.first and reading.adjoins(d.last, body.first) for d in documents)


def _is_of_office(reading: Reading, body: BodyMention) -> bool:
    """Whether a body is only named as the one in which somebody has an office."""
    roles = beginning_within(reading.of("role"), body.first - _SUBJECT_WITHIN, body.last)
    return any(m.last >= body.first or reading.adjoins(m.last, body.first) for m in roles)


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
        # whose offices the visitor has is asked where it is known who that is
        near = [b for b in near if b.last < mention.first and not _is_of_office(reading, b)]
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
        return _subject(reading, before)
    if behind:
        return behind[0]
    if mention.last >= cue.first:
        return None
    owning = [b for b in before if 0 < mention.first - b.last <= _CLOSE]
    if owning:
        # "the committee of the province has its 5th congress held"
        return _subject(reading, owning)
    by = [b for b in near if b.first > cue.last]
    # "the ceremony organised on 3 February in Hanoi by the committee"
    return by[0] if by and not before else None


def _reaches(reading: Reading, subject: int, verb: int) -> bool:
    """Whether a verb may still be a subject's: close, or only its term of office between."""
    if verb - subject <= _CLOSE:
        return True
    between = range(subject + 1, verb + 1)
    whole = all(reading.tokens[i].broken == Break.NONE for i in between)
    if whole and apart(reading, subject, verb) <= _CLOSE and verb - subject <= 2 * _CLOSE:
        return True  # "the committee has on Tuesday a conference held"
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


def convener_of(
    reading: Reading, mention: MeetingMention, bodies: Sequence[BodyMention]
) -> BodyMention | None:
    """The body that the sentence of a meeting says to hold it."""
    if not is_convened(reading, mention):
        return None
    schemes = reading.lexicon.schemes
    near = beginning_within(bodies, *reading.sentences[reading.sentence_of(mention.first)])
    able = [b for b in near if may_hold(mention.kind, b.kind, schemes) and not _issues(reading, b)]
    return _convener(reading, mention, able)


def is_convened(reading: Reading, mention: MeetingMention) -> bool:
    """Whether a word such as "held" or "opened" stands beside the phrase."""
    cues = reading.within("cue/convene", reading.sentence_of(mention.first))
    return any(close_to(mention, cue.first, cue.last) for cue in cues)


def _visitor(
    reading: Reading, mention: MeetingMention, near: Sequence[BodyMention]
) -> BodyMention | None:
    """The body whose people met, worked or came, where no person is named between."""
    before = [b for b in near if b.last < mention.first]
    if not before or mention.first - before[-1].last > _CLOSE:
        return None
    told = reading.within("cue/visit", reading.sentence_of(mention.first))
    if told and told[0].first < before[-1].first:
        # "visited the command and worked with it"
        return None
    named = beginning_within(reading.names, before[-1].last + 1, mention.first)
    return None if named else _subject(reading, before)


def _subject(reading: Reading, before: Sequence[BodyMention]) -> BodyMention:
    """The first of the bodies that hang together before a verb."""
    chosen = before[-1]
    for body in reversed(before[:-1]):
        if chosen.first - body.last > _JOINED or apart(reading, body.last, chosen.first):
            break
        chosen = body
    return chosen


def _owner(
    reading: Reading, mention: MeetingMention, bodies: Sequence[BodyMention]
) -> BodyMention | None:
    """The body before a word for "its" and the meeting: "the Council met for its 5th session"."""
    at = mention.first - 1
    if at < 0 or reading.tokens[at].key not in reading.language.possessives:
        return None
    first, _ = reading.sentences[reading.sentence_of(mention.first)]
    before = [b for b in beginning_within(bodies, first, at) if b.last < at]
    named = before and beginning_within(reading.names, before[-1].last + 1, at)
    return _subject(reading, before) if before and not named else None


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


def stated_host(mention: MeetingMention) -> Body | None:
    """The host that a phrase states, not just the usual one."""
    return None if mention.assumed else mention.host


def close_to(mention: MeetingMention, first: int, last: int) -> bool:
    """Whether a cue stands a few words from a meeting's phrase."""
    return mention.first - _CLOSE <= last and first <= mention.last + _CLOSE
