"""The numbers of meetings: the meeting's own, and those of the terms of office around it."""

import re
from collections.abc import Sequence

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.numbers import Ordinal
from lodkit.lexicon.tokens import Break
from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

_TERM = re.compile(r"(?:19|20)\d\d\s?[-–—/]\s?(?:19|20)\d\d")
_TERM_WITHIN = 40
# A body with its place begins within so many words of the term it is of; another term follows so.
_BODY_WITHIN, _NEXT_TERM = 12, 3
# "Session 9", "the plenum No. 12": a number of at most two digits behind the noun
_PLAIN_NUMBER = re.compile(r"[1-9]\d?")


def ordinals_in(reading: Reading, inside: range) -> list[Ordinal]:
    """The ordinals that end in a stretch of words, but for those of a day: "on the 3rd of May"."""
    near = beginning_within(reading.ordinals, inside.start, inside.stop)
    return [o for o in near if o.last in inside and o.last not in reading.date_words]


def may_count(reading: Reading, ordinal: Ordinal, mention: Mention, plain: int | None) -> bool:
    """Whether a number may be the noun's where it stands: "the first day of the congress" not.

    Nor may one behind the number in plain digits.
    """
    if plain is not None and ordinal.first > plain:
        return False
    ahead = ordinal.last < mention.first - 1
    return not (ahead and reading.language.qualifier_behind)


def nearest(ordinals: Sequence[Ordinal], mention: Mention) -> Ordinal | None:
    """The number of the meeting: of several in its phrase the nearest to its noun."""
    return min(
        ordinals,
        key=lambda o: min(abs(o.last - mention.first), abs(o.first - mention.last)),
        default=None,
    )


def counts_terms(
    reading: Reading, ordinal: Ordinal, mention: Mention, bodies: Sequence[BodyMention]
) -> bool:
    """Whether a number counts terms of office or legislatures: "of the 15th National Assembly"."""
    if ordinal.first in mention.words:
        return False  # "its first congress for the term 2025-2030"
    cues = beginning_within(reading.cues("term"), ordinal.first - 2, ordinal.last + 2)
    for cue in cues:
        if not set(cue.words) & set(mention.words) and (
            (cue.last < ordinal.first and reading.adjoins(cue.last, ordinal.first))
            or (ordinal.last < cue.first and reading.adjoins(ordinal.last, cue.first))
        ):
            return True
    if reading.language.qualifier_behind or ordinal.first < mention.first:
        return False
    return any(b.first == ordinal.last + 1 or b.first <= ordinal.first <= b.last for b in bodies)


def is_apposed_term(reading: Reading, mention: Mention, bodies: Sequence[BodyMention]) -> bool:
    """Whether a noun for terms and sittings alike says of which term a body is: "the Council, 7th".

    That of a body which has a number of its own is a sitting: "the 15th Assembly, 10th".
    """
    tokens, nouns = reading.tokens, reading.words_of("cue/term")
    if mention.first not in nouns or tokens[mention.first].broken != Break.COMMA:
        return False
    behind = beginning_within(reading.ordinals, mention.first + 1, mention.last + 1)
    if not behind or reading.broken[behind[0].last + 1] == Break.NONE:
        return False
    before = beginning_within(bodies, mention.first - _BODY_WITHIN, mention.first - 1)
    apposed = any(b.last == mention.first - 1 for b in before)
    further = range(behind[0].last + 1, behind[0].last + _NEXT_TERM + 1)
    return apposed and (nouns - reading.words_of("meeting-kind")).isdisjoint(further)


def plain_number(reading: Reading, mention: Mention) -> int | None:
    """Where the number in plain digits stands behind the noun: "Session 9", "plenum No. 12"."""
    tokens = reading.tokens
    at = next((i for i in mention.words if tokens[i].key.isdigit()), mention.last + 1)
    if at in mention.words and tokens[at - 1].key in reading.language.particles:
        return None  # "at the session on 32 resolutions"
    cue = next(iter(beginning_within(reading.cues("number"), at, at)), None)
    at = cue.last + 1 if cue else at
    if at >= len(tokens) or reading.neighbour(at - 1, 1) is None:
        return None
    if not _PLAIN_NUMBER.fullmatch(tokens[at].key):
        return None
    dated = any(d.first <= at <= d.last for d in beginning_within(reading.dates, at - 3, at))
    following = tokens[at + 1].key if at + 1 < len(tokens) else ""
    return None if dated or following.isdigit() else at


def years_of_term(reading: Reading, last: int) -> str | None:
    """The years of office that follow a meeting's name: "for the term 2025-2030"."""
    text = reading.article.text
    start = reading.tokens[last].end
    sentence_end = reading.tokens[reading.sentences[reading.sentence_of(last)][1]].end
    found = _TERM.search(text[start : min(start + _TERM_WITHIN, sentence_end)])
    return re.sub(r"\s?[-–—/]\s?", "-", found.group()) if found else None
