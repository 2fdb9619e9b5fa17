"""Own unit: the commune, ward or district whose Party congress an article reports on.

There the committee, the council and their heads are its own where nothing says otherwise.
"""

from collections.abc import Sequence

from lodkit.lexicon.matcher import Mention
from lodkit.mapping.places.localities import SMALL, Locality
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

_CONGRESS = "congress"
# One of the first sentences names it.
_OPENING = 4
# A word that says whose or the how manieth congress it is stands within this many words of it.
_NEAR = 3
_UNITS = SMALL - {"village", "city"}


def find_own_unit(reading: Reading, localities: Sequence[Locality]) -> str | None:
    """The code of the only place below the province that one of the first sentences so names."""
    if not localities:
        return None
    last = reading.sentences[min(_OPENING, len(reading.sentences)) - 1][1]
    found = set[str]()
    for meeting in beginning_within(reading.of("meeting-kind"), 0, last):
        if meeting.concept.code == _CONGRESS and _is_of_a_unit(reading, meeting):
            first, end = reading.sentences[reading.sentence_of(meeting.first)]
            near = beginning_within(localities, first, end)
            if not _is_of_wider(reading, meeting):
                found |= {place.code for place in near if place.level in _UNITS}
    return found.pop() if len(found) == 1 else None


def _is_of_wider(reading: Reading, congress: Mention) -> bool:
    """Whether its phrase goes on with a wider place: "in ward B the congress of province A"."""
    broken = (i for i in range(congress.last + 1, len(reading.tokens)) if reading.broken[i])
    end = next(broken, len(reading.tokens)) - 1
    named = beginning_within(reading.of("place", "level"), congress.last + 1, end)
    return any(m.concept.scheme == "place" or m.concept.code not in _UNITS for m in named)


def _is_of_a_unit(reading: Reading, congress: Mention) -> bool:
    """Whether it is one particular congress, and neither a province's nor the country's."""
    first, last = congress.first - _NEAR, congress.last + _NEAR
    numbers = [o for o in reading.ordinals if first <= o.last and o.first <= last]
    known = reading.lexicon.schemes.codes_with("meeting-kind", "knownByNumber")
    if any(known.get(str(o.value)) == congress.concept.code for o in numbers):
        return False
    own = any(
        reading.tokens[i].key in reading.language.possessives
        for i in range(max(first, 0), congress.first)
    )
    levels = beginning_within(reading.of("level"), congress.first - 2, congress.last + 2)
    wider = any(
        m.concept.code not in _UNITS
        and (m.first >= congress.first or reading.adjoins(m.last, congress.first))
        and (m.first <= congress.last or reading.adjoins(congress.last, m.first))
        for m in levels
    )
    return (own or bool(numbers)) and not wider
