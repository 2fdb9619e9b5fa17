"""Patterns: the small grammar in which a label file says how a text words a concept.

народн~ рад~              `~` stands for any ending of the language, or none
(a|b) c                   alternatives, of words or parts of a word
[a] b                     optional
nahm~ ... teil            a gap of a few words within the sentence
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lodkit.errors import LexiconError

GAP = "..."
_LIMIT = 4000
_GRAMMAR = re.compile(r"[()\[\]|]")
_PARTS = re.compile(r"[()\[\]|]|\s+|[^()\[\]|\s]+")
_TWINS = {")": "(", "]": "["}
_OPENING = frozenset(_TWINS.values())

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Position:
    """A place between two words of a pattern: the words that lead on, and if it may end here.

    Alternatives lead to one position, so that a pattern has few of them, however many sequences
    of words it stands for. `ways` counts those that lead on from here.
    """

    steps: tuple[tuple[str, "Position"], ...] = ()
    last: bool = True
    ways: int = 1


_END = Position()


@dataclass(frozen=True, slots=True)
class Pattern:
    """Where a pattern begins, and all its words."""

    start: Position
    words: frozenset[str]


def read_pattern(written: str) -> Pattern:
    """The positions and words of a pattern.

    Raises LexiconError where brackets do not balance, the sequences are too many, or one of them
    lacks a word.
    """
    start = _start(written) if _GRAMMAR.search(written) else sequence(written.split())
    steps = [step for position in _positions(start) for step in position.steps]
    gaps = [*(word for word, _ in start.steps), *(word for word, behind in steps if behind.last)]
    if not steps or "~" in (words := frozenset(word for word, _ in steps)) or GAP in gaps:
        raise LexiconError(f"pattern {written!r} has no word to begin or end with")
    return Pattern(start, words)


def _start(written: str) -> Position:
    parts = _PARTS.findall(written)
    start = _position(_read(parts, [("", _END)], written))
    if parts:
        raise _unbalanced(written, len(parts) - 1)
    if start.ways > _LIMIT:
        raise _too_many(start.ways, written)
    return start


def sequence(words: Sequence[str]) -> Position:
    """Where the pattern begins that stands for these words alone."""
    position = _END
    for word in reversed(words):
        position = Position(((word, position),), last=False)
    return position


def expand(pattern: str) -> list[Words]:
    """Every sequence of words that `pattern` stands for; raises LexiconError as `read_pattern`."""
    return sorted(set(_sequences(read_pattern(pattern).start)))


def _sequences(position: Position) -> Iterator[Words]:
    for word, behind in position.steps:
        if behind.last:
            yield (word,)
        yield from ((word, *others) for others in _sequences(behind))


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
        elif part.isspace():
            rests = [("", _position(rests))]
        else:
            rests = [(part + rest, behind) for rest, behind in rests]
        if len(rests) > _LIMIT:
            raise _too_many(len(rests), written)
    return found + rests


def _position(rests: _Rests) -> Position:
    """The position before these words; where there is no word, it is the one behind as well."""
    steps: dict[tuple[str, Position], None] = {}
    last = False
    for word, behind in rests:
        if word:
            steps[word, behind] = None
        else:
            steps.update(dict.fromkeys(behind.steps))
            last = last or behind.last
    return Position(tuple(steps), last, last + sum(behind.ways for _, behind in steps))


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
