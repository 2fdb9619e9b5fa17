"""Handovers: "the chair passes from A to B", "A moves from the chair to the head of the office"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lodkit.lexicon.matcher import Mention
from lodkit.mapping.people.links import Holding, Link, Row, apart, link
from lodkit.mapping.people.persons import PersonMention
from lodkit.mapping.posts.directions import is_from
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# Neither verb and first person nor the two people stand further apart than so many words.
_NEAR = 4
# No office that is handed over begins further from the verb than this many words.
_WINDOW = 20


def of_handovers(reading: Reading, row: Row) -> Iterator[Holding]:
    """The posts beside verbs of passing: those left, as ones of the past, and those come to."""
    yield from _elsewhere(reading, row)
    yield from _risen(reading, row)
    for verb in reading.of("tenure"):
        if verb.concept.code != "passes":
            continue
        yield from _moved(reading, row, verb)
        _, last = reading.clause_of(verb.first)
        pair = beginning_within(row.people, verb.first + 1, last)[:2]
        office = _office(reading, row, verb)
        if (
            office is not None
            and len(pair) == 2
            and _from_one_to_other(reading, office, verb, pair)
        ):
            yield Holding(pair[0], office._replace(former=True), verb)
            yield Holding(pair[1], office, verb)


def _elsewhere(reading: Reading, row: Row) -> Iterator[Holding]:
    """Who goes to the same post in another place: whoever is named last before, or first behind."""
    again = reading.words_of("cue/same-post")
    for office in row.offices if again else ():
        if office.head in again and office.placed:
            first, last = reading.clause_of(office.first)
            before = beginning_within(row.people, first, office.first - 1)
            behind = beginning_within(row.people, office.last + 1, last)
            person = next(iter((*before[-1:], *behind[:1])), None)
            if person is not None:
                yield Holding(person, office)


def _risen(reading: Reading, row: Row) -> Iterator[Holding]:
    """What somebody goes from and to in one body: "from deputy head to head of the board"."""
    for left, new in pairwise(row.offices):
        one_body = left.body == new.body and left.role != new.role
        if not one_body or left.plural or not is_from(reading, left):
            continue
        if link(reading, left, new) == Link.DIRECT:
            first, last = reading.clause_of(left.first)
            before = beginning_within(row.people, first, left.first - 1)
            behind = beginning_within(row.people, new.last + 1, last)
            person = next(iter((*before[-1:], *behind[:1])), None)
            if person is not None:
                yield Holding(person, left._replace(former=True))
                yield Holding(person, new)


def _moved(reading: Reading, row: Row, verb: Mention) -> Iterator[Holding]:
    """What somebody goes from, and to: the two offices behind the verb, nobody named between."""
    first, last = reading.clause_of(verb.first)
    people = beginning_within(row.people, first, verb.first - 1)
    behind = beginning_within(row.items, verb.first + 1, last)
    pair = [item for item in behind[:2] if isinstance(item, OfficeMention)]
    if not people or len(pair) < 2 or apart(reading, verb.first, pair[0].first) > 0:
        return
    tokens, language = reading.tokens, reading.language
    inner = range(verb.first + 1, pair[0].first)
    if any(tokens[i].key in language.from_words for i in inner):
        yield Holding(people[-1], pair[0]._replace(former=True), verb)
        yield Holding(people[-1], pair[1], verb)


def _office(reading: Reading, row: Row, verb: Mention) -> OfficeMention | None:
    """The office right before the verb; where the verb comes first, the one right behind."""
    first, last = reading.clause_of(verb.first)
    if reading.language.verb_first:
        behind = beginning_within(row.offices, verb.first + 1, last)
        near = behind and apart(reading, verb.first, behind[0].first) == 0
        return behind[0] if near and not behind[0].plural else None
    before = beginning_within(row.offices, max(first, verb.first - _WINDOW), verb.first - 1)
    near = before and apart(reading, before[-1].last, verb.first) == 0
    return before[-1] if near and not before[-1].plural else None


def _from_one_to_other(
    reading: Reading, office: OfficeMention, verb: Mention, pair: Sequence[PersonMention]
) -> bool:
    """Whether a word for "from" stands before the first of two people, and no "and" between."""
    start = max(verb.first, office.last)
    tokens, language = reading.tokens, reading.language
    says_from = any(tokens[i].key in language.from_words for i in range(start, pair[0].first))
    inner = range(pair[0].last + 1, pair[1].first)
    joined = any(i in reading.conjunctions for i in inner)
    near = pair[0].first - start <= _NEAR and len(inner) <= _NEAR
    return near and says_from and not joined
