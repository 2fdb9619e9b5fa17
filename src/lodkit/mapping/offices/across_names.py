"""Across names: a role whose body stands behind the like role of somebody else.

"Chair A and vice-chair B of the Council"; "A, secretary, and B, deputy secretary of the committee";
"elected A chair, and B and C vice-chairs of the Council".
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.name_mentions import NameMention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.people.links import Link, link
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.ranks import Ranks
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# The like role begins within this many words: a name, titles and small words.
_WINDOW = 14
# The turns by which somebody has, gets or leaves a post.
_TURNS = ("elected", "relieved", "held", "holds", "joins", "leads", "succeeds", "takes")


def across_names(
    reading: Reading,
    offices: Sequence[OfficeMention],
    parted: Sequence[OfficeMention],
    taken: AbstractSet[int],
    ranks: Ranks,
) -> Iterator[OfficeMention]:
    """The roles that share the body of the next one; `parted` are those with a name before it.

    From the end, as of several each shares that of the next.
    """
    behind_names = {o.first: o for o in parted}
    behind_roles = {o.first: o for o in offices if not o.bare and o.last > o.head}
    for role in reversed(reading.of("role")):
        if not taken.isdisjoint(role.words):
            continue
        shared = _before_names(reading, role, behind_names)
        kind = behind_names
        if shared is None:
            shared = _behind_names(reading, role, behind_roles)
            kind = behind_roles
        code = shared and ranks.role_in(role.concept.code, shared.body.kind)
        if shared is None or not code or not _is_like(ranks, role, code, shared):
            continue
        office = OfficeMention(
            code, shared.body, role.first, role.last, role.first, placed=shared.placed
        )
        kind[office.first] = office
        yield office


def _is_like(ranks: Ranks, role: Mention, code: str, shared: OfficeMention) -> bool:
    """Whether a role is another rank of the body: its chair, where that of the vice-chair is."""
    other = code != shared.role and ranks.leads(code, shared.body.kind)
    return other and ranks.akin(role.concept.code, shared.role)


def _before_names(
    reading: Reading, role: Mention, parted: dict[int, OfficeMention]
) -> OfficeMention | None:
    """The next office where both roles stand right before names: "chair A and vice-chair B of"."""
    office, names = _next(reading, role, parted)
    if office is None or len(names) != 1:
        return None
    beside = link(reading, role, names[0]) == Link.DIRECT
    joined = link(reading, names[0], office) in (Link.AND, Link.COMMA)
    return office if beside and joined else None


def _behind_names(
    reading: Reading, role: Mention, composed: dict[int, OfficeMention]
) -> OfficeMention | None:
    """The next office where both roles stand behind names: "A, chair, and B, vice-chair of".

    Nothing may part either from its names where a verb elects them: "elected A chair and B".
    """
    office, names = _next(reading, role, composed)
    own = beginning_within(reading.names, role.first - _WINDOW, role.first - 1)
    if office is None or not names or not own:
        return None
    if not _goes_on(reading, role, names[0]):
        return None
    before, behind = link(reading, own[-1], role), link(reading, names[-1], office)
    if before == behind == Link.COMMA and len(names) == 1:
        return office
    chained = all(link(reading, *two) in (Link.AND, Link.COMMA) for two in pairwise(names))
    beside = before == Link.DIRECT and behind in (Link.DIRECT, Link.DASH)
    return office if beside and chained and _elects(reading, role) else None


def _goes_on(reading: Reading, role: Mention, name: NameMention) -> bool:
    """Whether a comma, "and" or "while" joins a role to the next name."""
    if link(reading, role, name) in (Link.AND, Link.COMMA):
        return True
    inner = range(role.last + 1, name.first)
    listed = reading.tokens[role.last + 1].broken == Break.COMMA
    return listed and all(i in reading.unseen or reading.tokens[i].word.common for i in inner)


def _elects(reading: Reading, role: Mention) -> bool:
    """Whether one verb of its part of its sentence says all of the posts, that they are taken up.

    Not so in "elected A chair, while B became vice-chair of the committee".
    """
    turns = beginning_within(reading.of("tenure"), *reading.clause_of(role.first))
    return [m.concept.code for m in turns if m.concept.code in _TURNS] == ["elected"]


def _next(
    reading: Reading, role: Mention, offices: dict[int, OfficeMention]
) -> tuple[OfficeMention | None, Sequence[NameMention]]:
    """The next word for a role, if it is of one of these offices, and the names before it."""
    _, end = reading.clause_of(role.first)
    behind = beginning_within(reading.of("role"), role.last + 1, min(end, role.last + _WINDOW))
    office = offices.get(behind[0].first) if behind else None
    if office is None:
        return None, ()
    return office, beginning_within(reading.names, role.last + 1, office.first - 1)
