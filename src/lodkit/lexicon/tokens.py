"""Tokens: the words of an article where they stand, with what separates them."""

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import accumulate
from typing import Final

from lodkit.lexicon.folding import fold
from lodkit.lexicon.language import Language, Word

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d"
# Within a word, not at its end, marks of direction and hyphens that do not show belong to it.
_UNSEEN = "\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_WORD = re.compile(rf"([^\W_]++(?:[{_MARKS}]++[^\W_]*+|(?:['’ʼ]|[{_UNSEEN}{_MARKS}]++)[^\W_]++)*+)")
_ROMAN = re.compile(r"[ivxl]+")
# A longer number with a full stop behind it is a year at the end of a sentence.
_LONGEST_ORDINAL = 2
# "18.–20. Oktober": the full stop belongs to the first number
_DASHES = " /-–—\u00a0\u202f"
# "8 marca 2025 r., w sobotę": no sentence ends before another mark, nor within brackets that close
_BEHIND_ABBREVIATION = (".,", ".;", ".:")


class Break:
    """How strongly two neighbouring words are separated.

    Plain numbers: before Python 3.12 a member of an Enum costs more than all else a rule asks.
    """

    NONE: Final = 0
    COMMA: Final = 1
    HARD: Final = 2
    SENTENCE: Final = 3


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

    def __init__(self, start: int, word: Word, broken: int) -> None:
        self.start = start
        self.end = start + word.length
        self.key = word.key
        self.capital = word.capital
        self.broken = broken
        self.word = word


class Tokens(list[Token]):
    """The words of a text, and as columns what is asked of all of them at once.

    `starts` and `words` are those of each, `broken` how strongly each is parted from the one
    before it, and the end from the last. `particles` are the places of small words,
    `conjunctions` of words for "and", `numerals` of words that may be numbers.
    """

    __slots__ = ("broken", "conjunctions", "numerals", "particles", "starts", "words")

    def __init__(
        self,
        starts: Sequence[int],
        words: Sequence[Word],
        broken: Sequence[int],
        particles: Set[str],
        conjunctions: Set[str],
    ) -> None:
        super().__init__(map(Token, starts, words, broken))
        self.starts = starts
        self.words = words
        # Behind the last word a text ends as a sentence does.
        self.broken = [*broken, Break.SENTENCE]
        self.particles = [i for i, word in enumerate(words) if word.key in particles]
        self.conjunctions = [i for i, word in enumerate(words) if word.key in conjunctions]
        self.numerals = [i for i, word in enumerate(words) if word.numeral]


def tokenize(text: str, language: Language) -> Tokens:
    """The words of `text`; what the language writes as one word may be two."""
    pieces = _WORD.split(text)  # between, word, between, word, …, between
    words = list(map(language.known.__getitem__, pieces[1::2]))
    if any(word.parts for word in words):
        pieces = list(_parted(pieces, words))
        words = list(map(language.known.__getitem__, pieces[1::2]))
    starts = list(accumulate(map(len, pieces[:-1])))[::2]
    # mostly a blank stands between two words of one sentence
    breaks: list[int] = [Break.NONE] * len(words)
    signs = [at for at, between in enumerate(pieces[:-1:2]) if between != " " or not at]
    for at in signs:
        previous = words[at - 1] if at else None
        breaks[at] = _break(pieces[2 * at], pieces[2 * at + 1], previous, language)
    return Tokens(starts, words, breaks, language.particles, language.conjunctions)


def _parted(pieces: Sequence[str], words: Sequence[Word]) -> Iterator[str]:
    """The pieces of a text with nothing between the two words that are written as one."""
    for between, written, word in zip(pieces[::2], pieces[1::2], words, strict=False):
        yield between
        if word.parts:
            first, second = word.parts
            yield from (first, "", second)
        else:
            yield written
    yield pieces[-1]


def _break(between: str, written: str, previous: Word | None, language: Language) -> int:
    """What separates a word from the one before it."""
    if previous is None:
        return Break.SENTENCE
    if between.startswith(_BEHIND_ABBREVIATION) or (between[:2] == ".)" and written[:1].islower()):
        between = between[1:]
    strength, lone_stop = _strength(between)
    if between == "." and _ends_ordinal(previous, written, language):
        return Break.NONE
    # "the 10. (extraordinary) session"
    remarked = between == ". (" and written[:1].islower()
    if (lone_stop or remarked) and _abbreviated(previous, written, language):
        return Break.NONE if between.strip() == "." else Break.HARD
    return strength


@lru_cache(maxsize=4096)
def _strength(between: str) -> tuple[int, bool]:
    """How strongly signs separate, and whether they are but a full stop."""
    found = (strength for strength, signs in _BREAKS if signs.search(between))
    return next(found, Break.NONE), between.strip(_DASHES) == "."


def _ends_ordinal(previous: Word, word: str, language: Language) -> bool:
    """Whether a word is the ending of the number before it, written behind a full stop: "3.ª"."""
    numeral = previous.key.isdigit() or (previous.capital and _ROMAN.fullmatch(previous.key))
    return bool(numeral) and fold(word) in language.ordinal_endings


def _abbreviated(previous: Word, word: str, language: Language) -> bool:
    """Whether the full stop belongs to the word before it: "Nr. 35", "14. Nationaler"."""
    short_number = previous.key.isdigit() and len(previous.key) <= _LONGEST_ORDINAL
    if short_number or (previous.capital and _ROMAN.fullmatch(previous.key)):
        return "." in language.ordinal_endings or word[0].isdigit()
    if previous.key in language.abbreviations:
        return True
    return not word[0].isupper() and word[0].lower() != word[0].upper()
