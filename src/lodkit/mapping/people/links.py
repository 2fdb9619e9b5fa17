"""Links: how the names and offices of a sentence follow one another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.people.persons import PersonMention
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import Phrase, beginning_within

Item = PersonMention | OfficeMention

# "The deputies of the latter": who is named before.
_BACK = ("cue/first-named", "cue/last-named")
# A year has so many digits.
_YEAR = 4
# A verb with its object has at most so many words.
_VERB = 25
# The signs behind an item of a list, and before what explains it.
_ENDS_ITEM, _LEADS_ON = frozenset(";؛.|\n"), frozenset("-–—(:")


class Link:
    """How two neighbouring phrases are joined, the closest first: plain numbers, as Break's."""

    DIRECT: Final = 0
    AND: Final = 1
    COMMA: Final = 2
    DASH: Final = 3
    LIST: Final = 4
    NONE: Final = 5


class Holding(NamedTuple):
    """An office that a sentence gives to a person, and the verb that does so, if one does."""

    person: PersonMention
    office: OfficeMention
    verb: Mention | None = None

    @property
    def turn(self) -> str | None:
        """What the verb says of the post: the code of its tenure concept."""
        return self.verb.concept.code if self.verb else None


@dataclass(frozen=True, slots=True)
class Row:
    """The people and offices of an article in the order of the text, and by parts of sentences."""

    items: Sequence[Item]
    people: Sequence[PersonMention]
    offices: Sequence[OfficeMention]
    parts: Sequence[Sequence[Item]]

    @classmethod
    def of(
        cls, reading: Reading, people: Sequence[PersonMention], offices: Sequence[OfficeMention]
    ) -> "Row":
        """All phrases together; a semicolon ends what belongs together."""
        items: list[Item] = sorted([*people, *offices], key=lambda i: (i.first, i.last))
        parts: dict[tuple[int, int], list[Item]] = {}
        for item in items:
            parts.setdefault(reading.clause_of(item.first), []).append(item)
        return cls(items, people, offices, list(parts.values()))


def link(reading: Reading, left: Phrase, right: Phrase) -> int:
    """How `right` follows `left`: by nothing but small words and which punctuation."""
    joined: int = Link.DIRECT
    small = reading.language.possessives
    for at in range(left.last + 1, right.first):
        if at in reading.conjunctions:
            joined = max(joined, Link.AND)
        elif at in reading.unseen or reading.tokens[at].key in small:
            continue
        elif not _is_of_year(reading, at):
            return Link.NONE
    if reading.language.begins_with_and(reading.tokens[right.first].key):
        joined = Link.AND
    for at in range(left.last + 1, right.first + 1):
        if reading.tokens[at].broken == Break.NONE:
            continue
        if at > left.last + 1 or not _closes(reading, left, at):
            joined = max(joined, _punctuation(reading.between(at - 1, at)))
    return joined


def _is_of_year(reading: Reading, at: int) -> bool:
    """Whether a word is a year, or the noun behind one: "secretary since *2021*, A"."""
    return any(
        reading.tokens[i].word.figure and reading.tokens[i].word.length == _YEAR
        for i in (at, at - 1)
    )


def _closes(reading: Reading, phrase: Phrase, at: int) -> bool:
    """Whether nothing but the bracket in which a phrase ends stands before the word behind it."""
    inside = phrase.first < phrase.last and phrase.last in reading.text.bracketed
    return inside and reading.between(at - 1, at).strip() == ")"


def apart(reading: Reading, left: int, right: int) -> int:
    """How many words between two words say something of their own."""
    unseen, small = reading.unseen, reading.conjunctions
    return sum(i not in unseen and i not in small for i in range(left + 1, right))


def has_complement(reading: Reading, last: int) -> bool:
    """Whether a noun that is no name follows a phrase, with nothing but small words between."""
    at, levels = last + 1, reading.words_of("level")
    while at < len(reading.tokens) and reading.tokens[at].broken == Break.NONE:
        key = reading.tokens[at].key
        small = key in reading.language.particles or key in reading.language.possessives
        if not small and at not in levels:
            joined = at in reading.conjunctions or reading.language.begins_with_and(key)
            # "secretary for the term" is one of no term
            further = at in reading.words_of("role", "office", "cue/term", *_BACK)
            further = further or _acts(reading, at)
            named = at in reading.unseen or at in reading.name_words
            return not (joined or further or named or reading.tokens[at].word.common)
        at += 1
    return False


def _acts(reading: Reading, at: int) -> bool:
    """Whether a word is of a verb of taking part, and not the object with which that ends."""
    near = beginning_within(reading.of("manner"), at - _VERB, at)
    return any(at in m.words and (m.first == at or {at - 1, at + 1} & {*m.words}) for m in near)


def _punctuation(between: str) -> int:
    if not _ENDS_ITEM.isdisjoint(between):
        return Link.LIST
    return Link.COMMA if _LEADS_ON.isdisjoint(between) else Link.DASH
