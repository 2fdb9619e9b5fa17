"""Successions: a post that changes hands is told once for both who leave it and who come to it."""

from collections.abc import Iterator, Sequence

from lodkit.lexicon.matcher import Mention
from lodkit.mapping.people.links import Holding, Link, link
from lodkit.mapping.people.persons import PersonMention
from lodkit.mapping.text.ranks import ranks_of
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# How far back, in sentences, the post stands that somebody takes over.
_BACK = 2
# So many sentences back "the new chair" was named: anywhere before.
_ANYWHERE = 1000
# The tenure concepts that tell of two holders of one post.
_HANDS_OVER = ("preceded", "succeeds", "replaces")
# The verbs by which somebody comes to a post.
_GAINED = ("elected", "holds", "succeeds", "replaces", "joins", "takes", "stands", "leads")
# A pronoun stands within so many words of its verb.
_NEAR_PRONOUN = 3
# A predecessor is named within this many words of the word for one.
_NEAR = 8


def successions(
    reading: Reading, people: Sequence[PersonMention], holdings: Sequence[Holding]
) -> Iterator[Holding]:
    """The holdings that words for succession add: the new holder's, or the old one's."""
    told = {h.verb.first for h in holdings if h.verb is not None}
    again = {h.office.head for h in holdings if h.office.inherited}
    for mention in reading.of("tenure"):
        if mention.concept.code not in _HANDS_OVER or mention.first in told:
            continue
        if not again.isdisjoint(mention.words):
            continue  # "to this same post", where that is an office itself
        here = beginning_within(people, *reading.clause_of(mention.first))
        if mention.concept.code == "preceded":
            yield from _earlier(reading, mention, here, holdings)
            continue
        before = _named_behind(reading, mention, here)
        after = next(
            (p for p in sorted(here, key=lambda p: _away(p, mention)) if p != before), None
        )
        if after is None and before is not None:
            if (role := _new_holder(reading, mention)) is not None:
                yield from _replaced(reading, mention, before, _heads(holdings, role), _ANYWHERE)
            elif _is_theirs(reading, mention):
                yield from _replaced(reading, mention, before, holdings)
        if after is None or (before is not None and before.name == after.name):
            continue
        if before is None and not _is_told(reading, mention):
            continue
        yield from _handed_over(reading, mention, before, after, holdings)


def _earlier(
    reading: Reading,
    mention: Mention,
    people: Sequence[PersonMention],
    holdings: Sequence[Holding],
) -> Iterator[Holding]:
    """The predecessor's post: the last one that somebody else came to."""
    person = min(people, key=lambda p: _away(p, mention), default=None)
    if person is None or _away(person, mention) > _NEAR:
        return
    if any(h.person == person and h.office.former for h in holdings):
        return
    ranks = ranks_of(reading.lexicon.schemes)
    held = [
        h
        for h in holdings
        if h.office.first < mention.first
        and h.person.name != person.name
        and not h.office.former
        and ranks.leads(h.office.role, h.office.body.kind)
    ]
    first, _ = reading.clause_of(mention.first)
    possessed = _is_possessed(reading, mention)
    own = [h for h in held if first <= h.office.first and possessed]
    # "his predecessor": of whom was named last
    named = max((h.person for h in held), key=lambda p: p.first, default=None)
    theirs = [h for h in held if possessed and named and h.person.name == named.name]
    gained = [h for h in theirs or held if _is_gained(reading, h)] or own
    if gained:
        last = max(gained, key=lambda h: h.office.first)
        yield Holding(person, last.office._replace(former=True), mention)


def _is_possessed(reading: Reading, mention: Mention) -> bool:
    """Whether a word for "his" stands right before a noun, or is written onto it."""
    said = {reading.tokens[i].key for i in (mention.first - 1, mention.first) if i >= 0}
    return not reading.language.possessives.isdisjoint(said)


def _is_theirs(reading: Reading, mention: Mention) -> bool:
    """Whether a verb's subject is a pronoun, or goes unsaid: "he replaces Mr B"."""
    first, _ = reading.clause_of(mention.first)
    pronouns = reading.language.pronouns
    start = max(first, mention.first - _NEAR_PRONOUN)
    said = any(
        reading.tokens[i].key in pronouns for i in range(start, mention.first + _NEAR_PRONOUN)
    )
    return said or (reading.language.subject_dropped and mention.first - first < _NEAR_PRONOUN)


def _new_holder(reading: Reading, mention: Mention) -> str | None:
    """The role by which a verb's subject is named: "*the new chair* replaces Mr B"."""
    first, _ = reading.clause_of(mention.first)
    tenures = beginning_within(reading.of("tenure"), first, mention.first - 1)
    news = {m.last + 1 for m in tenures if m.concept.code == "current"}
    roles = beginning_within(reading.of("role"), first, mention.first - 1)
    return next((m.concept.code for m in roles if m.first in news), None)


def _heads(holdings: Sequence[Holding], role: str) -> list[Holding]:
    """The holdings of one role."""
    return [h for h in holdings if h.office.role == role]


def _replaced(
    reading: Reading,
    mention: Mention,
    before: PersonMention,
    holdings: Sequence[Holding],
    back: int = 1,
) -> Iterator[Holding]:
    """The post of who is replaced by the one just told of: the last that somebody came to."""
    ranks, sentence = ranks_of(reading.lexicon.schemes), reading.sentence_of(mention.first)
    gained = [
        h
        for h in holdings
        if h.office.first < mention.first
        and sentence - reading.sentence_of(h.office.first) <= back
        and h.person.name != before.name
        and not h.office.former
        and ranks.leads(h.office.role, h.office.body.kind)
        and _is_come_to(reading, h)
    ]
    if gained:
        last = max(gained, key=lambda h: h.office.first)
        yield Holding(before, last.office._replace(former=True), mention)


def _is_come_to(reading: Reading, holding: Holding) -> bool:
    """Whether the sentence of a post says that somebody is elected or becomes something."""
    if holding.turn is not None:
        return holding.turn in _GAINED
    sentence = reading.sentences[reading.sentence_of(holding.office.first)]
    near = beginning_within(reading.of("tenure"), *sentence)
    return any(m.concept.code == "elected" and m.first < holding.office.first for m in near)


def _is_gained(reading: Reading, holding: Holding) -> bool:
    """Whether a verb says that somebody comes to a post, also where the name is what ties it."""
    if holding.turn is not None:
        return holding.turn in _GAINED
    person, office = holding.person, holding.office
    ordered = (person, office) if person.first < office.first else (office, person)
    if link(reading, *ordered) != Link.DIRECT:
        return False
    first, _ = reading.clause_of(holding.office.first)
    before = beginning_within(reading.of("tenure"), first, holding.office.first)
    new = any(m.concept.code == "current" and m.last == office.first - 1 for m in before)
    return new or any(m.concept.code == "elected" for m in before)


def _is_told(reading: Reading, mention: Mention) -> bool:
    """Whether a verb says that somebody comes to the post; a successor may only be spoken to."""
    if mention.concept.code == "replaces":
        return True
    near = beginning_within(reading.of("tenure"), *reading.clause_of(mention.first))
    return any(m.concept.code in ("elected", "holds", "joins") for m in near)


def _named_behind(
    reading: Reading, mention: Mention, people: Sequence[PersonMention]
) -> PersonMention | None:
    """The predecessor, named right behind, or behind the verb of two parts: "löst A ... ab".

    Who is named behind "in his place" is the successor.
    """
    if mention.concept.code == "replaces" or says_whose(reading, mention):
        return None
    for end in (mention.last, mention.first):
        behind = (p for p in people if p.first > end)
        named = next((p for p in behind if _only_small(reading, end, p.first)), None)
        if named is not None and _is_elected_between(reading, end, named):
            return None
        if named is not None:
            return named
    return None


def says_whose(reading: Reading, mention: Mention) -> bool:
    """Whether a word for "his" stands in a phrase for a succession: "in *his* place"."""
    return any(reading.tokens[i].key in reading.language.possessives for i in mention.words)


def _is_elected_between(reading: Reading, left: int, person: PersonMention) -> bool:
    """Whether the name behind is that of who comes: "to the vacated post they elected A"."""
    near = beginning_within(reading.of("tenure"), left + 1, person.first - 1)
    return any(m.concept.code in ("elected", "holds") for m in near)


def _only_small(reading: Reading, left: int, right: int) -> bool:
    return all(i in reading.unseen for i in range(left + 1, right))


def _handed_over(
    reading: Reading,
    mention: Mention,
    before: PersonMention | None,
    after: PersonMention,
    holdings: Sequence[Holding],
) -> Iterator[Holding]:
    """The post from one to the other, whichever of the two it is known of."""
    clause = reading.clause_of(mention.first)
    new = _gained(reading, after, clause, holdings)
    if new is not None:
        if before is not None:
            yield Holding(before, new.office._replace(former=True), mention)
        return
    old = _vacated(reading, mention, before, after, holdings)
    if old is not None:
        yield Holding(after, old.office._replace(former=False), mention)
        if before is not None:
            yield Holding(before, old.office._replace(former=True), mention)


def _gained(
    reading: Reading,
    person: PersonMention,
    clause: tuple[int, int],
    holdings: Sequence[Holding],
) -> Holding | None:
    """The post that a clause says somebody comes to."""
    ranks = ranks_of(reading.lexicon.schemes)
    return next(
        (
            h
            for h in holdings
            if h.person.name == person.name
            and clause[0] <= h.office.first <= clause[1]
            and _is_gained(reading, h)
            and not h.office.former
            and ranks.leads(h.office.role, h.office.body.kind)
        ),
        None,
    )


def _vacated(
    reading: Reading,
    mention: Mention,
    before: PersonMention | None,
    after: PersonMention,
    holdings: Sequence[Holding],
) -> Holding | None:
    """The last post that somebody else left, or that the named predecessor holds."""
    ranks = ranks_of(reading.lexicon.schemes)
    sentence = reading.sentence_of(mention.first)
    near = [
        h
        for h in holdings
        if 0 <= sentence - reading.sentence_of(h.office.first) <= _BACK
        and h.person.name != after.name
        and ranks.leads(h.office.role, h.office.body.kind)
        and (h.office.former if before is None else h.person.name == before.name)
    ]
    past = [h for h in near if h.turn in ("relieved", "held") or h.office.former] or near
    return max(past, key=lambda h: h.office.first, default=None)


def _away(person: PersonMention, mention: Mention) -> int:
    return min(abs(person.first - mention.last), abs(mention.first - person.last))
