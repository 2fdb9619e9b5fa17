"""Meetings: the one an article reports on, and the others it names by number or term."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.meetings.conveners import convener_of, is_convened
from lodkit.mapping.meetings.dates import Dated, day_beside, month_behind, only_day
from lodkit.mapping.meetings.main import choose_main, report_on
from lodkit.mapping.meetings.mentions import MeetingMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within
from lodkit.model.facts import Body, Meeting, PartialDate

# The kinds that a number makes particular.
_NUMBERED = frozenset({"congress", "plenum", "session", "conference"})


def find_meetings(
    reading: Reading, mentions: Sequence[MeetingMention], bodies: Sequence[BodyMention]
) -> list[Meeting]:
    """The main meeting first (key m1), then the others in the order of the text."""
    main = choose_main(reading, mentions)
    meetings = [] if main is None else [report_on(reading, main, bodies)]
    own = {m.head for m in main.mentions} if main else set()
    others = [m for m in mentions if m.head not in own and not m.generic and _is_particular(m)]
    for group in _grouped(others):
        if not main or not _is_main(group[0], meetings[0]):
            meetings.append(_other(reading, group, meetings[0].date if main else None))
    if main:
        meetings.extend(_dated(reading, mentions, meetings, bodies))
    known = {(m.kind, m.host) for m in meetings}
    listed = (m for m in _listed(reading, mentions, bodies) if (m.kind, m.host) not in known)
    return [replace(m, key=f"m{i}") for i, m in enumerate([*meetings, *listed], 1)]


def _dated(
    reading: Reading,
    mentions: Sequence[MeetingMention],
    known: Sequence[Meeting],
    bodies: Sequence[BodyMention],
) -> Iterator[Meeting]:
    """Meetings without a number that another body held on another day than the reported one."""
    main = known[0]
    if main.date is None:
        return
    for mention in mentions:
        if mention.generic or mention.aside or mention.told or mention.ordinal is not None:
            continue
        dated = only_day(reading, mention)
        body = convener_of(reading, mention, bodies) if dated else None
        if dated is None or body is None or body.scope is None or body.body == main.host:
            continue
        if dated.date.year is None or dated.date == main.date:
            continue
        spans = (reading.span(mention.first, mention.last), reading.span(body.first, body.last))
        yield Meeting(
            "", mention.kind, False, body.body, (*spans, *dated.evidence), date=dated.date
        )


def _is_particular(mention: MeetingMention) -> bool:
    numbered = mention.ordinal is not None or (
        mention.term is not None and mention.kind == "congress"
    )
    return mention.kind in _NUMBERED and numbered and mention.host is not None


def _is_main(mention: MeetingMention, main: Meeting) -> bool:
    """Whether a cited meeting is the one reported on: "its resolution"."""
    same = mention.kind == main.kind and mention.host == main.host
    return same and mention.ordinal in (None, main.ordinal)


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
    row = beginning_within(bodies, mention.last + 1, reading.sentences[sentence][1])
    if len(row) < 2 or ":" not in reading.between(mention.last, row[0].first):
        return []
    chain = [row[0]]
    for body in row[1:]:
        inner = range(chain[-1].last + 1, body.first)
        if any(i not in reading.conjunctions for i in inner):
            break
        chain.append(body)
    return chain if len(chain) > 1 and all(b.scope for b in chain) else []


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


def _other(reading: Reading, group: Sequence[MeetingMention], main: PartialDate | None) -> Meeting:
    head = group[0]
    days = (
        day_beside(reading, m) or _day_of(reading, m) or month_behind(reading, m, main)
        for m in group
    )
    dated = next((day for day in days if day), None)
    spans = {reading.span(m.first, m.last) for m in group}
    return Meeting(
        key="",
        kind=head.kind,
        main=False,
        host=head.host,
        evidence=tuple(sorted({*spans, *(dated.evidence if dated else ())})),
        date=dated.date if dated else None,
        end_date=dated.end if dated else None,
        ordinal=next((m.ordinal for m in group if m.ordinal is not None), None),
        term=next((m.term for m in group if m.term), None),
    )


def _day_of(reading: Reading, mention: MeetingMention) -> Dated | None:
    """The only day in a sentence that says that the meeting was held."""
    return only_day(reading, mention) if is_convened(reading, mention) else None
