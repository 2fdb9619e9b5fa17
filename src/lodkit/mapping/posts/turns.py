"""Turns: what verbs do to posts, and which verb of a sentence speaks of an office."""

from collections.abc import Sequence

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.people.links import Item, apart
from lodkit.mapping.posts.capacities import goes_to, is_capacity
from lodkit.mapping.posts.directions import is_from
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import Phrase, beginning_within

# Those that speak of a post alone: of what a body's head, or a word for a post, names.
OF_POST = ("stands", "takes")
# Those that speak of a body, and so of an office only where they name it.
_OF_BODY = ("leads", "led", "belonged")
# What a verb may do to the post beside it.
TURNS = (
    *("elected", "relieved", "held", "holds", "leads", "led", "joins", "belonged", "proposed"),
    *("former", "passes", *OF_POST),
)
# A verb further from the office than this many words is not about it.
_FAR = 10
# A word for a post begins within this many words of the office.
_NEAR = 4
# A word that tells a present from a past stands within so many words of the office.
_CHANGES = 4
# No office behind a word for "former" begins further from it than this many words.
_BEHIND = 8
# The words that do: a word for the day of publication as well.
_PRESENT = ("now", "prior", "today")


def turns_within(reading: Reading, first: int, last: int) -> Sequence[Mention]:
    """The verbs between two words that may tell of posts."""
    near = beginning_within(reading.of("tenure"), first, last)
    return [m for m in near if m.concept.code in TURNS]


def turn_of(reading: Reading, office: OfficeMention, turns: Sequence[Mention]) -> Mention | None:
    """The verb that says whose office it is, if any of them does."""
    near = [t for t in turns if _speaks_of(reading, t, office) and not _acts(reading, t, office)]
    own = [t for t in near if office.told and t.first == office.head]
    near = own or near
    main = [t for t in near if not _is_aside(reading, t, office)]
    near = main or near
    turn = min(near, key=lambda t: (distance(t, office), t.first), default=None)
    if turn is None or turn.concept.code == "proposed" or _is_subject(reading, office, turn):
        return None
    return None if _is_proposed(reading, turn, turns) else turn


def _is_proposed(reading: Reading, turn: Mention, turns: Sequence[Mention]) -> bool:
    """Whether a verb only says for what somebody is put forward: "proposes A for the post of"."""
    before = [t for t in turns if t.last < turn.first]
    if not before or before[-1].concept.code != "proposed" or turn.concept.code != "elected":
        return False
    inner = range(before[-1].last + 1, turn.first)
    return all(i in reading.unseen or i in reading.name_words for i in inner)


def holds_still(reading: Reading, office: OfficeMention) -> bool:
    """Whether words say that an office came after what is told before it: "now", "before"."""
    first, last = office.first - _CHANGES, office.first - 1
    return any(beginning_within(reading.cues(code), first, last) for code in _PRESENT)


def distance(one: Phrase, other: Phrase) -> int:
    """The words between two phrases; none if they overlap."""
    return max(other.first - one.last, one.first - other.last, 1) - 1


def _speaks_of(reading: Reading, turn: Mention, office: OfficeMention) -> bool:
    """Whether a verb stands near an office, or the office behind a word for "from"."""
    if turn.concept.code in _OF_BODY and not office.told and not is_capacity(reading, office):
        return False
    if turn.concept.code in OF_POST and not _is_post(reading, office, turn):
        return False
    if turn.concept.code == "holds" and _closes_other(reading, turn, office):
        return False
    left = turn.concept.code == "relieved" and turn.first < office.first
    if left and goes_to(reading, turn, office):
        return False
    return distance(turn, office) <= _FAR or (left and is_from(reading, office))


def _closes_other(reading: Reading, turn: Mention, office: OfficeMention) -> bool:
    """Whether an auxiliary ends the clause of another verb: "the head's plan was read", in German.

    One by itself stands right behind the office.
    """
    at = turn.last + 1
    ends = at >= len(reading.tokens) or reading.tokens[at].broken != Break.NONE
    return ends and office.last < turn.first and apart(reading, office.last, turn.first) > 0


def _is_post(reading: Reading, office: OfficeMention, turn: Mention) -> bool:
    """Whether an office is told of as a post: "the head of X", "the post of", "takes over as"."""
    if office.head == turn.first or office.head in reading.words_of("cue/portfolio"):
        return True
    near = beginning_within(reading.of("tenure"), office.first - _NEAR, office.head)
    post = [m for m in near if m.concept.code in ("leadership", "post")]
    if post and (post[-1].first == office.head or apart(reading, post[-1].last, office.first) == 0):
        return True
    if turn.concept.code != "takes" or turn.last > office.first or is_from(reading, office):
        return False
    small = reading.language.particles
    said = reading.words_of("cue/in-capacity")
    inner = range(turn.last + 1, office.first)
    return bool(inner) and all(i in said or reading.tokens[i].key in small for i in inner)


def _is_aside(reading: Reading, turn: Mention, office: OfficeMention) -> bool:
    """Whether a verb is that of a relative clause which ends before the office."""
    relative = reading.language.relative_pronouns
    if office.last < turn.first and not office.told:
        return _opens_relative(reading, office.last + 1, turn.first)
    if turn.last > office.first or reading.tokens[turn.first - 1].key not in relative:
        return False
    return any(
        reading.tokens[i].broken == Break.COMMA for i in range(turn.last + 1, office.first + 1)
    )


def _opens_relative(reading: Reading, first: int, end: int) -> bool:
    """Whether a clause about what stands before, which says whose, begins between two words."""
    tokens, language = reading.tokens, reading.language
    begins = (i for i in range(first, end) if tokens[i].broken == Break.COMMA)
    return any(tokens[i].key in language.possessives for i in begins)


def _is_subject(reading: Reading, office: OfficeMention, turn: Mention) -> bool:
    """Whether an office stands for its new holder, of whose past the verb tells."""
    before = beginning_within(reading.of("tenure"), office.first - 3, office.first)
    current = any(m.concept.code == "current" and m.last < office.first for m in before)
    return current and turn.concept.code == "held" and office.last < turn.first


def _acts(reading: Reading, turn: Mention, office: OfficeMention) -> bool:
    """Whether a verb of speaking or presiding stands between."""
    first, last = min(turn.last, office.last) + 1, max(turn.first, office.first) - 1
    return bool(beginning_within(reading.of("manner"), first, last))


def is_of_another(
    reading: Reading, turn: Mention, office: OfficeMention, items: Sequence[Item]
) -> bool:
    """Whether a word for "former" stands right before another office than the one in question."""
    if turn.concept.code != "former":
        return False
    behind = beginning_within(items, turn.last + 1, turn.last + _BEHIND)[:1]
    other = behind[0] if behind else None
    if not isinstance(other, OfficeMention) or not reading.adjoins(turn.last, other.first):
        return False
    if turn.first > office.first:
        return other.former
    # "A, the former chair of the court, moves to the commission as its head"
    return other != office and reading.tokens[other.last + 1].broken != Break.NONE
