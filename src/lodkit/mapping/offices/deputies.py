"""Deputies: of the head just named, whoever is only called the deputy: "and his deputy A"."""

from collections.abc import Iterator, Sequence

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.people.links import has_complement
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.ranks import Ranks
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# How far back the head of whom somebody is the deputy may stand, in words.
_REACH = 60
# What a phrase that says no more than "permanent deputy" consists of.
_DEPUTY = ("cue/deputy", "cue/standing", "ordinal")


def deputies(
    reading: Reading, offices: Sequence[OfficeMention], taken: set[int], ranks: Ranks
) -> Iterator[OfficeMention]:
    """The deputies of the head just named: "the chair is A; his deputies are B and C"."""
    shared = reading.lexicon.schemes.by_code("role", "shared")
    roles = {
        i
        for m in reading.of("role", "office")
        if m.concept.code not in shared and not _is_deputy_alone(reading, m)
        for i in m.words
    }
    standing = reading.words_of("cue/standing")
    for cue in reading.cues("deputy"):
        # what may be a delegate by itself is none here: "his deputy"
        if not (taken | roles).isdisjoint(cue.words):
            continue
        before = beginning_within(offices, cue.first - _REACH, cue.first - 1)
        tops = (o for o in before if ranks.top_of(o.body.kind) == o.role and not o.former)
        heads = [o for o in tops if not _is_over(reading, o)]
        heads = [o for o in heads if not _is_aside(reading, o, heads[0])]
        end = cue.last + 1 if cue.last + 1 in standing else cue.last
        noun = has_complement(reading, end) and _noun_behind(reading, cue)
        if noun:  # "his deputies in the council"
            spans = ((o, reading.tokens[o.first : o.last + 1]) for o in heads)
            heads = [o for o, words in spans if any(noun & set(t.word.numbers) for t in words)]
        near = heads and reading.sentence_of(cue.first) - reading.sentence_of(heads[-1].first) <= 1
        role = near and ranks.deputy_of(heads[-1].body.kind)
        if role:
            body = heads[-1].body
            if not standing.isdisjoint((cue.first - 1, cue.last + 1)):
                role = ranks.permanent(role, body.kind)
            first = cue.first - 1 if cue.first - 1 in standing else cue.first
            last = cue.last + 1 if cue.last + 1 in standing else cue.last
            yield OfficeMention(
                role, body, first, last, cue.first, False, inherited=True, deputy=True
            )


def _is_over(reading: Reading, office: OfficeMention) -> bool:
    """Whether an office is a verb of the past: "had led the committee"."""
    verbs = beginning_within(reading.of("tenure"), office.first, office.last)
    return office.told and any(m.concept.code == "led" for m in verbs)


def _is_aside(reading: Reading, office: OfficeMention, before: OfficeMention) -> bool:
    """Whether a relative clause adds an office: "chair A, *who* is secretary, and his deputy"."""
    if reading.sentence_of(before.first) != reading.sentence_of(office.first):
        return False
    tokens, relative = reading.tokens, reading.language.relative_pronouns
    inner = range(before.last + 1, office.first)
    return any(tokens[i].key in relative and tokens[i].broken == Break.COMMA for i in inner)


def _noun_behind(reading: Reading, phrase: Mention) -> set[int]:
    """What the first word behind a phrase and its small words may stand for."""
    small = reading.language.particles
    rest = reading.tokens[phrase.last + 1 :]
    return next((set(t.word.numbers) for t in rest if t.key not in small), set())


def is_own_deputy(reading: Reading, role: Mention) -> bool:
    """Whether a role is only said to be the deputy's of whom a possessive means: "his deputy"."""
    at = role.first - 1
    possessed = at >= 0 and reading.tokens[at].key in reading.language.possessives
    return possessed and _is_deputy_alone(reading, role)


def under_its_head(reading: Reading, office: OfficeMention, ranks: Ranks) -> OfficeMention:
    """The office, or that of the deputy under it: "permanent deputy *of its head*"."""
    language, tokens = reading.language, reading.tokens
    at = office.head - 1
    if at < 1 or tokens[at].key not in language.possessives or tokens[office.head].broken:
        return office
    at -= 1
    while at > 0 and tokens[at].key in language.particles and not tokens[at + 1].broken:
        at -= 1
    role = ranks.deputy_of(office.body.kind)
    if at not in reading.words_of("cue/deputy") or tokens[at + 1].broken or role is None:
        return office
    standing = reading.words_of("cue/standing")
    if not standing.isdisjoint((at - 1, at + 1)):
        role = ranks.permanent(role, office.body.kind)
    first = at - 1 if at - 1 in standing else at
    return office._replace(role=role, first=first, head=at)


def _is_deputy_alone(reading: Reading, role: Mention) -> bool:
    """Whether a phrase for a role says "deputy", permanent or first, and not whose."""
    deputy = reading.words_of("cue/deputy")
    return not deputy.isdisjoint(role.words) and reading.words_of(*_DEPUTY).issuperset(role.words)
