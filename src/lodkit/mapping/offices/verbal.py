"""Offices that a verb, or a noun of leading, names: "leads the commission", "joined the board"."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.offices.executives import of_executive
from lodkit.mapping.offices.portfolios import entrusted, portfolios
from lodkit.mapping.people.links import apart
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.ranks import ranks_of
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# Words between a body and the verb of those who join it: "to the committee for the term … joined".
_TO_JOIN = 2
# Who is proposed to lead a body is so within this many words: "is proposed to lead".
_TO_LEAD = 5
# No phrase about a verb begins further from it than this many words.
_WINDOW = 12
# A body that is named before its verb, with all that it is a part of, has at most so many words.
_LONG = 30
# What explains a subject has at most so many words.
_APPOSITION = 25
# The tenure concepts for being at the top of the body beside them.
_HEADING = ("leads", "led", "leadership", "takes")
# Those that are no verbs, and may stand in what explains a subject.
_NOUNS = ("leadership", "post", "current", "besides", "former")


def find_verbal(
    reading: Reading, bodies: Sequence[BodyMention], taken: set[int]
) -> Iterator[OfficeMention]:
    """The offices of who heads or joins a body; `taken` are the words of other offices."""
    headed = list(_headed_or_joined(reading, bodies, taken))
    yield from headed
    held = [*portfolios(reading, bodies, taken), *entrusted(reading, bodies, taken)]
    yield from held
    yield from _gapped(reading, bodies, [*headed, *held], taken)
    yield from _in_verbs(reading, bodies, taken)
    yield from of_executive(reading, bodies, taken)


def _headed_or_joined(
    reading: Reading, bodies: Sequence[BodyMention], taken: set[int]
) -> Iterator[OfficeMention]:
    """The body somebody heads or joins: "leads the commission", "at the head of the council"."""
    ranks = ranks_of(reading.lexicon.schemes)
    for mention in reading.of("tenure"):
        code = mention.concept.code
        joined = reading.lexicon.schemes.value("tenure", code, "role")
        if joined is None and code not in _HEADING:
            continue
        if _is_proposed(reading, mention):
            continue
        body = _object(reading, mention, bodies) or _behind_apposition(
            reading, mention, bodies, taken
        )
        if body is None or taken & {*mention.words, *body.words}:
            continue
        if joined and reading.lexicon.schemes.value("body-kind", body.kind, "partyLine") != "true":
            continue
        role = joined or ranks.top_of(body.kind)
        if role is not None and ranks.admits(body.kind, role):
            first, last = min(mention.first, body.first), max(mention.last, body.last)
            told = code != "leadership"
            yield OfficeMention(role, body.body, first, last, mention.first, body.placed, told=told)


def _is_proposed(reading: Reading, verb: Mention) -> bool:
    """Whether somebody is only put forward for it: "is tipped to lead the commission"."""
    near = beginning_within(reading.of("tenure"), verb.first - _TO_LEAD, verb.first - 1)
    if not near or near[-1].concept.code != "proposed" or near[-1].last >= verb.first:
        return False
    inner = range(near[-1].last + 1, verb.first)
    small = all(reading.tokens[i].key in reading.language.particles for i in inner)
    return small and all(reading.tokens[i].broken == Break.NONE for i in (*inner, verb.first))


def _in_verbs(
    reading: Reading, bodies: Sequence[BodyMention], taken: AbstractSet[int]
) -> Iterator[OfficeMention]:
    """The offices whose noun is part of a verb: "laid *the chairmanship* of the council down"."""
    ranks = ranks_of(reading.lexicon.schemes)
    by_first = {b.first: b for b in bodies}
    for verb in reading.of("tenure"):
        if verb.concept.code not in ("elected", "relieved"):
            continue
        for at in verb.words:
            behind = at + 1
            while behind < len(reading.tokens) and reading.tokens[behind].key in (
                reading.language.particles
            ):
                behind += 1
            body = by_first.get(behind)
            role = ranks.top_of(body.kind) if body and reading.adjoins(at, behind) else None
            if body and role and taken.isdisjoint(body.words) and _is_leadership(reading, at):
                yield OfficeMention(role, body.body, at, body.last, at, body.placed)


def _is_leadership(reading: Reading, at: int) -> bool:
    """Whether a word by itself is one for the leadership of a body."""
    alone = (m for m in reading.matcher.beginning(at) if m.first == m.last)
    return any((m.concept.scheme, m.concept.code) == ("tenure", "leadership") for m in alone)


def _gapped(
    reading: Reading,
    bodies: Sequence[BodyMention],
    headed: Sequence[OfficeMention],
    taken: AbstractSet[int],
) -> Iterator[OfficeMention]:
    """Further bodies of one verb, each with its head right behind: "A heads X, and B Y"."""
    ranks, names = ranks_of(reading.lexicon.schemes), {n.first for n in reading.names}
    unseen, small = reading.words_of("cue/honorific"), reading.language.particles
    for office in headed:
        _, end = reading.sentences[reading.sentence_of(office.first)]
        behind = beginning_within(reading.names, office.first, office.last + _WINDOW)
        edge = max((n.last for n in behind[:1]), default=office.last)
        for body in beginning_within(bodies, edge + 1, end):
            role, at = ranks.top_of(body.kind), body.last + 1
            acts = beginning_within(reading.of("tenure", "manner"), edge + 1, body.first)
            if acts or role != office.role or not taken.isdisjoint(body.words):
                break
            while at in unseen or (at < end and reading.tokens[at].key in small):
                at += 1
            if at not in names or reading.tokens[at].broken == Break.COMMA:
                break
            edge = at
            yield OfficeMention(
                role, body.body, body.first, body.last, body.first, body.placed, told=False
            )


def _object(reading: Reading, verb: Mention, bodies: Sequence[BodyMention]) -> BodyMention | None:
    """The body directly behind a verb or noun, else the one directly before it.

    Whoever is elected is so *to* a body: who elects it stands before, what is elected behind.
    """
    elected = verb.concept.code == "elected"
    joins = verb.concept.code in ("joins", "belonged")
    if joins and _is_parted(reading, verb):
        return _within(reading, verb, bodies)
    if elected and _is_parted(reading, verb):
        entered = _within(reading, verb, bodies)
        return entered if entered and _is_entered(reading, entered) else None
    # the last words of a verb may be the first of its object: "take over the management *board*"
    start = verb.last + 1
    if verb.concept.code in _HEADING:
        start = verb.words[1] if len(verb.words) > 1 else verb.last
    near = beginning_within(bodies, start, verb.last + _WINDOW)
    behind = next((b for b in near if b.last >= verb.last), None)
    if behind is not None and _follows(reading, verb, behind):
        by_whom = behind.first == verb.last + 1 or _is_by(reading, behind)
        by_whom = by_whom or (
            bool(reading.language.into_words) and not _is_entered(reading, behind)
        )
        return None if elected and by_whom else behind
    if elected:
        return None
    near = beginning_within(bodies, verb.first - _LONG, verb.first)
    before = [b for b in near if b.last < verb.first]
    if not before or reading.clause_of(before[-1].first) != reading.clause_of(verb.first):
        return None
    if verb.concept.code in ("leads", "led") and _is_relative(reading, before[-1], verb):
        # "the commission of the committee, which A heads": the commission
        return min((b for b in before if b.last == before[-1].last), key=lambda b: b.first)
    if verb.concept.code in ("leads", "led") and _is_held_in(reading, before[-1]):
        return None  # "the session of the council was led by A"
    words = apart(reading, before[-1].last, verb.first)
    broken = any(
        reading.tokens[i].broken != Break.NONE for i in range(before[-1].last + 1, verb.first + 1)
    )
    if broken and verb.concept.code == "leadership":
        return None  # "a session of the government, with the chairmanship of ..."
    if words > (_TO_JOIN if joins else 0):
        return None
    # "the commission of the committee" ends where the committee does, and is the one meant
    return min((b for b in before if b.last == before[-1].last), key=lambda b: b.first)


def _is_by(reading: Reading, body: BodyMention) -> bool:
    """Whether a word for "from" before a body says who elects: "charged *by* the Politburo"."""
    return reading.tokens[body.first - 1].key in reading.language.from_words


def _is_held_in(reading: Reading, body: BodyMention) -> bool:
    """Whether a body only says whose the meeting is that is named before it."""
    near = beginning_within(reading.of("meeting-kind"), body.first - _WINDOW, body.first - 1)
    if not near:
        return False
    dated = reading.date_words | reading.text.particles
    inner = range(near[-1].last + 1, body.first)
    unbroken = not any(reading.broken[inner.start : body.first + 1])
    return unbroken and dated.issuperset(inner)


def _is_parted(reading: Reading, verb: Mention) -> bool:
    """Whether more than small words stands between the parts of a verb."""
    inner = set(range(verb.first, verb.last)) - set(verb.words)
    return any(reading.tokens[i].key not in reading.language.particles for i in inner)


def _is_entered(reading: Reading, body: BodyMention) -> bool:
    """Whether a word for "into" stands before a body, articles passed over."""
    tokens, language, at = reading.tokens, reading.language, body.first - 1
    while at > 0 and tokens[at].key in language.particles - language.into_words:
        at -= 1
    return tokens[at].key in language.into_words


def _within(reading: Reading, verb: Mention, bodies: Sequence[BodyMention]) -> BodyMention | None:
    """The body between the parts of a verb, where that names no office: "rückt ins Büro auf"."""
    inside = [b for b in beginning_within(bodies, verb.first, verb.last) if b.last < verb.last]
    roles = beginning_within(reading.of("role", "office"), verb.first, verb.last)
    return inside[0] if inside and not roles else None


def _behind_apposition(
    reading: Reading, verb: Mention, bodies: Sequence[BodyMention], taken: AbstractSet[int]
) -> BodyMention | None:
    """The object behind what explains the subject: "heads A, member of the board, the union"."""
    small = reading.name_words | reading.words_of("cue/honorific")
    at = verb.last + 1
    while at in small:
        at += 1
    if not reading.language.verb_first or at == verb.last + 1 or at >= len(reading.tokens):
        return None
    _, end = reading.clause_of(verb.first)
    if reading.tokens[at].broken != Break.COMMA:
        return None
    behind = beginning_within(bodies, at, min(end, at + _APPOSITION))
    body = next((b for b in behind if taken.isdisjoint(b.words)), None)
    start = body.first if body else at
    while start > at and reading.tokens[start - 1].key in reading.language.particles:
        start -= 1
    if body is None or Break.COMMA not in (
        reading.tokens[start].broken,
        reading.tokens[body.first].broken,
    ):
        return None
    words = beginning_within(reading.of("tenure", "manner"), at, body.first)
    return None if any(m.concept.code not in _NOUNS for m in words) else body


def _is_relative(reading: Reading, body: BodyMention, verb: Mention) -> bool:
    """Whether a clause about a body says who leads it: "the commission, which is led by A"."""
    first = body.last + 1
    inner = range(first, verb.first)
    if not inner or reading.tokens[first].broken != Break.COMMA:
        return False
    if any(reading.tokens[i].broken != Break.NONE for i in (*inner[1:], verb.first)):
        return False
    named = reading.name_words | reading.words_of("cue/honorific")
    small = [i for i in inner if i not in named]
    common = all(reading.tokens[i].word.common for i in small)
    return common and first in small and _names_leader(reading, verb, inner)


def _names_leader(reading: Reading, verb: Mention, inner: range) -> bool:
    """Whether a name stands in the clause: before its verb, or right behind."""
    at = verb.last + 1
    skipped = reading.words_of("cue/honorific")
    while at < len(reading.tokens) and (
        at in skipped or reading.tokens[at].key in reading.language.particles
    ):
        at += 1
    return at in reading.name_words or any(i in reading.name_words for i in inner)


def _follows(reading: Reading, verb: Mention, body: BodyMention) -> bool:
    """Whether nothing but small words stands between, or who does it, or since when."""
    inner = range(verb.last + 1, body.first)
    if any(reading.tokens[i].broken != Break.NONE for i in (*inner, body.first)):
        return False
    current = {
        i
        for m in beginning_within(reading.of("tenure"), verb.last + 1, body.first)
        if m.concept.code in ("current", "besides", "former")
        for i in m.words
    }
    titles, months = reading.words_of("cue/honorific"), reading.words_of("month")
    there = reading.words_of("cue/there", "cue/same")
    passed = (reading.name_words, titles, reading.date_words, months, current, there)
    small = reading.language.particles | reading.language.possessives
    return all(reading.tokens[i].key in small or any(i in words for words in passed) for i in inner)
