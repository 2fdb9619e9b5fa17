"""Posts: which of the offices that a sentence names belongs to which of its people."""

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from operator import attrgetter

from lodkit.mapping.people.links import Holding, Row
from lodkit.mapping.people.persons import PersonMention
from lodkit.mapping.posts.appointers import of_appointers
from lodkit.mapping.posts.beside import beside
from lodkit.mapping.posts.capacities import of_capacities
from lodkit.mapping.posts.careers import of_careers
from lodkit.mapping.posts.departures import with_departures
from lodkit.mapping.posts.dismissals import of_dismissals
from lodkit.mapping.posts.distributed import of_several_places
from lodkit.mapping.posts.groups import of_groups
from lodkit.mapping.posts.handovers import of_handovers
from lodkit.mapping.posts.kin import held_by_others
from lodkit.mapping.posts.pairs import of_pairs
from lodkit.mapping.posts.replacements import of_replacements
from lodkit.mapping.posts.resumptions import of_resumptions
from lodkit.mapping.posts.rivals import without_rivals
from lodkit.mapping.posts.stand_ins import find_stand_ins
from lodkit.mapping.posts.successions import successions
from lodkit.mapping.posts.superiors import without_superiors
from lodkit.mapping.posts.told import told
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.ranks import Ranks, ranks_of
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within
from lodkit.model.article import Span
from lodkit.model.facts import Body, Membership

# Whose office ended this many years before the roster's latest does not hold it in any article.
_LONG_AGO = 25
# The turns that say no more than that a post was held before.
_PAST = ("held", "former", "led", "belonged")
# The turns by which a post changes hands, and those by which somebody comes to it.
_TAKEN = ("relieved", "passes", "succeeds", "replaces", "takes")
_GIVEN = ("elected", "joins", "holds", *_TAKEN)
# In which order an office is asked whose it is.
_WAYS = (
    of_handovers,
    of_replacements,
    of_pairs,
    of_several_places,
    of_groups,
    beside,
    of_careers,
)


def find_holdings(
    reading: Reading, people: Sequence[PersonMention], offices: Sequence[OfficeMention]
) -> list[Holding]:
    """Who holds what; an office that one way of telling gives away is not asked for again."""
    named = [*people, *find_stand_ins(reading, people, offices)]
    offices = list(held_by_others(reading, offices, people))
    row = Row.of(reading, sorted(named, key=attrgetter("first")), offices)
    others = of_appointers(reading, row)
    found: list[Holding] = []
    for way in _WAYS:
        found.extend(_unowned(way(reading, row), found, others))
    found.extend(_unowned(told(reading, row, found), found, others))
    found.extend(_unowned(of_capacities(reading, row), found))
    found = without_rivals(reading, without_superiors(reading, found))
    found = [h for h in found if not _is_held_still(h, found) and not _is_meant(reading, h, found)]
    found.extend(_unowned(of_resumptions(reading, row, found), found))
    found += of_dismissals(reading, people, found)
    found = _of_known_holders(reading, found)
    found = with_siblings(reading, with_departures(reading, found))
    found += successions(reading, people, found)
    found = _without_seconds(reading, _of_known_holders(reading, found))
    return _left_throughout(found)


def _without_seconds(reading: Reading, holdings: Sequence[Holding]) -> list[Holding]:
    """The holdings but for who only seems to head a body that another heads in so many words.

    "In the ward the secretary is B" means no body that was named before, where A is said to
    lead that; whoever comes to a post by a verb may be A's successor.
    """
    ranks = ranks_of(reading.lexicon.schemes)
    heads: dict[tuple[str, Body], set[str]] = {}
    for holding in holdings:
        office = holding.office
        said = not office.former and not office.inherited and office.body.scope is not None
        if said and ranks.top_of(office.body.kind) == office.role:
            heads.setdefault((office.role, office.body), set()).add(holding.person.name)
    return [h for h in holdings if not _is_second(h, heads)]


def _is_second(holding: Holding, heads: Mapping[tuple[str, Body], set[str]]) -> bool:
    """Whether an office without a body of its own is one that somebody else is said to hold."""
    office = holding.office
    others = heads.get((office.role, office.body), set()) - {holding.person.name}
    guessed = office.inherited and not office.former and holding.turn is None
    return guessed and bool(others) and holding.person.name not in others


def _of_known_holders(reading: Reading, holdings: Sequence[Holding]) -> list[Holding]:
    """The holdings but for a second head of a body beside the one who is known for it.

    "The prime minister praised Mr B" makes no prime minister of B where A is named as one.
    """
    ranks, posts = ranks_of(reading.lexicon.schemes), reading.lexicon.roster.posts
    heads: dict[tuple[str, str, str], set[str]] = {}
    for holding in holdings:
        office = holding.office
        if not office.former and _is_sole(ranks, office.role, office.body.kind):
            key = (office.role, office.body.kind, office.body.scope or "")
            heads.setdefault(key, set()).add(holding.person.name)
    if all(len(names) == 1 for names in heads.values()):
        return list(holdings)
    found: list[Holding] = []
    for holding in holdings:
        office = holding.office
        key = (office.role, office.body.kind, office.body.scope or "")
        known = heads.get(key, set()) & posts.get(key, frozenset())
        other = known and holding.person.name not in posts.get(key, frozenset())
        if office.former or holding.turn is not None or not other:
            found.append(holding)
    return found


@lru_cache(maxsize=4096)
def _is_sole(ranks: Ranks, role: str, kind: str) -> bool:
    """Whether there is one such office in the country: a minister's, or of the State's head."""
    value = ranks.schemes.value
    central = value("body-kind", kind, "seat") == "central"
    own = value("role", role, "bodyKind") == kind
    named = own or value("role", role, "anywhere") or value("body-kind", kind, "appoints")
    return central and bool(named) and ranks.top_of(kind) == role


def _left_throughout(holdings: Sequence[Holding]) -> list[Holding]:
    """The holdings; a post that the text takes from its holder is one of the past all over."""
    left = {
        (h.person.name, h.office.role, h.office.body)
        for h in holdings
        if h.office.former and h.turn in _TAKEN
    }
    return [
        h._replace(office=h.office._replace(former=True))
        if (h.person.name, h.office.role, h.office.body) in left and h.turn not in _GIVEN
        else h
        for h in holdings
    ]


def _unowned(
    more: Iterator[Holding],
    found: Sequence[Holding],
    others: Set[tuple[int, int]] = frozenset(),
) -> list[Holding]:
    """The holdings of offices that belong to nobody yet; `others` are no such person's."""
    owned = {(h.office.first, h.office.last) for h in found}
    return [
        h
        for h in more
        if (h.office.first, h.office.last) not in owned
        and (h.office.first, h.person.first) not in others
    ]


def _is_held_still(holding: Holding, holdings: Sequence[Holding]) -> bool:
    """Whether a verb of the past stands by an office that a name beside it says is held now.

    "The secretary said that it was" tells nothing of who was secretary; "the secretary, who was
    then B" does.
    """
    office = holding.office
    named_behind = office.last < holding.person.first
    return holding.turn in _PAST and any(
        (h.office.role, h.office.body) == (office.role, office.body)
        and not (named_behind and h.person.name != holding.person.name)
        and h.turn is None
        and not h.office.former
        for h in holdings
    )


def _is_meant(reading: Reading, holding: Holding, holdings: Sequence[Holding]) -> bool:
    """Whether a word for a role only repeats what else the text says of a person.

    "Chairman A" means the body that A is said to chair, not the last one spoken of.
    """
    if not holding.office.inherited or holding.turn is not None or _is_own_item(reading, holding):
        return False
    if holding.office.former or reading.is_possessed(holding.office):
        return False  # "the former chair A, now secretary of X"; "its chair A, secretary of X"
    value = reading.lexicon.schemes.value
    if any(value("role", holding.office.role, name) for name in ("anywhere", "bodyKind")):
        return False
    ranks = ranks_of(reading.lexicon.schemes)
    told = [
        h.office
        for h in holdings
        if h.person.name == holding.person.name and not h.office.inherited
    ]
    stated = [o for o in told if not o.former] or ([] if holding.office.plural else told)
    same = any(ranks.rank_of(o.role) == ranks.rank_of(holding.office.role) for o in stated)
    return same or (bool(stated) and all(o.body.scope != holding.office.body.scope for o in stated))


def _is_own_item(reading: Reading, holding: Holding) -> bool:
    """Whether an office that says its body's noun is an item of a person's list behind the name.

    "A, secretary of the committee, chair of the Council" repeats nothing.
    """
    office = holding.office
    roles = beginning_within(reading.of("role"), office.head, office.head)
    said = all(m.last < office.last for m in roles)
    return said and holding.person.last < office.first


def with_siblings(reading: Reading, holdings: Sequence[Holding]) -> list[Holding]:
    """Where one of a person's offices names its place, the others beside it have it too."""
    places: dict[PersonMention, set[str | None]] = {}
    again = reading.words_of("cue/same-post")
    for holding in holdings:
        office = holding.office
        placed = office.placed and not office.former and office.head not in again
        if placed and _is_near(reading, holding):
            places.setdefault(holding.person, set()).add(office.body.scope)
    provinces = reading.lexicon.provinces
    return [_moved(reading, h, places.get(h.person, set()) & provinces) for h in holdings]


def _is_near(reading: Reading, holding: Holding) -> bool:
    """Whether an office stands in the sentence of the name."""
    return reading.sentence_of(holding.person.first) == reading.sentence_of(holding.office.first)


def _moved(reading: Reading, holding: Holding, places: set[str | None]) -> Holding:
    office = holding.office
    seat = reading.lexicon.schemes.value("body-kind", office.body.kind, "seat")
    if office.placed or office.former or seat != "local" or len(places) != 1:
        return holding
    if not _is_near(reading, holding):
        return holding
    body = Body(office.body.kind, next(iter(places)))
    return holding._replace(office=office._replace(body=body))


def memberships(reading: Reading, holdings: Sequence[Holding]) -> list[Membership]:
    """One membership for each person and office, with every place that states it.

    A post is of the past or not: what is told nearest to the name, the first of the holdings, says.
    """
    past: dict[tuple[str, str, Body], bool] = {}
    spans: dict[tuple[str, str, Body], list[Span]] = {}
    for holding in holdings:
        office, person = holding.office, holding.person
        key, former = (person.name, office.role, office.body), _is_past(reading, holding)
        if past.setdefault(key, former) != former:
            continue
        stated = (reading.span(person.first, person.last), reading.span(office.first, office.last))
        verb = reading.spans(holding.verb.words) if holding.verb else ()
        spans.setdefault(key, []).extend((*stated, *verb))
    ranks = ranks_of(reading.lexicon.schemes)
    return [
        Membership(name, role, body, past[name, role, body], tuple(sorted(set(where))))
        for (name, role, body), where in spans.items()
        if not _is_permanent_as_well(ranks, past, (name, role, body))
    ]


def _is_permanent_as_well(
    ranks: Ranks, past: Mapping[tuple[str, str, Body], bool], key: tuple[str, str, Body]
) -> bool:
    """Whether the deputy is the permanent one: "the deputies are A, B"; "A, permanent deputy"."""
    name, role, body = key
    permanent = ranks.permanent(role, body.kind)
    return permanent != role and past.get((name, permanent, body)) == past[key]


def _is_past(reading: Reading, holding: Holding) -> bool:
    """Whether the text says "former", or the office is known to have ended long ago."""
    if holding.office.former:
        return True
    office = holding.office
    roster = reading.lexicon.roster
    ended = roster.ended.get((holding.person.name, office.role, office.body.kind), "")
    return bool(ended) and int(roster.latest[:4]) - int(ended[:4]) > _LONG_AGO
