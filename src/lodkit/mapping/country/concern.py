"""Concern: whether an article is about the country at all, or only speaks of it in passing."""

from enum import IntEnum
from urllib.parse import urlsplit

from lodkit.lexicon.name_mentions import NameMention
from lodkit.mapping.text.document_numbers import has_number
from lodkit.mapping.text.reading import Reading

# A full name has so many syllables: shorter ones may be those of other peoples.
_FULL_NAME = 3
# A family name as usual as this, per mille, is hardly another people's.
_USUAL_FAMILY = 100
# The country named once tells nothing yet; one of its places, which weighs double, does.
_ENOUGH = 2


class Concern(IntEnum):
    """How far an article is about the country.

    What is told in passing is another country's unless the text itself says otherwise.
    """

    NONE = 0
    PASSING = 1
    OWN = 2


def concern(reading: Reading) -> Concern:
    """How far an article is about the country, by whatever it names that is of the country only.

    The full name of one of its people, a document numbered as its own are, or an address there
    tell it for sure; names of the country and its places if other countries are named less.
    """
    known = any(is_of_the_country(name, reading) for name in reading.names)
    if known or _is_from_there(reading) or has_number(reading):
        return Concern.OWN
    named = reading.of("place", "cue/national")
    if not named:
        return Concern.NONE
    places = sum(m.concept.code in reading.lexicon.provinces for m in named)
    weight = len(named) + places
    others = len(reading.of("cue/foreign", "cue/other-country", "cue/abroad"))
    return Concern.OWN if weight >= max(others, _ENOUGH) else Concern.PASSING


def _is_from_there(reading: Reading) -> bool:
    """Whether the source address is one of the country, whose code ends its addresses."""
    sources = [reading.article.source or "", *reading.addresses]
    ending = f".{reading.lexicon.country}"
    return any((urlsplit(source).hostname or "").endswith(ending) for source in sources)


def is_of_the_country(name: NameMention, reading: Reading) -> bool:
    """Whether only people of the country bear such a name: a full one, or a well-known one."""
    full = name.last - name.first + 1 >= _FULL_NAME
    # which of several given names it is matters little behind a family name like Nguyen
    usual = reading.finder.family_weight(name.name) >= _USUAL_FAMILY
    sure = full and not name.weak and (usual or not name.uncertain)
    return sure or reading.finder.is_well_known(name.name)
