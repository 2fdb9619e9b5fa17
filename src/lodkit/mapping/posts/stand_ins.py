"""Stand-ins: words for people just named, before an office: "both", "the first", "she"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.people.links import apart
from lodkit.mapping.people.persons import PersonMention
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# Words of their own between a stand-in and the office it is said to hold.
_TO_OFFICE = 6
# No phrase about a stand-in begins further from it than this many words.
_WINDOW = 40
# Which of two people is meant, by the code of its cue.
_PLACES = {"first-named": 0, "last-named": 1}


class _Stand(NamedTuple):
    """A word, or several, that may stand for people; `many` of them if it says how many."""

    first: int
    last: int
    code: str
    many: int = 1


def find_stand_ins(
    reading: Reading, people: Sequence[PersonMention], offices: Sequence[OfficeMention]
) -> list[PersonMention]:
    """A mention of each person that such a word stands for, where an office follows it."""
    found: list[PersonMention] = []
    for stand in _stands(reading):
        office = _office_behind(reading, stand, people, offices)
        if office is None:
            continue
        several = office.plural or office.either
        if stand.many > 1 and several:
            found += _at(stand, _named_before(reading, stand, people, stand.many))
        elif stand.many == 1 and not office.plural:
            found += _at(stand, _one(reading, stand, people))
    return found


def _stands(reading: Reading) -> Iterator[_Stand]:
    for code, count in sorted(reading.lexicon.schemes.by_code("cue", "count").items()):
        yield from (_Stand(m.first, m.last, code, int(count)) for m in reading.cues(code))
    for code in _PLACES:
        for cue in reading.cues(code):
            if not _is_adjective(reading, cue):
                yield _Stand(cue.first, cue.last, code)
    for first, last in reading.sentences:
        if first < last and _is_apposed_pronoun(reading, first):
            yield _Stand(first, first, "pronoun")


def _is_adjective(reading: Reading, cue: Mention) -> bool:
    """Whether "the first" or "the former" qualifies the noun behind it."""
    end = cue.last + 1
    if end >= len(reading.tokens) or reading.tokens[end].broken != Break.NONE:
        return False
    roles = beginning_within(reading.of("role", "office"), end, end)
    verbs = beginning_within(reading.of("tenure", "manner"), end, end)
    numbered = any(o.first <= cue.last and cue.first <= o.last for o in reading.ordinals)
    dated = any(m.concept.code == "former" for m in reading.of("tenure") if m.last == cue.last)
    return not verbs and (numbered or dated or not roles)


def _is_apposed_pronoun(reading: Reading, at: int) -> bool:
    """Whether a sentence begins with a pronoun and a comma: "She, a member of the board, …"."""
    pronoun = reading.tokens[at].key in reading.language.pronouns
    return pronoun and reading.tokens[at + 1].broken in (Break.COMMA, Break.HARD)


def _office_behind(
    reading: Reading,
    stand: _Stand,
    people: Sequence[PersonMention],
    offices: Sequence[OfficeMention],
) -> OfficeMention | None:
    """The office that follows in the same part of the sentence, before any name."""
    _, end = reading.clause_of(stand.last)
    behind = beginning_within(offices, stand.last + 1, min(end, stand.last + _WINDOW))
    office = next(iter(behind), None)
    if office is None or beginning_within(people, stand.last + 1, office.first):
        return None
    if beginning_within(reading.of("manner"), stand.last + 1, office.first - 1):
        return None
    limit = _TO_OFFICE if stand.code != "pronoun" else 0
    return office if apart(reading, stand.last, office.first) <= limit else None


def _named_before(
    reading: Reading, stand: _Stand, people: Sequence[PersonMention], count: int
) -> list[PersonMention]:
    """The last people named in the sentence, else all of the sentence before if so many."""
    sentence = reading.sentence_of(stand.first)
    first, _ = reading.sentences[sentence]
    here = _distinct(beginning_within(people, first, stand.first - 1))
    if len(here) >= count:
        return here[-count:]
    if here or not sentence:
        return []
    earlier = _distinct(beginning_within(people, *reading.sentences[sentence - 1]))
    return earlier if len(earlier) == count else []


def _one(reading: Reading, stand: _Stand, people: Sequence[PersonMention]) -> list[PersonMention]:
    """The person a stand-in for one means: of two just named, the last, or the one spoken of."""
    sentence = reading.sentence_of(stand.first)
    first, _ = reading.sentences[sentence]
    here = _distinct(beginning_within(people, first, stand.first - 1))
    earlier = sentence and _distinct(beginning_within(people, *reading.sentences[sentence - 1]))
    near = here or earlier or []
    if stand.code == "pronoun":
        return near[:1]
    pair = near[-2:]
    if len(pair) == 2:
        return [pair[_PLACES[stand.code]]]
    return pair if stand.code == "last-named" else []


def _distinct(people: Sequence[PersonMention]) -> list[PersonMention]:
    """One mention of each person, in the order of the text."""
    return list({person.name: person for person in people}.values())


def _at(stand: _Stand, people: Sequence[PersonMention]) -> Iterator[PersonMention]:
    """The people, as if named where the stand-in is."""
    return (p._replace(first=stand.first, last=stand.last, stands_in=True) for p in people)
