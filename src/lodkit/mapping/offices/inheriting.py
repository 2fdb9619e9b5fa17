"""Inheriting: whose a role is that stands alone: its sentence's body's, or the last spoken of."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter

from lodkit.lexicon.matcher import Mention
from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.offices.by_noun import of_short_name
from lodkit.mapping.offices.fields import is_plural
from lodkit.mapping.people.links import has_complement
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.ranks import Ranks
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within
from lodkit.model.facts import Body

# No meeting whose body it is begins further from a body than this many words.
_WINDOW = 12
# How far back the head of whom somebody is the deputy may stand, in words.
_REACH = 60
# An article that names more ministries than this is about none of them.
_FEW = 3
_CONGRESS = "congress"
# Whose meeting is reported on one of so many sentences says.
_OPENING = 4
# A body begins within so many words behind a word for its member.
_MEMBER = 4


def inheriting(
    reading: Reading,
    role: Mention,
    free: Sequence[BodyMention],
    bodies: Sequence[BodyMention],
    ranks: Ranks,
    own: str | None,
) -> OfficeMention | None:
    """A role without its body: of one the sentence names for itself, or the last spoken of.

    Where the article reports on the congress of its `own` unit, the last spoken of there.
    """
    if has_complement(reading, role.last):
        return of_short_name(reading, role, bodies, ranks)
    body = _of_sentence(reading, role, free, ranks)
    if body is None and reading.is_possessed(role) and _lacks(reading, role, free, ranks):
        return None
    if _is_permanent(reading, role) and ranks.is_top(role.concept.code):
        return None  # "the permanent secretary" is how a standing member is translated
    body = body or _last_body(reading, role, bodies, ranks, own)
    body = body or _only_later(reading, role, free, ranks)
    if body is None:
        return None
    if _is_national(reading, role, body):
        body = Body(body.kind, reading.lexicon.country)
    code = ranks.role_in(role.concept.code, body.kind)
    if code == ranks.top_of(body.kind) and is_plural(reading, role):
        return None  # several chairs lead several bodies
    return OfficeMention(
        code, body, role.first, role.last, role.first, placed=False, inherited=True
    )


def beneath(
    reading: Reading, role: Mention, offices: Sequence[OfficeMention], ranks: Ranks
) -> OfficeMention | None:
    """The deputy of the head named last, whose body goes without saying there as well.

    "A becomes the province's Party secretary; as deputy secretaries were appointed B and C".
    """
    if not ranks.is_deputy(role.concept.code) or has_complement(reading, role.last):
        return None
    before = beginning_within(offices, role.first - _REACH, role.first - 1)
    heads = [o for o in before if ranks.top_of(o.body.kind) == o.role and o.bare]
    if not heads or reading.sentence_of(role.first) - reading.sentence_of(heads[-1].first) > 1:
        return None
    code, body = ranks.role_in(role.concept.code, heads[-1].body.kind), heads[-1].body
    if not (ranks.leads(code, body.kind) and ranks.akin(role.concept.code, heads[-1].role)):
        return None
    return OfficeMention(
        code, body, role.first, role.last, role.first, placed=False, inherited=True
    )


def _is_permanent(reading: Reading, role: Mention) -> bool:
    """Whether a word for "permanent" stands right before a role that has no such word itself."""
    return role.first - 1 in reading.words_of("cue/standing")


def _lacks(reading: Reading, role: Mention, free: Sequence[BodyMention], ranks: Ranks) -> bool:
    """Whether the body right before a role in its sentence, which is meant, has none such."""
    first, _ = reading.clause_of(role.first)
    before = [b for b in beginning_within(free, first, role.first - 1) if b.last < role.first]
    code = role.concept.code
    return bool(before) and not ranks.leads(ranks.role_in(code, before[-1].kind), before[-1].kind)


def _is_national(reading: Reading, role: Mention, body: Body) -> bool:
    """Whether a level word beside a role makes it the country's: "its national chair"."""
    seat = reading.lexicon.schemes.value("body-kind", body.kind, "seat")
    beside = beginning_within(reading.of("level"), role.first - 1, role.last + 1)
    adjoining = (m for m in beside if m.last == role.first - 1 or m.first == role.last + 1)
    return seat == "any" and any(m.concept.code == "central" for m in adjoining)


def _of_sentence(
    reading: Reading, role: Mention, free: Sequence[BodyMention], ranks: Ranks
) -> Body | None:
    """The body before the role in its sentence that is no part of another office."""
    first, _ = reading.clause_of(role.first)
    before = [b for b in beginning_within(free, first, role.first - 1) if b.last < role.first]
    if not before or not ranks.is_rank(role.concept.code):
        return None
    # "the commission of the committee, whose head": the commission's, if it has one
    anywhere = reading.lexicon.schemes.value("role", role.concept.code, "anywhere") == "true"
    for near in (b for b in before if b.last == before[-1].last):
        named = role.concept.code if anywhere else ranks.role_in(role.concept.code, near.kind)
        if ranks.leads(named, near.kind) and ranks.admits(near.kind, named):
            return near.body
    return None


def _last_body(
    reading: Reading,
    role: Mention,
    bodies: Sequence[BodyMention],
    ranks: Ranks,
    own: str | None,
) -> Body | None:
    """The last body before, of those that have the role under this very name."""
    code = role.concept.code
    if reading.lexicon.schemes.value("role", code, "anywhere") == "true":
        if ranks.is_top(code) and is_plural(reading, role):
            return None  # several ministers lead several ministries
        return _own_body(reading, code, bodies, ranks)
    before = bisect_left(bodies, role.first, key=attrgetter("first"))
    backwards = (bodies[at] for at in range(before - 1, -1, -1))
    # "a member of the committee and deputy of *its* secretary" sits in the body that is meant
    seats = frozenset() if reading.is_possessed(role) else _seats(reading, ranks)
    named = (b for b in backwards if b.last < role.first and b.first not in seats)
    wholes = (_whole(ranks, b, code) for b in named)
    fits = (b for b in wholes if b is not None)
    last = next(fits, None)
    if last is None:
        return None
    fitting = [*reversed(list(fits)), last]
    of_own = next((b for b in reversed(fitting) if own is not None and b.scope == own), None)
    if of_own is not None and not _is_of_province_beside(reading, role, last):
        return of_own.body
    host = _union_in_session(reading, bodies)
    beside = reading.sentence_of(last.first) == reading.sentence_of(role.first)
    if host is not None and not beside and host.kind in (b.kind for b in fitting):
        return host
    convened = next((b for b in fitting if _holds_congress(reading, b)), None)
    if reading.same_line(last.first, role.first):
        # who is elected at a union's congress is not of its central committee, which sent a guest
        guest = convened is not None and last.body.scope == reading.lexicon.country
        return convened.body if convened and guest and convened.kind == last.kind else last.body
    if convened is not None:
        return convened.body
    counts = Counter(b.body for b in fitting)
    return max(counts, key=lambda body: counts[body], default=None)


def _union_in_session(reading: Reading, bodies: Sequence[BodyMention]) -> Body | None:
    """The union or front whose meeting one of the first sentences reports on, if it is one."""
    value = reading.lexicon.schemes.value
    last = reading.sentences[min(_OPENING, len(reading.sentences)) - 1][1]
    for body in beginning_within(bodies, 0, last):
        union = value("body-kind", body.kind, "holdsCongresses") == "true"
        sentence = reading.sentence_of(body.first)
        if union and value("body-kind", body.kind, "partyLine") != "true":
            held = reading.within("cue/convene", sentence)
            if held and reading.within("meeting-kind", sentence):
                return body.body
    return None


def _is_of_province_beside(reading: Reading, role: Mention, body: BodyMention) -> bool:
    """Whether the province's body is named in a role's sentence: its guests are listed there."""
    said = body.placed or body.levelled
    provincial = said and body.scope in reading.lexicon.provinces
    return provincial and reading.sentence_of(body.first) == reading.sentence_of(role.first)


def _only_later(
    reading: Reading, role: Mention, free: Sequence[BodyMention], ranks: Ranks
) -> Body | None:
    """The only body with such a role behind it in its sentence, where none is named before."""
    if reading.lexicon.schemes.value("role", role.concept.code, "anywhere") == "true":
        return None
    _, end = reading.sentences[reading.sentence_of(role.first)]
    behind = beginning_within(free, role.last + 1, end)
    wholes = (_whole(ranks, b, role.concept.code) for b in behind)
    found = {b.body for b in wholes if b is not None}
    return next(iter(found)) if len(found) == 1 else None


@lru_cache(maxsize=4)
def _seats(reading: Reading, ranks: Ranks) -> frozenset[int]:
    """Where bodies begin that are named as those somebody sits in: "A, deputy of the Assembly".

    Several members may be those whose offices in it follow: "its members, among them A, the chair".
    """
    value = ranks.schemes.value
    named = ((m, value("office", m.concept.code, "role")) for m in reading.of("role", "office"))
    sits = (m for m, role in named if not ranks.is_rank(role or m.concept.code))
    alone = [m for m in sits if not is_plural(reading, m)]
    return frozenset(
        body.first
        for m in alone
        for body in beginning_within(reading.of("body-kind"), m.first, m.last + _MEMBER)
        if body.first <= m.last or reading.adjoins(m.last, body.first)
    )


def _whole(ranks: Ranks, body: BodyMention, code: str) -> BodyMention | None:
    """The body that has a role: the one named, or the committee whose standing committee it is."""
    if _has(ranks, body.kind, code):
        return body
    whole = ranks.schemes.codes_with("body-kind", "standingBody").get(body.kind)
    return body._replace(kind=whole) if whole and _has(ranks, whole, code) else None


def _holds_congress(reading: Reading, body: BodyMention) -> bool:
    """Whether a body is named as the one whose congress it is."""
    near = beginning_within(reading.of("meeting-kind"), body.first - _WINDOW, body.last + _WINDOW)
    return any(
        m.concept.code == _CONGRESS
        and (reading.adjoins(m.last, body.first) or reading.adjoins(body.last, m.first))
        for m in near
    )


@lru_cache(maxsize=4096)
def _has(ranks: Ranks, kind: str, code: str) -> bool:
    """Whether a kind of body has a rank of this very name, or is a union, whose ranks vary."""
    named = ranks.role_in(code, kind)
    value = ranks.schemes.value
    party = value("role", code, "bodyKind") is not None  # "secretary"
    other = "ledBySecretary" if party else "holdsCongresses"
    own = named == code or value("body-kind", kind, other) == "true"
    return own and ranks.leads(named, kind) and ranks.admits(kind, named)


def _own_body(
    reading: Reading, code: str, bodies: Sequence[BodyMention], ranks: Ranks
) -> Body | None:
    """The body with such a role that the article is about: its head is named, or it mostly."""
    fitting = [b for b in bodies if ranks.leads(code, b.kind)]
    heads = reading.words_of("role")
    led = {b.body for b in fitting if heads & set(b.words) and b.last + 1 in reading.name_words}
    if len({b.body for b in fitting}) > _FEW:
        return None
    if len(led) == 1:
        return next(iter(led))
    counts = Counter(b.body for b in fitting).most_common(2)
    if not counts or (len(counts) > 1 and counts[1][1] * 2 > counts[0][1]):
        return None
    return counts[0][0]
