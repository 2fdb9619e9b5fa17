"""Folding: the form in which a word of the text and a word of the lexicon are compared."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# Letters that are told apart in writing but not by translators and keyboards; accents that
# Unicode can split off are folded by rule below.
_LETTERS = str.maketrans(
    {
        "’": "'",
        "ʼ": "'",
        "ʹ": "'",
        "`": "'",
        "‘": "'",
        "ł": "l",
        "đ": "d",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ى": "ي",
        "ی": "ي",
        "ة": "ه",
        "ک": "ك",
        "گ": "غ",
        "ٱ": "ا",
        "ـ": "",
        # bidirectional and joining controls say nothing about the word
        **dict.fromkeys(
            "\u061c\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad"
        ),
    }
)

# Cyrillic capitals that look like Roman numerals, and are typed for them.
LATIN_LOOKALIKES = str.maketrans("ІХС", "IXC")


class _Markless(dict[int, str]):
    """Letters without the marks that Unicode can split off, but for those of Cyrillic."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if not "\u0400" <= letter <= "\u052f":
            parts = unicodedata.normalize("NFD", letter)
            letter = "".join(part for part in parts if not unicodedata.combining(part))
        self[code] = letter
        return letter


_MARKLESS = _Markless()

_PLAIN = str.maketrans("Đđ–‑", "Dd--")


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """The word without case, accents and Arabic vowel marks; й and ї stay letters of their own."""
    return _folded(word)


def fold_all(words: Sequence[str]) -> list[str]:
    """Many words of one line each, folded at once; those in plain letters are soon done."""
    folded: dict[str, str] = {}
    for plain in (True, False):
        alike = [word for word in words if word.isascii() is plain]
        folded.update(zip(alike, _folded("\n".join(alike)).split("\n"), strict=bool(alike)))
    return [folded[word] for word in words]


def _folded(text: str) -> str:
    letters = text.casefold().translate(_LETTERS)
    if letters.isascii():
        return letters
    return unicodedata.normalize("NFC", letters).translate(_MARKLESS)


def spelling(word: str) -> str:
    """The word without case, vowel marks and stretching alone: accents and hamzas stay."""
    letters = unicodedata.normalize("NFC", word.casefold()).replace("ـ", "")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def plain_letters(number: str) -> str:
    """A document's number with D for Đ and a hyphen for every dash, as most texts write it."""
    return number.translate(_PLAIN)
