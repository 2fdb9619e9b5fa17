"""Participations: who presided, spoke, presented or attended at the main meeting."""

from collections.abc import Sequence, Set
from typing import NamedTuple

from lodkit.lexicon.matcher import Mention
from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.meetings.manners import ATTENDEE, CHAIR, PRESENTER, SPEAKER
from lodkit.mapping.participations.reach import LISTED, Row, bounds_of
from lodkit.mapping.participations.subjects import Cast, Subject
from lodkit.mapping.text.lists import ListBlock
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within
from lodkit.model.article import Span
from lodkit.model.facts import Body, Participation

# Whom a phrase governs stands so many words behind it, titles included.
_GOVERNED = 3
# Who is spoken of is remembered for this many sentences.
_REMEMBERED = 3


class _Topic(NamedTuple):
    """Who was spoken of last, in which sentence, and doing what."""

    name: str | None = None
    sentence: int = 0
    manner: str | None = None


def find_participations(
    reading: Reading,
    meeting: str | None,
    cast: Cast,
    cues: Sequence[Mention],
    bodies: Sequence[BodyMention],
) -> list[Participation]:
    """The participations in the meeting with the given key, each person and manner once."""
    if meeting is None:
        return []
    found: dict[tuple[str, str], _Gathered] = {}
    for cue, subject in _Assigning(reading, cast, cues, bodies).pairs():
        if subject.name is not None:
            key = (subject.name, cue.concept.code)
            found.setdefault(key, _Gathered()).add(reading, cue, subject)
    active = {name for name, manner in found if manner != ATTENDEE}
    return [
        Participation(name, meeting, manner, gathered.evidence, gathered.capacity)
        for (name, manner), gathered in found.items()
        if manner != ATTENDEE or name not in active
    ]


class _Gathered:
    """The spans and posts that the sentences about one participation give."""

    def __init__(self) -> None:
        self._spans: dict[Span, None] = {}
        self._posts: dict[tuple[str, Body], None] = {}

    def add(self, reading: Reading, cue: Mention, subject: Subject) -> None:
        for span in (*reading.spans(cue.words), reading.span(subject.first, subject.last)):
            self._spans[span] = None
        for office in subject.offices:
            self._posts[office.role, office.body] = None

    @property
    def evidence(self) -> tuple[Span, ...]:
        return tuple(sorted(self._spans))

    @property
    def capacity(self) -> tuple[tuple[str, Body], ...]:
        return tuple(self._posts)


class _Assigning:
    """Goes through the sentences and gives each cue its subjects."""

    def __init__(
        self,
        reading: Reading,
        cast: Cast,
        cues: Sequence[Mention],
        bodies: Sequence[BodyMention],
    ) -> None:
        self._reading = reading
        self._cast = cast
        self._cues = cues
        self._bodies = bodies
        self._topic = _Topic()
        self._pronouns = reading.language.pronouns | reading.language.oblique_pronouns

    def pairs(self) -> list[tuple[Mention, Subject]]:
        """Every cue with each of the people it speaks of, in the order of the text."""
        found: list[tuple[Mention, Subject]] = []
        for sentence, (first, last) in enumerate(self._reading.sentences):
            cues = beginning_within(self._cues, first, last)
            if sentence - self._topic.sentence > _REMEMBERED:
                self._topic = _Topic()
            if not cues:
                if named := self._cast.named_in(sentence):
                    self._remember(sentence, named, [])
                continue
            subjects = self._cast.of_sentence(sentence, self._topic.name)
            cues = [cue for cue in cues if not self._is_void(cue, subjects)]
            bounds = bounds_of(cues, last + 1)
            row = Row(self._reading, first, last, subjects, cues, self._bodies, bounds)
            given: list[tuple[Mention, list[Subject]]] = []
            for cue in cues:
                shared = row.coordinated(given[-1], cue) if given else []
                given.append((self._in_common(given, cue), shared or self._of_cue(row, cue)))
            found.extend((cue, subject) for cue, chosen in given for subject in chosen)
            self._remember(sentence, {s.name for s in subjects if s.named}, given)
        return found

    def _in_common(self, given: Sequence[tuple[Mention, list[Subject]]], cue: Mention) -> Mention:
        """The cue, or the one before of whoever presides, if it only says who is beside them."""
        beside = not self._reading.words_of("cue/beside").isdisjoint(cue.words)
        return given[-1][0] if beside and given and given[-1][0].concept.code == CHAIR else cue

    def _is_void(self, cue: Mention, subjects: Sequence[Subject]) -> bool:
        """Whether a phrase such as "according to" has nobody right behind it."""
        if self._reading.words_of("cue/governs").isdisjoint(cue.words):
            return False
        if not self._pronouns.isdisjoint(self._reading.keys_of(cue.words)):
            return False
        end = cue.last + _GOVERNED
        broken = self._reading.broken
        return not any(
            s.first <= end and s.last > cue.last and not any(broken[cue.last + 1 : s.first + 1])
            for s in subjects
        )

    def _of_cue(self, row: Row, cue: Mention) -> list[Subject]:
        block = self._block_led_by(row, cue)
        if block is not None:
            listed = self._in_block(block)
            if listed:
                return [*self._in_lead(row, cue, block), *listed]
        chosen = self._named_by_pronoun(row, cue) or row.of_cue(cue)
        if cue.concept.code == SPEAKER and all(s.pronoun for s in chosen):
            return self._resumed(row, cue, chosen)
        return chosen

    def _named_by_pronoun(self, row: Row, cue: Mention) -> list[Subject]:
        """Whom a cue with a pronoun of its own speaks of: "in her words", "jego zdaniem"."""
        if cue.concept.code != SPEAKER:
            return []
        if self._pronouns.isdisjoint(self._reading.keys_of(cue.words)):
            return []
        named = [s.name for s in row.subjects if s.named and s.last < cue.first]
        name = named[-1] if named else self._topic.name
        return [Subject(name, cue.first, cue.last, pronoun=True)] if name else []

    def _block_led_by(self, row: Row, cue: Mention) -> ListBlock | None:
        """The list whose lead-in has the cue; the lead-in of a speech names who speaks."""
        for block in beginning_within(self._reading.lists, row.first, cue.first):
            if cue.last <= block.last:
                led = any(
                    block.first <= s.first and s.last <= block.last and not s.several
                    for s in row.subjects
                )
                return block if cue.concept.code in LISTED or not led else None
        return None

    def _in_lead(self, row: Row, cue: Mention, block: ListBlock) -> list[Subject]:
        """The people behind a cue in the lead-in itself: "present were A and two guests: B; C"."""
        _, end = row.bounds[cue]
        led = beginning_within(row.subjects, cue.last + 1, min(end, block.last))
        return [s for s in led if s.named and not s.oblique and s.last <= block.last]

    def _in_block(self, block: ListBlock) -> list[Subject]:
        """The people of a list, which may go over several sentences."""
        start = self._reading.sentence_of(block.last)
        end = self._reading.sentence_of(block.end)
        return [
            subject
            for sentence in range(start, end + 1)
            for subject in self._cast.of_sentence(sentence, None)
            if subject.named and block.last < subject.last <= block.end
        ]

    def _resumed(self, row: Row, cue: Mention, chosen: list[Subject]) -> list[Subject]:
        """Who goes on speaking: a pronoun, or a verb at the head of a sentence, without subject.

        Who has presented something explains it; only a speech of its own makes a speaker of them.
        """
        topic = self._topic
        again = topic.manner != PRESENTER or row.speeches() > 1
        if chosen:
            return chosen if again else []
        if topic.name is None or not again or not row.opens(cue):
            return []
        return [Subject(topic.name, cue.first, cue.last)]

    def _remember(
        self,
        sentence: int,
        named: Set[str | None],
        given: Sequence[tuple[Mention, list[Subject]]],
    ) -> None:
        """Who the next sentence may go on with: the only one who acts, or who is named."""
        acting = [(s.name, cue.concept.code) for cue, chosen in given for s in chosen]
        names = {name for name, _ in acting} or named
        if len(names) == 1:
            name = next(iter(names))
            manner = acting[-1][1] if acting else None
            if manner is None and name == self._topic.name:
                manner = self._topic.manner
            self._topic = _Topic(name, sentence, manner)
        elif names:
            self._topic = _Topic(None, sentence)
