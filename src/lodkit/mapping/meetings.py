"""Meetings: the one an article reports on, and the others it names by number or term."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lodkit.lexicon.dates import DateMention
from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.numbers import Ordinal
from lodkit.lexicon.tokens import Break
from lodkit.mapping.bodies import BodyMention, Map, belongs_to_next
from lodkit.mapping.reading import Reading
from lodkit.mapping.years import complete
from lodkit.model.article import Span
from lodkit.model.facts import Body, Meeting, Mode, PartialDate

_REACH = 10
_TERM = re.compile(r"(?:19|20)\d\d\s?[-–—/]\s?(?:19|20)\d\d")
# A kind that only a number or a term makes particular.
_NUMBERED = frozenset({"congress", "plenum", "session"})
# The first sentences are the lead.
_LEAD = 3
# How much a phrase weighs in the choice of the main meeting, and how close a cue must stand.
_EVENT = 1.0
_LEAD_BONUS = 1.5
_MENTIONED = 0.1
_CLOSE = 4


@dataclass(frozen=True, slots=True)
class MeetingMention:
    """A phrase that names a meeting, with what stands in and around it."""

    kind: str
    first: int
    last: int
    head: int
    host: Body | None
    ordinal: int | None
    term: str | None
    generic: bool


def find_meeting_mentions(
    reading: Reading, around: Map, bodies: Sequence[BodyMention]
) -> list[MeetingMention]:
    """Every phrase that names a meeting."""
    return [
        _mention(reading, around, bodies, mention)
        for mention in reading.of("meeting-kind")
        if mention.first < reading.closing
    ]


def _mention(
    reading: Reading, around: Map, bodies: Sequence[BodyMention], mention: Mention
) -> MeetingMention:
    first = _reach(reading, around, bodies, mention.first, -1)
    last = _reach(reading, around, bodies, mention.last, 1)
    inside = range(first, last + 1)
    ordinal = _ordinal(reading, first, last, mention)
    levels = {m.concept.code for m in reading.of("level") if m.first in inside}
    named = [b for b in bodies if b.words[0] in inside]
    generic = any(m.first - 2 <= last and m.last >= first - 2 for m in reading.cues("generic"))
    kind = mention.concept.code
    return MeetingMention(
        kind=_kind(kind, named[0].kind if named else None, ordinal),
        first=first,
        last=last,
        head=mention.first,
        host=_host(reading, around, named, levels, kind, ordinal, _party(reading, inside)),
        ordinal=ordinal.value if ordinal else None,
        term=_term(reading, last),
        generic=generic,
    )


def _kind(kind: str, host: str | None, ordinal: Ordinal | None) -> str:
    """A conference of the Central Committee with a number is a plenum."""
    return "plenum" if kind == "conference" and host == "central-committee" and ordinal else kind


def _reach(reading: Reading, around: Map, bodies: Sequence[BodyMention], at: int, step: int) -> int:
    """How far ordinals, levels, places, bodies and small words reach around a meeting's noun."""
    spans: dict[int, int] = {}
    levels = [m for m in reading.of("level") if step < 0 or not belongs_to_next(m, around)]
    phrases: list[Ordinal | Mention | BodyMention] = [
        *reading.ordinals,
        *levels,
        *reading.of("place"),
        *reading.cues("party"),
        *bodies,
    ]
    for phrase in phrases:
        near, far = (phrase.first, phrase.last) if step > 0 else (phrase.last, phrase.first)
        spans[near] = far if near not in spans or (far - spans[near]) * step > 0 else spans[near]
    reach = position = at
    for _ in range(_REACH):
        edge = position + 1 if step > 0 else position
        if not 0 <= position + step < len(reading.tokens):
            break
        if reading.tokens[edge].broken >= Break.COMMA:
            break
        position += step
        if position in spans:
            position = reach = spans[position]
        elif position in around.small_at and step > 0:
            position = reach = around.small_at[position][0]
        elif reading.tokens[position].key not in reading.language.particles:
            break
    return reach


def _ordinal(reading: Reading, first: int, last: int, mention: Mention) -> Ordinal | None:
    """The ordinal of the meeting: the nearest one inside its phrase."""
    inside = [o for o in reading.ordinals if first <= o.first and o.last <= last]
    return min(
        inside,
        key=lambda o: min(abs(o.last - mention.first), abs(o.first - mention.last)),
        default=None,
    )


def _party(reading: Reading, inside: range) -> bool:
    return any(m.first in inside for m in reading.cues("party"))


def _host(
    reading: Reading,
    around: Map,
    named: Sequence[BodyMention],
    levels: set[str],
    kind: str,
    ordinal: Ordinal | None,
    party: bool,
) -> Body | None:
    """Who holds the meeting: the body in its phrase; a congress without one is the Party's."""
    schemes = reading.lexicon.schemes
    if kind == "congress":
        own = schemes.value("meeting-kind", kind, "hostBelow")
        top = schemes.value("meeting-kind", kind, "hostCentral")
        others = [b for b in named if b.kind not in (own, top)]
        if others:
            return others[0].body
        if own is None or top is None:
            return None
        scoped = [b for b in named if b.kind == own and b.scope]
        if scoped:
            return scoped[0].body
        places = [b.concept.code for b in reading.of("place") if b.first in _inside(named)]
        if "central" in levels or (not levels and not places and not around.home):
            return Body(top, reading.lexicon.country)
        if levels & {"province", "city"} or places or party or ordinal:
            return Body(own, around.home)
        return None
    return named[0].body if named else None


def _inside(named: Sequence[BodyMention]) -> set[int]:
    return {i for b in named for i in range(b.first, b.last + 1)}


def _term(reading: Reading, last: int) -> str | None:
    """The years of office that follow a meeting's name: "for the term 2025-2030"."""
    text = reading.article.text
    start = reading.tokens[last].end
    sentence_end = reading.tokens[reading.sentences[reading.sentence_of(last)][1]].end
    found = _TERM.search(text[start : min(start + 40, sentence_end)])
    if not found:
        return None
    return re.sub(r"\s?[-–—/]\s?", "-", found.group())


def find_meetings(
    reading: Reading, mentions: Sequence[MeetingMention], bodies: Sequence[BodyMention]
) -> list[Meeting]:
    """The main meeting first (key m1), then the others in the order of the text."""
    main = _main(reading, mentions)
    own = [m for m in mentions if main and _is_same(m, main)]
    meetings = [] if main is None else [_report_on(reading, main, own, bodies)]
    others = [m for m in mentions if m not in own and not m.generic and _is_particular(m)]
    for group in _grouped(others):
        meetings.append(_other(reading, group))
    known = {(m.kind, m.host) for m in meetings}
    listed = (m for m in _listed(reading, mentions, bodies) if (m.kind, m.host) not in known)
    return [replace(m, key=f"m{i}") for i, m in enumerate([*meetings, *listed], 1)]


def _listed(
    reading: Reading, mentions: Sequence[MeetingMention], bodies: Sequence[BodyMention]
) -> Iterator[Meeting]:
    """A congress each of several bodies: "the congresses of the organisations: A, B and C"."""
    seen: set[Body] = set()
    for mention in mentions:
        if mention.kind != "congress" or mention.ordinal is not None or mention.generic:
            continue
        for body in _enumerated(reading, mention, bodies):
            if body.body not in seen:
                seen.add(body.body)
                spans = (
                    reading.span(mention.first, mention.last),
                    reading.span(body.first, body.last),
                )
                yield Meeting("", mention.kind, False, body.body, spans, term=mention.term)


def _enumerated(
    reading: Reading, mention: MeetingMention, bodies: Sequence[BodyMention]
) -> list[BodyMention]:
    """The bodies in an enumeration behind a colon, in the sentence of the meeting."""
    sentence = reading.sentence_of(mention.first)
    behind = [b for b in bodies if b.first > mention.last]
    row = [b for b in behind if reading.sentence_of(b.first) == sentence]
    if len(row) < 2 or ":" not in reading.between(mention.last, row[0].first):
        return []
    chain = row[:1]
    for body in row[1:]:
        inner = range(chain[-1].last + 1, body.first)
        if any(reading.tokens[i].key not in reading.language.conjunctions for i in inner):
            break
        chain.append(body)
    return chain if len(chain) > 1 and all(b.scope for b in chain) else []


def _is_particular(mention: MeetingMention) -> bool:
    numbered = mention.ordinal is not None or mention.term is not None
    return mention.kind in _NUMBERED and numbered and mention.host is not None


def _is_same(mention: MeetingMention, main: MeetingMention) -> bool:
    """Whether a later phrase speaks of the main meeting."""
    if mention.kind != main.kind or mention.generic:
        return False
    if main.ordinal is None and main.kind != "congress":
        return mention.ordinal is None
    same_host = mention.host is None or mention.host == main.host
    return same_host and mention.ordinal in (None, main.ordinal)


def _main(reading: Reading, mentions: Sequence[MeetingMention]) -> MeetingMention | None:
    """The meeting that is reported on: the one that is convened, presided over, spoken at."""
    weights: dict[tuple[str, int | None], float] = {}
    firsts: dict[tuple[str, int | None], MeetingMention] = {}
    for mention in mentions:
        if mention.generic:
            continue
        key = (mention.kind, mention.ordinal)
        weights[key] = weights.get(key, 0.0) + _weight(reading, mention)
        firsts.setdefault(key, mention)
    best = max(weights, key=lambda key: (weights[key], -firsts[key].first), default=None)
    return firsts[best] if best is not None and weights[best] >= _EVENT else None


def _weight(reading: Reading, mention: MeetingMention) -> float:
    """How much a phrase speaks for its meeting being the one reported on."""
    lead = _LEAD_BONUS if reading.sentence_of(mention.first) < _LEAD else 0.0
    if _beside_event(reading, mention):
        return _EVENT + lead
    # a number speaks of a meeting elsewhere: "the resolution of the 13th congress"
    return 0.0 if mention.ordinal is not None else _MENTIONED


def _beside_event(reading: Reading, mention: MeetingMention) -> bool:
    """Whether words for convening, presiding, speaking or attending stand close by."""
    sentence = reading.sentence_of(mention.first)
    cues = [*reading.of("manner"), *reading.cues("convene")]
    return any(
        reading.sentence_of(cue.first) == sentence
        and (
            0 < mention.first - cue.last <= _CLOSE
            or 0 < cue.first - mention.last <= _CLOSE
            or mention.first <= cue.first <= mention.last
            or cue.first <= mention.first <= cue.last
        )
        for cue in cues
    )


def _report_on(
    reading: Reading,
    main: MeetingMention,
    own: Sequence[MeetingMention],
    bodies: Sequence[BodyMention],
) -> Meeting:
    date = _date(reading, own)
    host, host_span = _main_host(reading, own, bodies)
    spans = [reading.span(m.first, m.last) for m in own] + host_span
    if date:
        spans.append(reading.span(date[0].first, date[0].last))
    return Meeting(
        key="m1",
        kind=main.kind,
        main=True,
        host=host,
        evidence=tuple(sorted(set(spans))),
        date=date[1] if date else complete(reading, None, own[0].head),
        end_date=date[0].end if date else None,
        ordinal=main.ordinal,
        term=next((m.term for m in own if m.term), None),
        mode=_mode(reading, own),
    )


def _main_host(
    reading: Reading, own: Sequence[MeetingMention], bodies: Sequence[BodyMention]
) -> tuple[Body | None, list[Span]]:
    """The body that convenes the meeting, else the one named with it or right behind it."""
    for find in (_convener, _named_with, _next_to):
        for mention in own:
            body = find(reading, mention, bodies)
            if body is not None:
                return body.body, [reading.span(body.first, body.last)]
    hosts = [m.host for m in own if m.host is not None]
    return (hosts[0] if hosts else None), []


def _convener(
    reading: Reading, mention: MeetingMention, bodies: Sequence[BodyMention]
) -> BodyMention | None:
    """The body that holds or organises the meeting in one sentence with it."""
    sentence = reading.sentence_of(mention.first)
    cues = [c for c in reading.cues("convene") if reading.sentence_of(c.first) == sentence]
    near = [b for b in bodies if reading.sentence_of(b.first) == sentence]
    near = [b for b in near if b.last < mention.first or b.first > mention.last]
    for cue in cues:
        before = [b for b in near if b.last < cue.first]
        behind = [b for b in near if b.first > cue.last and b.last < mention.first]
        if reading.language.verb_first and behind:
            return behind[0]
        if before and cue.first - before[-1].last <= 4:
            return before[0] if len(before) == 1 else _subject(before)
        if behind:
            return behind[0]
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
    inside = (b for b in bodies if mention.first <= b.words[0] <= mention.last)
    return next((b for b in inside if b.body == mention.host), None)


def _next_to(
    reading: Reading, mention: MeetingMention, bodies: Sequence[BodyMention]
) -> BodyMention | None:
    """The body that stands right behind: "At the conference, the Standing Committee heard"."""
    sentence = reading.sentence_of(mention.first)
    for body in bodies:
        close = mention.last < body.first <= mention.last + 2
        if close and reading.sentence_of(body.first) == sentence:
            return body
    return None


def _date(
    reading: Reading, own: Sequence[MeetingMention]
) -> tuple[DateMention, PartialDate] | None:
    """The date in a sentence with the meeting's name, the lead first."""
    issued = _dates_of_documents(reading)
    for mention in own:
        sentence = reading.sentence_of(mention.first)
        for date in reading.dates:
            full = date.date.day is not None
            if reading.sentence_of(date.first) == sentence and full and date.first not in issued:
                resolved = complete(reading, date.date, mention.head)
                if resolved is not None:
                    return date, resolved
    return None


def _dates_of_documents(reading: Reading) -> set[int]:
    """The first words of dates that stand behind a document's number or "dated"."""
    ends = {m.last for m in reading.cues("date-of")}
    found = set()
    for date in reading.dates:
        window = range(max(date.first - 4, 0), date.first)
        numbered = any("/" in reading.between(i, i + 1) for i in window)
        if date.first - 1 in ends or numbered:
            found.add(date.first)
    return found


def _mode(reading: Reading, own: Sequence[MeetingMention]) -> Mode | None:
    """Whether the meeting was held online, in person, or both."""
    sentences = {reading.sentence_of(m.first) for m in own}
    online = any(reading.sentence_of(m.first) in sentences for m in reading.cues("online"))
    present = any(reading.sentence_of(m.first) in sentences for m in reading.cues("in-person"))
    if online and present:
        return "mixed"
    return "online" if online else "in-person" if present else None


def _grouped(mentions: Sequence[MeetingMention]) -> Iterator[list[MeetingMention]]:
    """The mentions of one meeting together: same kind and host, and no two numbers."""
    groups: list[list[MeetingMention]] = []
    for mention in sorted(mentions, key=lambda m: (m.ordinal is None, m.first)):
        for group in groups:
            if _agree(group[0], mention):
                group.append(mention)
                break
        else:
            groups.append([mention])
    yield from sorted(groups, key=lambda group: min(m.first for m in group))


def _agree(known: MeetingMention, new: MeetingMention) -> bool:
    same = known.kind == new.kind and known.host == new.host
    terms = known.term is None or new.term is None or known.term == new.term
    return same and terms and new.ordinal in (None, known.ordinal)


def _other(reading: Reading, group: Sequence[MeetingMention]) -> Meeting:
    head = group[0]
    return Meeting(
        key="",
        kind=head.kind,
        main=False,
        host=head.host,
        evidence=tuple(sorted({reading.span(m.first, m.last) for m in group})),
        ordinal=next((m.ordinal for m in group if m.ordinal is not None), None),
        term=next((m.term for m in group if m.term), None),
    )
