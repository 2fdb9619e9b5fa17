"""Offices that a verb ties to their holder: elected, relieved, has been, heads, succeeds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.departures import is_from
from lodkit.mapping.links import Holding, Item, Link, Row, apart, has_complement, link
from lodkit.mapping.office_mention import OfficeMention
from lodkit.mapping.people import PersonMention
from lodkit.mapping.ranks import ranks_of
from lodkit.mapping.reading import Reading
from lodkit.mapping.turns import (
    OF_POST,
    TURNS,
    distance,
    holds_still,
    is_capacity,
    is_of_another,
    turn_of,
    turns_within,
)
from lodkit.mapping.windows import beginning_within
from lodkit.model.facts import Body

# The verbs whose subject holds the post; of the others it is the object.
_OF_SUBJECT = ("held", "holds", "leads", "led", "joins", "belonged", "former", "takes", "passes")
# Those that speak of an earlier time.
_PAST = ("held", "former", "led", "belonged")
# Those by which somebody comes to a post, or keeps it.
_GAINED = ("elected", "holds", "joins", "takes", "stands", "passes")
# What others do to a person.
_BY_OTHERS = ("elected", "relieved", "joins")
# Nobody further from the office than this many words holds it.
_FAR = 25
# No phrase that matters to a verb begins further from it than this many words.
_WINDOW = 60
# A person behind an office is less likely its holder than one before it.
_BEHIND = 3
# A verb within so many words of its clause's first has no subject before it.
_OPENING = 4
# A subject, with titles, has at most so many words.
_SUBJECT = 8
# A pronoun further from the verb than this many words is not the one elected or relieved.
_NEAR = 4


@dataclass(frozen=True, slots=True)
class _Clause:
    """Part of a sentence, between semicolons, and who was spoken of before it.

    `newcomer` has come to a post in the part before, or is the only person named there.
    """

    first: int
    last: int
    items: Sequence[Item]
    topic: PersonMention | None
    newcomer: PersonMention | None = None


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
            if turn.concept.code in _GAINED:
                holders[item.role, item.body] = gained = holder
            yield Holding(holder, _as_told(reading, clause, item, turn), turn)


def _newcomer(
    reading: Reading, clause: _Clause, last: PersonMention | None
) -> PersonMention | None:
    """Whom a clause without a name may speak of: behind a semicolon, or as the language does."""
    sentence = reading.sentence_of(clause.first)
    if clause.first > reading.sentences[sentence][0]:
        return last
    before = last or clause.topic
    near = before is not None and sentence - reading.sentence_of(before.first) == 1
    return before if near and reading.language.subject_dropped else None


def _only_person(clause: _Clause) -> PersonMention | None:
    """The one person that a clause names."""
    people = {i.name: i for i in clause.items if isinstance(i, PersonMention)}
    return next(iter(people.values())) if len(people) == 1 else None


def _told_of(
    reading: Reading, clause: _Clause, office: OfficeMention, turns: Sequence[Mention]
) -> tuple[Mention, PersonMention] | None:
    """The verb that speaks of an office, and whose office it says it is."""
    turn = turn_of(reading, office, turns)
    if turn is None:
        return None
    holder = _holder(reading, clause, office, turn)
    by_others = turn.concept.code not in OF_POST
    if holder is None or (by_others and _is_known_of_others(reading, holder, office)):
        return None
    return turn, holder


def _holder(
    reading: Reading, clause: _Clause, office: OfficeMention, turn: Mention
) -> PersonMention | None:
    """The person of the clause nearest to verb and office, or the one a pronoun stands for."""
    near = beginning_within(
        clause.items, min(office.first, turn.first) - _WINDOW, max(office.last, turn.last) + _WINDOW
    )
    people = [i for i in near if isinstance(i, PersonMention)]
    if office.told and office.last == turn.last and office.first < turn.first:
        # "the commission that A leads", "the commission, which is led by A"
        inside = [p for p in people if office.first < p.first and _is_leader(reading, p, turn)]
        if inside:
            return inside[0]
    if office.told and turn.first == office.first:
        # "leads A now the commission": the subject right behind the verb
        inside = [p for p in people if turn.last < p.first < office.last]
        if inside and apart(reading, turn.last, inside[0].first) == 0:
            return inside[0]
    if office.told and turn.first == office.first and reading.language.verb_first:
        return _before_or_beside(reading, people, office) or _goes_on_of(clause, turn)
    if turn.concept.code in _BY_OTHERS:
        people = [p for p in people if not _appoints(reading, clause, p)]
    if turn.concept.code in _OF_SUBJECT and not reading.language.verb_first:
        subjects = [p for p in people if p.first < max(office.first, turn.first)]
        people = subjects or [p for p in people if turn.last < p.first]
    if (pronoun := _pronoun(reading, clause, office, turn, people)) is not None:
        return pronoun
    if not people:
        return _goes_on_of(clause, turn)

    def cost(person: PersonMention) -> int:
        behind = _BEHIND if person.first > office.last else 0
        return distance(person, office) + distance(person, turn) + behind

    best = min(people, key=lambda p: (cost(p), p.first))
    return best if distance(best, office) <= _FAR else None


def _before_or_beside(
    reading: Reading, people: Sequence[PersonMention], office: OfficeMention
) -> PersonMention | None:
    """The subject of a verb that comes first: right behind its object, else who was named last."""
    behind = next((p for p in people if p.first > office.last), None)
    if behind is not None and link(reading, office, behind) == Link.DIRECT:
        return behind
    before = [p for p in people if p.last < office.first]
    return before[-1] if before else None


def _is_leader(reading: Reading, person: PersonMention, turn: Mention) -> bool:
    """Whether somebody is named before the verb that ends a phrase, or right behind it."""
    return person.first < turn.first or apart(reading, turn.last, person.first) == 0


def _goes_on_of(clause: _Clause, turn: Mention) -> PersonMention | None:
    """Whom a verb near which nobody is named speaks of.

    A career goes on with the one spoken of; a verb that opens a clause or, where the language
    drops its pronouns, a sentence, with the one who has just come to a post.
    """
    if turn.concept.code == "held":
        return clause.topic
    opens = turn.first - clause.first < _OPENING
    return clause.newcomer if opens and turn.concept.code in (*_GAINED, "leads") else None


def _appoints(reading: Reading, clause: _Clause, person: PersonMention) -> bool:
    """Whether a person is introduced as the head of a body whose head appoints others."""
    ranks, value = ranks_of(reading.lexicon.schemes), reading.lexicon.schemes.value
    before = beginning_within(clause.items, person.first - _WINDOW, person.first - 1)
    office = before[-1] if before else None
    return (
        isinstance(office, OfficeMention)
        and link(reading, office, person) == Link.DIRECT
        and value("body-kind", office.body.kind, "appoints") == "true"
        and ranks.is_top(office.role)
        and not _is_left(reading, clause, office)
    )


def _is_left(reading: Reading, clause: _Clause, office: OfficeMention) -> bool:
    """Whether a verb of leaving stands before an office: "relieved from the post of head A"."""
    before = beginning_within(reading.of("tenure"), clause.first, office.first - 1)
    return any(m.concept.code == "relieved" for m in before) and is_from(reading, office)


def _is_known_of_others(reading: Reading, person: PersonMention, office: OfficeMention) -> bool:
    """Whether the roster names the holders of an office, and this person is none of them.

    The head of state or government in a sentence about an election is rather who signs it.
    """
    kinds = reading.lexicon.roster.holders.get((office.role, office.body.kind))
    seat = reading.lexicon.schemes.value("body-kind", office.body.kind, "seat")
    top = ranks_of(reading.lexicon.schemes).is_top(office.role)
    return top and seat == "central" and kinds is not None and person.name not in kinds


def _pronoun(
    reading: Reading,
    clause: _Clause,
    office: OfficeMention,
    turn: Mention,
    people: Sequence[PersonMention],
) -> PersonMention | None:
    """Whom a pronoun near verb and office stands for, where no name comes before."""
    start = max((p.last + 1 for p in people if p.last < office.first), default=clause.first)
    if start > clause.first:
        return None
    end = min(max(office.first, turn.last + _NEAR), clause.last + 1)
    words = range(max(start, min(office.first, turn.first) - _NEAR), end)
    pronouns = reading.language.pronouns | reading.language.oblique_pronouns
    stands = any(reading.tokens[i].key in pronouns for i in words)
    return clause.topic if stands else None


def _as_told(
    reading: Reading, clause: _Clause, office: OfficeMention, turn: Mention
) -> OfficeMention:
    """The office, as one of the past and of the place where the career was, if it is one."""
    if turn.concept.code == "relieved":
        return office._replace(former=True)
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
    return any(i in then or tokens[i].key in language.conjunctions for i in inner)


def _clauses(
    reading: Reading,
    parts: Sequence[Sequence[Item]],
    holders: Mapping[tuple[str, Body], PersonMention],
) -> Iterator[_Clause]:
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
        yield _Clause(*reading.clause_of(opening.first), part, known or topic)
        people = [i for i in part if isinstance(i, PersonMention)]
        if people:
            topic = people[0]
            subject = subject if _same(reading, subject, at) else people[0]


def _holders(holdings: Sequence[Holding]) -> dict[tuple[str, Body], PersonMention]:
    """Who is said to hold an office; of several, the one who has just come to it."""
    found: dict[tuple[str, Body], PersonMention] = {}
    new = [h for h in holdings if h.turn in _GAINED]
    for holding in (*new, *holdings):
        if not holding.office.former:
            found.setdefault((holding.office.role, holding.office.body), holding.person)
    return found


def _same(reading: Reading, person: PersonMention | None, sentence: int) -> bool:
    return person is not None and reading.sentence_of(person.first) == sentence
