"""Tokens: the words of an article where they stand, with what separates them."""

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate

from lodkit.lexicon.language import Language, Word

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d"
# Within a word, not at its end, marks of direction and hyphens that do not show belong to it.
_UNSEEN = "\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_WORD = re.compile(rf"([^\W_]+(?:[{_MARKS}]+[^\W_]*|(?:['’ʼ]|[{_UNSEEN}{_MARKS}]+)[^\W_]+)*)")
_ROMAN = re.compile(r"[ivxl]+")
# A longer number with a full stop behind it is a year at the end of a sentence.
_LONGEST_ORDINAL = 2
# "18.–20. Oktober": the full stop belongs to the first number
_DASHES = " /-–—\u00a0\u202f"


class Break(IntEnum):
    """How strongly two neighbouring words are separated."""

    NONE = 0
    COMMA = 1
    HARD = 2
    SENTENCE = 3


_NONE = Break.NONE
# The signs of each break, the strongest first.
_BREAKS = (
    (Break.SENTENCE, re.compile(r"[.!?؟…\n]")),
    (Break.HARD, re.compile(r"[;:()|\[\]؛]|\s[-–—]\s?|[–—]")),
    (Break.COMMA, re.compile(r"[,،/]")),
)


class Token:
    """A word: its place in the text, its folded form, and the break before it.

    `word` is what the language knows of it, `capital` whether it is written with one.
    """

    __slots__ = ("broken", "capital", "end", "key", "start", "word")

    def __init__(self, start: int, word: Word, broken: Break) -> None:
        self.start = start
        self.end = start + word.length
        self.key = word.key
        self.capital = word.capital
        self.broken = broken
        self.word = word


def tokenize(text: str, language: Language) -> list[Token]:
    """The words of `text`; what the language writes as one word may be two."""
    pieces = _WORD.split(text)  # between, word, between, word, …, between
    starts = list(accumulate(map(len, pieces)))[::2]
    words_in, tokens = language.words_in, list[Token]()
    for between, written, at in zip(pieces[::2], pieces[1::2], starts, strict=False):
        plain = between == " " and tokens
        broken = _NONE if plain else _break(between, written, tokens, language)
        for word in words_in(written):
            tokens.append(Token(at, word, broken))
            at, broken = at + word.length, _NONE
    return tokens


def _break(between: str, written: str, before: Sequence[Token], language: Language) -> Break:
    """What separates a word from the one before it."""
    if not before:
        return Break.SENTENCE
    lone_stop = between.strip(_DASHES) == "."
    if lone_stop and _abbreviated(before[-1], written, language):
        return Break.NONE if between.strip() == "." else Break.HARD
    return _strength(between)


@lru_cache(maxsize=4096)
def _strength(between: str) -> Break:
    """How strongly signs separate, whatever words they stand between."""
    return next((strength for strength, signs in _BREAKS if signs.search(between)), Break.NONE)


def _abbreviated(previous: Token, word: str, language: Language) -> bool:
    """Whether the full stop belongs to the word before it: "Nr. 35", "14. Nationaler"."""
    short_number = previous.key.isdigit() and len(previous.key) <= _LONGEST_ORDINAL
    if short_number or (previous.capital and _ROMAN.fullmatch(previous.key)):
        return "." in language.ordinal_endings or word[0].isdigit()
    if previous.key in language.abbreviations:
        return True
    return not word[0].isupper() and word[0].lower() != word[0].upper()
