"""Meeting mentions: phrases that name a meeting, with the number, term and host they give."""

from collections.abc import Sequence
from typing import NamedTuple

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.meetings.holders import (
    Phrase,
    assumed_holder,
    holder_before,
    holder_in,
    kind_for,
)
from lodkit.mapping.meetings.numbers import (
    counts_terms,
    is_apposed_term,
    may_count,
    nearest,
    ordinals_in,
    plain_number,
    years_of_term,
)
from lodkit.mapping.meetings.reach import MeetingReach
from lodkit.mapping.places.surroundings import Map
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within
from lodkit.model.facts import Body

_REACH = 10
_VOTERS = "voters"
# Ceremonies and visits have no numbers: what stands there is an anniversary's.
_UNCOUNTED = frozenset({"ceremony", "working-session"})
# The name, number and date of a document have at most so many words.
_DOCUMENT_WITHIN = 14
# A visited meeting is attended: no visit is told where one is named so soon behind the verb.
_VISITED_WITHIN = 6


class MeetingMention(NamedTuple):
    """A phrase that names a meeting, from its first to its last word; `head` is the noun.

    `assumed` says that the host is only the usual one. `generic`: it speaks of meetings at large.
    `aside`: it only tells where a document comes from, or what another meeting comes before or
    after: "the resolution of the 13th congress", "ahead of the session". `told`: the meeting is
    told by a verb: "met voters". `noun` is the noun without what is written onto it.
    """

    kind: str
    first: int
    last: int
    head: int
    host: Body | None
    ordinal: int | None
    term: str | None
    generic: bool
    aside: bool
    noun: str = ""
    assumed: bool = False
    told: bool = False


def find_meeting_mentions(
    reading: Reading, around: Map, bodies: Sequence[BodyMention]
) -> list[MeetingMention]:
    """Every phrase that names a meeting."""
    reach = MeetingReach(reading, around, bodies)
    named = [
        _mention(reading, around, bodies, mention, reach)
        for mention in reading.of("meeting-kind")
        if mention.first < reading.closing and not is_apposed_term(reading, mention, bodies)
    ]
    told = [
        mention
        for mention in _told(reading, around, bodies)
        if mention.first < reading.closing and not _is_attended(reading, mention, named)
    ]
    found = sorted([*_with_terms(reading, named), *told], key=lambda m: m.first)
    stated = [m for m in found if m.host is not None and not m.assumed]
    return [_with_known_host(mention, stated) for mention in found]


def _with_terms(reading: Reading, named: Sequence[MeetingMention]) -> list[MeetingMention]:
    """The mentions without those that only say in which term of office a plenum is held.

    A language may have one noun for both: "the 10th plenum … in its 13th term".
    """
    nouns = reading.words_of("cue/term")
    found: list[MeetingMention] = []
    for mention in named:
        before = found[-1] if found else None
        if before and mention.head in nouns and _is_term_of(mention, before):
            found[-1] = before._replace(last=mention.last, term=str(mention.ordinal))
        elif before and before.head in nouns and _is_sitting_in(mention, before):
            found[-1] = mention._replace(
                host=before.host, assumed=before.assumed, term=str(before.ordinal)
            )
        else:
            found.append(mention)
    return found


def _is_term_of(mention: MeetingMention, before: MeetingMention) -> bool:
    """Whether a number and noun stand in the phrase of a plenum with a number of its own."""
    numbers = {mention.ordinal, before.ordinal}
    if before.kind != "plenum" or len(numbers) != 2 or None in numbers:
        return False
    return mention.host == before.host and mention.first <= before.last + 1


def _is_sitting_in(mention: MeetingMention, before: MeetingMention) -> bool:
    """Whether a numbered sitting stands behind a number and noun that may be a term's."""
    numbered = None not in (mention.ordinal, before.ordinal) and mention.kind == before.kind
    adjoins = mention.first <= before.last + 1
    return numbered and adjoins and mention.kind == "session" and mention.noun != before.noun


def _mention(
    reading: Reading,
    around: Map,
    bodies: Sequence[BodyMention],
    mention: Mention,
    reach: MeetingReach,
) -> MeetingMention:
    kind = mention.concept.code
    phrase = _phrase(reading, bodies, mention, reach)
    term = years_of_term(reading, phrase.last) or phrase.term
    host = holder_in(reading, around, mention, phrase, kind)
    assumed = host is None
    if host is None:
        host = holder_before(reading, bodies, phrase, kind, term)
        assumed = host is None
    host = host or assumed_holder(reading, around, phrase, kind)
    return MeetingMention(
        kind=kind_for(kind, host, phrase.ordinal is not None, reading),
        first=phrase.first,
        last=phrase.last,
        head=mention.first,
        host=host,
        ordinal=phrase.ordinal,
        term=term,
        generic=phrase.ordinal is None and _is_generic(reading, phrase),
        aside=_is_aside(reading, phrase),
        noun=min(reading.language.words.bare(reading.tokens[mention.first].key), key=len),
        assumed=assumed and host is not None,
    )


def _is_generic(reading: Reading, phrase: Phrase) -> bool:
    near = beginning_within(reading.cues("generic"), phrase.first - 8, phrase.last + 2)
    return any(m.last >= phrase.first - 2 for m in near)


def _is_aside(reading: Reading, phrase: Phrase) -> bool:
    """Whether a document or a word such as "ahead of" stands before the phrase."""
    if _behind_document(reading, phrase.first):
        return True
    cues = beginning_within(reading.cues("aside"), phrase.first - 8, phrase.first)
    return any(
        m.first < phrase.first
        and all(
            reading.tokens[i].key in reading.language.stop_words
            and reading.tokens[i].broken == Break.NONE
            for i in range(m.last + 1, phrase.first)
        )
        for m in cues
    )


def _behind_document(reading: Reading, first: int) -> bool:
    """Whether a document's name stands before a word, with its number and date or without."""
    near = beginning_within(reading.of("document-kind"), first - _DOCUMENT_WITHIN, first - 1)
    named = near[-1].last if near else None
    if named is None or named >= first or reading.sentence_of(named) != reading.sentence_of(first):
        return False
    dated = reading.date_words
    passed = reading.words_of("cue/number", "cue/date-of", "cue/issued", "cue/adopted")
    particles = reading.language.particles
    return all(
        i in passed or i in dated or reading.tokens[i].key in particles or _is_of_number(reading, i)
        for i in range(named + 1, first)
    )


def _is_of_number(reading: Reading, at: int) -> bool:
    """Whether a word is a part of a document's number, such as 18-NQ/TW."""
    token = reading.tokens[at]
    text = reading.article.text
    joined = text[token.start - 1 : token.start] + text[token.end : token.end + 1]
    return token.key.isdigit() or any(mark in joined for mark in "/-–")


def _told(reading: Reading, around: Map, bodies: Sequence[BodyMention]) -> list[MeetingMention]:
    """Meetings that a verb tells of, where its cue says which kind of meeting that is."""
    schemes = reading.lexicon.schemes
    found = []
    for code, kind in schemes.by_code("cue", "meetingKind").items():
        below = schemes.value("cue", code, "hostBelow")
        for mention in reading.cues(code):
            if code != _VOTERS and not reading.words_of(f"cue/{_VOTERS}").isdisjoint(mention.words):
                continue  # "met voters" says more than "met"
            sentence = reading.sentences[reading.sentence_of(mention.first)]
            named = (b.body for b in beginning_within(bodies, *sentence) if b.kind == below)
            host = next(named, Body(below, around.home) if below else None)
            found.append(
                MeetingMention(
                    kind=kind,
                    first=mention.first,
                    last=mention.last,
                    head=mention.first,
                    host=host,
                    ordinal=_times(reading, mention),
                    term=None,
                    generic=False,
                    aside=False,
                    told=True,
                )
            )
    return found


def _times(reading: Reading, mention: Mention) -> int | None:
    """Which time it is that somebody meets: "met for the fifth time"."""
    near = beginning_within(reading.ordinals, mention.first, mention.last + 1)
    return near[-1].value if near else None


def _is_attended(reading: Reading, told: MeetingMention, named: Sequence[MeetingMention]) -> bool:
    """Whether a verb of visiting has a meeting as its object: "visited the conference"."""
    end = min(told.last + _VISITED_WITHIN, reading.sentences[reading.sentence_of(told.first)][1])
    behind = (m for m in named if told.first <= m.head <= end)
    return any(m.kind != told.kind and not m.aside for m in behind)


def _with_known_host(mention: MeetingMention, stated: Sequence[MeetingMention]) -> MeetingMention:
    """The mention with the host that another one of the same kind and number states."""
    if mention.ordinal is None or not (mention.assumed or mention.host is None):
        return mention
    same = [m for m in stated if m.kind == mention.kind]
    for known in same:
        if known.ordinal == mention.ordinal:
            return mention._replace(host=known.host, assumed=False)
        if (
            known.kind == "congress"
            and known.ordinal == mention.ordinal + 1
            and mention.host is None
        ):
            # "the 8th congress of the union … what the 7th had resolved"
            return mention._replace(host=known.host)
    if mention.host is None and same and mention.kind == "session":
        return mention._replace(host=same[0].host)
    return mention


def _phrase(
    reading: Reading, bodies: Sequence[BodyMention], mention: Mention, reach: MeetingReach
) -> Phrase:
    plain = None if mention.concept.code in _UNCOUNTED else plain_number(reading, mention)
    first = reach.end(mention.first, -1)
    # "the session forty-second" in a language whose pattern has the number's first word
    begun = (o.last for o in beginning_within(reading.ordinals, mention.first, mention.last))
    last = reach.end(max((mention.last, *begun, *(() if plain is None else (plain,)))), 1)
    levels = beginning_within(reading.of("level"), first, last)
    near = beginning_within(bodies, first - _REACH, last)
    inside = tuple(b for b in near if first <= b.words[0] <= last)
    ordinals = ordinals_in(reading, range(first, last + 1))
    terms = [o for o in ordinals if counts_terms(reading, o, mention, inside)]
    own = nearest(
        [o for o in ordinals if o not in terms and may_count(reading, o, mention, plain)], mention
    )
    if mention.concept.code in _UNCOUNTED:
        own = None
    return Phrase(
        first=first,
        last=last,
        bodies=inside,
        levels=frozenset(m.concept.code for m in levels),
        placed=bool(beginning_within(reading.of("place"), first, last)),
        party=bool(beginning_within(reading.cues("party"), first, last)),
        ordinal=own.value if own else plain and int(reading.tokens[plain].key),
        term=next((str(o.value) for o in terms), None),
    )
