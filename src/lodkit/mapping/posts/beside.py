"""Offices beside a name: which of the people around it an office belongs to, by what joins them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.people.links import Holding, Item, Link, Row, apart, has_complement, link
from lodkit.mapping.people.persons import PersonMention
from lodkit.mapping.posts.capacities import is_capacity
from lodkit.mapping.posts.directions import is_left_for
from lodkit.mapping.posts.turns import holds_still
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# An office further from the last one of a list than so many words of their own is not of it.
_CLOSE = 4
# The field of an office has at most so many words: "for science, technology and environment".
_FIELD = 7
# A verb that opens a sentence, with small words, has at most so many words.
_OPENING = 5
# Titles and small words between a verb and the name it governs.
_TO_NAME = 5
# Words of their own between a word for "now" and the office it speaks of: a pronoun.
_TO_NOW = 1
# The tenure concepts that are verbs.
_VERBS = ("elected", "relieved", "held", "holds", "joins")
# Those that say that a post changes hands, and so go on with no list.
_CHANGES = ("elected", "relieved", "joins", "proposed")


def beside(reading: Reading, row: Row) -> Iterator[Holding]:
    """The holdings of offices that stand beside the name."""
    for part in row.parts:
        people = [i for i, item in enumerate(part) if isinstance(item, PersonMention)]
        named_first = _names_first(reading, part)
        for at, item in enumerate(part):
            if isinstance(item, OfficeMention) and not item.plural and not item.told:
                if _repeats(reading, part, at, item):
                    continue
                owner = _owner(reading, part, people, at, named_first=named_first)
                if owner is not None and not _is_other(reading, owner, item):
                    yield _as_held(reading, owner, item)


def _repeats(reading: Reading, part: Sequence[Item], at: int, office: OfficeMention) -> bool:
    """Whether an office only says as what somebody leads the body before: "led X as secretary"."""
    before = part[at - 1] if at else None
    return isinstance(before, OfficeMention) and before.told and is_capacity(reading, office)


def _is_other(reading: Reading, person: PersonMention, office: OfficeMention) -> bool:
    """Whether an office is not the one it seems, or not this person's.

    "A, vice president *of the Front*"; "A *and* the new secretary"; "proposed as chair - A";
    "A, charged by *the minister*".
    """
    if person.first > office.last:
        proposed = _is_proposed(reading, office, person) or _decides(reading, office, person)
        return proposed or _is_addressed(reading, office, person)
    if reading.is_agent(office.first):
        return True
    if link(reading, person, office) == Link.AND or _is_succeeded(reading, person, office):
        return True
    if _is_put_forward(reading, person, office):
        return True
    if _is_proposed_for(reading, person, office):
        return True
    return office.bare and has_complement(reading, office.last)


def _is_addressed(reading: Reading, office: OfficeMention, person: PersonMention) -> bool:
    """Whether a verb that opens the sentence has the office, and the name another verb.

    "Reporting to the *General Secretary*, the secretary of the committee, A, said".
    """
    first, last = reading.sentences[reading.sentence_of(office.first)]
    ends = office.last + 1
    if office.first - first > _OPENING or reading.tokens[ends].broken != Break.COMMA:
        return False
    opening = beginning_within(reading.of("manner"), first, office.first - 1)
    governs = any(reading.adjoins(m.last, office.first) for m in opening)
    own = beginning_within(reading.of("role", "office"), ends, person.first - 1)
    return governs and bool(own) and bool(beginning_within(reading.of("manner"), person.last, last))


def _decides(reading: Reading, office: OfficeMention, person: PersonMention) -> bool:
    """Whether an office only says whose decision it is: "by the minister's decision to elect A"."""
    verbs = beginning_within(reading.of("tenure"), office.last + 1, person.first - 1)
    if not any(m.concept.code in ("elected", "relieved") for m in verbs):
        return False
    near = beginning_within(reading.of("document-kind"), office.first - _TO_NAME, office.first)
    return any(m.last >= office.first or reading.adjoins(m.last, office.first) for m in near)


def _is_succeeded(reading: Reading, person: PersonMention, office: OfficeMention) -> bool:
    """Whether somebody else comes to the office: "succeeds A at the head of the commission"."""
    if link(reading, person, office) != Link.DIRECT:
        return False
    before = beginning_within(reading.of("tenure"), person.first - _TO_NAME, person.first - 1)
    verbs = [m for m in before if m.concept.code == "succeeds"]
    return bool(verbs) and apart(reading, verbs[-1].last, person.first) == 0


def _is_put_forward(reading: Reading, person: PersonMention, office: OfficeMention) -> bool:
    """Whether a verb before the name says so: "proposed Mr A for the post of chair"."""
    before = beginning_within(reading.of("tenure"), person.first - _TO_NAME, person.first - 1)
    between = beginning_within(reading.of("tenure"), person.last + 1, office.head)
    if not any(m.concept.code in ("elected", "post") for m in between):
        return False
    proposed = [m for m in before if m.concept.code == "proposed"]
    return bool(proposed) and apart(reading, proposed[-1].last, person.first) == 0


def _is_proposed(reading: Reading, office: OfficeMention, person: PersonMention) -> bool:
    """Whether a person is only put forward for the office before the name."""
    proposed = _proposals(reading, office, office.first)
    if not proposed:
        return False
    beside = apart(reading, proposed[-1].last, office.first) == 0
    return beside or link(reading, office, person) != Link.DIRECT


def _is_proposed_for(reading: Reading, person: PersonMention, office: OfficeMention) -> bool:
    """Whether somebody is put forward for the office: "proposed A for the post of chair"."""
    proposed = _proposals(reading, office, person.first)
    if not proposed:
        return False
    posts = beginning_within(reading.of("tenure"), person.last + 1, office.head)
    named = any(m.concept.code == "post" for m in posts)
    return named or is_left_for(reading, proposed[-1], office)


def _proposals(reading: Reading, office: OfficeMention, end: int) -> list[Mention]:
    """The verbs of proposing in an office's part of its sentence that begin up to a word."""
    first, _ = reading.clause_of(office.first)
    near = beginning_within(reading.of("tenure"), first, end)
    return [m for m in near if m.concept.code == "proposed"]


def _names_first(reading: Reading, part: Sequence[Item]) -> bool:
    """Whether offices stand behind the names: "A, secretary of X, and B, chair of Y"."""
    first = next((i for i, item in enumerate(part) if isinstance(item, PersonMention)), None)
    if first is None or first + 1 >= len(part):
        return False
    led = first > 0 and _is_before(reading, part[first - 1], part[first], Link.DASH)
    follows = isinstance(part[first + 1], OfficeMention)
    return follows and not led and link(reading, part[first], part[first + 1]) < Link.LIST


def _owner(
    reading: Reading, part: Sequence[Item], people: Sequence[int], at: int, *, named_first: bool
) -> PersonMention | None:
    """Whose office it is: of the person behind or before, by what joins them."""
    split = bisect_left(people, at)
    before = people[split - 1] if split else None
    behind = people[split] if split < len(people) else None
    if before == at - 1 and _opens_bracket(reading, part[at - 1], part[at]):
        return _person(part, before)
    if before == at - 1 and _is_besides(reading, part, at):
        return _person(part, before)
    if behind is not None and _are_deputies_between(part, at, behind):
        behind = None
    right = _weakest(reading, part, at, behind) if behind is not None else Link.NONE
    left = _weakest(reading, part, before, at) if before is not None else Link.NONE
    if _is_deputy(part[at]) and before is not None and before < at - 1:
        return _person(part, behind) if right < Link.LIST else None
    parted = behind is not None and _is_parted(reading, part, at, behind)
    if parted and left < Link.LIST:
        return _person(part, before)
    if right == Link.DIRECT and not (left == Link.DIRECT and named_first):
        return _person(part, behind)
    if left == Link.COMMA and behind == at + 1 and _runs_on(reading, part[at], part[behind]):
        return _person(part, behind)
    if not named_first and right < Link.LIST and not _is_appended(reading, part, before, at):
        return _person(part, behind)
    if left < Link.LIST or (before is not None and _continues(reading, part, before, at)):
        return _person(part, before)
    # "A, head of X, on the left the head of Y, B": what names nobody before it goes on
    if right < Link.LIST and (not named_first or left == Link.NONE):
        return _person(part, behind)
    return None


def _is_parted(reading: Reading, part: Sequence[Item], at: int, behind: int) -> bool:
    """Whether a comma and a word for "and" part an office from the person behind."""
    # an office may reach beyond its holder's name: "the committee, which A heads"
    edges = (near.last + 1 for near in part[at:behind] if near.last < part[behind].first)
    return any(reading.tokens[i].broken == Break.COMMA and _says_and(reading, i) for i in edges)


def _says_and(reading: Reading, at: int) -> bool:
    """Whether a word is one for "and", or a title or name with one written onto it."""
    if at in reading.conjunctions:
        return True
    token, language = reading.tokens[at], reading.language
    if at in reading.words_of("cue/honorific"):
        return language.begins_with_and(token.key)
    written_onto = token.key.startswith(tuple(language.joined_conjunctions))
    return at in reading.name_words and written_onto and not reading.finder.is_whole_syllable(token)


def _runs_on(reading: Reading, office: Item, person: Item) -> bool:
    """Whether an office's field stands before a name: "…, head of the committee for culture B"."""
    inner = range(office.last + 1, person.first)
    small = reading.language.oblique_words | reading.language.for_words
    if not 1 < len(inner) <= _FIELD or reading.tokens[inner.start].key not in small:
        return False
    unbroken = all(reading.tokens[i].broken == Break.NONE for i in (*inner, person.first))
    return unbroken and not beginning_within(
        reading.of("tenure", "manner"), inner.start, inner.stop - 1
    )


def _is_deputy(item: Item) -> bool:
    return isinstance(item, OfficeMention) and item.deputy


def _are_deputies_between(part: Sequence[Item], at: int, behind: int) -> bool:
    """Whether the person behind is named as the deputy: "A, the chair, and his deputy B"."""
    between = (item for item in part[at + 1 : behind] if isinstance(item, OfficeMention))
    return any(item.deputy for item in between)


def _is_besides(reading: Reading, part: Sequence[Item], at: int) -> bool:
    """Whether a word for "also" leads from a name to an office: "A, also chair of X, B"."""
    person, office = part[at - 1], part[at]
    behind = part[at + 1] if at + 1 < len(part) else None
    if behind is not None and link(reading, office, behind) == Link.DIRECT:
        return False  # "A, also chair B"
    near = beginning_within(reading.of("tenure"), person.last + 1, office.first - 1)
    said = any(m.concept.code == "besides" and m.last == office.first - 1 for m in near)
    return said and link(reading, person, office) < Link.LIST


def _opens_bracket(reading: Reading, left: Item, right: Item) -> bool:
    """Whether a bracket opens between two phrases and does not close again."""
    between = reading.between(left.last, right.first)
    return between.rfind("(") > between.rfind(")")


def _person(part: Sequence[Item], at: int | None) -> PersonMention | None:
    item = part[at] if at is not None else None
    return item if isinstance(item, PersonMention) else None


def _weakest(reading: Reading, part: Sequence[Item], first: int, last: int) -> int:
    """The weakest joint in a row of phrases."""
    return max(link(reading, near, far) for near, far in pairwise(part[first : last + 1]))


def _is_appended(reading: Reading, part: Sequence[Item], person: int | None, at: int) -> bool:
    """Whether an office hangs on the name before it, and that name has none in front."""
    if person is None or _weakest(reading, part, person, at) >= Link.LIST:
        return False
    office = part[person - 1] if person else None
    return office is None or not _is_before(reading, office, part[person], Link.COMMA)


def _is_before(reading: Reading, office: Item, person: Item, weakest: int) -> bool:
    """Whether an office of one person stands in front of a name."""
    single = isinstance(office, OfficeMention) and not office.plural
    return single and link(reading, office, person) <= weakest


def _continues(reading: Reading, part: Sequence[Item], person: int, at: int) -> bool:
    """Whether an office goes on with a person's list, a few words apart.

    Not behind a word that governs it: "A, on behalf *of* the prime minister".
    """
    if reading.language.verb_first and reading.governs(part[at].first - 1):
        return False
    while at - 1 > person and link(reading, part[at - 1], part[at]) <= Link.COMMA:
        at -= 1
    near, office = part[at - 1], part[at]
    inside = range(part[person].last + 1, office.first)
    cues = (reading.of("manner"), reading.cues("convene"))
    spoken = any(beginning_within(c, inside.start, inside.stop - 1) for c in cues)
    acts = beginning_within(reading.of("tenure"), near.last + 1, office.first - 1)
    spoken = spoken or any(m.concept.code in _CHANGES for m in acts)
    breaks = {reading.tokens[i].broken for i in range(near.last + 1, office.first + 1)}
    listed = breaks <= {Break.NONE, Break.COMMA} and Break.COMMA in breaks
    # another role between, of a body that is not known, is of the list as well
    roles = beginning_within(reading.of("role"), near.last + 1, office.first - 1)
    reach = _CLOSE if not roles else 2 * _CLOSE
    return listed and not spoken and apart(reading, near.last, office.first) <= reach


def _as_held(reading: Reading, person: PersonMention, office: OfficeMention) -> Holding:
    """The holding, with the verb that stands next to it; some say that the post is left."""
    between = beginning_within(reading.of("tenure"), person.last + 1, office.first - 1)
    verb = next((m for m in reversed(between) if m.concept.code in _VERBS), None)
    if verb is not None and _is_come_to(reading, verb, office):
        return Holding(person, office)
    if verb is None and reading.language.verb_first:
        verb = _auxiliary(reading, person, office)
    left = verb is not None and verb.concept.code in ("relieved", "held")
    past = left or any(
        not holds_still(reading, office) and _is_verb(reading, m, person) for m in between
    )
    return Holding(person, office._replace(former=True) if past else office, verb)


def _is_come_to(reading: Reading, verb: Mention, office: OfficeMention) -> bool:
    """Whether a verb of the past has another post than the office that it is left for."""
    left = verb.concept.code == "relieved" and is_left_for(reading, verb, office)
    return left or _is_over(reading, verb, office)


def _is_over(reading: Reading, verb: Mention, office: OfficeMention) -> bool:
    """Whether a word for "now" parts an office from a verb of the past: "was X, and is now Y"."""
    nows = beginning_within(reading.cues("now"), verb.last + 1, office.first - 1)
    near = bool(nows) and apart(reading, nows[-1].last, office.first) <= _TO_NOW
    return verb.concept.code == "held" and near


def _auxiliary(reading: Reading, person: PersonMention, office: OfficeMention) -> Mention | None:
    """The word for "was" before a name that an office follows: "was A secretary of the board"."""
    if person.last > office.first or not (
        link(reading, person, office) == Link.DIRECT or _is_second(reading, person, office)
    ):
        return None
    before = beginning_within(reading.of("tenure"), person.first - _TO_NAME, person.first - 1)
    held = [m for m in before if m.concept.code == "held"]
    near = bool(held) and apart(reading, held[-1].last, person.first) == 0
    return held[-1] if near and not holds_still(reading, office) else None


def _is_second(reading: Reading, person: PersonMention, office: OfficeMention) -> bool:
    """Whether "and" joins an office to the one behind a name: "was A secretary *and head of*"."""
    inner = range(person.last + 1, office.first)
    if any(reading.tokens[i].broken != Break.NONE for i in (*inner, office.first)):
        return False
    joined = reading.language.begins_with_and(reading.tokens[office.first].key)
    joined = joined or office.first - 1 in reading.conjunctions
    return joined and not beginning_within(
        reading.of("tenure", "manner"), inner.start, inner.stop - 1
    )


def _is_verb(reading: Reading, mention: Mention, person: PersonMention) -> bool:
    """Whether a word for "former" is the verb of a name: "A was once head, then secretary"."""
    former = mention.concept.code == "former"
    beside = all(i in reading.unseen for i in range(person.last + 1, mention.first))
    return former and beside and reading.tokens[mention.first].broken == Break.NONE
