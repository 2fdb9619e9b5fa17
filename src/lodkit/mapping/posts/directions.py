"""Directions: from which post a verb takes somebody, and for which, as small words say."""

from lodkit.lexicon.matcher import Mention
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# A verb with fewer words has no object between its parts.
_TIGHT = 3
# A verb stands within so many words before the small word.
_CLOSE = 6


def is_from(reading: Reading, office: OfficeMention) -> bool:
    """Whether a word for "from" stands before an office: "relieved *from* the post of head"."""
    at = office.first - 1
    while at >= 0 and at in reading.unseen and not _says_from(reading, at):
        at -= 1
    # "relieved from his duties" says it of the duties, not of who is named behind
    verbs = beginning_within(reading.of("tenure"), at - _CLOSE, at)
    near = (m for m in verbs if office.head not in m.words)
    # "relieved from" may be one phrase, of which that word is the last
    return at >= 0 and _says_from(reading, at) and all(m.last <= at for m in near)


def is_left_for(reading: Reading, verb: Mention, office: OfficeMention) -> bool:
    """Whether a word for "for" stands before an office: "left X *for* the post of Y"."""
    at = office.first - 1
    while at > verb.first and at in reading.unseen and not _says_for(reading, at):
        at -= 1
    # "ceased *to* be" is the verb itself
    tight = verb.last - verb.first < _TIGHT
    return at > (verb.last if tight else verb.first) and _says_for(reading, at)


def _says_from(reading: Reading, at: int) -> bool:
    return reading.tokens[at].key in reading.language.from_words


def _says_for(reading: Reading, at: int) -> bool:
    return reading.tokens[at].key in reading.language.for_words
