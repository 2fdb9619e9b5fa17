"""Composed: a role and, beside or around it, the body it is held in."""

from collections.abc import Collection, Iterator, Sequence

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.ranks import ranks_of
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within
from lodkit.model.facts import Body

# No body whose office a role is begins further from it than this many words.
_WINDOW = 20
# Words about the time of a post that may stand within its name: "the outgoing president of".
_TIMES = ("former", "acting", "current")


def composed(reading: Reading, bodies: Sequence[BodyMention]) -> Iterator[OfficeMention]:
    """A role and, beside or around it, the body: "chair of the People's Council"."""
    ranks = ranks_of(reading.lexicon.schemes)
    passed = _passed(reading)
    for mention in reading.of("role"):
        body = _body_of(mention, reading, bodies, passed)
        if body is not None:
            named = _parted(reading, mention, body)
            role = ranks.role_in(named.concept.code, body.kind)
            role, kind = ranks.of_whole(role, body.kind)
            if not ranks.admits(kind, role):
                continue
            first, last = min(named.first, body.first), max(mention.last, body.last)
            role, kind = ranks.standing(role, kind)
            scope = _scope_of(reading, mention, body, bodies)
            if scope == reading.lexicon.country != body.scope:
                continue  # "the Front's chair and the secretary of its committee": an agency's
            yield OfficeMention(role, Body(kind, scope), first, last, mention.first, body.placed)


def _scope_of(
    reading: Reading, role: Mention, body: BodyMention, bodies: Sequence[BodyMention]
) -> str | None:
    """Whose a body is: "the chair of *its* Council" means the place named before."""
    seat = reading.lexicon.schemes.value("body-kind", body.kind, "seat")
    own = reading.tokens[body.first - 1].key in reading.language.possessives
    if body.first <= role.last or body.placed or seat == "central" or not own:
        return body.scope
    first, _ = reading.sentences[reading.sentence_of(role.first)]
    places = [
        (p.last, p.concept.code)
        for p in beginning_within(reading.of("place"), first, role.first - 1)
        if p.concept.code in reading.lexicon.provinces
    ]
    near = beginning_within(bodies, first, role.first - 1)
    scopes = [(b.last, b.scope) for b in near if b.placed and b.scope]
    return max([*places, *scopes], default=(0, body.scope))[1]


def _parted(reading: Reading, role: Mention, body: BodyMention) -> Mention:
    """The role, with the word before the body that goes with it: "deputy UN *chief*"."""
    head = body.first - 1
    if body.last >= role.first or head < 0 or not reading.adjoins(head, body.first):
        return role
    wider = (m for m in reading.matcher.continued(head, role.first) if m.concept.scheme == "role")
    longer = next(wider, None)
    return Mention(head, role.last, longer.concept, (head, *role.words)) if longer else role


def _body_of(
    role: Mention, reading: Reading, bodies: Sequence[BodyMention], passed: Collection[int]
) -> BodyMention | None:
    near = beginning_within(bodies, role.first - _WINDOW, role.last + _WINDOW)
    behind = (
        b
        for b in near
        if b.words[-1] >= role.last
        and b.words[0] >= role.first
        and (b.first <= role.last or _only_small_words(reading, role.last, b.first, passed))
    )
    before = (b for b in near if b.last < role.first and _only_hyphen(reading, b.last, role.first))
    return max(behind, key=lambda b: (-b.first, len(b.words)), default=None) or next(before, None)


def _only_small_words(reading: Reading, left: int, right: int, passed: Collection[int]) -> bool:
    """Whether nothing but particles, level words and words of time stands between two words."""
    if right <= left or right - left > 5:
        return False
    inner = range(left + 1, right)
    tight = all(reading.tokens[i].broken == Break.NONE for i in range(left + 1, right + 1))
    small = reading.language.particles | reading.language.possessives
    return tight and all(reading.tokens[i].key in small or i in passed for i in inner)


def _passed(reading: Reading) -> frozenset[int]:
    """The words that part no role from its body: levels, "that", "former" and the like."""
    times = (m for m in reading.of("tenure") if m.concept.code in _TIMES)
    small = reading.words_of("level", "cue/same", "cue/there", "month") | reading.date_words
    # "member of the 13th Central Committee"
    counted = {i for o in reading.ordinals for i in range(o.first, o.last + 1)}
    return small | counted | {i for m in times for i in m.words}


def _only_hyphen(reading: Reading, left: int, right: int) -> bool:
    """Whether a body stands right before a role, and no "and" is written onto that."""
    token = reading.tokens[right]
    adjoins = right == left + 1 and token.broken == Break.NONE
    return adjoins and not reading.language.begins_with_and(token.key)
