"""Whom a verb that tells of an office means: its subject, its object, or who was spoken of."""

from collections.abc import Sequence
from dataclasses import dataclass

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.people.links import Item, Link, apart, link
from lodkit.mapping.people.persons import PersonMention
from lodkit.mapping.posts.directions import is_from
from lodkit.mapping.posts.turns import distance
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.ranks import ranks_of
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# The verbs whose subject holds the post; of the others it is the object.
_OF_SUBJECT = ("held", "holds", "leads", "led", "joins", "belonged", "former", "takes", "passes")
# Those by which somebody comes to a post, or keeps it.
GAINED = ("elected", "holds", "joins", "takes", "stands", "passes")
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
# A pronoun further from the verb than this many words is not the one elected or relieved.
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Clause:
    """Part of a sentence, between semicolons, and who was spoken of before it.

    `newcomer` has come to a post in the part before, or is the only person named there.
    """

    first: int
    last: int
    items: Sequence[Item]
    topic: PersonMention | None
    newcomer: PersonMention | None = None


def holder_of(
    reading: Reading, clause: Clause, office: OfficeMention, turn: Mention
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
        people = [p for p in people if not _is_in_relative(reading, clause, p, turn)]
        subjects = [p for p in people if p.first < max(office.first, turn.first)]
        # "A hands it over to B and now leads the commission": A does
        subjects = [p for p in subjects if not _is_oblique(reading, p)] or subjects
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


def _is_in_relative(reading: Reading, clause: Clause, person: PersonMention, turn: Mention) -> bool:
    """Whether a clause about somebody else has the name and ends before the verb.

    "A, who replaced B, led the board": A did.
    """
    tokens, relative = reading.tokens, reading.language.relative_pronouns
    begins = [
        i
        for i in range(clause.first + 1, person.first)
        if tokens[i].broken == Break.COMMA and tokens[i].key in relative
    ]
    if not begins or not any(
        isinstance(i, PersonMention) and i.last == begins[-1] - 1 for i in clause.items
    ):
        return False
    ends = (i for i in range(person.last + 1, turn.first + 1) if tokens[i].broken == Break.COMMA)
    end = next(ends, None)
    return end is not None and tokens[end].key not in relative


def _is_oblique(reading: Reading, person: PersonMention) -> bool:
    """Whether a word before a name, titles passed over, says that somebody is given something."""
    tokens, titles, at = reading.tokens, reading.words_of("cue/honorific"), person.first - 1
    while at > 0 and at in titles:
        at -= 1
    unbroken = at >= 0 and tokens[at + 1].broken == Break.NONE
    return unbroken and reading.governs(at)


def _before_or_beside(
    reading: Reading, people: Sequence[PersonMention], office: OfficeMention
) -> PersonMention | None:
    """The subject of a verb that comes first.

    It stands between the verb and its object, or right behind that, else it was named last.
    """
    within = next((p for p in people if office.first < p.first and p.last < office.last), None)
    if within is not None:
        return within
    behind = next((p for p in people if p.first > office.last), None)
    if behind is not None and link(reading, office, behind) == Link.DIRECT:
        return behind
    before = [p for p in people if p.last < office.first]
    return before[-1] if before else None


def _is_leader(reading: Reading, person: PersonMention, turn: Mention) -> bool:
    """Whether somebody is named before the verb that ends a phrase, or right behind it."""
    return person.first < turn.first or apart(reading, turn.last, person.first) == 0


def _goes_on_of(clause: Clause, turn: Mention) -> PersonMention | None:
    """Whom a verb near which nobody is named speaks of.

    A career goes on with the one spoken of; a verb that opens a clause or, where the language
    drops its pronouns, a sentence, with the one who has just come to a post.
    """
    if turn.concept.code == "held":
        return clause.topic
    opens = turn.first - clause.first < _OPENING
    return clause.newcomer if opens and turn.concept.code in (*GAINED, "leads") else None


def _appoints(reading: Reading, clause: Clause, person: PersonMention) -> bool:
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


def _is_left(reading: Reading, clause: Clause, office: OfficeMention) -> bool:
    """Whether a verb of leaving stands before an office: "relieved from the post of head A"."""
    before = beginning_within(reading.of("tenure"), clause.first, office.first - 1)
    return any(m.concept.code == "relieved" for m in before) and is_from(reading, office)


def is_known_of_others(reading: Reading, person: PersonMention, office: OfficeMention) -> bool:
    """Whether the roster names the holders of an office, and this person is none of them.

    The head of state or government in a sentence about an election is rather who signs it.
    """
    kinds = reading.lexicon.roster.holders.get((office.role, office.body.kind))
    seat = reading.lexicon.schemes.value("body-kind", office.body.kind, "seat")
    top = ranks_of(reading.lexicon.schemes).is_top(office.role)
    return top and seat == "central" and kinds is not None and person.name not in kinds


def _pronoun(
    reading: Reading,
    clause: Clause,
    office: OfficeMention,
    turn: Mention,
    people: Sequence[PersonMention],
) -> PersonMention | None:
    """Whom a pronoun near verb and office stands for, where no name comes before.

    "By *her* decision the board was joined by A": whose subject stands behind the verb has none.
    """
    behind = [p for p in people if turn.last < p.first]
    subject = turn.concept.code in _OF_SUBJECT and not reading.language.verb_first
    if subject and behind and apart(reading, turn.last, behind[0].first) == 0:
        return None
    start = max((p.last + 1 for p in people if p.last < office.first), default=clause.first)
    if start > clause.first:
        return None
    end = min(max(office.first, turn.last + _NEAR), clause.last + 1)
    words = range(max(start, min(office.first, turn.first) - _NEAR), end)
    pronouns = reading.language.pronouns | reading.language.oblique_pronouns
    stands = any(reading.tokens[i].key in pronouns for i in words)
    return clause.topic if stands else None
