"""Tokens: the words of an article where they stand, with what separates them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from lodkit.lexicon.folding import fold
from lodkit.lexicon.language import Language

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*(?:['’ʼ][^\W_](?:[^\W_]|[{_MARKS}])*)*")
_SENTENCE_END = re.compile(r"[.!?؟…]")
_HARD = re.compile(r"[;:.!?؟…()|\[\]\n؛]|\s[-–—]\s?|[–—]")
_ROMAN = re.compile(r"[ivxl]+")
# A longer number with a full stop behind it is a year at the end of a sentence.
_LONGEST_ORDINAL = 2
# "18.–20. Oktober": the full stop belongs to the first number
_DASHES = " /-–—\u00a0\u202f"
_COMMA = re.compile(r"[,،/]")


class Break(IntEnum):
    """How strongly two neighbouring words are separated."""

    NONE = 0
    COMMA = 1
    HARD = 2
    SENTENCE = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its place in the text, its folded form, and the break before it."""

    start: int
    end: int
    key: str
    capital: bool
    broken: Break


def tokenize(text: str, language: Language) -> list[Token]:
    """The words of `text`; elided particles and level prefixes of compounds are words of their own.

    French "d'organisation" gives "d'" and "organisation", German "Provinzparteikomitee" gives
    "Provinz" and "parteikomitee", where the language's data says so.
    """
    tokens: list[Token] = []
    for start, end in _pieces(text, language):
        raw = text[start:end]
        before = text[tokens[-1].end : start] if tokens else "\n"
        broken = _break(before, tokens[-1] if tokens else None, raw, language)
        tokens.append(Token(start, end, fold(raw), raw[0].isupper(), broken))
    return tokens


def _pieces(text: str, language: Language) -> Iterator[tuple[int, int]]:
    for found in _WORD.finditer(text):
        start, end = found.span()
        cut = _elision(found.group(), language) or _compound(found.group(), language)
        if cut:
            yield start, start + cut
            start += cut
        yield start, end


def _elision(word: str, language: Language) -> int:
    for at, letter in enumerate(word[:-1], 1):
        if letter in "'’ʼ" and fold(word[:at]) in language.particles:
            return at
    return 0


def _compound(word: str, language: Language) -> int:
    if not language.prefixes:
        return 0
    lower = word.lower()
    for prefix in language.prefixes:
        rest = lower[len(prefix) :]
        if lower.startswith(prefix) and len(rest) > 2 and language.words.numbers(fold(rest)):
            return len(prefix)
    return 0


def _break(before: str, previous: Token | None, word: str, language: Language) -> Break:
    if "\n" in before or previous is None:
        return Break.SENTENCE
    if _SENTENCE_END.search(before) and not _abbreviated(before, previous, word, language):
        return Break.SENTENCE
    if before.strip() == "." and _abbreviated(before, previous, word, language):
        return Break.NONE
    if _HARD.search(before):
        return Break.HARD
    return Break.COMMA if _COMMA.search(before) else Break.NONE


def _abbreviated(before: str, previous: Token, word: str, language: Language) -> bool:
    """Whether the full stop belongs to the word before it: "Nr. 35", "14. Nationaler"."""
    if before.strip(_DASHES) != ".":
        return False
    short_number = previous.key.isdigit() and len(previous.key) <= _LONGEST_ORDINAL
    if short_number or (previous.capital and _ROMAN.fullmatch(previous.key)):
        return "." in language.ordinal_endings or word[0].isdigit()
    if previous.key in language.abbreviations:
        return True
    return not word[0].isupper() and word[0].lower() != word[0].upper()
