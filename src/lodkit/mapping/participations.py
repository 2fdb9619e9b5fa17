"""Participations: who presided, spoke, presented or attended at the main meeting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lodkit.lexicon.matcher import Mention
from lodkit.mapping.links import Holding, Link, by_sentence, link
from lodkit.mapping.office_mention import OfficeMention
from lodkit.mapping.people import PersonMention
from lodkit.mapping.reading import Reading
from lodkit.model.article import Span
from lodkit.model.facts import Body, Participation

ATTENDEE = "attendee"
# A subject further from its verb than this many words is somebody else's.
_FAR = 14
# Behind a cue of these manners people are enumerated, whatever stands between them.
_LISTED = frozenset({"chair", ATTENDEE})


@dataclass(frozen=True, slots=True)
class Subject:
    """A person as a sentence names them: by name with offices, or by an office alone."""

    name: str
    first: int
    last: int
    offices: tuple[OfficeMention, ...]


def find_participations(
    reading: Reading,
    meeting: str | None,
    people: Sequence[PersonMention],
    offices: Sequence[OfficeMention],
    holdings: Sequence[Holding],
) -> list[Participation]:
    """The participations in the meeting with the given key, each person and manner once."""
    if meeting is None:
        return []
    found: dict[tuple[str, str], _Gathered] = {}
    known = _Known(reading, holdings)
    for row in by_sentence(reading, [*people, *offices]):
        subjects = list(_subjects(reading, row, known))
        for cue in _cues_of(reading, row):
            for subject in _of_cue(reading, cue, _reachable(reading, cue, subjects, row)):
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


def _cues_of(reading: Reading, row: Sequence[PersonMention | OfficeMention]) -> list[Mention]:
    """The manner cues of the sentence that the given phrases stand in."""
    sentence = reading.sentence_of(row[0].first)
    return list(reading.within("manner", sentence))


class _Known:
    """What the whole article says of who holds which office, looked up by phrase."""

    def __init__(self, reading: Reading, holdings: Sequence[Holding]) -> None:
        self.beside: dict[PersonMention, list[OfficeMention]] = {}
        for holding in holdings:
            self.beside.setdefault(holding.person, []).append(holding.office)
        self.owned = {(h.office.first, h.office.last) for h in holdings}
        self.holders = _holders(holdings)
        self.singular = {reading.tokens[h.office.head].key for h in holdings}


def _subjects(
    reading: Reading, row: Sequence[PersonMention | OfficeMention], known: _Known
) -> Iterator[Subject]:
    """The people of a sentence, each with the offices that stand beside the name.

    An office alone stands for its holder where its word has the form that it has beside a name
    elsewhere; so "the secretaries" stand for nobody.
    """
    for item in row:
        if isinstance(item, PersonMention):
            beside = tuple(known.beside.get(item, ()))
            first = min([item.first, *(o.first for o in beside)])
            last = max([item.last, *(o.last for o in beside)])
            yield Subject(item.name, first, last, beside)
        elif (item.first, item.last) in known.owned or reading.tokens[
            item.head
        ].key not in known.singular:
            continue
        elif name := known.holders.get((item.role, item.body)):
            yield Subject(name, item.first, item.last, (item,))


def _holders(holdings: Sequence[Holding]) -> dict[tuple[str, Body], str]:
    """Office → the one person who holds it in this article."""
    names: dict[tuple[str, Body], set[str]] = {}
    for holding in holdings:
        office = holding.office
        if not office.former:
            names.setdefault((office.role, office.body), set()).add(holding.person.name)
    return {key: next(iter(who)) for key, who in names.items() if len(who) == 1}


def _reachable(
    reading: Reading,
    cue: Mention,
    subjects: Sequence[Subject],
    row: Sequence[PersonMention | OfficeMention],
) -> list[Subject]:
    """The people between the neighbouring cues of other manners."""
    others = [c for c in _cues_of(reading, row) if c.concept != cue.concept]
    start = max((c.last for c in others if c.last < cue.first), default=-1)
    end = min((c.first for c in others if c.first > cue.last), default=len(reading.tokens))
    before = [s for s in subjects if s.last < cue.first]
    cut = before[-1:] if before and before[-1].last < start else []
    return [*cut, *(s for s in subjects if start < s.first and s.last < end)]


def _of_cue(reading: Reading, cue: Mention, subjects: Sequence[Subject]) -> Sequence[Subject]:
    """The people whom a cue speaks of: the nearest before or behind, with their whole list."""
    before = [s for s in subjects if s.last < cue.first]
    behind = [s for s in subjects if s.first > cue.last]
    gap_before = cue.first - before[-1].last if before else _FAR
    gap_behind = behind[0].first - cue.last if behind else _FAR
    listed = bool(before and behind) and _follows_list(reading, before[-1], cue)
    if listed and gap_behind < _FAR:
        return [*_chain(reading, cue, before[::-1]), *_chain(reading, cue, behind)]
    verb_first = reading.language.verb_first and gap_behind <= gap_before + 4
    if before and gap_before < _FAR and not (behind and verb_first):
        return _chain(reading, cue, before[::-1])
    if behind and (gap_behind < _FAR or not before):
        return _chain(reading, cue, behind)
    return []


def _follows_list(reading: Reading, subject: Subject, cue: Mention) -> bool:
    """Whether a cue stands in a list of people, behind a semicolon."""
    between = reading.between(subject.last, cue.first)
    return cue.first == subject.last + 1 and any(mark in between for mark in ";؛")


def _chain(reading: Reading, cue: Mention, subjects: Sequence[Subject]) -> list[Subject]:
    """The first subject and those strung to it; a list of who attended goes on to its end."""
    if cue.concept.code in _LISTED and (subjects[0].first > cue.last or _attends(cue)):
        return list(subjects)
    chain = list(subjects[:1])
    for subject in subjects[1:]:
        near, far = sorted((chain[-1], subject), key=lambda s: s.first)
        if _strung(reading, near, far) == Link.NONE:
            break
        chain.append(subject)
    return chain


def _attends(cue: Mention) -> bool:
    return cue.concept.code == ATTENDEE


def _strung(reading: Reading, left: Subject, right: Subject) -> Link:
    ends = PersonMention("", left.last, left.last, False)
    begins = PersonMention("", right.first, right.first, False)
    return link(reading, ends, begins) if left.last < right.first else Link.DIRECT
