"""Sketches of texts: a few bytes by which two texts that are nearly the same are told.

A sketch holds, for each of 128 parts of all possible numbers, the smallest number that a run of
three words of the text gives (one-permutation MinHash). The share of places in which two sketches
agree is about the share of runs that the texts have in common, give or take 0.03.
"""

import re
import zlib
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from typing import Any

_PLACES = 128
_BANDS, _BAND = 8, 8
_RUN = 3
# Fewer words say too little for a likeness to mean anything.
_FEWEST_WORDS = 60
# So much of both texts has to be the same.
_LEAST = 0.9
_MARKS = 1024
_SIGNS = re.compile(r"\W+")
_DIGIT = re.compile(r"\d")
# The words of texts are mostly the same some ten thousand.
_REMEMBERED = 100_000
_NONE = (1 << 64) - 1
_ODD = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)


@dataclass(frozen=True, slots=True)
class Sketch:
    """A text in `_PLACES` bytes; `bands` are keys of which like texts share one.

    `particulars` marks the numbers and the words with capitals in the text: a report of another
    day, session or chairman may be worded alike, and is another article.
    """

    places: bytes
    bands: tuple[int, ...]
    particulars: bytes


def sketch(text: str) -> Sketch | None:
    """The sketch of a text; None of one that is too short to be told by its words."""
    words = text.split()
    if len(words) < _FEWEST_WORDS:
        return None
    import numpy as np

    hashes = np.fromiter(map(_hashed, words), np.uint64, len(words))
    runs = _mixed(hashes[:-2] * _ODD[0] + hashes[1:-1] * _ODD[1] + hashes[2:] * _ODD[2])
    smallest = np.full(_PLACES, _NONE, np.uint64)
    np.minimum.at(smallest, (runs >> np.uint64(57)).astype(np.intp), runs << np.uint64(7))
    smallest = _filled(smallest)
    bands = _banded(smallest)
    return Sketch(
        (smallest >> np.uint64(40)).astype(np.uint8).tobytes(), bands, _particulars(set(words))
    )


def alike(one: Sketch, other: Sketch) -> bool:
    """Whether two texts are nearly the same, and only one of them has particulars of its own."""
    same = sum(a == b for a, b in zip(one.places, other.places, strict=True))
    if same < _LEAST * _PLACES:
        return False
    here, there = (int.from_bytes(known.particulars) for known in (one, other))
    return here & there in (here, there)


def _mixed(numbers: Any) -> Any:
    """The numbers spread evenly over all of 64 bits (the finaliser of SplitMix64)."""
    import numpy as np

    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def _filled(smallest: Any) -> Any:
    """The places in which nothing fell get what the next one behind them has."""
    import numpy as np

    empty = smallest == np.uint64(_NONE)
    if empty.any():
        known = np.flatnonzero(~empty)
        nearest = known[np.searchsorted(known, np.arange(_PLACES)) % len(known)]
        smallest = smallest[nearest]
    return smallest


def _banded(smallest: Any) -> tuple[int, ...]:
    import numpy as np

    rows = smallest[: _BANDS * _BAND].reshape(_BANDS, _BAND)
    weights = np.arange(1, 2 * _BAND, 2, dtype=np.uint64) * np.uint64(_ODD[0])
    keys = _mixed(
        (rows * weights).sum(axis=1, dtype=np.uint64) + np.arange(_BANDS, dtype=np.uint64)
    )
    return tuple(int(key) >> 1 for key in keys)


def _particulars(words: set[str]) -> bytes:
    """The marks of all particulars, as a Bloom filter has them."""
    return reduce(or_, map(_marked, words)).to_bytes(_MARKS // 8)


@lru_cache(maxsize=_REMEMBERED)
def _hashed(word: str) -> int:
    """A number for a word, whatever its case and the signs around it."""
    return zlib.crc32(_SIGNS.sub("", word.lower()).encode())


@lru_cache(maxsize=_REMEMBERED)
def _marked(word: str) -> int:
    """The mark of a number or a word with a capital; none of another word."""
    lower = word.lower()
    if word == lower and not _DIGIT.search(word):
        return 0
    return 1 << (_hashed(word) % _MARKS)
