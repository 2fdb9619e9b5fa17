"""The text of an article as its words are cut: sentences, breaks, lists, closing lines."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from lodkit.lexicon.language import Language
from lodkit.lexicon.tokens import Break, Tokens
from lodkit.mapping.text.lists import ListBlock, find_lists
from lodkit.model.article import Article

ENDS = tuple(".;!?…؟؛")
"""What a sentence, or an item of a list, ends in."""
_ADDRESS = re.compile(r"https?://\S+")
_SEMICOLONS = frozenset(";؛")
_REMARK = re.compile(r"\([^()\n]{1,80}\)")
# A line with fewer words than this, after the last longer one, belongs to the closing lines,
# unless it ends as a sentence or an item of a list.
_LINE_OF_PROSE = 12
# Nobody writes longer sentences; what looks like one is read in pieces, so that no text takes long.
_LONGEST_SENTENCE = 600
_COMMA, _SENTENCE = Break.COMMA, Break.SENTENCE


@dataclass(frozen=True, eq=False, slots=True)
class Text:
    """An article's words, and what follows from them alone, whatever the lexicon finds.

    `broken` says how strongly each word is parted from the one before it, and the end from the
    last. `sentences` are pairs of first and last word; `breaks` the words behind a break that is
    stronger than a comma, `semicolons` those behind a semicolon, `particles` the small words,
    `conjunctions` the single words for "and", `figures` those in digits, `bracketed` those in a
    short remark. `lists` are what it enumerates behind a colon, in the order of the lead-ins.
    `closing` is the word with which the lines after the prose begin: byline, source, counter.
    """

    article: Article
    language: Language
    tokens: Tokens
    broken: Sequence[int]
    sentences: Sequence[tuple[int, int]]
    breaks: Sequence[int]
    semicolons: Sequence[int]
    particles: frozenset[int]
    conjunctions: frozenset[int]
    figures: Sequence[int]
    bracketed: Set[int]
    lists: Sequence[ListBlock]
    addresses: Sequence[str]
    closing: int

    @classmethod
    def of(cls, article: Article, language: Language, tokens: Tokens) -> "Text":
        """Cut a text, whose words are known, into sentences and their parts."""
        text = article.text
        sentences = list(_sentences(tokens.broken))
        breaks = [i for i, strength in enumerate(tokens.broken[:-1]) if strength > _COMMA]
        return cls(
            article,
            language,
            tokens,
            tokens.broken,
            sentences,
            breaks,
            semicolons=[
                i for i in breaks if i and has_semicolon(text[tokens[i - 1].end : tokens[i].start])
            ],
            particles=frozenset(tokens.particles),
            conjunctions=frozenset(tokens.conjunctions),
            figures=[i for i in tokens.numerals if tokens.words[i].figure],
            bracketed=_bracketed(text, tokens),
            lists=find_lists(text, tokens, sentences),
            addresses=[found.group().rstrip(".,;)") for found in _ADDRESS.finditer(text)],
            closing=_closing(text, tokens),
        )


def has_semicolon(between: str) -> bool:
    """Whether a semicolon is among the signs between two words."""
    return not _SEMICOLONS.isdisjoint(between)


def _sentences(broken: Sequence[int]) -> Iterator[tuple[int, int]]:
    starts = [i for i, strength in enumerate(broken) if strength == _SENTENCE]
    for start, following in pairwise(starts):
        for first in range(start, following, _LONGEST_SENTENCE):
            yield first, min(first + _LONGEST_SENTENCE, following) - 1


def _bracketed(text: str, tokens: Tokens) -> set[int]:
    """The words of short remarks in brackets."""
    found: set[int] = set()
    for remark in _REMARK.finditer(text):
        first, end = (bisect_left(tokens.starts, at) for at in remark.span())
        found.update(range(first, end))
    return found


def _closing(text: str, tokens: Tokens) -> int:
    """The first word behind the last line of prose."""
    lines = reversed(list(re.finditer(r"[^\n]+", text)))
    end = next((line.end() for line in lines if _is_prose(line.group())), len(text))
    return bisect_left(tokens.starts, end)


def _is_prose(line: str) -> bool:
    """Whether a line is long, or ends as a sentence or an item of a list does."""
    words = len(_ADDRESS.sub("", line).split())
    return words >= _LINE_OF_PROSE or (words > 3 and line.rstrip()[-1:] in ENDS)
