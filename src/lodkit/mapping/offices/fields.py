"""Fields: ministers and portfolios by their field alone, the word for them standing elsewhere."""

from collections.abc import Iterator, Sequence

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.ranks import Ranks
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within
from lodkit.model.facts import Body

# How far back the word for the office may stand, in words: of a list, and of two beside each other.
_REACH, _NEAR = 60, 24


def by_field(reading: Reading, ranks: Ranks) -> Iterator[OfficeMention]:
    """A minister by the field behind the name: "the ministers A (Finance) and B (Justice)"."""
    schemes = reading.lexicon.schemes
    heads = [m for m in reading.of("role") if schemes.value("role", m.concept.code, "anywhere")]
    for name in reading.names if heads else ():
        first = name.last + 1
        near = beginning_within(heads, name.first - _REACH, name.first)
        if not near or first >= len(reading.tokens):
            continue
        if "(" in reading.between(name.last, first):
            # "the minister A (Finance)"; of deputies the word has to be one for several
            near = [m for m in near if ranks.is_top(m.concept.code) or is_plural(reading, m)]
        else:
            near = [m for m in near if is_plural(reading, m)]
            first = _behind_particle(reading, name.last) if near else 0
        if not (first and near):
            continue
        for mention in reading.matcher.continued(near[-1].last, first):
            role = near[-1].concept.code
            if mention.concept.scheme == "body-kind" and ranks.leads(role, mention.concept.code):
                body = Body(mention.concept.code, reading.lexicon.country)
                yield OfficeMention(role, body, first, mention.last, first, placed=False)


def by_verb(reading: Reading, ranks: Ranks) -> Iterator[OfficeMention]:
    """A minister by the field that somebody takes or leads: "A becomes minister, B takes Finance".

    Fields are known by their capital, and where the text speaks of ministers.
    """
    schemes = reading.lexicon.schemes
    heads = [m for m in reading.of("role") if schemes.value("role", m.concept.code, "anywhere")]
    top = next((m for m in heads if ranks.is_top(m.concept.code)), None)
    for verb in reading.of("tenure") if top is not None else ():
        if verb.concept.code not in ("takes", "leads") or not reading.language.has_case:
            continue
        first = _behind_particle(reading, verb.last)
        if not first or not reading.tokens[first].capital or top is None:
            continue
        for mention in reading.matcher.continued(top.last, first):
            kind = mention.concept.code
            if mention.concept.scheme == "body-kind" and ranks.leads(top.concept.code, kind):
                body = Body(kind, reading.lexicon.country)
                yield OfficeMention(
                    top.concept.code, body, verb.first, mention.last, verb.first, False, told=True
                )


def by_other_field(
    reading: Reading, offices: Sequence[OfficeMention], bodies: Sequence[BodyMention], ranks: Ranks
) -> Iterator[OfficeMention]:
    """The like office with another field, or in another body that has it.

    "The portfolio of finance, that of construction"; "his counterpart in the ministry of justice".
    """
    by_first = {b.first: b for b in bodies}
    for cue in reading.cues("that-of"):
        before = beginning_within(offices, cue.first - _NEAR, cue.first - 1)
        first = _behind_particle(reading, cue.last)
        for office in before[-1:] if first else ():
            other = _elsewhere(reading, cue, office)
            if other is not None:
                yield other
                continue
            named = by_first.get(first)
            if named is not None and ranks.leads(office.role, named.kind):
                yield OfficeMention(
                    office.role, named.body, cue.first, named.last, cue.first, named.placed
                )
                continue
            for mention in reading.matcher.continued(office.head, first):
                if mention.concept.scheme == "body-kind":
                    body = Body(mention.concept.code, office.body.scope)
                    yield OfficeMention(
                        office.role, body, cue.first, mention.last, cue.first, False
                    )


def in_brackets(
    reading: Reading, offices: Sequence[OfficeMention], bodies: Sequence[BodyMention], ranks: Ranks
) -> Iterator[OfficeMention]:
    """Who leads a like body, in brackets behind the name: "A, head of police of X; B (… of Y)"."""
    behind = {n.last + 1: n for n in reading.names}
    for body in bodies:
        name = behind.get(body.first)
        if name is None or "(" not in reading.between(name.last, body.first):
            continue
        inside = body.last in reading.text.bracketed
        closed = body.last + 1 not in reading.text.bracketed
        first, _ = reading.sentences[reading.sentence_of(name.first)]
        before = beginning_within(offices, max(first, name.first - _REACH), name.first - 1)
        like = [o for o in before if o.body.kind == body.kind and o.role == ranks.top_of(body.kind)]
        if inside and closed and like and not like[-1].former:
            yield OfficeMention(
                like[-1].role, body.body, body.first, body.last, body.first, body.placed
            )


def _elsewhere(reading: Reading, cue: Mention, office: OfficeMention) -> OfficeMention | None:
    """The like office in the province behind a cue: "director of the police of X, of that of Y"."""
    first = _behind_particle(reading, cue.last)
    near = beginning_within(reading.of("place"), first, first)
    code = near[0].concept.code if near else None
    if code is None or code not in reading.lexicon.provinces or code == office.body.scope:
        return None
    body = Body(office.body.kind, code)
    return OfficeMention(office.role, body, cue.first, near[0].last, cue.first, placed=True)


def _behind_particle(reading: Reading, last: int) -> int:
    """The word behind a name and small words, with no break between, else 0: "A to Finance"."""
    at, small = last + 1, reading.language.particles
    while at < len(reading.tokens) and reading.tokens[at].broken == Break.NONE:
        if reading.tokens[at].key not in small:
            return at if at > last + 1 else 0
        at += 1
    return 0


def is_plural(reading: Reading, role: Mention) -> bool:
    """Whether a word for a role speaks of several people."""
    language = reading.language
    written = (key for i in role.words for key in language.words.bare(reading.tokens[i].key))
    return any(key in language.plurals for key in written)
