"""Offices that a verb, or a noun of leading, names: "leads the commission", "joined the board"."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.bodies import BodyMention
from lodkit.mapping.links import apart
from lodkit.mapping.office_mention import OfficeMention
from lodkit.mapping.ranks import ranks_of
from lodkit.mapping.reading import Reading
from lodkit.mapping.windows import beginning_within
from lodkit.model.facts import Body

# Words between a body and the verb of those who join it: "to the committee for the term … joined".
_TO_JOIN = 2
# No phrase about a verb begins further from it than this many words.
_WINDOW = 12
# A body that is named before its verb, with all that it is a part of, has at most so many words.
_LONG = 30
# What explains a subject has at most so many words.
_APPOSITION = 25
# The tenure concepts for being at the top of the body beside them.
_HEADING = ("leads", "led", "leadership", "takes")
# Those that are no verbs, and may stand in what explains a subject.
_NOUNS = ("leadership", "post", "current", "former")


def find_verbal(
    reading: Reading, bodies: Sequence[BodyMention], taken: set[int]
) -> Iterator[OfficeMention]:
    """The offices of who heads or joins a body; `taken` are the words of other offices."""
    headed = list(_headed_or_joined(reading, bodies, taken))
    yield from headed
    held = [*_portfolios(reading, bodies, taken), *_entrusted(reading, bodies, taken)]
    yield from held
    yield from _gapped(reading, bodies, [*headed, *held], taken)
    yield from _in_verbs(reading, bodies, taken)
    yield from _of_executive(reading, bodies, taken)


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


def _portfolios(
    reading: Reading, bodies: Sequence[BodyMention], taken: AbstractSet[int]
) -> Iterator[OfficeMention]:
    """The ministers that are named by their portfolio: "the portfolio of Finance goes to A"."""
    ranks = ranks_of(reading.lexicon.schemes)
    posts = {m.first for m in reading.of("tenure") if m.concept.code == "post"}
    posts |= reading.words_of("cue/portfolio")
    for body in bodies:
        role = ranks.top_of(body.kind)
        if body.words[0] in posts and role and taken.isdisjoint(body.words):
            yield OfficeMention(role, body.body, body.first, body.last, body.words[0], body.placed)


def _entrusted(
    reading: Reading, bodies: Sequence[BodyMention], taken: AbstractSet[int]
) -> Iterator[OfficeMention]:
    """The heads of bodies that are put under them: "the ministry was entrusted to Ms A"."""
    ranks, posts = ranks_of(reading.lexicon.schemes), reading.words_of("cue/portfolio")
    for cue in reading.cues("entrusted"):
        near = beginning_within(bodies, cue.first - _WINDOW, cue.last + _WINDOW)
        # who entrusts it stands before the verb, what is entrusted rather behind
        near = sorted(near, key=lambda b: b.first < cue.first)
        body = next((b for b in near if _is_beside(reading, cue, b)), None)
        role = ranks.top_of(body.kind) if body else None
        if body and role and taken.isdisjoint(body.words) and body.words[0] not in posts:
            yield OfficeMention(role, body.body, body.first, body.last, body.first, body.placed)


def _is_beside(reading: Reading, cue: Mention, body: BodyMention) -> bool:
    """Whether nothing of its own stands between a verb and a body in one part of a sentence."""
    left, right = (body.last, cue.first) if body.last < cue.first else (cue.last, body.first)
    if left >= right or reading.clause_of(left) != reading.clause_of(right):
        return False
    inner = range(left + 1, right + 1)
    tight = all(reading.tokens[i].broken == Break.NONE for i in inner)
    return tight and apart(reading, left, right) == 0


def _of_executive(
    reading: Reading, bodies: Sequence[BodyMention], taken: set[int]
) -> Iterator[OfficeMention]:
    """The Executive Committee that somebody joins: the Party committee named with or before it."""
    schemes = reading.lexicon.schemes
    kinds = schemes.codes_with("body-kind", "standingBody")
    committees = [b for b in bodies if b.kind in kinds or b.kind in kinds.values()]
    for cue in reading.cues("executive"):
        verb = _joining(reading, cue)
        led = any(m.concept.code in _HEADING for m in _right_before(reading, cue))
        if verb is None or led or not taken.isdisjoint(cue.words):
            continue
        _, end = reading.clause_of(cue.first)
        behind = next(iter(beginning_within(committees, cue.last + 1, end)), None)
        before = next((b for b in reversed(committees) if b.last < cue.first), None)
        named = behind or before
        role = schemes.value("tenure", verb.concept.code, "role")
        if named is not None and role is not None:
            body = Body(kinds.get(named.kind, named.kind), named.scope)
            yield OfficeMention(
                role, body, cue.first, cue.last, cue.first, placed=named.placed, told=True
            )


def _right_before(reading: Reading, phrase: Mention) -> Sequence[Mention]:
    """The verbs and nouns of posts that end right before a phrase."""
    near = beginning_within(reading.of("tenure"), phrase.first - _WINDOW, phrase.first - 1)
    return [m for m in near if m.last < phrase.first and apart(reading, m.last, phrase.first) == 0]


def _joining(reading: Reading, cue: Mention) -> Mention | None:
    """The verb of joining or electing a few words from a phrase."""
    near = beginning_within(reading.of("tenure"), cue.first - _WINDOW, cue.last + _WINDOW)
    return next(
        (
            m
            for m in near
            if m.concept.code in ("joins", "elected")
            and reading.clause_of(m.first) == reading.clause_of(cue.first)
        ),
        None,
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
    # the last word of a verb may be the first of its object: "take over the management *board*"
    start = verb.last if verb.concept.code in _HEADING else verb.last + 1
    behind = next(iter(beginning_within(bodies, start, verb.last + _WINDOW)), None)
    if behind is not None and _follows(reading, verb, behind):
        return None if elected and behind.first == verb.last + 1 else behind
    if elected:
        return None
    near = beginning_within(bodies, verb.first - _LONG, verb.first)
    before = [b for b in near if b.last < verb.first]
    if not before or reading.clause_of(before[-1].first) != reading.clause_of(verb.first):
        return None
    if verb.concept.code in ("leads", "led") and _is_relative(reading, before[-1], verb):
        # "the commission of the committee, which A heads": the commission
        return min((b for b in before if b.last == before[-1].last), key=lambda b: b.first)
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
        if m.concept.code in ("current", "former")
        for i in m.words
    }
    titles, months = reading.words_of("cue/honorific"), reading.words_of("month")
    passed = (reading.name_words, titles, reading.date_words, months, current)
    small = reading.language.particles | reading.language.possessives
    return all(reading.tokens[i].key in small or any(i in words for words in passed) for i in inner)
