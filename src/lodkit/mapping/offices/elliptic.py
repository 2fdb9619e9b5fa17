"""Offices that a phrase leaves half unsaid: the body or the role stands elsewhere."""

from collections.abc import Iterator, Sequence

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.offices.across_names import across_names
from lodkit.mapping.offices.by_noun import held_again, led_again
from lodkit.mapping.offices.deputies import deputies, is_own_deputy, under_its_head
from lodkit.mapping.offices.fields import by_field, by_other_field, by_verb, in_brackets, is_plural
from lodkit.mapping.offices.inheriting import beneath, inheriting
from lodkit.mapping.offices.parted import find_parted
from lodkit.mapping.offices.seats import find_seats
from lodkit.mapping.offices.verbal import find_verbal
from lodkit.mapping.people.links import apart, has_complement
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.ranks import Ranks, ranks_of
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# Words that may stand between two roles which share a body: "deputy head, and later head, of".
_BETWEEN_ROLES = 2
# No phrase about a role begins further from it than this many words.
_WINDOW = 12
# What may stand between two roles of one body, as it only says when either was held.
_TIMES = ("month", "tenure", "cue/aside", "cue/then", "cue/now", "cue/prior")
# Signs that join two roles of one body.
_DASHES = "-–—"


def find_elliptic(
    reading: Reading,
    bodies: Sequence[BodyMention],
    offices: Sequence[OfficeMention],
    own: str | None = None,
) -> list[OfficeMention]:
    """The offices beside those already found, in no particular order.

    `own` is the unit whose congress the article reports on.
    """
    ranks = ranks_of(reading.lexicon.schemes)
    taken = {i for o in offices for i in range(o.first, o.last + 1)}
    found = [*find_verbal(reading, bodies, taken), *by_field(reading, ranks)]
    words = {i for o in found for i in range(o.first, o.last + 1)} | taken
    found += [o for o in by_verb(reading, ranks) if words.isdisjoint(range(o.first, o.last + 1))]
    heads = sorted([*offices, *found], key=lambda o: o.first)
    found += by_other_field(reading, heads, bodies, ranks)
    free = [b for b in bodies if taken.isdisjoint(b.words)]
    found += in_brackets(reading, heads, free, ranks)
    taken |= {i for o in found for i in range(o.first, o.last + 1)}
    found += _of_further_bodies(reading, bodies, [*offices, *found], taken)
    parted = list(find_parted(reading, bodies, taken))
    found += [*find_seats(reading, bodies, taken), *parted]
    taken |= {i for o in found for i in range(o.first, o.last + 1)}
    found += across_names(reading, offices, parted, taken, ranks)
    taken |= {i for o in found for i in range(o.first, o.last + 1)}
    free = [b for b in bodies if taken.isdisjoint(b.words)]
    found += led_again(reading, bodies, taken, ranks)
    ends = {m.last: m.first for m in reading.of("role", "office")}
    foreign: set[bool] = set()
    for role in reading.of("role"):
        if not taken.isdisjoint(role.words):
            foreign.discard(ranks.is_deputy(role.concept.code))
        # "deputy chief justice" is of a court alone
        under = any(role.first < ends.get(i, role.first) for i in role.words)
        if role.first < reading.closing and taken.isdisjoint(role.words) and not under:
            if is_own_deputy(reading, role):
                continue
            office = _sharing(reading, role, offices, ranks)
            deputy = ranks.is_deputy(role.concept.code)
            if office is None and not (deputy in foreign and is_plural(reading, role)):
                office = inheriting(reading, role, free, bodies, ranks, own) or beneath(
                    reading, role, offices, ranks
                )
            if office is not None:
                found.append(under_its_head(reading, office, ranks))
            elif has_complement(reading, role.last):
                # "vice-chair of the Electoral Council … the other vice-chairs": of that as well
                foreign.add(deputy)
    taken |= {i for o in found for i in range(o.first, o.last + 1)}
    heads = sorted([*offices, *found], key=lambda o: o.first)
    again = held_again(reading, heads, taken)
    return [*found, *again, *deputies(reading, heads, taken, ranks)]


def _of_further_bodies(
    reading: Reading,
    bodies: Sequence[BodyMention],
    offices: Sequence[OfficeMention],
    taken: set[int],
) -> Iterator[OfficeMention]:
    """One role in several bodies: "member of the Politburo and the Secretariat"."""
    schemes, ranks = reading.lexicon.schemes, ranks_of(reading.lexicon.schemes)
    by_first = {b.first: b for b in bodies}
    for office in offices:
        if schemes.value("role", office.role, "manyBodies") != "true":
            continue
        last = office
        while (body := _joined(reading, last.last, by_first)) is not None:
            line = schemes.value("body-kind", body.kind, "partyLine") == "true"
            if taken & set(body.words) or not (line and ranks.admits(body.kind, office.role)):
                break
            last = office._replace(
                body=body.body, first=body.first, last=body.last, placed=body.placed
            )
            yield last


def _joined(reading: Reading, end: int, by_first: dict[int, BodyMention]) -> BodyMention | None:
    """The body behind a word for "and" and small words."""
    joined = False
    for at in range(end + 1, min(end + 5, len(reading.tokens))):
        key, body = reading.tokens[at].key, by_first.get(at)
        if reading.tokens[at].broken > Break.COMMA:
            return None
        joined = joined or reading.language.begins_with_and(key)
        if body is not None:
            return body if joined else None
        joined = joined or at in reading.conjunctions
        if at not in reading.conjunctions and key not in reading.language.particles:
            return None
    return None


def _sharing(
    reading: Reading, role: Mention, offices: Sequence[OfficeMention], ranks: Ranks
) -> OfficeMention | None:
    """A role that shares the body named behind its kin: "deputy head, then head, of the office"."""
    behind = beginning_within(offices, role.last + 1, role.last + _WINDOW)
    office = next(iter(behind), None)
    if office is None or beginning_within(reading.names, role.last + 1, office.first - 1):
        return None
    if reading.clause_of(office.first) != reading.clause_of(role.first):
        return None
    if _apart_in_time(reading, role.last, office.first) > _BETWEEN_ROLES:
        return None
    code = ranks.role_in(role.concept.code, office.body.kind)
    other = code != office.role and ranks.leads(code, office.body.kind)
    kin = ranks.akin(role.concept.code, office.role) or ranks.is_secretary(office.role)
    joined = _joins(reading, role.last, office.first) or _leads_up(reading, role, office.first)
    if not (other and kin and joined):
        return None
    return OfficeMention(code, office.body, role.first, role.last, role.first, office.placed)


def _apart_in_time(reading: Reading, left: int, right: int) -> int:
    """How many words between two words say something of their own, but for when it was."""
    words = apart(reading, left, right)
    if words <= _BETWEEN_ROLES or right - left > _WINDOW:
        return words
    times = reading.date_words | reading.words_of(*_TIMES)
    times |= {y.at for y in reading.years}
    seen = (i for i in range(left + 1, right) if i not in reading.unseen)
    return sum(i not in times and i not in reading.conjunctions for i in seen)


def _leads_up(reading: Reading, role: Mention, right: int) -> bool:
    """Whether somebody goes from a role to what follows: "*from* deputy head *to* head of"."""
    at, tokens, language = role.first - 1, reading.tokens, reading.language
    while at > 0 and at in reading.unseen and tokens[at].key not in language.from_words:
        at -= 1
    inner = range(role.last + 1, right)
    small = all(i in reading.unseen for i in inner)
    return small and at >= 0 and tokens[at].key in language.from_words


def _joins(reading: Reading, left: int, right: int) -> bool:
    """Whether "and", a comma or a dash joins two words: "vice-chair - secretary general"."""
    if any(i in reading.conjunctions for i in range(left + 1, right)):
        return True
    if reading.language.begins_with_and(reading.tokens[left + 1].key):
        return True
    sign = reading.between(left, left + 1).strip()
    return reading.tokens[left + 1].broken == Break.COMMA or (bool(sign) and sign in _DASHES)
