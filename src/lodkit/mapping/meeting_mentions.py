"""Meeting mentions: phrases that name a meeting, with the number, term and host they give."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.numbers import Ordinal
from lodkit.mapping.bodies import BodyMention
from lodkit.mapping.reading import Reading
from lodkit.mapping.surroundings import Map, belongs_to_next
from lodkit.mapping.windows import beginning_within
from lodkit.model.facts import Body

_REACH = 10
_TERM = re.compile(r"(?:19|20)\d\d\s?[-–—/]\s?(?:19|20)\d\d")
_TERM_WITHIN = 40


@dataclass(frozen=True, slots=True)
class MeetingMention:
    """A phrase that names a meeting, from its first to its last word; `head` is the noun.

    `generic` says that it speaks of meetings at large, `cited` that it only tells where a
    document comes from: "the resolution of the 13th congress".
    """

    kind: str
    first: int
    last: int
    head: int
    host: Body | None
    ordinal: int | None
    term: str | None
    generic: bool
    cited: bool


@dataclass(frozen=True, slots=True)
class _Phrase:
    """What stands in and directly around the noun for a meeting."""

    first: int
    last: int
    bodies: tuple[BodyMention, ...]
    levels: frozenset[str]
    placed: bool
    party: bool
    ordinal: Ordinal | None


def find_meeting_mentions(
    reading: Reading, around: Map, bodies: Sequence[BodyMention]
) -> list[MeetingMention]:
    """Every phrase that names a meeting."""
    reach = _Reach(reading, around, bodies)
    found = (
        _mention(reading, around, bodies, mention, reach)
        for mention in reading.of("meeting-kind")
        if mention.first < reading.closing
    )
    return sorted(found, key=lambda m: m.first)


def _mention(
    reading: Reading,
    around: Map,
    bodies: Sequence[BodyMention],
    mention: Mention,
    reach: "_Reach",
) -> MeetingMention:
    phrase = _phrase(reading, bodies, mention, reach)
    host = _host(reading, around, phrase, mention.concept.code)
    return MeetingMention(
        kind=kind_for(mention.concept.code, host, phrase.ordinal is not None, reading),
        first=phrase.first,
        last=phrase.last,
        head=mention.first,
        host=host,
        ordinal=phrase.ordinal.value if phrase.ordinal else None,
        term=_term(reading, phrase.last),
        generic=any(
            m.last >= phrase.first - 2
            for m in beginning_within(reading.cues("generic"), phrase.first - 8, phrase.last + 2)
        ),
        cited=any(
            m.last < phrase.first and reading.adjoins(m.last, phrase.first)
            for m in beginning_within(reading.of("document-kind"), phrase.first - 8, phrase.first)
        ),
    )


def kind_for(kind: str, host: Body | None, numbered: bool, reading: Reading) -> str:
    """What a meeting is called by who holds it, however a translation words it.

    A plenum is a conference of the Central Committee with a number; only assemblies hold
    sessions.
    """
    schemes = reading.lexicon.schemes
    if host is None:
        return kind
    if host.kind == schemes.value("meeting-kind", "plenum", "hostCentral"):
        return "plenum" if numbered and kind in ("conference", "session", "meeting") else kind
    if kind == "plenum":
        return "conference"
    assembles = schemes.value("body-kind", host.kind, "assembles") == "true"
    return "meeting" if kind == "session" and not assembles else kind


def _phrase(
    reading: Reading, bodies: Sequence[BodyMention], mention: Mention, reach: "_Reach"
) -> _Phrase:
    first = reach.end(mention.first, -1)
    last = reach.end(mention.last, 1)
    levels = beginning_within(reading.of("level"), first, last)
    near = beginning_within(bodies, first - _REACH, last)
    return _Phrase(
        first=first,
        last=last,
        bodies=tuple(b for b in near if first <= b.words[0] <= last),
        levels=frozenset(m.concept.code for m in levels),
        placed=bool(beginning_within(reading.of("place"), first, last)),
        party=bool(beginning_within(reading.cues("party"), first, last)),
        ordinal=_ordinal(reading, range(first, last + 1), mention),
    )


class _Reach:
    """How far ordinals, levels, places, bodies and small words reach around a word."""

    def __init__(self, reading: Reading, around: Map, bodies: Sequence[BodyMention]) -> None:
        self._reading = reading
        self._small = {first: last for first, (last, _) in around.small_at.items()}
        levels = reading.of("level")
        ahead = [m for m in levels if not belongs_to_next(reading, m, around)]
        others: list[Ordinal | Mention | BodyMention] = [
            *reading.ordinals,
            *reading.of("place"),
            *reading.cues("party"),
            *bodies,
        ]
        self._ahead: dict[int, int] = dict(self._small)
        for phrase in [*ahead, *others]:
            known = self._ahead.get(phrase.first, phrase.last)
            self._ahead[phrase.first] = max(known, phrase.last)
        self._behind: dict[int, int] = {}
        for phrase in [*levels, *others]:
            known = self._behind.get(phrase.last, phrase.first)
            self._behind[phrase.last] = min(known, phrase.first)

    def end(self, at: int, step: int) -> int:
        """The last word of the phrase in one direction from word `at`."""
        ends = self._ahead if step > 0 else self._behind
        reach = position = at
        for _ in range(_REACH):
            neighbour = self._reading.neighbour(position, step)
            if neighbour is None:
                break
            position = neighbour
            if position in ends:
                position = reach = ends[position]
            elif self._reading.tokens[position].key not in self._reading.language.particles:
                break
        return reach


def _ordinal(reading: Reading, inside: range, mention: Mention) -> Ordinal | None:
    """The number of the meeting: of several in its phrase the nearest to its noun."""
    near = beginning_within(reading.ordinals, inside.start, inside.stop)
    found = [o for o in near if o.last in inside]
    return min(
        found,
        key=lambda o: min(abs(o.last - mention.first), abs(o.first - mention.last)),
        default=None,
    )


def _host(reading: Reading, around: Map, phrase: _Phrase, kind: str) -> Body | None:
    """Who holds the meeting: the body in its phrase; a congress without one is the Party's."""
    schemes = reading.lexicon.schemes
    top = schemes.value("meeting-kind", kind, "hostCentral")
    below = schemes.value("meeting-kind", kind, "hostBelow")
    if kind != "congress" or top is None or below is None:
        return phrase.bodies[0].body if phrase.bodies else None
    named = _congress_of(reading, phrase, below)
    if named is not None:
        return named
    nowhere = not phrase.levels and not phrase.placed and not around.home
    if "central" in phrase.levels or nowhere:
        return Body(top, reading.lexicon.country)
    known = phrase.levels & {"province", "city"} or phrase.placed or phrase.party
    return Body(below, around.home) if known or phrase.ordinal else None


def _congress_of(reading: Reading, phrase: _Phrase, committee: str) -> Body | None:
    """The body whose congress it is: a committee, or an organisation with congresses of its own.

    A body that has none holds that of the Party organisation within it.
    """
    schemes = reading.lexicon.schemes
    for named in phrase.bodies:
        if named.kind == committee:
            if named.scope:
                return named.body
        elif schemes.value("body-kind", named.kind, "holdsCongresses") == "true":
            return named.body
        elif schemes.value("body-kind", named.kind, "partyLine") != "true":
            return Body(committee, named.kind)
    return None


def _term(reading: Reading, last: int) -> str | None:
    """The years of office that follow a meeting's name: "for the term 2025-2030"."""
    text = reading.article.text
    start = reading.tokens[last].end
    sentence_end = reading.tokens[reading.sentences[reading.sentence_of(last)][1]].end
    found = _TERM.search(text[start : min(start + _TERM_WITHIN, sentence_end)])
    return re.sub(r"\s?[-–—/]\s?", "-", found.group()) if found else None
