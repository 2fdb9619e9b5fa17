"""How a language words reports: its file in languages/, and how it writes names.

What a file holds is explained in the comments of languages/uk.toml.
"""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from world import Person, Province, World, ascii_of

LANGUAGES = Path(__file__).with_name("languages")
CASES = {"nom": 0, "gen": 1, "in": 1, "ins": 2, "acc": 3}
SCOPES = ("province", "city", "district", "commune", "ward")


def form(cases: str, case: str) -> str:
    """One case of a noun; a case that is not there is like the first."""
    forms = cases.split("|")
    place = CASES[case]
    return forms[place] if place < len(forms) else forms[0]


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language and its words."""

    code: str
    words: dict[str, Any]
    syllables: dict[str, dict[str, tuple[str, ...]]] = field(repr=False, default_factory=dict)

    @property
    def latin(self) -> bool:
        """Whether Vietnamese names stay in their own letters."""
        return self.code not in ("uk", "ru", "ar")

    def spell(self, syllables: tuple[str, ...], habit: "Habit") -> list[str]:
        """A name's syllables as an article with such a habit writes them."""
        if self.latin:
            return [one if habit.accents else ascii_of(one) for one in syllables]
        written = [self.syllables[one][self.code] for one in syllables]
        return [forms[habit.spelling % len(forms)] for forms in written]

    def inflect(self, written: list[str], case: str, *, person: Person) -> str:
        """A name in a case: its last syllable, of men, in languages that do."""
        name = " ".join(written)
        if case == "nom" or person.woman or len(written) < 1:
            return name
        for ends, forms in self.words.get("inflection", {}).items():
            if name[-1] in ends:
                put = form("|" + forms, case)
                return (name[:-1] if ends in "ьй" else name) + put
        return name

    def place_name(self, province: Province, habit: "Habit") -> str:
        """What a province is called."""
        if self.latin and not habit.accents:
            return ascii_of(province.names[self.code])
        return province.names[self.code]

    def date(self, day: date, pattern: str, rng: Random) -> str:
        """A date by one of the language's patterns."""
        return pattern.format(
            d=day.day,
            dd=f"{day.day:02}",
            mm=f"{day.month:02}",
            y=day.year,
            month=self.words["months"][day.month - 1],
            moment=rng.choice(self.words["moments"]),
            ord=self.words.get("first", "{}").format(day.day) if day.day == 1 else day.day,
        )


@dataclass(frozen=True, slots=True)
class Habit:
    """How one article writes names: with accents or not, which spelling, inflected or not."""

    accents: bool
    spelling: int
    inflected: bool


def read_tongue(code: str, world: World) -> Tongue:
    """The words of a language."""
    words = tomllib.loads((LANGUAGES / f"{code}.toml").read_text(encoding="utf-8"))
    return Tongue(code, words, {word: one.forms for word, one in world.syllables.items()})


def languages() -> list[str]:
    """The languages that there are files of."""
    return sorted(file.stem for file in LANGUAGES.glob("*.toml"))
