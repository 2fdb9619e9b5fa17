"""Offices that a verb ties to their holder: elected, relieved, has been, heads, succeeds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.people.links import Holding, Item, Link, Row, apart, has_complement, link
from lodkit.mapping.people.persons import PersonMention
from lodkit.mapping.posts.capacities import is_capacity
from lodkit.mapping.posts.directions import is_left_for
from lodkit.mapping.posts.tellers import GAINED, Clause, holder_of, is_known_of_others
from lodkit.mapping.posts.turns import (
    OF_POST,
    TURNS,
    holds_still,
    is_of_another,
    turn_of,
    turns_within,
)
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within
from lodkit.model.facts import Body

# Those that speak of an earlier time.
_PAST = ("held", "former", "led", "belonged")
# A subject, with titles, has at most so many words.
_SUBJECT = 8


def told(reading: Reading, row: Row, found: Sequence[Holding]) -> Iterator[Holding]:
    """The holdings that verbs tell, in the order of the text; `found` are those beside names."""
    holders = _holders(found)
    gained: PersonMention | None = None
    for clause in _clauses(reading, row.parts, holders):
        clause = replace(clause, newcomer=_newcomer(reading, clause, gained))
        gained = _only_person(clause)
        turns = turns_within(reading, clause.first, clause.last)
        last: tuple[OfficeMention, Mention, PersonMention] | None = None
        for item in clause.items:
            if isinstance(item, PersonMention):
                last = None
            if not isinstance(item, OfficeMention) or item.plural:
                continue
            if item.bare and has_complement(reading, item.last):
                continue
            if last is not None and not item.told and holds_still(reading, item):
                yield Holding(last[2], item)
                continue
            if last is not None and not item.told and _goes_on(reading, last[0], item):
                turn, holder = last[1], last[2]
                if last[0].former and is_capacity(reading, item):
                    item = item._replace(former=True)
            else:
                near = [t for t in turns if not is_of_another(reading, t, item, clause.items)]
                told_of = _told_of(reading, clause, item, near)
                if told_of is None:
                    last = None
                    continue
                turn, holder = told_of
            last = item, turn, holder
            if turn.concept.code in GAINED:
                holders[item.role, item.body] = gained = holder
            yield Holding(holder, _as_told(reading, clause, item, turn), turn)


def _newcomer(reading: Reading, clause: Clause, last: PersonMention | None) -> PersonMention | None:
    """Whom a clause without a name may speak of: behind a semicolon, or as the language does."""
    sentence = reading.sentence_of(clause.first)
    if clause.first > reading.sentences[sentence][0]:
        return last
    before = last or clause.topic
    near = before is not None and sentence - reading.sentence_of(before.first) == 1
    return before if near and reading.language.subject_dropped else None


def _only_person(clause: Clause) -> PersonMention | None:
    """The one person that a clause names."""
    people = {i.name: i for i in clause.items if isinstance(i, PersonMention)}
    return next(iter(people.values())) if len(people) == 1 else None


def _told_of(
    reading: Reading, clause: Clause, office: OfficeMention, turns: Sequence[Mention]
) -> tuple[Mention, PersonMention] | None:
    """The verb that speaks of an office, and whose office it says it is."""
    turn = turn_of(reading, office, turns)
    if turn is None or _is_of_subject(reading, clause, office, turn):
        return None
    holder = holder_of(reading, clause, office, turn)
    by_others = turn.concept.code not in OF_POST
    if holder is None or (by_others and is_known_of_others(reading, holder, office)):
        return None
    return turn, holder


def _is_of_subject(reading: Reading, clause: Clause, office: OfficeMention, turn: Mention) -> bool:
    """Whether an office right behind a verb that comes first is that of who does it.

    Who is appointed is named behind an office of their own: "charged the chair the director A".
    """
    if not reading.language.verb_first or turn.concept.code != "elected":
        return False
    behind = [i for i in clause.items if i.first > office.last][:2]
    return (
        turn.last < office.first
        and apart(reading, turn.last, office.first) == 0
        and len(behind) > 1
        and isinstance(behind[0], OfficeMention)
        and isinstance(behind[1], PersonMention)
        and link(reading, behind[0], behind[1]) == Link.DIRECT
    )


def _as_told(
    reading: Reading, clause: Clause, office: OfficeMention, turn: Mention
) -> OfficeMention:
    """The office, as one of the past and of the place where the career was, if it is one."""
    if turn.concept.code == "relieved":
        return office if is_left_for(reading, turn, office) else office._replace(former=True)
    if turn.concept.code not in _PAST and not _is_auxiliary_before(reading, turn):
        return office
    seat = reading.lexicon.schemes.value("body-kind", office.body.kind, "seat")
    before = [
        m
        for m in beginning_within(reading.of("place"), clause.first, office.first)
        if m.concept.code in reading.lexicon.provinces
    ]
    if office.placed or seat != "local" or not before:
        return office._replace(former=True)
    body = Body(office.body.kind, before[-1].concept.code)
    return office._replace(former=True, body=body)


def _is_auxiliary_before(reading: Reading, turn: Mention) -> bool:
    """Whether a word for "was" stands before the verb's subject: "was Mr A heading the board"."""
    before = beginning_within(reading.of("tenure"), turn.first - _SUBJECT, turn.first - 1)
    if not before or before[-1].concept.code != "held":
        return False
    named = reading.name_words | reading.words_of("cue/honorific")
    inner = range(before[-1].last + 1, turn.first)
    return bool(inner) and all(i in named for i in inner)


def _goes_on(reading: Reading, before: OfficeMention, office: OfficeMention) -> bool:
    """Whether an office follows another in one breath: "…, then chair of …"."""
    few = apart(reading, before.last, office.first) <= 3 and _is_further(reading, before, office)
    near = beginning_within(reading.of("tenure"), before.last + 1, office.first - 1)
    return few and not any(m.concept.code in TURNS for m in near)


def _is_further(reading: Reading, before: OfficeMention, office: OfficeMention) -> bool:
    """Whether a sign or a word for "and" or "then" stands between; not "until a head is found"."""
    tokens, language = reading.tokens, reading.language
    inner = range(before.last + 1, office.first + 1)
    if any(
        tokens[i].broken != Break.NONE or language.begins_with_and(tokens[i].key) for i in inner
    ):
        return True
    then = reading.words_of("cue/then", "cue/now", "cue/prior", "cue/in-capacity")
    return any(i in then or i in reading.conjunctions for i in inner)


def _clauses(
    reading: Reading,
    parts: Sequence[Sequence[Item]],
    holders: Mapping[tuple[str, Body], PersonMention],
) -> Iterator[Clause]:
    """The parts as clauses, each with the person it goes on to speak of.

    That is the holder of the office it begins with, else whom the sentence before began with.
    """
    topic: PersonMention | None = None
    subject: PersonMention | None = None
    sentence = -1
    for part in parts:
        at = reading.sentence_of(part[0].first)
        if at != sentence:
            sentence, topic = at, subject
        opening = part[0]
        known = isinstance(opening, OfficeMention) and holders.get((opening.role, opening.body))
        yield Clause(*reading.clause_of(opening.first), part, known or topic)
        people = [i for i in part if isinstance(i, PersonMention)]
        if people:
            topic = people[0]
            subject = subject if _same(reading, subject, at) else people[0]


def _holders(holdings: Sequence[Holding]) -> dict[tuple[str, Body], PersonMention]:
    """Who is said to hold an office; of several, the one who has just come to it."""
    found: dict[tuple[str, Body], PersonMention] = {}
    new = [h for h in holdings if h.turn in GAINED]
    for holding in (*new, *holdings):
        if not holding.office.former:
            found.setdefault((holding.office.role, holding.office.body), holding.person)
    return found


def _same(reading: Reading, person: PersonMention | None, sentence: int) -> bool:
    return person is not None and reading.sentence_of(person.first) == sentence
