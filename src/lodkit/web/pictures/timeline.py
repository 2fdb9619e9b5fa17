"""A timeline of meetings: how many there were in each year or month, and the newest one by one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from lodkit.rdf.namespaces import LK, SCHEMA
from lodkit.web.graph import Node
from lodkit.web.pictures.drawing import (
    NOTE,
    TITLE,
    Bar,
    Card,
    Drawing,
    Line,
    Tie,
    lines_of,
    mirrored,
)
from lodkit.web.views.tables import is_true
from lodkit.web.views.view import Reader

_WIDTH, _AXIS, _ROW = 760.0, 128.0, 58.0
_CHART, _BASE, _BAR, _LABEL = 72.0, 96.0, 56.0, 56.0


@dataclass(frozen=True, slots=True)
class Period:
    """A year or a month, how many meetings began in it, and where these are shown alone."""

    name: str
    meetings: int
    address: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Meetings, the newest first, of all that there are in these periods."""

    meetings: tuple[Node, ...]
    periods: tuple[Period, ...]
    total: int

    @property
    def left_out(self) -> int:
        """How many meetings are not shown one by one."""
        return self.total - len(self.meetings)


def periods_of(counts: Mapping[str, int], length: int) -> list[Period]:
    """How many meetings were in each year (length 4) or month (7), with the empty ones between.

    `counts` says how many there are of each day, month or year; what is less exact is left out.
    """
    found: Counter[str] = Counter()
    for day, number in counts.items():
        if len(day) >= length:
            found[day[:length]] += number
    return [Period(name, found[name]) for name in _between(min(found), max(found))] if found else []


def _between(first: str, last: str) -> list[str]:
    if len(first) == len("2025"):
        return [f"{year:04}" for year in range(int(first), int(last) + 1)]
    start, end = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end + 1)]


def drawn(timeline: Timeline, reader: Reader) -> Drawing:
    """The timeline as a picture: bars for the periods, below them the meetings along an axis."""
    bars, names = _bars(timeline.periods)
    top = _BASE + 44 if bars else 8.0
    dots, cards, lines = _events(timeline.meetings, reader, top)
    end = top + _ROW * len(timeline.meetings)
    axis = (Tie(_AXIS, top, _AXIS, end, "axis"),) if cards else ()
    drawing = Drawing(
        _WIDTH,
        max(end, _BASE + 24 if bars else 0) + 8,
        axis,
        (*bars, *dots),
        cards,
        (*names, *lines),
    )
    return (
        mirrored(drawing) if reader.speech.direction(reader.speech.language) == "rtl" else drawing
    )


def _bars(periods: Sequence[Period]) -> tuple[list[Bar], list[Line]]:
    """A bar for each period, as high as it has meetings, its number above and its name below."""
    if len(periods) < 2:
        return [], []
    step = min(_BAR, (_WIDTH - _LABEL) / len(periods))
    most = max(period.meetings for period in periods)
    every = max(1, round(44 / step + 0.5)) if step < 44 else 1
    bars, lines = [], []
    for place, period in enumerate(periods):
        x = 4 + place * step
        height = _CHART * period.meetings / most
        if period.meetings:
            told = f"{period.name}: {period.meetings}"
            bars.append(
                Bar(x, _BASE - height, max(step - 4, 1), height, "bar", period.address, told)
            )
            if step >= 20:
                lines.append(Line(x, _BASE - height - 5, str(period.meetings), "count"))
        if place % every == 0:
            lines.append(Line(x, _BASE + 17, period.name, "note", address=period.address))
    return bars, lines


def _events(
    meetings: Sequence[Node], reader: Reader, top: float
) -> tuple[list[Bar], tuple[Card, ...], list[Line]]:
    dots, cards, lines = [], [], []
    numbered = enumerate(meetings)
    for date, group in groupby(numbered, key=lambda pair: day_of(pair[1])):
        for place, (number, meeting) in enumerate(group):
            y = top + number * _ROW
            if place == 0:
                lines.append(Line(8, y + 27, date, "date"))
            inferred = is_true(meeting, LK.dateInferred)
            dots.append(Bar(_AXIS, y + 23, 0, 6, "dot inferred" if inferred else "dot"))
            cards.append(_card(meeting, reader, y))
    return dots, tuple(cards), lines


def _card(meeting: Node, reader: Reader, y: float) -> Card:
    """What kind of meeting it was, and whose."""
    x, room = _AXIS + 24, _WIDTH - _AXIS - 56
    link = reader.link(meeting)
    host = next(iter(meeting.nodes(SCHEMA.organizer)), None)
    own = tuple(
        part for part in link.label if part.value not in _said_elsewhere(meeting, host, reader)
    )
    named = reader.link_to(meeting.iri, own)
    title = lines_of(named, TITLE, (x + 14, y + 6), room, 1)
    below = (
        lines_of(reader.link(host), NOTE, (x + 14, y + 6 + TITLE.leading), room, 1) if host else ()
    )
    return Card(x, y, _WIDTH - x - 8, _ROW - 10, "meetings", (*title, *below), key=meeting.iri)


def _said_elsewhere(meeting: Node, host: Node | None, reader: Reader) -> set[str]:
    """The parts of a meeting's name that stand beside it: its day, and its host."""
    day = {text.value for text in meeting.texts(SCHEMA.startDate)}
    return day | ({part.value for part in reader.link(host).label} if host else set())


def day_of(meeting: Node) -> str:
    """The first day of a meeting, or its month, as far as it is known."""
    return next((text.value for text in meeting.texts(SCHEMA.startDate)), "")
