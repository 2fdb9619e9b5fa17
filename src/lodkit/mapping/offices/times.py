"""Office times: which offices a text says were held before, by the words and years beside them."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from lodkit.lexicon.dates import DateMention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# The day or year until which a post was held begins within this many words of "until".
_TO_TIME = 4
_DASHES = frozenset("-–—")
# Between an office and the one that came after it stand at most so many words.
_TO_NEXT = 6
# The verbs by which somebody comes to a post.
_BECOME = "holds"
_BECOMES = (_BECOME, "elected", "takes")


def dated(reading: Reading, offices: Sequence[OfficeMention]) -> Iterator[OfficeMention]:
    """The offices, those beside or around a word for "former" as ones held before."""
    served = set(_served(reading))
    apposed = _words_of(reading, "preceded") | served
    former = apposed | _words_of(reading, "former")
    former.update(_until(reading), _years(reading))
    holds = _words_of(reading, "holds")
    last: OfficeMention | None = None
    behind: frozenset[int] = frozenset()
    for at, office in enumerate(offices):
        inside = any(i in former for i in range(office.first, office.last + 1))
        following = offices[at + 1] if at + 1 < len(offices) else None
        past = (
            inside
            or _is_before(reading, former - behind, apposed, holds, office)
            or _is_behind(reading, former - served, office, following)
            or (following is not None and _is_prior(reading, office, following))
        )
        behind = _qualifying(reading, former, office)
        past = past or (last is not None and last.former and _shares_word(reading, last, office))
        last = office._replace(former=True) if past else office
        yield last


def _words_of(reading: Reading, code: str) -> set[int]:
    """The words of one kind; "those present *were* chairmen", in one verb, is not "former"."""
    acts = reading.words_of("manner")
    return {
        i
        for m in reading.of("tenure")
        if m.concept.code == code
        and (m.first not in acts or reading.tokens[m.first].broken != Break.NONE)
        for i in m.words
    }


def _qualifying(reading: Reading, former: Collection[int], office: OfficeMention) -> frozenset[int]:
    """The words behind an office that say "former" of it, and not of the next one."""
    at = office.last + 1
    found: set[int] = set()
    while reading.language.qualifier_behind and at in former:
        if reading.tokens[at].broken != Break.NONE:
            break
        found.add(at)
        at += 1
    return frozenset(found)


def _until(reading: Reading) -> Iterator[int]:
    """The words for a time that is over: "until 2025", "until the end of June"."""
    times = {m.first: m.last for m in reading.of("month")} | {y.at: y.at for y in reading.years}
    times |= {d.first: d.last for d in reading.dates}
    terms = reading.cues("term")
    for cue in reading.cues("until"):
        first = next((i for i in range(cue.last + 1, cue.last + _TO_TIME) if i in times), None)
        # "for the term 2025 until 2030" is still to come
        numbered = cue.first > 0 and reading.tokens[cue.first - 1].key.isdigit()
        near = beginning_within(terms, cue.first - _TO_TIME, cue.last + 2 * _TO_TIME)
        if first is not None and not numbered and not near:
            yield from range(cue.first, times[first] + 1)


def _served(reading: Reading) -> Iterator[int]:
    """The last words of years that were spent in a post: "after three years as head"."""
    return (m.last for m in reading.cues("served") if m.last - m.first <= _TO_TIME)


def _years(reading: Reading) -> Iterator[int]:
    """The words for years that are over: "in the years 2015-2020 secretary"."""
    tokens, newest = reading.tokens, max((_year(d) for d in reading.dates), default=0)
    newest = max(newest, reading.published.year if reading.published else 0)
    for begun, at in pairwise(reading.text.figures):
        ends, begins = tokens[at].key, tokens[begun].key
        if at != begun + 1 or len(ends) != 4 or len(begins) != 4:
            continue
        if reading.between(begun, at).strip() in _DASHES and int(ends) < newest:
            yield from (begun, at)


def _year(day: DateMention) -> int:
    return day.date.year or 0


def _is_before(
    reading: Reading,
    former: Collection[int],
    apposed: Collection[int],
    holds: Collection[int],
    office: OfficeMention,
) -> bool:
    # "the former is secretary": who holds it still
    at = office.first - 1
    if _is_come_to(reading, office):
        return False
    while at in reading.unseen and at not in former and at not in holds:
        at -= 1
    # "until then - director"
    dash = reading.between(at, office.first).strip() in _DASHES
    if at not in former:
        return False
    broken = reading.tokens[office.first].broken
    # "his predecessor, a member of the board": is that still
    return dash or broken < Break.COMMA or (broken == Break.COMMA and at not in apposed)


def _is_come_to(reading: Reading, office: OfficeMention) -> bool:
    """Whether a verb right behind says that it was come to: "who before had minister *become*"."""
    at = office.last + 1
    near = beginning_within(reading.of("tenure"), at, at)
    tight = at < len(reading.tokens) and reading.tokens[at].broken == Break.NONE
    return tight and any(m.concept.code == _BECOME for m in near)


def _is_behind(
    reading: Reading,
    former: Collection[int],
    office: OfficeMention,
    following: OfficeMention | None,
) -> bool:
    """Whether the word stands behind the office, and not before the next one."""
    at = office.last + 1
    if at not in former:
        return False
    if reading.tokens[at].broken != Break.NONE:
        return reading.tokens[at].key.isdigit() and at in reading.text.bracketed
    before_next = following is not None and following.first <= at + 2
    return not before_next or reading.language.qualifier_behind


def _is_prior(reading: Reading, office: OfficeMention, following: OfficeMention) -> bool:
    """Whether an office was held before another: "head of X, *before becoming* minister"."""
    near = beginning_within(reading.cues("prior"), office.last + 1, office.last + 1)
    if not near or reading.clause_of(office.last) != reading.clause_of(following.first):
        return False
    become = {i for m in reading.of("tenure") if m.concept.code in _BECOMES for i in m.words}
    inner = range(near[0].first, following.first)
    return len(inner) <= _TO_NEXT and all(
        i in near[0].words or i in become or i in reading.unseen for i in inner
    )


def _shares_word(reading: Reading, before: OfficeMention, office: OfficeMention) -> bool:
    """Whether nothing but "and" joins an office to the one before it: "former head and member"."""
    inner = range(before.last + 1, office.first)
    small = reading.text.particles | reading.conjunctions
    joined = any(i in reading.conjunctions for i in inner)
    unbroken = all(reading.tokens[i].broken == Break.NONE for i in (*inner, office.first))
    return joined and unbroken and all(i in small for i in inner)
