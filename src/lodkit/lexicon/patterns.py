"""Patterns: the small grammar in which a label file says how a text words a concept.

народн~ рад~              `~` stands for any ending of the language, or none
(a|b) c                   alternatives, of words or parts of a word
[a] b                     optional
nahm~ ... teil            a gap of a few words within the sentence
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from lodkit.errors import LexiconError

GAP = "..."
_LIMIT = 4000
_GRAMMAR = re.compile(r"[()\[\]|]")
# Alternatives of single words are one part.
_PARTS = re.compile(r"\([^()\[\]\s]+\)|[()\[\]|]|\s+|[^()\[\]|\s]+")
# A word with alternatives at one place, as most are that have any.
_ONE_BRACKET = re.compile(r"([^()\[\]|]*)\(([^()\[\]]*)\)([^()\[\]|]*)")
# What lies in brackets of its own, none within another, and one such bracket with what is before.
_FLAT = re.compile(r"(?:[^()\[\]|]|\([^()\[\]]*\)|\[[^()\[\]]*\])*")
_SEGMENT = re.compile(r"([^(\[]*)(?:([(\[])([^)\]]*)[)\]])?")
_TWINS = {")": "(", "]": "["}
_OPENING = frozenset(_TWINS.values())

Words = tuple[str, ...]


class Position:
    """A place between two words of a pattern: the words that lead on, and if it may end here.

    Alternatives lead to one position, so that a pattern has few of them, however many sequences
    of words it stands for. `steps` are the words that lead to each; `ways` counts the sequences
    that lead on from here.
    """

    __slots__ = ("last", "steps", "ways")

    def __init__(
        self, steps: tuple[tuple[Words, "Position"], ...] = (), last: bool = True, ways: int = 1
    ) -> None:
        self.steps = steps
        self.last = last
        self.ways = ways


_END = Position()


class Pattern(NamedTuple):
    """Where a pattern begins, and all its words; one may be there several times."""

    start: Position
    words: Sequence[str]


def read_pattern(written: str) -> Pattern:
    """The positions and words of a pattern.

    Raises LexiconError where brackets do not balance, the sequences are too many, or one of them
    lacks a word.
    """
    pattern = _word_by_word(written) or _as_a_whole(written)
    if pattern.start.ways > _LIMIT:
        raise _too_many(pattern.start.ways, written)
    gaps = GAP in pattern.words and GAP in _outer_words(pattern.start)
    if not pattern.start.steps or "~" in pattern.words or gaps:
        raise LexiconError(f"pattern {written!r} has no word to begin or end with")
    return pattern


def _word_by_word(written: str) -> Pattern | None:
    """A pattern of which each word is written apart, its alternatives within; most are so."""
    position = _END
    words: list[str] = []
    for part in reversed(written.split()):
        options = _options(part)
        if options is None:
            return None
        if "" in options:
            position = _position([(word, position) for word in options])
            words += filter(None, options)
        else:
            position = Position(((options, position),), False, position.ways * len(options))
            words += options
    return Pattern(position, words)


@lru_cache(maxsize=16_384)
def _options(written: str) -> Words | None:
    """The words that one is written for, each once, "" if it may be missing.

    None where its brackets lie within each other, or go beyond it.
    """
    if not _GRAMMAR.search(written):
        return (written,)
    if one := _ONE_BRACKET.fullmatch(written):
        before, inner, behind = one.groups()
        return tuple(dict.fromkeys([before + word + behind for word in inner.split("|")]))
    if not _FLAT.fullmatch(written):
        return None
    options = [""]
    for literal, bracket, inner in _SEGMENT.findall(written):
        alternatives = inner.split("|") if bracket != "[" else [*inner.split("|"), ""]
        options = [option + literal + word for option in options for word in alternatives]
        if len(options) > _LIMIT:
            return None
    return tuple(dict.fromkeys(options))


def _as_a_whole(written: str) -> Pattern:
    parts = _PARTS.findall(written)
    start = _position(_read(parts, [("", _END)], written))
    if parts:
        raise _unbalanced(written, len(parts) - 1)
    steps = (step for position in _positions(start) for step in position.steps)
    return Pattern(start, [word for words, _ in steps for word in words])


def _outer_words(start: Position) -> Iterator[str]:
    """The words that a pattern may begin or end with."""
    yield from (word for words, _ in start.steps for word in words)
    for position in _positions(start):
        yield from (word for words, behind in position.steps if behind.last for word in words)


def sequence(words: Sequence[str]) -> Position:
    """Where the pattern begins that stands for these words alone."""
    position = _END
    for word in reversed(words):
        position = Position((((word,), position),), last=False)
    return position


def expand(pattern: str) -> list[Words]:
    """Every sequence of words that `pattern` stands for; raises LexiconError as `read_pattern`."""
    return sorted(set(_sequences(read_pattern(pattern).start)))


def _sequences(position: Position) -> Iterator[Words]:
    for words, behind in position.steps:
        if behind.last:
            yield from ((word,) for word in words)
        yield from ((word, *others) for others in _sequences(behind) for word in words)


# What may follow a part of a pattern: the rest of its word, and the position behind that.
_Rests = list[tuple[str, Position]]


def _read(parts: list[str], tail: _Rests, written: str) -> _Rests:
    """What a pattern's last parts, taken off back to an opening bracket, say before `tail`."""
    found: _Rests = []
    rests = tail
    while parts and parts[-1] not in _OPENING:
        part = parts.pop()
        if part == "|":
            found += rests
            rests = tail
        elif part in _TWINS:
            place = len(parts)
            inner = _read(parts, rests, written)
            if not parts or parts.pop() != _TWINS[part]:
                raise _unbalanced(written, place)
            rests = inner if part == ")" else [*inner, *rests]
        elif part[0] == "(":
            words = dict.fromkeys(part[1:-1].split("|"))
            rests = [(word + rest, behind) for word in words for rest, behind in rests]
        elif part.isspace():
            rests = [("", _position(rests))]
        else:
            rests = [(part + rest, behind) for rest, behind in rests]
        if len(rests) > _LIMIT:
            raise _too_many(len(rests), written)
    return found + rests


def _position(rests: _Rests) -> Position:
    """The position before these words; where there is no word, it is the one behind as well."""
    found: dict[Position, dict[str, None]] = {}
    last = False
    for word, behind in rests:
        if word:
            found.setdefault(behind, {})[word] = None
        else:
            for words, beyond in behind.steps:
                found.setdefault(beyond, {}).update(dict.fromkeys(words))
            last = last or behind.last
    steps = tuple([(tuple(words), behind) for behind, words in found.items()])
    ways = sum([len(words) * behind.ways for words, behind in steps])
    return Position(steps, last, last + ways)


def _positions(start: Position) -> Iterator[Position]:
    """Every position from `start` on, each once."""
    met, todo = {start}, [start]
    while todo:
        position = todo.pop()
        yield position
        new = {behind for _, behind in position.steps} - met
        met |= new
        todo.extend(new)


def _too_many(sequences: int, written: str) -> LexiconError:
    message = f"pattern {written!r} stands for {sequences} sequences, more than {_LIMIT}"
    return LexiconError(message)


def _unbalanced(written: str, part: int) -> LexiconError:
    before = "".join(_PARTS.findall(written)[:part])
    return LexiconError(
        f"pattern {written!r}: the bracket at character {len(before) + 1} has no twin"
    )
