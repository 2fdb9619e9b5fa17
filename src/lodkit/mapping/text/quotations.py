"""Quotations: direct speech says that somebody speaks, whatever the verb beside it is."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from lodkit.lexicon.concepts import Concept
from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

_QUOTED = re.compile(r"«[^«»\n]+»|„[^„“”\"\n]+[“”\"]|“[^“”\n]+”|\"[^\"\n]+\"")
# What stands between a quotation and the words that say whose it is.
_HANDS_OVER = re.compile(r"\s*(?:[,،]\s*[–—-]?|[–—-])\s+")
_INTRODUCES = re.compile(r":\s*[–—-]?\s*$")
_COLON_WITHIN = 40
# A shorter quotation is a name or a motto.
_SPEECH = 3
# The verb is looked for among so many words beside the quotation.
_NEAR = 4


def find_quotations(
    reading: Reading, manner: Concept, known: Sequence[Mention]
) -> Iterator[Mention]:
    """A word beside each quotation that says whose it is; `known` are the verbs that do so."""
    text, tokens = reading.article.text, reading.tokens
    for quoted in _QUOTED.finditer(text):
        first = bisect_left(tokens.starts, quoted.start())
        behind = bisect_left(tokens.starts, quoted.end())
        if behind - first < _SPEECH:
            continue
        verb = None
        if _HANDS_OVER.match(text, quoted.end()):
            verb = _behind(reading, behind, known)
        elif _INTRODUCES.search(text, max(quoted.start() - _COLON_WITHIN, 0), quoted.start()):
            verb = _before(reading, first, known)
        if verb is not None:
            yield Mention(verb, verb, manner, (verb,))


def _behind(reading: Reading, start: int, known: Sequence[Mention]) -> int | None:
    """The word with which the clause behind a quotation begins: "…", wondered Mr A."""
    if start >= len(reading.tokens):
        return None
    token, small = reading.tokens[start], reading.language.stop_words
    end = reading.sentences[reading.sentence_of(start)][1]
    if token.capital or token.key in small or start in reading.name_words:
        return None
    return None if beginning_within(known, start, end) else start


def _before(reading: Reading, end: int, known: Sequence[Mention]) -> int | None:
    """The last word that names nobody before a colon and a quotation: Mr A took him up: "…"."""
    if end == 0:
        return None
    first = reading.sentences[reading.sentence_of(end - 1)][0]
    if beginning_within(known, first, end - 1):
        return None
    named = reading.name_words | reading.words_of("cue/honorific", "role", "body-kind", "level")
    for at in range(end - 1, max(first, end - _NEAR) - 1, -1):
        if at not in named and not reading.tokens[at].word.numeral:
            return at
        if reading.tokens[at].broken >= Break.HARD:
            return None
    return None
