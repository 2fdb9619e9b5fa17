"""Several: bodies of one kind that one phrase names in the plural: "the committees of X and Y".

In the plural these mean the bodies of all places, unless several places are named behind.
"""

from collections.abc import Iterator, Sequence

from lodkit.lexicon.concepts import Concept
from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.people.links import Link, link
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# The next place begins within this many words of the one before: "of the provinces of X and of Y".
_NEXT = 5
_GENERIC = "cue/generic"
# What a place right before it belongs to: "of X and Y *city* committee".
_NOUNS = ("level", "body-kind", "role", "office")


def with_several(reading: Reading) -> Reading:
    """The reading with bodies in the plural among its bodies, where their places are named."""
    kinds = reading.lexicon.schemes.by_code("cue", "bodyKind")
    plurals = [(m, kind) for code, kind in kinds.items() for m in reading.cues(code)]
    known = reading.words_of("body-kind")
    named = [
        _body(reading, m, kind)
        for m, kind in plurals
        if known.isdisjoint(m.words) and len(_places_behind(reading, m)) > 1
    ]
    named += _by_further_fields(reading)
    if not named:
        return reading
    words = {i for m in named for i in m.words}
    generic = [m for m in reading.mentions.get(_GENERIC, ()) if words.isdisjoint(m.words)]
    bodies = sorted([*reading.of("body-kind"), *named], key=lambda m: m.first)
    mentions = {**reading.mentions, "body-kind": bodies, _GENERIC: generic}
    return reading.with_only(mentions, reading.names)


def _by_further_fields(reading: Reading) -> Iterator[Mention]:
    """The bodies that a noun in the plural names by their fields: "the ministries of X *and Y*"."""
    plurals = reading.language.plurals
    for body in reading.of("body-kind"):
        if reading.tokens[body.first].key not in plurals:
            continue
        last: int | None = body.last
        while last is not None and (at := _next_item(reading, last)):
            said = reading.matcher.continued(body.first, at)
            further = next((m for m in said if m.concept.scheme == "body-kind"), None)
            last = further.last if further else None
            if further is not None:
                words = tuple(range(at, further.last + 1))
                yield Mention(at, further.last, further.concept, words)


def _next_item(reading: Reading, last: int) -> int | None:
    """The word behind "and" or a comma, particles passed over."""
    tokens, at = reading.tokens, last + 1
    joined = False
    while at < len(tokens) and tokens[at].broken <= Break.COMMA:
        joined = joined or at in reading.conjunctions or tokens[at].broken == Break.COMMA
        joined = joined or reading.language.begins_with_and(tokens[at].key)
        if at not in reading.conjunctions and at not in reading.text.particles:
            return at if joined else None
        at += 1
    return None


def in_further_places(reading: Reading, bodies: Sequence[BodyMention]) -> Iterator[BodyMention]:
    """The like bodies of the places that follow a body's own: "the committees of X *and Y*"."""
    provinces = reading.lexicon.provinces
    for body in bodies:
        own = beginning_within(reading.of("place"), body.words[-1] + 1, body.last)
        if not own or own[-1].last != body.last or own[-1].concept.code != body.scope:
            continue
        further = strung_places(reading, own[-1])[1:]
        joined = further and _is_joined(reading, own[-1], further)
        if joined and provinces.issuperset(p.concept.code for p in further):
            for place in further:
                code, words = place.concept.code, place.words
                yield body._replace(scope=code, words=words, first=place.first, last=place.last)


def _is_joined(reading: Reading, place: Mention, further: Sequence[Mention]) -> bool:
    """Whether "and" stands before the last of several places, and no other noun takes that."""
    *_, left, right = place, *further
    taken = beginning_within(reading.of(*_NOUNS), right.last + 1, right.last + 1)
    return link(reading, left, right) == Link.AND and not taken


def _body(reading: Reading, mention: Mention, kind: str) -> Mention:
    """The phrase as one for a body, without its article."""
    words = tuple(i for i in mention.words if i not in reading.text.particles)
    return Mention(words[0], mention.last, Concept("body-kind", kind), words)


def strung_places(reading: Reading, place: Mention) -> list[Mention]:
    """A place and those that follow it in one enumeration."""
    found = [place]
    while True:
        behind = beginning_within(reading.of("place"), found[-1].last + 1, found[-1].last + _NEXT)
        if not behind or link(reading, found[-1], behind[0]) not in (Link.AND, Link.COMMA):
            return found
        found.append(behind[0])


def _places_behind(reading: Reading, bodies: Mention) -> list[Mention]:
    behind = beginning_within(reading.of("place"), bodies.last + 1, bodies.last + _NEXT)
    if not behind or link(reading, bodies, behind[0]) != Link.DIRECT:
        return []
    return strung_places(reading, behind[0])
