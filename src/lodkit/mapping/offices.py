"""Offices: a role and the body it is held in, wherever a phrase names both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from lodkit.lexicon.concepts import Concept, Schemes
from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.bodies import BodyMention, scope_of
from lodkit.mapping.reading import Reading
from lodkit.mapping.surroundings import Map, surroundings
from lodkit.mapping.windows import beginning_within
from lodkit.model.facts import Body

# No body whose office a role is begins further from it than this many words.
_WINDOW = 20


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """A phrase that names an office, from its first to its last word; `head` is the role's.

    `placed` says that the text itself names the place or agency of its body.
    """

    role: str
    body: Body
    first: int
    last: int
    head: int
    placed: bool
    former: bool = False


@dataclass(frozen=True, slots=True)
class _Ranks:
    """The roles at the top of any body, their deputies and permanent deputies."""

    rank: dict[str, str]

    def role_in(self, role: str, kind: str, schemes: Schemes) -> str:
        """What an office is: a commission's chairman is its head, a union's secretary its chair."""
        if schemes.value("role", role, "bodyKind") not in (None, kind):
            role = schemes.value("role", role, "elsewhere") or role
        rank = self.rank.get(role)
        return (rank and schemes.value("body-kind", kind, rank)) or role


@lru_cache(maxsize=4)
def _ranks(schemes: Schemes) -> _Ranks:
    found: dict[str, str] = {}
    for name in ("permanentDeputyRole", "deputyRole", "topRole"):
        for (concept, key), values in schemes.values.items():
            if concept.scheme == "body-kind" and key == name:
                found.update(dict.fromkeys(values, name))
    return _Ranks(found)


def find_offices(
    reading: Reading, around: Map, bodies: Sequence[BodyMention]
) -> list[OfficeMention]:
    """Every phrase that names an office; of overlapping ones the longest."""
    found = [
        *_compound(reading, around),
        *_composed(reading, bodies),
        *_bare(reading, around),
        *_known(reading),
    ]
    former = _former_at(reading)
    taken: set[int] = set()
    kept: list[OfficeMention] = []
    for office in sorted(found, key=lambda o: (o.first - o.last, o.first)):
        if office.first >= reading.closing:
            continue
        words = set(range(office.first, office.last + 1))
        if not words & taken:
            taken |= words
            kept.append(_dated(office, former))
    return sorted(kept, key=lambda o: o.first)


def _compound(reading: Reading, around: Map) -> Iterator[OfficeMention]:
    """One phrase for role and body: "prime minister", "provincial Party secretary"."""
    schemes = reading.lexicon.schemes
    for mention in reading.of("office"):
        role = schemes.value("office", mention.concept.code, "role")
        kind = schemes.value("office", mention.concept.code, "bodyKind")
        if role and kind:
            yield _scoped(role, kind, mention, reading, around)


def _bare(reading: Reading, around: Map) -> Iterator[OfficeMention]:
    """A role whose body goes without saying: "provincial secretary", "chief justice"."""
    schemes = reading.lexicon.schemes
    for mention in reading.of("role"):
        kind = schemes.value("role", mention.concept.code, "bodyKind")
        if kind is None:
            continue
        near = surroundings(reading, around, mention)
        central = schemes.value("body-kind", kind, "seat") == "central"
        if central or near.places or near.levels - {"central"}:
            yield _scoped(mention.concept.code, kind, mention, reading, around)


def _scoped(role: str, kind: str, mention: Mention, reading: Reading, around: Map) -> OfficeMention:
    near = surroundings(reading, around, mention)
    scope = scope_of(kind, near, None, reading, around)
    role = _ranks(reading.lexicon.schemes).role_in(role, kind, reading.lexicon.schemes)
    placed = bool(near.places or near.agencies)
    return OfficeMention(role, Body(kind, scope), near.first, near.last, mention.first, placed)


def _composed(reading: Reading, bodies: Sequence[BodyMention]) -> Iterator[OfficeMention]:
    """A role and, beside or around it, the body: "chair of the People's Council"."""
    schemes = reading.lexicon.schemes
    ranks = _ranks(schemes)
    for mention in reading.of("role"):
        body = _body_of(mention, reading, bodies)
        if body is not None:
            role = ranks.role_in(mention.concept.code, body.kind, schemes)
            if not _admits(body.kind, role, schemes):
                continue
            first, last = min(mention.first, body.first), max(mention.last, body.last)
            yield OfficeMention(role, body.body, first, last, mention.first, body.placed)


def _admits(kind: str, role: str, schemes: Schemes) -> bool:
    """Whether a kind of body has the role; only some kinds say which they have."""
    roles = schemes.values.get((Concept("body-kind", kind), "admits"), ())
    return not roles or role in roles


def _known(reading: Reading) -> Iterator[OfficeMention]:
    """A word for the top of anything before a name that is known for one such office.

    "President Luong Cuong": the roster tells which office the word stands for with this name.
    """
    schemes, ranks = reading.lexicon.schemes, _ranks(reading.lexicon.schemes).rank
    names = {n.first: n.name for n in reading.names}
    held = reading.lexicon.roster.ended
    for mention in reading.of("role"):
        name = names.get(mention.last + 1)
        if name is None or ranks.get(mention.concept.code) != "topRole":
            continue
        tops = (
            (role, kind)
            for holder, role, kind in sorted(held)
            if holder == name
            and kind in _named_by_top_word(schemes)
            and ranks.get(role) == "topRole"
        )
        for role, kind in tops:
            body = Body(kind, reading.lexicon.country)
            yield OfficeMention(role, body, mention.first, mention.last, mention.first, True)


def _named_by_top_word(schemes: Schemes) -> frozenset[str]:
    """The kinds of body whose head bears the bare word for a top: the President's."""
    return frozenset(
        concept.code
        for (concept, key), values in schemes.values.items()
        if key == "topWord" and "true" in values
    )


def _body_of(role: Mention, reading: Reading, bodies: Sequence[BodyMention]) -> BodyMention | None:
    near = beginning_within(bodies, role.first - _WINDOW, role.last + _WINDOW)
    behind = (
        b
        for b in near
        if b.words[-1] > role.last
        and b.words[0] >= role.first
        and (b.first <= role.last + 1 or _only_small_words(reading, role.last, b.first))
    )
    before = (b for b in near if b.last < role.first and _only_hyphen(reading, b.last, role.first))
    return max(behind, key=lambda b: (-b.first, len(b.words)), default=None) or next(before, None)


def _only_small_words(reading: Reading, left: int, right: int) -> bool:
    """Whether nothing but particles and level words stands between two words."""
    if right <= left or right - left > 5:
        return False
    levels = reading.words_of("level")
    inner = range(left + 1, right)
    tight = all(reading.tokens[i].broken == Break.NONE for i in range(left + 1, right + 1))
    small = reading.language.particles
    return tight and all(reading.tokens[i].key in small or i in levels for i in inner)


def _only_hyphen(reading: Reading, left: int, right: int) -> bool:
    return right == left + 1 and reading.tokens[right].broken == Break.NONE


def _former_at(reading: Reading) -> set[int]:
    """The words next to which an office is one held before."""
    found: set[int] = set()
    for mention in reading.of("tenure"):
        if mention.concept.code == "former":
            found |= {mention.first, mention.last}
    return found


def _dated(office: OfficeMention, former: set[int]) -> OfficeMention:
    near = {office.first - 1, office.last + 1, *range(office.first, office.last + 1)}
    if not former & near:
        return office
    return replace(office, former=True)
