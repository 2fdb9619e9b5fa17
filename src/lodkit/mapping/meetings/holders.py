"""Holders: which kinds of body hold which kinds of meeting, and which one a phrase means."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from lodkit.lexicon.concepts import Schemes
from lodkit.lexicon.matcher import Mention
from lodkit.mapping.bodies.mentions import BodyMention, scope_of
from lodkit.mapping.places.localities import PROVINCIAL, SMALL
from lodkit.mapping.places.surroundings import Map, surroundings
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within
from lodkit.model.facts import Body

# Before a meeting its holder stands at most so many words away: "the Council of … for … held".
_WITHIN = 25
# What of a body's kind says that it holds meetings of a kind.
_QUALITY = {"session": "assembles", "congress": "holdsCongresses"}


class Phrase(NamedTuple):
    """What stands in and directly around the noun for a meeting."""

    first: int
    last: int
    bodies: tuple[BodyMention, ...]
    levels: frozenset[str]
    placed: bool
    party: bool
    ordinal: int | None
    term: str | None


@lru_cache(maxsize=4096)
def may_hold(kind: str, body: str, schemes: Schemes) -> bool:
    """Whether bodies of a kind hold meetings of a kind.

    Only assemblies hold sessions, only the Central Committee plenums, only committees and
    organisations with congresses of their own congresses.
    """
    central = schemes.value("meeting-kind", kind, "hostCentral")
    below = schemes.value("meeting-kind", kind, "hostBelow")
    if central is None or body in (central, below):
        return True
    quality = _QUALITY.get(kind)
    return quality is not None and schemes.value("body-kind", body, quality) == "true"


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
    if numbered and kind == "meeting" and may_hold("session", host.kind, schemes):
        return "session"
    return "meeting" if kind == "session" and not may_hold(kind, host.kind, schemes) else kind


def holder_in(
    reading: Reading, around: Map, mention: Mention, phrase: Phrase, kind: str
) -> Body | None:
    """The body that a meeting's own phrase states as its holder."""
    schemes = reading.lexicon.schemes
    central = schemes.value("meeting-kind", kind, "hostCentral")
    below = schemes.value("meeting-kind", kind, "hostBelow")
    if kind == "plenum" and central:
        return _plenum_of(reading, phrase, central)
    if kind != "congress" or central is None or below is None:
        return _able(reading, phrase, kind)
    named = _congress_of(reading, phrase, below)
    if named is not None:
        return named
    if "central" in phrase.levels:
        partys = phrase.party or any(b.kind == central for b in phrase.bodies)
        return Body(central, reading.lexicon.country) if partys else None
    near = surroundings(reading, around, mention)
    if near.levels & (PROVINCIAL | SMALL) or near.places or phrase.placed:
        return Body(below, scope_of(below, near, None, reading, around))
    return None


def _able(reading: Reading, phrase: Phrase, kind: str) -> Body | None:
    """The first body in a phrase that holds such meetings, else the first."""
    schemes = reading.lexicon.schemes
    able = (b.body for b in phrase.bodies if may_hold(kind, b.kind, schemes))
    return next(able, phrase.bodies[0].body if phrase.bodies else None)


def _plenum_of(reading: Reading, phrase: Phrase, central: str) -> Body | None:
    """Whose plenum it is: a party's is its Central Committee's."""
    schemes = reading.lexicon.schemes
    for named in phrase.bodies:
        party = schemes.value("body-kind", named.kind, "partyLine") == "true"
        if not party or schemes.value("body-kind", named.kind, "seat") != "central":
            return named.body
    return Body(central, reading.lexicon.country)


def _congress_of(reading: Reading, phrase: Phrase, committee: str) -> Body | None:
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


def holder_before(
    reading: Reading,
    bodies: Sequence[BodyMention],
    phrase: Phrase,
    kind: str,
    term: str | None,
) -> Body | None:
    """The nearest body before the phrase that holds such meetings: "The Council … its 5th session".

    Of a congress, a word must say that it is held there.
    """
    if kind not in _QUALITY or (phrase.ordinal is None and term is None):
        return None
    sentence = reading.sentence_of(phrase.first)
    if kind == "congress" and not reading.within("cue/convene", sentence):
        return None
    start = max(reading.sentences[sentence][0], phrase.first - _WITHIN)
    before = beginning_within(bodies, start, phrase.first - 1)
    schemes = reading.lexicon.schemes
    able = (
        b.body
        for b in reversed(before)
        if b.last < phrase.first and may_hold(kind, b.kind, schemes)
    )
    return next(able, None)


def assumed_holder(reading: Reading, around: Map, phrase: Phrase, kind: str) -> Body | None:
    """Whose congress it usually is where nothing says so.

    The Party's own is known by its number alone; another Party congress is that of the place.
    """
    schemes = reading.lexicon.schemes
    if kind != "congress":
        return None
    if schemes.codes_with("meeting-kind", "knownByNumber").get(str(phrase.ordinal)) == kind:
        central = schemes.value("meeting-kind", kind, "hostCentral") or ""
        return Body(central, reading.lexicon.country)
    if phrase.party:
        return Body(schemes.value("meeting-kind", kind, "hostBelow") or "", around.home)
    return None
