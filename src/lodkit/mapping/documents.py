"""Documents: official ones with a number, and those that a meeting or body makes particular."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from lodkit.lexicon.concepts import Schemes
from lodkit.lexicon.dates import DateMention
from lodkit.lexicon.matcher import Mention
from lodkit.mapping.bodies import BodyMention
from lodkit.mapping.meeting_mentions import MeetingMention
from lodkit.mapping.reading import Reading
from lodkit.mapping.windows import beginning_within
from lodkit.model.article import Span
from lodkit.model.facts import Body, Document, Meeting, PartialDate

# 381-NQ/TU, 18-NQ/TW, 140/2017/ND-CP, 33/NQ-CP, 24/2018/QH14
_NUMBER = re.compile(
    r"(?<![\w/-])\d{1,5}(?:\s?[-–]\s?[A-ZĐ][A-Za-zĐđ]{1,5}\s?/\s?[A-ZĐ][A-Za-zĐđ0-9]{1,9}"
    r"|(?:/(?:19|20)\d\d)?/[A-ZĐ][A-Za-zĐđ]{1,5}\d{0,2}(?:[-–][A-ZĐ][A-Za-zĐđ0-9]{1,9})*)"
)
_BARE_NUMBER = re.compile(r"\d{1,4}")
_WINDOW = 20


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
    mentions: Sequence[MeetingMention],
    meetings: Sequence[Meeting],
    home: str | None,
) -> list[Document]:
    """Each particular document once, with every place that names it."""
    found = [
        *_numbered(reading, bodies, home),
        *_adopted(reading, mentions, meetings),
        *_issued(reading, bodies),
    ]
    merged: dict[tuple[str, str | None, str | None, Body | None], list[_Found]] = {}
    for one in sorted(found, key=lambda f: f.spans[0]):
        issuer = None if one.number or one.adopted_at else one.issuer
        merged.setdefault((one.kind, one.number, one.adopted_at, issuer), []).append(one)
    return [_document(group) for group in merged.values()]


def _document(group: Sequence[_Found]) -> Document:
    head = group[0]
    return Document(
        kind=head.kind,
        number=head.number,
        issuer=next((f.issuer for f in group if f.issuer), None),
        evidence=tuple(sorted({span for f in group for span in f.spans})),
        date=next((f.date for f in group if f.date), None),
        adopted_at=head.adopted_at,
    )


def _numbered(
    reading: Reading, bodies: Sequence[BodyMention], home: str | None
) -> Iterator[_Found]:
    text = reading.article.text
    end = (
        reading.tokens[reading.closing].start
        if reading.closing < len(reading.tokens)
        else len(text)
    )
    kinds = {m.last: m for m in reading.of("document-kind")}
    starts = {token.start: i for i, token in enumerate(reading.tokens)}
    taken: set[int] = set()
    for found in _NUMBER.finditer(text, 0, end):
        first = starts.get(found.start())
        if first is None or _in_address(text, found.start()):
            continue
        last = bisect_right(reading.tokens, found.end(), key=attrgetter("end")) - 1
        number = re.sub(r"\s", "", found.group()).replace("–", "-").replace("Đ", "D")
        named = _kind_before(reading, kinds, first)
        kind = _kind_of_number(number, reading.lexicon.schemes) or (
            named.concept.code if named else None
        )
        if kind:
            taken.add(first)
            yield _complete(reading, bodies, kind, number, named, first, last, home)
    for mention in kinds.values():
        at = _number_behind(reading, mention)
        if at is not None and at not in taken and mention.first < reading.closing:
            number = reading.span(at, at).of(text)
            yield _complete(reading, bodies, mention.concept.code, number, mention, at, at, home)


def _in_address(text: str, at: int) -> bool:
    """Whether a place in the text is part of a web address."""
    start = max(text.rfind(blank, max(at - 300, 0), at) for blank in " \n\t")
    return "://" in text[start + 1 : at]


def _kind_of_number(number: str, schemes: Schemes) -> str | None:
    """The kind that the letters of a number stand for, the longest code first."""
    codes = schemes.codes_with("document-kind", "numberCode")
    letters = re.findall(r"[A-Za-zĐđ]+", number)
    return next((codes[part] for part in letters if part in codes), None)


def _issuer_of_number(number: str, reading: Reading, home: str | None) -> Body | None:
    """The body that the letters of a number name, if they name one."""
    schemes = reading.lexicon.schemes
    codes = schemes.codes_with("body-kind", "issuerCode")
    mark = schemes.value("level", "central", "numberMark") or "\n"
    for letters in reversed(re.findall(r"[A-Za-zĐđ]+", number)):
        kind = codes.get(letters)
        if kind:
            central = schemes.value("body-kind", kind, "seat") == "central"
            marked = letters.endswith(mark)
            return Body(kind, reading.lexicon.country if central or marked else home)
    return None


def _kind_before(reading: Reading, kinds: dict[int, Mention], first: int) -> Mention | None:
    """The word for the document before its number: "Directive No. 35-CT/TW"."""
    skip = reading.words_of("cue/number")
    for at in range(first - 1, max(first - 5, -1), -1):
        if at in kinds:
            return kinds[at]
        if at not in skip and reading.tokens[at].key not in reading.language.particles:
            return None
    return None


def _number_behind(reading: Reading, mention: Mention) -> int | None:
    """A plain number behind the word for a document and "No."."""
    behind = beginning_within(reading.cues("number"), mention.last + 1, mention.last + 1)
    if not behind or behind[0].last + 1 >= len(reading.tokens):
        return None
    at = behind[0].last
    return at + 1 if _BARE_NUMBER.fullmatch(reading.tokens[at + 1].key) else None


def _complete(
    reading: Reading,
    bodies: Sequence[BodyMention],
    kind: str,
    number: str,
    named: Mention | None,
    first: int,
    last: int,
    home: str | None,
) -> _Found:
    spans = [reading.span(named.first if named else first, last)]
    date = _date_behind(reading, last)
    if date:
        spans.append(reading.span(date.first, date.last))
        last = date.last
    issuer = _issuer_near(reading, bodies, named.first if named else first, last)
    if issuer:
        spans.append(reading.span(issuer.first, issuer.last))
    return _Found(
        kind,
        number,
        issuer.body if issuer else _issuer_of_number(number, reading, home),
        date.date if date else None,
        None,
        tuple(spans),
    )


def _date_behind(reading: Reading, last: int) -> DateMention | None:
    near = beginning_within(reading.dates, last + 1, last + 4)
    same = (d for d in near if reading.sentence_of(d.first) == reading.sentence_of(last))
    return next(same, None)


def _issuer_near(
    reading: Reading, bodies: Sequence[BodyMention], first: int, last: int
) -> BodyMention | None:
    """The body named behind the number or date, or right before the word for the document."""
    behind = next(iter(beginning_within(bodies, last + 1, last + 2)), None)
    if behind and reading.adjoins(last, behind.first):
        return behind
    near = beginning_within(bodies, first - _WINDOW, first - 1)
    before = next((b for b in near if b.last == first - 1), None)
    return before if before and reading.adjoins(before.last, first) else None


def _adopted(
    reading: Reading, mentions: Sequence[MeetingMention], meetings: Sequence[Meeting]
) -> Iterator[_Found]:
    """Documents without a number that a numbered meeting adopted."""
    for mention in reading.of("document-kind"):
        behind = beginning_within(mentions, mention.last + 1, mention.last + 2)
        meeting = next(iter(behind), None)
        if meeting is None or meeting.ordinal is None or meeting.generic:
            continue
        if not reading.adjoins(mention.last, meeting.first):
            continue
        key = _key_of(meeting, meetings)
        if key is not None and _is(reading, mention, "adoptedAtMeetings"):
            span = reading.span(mention.first, meeting.last)
            yield _Found(mention.concept.code, None, None, None, key, (span,))


def _issued(reading: Reading, bodies: Sequence[BodyMention]) -> Iterator[_Found]:
    """Documents without a number that their issuer makes particular."""
    for mention in reading.of("document-kind"):
        body = next(iter(beginning_within(bodies, mention.last + 1, mention.last + 3)), None)
        if body is None or body.scope is None or not _is(reading, mention, "knownByIssuer"):
            continue
        if reading.adjoins(mention.last, body.first):
            span = reading.span(mention.first, body.last)
            yield _Found(mention.concept.code, None, body.body, None, None, (span,))


def _is(reading: Reading, mention: Mention, quality: str) -> bool:
    """Whether the kind of document has a yes-or-no quality in its scheme."""
    value = reading.lexicon.schemes.value("document-kind", mention.concept.code, quality)
    return value == "true"


def _key_of(mention: MeetingMention, meetings: Sequence[Meeting]) -> str | None:
    return next(
        (
            m.key
            for m in meetings
            if m.kind == mention.kind and m.ordinal == mention.ordinal and m.host == mention.host
        ),
        None,
    )
