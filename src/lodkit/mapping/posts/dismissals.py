"""Dismissals: who leaves the post that another is given: "elected A chair, relieved B of it"."""

from collections.abc import Iterator, Sequence

from lodkit.lexicon.matcher import Mention
from lodkit.mapping.people.links import Holding, apart
from lodkit.mapping.people.persons import PersonMention
from lodkit.mapping.text.ranks import ranks_of
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# Words of their own between the verb and the name.
_TO_NAME = 2
# So many words behind verb and name a noun for the post stands: "of this post".
_TO_POST = 6
_POSTS = ("post", "leadership")
# The verbs by which somebody comes to the post that another leaves.
_GAINED = ("elected", "holds", "joins", "takes", "stands", "succeeds")


def of_dismissals(
    reading: Reading, people: Sequence[PersonMention], holdings: Sequence[Holding]
) -> Iterator[Holding]:
    """The posts that verbs of leaving speak of without naming them: the last one that changed."""
    for verb in reading.of("tenure"):
        if verb.concept.code == "relieved":
            person = _dismissed(reading, verb, people, holdings)
            given = _given(reading, verb, person, holdings) if person else None
            if person and given:
                yield Holding(person, given.office._replace(former=True), verb)


def _dismissed(
    reading: Reading,
    verb: Mention,
    people: Sequence[PersonMention],
    holdings: Sequence[Holding],
) -> PersonMention | None:
    """The name right behind a verb, or the post in it, where no office is told of it."""
    clause = reading.clause_of(verb.first)
    behind = beginning_within(people, verb.last + 1, clause[1])[:1]
    if not behind or apart(reading, verb.last, behind[0].first) > _TO_NAME:
        return None
    person = behind[0]
    told = [h for h in holdings if h.person == person or h.office.former]
    if any(clause[0] <= h.office.first <= clause[1] for h in told):
        return None
    return person if _says_post(reading, verb, person) else None


def _says_post(reading: Reading, verb: Mention, person: PersonMention) -> bool:
    """Whether a noun for the post stands in the verb, or around the name behind it."""
    near = beginning_within(reading.of("tenure"), verb.last + 1, person.last + _TO_POST)
    inside = (m for at in verb.words for m in reading.matcher.beginning(at))
    return any(m.concept.scheme == "tenure" and m.concept.code in _POSTS for m in (*near, *inside))


def _given(
    reading: Reading, verb: Mention, person: PersonMention, holdings: Sequence[Holding]
) -> Holding | None:
    """The last post before the verb, in its sentence, that somebody else comes to."""
    ranks = ranks_of(reading.lexicon.schemes)
    first, _ = reading.sentences[reading.sentence_of(verb.first)]
    acts = beginning_within(reading.of("tenure"), first, verb.first - 1)
    gains = [m.first for m in acts if m.concept.code in _GAINED]
    given = [
        h
        for h in holdings
        if first <= h.office.first < verb.first
        and h.person.name != person.name
        and ranks.leads(h.office.role, h.office.body.kind)
        and not h.office.former
        and any(at < h.office.last for at in gains)
    ]
    return max(given, key=lambda h: h.office.first, default=None)
