"""The organisation chart of a place: bodies below what they are part of, and who holds posts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from lodkit.rdf.namespaces import LK, ORG
from lodkit.web.graph import Node
from lodkit.web.pictures.drawing import (
    ITEM,
    NOTE,
    TITLE,
    Card,
    Drawing,
    Line,
    lines_of,
    mirrored,
    said,
)
from lodkit.web.pictures.tree import branch, placed
from lodkit.web.views.holders import rank_of
from lodkit.web.views.tables import is_true
from lodkit.web.views.view import Reader

BODIES = 60
HOLDERS = 8
"""At most so many bodies in a chart, and so many holders of one body's posts in its card."""

_WIDTH, _COLUMN, _GAP, _PADDING = 264.0, 304.0, 18.0, 12.0
_HEAD, _DATE = 24.0, 76.0


@dataclass(frozen=True, slots=True)
class Holder:
    """That somebody holds a post, as far as articles say: the membership, the post, the person."""

    membership: Node
    post: Node
    person: Node
    role: Node
    attested: str


@dataclass(frozen=True, slots=True)
class Member:
    """A body of the chart, the one above it, and who holds its posts."""

    body: Node
    above: str
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The bodies of a place, each after the one that it is part of."""

    place: Node
    members: tuple[Member, ...]
    left_out: int = 0


def chart_of(place: Node) -> Chart:
    """What is known of the organisation of a place."""
    bodies = {body.iri: body for body in place.incoming(LK.scope, None)}
    above = {
        body.iri: whole.iri
        for body in bodies.values()
        for whole in body.nodes(ORG.subOrganizationOf)
        if whole.iri in bodies
    }
    members = {
        iri: Member(body, above.get(iri, ""), tuple(_holders(body))) for iri, body in bodies.items()
    }
    ordered = list(_in_order("", members))
    return Chart(place, tuple(ordered[:BODIES]), max(0, len(ordered) - BODIES))


def _kinds(body: Node) -> list[Node]:
    return body.nodes(ORG.classification)


def _holders(body: Node) -> Iterator[Holder]:
    """Who holds the posts of a body now: its head first, then its deputies, then the others.

    Of several in one post, who was attested last comes first.
    """
    rank = rank_of(body)
    found = [
        Holder(one, post, person, role, _last_day(one))
        for one in body.incoming(ORG.organization)
        if not is_true(one, LK.former)
        for post in one.nodes(LK.post)[:1]
        for person in one.nodes(ORG.member)[:1]
        for role in one.nodes(ORG.role)[:1]
    ]
    found.sort(key=lambda one: one.person.iri)
    found.sort(key=lambda one: one.attested, reverse=True)
    yield from sorted(found, key=lambda one: (rank(one.role.iri), one.role.iri))


def _last_day(membership: Node) -> str:
    """The last day or month on which an article attests a membership."""
    return max((text.value for text in membership.texts(LK.attestedOn)), default="")


def _in_order(above: str, members: Mapping[str, Member]) -> Iterator[Member]:
    """The bodies below one, each before those below itself; what has most people comes first."""
    here = [member for member in members.values() if member.above == above]
    here.sort(key=lambda member: (-_size(member.body.iri, members), member.body.iri))
    for member in here:
        yield member
        yield from _in_order(member.body.iri, members)


def _size(iri: str, members: Mapping[str, Member]) -> int:
    below = (_size(one.body.iri, members) for one in members.values() if one.above == iri)
    return len(members[iri].holders) + sum(below)


def drawn(chart: Chart, reader: Reader, more: str) -> Drawing:
    """The chart as a picture: a card for each body, with its posts and who holds them.

    `more` words that there are others: "{} more".
    """
    cards = {"": _root(chart.place, reader)}
    cards |= {one.body.iri: _card(one, reader, more) for one in chart.members}
    below: dict[str, list[str]] = {}
    for one in chart.members:
        below.setdefault(one.above if one.above in cards else "", []).append(one.body.iri)
    heights = {key: card.height for key, card in cards.items()}
    corners = placed([""], below, heights, column=_COLUMN, gap=_GAP)
    cards = {key: _moved(card, corners[key]) for key, card in cards.items()}
    drawing = Drawing(
        width=max(card.x + card.width for card in cards.values()) + 2,
        height=max(card.y + card.height for card in cards.values()) + 2,
        ties=tuple(
            branch(cards[above], cards[iri], level=_HEAD)
            for above, children in below.items()
            for iri in children
        ),
        cards=tuple(cards.values()),
    )
    return (
        mirrored(drawing) if reader.speech.direction(reader.speech.language) == "rtl" else drawing
    )


def _root(place: Node, reader: Reader) -> Card:
    link = reader.link(place)
    lines = lines_of(link, TITLE, (_PADDING, _PADDING), _WIDTH - 2 * _PADDING)
    height = len(lines) * TITLE.leading + 2 * _PADDING
    return Card(0, 0, _WIDTH, height, "places", lines, key="root")


def _card(member: Member, reader: Reader, more: str) -> Card:
    room = _WIDTH - 2 * _PADDING
    link = reader.link(member.body)
    lines: list[Line] = [*lines_of(link, TITLE, (_PADDING, _PADDING), room, 3)]
    y = _PADDING + len(lines) * TITLE.leading + 2
    shown = member.holders[:HOLDERS]
    for post, holders in groupby(shown, key=lambda one: (one.post, one.role)):
        role = replace(reader.link(post[1]), address=reader.link(post[0]).address)
        y += 4
        lines += lines_of(role, NOTE, (_PADDING, y), room, 1)
        y += NOTE.leading
        for holder in holders:
            person = reader.link(holder.person)
            lines += lines_of(person, ITEM, (_PADDING, y), room - _DATE, 1)
            lines.append(_day(holder, y))
            y += ITEM.leading
    left_out = len(member.holders) - len(shown)
    if left_out:
        note = said(more.format(left_out), NOTE, (_PADDING, y + 2), room, reader.speech.language)
        lines.append(replace(note, address=link.address or ""))
        y += NOTE.leading + 2
    return Card(0, 0, _WIDTH, y + _PADDING - 2, "bodies", tuple(lines), key=member.body.iri)


def _day(holder: Holder, y: float) -> Line:
    """When it is attested last, at the end of the line: several may be said to hold one post."""
    return Line(_WIDTH - _PADDING, y + 13, holder.attested, NOTE.name, ends=True)


def _moved(card: Card, corner: tuple[float, float]) -> Card:
    x, y = corner[0] + 1, corner[1] + 1
    lines = tuple(replace(line, x=line.x + x, y=line.y + y) for line in card.lines)
    return replace(card, x=x, y=y, lines=lines)


def persons_of(members: Iterable[Member]) -> int:
    """How many people a chart names."""
    return len({holder.person.iri for one in members for holder in one.holders})
