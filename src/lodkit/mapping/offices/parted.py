"""Parted offices: the name of the holder stands between role and body, "director A of the …"."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.ranks import ranks_of
from lodkit.mapping.text.reading import Reading


def find_parted(
    reading: Reading, bodies: Sequence[BodyMention], taken: AbstractSet[int]
) -> Iterator[OfficeMention]:
    """The offices of which the role stands before a name and the body, by a particle, behind it."""
    ranks = ranks_of(reading.lexicon.schemes)
    ends = {n.first: n.last for n in reading.names}
    by_first = {b.first: b for b in bodies}
    for role in reading.of("role"):
        last = ends.get(role.last + 1)
        if last is None or not taken.isdisjoint(role.words):
            continue
        body = _behind(reading, role, last, by_first)
        if body is None or not taken.isdisjoint(body.words):
            continue
        code = ranks.role_in(role.concept.code, body.kind)
        has = ranks.leads(code, body.kind) or ranks.lists(body.kind, code)
        if has and ranks.admits(body.kind, code):
            yield OfficeMention(code, body.body, role.first, role.last, role.first, body.placed)


def _behind(
    reading: Reading, role: Mention, name: int, by_first: dict[int, BodyMention]
) -> BodyMention | None:
    """The body behind a name that ends at word `name`, where a particle ties it to the name."""
    small, at = reading.language.particles, name + 1
    tokens = reading.tokens
    if tokens[role.last + 1].broken != Break.NONE:
        return None
    while at < len(tokens) and tokens[at].broken == Break.NONE:
        if at in by_first:
            return by_first[at] if at > name + 1 else None
        if tokens[at].key not in small:
            return None
        at += 1
    return None
