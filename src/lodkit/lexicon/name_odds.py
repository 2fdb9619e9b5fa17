"""The odds of names: how likely each reading of a syllable is in each part of a name."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from lodkit.lexicon.syllables import Reading

# What one step away from the usual spelling costs (natural logarithm).
UNUSUAL = 1.1
# The middle name of women.
OF_WOMEN = "thi"


class Odds(NamedTuple):
    """How likely a reading is as each part of a name (natural logarithm), and its rank."""

    latin: str
    family: float
    middle: float
    of_man: float
    of_woman: float
    rank: int


def odds_of(reading: Reading) -> Odds:
    """How likely a reading of a syllable is in each part of a name."""
    s = reading.syllable
    return Odds(
        latin="'".join(part.capitalize() for part in s.latin.split("'")),
        family=math.log(1 + s.family),
        middle=math.log(1 + s.middle),
        of_man=math.log(1 + (s.male + s.female / 4)),
        of_woman=math.log(1 + s.female),
        rank=reading.rank,
    )


def is_womans(name: str) -> bool:
    """Whether a name in Latin letters has the middle name of women."""
    return OF_WOMEN in name.lower().split()[1:-1]


def weight_of(choice: Sequence[Odds]) -> float:
    """How likely a choice of readings is as a name, however it is written."""
    *before, given = choice
    middle = before[1:]
    female = any(odds.latin == OF_WOMEN.capitalize() for odds in middle)
    weight = sum(odds.family for odds in before[:1]) + sum(odds.middle for odds in middle)
    return weight + (given.of_woman if female else given.of_man)


def as_name(reading: Reading) -> tuple[float, str]:
    """Orders readings of a syllable by how likely it stands anywhere in a personal name."""
    s = reading.syllable
    return UNUSUAL * reading.rank - math.log(1 + s.family + s.middle + s.male + s.female), s.latin


def as_place(reading: Reading) -> tuple[int, int, str]:
    """Orders readings of a syllable in the name of a place: the usual spelling decides."""
    s = reading.syllable
    return reading.rank, -(s.family + s.middle + s.male), s.latin
