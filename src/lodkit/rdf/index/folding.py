"""Folding: the form in which a name that somebody types and a name of the data are compared."""

import re
import unicodedata
from functools import lru_cache

# Letters that people write one for another and that Unicode cannot take apart.
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("đð", "d"),
        "ł": "l",
        "ø": "o",
        "ħ": "h",
        "æ": "ae",
        "œ": "oe",
        "ґ": "г",
        "є": "е",
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ة": "ه",
        "ہ": "ه",
        "ک": "ك",
        "گ": "غ",
        "ٱ": "ا",
        "ء": "",
        "ـ": "",
        # apostrophes, and marks of direction and joining, say nothing about the word
        **dict.fromkeys("'’ʼʹ`‘", ""),
        **dict.fromkeys(
            "\u061c\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad"
        ),
    }
)
# Letters that the alphabet has behind another, of which folding makes the same: followed here by
# the last letter of the script.
_LAST = "\u04ff"
_BEHIND = str.maketrans(
    {
        "ґ": f"г{_LAST}",
        "є": f"е{_LAST}",
        "і": f"и{_LAST}",
        "ї": f"и{_LAST * 2}",
        "й": f"и{_LAST * 3}",
    }
)
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """A text without case, accents, vowel marks and variants of letters, in one run of spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_ALIKE)
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_WORD.findall(_western_digits(bare)))


def words(text: str) -> list[str]:
    """The folded words of a text, in its order."""
    return fold(text).split()


def sort_key(text: str) -> str:
    """What a text is put in order by: folded, numbers by their value."""
    folded = fold(text.casefold().translate(_BEHIND))
    return _NUMBER.sub(lambda number: number[0].zfill(6), folded)


def _western_digits(text: str) -> str:
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() and not c.isascii() else c for c in text
    )
