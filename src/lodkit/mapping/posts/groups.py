"""Groups: an office of several people, and who they are: "the deputy secretaries A, B and C"."""

from collections.abc import Iterator, Sequence

from lodkit.lexicon.tokens import Break
from lodkit.mapping.people.links import Holding, Item, Link, Row, apart, link
from lodkit.mapping.people.persons import PersonMention
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.ranks import ranks_of
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# Words of their own between an office and those who hold it, and between two of these.
_TO_THE_FIRST, _TO_THE_NEXT = 4, 3
# The turns that begin to tell of something else.
_ACTS = ("elected", "relieved", "held", "holds", "joins", "leads", "led", "takes")


def of_groups(reading: Reading, row: Row) -> Iterator[Holding]:
    """The holdings of every office that speaks of several people."""
    items = row.items
    for at, item in enumerate(items):
        if not isinstance(item, OfficeMention):
            continue
        if item.told:
            # "the Politburo was joined by: A; B"
            verb = next(iter(beginning_within(reading.of("tenure"), item.head, item.head)), None)
            joined = _listed_for(reading, items, item.last)
            if not joined and verb is not None and verb.concept.code == "joins":
                joined = _joined(reading, items, at)
            yield from (Holding(person, item, verb) for person in joined)
        elif item.plural or (item.either and not _is_own(reading, items, at)):
            holders = holders_of(reading, items, at)
            if item.plural or len(holders) > 1:
                yield from (_as_held(reading, person, item) for person in holders)


def _joined(reading: Reading, items: Sequence[Item], at: int) -> list[PersonMention]:
    """The several people behind a verb of joining: "the Politburo was joined by A, B and C"."""
    office = items[at]
    first, last = reading.clause_of(office.first)
    before = beginning_within(items, first, office.first - 1)
    if any(isinstance(item, PersonMention) for item in before):
        return []
    chain = _chain(reading, items, at, 1)
    turns = beginning_within(reading.of("tenure"), office.last + 1, last)
    end = min((m.first for m in turns if m.concept.code in _ACTS), default=last + 1)
    found = [person for person in chain if person.last < end]
    return found if len(found) > 1 else []


def _is_own(reading: Reading, items: Sequence[Item], at: int) -> bool:
    """Whether a name right before the office says whose it is.

    "Elected A chair, B and C …"; "A (deputy head of the office) and B".
    """
    before, office = items[at - 1] if at else None, items[at]
    if not isinstance(before, PersonMention) or before.stands_in:
        return False
    bracket = reading.between(before.last, before.last + 1).strip() == "("
    near = apart(reading, before.last, office.first) == 0
    again = _is_again(reading, before.last, office.first)
    return reading.adjoins(before.last, office.first) or again or (bracket and near)


def _is_again(reading: Reading, left: int, right: int) -> bool:
    """Whether only a word such as "again" or "now" stands between: "elected A again chair"."""
    near = beginning_within(reading.of("tenure"), left + 1, right - 1)
    said = {i for m in near if m.concept.code == "current" for i in m.words}
    inner = range(left + 1, right)
    unbroken = all(reading.tokens[i].broken == Break.NONE for i in (*inner, right))
    return unbroken and said.issuperset(inner)


def _as_held(reading: Reading, person: PersonMention, office: OfficeMention) -> Holding:
    """The holding, with the verb between them if one says that it is over: "both were"."""
    behind = person.last + 1
    said = (behind, behind + 1) if behind in reading.text.bracketed else (behind,)
    if not reading.words_of("cue/standing").isdisjoint(said):
        # "the deputies A (standing) and B", "A (permanent deputy)"
        role = ranks_of(reading.lexicon.schemes).permanent(office.role, office.body.kind)
        office = office._replace(role=role)
    between = beginning_within(reading.of("tenure"), person.last + 1, office.first - 1)
    verb = next((m for m in between if m.concept.code == "held" and person.stands_in), None)
    return Holding(person, office._replace(former=True) if verb else office, verb)


def holders_of(reading: Reading, items: Sequence[Item], at: int) -> list[PersonMention]:
    """Those listed behind a colon, else the chain behind, else the chain before."""
    listed = _listed_for(reading, items, items[at].last)
    if listed:
        return listed
    before = _chain(reading, items, at, -1)
    if len(before) > 1 and _follows_pair(reading, items, at):
        return before
    return _chain(reading, items, at, 1) or (before if len(before) > 1 else [])


def _follows_pair(reading: Reading, items: Sequence[Item], at: int) -> bool:
    """Whether two names stand right before an office, and none right behind it: "A and B, both".

    What a bracket says of one of them parts them not: "A (also a member) and B, both".
    """
    before = [items[i] for i in range(max(at - 4, 0), at) if not _is_remark(reading, items, i)]
    pair = before[-2:]
    if len(pair) < 2 or not all(isinstance(item, PersonMention) for item in pair):
        return False
    later = items[at + 1] if at + 1 < len(items) else None
    leads = later is not None and link(reading, items[at], later) == Link.DIRECT
    return not leads and link(reading, pair[1], items[at]) < Link.LIST


def _is_remark(reading: Reading, items: Sequence[Item], at: int) -> bool:
    """Whether an office stands in a bracket behind a name."""
    return (
        at > 0
        and isinstance(items[at], OfficeMention)
        and "(" in reading.between(items[at - 1].last, items[at].first)
        and ")" in reading.between(items[at].last, min(items[at].last + 1, len(reading.tokens) - 1))
    )


def _listed_for(reading: Reading, items: Sequence[Item], word: int) -> list[PersonMention]:
    """Everyone named in the items of a list in whose lead-in a word stands, with no name behind."""
    for block in reading.lists:
        if block.first <= word <= block.last:
            own = beginning_within(items, word, block.last)
            if not any(isinstance(item, PersonMention) for item in own):
                found = (i for words in block.items for i in beginning_within(items, *words))
                return [item for item in found if isinstance(item, PersonMention)]
    return []


def _chain(reading: Reading, items: Sequence[Item], at: int, step: int) -> list[PersonMention]:
    """The people strung to an office in one direction, whatever offices stand between them."""
    found: list[PersonMention] = []
    edge = items[at]
    edge_of = edge
    alone = isinstance(edge, OfficeMention) and edge.either
    # told of those who join a body, each with an office
    titled = isinstance(edge, OfficeMention) and edge.told
    position = at + step
    while 0 <= position < len(items):
        item = items[position]
        left, right = (edge, item) if step > 0 else (item, edge)
        if not _strung(reading, left, right, _TO_THE_NEXT if found else _TO_THE_FIRST):
            break
        if isinstance(item, OfficeMention) and (alone or _ends_chain(edge_of, item, found, step)):
            break
        if step < 0 and _is_pair(reading, found, edge_of) and isinstance(item, OfficeMention):
            break
        if found and step < 0 and _is_of_one_before(reading, items, position, edge_of):
            break
        if isinstance(item, PersonMention):
            if step < 0 and found and _is_head_of(reading, items, position, edge_of):
                break
            joint = link(reading, left, right) if alone and found else Link.AND
            if joint == Link.DIRECT or (joint >= Link.DASH and step < 0):
                break  # "A congratulated B on becoming head"; "A led, and in Hue - B"
            found.append(item)
        elif found and step > 0 and _is_of_others(reading, items, position, titled=titled):
            break
        else:
            titled = True
        edge = item
        position += step
    return found[::step]


def _ends_chain(
    office: Item, before: OfficeMention, found: Sequence[PersonMention], step: int
) -> bool:
    """Whether an office parts those behind it from whoever is named before.

    "The head A and his deputies B and C, both members"; "A chair, B and C his deputies".
    """
    if step > 0 or not found:
        return False
    if before.plural or before.deputy:
        return True
    return isinstance(office, OfficeMention) and office.deputy and before.body == office.body


def _is_pair(reading: Reading, found: Sequence[PersonMention], office: Item) -> bool:
    """Whether a rank has its holders: two names right before it, with nothing but "and" between.

    "C, chair of X, and A and B, vice-chairs of Y"; members may be anybody before.
    """
    ranks = ranks_of(reading.lexicon.schemes)
    if len(found) < 2 or not isinstance(office, OfficeMention) or not ranks.is_rank(office.role):
        return False
    return link(reading, found[1], found[0]) == Link.AND and found[0].last < office.first


def _is_of_one_before(reading: Reading, items: Sequence[Item], at: int, office: Item) -> bool:
    """Whether a phrase is another rank of the office's body, held by whoever is right before it.

    "Elected A chair, and B and C vice-chairs of the Council".
    """
    rank, holder = items[at], items[at - 1] if at else None
    if not isinstance(rank, OfficeMention) or not isinstance(office, OfficeMention):
        return False
    other = rank.body == office.body and rank.role != office.role and not rank.plural
    named = isinstance(holder, PersonMention)
    return other and named and holder is not None and link(reading, holder, rank) == Link.DIRECT


def _is_head_of(reading: Reading, items: Sequence[Item], at: int, office: Item) -> bool:
    """Whether a name has the office of which another is the deputy: "chair A and B, his deputy"."""
    head = items[at - 1] if at else None
    if not isinstance(head, OfficeMention) or not isinstance(office, OfficeMention):
        return False
    same = office.deputy and head.body == office.body and head.role != office.role
    return same and link(reading, head, items[at]) == Link.DIRECT


def _is_of_others(reading: Reading, items: Sequence[Item], at: int, *, titled: bool) -> bool:
    """Whether an office ends a chain of people, as it is that of those behind it.

    `titled` says that those before it, too, have offices of their own.
    """
    office = items[at]
    if isinstance(office, OfficeMention) and office.plural and _leads_on(reading, items, at):
        return True
    return not titled and _is_another(reading, items, at)


def _is_another(reading: Reading, items: Sequence[Item], at: int) -> bool:
    """Whether an office right before a name is that person's alone: "A, B and director C"."""
    office = items[at]
    following = items[at + 1] if at + 1 < len(items) else None
    if not isinstance(following, PersonMention) or following.stands_in:
        return False
    return link(reading, office, following) == Link.DIRECT


def _leads_on(reading: Reading, items: Sequence[Item], at: int) -> bool:
    """Whether a further office of several people belongs to those behind it."""
    following = items[at + 1] if at + 1 < len(items) else None
    named = isinstance(following, PersonMention) and not following.stands_in
    return named and apart(reading, items[at].last, items[at + 1].first) == 0


def _elect(reading: Reading, office: OfficeMention) -> bool:
    """Whether a verb right before an office tells what its holders do: "elected the deputies A"."""
    before = beginning_within(reading.of("tenure"), office.first - 2, office.first - 1)
    acts = [m for m in before if m.concept.code in ("elected", "relieved")]
    return (
        reading.language.verb_first and bool(acts) and reading.adjoins(acts[-1].last, office.first)
    )


def _strung(reading: Reading, left: Item, right: Item, allowed: int) -> bool:
    """Whether two phrases hang together: same sentence, few words and no act between them."""
    if reading.sentence_of(left.first) != reading.sentence_of(right.first):
        return False
    inner = range(left.last + 1, right.first + 1)
    if reading.has_semicolon(left.last, right.first):
        return False
    if beginning_within(reading.of("manner"), inner.start, inner.stop - 1):
        return False
    seats = reading.lexicon.schemes.by_code("body-kind", "seatRole").values()
    elects = isinstance(left, OfficeMention) and left.role in seats
    if isinstance(left, OfficeMention) and elects and _elect(reading, left):
        return False
    turned = any(
        m.concept.code in ("relieved", "succeeds") or (elects and m.concept.code == "elected")
        for m in beginning_within(reading.of("tenure"), inner.start, inner.stop - 1)
    )
    hard = sum(reading.tokens[i].broken > Break.COMMA for i in inner)
    return not turned and hard <= 2 and apart(reading, left.last, right.first) <= allowed
