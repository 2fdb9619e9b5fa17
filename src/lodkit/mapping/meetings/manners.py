"""Manners: the phrases that say how somebody takes part in the meeting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from lodkit.lexicon.concepts import Concept
from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.meetings.mentions import MeetingMention
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.quotations import find_quotations
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import Phrase, beginning_within

CHAIR, SPEAKER, PRESENTER, ATTENDEE = "chair", "speaker", "presenter", "attendee"
# A verb and the body it governs have at most this many words between them.
_NEAR = 2
# A year this near to the head of a sentence says when all of it happened.
_AT_THE_HEAD = 3


def find_manners(
    reading: Reading,
    bodies: Sequence[BodyMention],
    offices: Sequence[OfficeMention],
    meetings: Sequence[MeetingMention],
    year: int | None,
) -> list[Mention]:
    """The phrases that say it, without those that only look like it or tell of an earlier year.

    `year` is that of the meeting.
    """
    met = _words(meetings)
    told = _words([o for o in offices if _is_whole(reading, o) and not met & _words([o])])
    named = told | met
    heading = _Heading(
        reading,
        told=told,
        met=met,
        ends=frozenset(body.last for body in bodies if body.first not in met),
        bodies=[body for body in bodies if body.first not in named],
    )
    changed = {i: m for m in reading.cues("no-manner") for i in m.words}
    earlier = _sentences_of_before(reading, year)
    found = [
        mention
        for mention in reading.of("manner")
        if not _is_changed(mention, changed)
        and not (mention.concept.code == CHAIR and heading.governs(mention))
        and reading.sentence_of(mention.first) not in earlier
    ]
    quoted = find_quotations(reading, Concept("manner", SPEAKER), found)
    return sorted([*found, *quoted], key=attrgetter("first"))


def _is_whole(reading: Reading, office: OfficeMention) -> bool:
    """Whether no comma and no name stands within: "the Government, chaired …" says no office."""
    words = range(office.first, office.last + 1)
    broken = any(reading.tokens[i].broken for i in words[1:])
    # "leads A the commission", where the verb comes first
    inverted = office.told and reading.language.verb_first and office.head == office.first
    return not broken and (inverted or reading.name_words.isdisjoint(words))


def _words(phrases: Sequence[Phrase]) -> set[int]:
    return {i for phrase in phrases for i in range(phrase.first, phrase.last + 1)}


def _is_changed(mention: Mention, changed: Mapping[int, Mention]) -> bool:
    """Whether words beside a phrase change it; one that goes beyond them keeps its meaning."""
    others = (changed[i] for i in mention.words if i in changed)
    return any(not set(other.words) < set(mention.words) for other in others)


def _sentences_of_before(reading: Reading, year: int | None) -> set[int]:
    """The sentences that begin with an earlier year than the meeting's: "In 2021 …"."""
    at = {y.at: reading.sentence_of(y.at) for y in reading.years if year and y.year < year}
    return {s for word, s in at.items() if word - reading.sentences[s][0] <= _AT_THE_HEAD}


@dataclass(frozen=True, slots=True)
class _Heading:
    """Tells who heads a body from who presides over a meeting.

    `told` are the words of offices, `met` those of meetings, `ends` the last words of bodies that
    are part of no meeting's name, and `bodies` those outside of offices, too.
    """

    reading: Reading
    told: set[int]
    met: set[int]
    ends: frozenset[int]
    bodies: Sequence[BodyMention]

    def governs(self, cue: Mention) -> bool:
        """Whether a body is the object: "who presides over the Supreme Court"."""
        return cue.first in self.told or self._body_behind(cue) or self._body_before(cue)

    def _body_behind(self, cue: Mention) -> bool:
        tokens, small = self.reading.tokens, self.reading.language.stop_words
        there = self.reading.words_of("cue/there", "cue/same")
        for body in beginning_within(self.bodies, cue.last + 1, cue.last + 1 + _NEAR):
            between = range(cue.last + 1, body.first)
            unbroken = not any(t.broken for t in tokens[cue.last + 1 : body.first + 1])
            if unbroken and all(tokens[i].key in small or i in there for i in between):
                return True
        return False

    def _body_before(self, cue: Mention) -> bool:
        """Whether one stands in the clause that a verb ends, as in German, and no meeting does."""
        tokens = self.reading.tokens
        if not self._ends_clause(cue.last):
            return False
        if cue.first - 1 in self.ends and tokens[cue.first].broken == Break.NONE:
            return True
        start = cue.first
        while start and tokens[start].broken == Break.NONE:
            start -= 1
        bodies = beginning_within(self.bodies, start, cue.first - 1)
        return bool(bodies) and self.met.isdisjoint(range(start, cue.first))

    def _ends_clause(self, at: int) -> bool:
        """Whether a clause ends with a word, or with an auxiliary behind it."""
        tokens, joining = self.reading.tokens, self.reading.conjunctions
        behind = range(at + 1, min(at + 3, len(tokens)))
        if at + 2 >= len(tokens):
            return True
        return any(tokens[i].broken != Break.NONE or i in joining for i in behind)
