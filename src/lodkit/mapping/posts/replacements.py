"""Replacements: an office told with who leaves it and who comes to it: "A succeeds B as chair"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.name_odds import is_womans
from lodkit.lexicon.tokens import Break
from lodkit.mapping.people.links import Holding, Link, Row, apart, link
from lodkit.mapping.people.persons import PersonMention
from lodkit.mapping.posts.capacities import is_capacity
from lodkit.mapping.posts.successions import says_whose
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# Who comes stands within so many words of the verb, who leaves behind the office at most so far.
_NEAR, _FAR = 15, 25
# Titles and small words before the name of who is succeeded.
_TITLES = 6
# The verbs, with a noun for the post or without, by which an office may be taken over.
_TAKES = ("takes", "elected", "leads")


class _Change(NamedTuple):
    """Who leaves and who comes, and the name behind which the office may stand."""

    before: PersonMention
    after: PersonMention
    name: PersonMention


def of_replacements(reading: Reading, row: Row) -> Iterator[Holding]:
    """The posts beside verbs of succeeding and taking over, for both of the people named."""
    for verb in reading.of("tenure"):
        code = verb.concept.code
        if code == "succeeds" and not says_whose(reading, verb):
            change = _succession(reading, row, verb)
        elif code in _TAKES and _takes_over(reading, verb):
            change = _taking(reading, row, verb)
        else:
            continue
        office = change and _office(reading, row, verb, change)
        if change and office:
            yield Holding(change.before, office._replace(former=True), verb)
            yield Holding(change.after, office, verb)


def _takes_over(reading: Reading, verb: Mention) -> bool:
    """Whether a verb is one of taking over, alone or with a noun for the post."""
    if verb.concept.code == "takes":
        return True
    return any(m.concept.code == "takes" for m in reading.matcher.beginning(verb.first))


def _succession(reading: Reading, row: Row, verb: Mention) -> _Change | None:
    """The name right behind the verb, of who is succeeded, and that of the subject.

    That stands before the verb, else right behind it ("replaced A his predecessor B"), else
    behind the office ("successor to B as chair is A").
    """
    first, last = reading.clause_of(verb.first)
    for end in (verb.last, verb.first):
        behind = beginning_within(row.people, end + 1, min(last, end + _FAR))
        if behind and _adjoins(reading, _past_office(reading, row, end), behind[0].first):
            break
    else:
        return None
    subjects = beginning_within(row.people, max(first, end - _NEAR), end - 1)
    pair = behind[:2]
    side_by_side = len(pair) > 1 and _adjoins(reading, pair[0].last, pair[1].first)
    if side_by_side and (reading.language.verb_first or not subjects):
        return _Change(pair[1], pair[0], pair[1])
    agreeing = _agreeing(reading, verb, pair) if len(pair) > 1 and not subjects else None
    if agreeing is not None:
        return agreeing
    others = [p for p in subjects if p.name != pair[0].name]
    if others:
        return _in_case(reading, pair[0], others[-1])
    if len(pair) > 1 and pair[0].name != pair[1].name:
        return _Change(pair[0], pair[1], pair[0])
    return None


def _agreeing(reading: Reading, verb: Mention, pair: Sequence[PersonMention]) -> _Change | None:
    """The two behind a verb that is said of a woman only, where one of them is one: who comes."""
    if reading.tokens[verb.first].key not in reading.language.feminines:
        return None
    women = [_is_woman(reading, p) for p in pair]
    if women[0] == women[1]:
        return None
    one, other = pair if women[0] else reversed(pair)
    return _Change(other, one, pair[1])


def _is_woman(reading: Reading, person: PersonMention) -> bool:
    """Whether a name, or a title right before it, is a woman's."""
    title = reading.tokens[person.first - 1].key if person.first else ""
    return is_womans(person.name) or title in reading.language.feminines


def _past_office(reading: Reading, row: Row, end: int) -> int:
    """The last word of the office right behind a verb: "replaced as chair of the board Mr A"."""
    behind = beginning_within(row.offices, end + 1, end + _NEAR)[:1]
    if not behind or behind[0].plural or not _is_said(reading, behind[0]):
        return end
    return behind[0].last if apart(reading, end, behind[0].first) == 0 else end


def _in_case(reading: Reading, behind: PersonMention, before: PersonMention) -> _Change:
    """The people behind and before a verb; whose name alone has an ending is its object."""
    declined = [_is_declined(reading, p) for p in (behind, before)]
    if declined == [False, True]:
        return _Change(before, behind, behind)
    return _Change(behind, before, behind)


def _is_declined(reading: Reading, person: PersonMention) -> bool:
    return not reading.finder.is_syllable(reading.tokens[person.last])


def _taking(reading: Reading, row: Row, verb: Mention) -> _Change | None:
    """Who takes over, and from whom: a name behind the verb and a word for "from"."""
    first, last = reading.clause_of(verb.first)
    behind = beginning_within(row.people, verb.first + 1, last)
    before = next((p for p in behind if _is_from(reading, p)), None)
    if before is None:
        return None
    near = beginning_within(row.people, max(first, verb.first - _NEAR), before.first - 1)
    subjects = [p for p in near if p.name != before.name]
    return _Change(before, subjects[-1], before) if subjects else None


def _is_from(reading: Reading, person: PersonMention) -> bool:
    """Whether a word for "from" stands before a name, titles passed over."""
    titles = reading.words_of("cue/honorific")
    at = person.first - 1
    while at > 0 and at in titles:
        at -= 1
    return at >= 0 and reading.tokens[at].key in reading.language.from_words


def _adjoins(reading: Reading, left: int, right: int) -> bool:
    """Whether nothing but titles and small words stands between a verb or name and a name."""
    inner = range(left + 1, right)
    small = reading.language.possessives
    return len(inner) <= _TITLES and all(
        i in reading.unseen or reading.tokens[i].key in small for i in inner
    )


def _office(reading: Reading, row: Row, verb: Mention, change: _Change) -> OfficeMention | None:
    """The office right behind the last name, else between verb and name, else before both."""
    name = change.name
    first, last = reading.clause_of(verb.first)
    behind = beginning_within(row.offices, name.last + 1, last)[:1]
    if behind and link(reading, name, behind[0]) == Link.DIRECT and not behind[0].plural:
        return behind[0]
    inner = beginning_within(row.offices, verb.first, name.first - 1)
    past = verb.concept.code != "succeeds" or _past_office(reading, row, verb.last) > verb.last
    # "succeeds Ms A at the head of the board Mr B", the subject first
    past = past or any(o.first > min(change.before.last, change.after.last) for o in inner)
    if past and len(inner) == 1 and not inner[0].plural:
        return inner[0]
    before = beginning_within(row.offices, first, verb.first - 1)[-1:]
    if before and _is_post_of(reading, before[0], verb):
        return before[0]
    return _opening(reading, row, first, min(change.before, change.after, key=_first))


def _first(person: PersonMention) -> int:
    return person.first


def _is_post_of(reading: Reading, office: OfficeMention, verb: Mention) -> bool:
    """Whether an office right before a verb is named as a post: "who as chair of X replaced A"."""
    inner = range(office.last + 1, verb.first + 1)
    tight = all(reading.tokens[i].broken == Break.NONE for i in inner)
    beside = tight and apart(reading, office.last, verb.first) == 0
    return beside and _is_said(reading, office)


def _is_said(reading: Reading, office: OfficeMention) -> bool:
    """Whether a noun for a post, or a word for "as", stands right before an office."""
    near = beginning_within(reading.of("tenure"), office.first - _TITLES, office.head)
    post = [m for m in near if m.concept.code in ("leadership", "post")]
    beside = bool(post) and apart(reading, post[-1].last, office.first) == 0
    return beside or is_capacity(reading, office)


def _opening(reading: Reading, row: Row, first: int, person: PersonMention) -> OfficeMention | None:
    """The office with which the clause begins: "at the head of the board, A succeeds B"."""
    before: Sequence[OfficeMention] = beginning_within(row.offices, first, person.first - 1)
    if len({(o.role, o.body) for o in before}) != 1 or before[0].plural:
        return None
    office = before[0]
    near = beginning_within(reading.of("tenure"), first, office.head)
    said = any(m.concept.code in ("leadership", "post") for m in near)
    said = said or bool(beginning_within(reading.cues("in-capacity"), first, office.head))
    opens = office.first <= first or apart(reading, first - 1, office.first) == 0
    return office if opens and said and apart(reading, office.last, person.first) == 0 else None
