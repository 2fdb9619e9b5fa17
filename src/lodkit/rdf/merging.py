"""Two sorted files of N-Quads, gone through side by side: which statements came and which went.

Nothing is held but the lines of one triple, so memory does not grow with the files; and what is
the same in both is compared in large pieces, so that time grows with what is not.
"""

import mmap
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

Bytes = bytes | mmap.mmap
_SMALLEST, _LARGEST = 256, 4 << 20


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
    """Lines of either file, and in which of the two they stand.

    Of lines that stand in both, one after the other, only the first and the last are told: what
    lies between is compared in large pieces.
    """
    olds, news = _mapped(old), _mapped(new)
    before, after = _line(olds, 0), _line(news, 0)
    here = there = forgotten = 0
    while before or after:
        if here + there > forgotten + _LARGEST:
            forgotten = here + there
            _forget(olds, here)
            _forget(news, there)
        if before == after:
            yield before, True, True
            here, there = here + len(before), there + len(after)
            same = olds.rfind(b"\n", here, here + _same(olds, here, news, there)) + 1
            if same > here:
                here, there = same, there + same - here
                yield olds[olds.rfind(b"\n", 0, same - 1) + 1 : same], True, True
            before, after = _line(olds, here), _line(news, there)
        elif not after or (before and before < after):
            yield before, True, False
            here += len(before)
            before = _line(olds, here)
        else:
            yield after, False, True
            there += len(after)
            after = _line(news, there)


def _same(one: Bytes, here: int, other: Bytes, there: int) -> int:
    """How many bytes are the same from two places on: ever larger pieces, then ever smaller."""
    same, size, grows = 0, _SMALLEST, True
    while size:
        piece = one[here + same : here + same + size]
        if piece and piece == other[there + same : there + same + size]:
            same += len(piece)
            size = min(size * 2, _LARGEST) if grows else size
            if size == _LARGEST:
                _forget(one, here + same)
                _forget(other, there + same)
        else:
            grows = False
            size //= 2
    return same


def _line(content: Bytes, start: int) -> bytes:
    """The line that starts at a place; none at the end."""
    end = content.find(b"\n", start) + 1
    return content[start : end or len(content)]


def _mapped(file: Path) -> Bytes:
    """The bytes of a file, read when they are asked for."""
    with file.open("rb") as stream:
        if not os.fstat(stream.fileno()).st_size:
            return b""
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)


def _forget(content: Bytes, end: int) -> None:
    """Let go of the memory that holds what was read of a file up to a place."""
    whole = end // mmap.PAGESIZE * mmap.PAGESIZE
    if whole and isinstance(content, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        content.madvise(mmap.MADV_DONTNEED, 0, whole)
