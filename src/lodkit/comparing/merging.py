"""Two sorted files of N-Quads, gone through side by side: which statements came and which went.

Nothing is held but the lines of one triple, so memory does not grow with the files.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Changed:
    """A triple of which a statement came or went: the lines, and if any graph had or has it."""

    triple: bytes
    added: list[bytes] = field(default_factory=list)
    removed: list[bytes] = field(default_factory=list)
    stays: bool = False
    """Whether a graph states it before and after."""

    @property
    def is_new(self) -> bool:
        """Whether no graph stated it before."""
        return not self.removed and not self.stays

    @property
    def is_gone(self) -> bool:
        """Whether no graph states it any more."""
        return not self.added and not self.stays


def changes(old: Path, new: Path) -> Iterator[Changed]:
    """Every triple of which some graph's statement came or went, in byte order."""
    current: Changed | None = None
    last_both = b""
    for line, before, after in _side_by_side(old, new):
        if before and after:
            last_both = line
            if current is not None and triple_of(line) == current.triple:
                current.stays = True
            continue
        triple = triple_of(line)
        if current is None or triple != current.triple:
            if current is not None:
                yield current
            current = Changed(triple, stays=bool(last_both) and triple_of(last_both) == triple)
        (current.added if after else current.removed).append(line)
    if current is not None:
        yield current


def triple_of(line: bytes) -> bytes:
    """A line's triple, without its graph."""
    return _parted(line)[0]


def graph_of(line: bytes) -> bytes:
    """The name of a line's graph as N-Quads has it; nothing for the default graph."""
    return _parted(line)[1]


def _parted(line: bytes) -> tuple[bytes, bytes]:
    """Triple and graph. A literal may hold blanks, so its end is where the last quote is."""
    line = line.removesuffix(b" .\n")
    third = line.index(b" ", line.index(b" ") + 1) + 1
    behind = line.rindex(b'"') if line[third : third + 1] == b'"' else third
    end = line.find(b" ", behind)
    return (line, b"") if end < 0 else (line[:end], line[end + 1 :])


def _side_by_side(old: Path, new: Path) -> Iterator[tuple[bytes, bool, bool]]:
    """Each line of either file, and in which of the two it stands."""
    with old.open("rb") as olds, new.open("rb") as news:
        before, after = olds.readline(), news.readline()
        while before or after:
            if before == after:
                yield before, True, True
                before, after = olds.readline(), news.readline()
            elif not after or (before and before < after):
                yield before, True, False
                before = olds.readline()
            else:
                yield after, False, True
                after = news.readline()
