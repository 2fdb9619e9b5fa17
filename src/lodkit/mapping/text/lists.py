"""Lists: what a text enumerates behind a colon, in one sentence or line by line."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lodkit.lexicon.tokens import Break, Token

# What begins a line of a list: a dash, a bullet, or a number or letter with a bracket.
_BULLET = re.compile(r"\s*(?:[-–—•*·▪◦●+➢✓]|\d{1,2}[.)]|[^\W\d_]\))\s*$")
# A line that is no last item ends in one of these; so lines without bullets may be items.
_GOES_ON = re.compile(r"\s*[;؛,،]\s*\n")
_SEMICOLON = re.compile("[;؛]")

Words = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A lead-in from its `first` to its `last` word, and the words of each item behind its colon.

    An item with a lead-in of its own, "…; the ministers: B; C", begins another block; `end` is
    the last word of the whole enumeration, blocks within it included.
    """

    first: int
    last: int
    items: tuple[Words, ...]
    end: int


def find_lists(text: str, tokens: Sequence[Token], sentences: Sequence[Words]) -> list[ListBlock]:
    """The enumerations of a text, in the order of their lead-ins."""
    found: list[ListBlock] = []
    for at in _with_colon(text, tokens, sentences):
        found.extend(_inline(text, tokens, sentences[at]))
        found.extend(_by_line(text, tokens, sentences, at))
    return sorted(found, key=lambda block: block.first)


def _with_colon(text: str, tokens: Sequence[Token], sentences: Sequence[Words]) -> list[int]:
    """The sentences in or right behind which a colon stands."""
    colons = [found.start() for found in re.finditer(":", text)]
    starts = [tokens[first].start for first, _ in sentences] if colons else []
    return sorted({max(bisect_right(starts, colon) - 1, 0) for colon in colons if starts})


def _inline(text: str, tokens: Sequence[Token], sentence: Words) -> Iterator[ListBlock]:
    """The enumerations of one sentence: a lead-in, a colon, items between semicolons."""
    first, end = sentence
    if ":" not in text[tokens[first].end : tokens[end].start]:
        return
    hard = [i for i in range(first + 1, end + 1) if tokens[i].broken == Break.HARD]
    colons = {i for i in hard if _is_colon(_before(text, tokens, i))}
    if not colons:
        return
    cuts = [first, *(i for i in hard if i in colons or _SEMICOLON.search(_before(text, tokens, i)))]
    pieces = [(a, b - 1) for a, b in zip(cuts, [*cuts[1:], end + 1], strict=True)]
    lead: Words | None = None
    items: list[Words] = []
    for piece in pieces:
        if piece[1] + 1 not in colons:
            items.append(piece)
            continue
        if lead is not None:
            yield ListBlock(*lead, tuple(items), end)
        lead, items = piece, []
    if lead is not None:
        yield ListBlock(*lead, tuple(items), end)


def _by_line(
    text: str, tokens: Sequence[Token], sentences: Sequence[Words], at: int
) -> Iterator[ListBlock]:
    """The enumeration in the lines behind a line that ends in a colon."""
    first, last = sentences[at]
    if ":" not in _after(text, tokens, last).partition("\n")[0]:
        return
    items: list[Words] = []
    for line in _lines(text, tokens, sentences, at + 1):
        bullet = _BULLET.search(_before(text, tokens, line[0]).rpartition("\n")[2])
        goes_on = _GOES_ON.match(_after(text, tokens, line[1]))
        follows = items and _GOES_ON.match(_before(text, tokens, line[0]))
        if not (bullet or goes_on or follows):
            break
        items.append(line)
    if items:
        yield ListBlock(first, last, tuple(items), items[-1][1])


def _lines(
    text: str, tokens: Sequence[Token], sentences: Sequence[Words], at: int
) -> Iterator[Words]:
    """The first and last word of each line, from the given sentence on."""
    start = at
    for following in range(at + 1, len(sentences) + 1):
        ends = following == len(sentences)
        if ends or "\n" in _before(text, tokens, sentences[following][0]):
            if start < len(sentences):
                yield sentences[start][0], sentences[following - 1][1]
            start = following


def _is_colon(between: str) -> bool:
    """Whether a colon introduces something; that of "9:30" or "1:1" does not."""
    return ":" in between and between != ":"


def _before(text: str, tokens: Sequence[Token], at: int) -> str:
    """What stands between a word and the one before it."""
    return text[tokens[at - 1].end : tokens[at].start] if at else text[: tokens[at].start]


def _after(text: str, tokens: Sequence[Token], at: int) -> str:
    """What stands between a word and the next one."""
    return text[tokens[at].end : tokens[at + 1].start] if at + 1 < len(tokens) else ""
