"""News: whether a text says that somebody has just come to a post, by verb, adjective or order."""

from lodkit.mapping.people.links import Holding, apart
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# Verbs that say that somebody has just come.
ARRIVES = ("elected", "joins")
# How near an office a verb or word of coming stands.
_CLOSE = 6


def is_news(reading: Reading, holding: Holding) -> bool:
    """Whether a text says that somebody has just come to a post."""
    if holding.office.former:
        return False
    before = beginning_within(reading.of("tenure"), holding.office.first - 3, holding.office.first)
    codes = {m.concept.code for m in before}
    # "concurrently head" is news of no departure
    named = "current" in codes and "besides" not in codes
    told = holding.turn in (*ARRIVES, "succeeds", "replaces", "takes", "passes")
    moved = holding.office.head in reading.words_of("cue/same-post")
    given = (
        _ends_before(reading, holding)
        or _is_given(reading, holding)
        or _is_elected_between(reading, holding)
    )
    return told or named or moved or given or _becomes(reading, holding)


def _becomes(reading: Reading, holding: Holding) -> bool:
    """Whether a verb of becoming stands before an office: "A, secretary there, becomes chair"."""
    first = holding.office.first
    near = beginning_within(reading.cues("becomes"), holding.person.last + 1, first - 1)
    return holding.turn == "holds" and any(0 < first - m.last <= _CLOSE // 2 for m in near)


def _is_elected_between(reading: Reading, holding: Holding) -> bool:
    """Whether a verb alone stands between an office and its holder: "secretary was elected A"."""
    office, person = holding.office, holding.person
    between = beginning_within(reading.of("tenure"), office.last + 1, person.first - 1)
    elected = any(m.concept.code == "elected" for m in between)
    return elected and apart(reading, office.last, person.first) == 0


def _is_given(reading: Reading, holding: Holding) -> bool:
    """Whether a verb before a name gives it a post: "appointed A, the head, to the post"."""
    first, office = holding.person.first, holding.office
    if office.first < first:
        return False
    clause, _ = reading.clause_of(first)
    verbs = beginning_within(reading.of("tenure"), clause, first - 1)
    near = [m for m in verbs if m.concept.code == "elected" and m.last < first]
    posts = beginning_within(reading.of("tenure"), office.first - _CLOSE // 2, office.head)
    post = any(m.concept.code == "post" for m in posts)
    return bool(near) and apart(reading, near[-1].last, first) == 0 and post


def _ends_before(reading: Reading, holding: Holding) -> bool:
    """Whether a verb of coming to a post ends between name and office: "moves A, …, to become"."""
    first, _ = reading.clause_of(holding.office.first)
    arriving = beginning_within(reading.of("tenure"), first, holding.office.first)
    return any(
        m.concept.code == "elected"
        and max(m.first, holding.person.last) < m.last
        and 0 < holding.office.first - m.last <= _CLOSE // 2
        for m in arriving
    )
