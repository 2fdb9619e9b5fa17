"""Each picture with what belongs to it: a heading, a summary, choices, and a table of the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from lodkit.rdf.namespaces import LK, SCHEMA
from lodkit.web.graph import Node, Text
from lodkit.web.naming import Label, text_of
from lodkit.web.pictures import chart, meetings, network, timeline
from lodkit.web.pictures.drawing import Drawing
from lodkit.web.pictures.network import is_article
from lodkit.web.pictures.ties import COLUMNS, Bond, kind_of
from lodkit.web.views.tables import is_true, word
from lodkit.web.views.view import Reader, Row, Table, Value

ORGANISATION, TIMELINE, NETWORK = "organisation", "timeline", "network"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a reader may choose: its name in the address, and what there is."""

    name: str
    word: str
    options: tuple[tuple[str, Text], ...]
    chosen: str = ""
    any: bool = True


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, and all that its page says beside it. `word` names its kind, `wish` what of it."""

    word: str
    heading: Label
    drawing: Drawing
    table: Table
    wish: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, int], ...]
    choices: tuple[Choice, ...] = ()
    kinds: tuple[str, ...] = ()
    left_out: int = 0
    at_least: bool = False
    """Whether even more is left out, which was not counted."""

    def summary(self, reader: Reader) -> str:
        """What the picture shows, in a sentence and numbers."""
        numbers = " · ".join(f"{reader.speech.say(word)}: {n}" for word, n in self.counts)
        return f"{reader.speech.say(f'{self.word}-lead')} {numbers}".strip()


def organisation(place: Node, scope: str, reader: Reader) -> Picture:
    """The organisation chart of a place."""
    known = chart.chart_of(place)
    rows = tuple(
        Row(
            (
                (reader.link(one.body),),
                reader.links((holder.post,)),
                reader.links((holder.person,)),
                reader.values(holder.membership, LK.attestedOn),
            ),
            reader.sources(holder.membership),
        )
        for one in known.members
        for holder in one.holders
    ) + tuple(
        Row(((reader.link(one.body),), (), (), ())) for one in known.members if not one.holders
    )
    return Picture(
        "organisation-chart",
        reader.link(place).label,
        chart.drawn(known, reader, reader.speech.say("so-many-more")),
        Table("holders", ("body", "post", "person", "attested-on"), rows),
        (("scope", scope),),
        (("bodies", len(known.members)), ("persons", chart.persons_of(known.members))),
        left_out=known.left_out,
    )


def meetings_in_time(
    wish: meetings.Wish,
    given: dict[str, str],
    nodes: Sequence[Node],
    choices: Sequence[Choice],
    reader: Reader,
) -> Picture:
    """The timeline of the meetings that a reader wants to see; `nodes` are what was chosen."""
    known = meetings.timeline_of(reader.addresses.dataset, wish)
    kept = {name: value for name, value in given.items() if value and name != "year"}
    path = f"{reader.addresses.root}/picture/{TIMELINE}"
    periods = tuple(
        timeline.Period(one.name, one.meetings, reader.address(path, **kept, year=one.name[:4]))
        for one in known.periods
    )
    drawn = timeline.drawn(timeline.Timeline(known.meetings, periods, known.total), reader)
    return Picture(
        "timeline",
        _heading(wish, nodes, reader) or (_said("meetings", reader),),
        drawn,
        Table(
            "meetings",
            ("date", "meeting", "host"),
            tuple(_event(m, reader) for m in known.meetings),
        ),
        tuple((name, value) for name, value in given.items() if value),
        (("meetings", known.total),),
        tuple(choices),
        left_out=known.left_out,
    )


def _heading(wish: meetings.Wish, nodes: Sequence[Node], reader: Reader) -> Label:
    named = tuple(part for node in nodes for part in reader.link(node).label)
    return (*named, Text(wish.year)) if wish.year else named


def _said(word: str, reader: Reader) -> Text:
    return Text(reader.speech.say(word), reader.speech.language)


def _event(meeting: Node, reader: Reader) -> Row:
    inferred: tuple[Value, ...] = (word("inferred"),) if is_true(meeting, LK.dateInferred) else ()
    return Row(
        (
            reader.values(meeting, SCHEMA.startDate) + inferred,
            (reader.link(meeting),),
            reader.links(meeting.nodes(SCHEMA.organizer)),
        )
    )


def ties(node: Node, graph: Node | None, reader: Reader) -> Picture:
    """The network around a node, or of an article."""
    known = network.network_of(node, graph)
    counts = zip(COLUMNS, known.columns, strict=True)
    return Picture(
        "network",
        reader.link(node).label,
        network.drawn(known, reader),
        Table("ties", ("who", "tie", "with"), tuple(_bond(bond, reader) for bond in known.bonds)),
        (("of", path_of(node, reader)),),
        tuple((kind, len(column)) for kind, column in counts if column),
        kinds=tuple(COLUMNS),
        left_out=known.left_out or int(known.more),
        at_least=known.more,
    )


def _bond(bond: Bond, reader: Reader) -> Row:
    how: Value = word(bond.how) if isinstance(bond.how, str) else reader.link(bond.how)
    former: tuple[Value, ...] = (word("former"),) if bond.former else ()
    return Row(((reader.link(bond.one),), (how, *former), (reader.link(bond.other),)))


def pictures_of(node: Node, reader: Reader) -> list[tuple[str, str]]:
    """The pictures that a thing is in the middle of: what each is called, and its address."""
    classes, root = node.classes(), f"{reader.addresses.root}/picture"
    if SCHEMA.AdministrativeArea in classes:
        if not node.incoming(LK.scope, 1):
            return []
        scope = unquote(node.iri.rpartition("/")[2])
        return [
            ("organisation-chart", reader.address(f"{root}/{ORGANISATION}", scope=scope)),
            ("timeline", reader.address(f"{root}/{TIMELINE}", scope=scope)),
        ]
    if is_article(node) or kind_of(node):
        return [("network", reader.address(f"{root}/{NETWORK}", of=path_of(node, reader)))]
    return []


def path_of(node: Node, reader: Reader) -> str:
    """A node as an address names it: its IRI without the base, decoded."""
    return unquote(node.iri.removeprefix(reader.addresses.dataset.base))


def name_of(picture: Picture, reader: Reader) -> str:
    """What a picture is called, in one piece."""
    return f"{text_of(picture.heading)} · {reader.speech.say(picture.word)}"
