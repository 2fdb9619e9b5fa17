"""Documents: official ones with a number, and those that a meeting or body makes particular."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lodkit.lexicon.dates import DateMention, YearMention
from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.documents.issuers import Issuer, Issuers
from lodkit.mapping.meetings.holders import may_hold
from lodkit.mapping.meetings.mentions import MeetingMention
from lodkit.mapping.text.document_numbers import NumberMention, find_numbers, issuer_of_number
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within
from lodkit.model.article import Span
from lodkit.model.facts import Body, Document, Meeting, PartialDate

# What the reported meeting adopts stands at most so many words from the verb.
_ADOPTED_WITHIN = 6
# The word for a draft stands at most so many words before the document's.
_DRAFT_WITHIN = 3
# A year has so many digits.
_YEAR = 4
# The subject of a document has at most so many words before its number.
_SUBJECT = 16


@dataclass(frozen=True, slots=True)
class _Found:
    """A document as one place of the text gives it."""

    kind: str
    number: str | None
    issuer: Body | None
    date: PartialDate | None
    adopted_at: str | None
    spans: tuple[Span, ...]


def find_documents(
    reading: Reading,
    bodies: Sequence[BodyMention],
    offices: Sequence[OfficeMention],
    mentions: Sequence[MeetingMention],
    meetings: Sequence[Meeting],
    home: str | None,
) -> list[Document]:
    """Each particular document once, with every place that names it."""
    issuers = Issuers(reading, bodies, offices)
    numbers = find_numbers(reading)
    numbered = [_numbered(reading, issuers, n, mentions, meetings, home) for n in numbers]
    taken = {word for n in numbers for word in (n.named, n.further)}
    unnumbered = [m for m in reading.of("document-kind") if m not in taken]
    found = [
        *_with_shared_issuer(reading, numbers, numbered),
        *_adopted(reading, unnumbered, mentions, meetings, bodies),
        *_issued(reading, unnumbered, issuers),
        *_named(reading, unnumbered, numbers),
    ]
    merged: dict[tuple[str, str | None, str | None, Body | None], list[_Found]] = {}
    for one in sorted(found, key=lambda f: f.spans[0]):
        issuer = None if one.number or one.adopted_at else one.issuer
        adopted_at = None if one.number else one.adopted_at
        merged.setdefault((one.kind, one.number, adopted_at, issuer), []).append(one)
    return [_document(group) for group in merged.values()]


def _document(group: Sequence[_Found]) -> Document:
    head = group[0]
    return Document(
        kind=head.kind,
        number=head.number,
        issuer=next((f.issuer for f in group if f.issuer), None),
        evidence=tuple(sorted({span for f in group for span in f.spans})),
        date=next((f.date for f in group if f.date), None),
        adopted_at=next((f.adopted_at for f in group if f.adopted_at), None),
    )


def _numbered(
    reading: Reading,
    issuers: Issuers,
    found: NumberMention,
    mentions: Sequence[MeetingMention],
    meetings: Sequence[Meeting],
    home: str | None,
) -> _Found:
    """A document with its date, its issuer and the meeting that adopted it, where they stand."""
    spans = [reading.span(found.begins, found.last)]
    if found.further:
        spans.append(reading.span(found.further.first, found.further.last))
    date = _date_behind(reading, found.last)
    last = found.last
    if date:
        spans.append(reading.span(date.first, date.last))
        last = date.last if date.first <= found.last + 3 else last
    issuer = (
        issuers.behind(last)
        or issuers.inside(found.begins, found.first)
        or issuers.before(found.begins)
    )
    if issuer:
        spans.append(reading.span(issuer.first, issuer.last))
        if date is None and issuer.first > last:
            date = _date_behind(reading, issuer.last)
    meeting = _meeting_behind(reading, last, mentions)
    key = _key_of(meeting, meetings) if meeting else None
    host = meeting.host if meeting and key and meeting.kind != "congress" else None
    body = host or (issuer.body if issuer else issuer_of_number(found.number, reading, home))
    return _Found(found.kind, found.number, body, date.date if date else None, key, tuple(spans))


def _date_behind(reading: Reading, last: int) -> DateMention | None:
    near = beginning_within(reading.dates, last + 1, last + 4)
    same = (d for d in near if reading.sentence_of(d.first) == reading.sentence_of(last))
    return next(same, None)


def _meeting_behind(
    reading: Reading, last: int, mentions: Sequence[MeetingMention]
) -> MeetingMention | None:
    """The meeting named right behind a document: "of the 11th plenum"."""
    meeting = next(iter(beginning_within(mentions, last + 1, last + 3)), None)
    if meeting is None or meeting.ordinal is None or meeting.generic or meeting.told:
        return None
    return meeting if reading.adjoins(last, meeting.first) else None


def _with_shared_issuer(
    reading: Reading, numbers: Sequence[NumberMention], found: Sequence[_Found]
) -> Iterator[_Found]:
    """The documents, those of one list with the issuer named behind the last of them.

    "Conclusions No. 126-KL/TW and No. 127-KL/TW of the Politburo".
    """
    shared: list[_Found] = []
    following: NumberMention | None = None
    for mention, one in zip(reversed(numbers), reversed(found), strict=True):
        listed = following is not None and following.kind == mention.kind
        if one.issuer is None and listed and following and following.named is None:
            same = reading.sentence_of(mention.first) == reading.sentence_of(following.first)
            one = replace(one, issuer=shared[-1].issuer) if same else one
        shared.append(one)
        following = mention
    yield from reversed(shared)


def _adopted(
    reading: Reading,
    unnumbered: Sequence[Mention],
    mentions: Sequence[MeetingMention],
    meetings: Sequence[Meeting],
    bodies: Sequence[BodyMention],
) -> Iterator[_Found]:
    """Documents without a number that a numbered meeting adopted."""
    main = next((m for m in meetings if m.main and m.ordinal is not None), None)
    for mention in unnumbered:
        if not _is(reading, mention, "adoptedAtMeetings") or _is_counted(reading, mention):
            continue
        meeting = _meeting_behind(reading, mention.last, mentions)
        key = _key_of(meeting, meetings) if meeting else None
        last = meeting.last if meeting else mention.last
        if (
            main is not None
            and meeting is None
            and (
                _is_of(reading, mention, mentions, main)
                or _adopts(reading, mention, mentions, main, bodies)
            )
        ):
            key = main.key
        if key is not None:
            adopting = next(m for m in meetings if m.key == key)
            issuer = None if adopting.kind == "congress" else adopting.host
            span = reading.span(mention.first, last)
            yield _Found(mention.concept.code, None, issuer, None, key, (span,))


def _is_of(
    reading: Reading, mention: Mention, mentions: Sequence[MeetingMention], main: Meeting
) -> bool:
    """Whether the reported meeting's bare noun follows a document: "this congress's resolution".

    A draft, and each of many, is none in particular.
    """
    last = mention.last
    meeting = next(iter(beginning_within(mentions, last + 1, last + 3)), None)
    if (
        meeting is None
        or meeting.generic
        or meeting.told
        or not reading.adjoins(last, meeting.first)
    ):
        return False
    unsettled = (*reading.cues("draft"), *reading.cues("generic"))
    if any(mention.first - _DRAFT_WITHIN <= cue.first <= mention.last for cue in unsettled):
        return False
    bare = meeting.ordinal is None and (meeting.assumed or meeting.host in (None, main.host))
    return bare and _is_main(reading, meeting, main, mentions) and meeting.term in (None, main.term)


def _is_main(
    reading: Reading, meeting: MeetingMention, main: Meeting, mentions: Sequence[MeetingMention]
) -> bool:
    """Whether a phrase may speak of the reported meeting: by its kind, or by its noun alone.

    A language may have one noun for a conference and a congress.
    """
    if meeting.kind == main.kind:
        return meeting.ordinal in (None, main.ordinal)
    own = (m for m in mentions if m.kind == main.kind and m.ordinal == main.ordinal)
    stems = (stem for m in own for stem in reading.language.words.without_ending(m.noun))
    return meeting.ordinal is None and meeting.noun in stems


def _adopts(
    reading: Reading,
    mention: Mention,
    mentions: Sequence[MeetingMention],
    main: Meeting,
    bodies: Sequence[BodyMention],
) -> bool:
    """Whether the reported meeting adopts a document: "the congress adopted its resolution".

    The meeting is the first one named in the sentence; or none is, but its host is, or those
    who sit there: "the delegates voted for the resolution".
    """
    at = reading.sentence_of(mention.first)
    cues = (*reading.within("cue/adopted", at), *reading.within("cue/issued", at))
    near = any(
        mention.first - _ADOPTED_WITHIN <= cue.last and cue.first <= mention.last + _ADOPTED_WITHIN
        for cue in cues
    )
    if not near or mention.first >= reading.closing:
        return False
    sentence = reading.sentences[at]
    first = next(iter(beginning_within(mentions, *sentence)), None)
    if first is not None:
        return _is_main(reading, first, main, mentions)
    schemes = reading.lexicon.schemes
    named = [b.body for b in beginning_within(bodies, *sentence)]
    able = [body for body in named if may_hold(main.kind, body.kind, schemes)]
    if able:
        return main.host in able
    return bool(reading.within("cue/delegates", at))


def _issued(reading: Reading, unnumbered: Sequence[Mention], issuers: Issuers) -> Iterator[_Found]:
    """Documents without a number that their issuer makes particular."""
    for mention in unnumbered:
        if mention.first >= reading.closing or not _is(reading, mention, "knownByIssuer"):
            continue
        issuer = issuers.inside(mention.first, mention.last) or issuers.behind(mention.last)
        if issuer is None or _is_again(reading, mention, issuer):
            continue
        if issuer.body.scope is not None:
            span = reading.span(mention.first, max(mention.last, issuer.last))
            yield _Found(mention.concept.code, None, issuer.body, None, None, (span,))


def _is_again(reading: Reading, mention: Mention, issuer: Issuer) -> bool:
    """Whether a document named before is meant: "by this decision the secretary is named …"."""
    offices = beginning_within(reading.of("role", "office"), issuer.first, issuer.first)
    return bool(offices) and mention.first - 1 in reading.words_of("cue/same")


def _named(
    reading: Reading, unnumbered: Sequence[Mention], numbers: Sequence[NumberMention]
) -> Iterator[_Found]:
    """Documents known by their subject, of kinds that only one body issues: "the Law on Land"."""
    about = {m.first: m for m in reading.cues("about")}
    for mention in unnumbered:
        code = mention.concept.code
        kind = reading.lexicon.schemes.value("document-kind", code, "onlyIssuer")
        behind = about.get(mention.last + 1)
        year = _year_of(reading, mention) if kind else None
        if kind and year is not None:
            issuer, date = Body(kind, reading.lexicon.country), PartialDate(year.year)
            yield _Found(code, None, issuer, date, None, (reading.span(mention.first, year.at),))
        elif kind and behind and _is_title(reading, mention, behind, numbers):
            span = reading.span(mention.first, behind.last)
            yield _Found(code, None, Body(kind, reading.lexicon.country), None, None, (span,))


def _year_of(reading: Reading, mention: Mention) -> YearMention | None:
    """The year behind the subject of a document that is in force: "the Law on Land of 2024"."""
    tokens = reading.tokens
    drafted = beginning_within(reading.cues("draft"), mention.first - _DRAFT_WITHIN, mention.last)
    if drafted or mention.first >= reading.closing:
        return None
    years = {y.at: y for y in reading.years}
    for at in range(mention.last + 1, min(mention.last + _SUBJECT, len(tokens) - 1)):
        if tokens[at].broken != Break.NONE:
            return None
        if tokens[at].key in reading.language.of_year_words:
            return years.get(at + 1) if at > mention.last + 1 else None
    return None


def _is_title(
    reading: Reading, mention: Mention, about: Mention, numbers: Sequence[NumberMention]
) -> bool:
    """Whether a word for a document, with a capital, begins the title of one that is in force.

    A number may still follow the subject.
    """
    if not reading.tokens[mention.first].capital or reading.broken[about.first]:
        return False
    last = reading.sentences[reading.sentence_of(mention.first)][1]
    end = min(mention.last + _SUBJECT, last)
    numbered = any(
        mention.last < n.first <= end and n.kind == mention.concept.code for n in numbers
    )
    start = mention.first - _DRAFT_WITHIN
    drafted = any(start <= cue.first <= mention.last for cue in reading.cues("draft"))
    return mention.first < reading.closing and not numbered and not drafted


def _is_counted(reading: Reading, mention: Mention) -> bool:
    """Whether a figure that is no year says how many they are: "33 resolutions"."""
    before = mention.first - 1
    if before < 0 or not reading.adjoins(before, mention.first):
        return False
    word = reading.tokens[before].word
    return word.figure and word.length < _YEAR


def _is(reading: Reading, mention: Mention, quality: str) -> bool:
    """Whether the kind of document has a yes-or-no quality in its scheme."""
    value = reading.lexicon.schemes.value("document-kind", mention.concept.code, quality)
    return value == "true"


def _key_of(mention: MeetingMention, meetings: Sequence[Meeting]) -> str | None:
    return next(
        (
            m.key
            for m in meetings
            if m.kind == mention.kind
            and m.ordinal == mention.ordinal
            and (m.host == mention.host or (m.main and mention.assumed))
        ),
        None,
    )
