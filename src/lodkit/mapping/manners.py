"""Manners: the phrases that say how somebody takes part in the meeting."""

from collections.abc import Sequence

from lodkit.lexicon.matcher import Mention
from lodkit.mapping.bodies import BodyMention
from lodkit.mapping.meeting_mentions import MeetingMention
from lodkit.mapping.office_mention import OfficeMention
from lodkit.mapping.reading import Reading
from lodkit.mapping.windows import Phrase, beginning_within

CHAIR, SPEAKER, PRESENTER, ATTENDEE = "chair", "speaker", "presenter", "attendee"
# A verb and the body it governs have at most this many words between them.
_NEAR = 2


def find_manners(
    reading: Reading,
    bodies: Sequence[BodyMention],
    offices: Sequence[OfficeMention],
    meetings: Sequence[MeetingMention],
) -> list[Mention]:
    """The phrases that say it, without those that only look like it."""
    other = {i: m for m in reading.cues("no-manner") for i in m.words}
    held, met = _words(offices), _words(meetings)
    headed = [body for body in bodies if body.first not in held | met]
    return [
        mention
        for mention in reading.of("manner")
        if not any(_outweighs(other[i], mention) for i in mention.words if i in other)
        and not (
            mention.concept.code == CHAIR
            and (mention.first in held - met or _heads(reading, mention, headed))
        )
    ]


def _outweighs(other: Mention, mention: Mention) -> bool:
    """Whether other words change a phrase; one that goes beyond them keeps its meaning."""
    return not set(other.words) < set(mention.words)


def _words(phrases: Sequence[Phrase]) -> set[int]:
    return {i for phrase in phrases for i in range(phrase.first, phrase.last + 1)}


def _heads(reading: Reading, cue: Mention, bodies: Sequence[BodyMention]) -> bool:
    """Whether it is a body that somebody heads: "who presides over the Supreme Court"."""
    small = reading.language.stop_words
    for body in beginning_within(bodies, cue.last + 1, cue.last + 1 + _NEAR):
        between = reading.tokens[cue.last + 1 : body.first]
        unbroken = not any(t.broken for t in reading.tokens[cue.last + 1 : body.first + 1])
        if unbroken and all(t.key in small for t in between):
            return True
    return False
