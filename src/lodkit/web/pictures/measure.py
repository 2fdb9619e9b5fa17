"""How much room words take: an estimate on the safe side, since fonts are the reader's."""

import unicodedata
from functools import lru_cache

_NARROW = frozenset("iljtfrI.,:;'|!()[] ’")
_WIDE = frozenset("mwMW@—…%")
_LATIN_ENDS = 0x0250
_ELLIPSIS = "…"


@lru_cache(maxsize=8_192)
def width(text: str, size: float) -> float:
    """The width of a text in a sans-serif font of that size, roughly."""
    return size * sum(map(_em, text))


def wrapped(text: str, size: float, room: float, lines: int) -> list[str]:
    """The text in at most so many lines of that width; what does not fit ends in an ellipsis."""
    found: list[str] = []
    words = text.split()
    while words and len(found) < lines:
        line = _first_line(words, size, room)
        words = words[len(line.split()) :]
        found.append(line)
    if words and found:
        found[-1] = " ".join([found[-1], *words])
    return [line if width(line, size) <= room else _cut(line, size, room) for line in found]


def _first_line(words: list[str], size: float, room: float) -> str:
    line = words[0]
    for word in words[1:]:
        if width(f"{line} {word}", size) > room:
            break
        line = f"{line} {word}"
    return line


def _cut(text: str, size: float, room: float) -> str:
    kept = text
    while kept and width(kept + _ELLIPSIS, size) > room:
        kept = kept[:-1]
    return kept.rstrip(" ,.;:–-") + _ELLIPSIS


def _em(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0.0
    if letter in _NARROW:
        return 0.34
    if letter in _WIDE:
        return 0.9
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    if ord(letter) < _LATIN_ENDS:
        return 0.72 if letter.isupper() else 0.58
    # letters of other scripts differ less from each other
    return 0.8 if letter.isupper() else 0.63
