"""Ordinals of a text: as digits with an ending, as Roman numerals, as words."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from lodkit.lexicon.folding import LATIN_LOOKALIKES, fold
from lodkit.lexicon.language import Language
from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break, Token, Tokens

_DIGITS = re.compile(r"(\d{1,3})(\D*)")
# without a lonely L, which begins words: "Le"
_ROMAN = re.compile(r"(?=[IVX]|L[IVX])(XC|XL|L?X{0,4})(IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Ordinal(NamedTuple):
    """An ordinal number and the words that say it."""

    value: int
    first: int
    last: int


def find_ordinals(
    text: str, tokens: Tokens, mentions: Iterable[Mention], language: Language
) -> list[Ordinal]:
    """All ordinals, in the order of the text."""
    worded = [
        Ordinal(int(m.concept.code), m.first, m.last)
        for m in mentions
        if m.concept.scheme == "ordinal"
    ]
    written = [_written(text, tokens, i, language) for i in tokens.numerals]
    return sorted([*worded, *(o for o in written if o)], key=lambda o: (o.first, o.last))


@lru_cache(maxsize=4096)
def roman(word: str) -> int | None:
    """The value of a Roman numeral in capitals, up to 99."""
    letters = word.translate(LATIN_LOOKALIKES)
    if not _ROMAN.fullmatch(letters):
        return None
    values = [_VALUES[letter] for letter in letters]
    return sum(v if v >= after else -v for v, after in pairwise([*values, 0]))


def _written(text: str, tokens: Sequence[Token], at: int, language: Language) -> Ordinal | None:
    token = tokens[at]
    raw = text[token.start : token.end]
    value = roman(raw) or _roman_with_ending(raw, language)
    if value and not _begins_with_and(tokens, at, language):
        return Ordinal(value, at, _ending_behind(text, tokens, at, language) or at)
    for bare in language.words.bare(token.key):
        found = _DIGITS.fullmatch(bare)
        if not found or not 0 < int(found[1]) <= 99:
            continue
        if found[2] in language.ordinal_endings or (bare != token.key and not found[2]):
            return Ordinal(int(found[1]), at, at)
        if not found[2] and (last := _ending_behind(text, tokens, at, language)) is not None:
            return Ordinal(int(found[1]), at, last)
    return None


def _begins_with_and(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Whether "I" begins a sentence as the word for "and": in Polish, in Ukrainian."""
    first = tokens[at].broken == Break.SENTENCE and tokens[at].key in language.conjunctions
    return first and not tokens[min(at + 1, len(tokens) - 1)].capital


@lru_cache(maxsize=4096)
def _roman_with_ending(raw: str, language: Language) -> int | None:
    cut = next((i for i, letter in enumerate(raw) if not letter.isupper()), 0)
    return roman(raw[:cut]) if cut and fold(raw[cut:]) in language.ordinal_endings else None


def _ending_behind(text: str, tokens: Sequence[Token], at: int, language: Language) -> int | None:
    """The index of the last word of "14-го", "3.ª" or "14.", if the ending stands behind."""
    if at + 1 >= len(tokens):
        return None
    between = text[tokens[at].end : tokens[at + 1].start]
    stop = between != "." and between.strip() in (".", ". (")
    if stop and "." in language.ordinal_endings:
        return at if tokens[at + 1].broken != Break.SENTENCE else None
    joined = between in ("-", "‑", ".")
    return at + 1 if joined and tokens[at + 1].key in language.ordinal_endings else None
