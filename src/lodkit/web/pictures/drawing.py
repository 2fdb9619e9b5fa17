"""What a picture is made of, in plain values: lines of text, cards, ties between them.

Coordinates are those of a page that runs from left to right; `mirrored` turns a drawing for one
that runs the other way. Texts keep their own direction and stand at the beginning of their line.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lodkit.web.graph import Text
from lodkit.web.naming import Label, text_of
from lodkit.web.pictures.measure import wrapped
from lodkit.web.views.view import Link


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text that begins at (x, y); `whole` is what it says if it had to be cut."""

    x: float
    y: float
    text: str
    style: str
    language: str = ""
    address: str = ""
    whole: str = ""
    ends: bool = False
    """Whether it ends at that point instead."""


@dataclass(frozen=True, slots=True)
class Card:
    """A box of a kind with lines of text in it; as a whole it is a link where it has an address."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    lines: tuple[Line, ...] = ()
    address: str = ""
    title: str = ""
    key: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two cards, from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    style: str = ""
    keys: tuple[str, str] = ("", "")
    title: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar, or with `width` 0 a dot of radius `height`."""

    x: float
    y: float
    width: float
    height: float
    style: str = ""
    address: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture; what comes later in this list lies on top."""

    width: float
    height: float
    ties: tuple[Tie, ...] = ()
    bars: tuple[Bar, ...] = ()
    cards: tuple[Card, ...] = ()
    lines: tuple[Line, ...] = ()
    is_mirrored: bool = False


def mirrored(drawing: Drawing) -> Drawing:
    """The drawing for readers who begin at the right."""
    whole = drawing.width
    return replace(
        drawing,
        is_mirrored=True,
        ties=tuple(replace(tie, x1=whole - tie.x1, x2=whole - tie.x2) for tie in drawing.ties),
        bars=tuple(replace(bar, x=whole - bar.x - bar.width) for bar in drawing.bars),
        cards=tuple(
            replace(card, x=whole - card.x - card.width, lines=_turned(card.lines, whole))
            for card in drawing.cards
        ),
        lines=_turned(drawing.lines, whole),
    )


def _turned(lines: Sequence[Line], whole: float) -> tuple[Line, ...]:
    return tuple(replace(line, x=whole - line.x) for line in lines)


@dataclass(frozen=True, slots=True)
class Style:
    """How lines of a kind are set: the class that a stylesheet knows, and its measures."""

    name: str
    size: float
    leading: float
    boldness: float = 1.0
    """How much wider than plain letters they run."""

    def wrapped(self, text: str, room: float, most: int) -> list[str]:
        """A text in lines of that width."""
        return wrapped(text, self.size * self.boldness, room, most)


TITLE = Style("title", 14, 19, 1.13)
ITEM = Style("item", 13.5, 18)
NOTE = Style("note", 12, 16)


def lines_of(
    link: Link, style: Style, at: tuple[float, float], room: float, most: int = 2
) -> tuple[Line, ...]:
    """A node's name in at most `most` lines below each other, each a link to its page."""
    whole = _isolated(link.label)
    cut = style.wrapped(whole, room, most)
    shortened = whole if " ".join(cut) != " ".join(whole.split()) else ""
    language = _language(link.label)
    return tuple(
        Line(
            at[0],
            at[1] + (n + 1) * style.leading - 5,
            text,
            style.name,
            language,
            link.address or "",
            shortened,
        )
        for n, text in enumerate(cut)
    )


def said(text: str, style: Style, at: tuple[float, float], room: float, language: str) -> Line:
    """One line of words of the interface."""
    (cut,) = style.wrapped(text, room, 1) or [""]
    return Line(at[0], at[1] + style.leading - 5, cut, style.name, language)


def _isolated(label: Label) -> str:
    """A label in one piece, in which dates and numbers keep their order in any surroundings."""
    if len(label) == 1:
        return label[0].value
    return text_of(tuple(part if part.language else _isolate(part) for part in label))


def _isolate(part: Text) -> Text:
    return replace(part, value=f"{_FSI}{part.value}{_PDI}")


_FSI, _PDI = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def _language(label: Label) -> str:
    """The language of a label; none where its parts are in several."""
    known = {part.language or "" for part in label if part.language}
    return known.pop() if len(known) == 1 else ""
