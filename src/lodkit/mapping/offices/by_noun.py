"""By noun: bodies named before, of which the noun alone says that one is meant again."""

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import itemgetter

from lodkit.lexicon.matcher import Mention
from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.people.links import has_complement
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.ranks import Ranks
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within
from lodkit.model.facts import Body

# How far back the body may stand that a verb speaks of, in words.
_REACH = 60
# A place stands within so many words of the post that is held there.
_BESIDE = 8
# The turns by which a post changes hands, and those that speak of an earlier time.
_GIVEN, _PAST = ("elected", "relieved", "stands", "takes"), ("held", "former")
# Words for a level, the one for the country's, and one that stands like them and is none; they
# stand within so many words behind the noun of a body.
_CENTRAL, _LANDSCAPE, _LEVEL = "central", "landscape", 3
# A shorter noun is the end of many words.
_SHORTEST_NOUN = 5


def led_again(
    reading: Reading, bodies: Sequence[BodyMention], taken: set[int], ranks: Ranks
) -> Iterator[OfficeMention]:
    """Who leads a body named before by its noun alone: "will head this department"."""
    same, small = reading.words_of("cue/same"), reading.language.particles
    for verb in reading.of("tenure"):
        at = verb.last + 1
        while at < len(reading.tokens) and (at in same or reading.tokens[at].key in small):
            at += 1
        said = not same.isdisjoint(range(verb.last + 1, at))
        if verb.concept.code not in ("leads", "led", "takes") or not said or at in taken:
            continue
        before = beginning_within(bodies, verb.first - _REACH, verb.first - 1)
        named = [b for b in before if any(_is_noun_of(reading, at, i) for i in b.words)]
        role = ranks.top_of(named[-1].kind) if named else None
        if role:
            yield OfficeMention(
                role, named[-1].body, verb.first, at, verb.first, False, inherited=True, told=True
            )


def of_short_name(
    reading: Reading, role: Mention, bodies: Sequence[BodyMention], ranks: Ranks
) -> OfficeMention | None:
    """A role in a body that is named by its noun alone: "the chair of the Council"."""
    small, passed = reading.language.particles, reading.words_of("level", "cue/same", "cue/there")
    at = next(
        i
        for i in range(role.last + 1, len(reading.tokens))
        if reading.tokens[i].key not in small and i not in passed
    )
    if has_complement(reading, at):
        return None  # "the chair of the Council of Elders"
    counts = Counter(b.body for b in bodies)
    found: list[OfficeMention] = []
    for body in reversed(bodies):
        named = any(_is_noun_of(reading, at, i) for i in body.words)
        code = ranks.role_in(role.concept.code, body.kind)
        has = ranks.leads(code, body.kind) and ranks.admits(body.kind, code)
        if body.last < role.first and named and has and _is_at(reading, body, role, at):
            found.append(
                OfficeMention(
                    code, body.body, role.first, at, role.first, placed=False, inherited=True
                )
            )
    # the one named last, if the text speaks of no other far more
    weights = ((counts[o.body] if at else 2 * counts[o.body] - 1, o) for at, o in enumerate(found))
    return max(weights, key=itemgetter(0), default=(0, None))[1]


def _is_at(reading: Reading, body: BodyMention, role: Mention, noun: int) -> bool:
    """Whether level words beside a noun, if there are any, are of the body: "in the province"."""
    near = beginning_within(reading.of("level"), role.last + 1, noun + _LEVEL)
    beside = (m for m in near if m.last < noun or reading.adjoins(noun, m.first))
    national = {m.concept.code == _CENTRAL for m in beside if m.concept.code != _LANDSCAPE}
    return not national or (body.body.scope == reading.lexicon.country) in national


def _is_noun_of(reading: Reading, noun: int, word: int) -> bool:
    """Whether a noun is a word of a body's name, or the last part of a compound that is one."""
    one, other = reading.tokens[noun], reading.tokens[word]
    compound = len(one.key) >= _SHORTEST_NOUN and other.key.endswith(one.key)
    return compound or not set(one.word.numbers).isdisjoint(other.word.numbers)


def held_again(
    reading: Reading, offices: Sequence[OfficeMention], taken: set[int]
) -> Iterator[OfficeMention]:
    """The office named last, in another place: "moves to the same post in Nghe An"."""
    provinces = [p for p in reading.of("place") if p.concept.code in reading.lexicon.provinces]
    for cue in reading.cues("same-post"):
        before = beginning_within(offices, cue.first - _REACH, cue.first - 1)
        last = before[-1] if before else None
        if last is None or not taken.isdisjoint(cue.words):
            continue
        near = beginning_within(provinces, cue.first - _BESIDE, cue.last + _BESIDE)
        others = [p.concept.code for p in near if p.concept.code != last.body.scope]
        if others and last.body.scope in reading.lexicon.provinces:
            body = Body(last.body.kind, others[-1])
            yield OfficeMention(last.role, body, cue.first, cue.last, cue.last, placed=True)
        elif not near and _is_given(reading, cue):
            yield _again(last, cue)
    yield from _this_post(reading, offices, taken)


def _this_post(
    reading: Reading, offices: Sequence[OfficeMention], taken: set[int]
) -> Iterator[OfficeMention]:
    """The office named last, where somebody comes to it: "to this post they elected Ms A".

    Who has left it is not whom a verb then sends elsewhere.
    """
    other = reading.words_of("cue/same-post")
    for cue in reading.cues("same"):
        post = next(_posts_beside(reading, cue), None)
        if post is None or not (other | taken).isdisjoint(post.words):
            continue
        before = beginning_within(offices, post.first - _REACH, post.first - 1)
        open_now = [office for office in before if not office.former]
        taken_up = _is_given(reading, post) and not _is_left(reading, post)
        if open_now and taken_up and not has_complement(reading, post.last):
            yield _again(open_now[-1], post)


def _is_left(reading: Reading, post: Mention) -> bool:
    """Whether the verb right behind a post says that somebody leaves it."""
    near = beginning_within(reading.of("tenure"), post.first, post.last + _LEVEL)
    return any(m.concept.code == "relieved" for m in near)


def _posts_beside(reading: Reading, cue: Mention) -> Iterator[Mention]:
    """The noun for a post beside a word for "this", also where it is the end of a verb."""
    beside = (at for at in (cue.last + 1, cue.first - 1) if 0 <= at < len(reading.tokens))
    for at in beside:
        alone = (m for m in reading.matcher.beginning(at) if m.first == at == m.last)
        yield from (m for m in alone if (m.concept.scheme, m.concept.code) == ("tenure", "post"))


def _again(office: OfficeMention, phrase: Mention) -> OfficeMention:
    """The office at a phrase that says no more than that it is meant again."""
    return office._replace(
        first=phrase.first,
        last=phrase.last,
        head=phrase.first,
        placed=False,
        former=False,
        bare=False,
        inherited=True,
        plural=False,
        either=False,
        told=False,
        deputy=False,
    )


def _is_given(reading: Reading, phrase: Mention) -> bool:
    """Whether a post changes hands in a part of a sentence that names somebody."""
    clause = reading.clause_of(phrase.first)
    codes = {m.concept.code for m in beginning_within(reading.of("tenure"), *clause)}
    named = beginning_within(reading.names, *clause)
    return bool(named) and not codes.isdisjoint(_GIVEN) and codes.isdisjoint(_PAST)
