"""Patterns: the small grammar in which a label file says how a text words a concept.

народн~ рад~              `~` stands for any ending of the language, or none
(a|b) c                   alternatives, of words or parts of a word
[a] b                     optional
nahm~ ... teil            a gap of a few words within the sentence
"""

from collections.abc import Iterator
from itertools import product

from lodkit.errors import LexiconError

GAP = "..."
_LIMIT = 4000

Words = tuple[str, ...]


def expand(pattern: str) -> list[Words]:
    """Every sequence of words that `pattern` stands for.

    Raises LexiconError where brackets do not balance, the sequences are too many, or one of them
    lacks a word.
    """
    texts, rest = _choices(pattern, 0, pattern)
    if rest != len(pattern):
        raise LexiconError(f"pattern {pattern!r}: character {rest + 1} closes no bracket")
    found = {tuple(text.split()) for text in texts} - {()}
    if not found or any("~" in words or GAP in (words[0], words[-1]) for words in found):
        raise LexiconError(f"pattern {pattern!r} has no word to begin or end with")
    return sorted(found)


def _choices(pattern: str, at: int, whole: str) -> tuple[list[str], int]:
    """The alternatives from `at` up to a closing bracket or the end, and where they stop."""
    found: list[str] = []
    parts: list[list[str]] = []
    while at < len(pattern):
        letter = pattern[at]
        if letter in ")]":
            break
        if letter == "|":
            found.extend(_joined(parts, whole))
            parts = []
            at += 1
        elif letter in "([":
            inner, at = _bracket(pattern, at, whole)
            parts.append(inner)
        else:
            end = next((i for i in range(at, len(pattern)) if pattern[i] in "()[]|"), len(pattern))
            parts.append([pattern[at:end]])
            at = end
    found.extend(_joined(parts, whole))
    return found, at


def _bracket(pattern: str, at: int, whole: str) -> tuple[list[str], int]:
    inner, end = _choices(pattern, at + 1, whole)
    closing = {"(": ")", "[": "]"}[pattern[at]]
    if end >= len(pattern) or pattern[end] != closing:
        raise LexiconError(f"pattern {whole!r}: the bracket at character {at + 1} is not closed")
    return (inner if closing == ")" else [*inner, ""]), end + 1


def _joined(parts: list[list[str]], whole: str) -> Iterator[str]:
    size = 1
    for part in parts:
        size *= len(part)
    if size > _LIMIT:
        raise LexiconError(f"pattern {whole!r} stands for {size} sequences, more than {_LIMIT}")
    return ("".join(choice) for choice in product(*parts))
