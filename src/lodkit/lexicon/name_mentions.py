"""Where a text has the name of a person, and where words that may be a small place's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameMention:
    """A personal name in the text; `name` is its likeliest reading in Latin letters.

    `weak` is true where the words could as well be something else than a person.
    """

    first: int
    last: int
    name: str
    uncertain: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class PlaceRun:
    """Words that may be the name of a small place: the last of them, and its Latin reading.

    `known` says that it is a locality of the lexicon, `family` how common its first syllable is
    as a family name.
    """

    last: int
    name: str
    syllables: int
    known: bool
    family: int

    @property
    def code(self) -> str:
        """The name as a code."""
        return self.name.lower().replace(" ", "-")
