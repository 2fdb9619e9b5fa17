"""Namesakes: names of provinces that are a person's, as the words around them show."""

from collections.abc import Iterator

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.name_mentions import NameMention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within


def within_names(reading: Reading) -> set[Mention]:
    """The places whose names are persons', or a part of them: Hoa Binh in Nguyen Hoa Binh."""
    titles = {m.last for m in reading.cues("honorific")} | _central_offices(reading)
    found: set[Mention] = set()
    for name in reading.names:
        for place in beginning_within(reading.of("place"), name.first, name.last):
            shorter = place.first > name.first or place.last < name.last
            if (shorter and not name.weak) or (not shorter and name.first - 1 in titles):
                found.add(place)
    return found


def listed_people(reading: Reading) -> Iterator[tuple[Mention, NameMention]]:
    """Places named in a list of people with an office behind: "A, B and Lam Dong, secretaries"."""
    ends = {name.last for name in reading.names if not name.weak}
    offices = {m.first for m in reading.of("role", "office")}
    for place in reading.of("place"):
        behind = place.last + 1
        held = behind in offices and reading.tokens[behind].broken == Break.COMMA
        if held and place.last > place.first and _follows_a_name(reading, place.first, ends):
            name = place.concept.code.replace("-", " ").title()
            yield place, NameMention(place.first, place.last, name, uncertain=False, weak=False)


def _follows_a_name(reading: Reading, at: int, ends: set[int]) -> bool:
    """Whether a person's name ends before a word, with only a comma or an "and" between."""
    if reading.tokens[at].broken == Break.COMMA:
        return at - 1 in ends
    joined = reading.tokens[at].broken == Break.NONE
    return joined and at - 1 in reading.conjunctions and at - 2 in ends


def _central_offices(reading: Reading) -> set[int]:
    """The last words of offices that no place has: "President" before Ho Chi Minh."""
    value = reading.lexicon.schemes.value
    kinds = ((m, value("office", m.concept.code, "bodyKind")) for m in reading.of("office"))
    return {m.last for m, kind in kinds if kind and value("body-kind", kind, "seat") == "central"}
