"""Seats: whoever is called a delegate beside their name, in an assembly that is in session."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.reading import Reading

_SESSION, _CONGRESS = "session", "congress"


def find_seats(
    reading: Reading, bodies: Sequence[BodyMention], taken: AbstractSet[int]
) -> Iterator[OfficeMention]:
    """The seats of single delegates who are named: "delegate A asked"; `taken` are others' words.

    Those of a congress, or of several assemblies alike, hold no seat that can be told.
    """
    names = {n.first for n in reading.names}
    titles = reading.words_of("cue/honorific")
    for role in reading.of("role"):
        kinds = _kinds(reading, role.concept.code)
        if not kinds or not taken.isdisjoint(role.words) or _are_several(reading, role):
            continue
        if _named_behind(reading, role.last, titles) in names:
            body = _sitting(reading, bodies, kinds)
            if body is not None:
                code, seat = role.concept.code, body.body
                yield OfficeMention(code, seat, role.first, role.last, role.first, placed=False)


def _kinds(reading: Reading, role: str) -> frozenset[str]:
    """The kinds of body whose members bear a role."""
    seats = reading.lexicon.schemes.by_code("body-kind", "seatRole")
    return frozenset(kind for kind, code in seats.items() if code == role)


def _are_several(reading: Reading, role: Mention) -> bool:
    return any(reading.tokens[i].key in reading.language.plurals for i in role.words)


def _named_behind(reading: Reading, at: int, titles: Collection[int]) -> int:
    """The word behind a role, titles passed over; -1 where a sign parts them."""
    at += 1
    while at < len(reading.tokens) and at in titles:
        at += 1
    unbroken = at < len(reading.tokens) and reading.tokens[at].broken == Break.NONE
    return at if unbroken else -1


def _sitting(
    reading: Reading, bodies: Sequence[BodyMention], kinds: frozenset[str]
) -> BodyMention | None:
    """The assembly that the article names most, if it sits there and nobody else confers."""
    held = [m.concept.code for m in reading.of("meeting-kind")]
    assemblies = [b for b in bodies if b.kind in kinds and b.scope is not None]
    if _SESSION not in held or held.count(_CONGRESS) > held.count(_SESSION) or not assemblies:
        return None
    counts = Counter(b.body for b in assemblies).most_common(2)
    if len(counts) > 1 and counts[0][1] == counts[1][1]:
        return None
    return next(b for b in assemblies if b.body == counts[0][0])
