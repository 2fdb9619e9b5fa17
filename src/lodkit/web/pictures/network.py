"""A network of people, bodies and meetings: around one of them, or of an article."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lodkit.rdf.namespaces import SCHEMA
from lodkit.web.graph import Node
from lodkit.web.naming import text_of
from lodkit.web.pictures.columns import ordered
from lodkit.web.pictures.drawing import ITEM, Card, Drawing, Tie, lines_of, mirrored
from lodkit.web.pictures.ties import COLUMNS, Bond, bonds_in, bonds_of, kind_of
from lodkit.web.views.view import Reader

LONGEST = 16
"""At most so many things in a column."""

_BONDS = 2_000
_WIDTH, _BETWEEN, _GAP, _PADDING = 264.0, 128.0, 10.0, 10.0


@dataclass(frozen=True, slots=True)
class Network:
    """Things by column, each with those that it is tied to."""

    middle: Node
    columns: tuple[tuple[Node, ...], ...]
    bonds: tuple[Bond, ...]
    left_out: int = 0
    more: bool = False
    """Whether more than that are left out: not all ties were read."""


def network_of(node: Node, graph: Node | None = None) -> Network:
    """The network around a node, or, where it has a graph, of all that this states."""
    bonds, more = _around(node) if graph is None else (bonds_in(graph, _BONDS), False)
    kinds: dict[str, str] = {}
    for bond in bonds:
        for end in (bond.one, bond.other):
            kinds.setdefault(end.iri, kind_of(end))
    ranks = _ranks(node, bonds)
    columns = [
        sorted((iri for iri in kinds if kinds[iri] == kind), key=lambda iri: (-ranks[iri], iri))
        for kind in COLUMNS
    ]
    kept = {iri for column in columns for iri in column[:LONGEST]}
    shown = tuple(bond for bond in bonds if bond.one.iri in kept and bond.other.iri in kept)
    arranged = ordered(
        [[iri for iri in column if iri in kept] for column in columns],
        {(bond.one.iri, bond.other.iri) for bond in shown},
    )
    return Network(
        node,
        tuple(tuple(Node(node.store, iri) for iri in column) for column in arranged),
        shown,
        sum(len(column) for column in columns) - len(kept),
        more,
    )


def _around(node: Node) -> tuple[list[Bond], bool]:
    """The ties of a node and those of its neighbours, and whether there are more than are read."""
    own, more = bonds_of(node, _OWN)
    ends = {end.iri: end for bond in own for end in (bond.one, bond.other) if end != node}
    near = sorted(ends.values(), key=lambda end: end.iri)
    found = set(own)
    for one in near[:_NEIGHBOURS]:
        bonds, others = bonds_of(one, _OF_NEIGHBOUR)
        found.update(bonds)
        more = more or others
    ordered = sorted(found, key=lambda bond: bond.via.iri)
    return ordered[:_BONDS], more or len(near) > _NEIGHBOURS or len(ordered) > _BONDS


_NEIGHBOURS, _OWN, _OF_NEIGHBOUR = 30, 200, 30
"""How many neighbours are looked at, and how many ties of the middle and of each of them."""


def _ranks(node: Node, bonds: Iterable[Bond]) -> Counter[str]:
    """How much a thing belongs into the picture: the middle, its neighbours, what has most ties."""
    ranks: Counter[str] = Counter()
    for bond in bonds:
        for end, other in ((bond.one, bond.other), (bond.other, bond.one)):
            ranks[end.iri] += 100 if other == node else 1
    ranks[node.iri] += 1_000_000
    return ranks


def drawn(network: Network, reader: Reader) -> Drawing:
    """The network as a picture: three columns of cards, and the ties between them."""
    columns = [[_card(node, network, reader) for node in column] for column in network.columns]
    heights = [sum(card.height + _GAP for card in column) - _GAP for column in columns]
    tallest = max(heights, default=0)
    cards: dict[str, Card] = {}
    for number, column in enumerate(columns):
        y = (tallest - heights[number]) / 2
        for card in column:
            x = number * (_WIDTH + _BETWEEN)
            cards[card.key] = _moved(card, x + 1, y + 1)
            y += card.height + _GAP
    drawing = Drawing(
        width=3 * _WIDTH + 2 * _BETWEEN + 2,
        height=tallest + 2,
        ties=tuple(_tie(bond, cards, reader) for bond in network.bonds),
        cards=tuple(cards.values()),
    )
    return (
        mirrored(drawing) if reader.speech.direction(reader.speech.language) == "rtl" else drawing
    )


def _card(node: Node, network: Network, reader: Reader) -> Card:
    link = reader.link(node)
    lines = lines_of(link, ITEM, (_PADDING + 4, _PADDING - 3), _WIDTH - 2 * _PADDING - 4)
    plain = tuple(replace(line, address="", whole="") for line in lines)
    return Card(
        *(0, 0, _WIDTH, len(lines) * ITEM.leading + 2 * _PADDING - 4, kind_of(node), plain),
        address=link.address or "",
        title=text_of(link.label),
        key=node.iri,
        chosen=node == network.middle,
    )


def _moved(card: Card, x: float, y: float) -> Card:
    lines = tuple(replace(line, x=line.x + x, y=line.y + y) for line in card.lines)
    return replace(card, x=x, y=y, lines=lines)


def _tie(bond: Bond, cards: dict[str, Card], reader: Reader) -> Tie:
    """From the end of the card that stands first to the beginning of the other."""
    first, last = sorted((cards[bond.one.iri], cards[bond.other.iri]), key=lambda card: card.x)
    style = bond.how if isinstance(bond.how, str) else "former" if bond.former else "tie"
    start = first.x + (first.width if first.x < last.x else 0)
    return Tie(
        *(start, first.y + first.height / 2, last.x, last.y + last.height / 2, style),
        keys=(first.key, last.key),
        title=how(bond, reader),
    )


def how(bond: Bond, reader: Reader) -> str:
    """What a tie is, in the reader's language."""
    if isinstance(bond.how, str):
        return reader.speech.say(bond.how)
    return text_of(reader.link(bond.how).label)


def is_article(node: Node) -> bool:
    """Whether the node is an article, whose graph a network may show."""
    return SCHEMA.NewsArticle in node.classes()
