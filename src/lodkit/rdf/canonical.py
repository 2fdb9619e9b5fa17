"""dump.nq, the canonical dump: what all articles state and what follows, in byte order, each once.

It is written slice by slice, and twice: what follows from all slices belongs into all of them.
"""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from lodkit.rdf.conclusions import conclusions, premises
from lodkit.rdf.dumps import NQUADS
from lodkit.rdf.slices import Run, Slice, SortedFile, fewer, merge, slices
from lodkit.rdf.sorting import lines_of, sorted_unique
from lodkit.rdf.steps import Perform, one_by_one, step

_CHUNK = 1 << 20


def write_nquads(
    runs: Sequence[Run], folder: Path, *, base: str, perform: Perform = one_by_one
) -> str:
    """Write dump.nq: every statement once, in byte order; its SHA-256 is the release's id.

    `runs` are the N-Quads of all articles and of the vocabulary; what follows from them is added.
    `perform` has the slices written, at the same time if it can.
    """
    with TemporaryDirectory(dir=folder) as aside:
        written = _stated(runs, Path(aside), base, perform)
        added = Path(aside) / "added"
        with added.open("wb") as file:
            file.writelines(_conclusions([_premises(file) for _, file in written], base))
        completing = [step(_complete, file, added, part) for part, file in written]
        perform("adding what follows", completing)
        return _joined([file for _, file in written], folder / NQUADS)


def _stated(
    runs: Sequence[Run], aside: Path, base: str, perform: Perform
) -> list[tuple[Slice, Path]]:
    """What all runs state, slice by slice, each in a file with another beside it: its premises."""
    with TemporaryDirectory(dir=aside) as longer:
        runs = fewer(runs, Path(longer), perform)
        written = [(part, aside / str(number)) for number, part in enumerate(slices(runs))]
        perform("merging", [step(_state, runs, part, file, base) for part, file in written])
    return written


def _state(runs: Sequence[Run], part: Slice, target: Path, base: str) -> None:
    lines = list(merge(runs, part))
    with target.open("wb") as file:
        file.writelines(lines)
    with _premises(target).open("wb") as file:
        file.writelines(premises(lines, base))


def _premises(stated: Path) -> Path:
    return stated.with_suffix(".premises")


def _conclusions(files: Sequence[Path], base: str) -> Iterator[bytes]:
    def read() -> Iterator[bytes]:
        return chain.from_iterable(map(lines_of, files))

    return sorted_unique(conclusions(read, base), files[0].parent)


def _complete(target: Path, added: Path, part: Slice) -> None:
    """Add to a slice what belongs there."""
    lines = merge([SortedFile(target), SortedFile(added)], part)
    whole = target.with_suffix(".whole")
    with whole.open("wb") as file:
        file.writelines(lines)
    whole.replace(target)


def _joined(files: Sequence[Path], target: Path) -> str:
    """Put files one behind another, each gone when it is; the SHA-256 of all."""
    digest = hashlib.sha256()
    with target.open("wb") as joined:
        for file in files:
            with file.open("rb") as part:
                while chunk := part.read(_CHUNK):
                    digest.update(chunk)
                    joined.write(chunk)
            file.unlink()
    return digest.hexdigest()
