"""Folding: the form in which a word of the text and a word of the lexicon are compared."""

import unicodedata
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
        "ٱ": "ا",
        "ـ": "",
        # bidirectional and joining controls say nothing about the word
        **dict.fromkeys(
            "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad"
        ),
    }
)

# Cyrillic capitals that look like Roman numerals, and are typed for them.
LATIN_LOOKALIKES = str.maketrans("ІХС", "IXC")


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The word without case, accents and Arabic vowel marks; й and ї stay letters of their own."""
    letters = word.casefold().translate(_LETTERS)
    if letters.isascii():
        return letters
    return "".join(_without_marks(letter) for letter in unicodedata.normalize("NFC", letters))


def _without_marks(letter: str) -> str:
    if "\u0400" <= letter <= "\u052f":
        return letter
    return "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
