"""Leaders: phrases for offices that only the country's leaders hold, whose other posts are central.

A member of the Politburo who heads "the Organisation Commission" heads the central one, whatever
province the article is about.
"""

from collections.abc import Iterator

from lodkit.lexicon.concepts import Concept
from lodkit.lexicon.matcher import Mention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# A role stands at most so many words before the body that it is held in.
_WINDOW = 8


def find_leaders(reading: Reading) -> list[tuple[int, int]]:
    """The first and last word of each such phrase, in the order of the text."""
    return sorted({*_compound(reading), *_composed(reading)})


def _compound(reading: Reading) -> Iterator[tuple[int, int]]:
    """One phrase for role and body: "member of the Politburo"."""
    value = reading.lexicon.schemes.value
    for mention in reading.of("office"):
        kind = value("office", mention.concept.code, "bodyKind")
        role = value("office", mention.concept.code, "role")
        if kind and role and _is_leaders(reading, kind, role):
            yield mention.first, mention.last


def _composed(reading: Reading) -> Iterator[tuple[int, int]]:
    """A role and the body behind it: "permanent member of the Secretariat"."""
    for body in reading.of("body-kind"):
        role = _role_before(reading, body)
        if role is not None and _is_leaders(reading, body.concept.code, role.concept.code):
            yield role.first, body.last


def _role_before(reading: Reading, body: Mention) -> Mention | None:
    near = beginning_within(reading.of("role"), body.first - _WINDOW, body.first - 1)
    return near[-1] if near and reading.adjoins(near[-1].last, body.first) else None


def _is_leaders(reading: Reading, kind: str, role: str) -> bool:
    values = reading.lexicon.schemes.values
    return role in values.get((Concept("body-kind", kind), "leadersRole"), ())
