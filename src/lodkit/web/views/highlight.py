"""A text with the stretches that facts rest on: cut where any stretch begins or ends."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from lodkit.model.article import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text, the kinds of facts that rest on it, and these facts' numbers."""

    span: Span
    kinds: tuple[str, ...]
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text without a boundary inside, the marks over it, and those that begin here.

    The narrowest mark comes first.
    """

    text: str
    over: tuple[Mark, ...] = ()
    beginning: tuple[Mark, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of the marks, each once."""
        return tuple(dict.fromkeys(kind for mark in self.over for kind in mark.kinds))

    @property
    def facts(self) -> tuple[int, ...]:
        """The facts that rest on it, each once."""
        return tuple(dict.fromkeys(fact for mark in self.over for fact in mark.facts))

    def within(self, span: Span | None) -> bool:
        """Whether the segment is part of a stretch of the text."""
        return span is not None and any(_contains(span, mark.span) for mark in self.over)


def paragraphs(text: str, marks: Iterable[Mark]) -> list[tuple[Segment, ...]]:
    """The lines of the text that are not blank, each in segments."""
    known = sorted({_clipped(mark, len(text)) for mark in marks}, key=_narrowest_first)
    known = [mark for mark in known if mark.span.start < mark.span.end]
    found, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            here = [m for m in known if m.span.start < end and start < m.span.end]
            found.append(tuple(_segments(text, start, end, here)))
        start = end + 1
    return found


def _segments(text: str, start: int, end: int, marks: list[Mark]) -> Iterator[Segment]:
    inner = {edge for mark in marks for edge in (mark.span.start, mark.span.end)}
    edges = sorted({start, end, *(edge for edge in inner if start < edge < end)})
    for left, right in pairwise(edges):
        over = tuple(m for m in marks if m.span.start <= left and right <= m.span.end)
        beginning = tuple(m for m in over if m.span.start == left)
        yield Segment(text[left:right], over, beginning)


def _clipped(mark: Mark, length: int) -> Mark:
    span = Span(min(mark.span.start, length), min(mark.span.end, length))
    return Mark(span, mark.kinds, mark.facts)


def _narrowest_first(mark: Mark) -> tuple[int, Span]:
    return mark.span.end - mark.span.start, mark.span


def _contains(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
