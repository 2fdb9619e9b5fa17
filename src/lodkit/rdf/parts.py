"""The union of all graphs, whole and by kind of thing: every triple is in exactly one part."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from lodkit.rdf.namespaces import ROOT

FOLDER = "parts"
"""The folder of a release that the parts lie in."""

OTHERS = "vocabulary"
_SEGMENTS = {
    "article": "articles",
    "body": "bodies",
    "document": "documents",
    "evidence": "evidence",
    "likely-identity": "persons",
    "meeting": "meetings",
    "membership": "memberships",
    "name-form": "persons",
    "participation": "participations",
    "person": "persons",
    "place": "places",
    "post": "posts",
}
"""To which part a subject of the dataset belongs, by the first segment of its path."""

PARTS = tuple(sorted({*_SEGMENTS.values(), OTHERS}))
"""The parts; a place is a place whoever describes it, and the rest is vocabulary."""


def write_parts(union: Iterable[bytes], whole: Path, folder: Path, *, base: str) -> None:
    """Write sorted N-Triples lines into the file `whole`, and each into its part's file."""
    with ExitStack() as open_files:
        files = {
            part: open_files.enter_context((folder / f"{part}.nt").open("wb")) for part in PARTS
        }
        everything = open_files.enter_context(whole.open("wb"))
        _distribute(union, everything, files, part_of(base))


def _distribute(
    union: Iterable[bytes],
    everything: IO[bytes],
    files: Mapping[str, IO[bytes]],
    part: Callable[[bytes], str],
) -> None:
    """Subjects come in order, so the part is looked up once for each."""
    known = b""
    file = files[OTHERS]
    for line in union:
        everything.write(line)
        if not line.startswith(known) or not known:
            known = line[: line.index(b" ") + 1]
            file = files[part(known)]
        file.write(line)


def part_of(base: str) -> Callable[[bytes], str]:
    """A function from the beginning of a line to the part that the line belongs to."""
    roots = (f"<{base}".encode(), f"<{ROOT}".encode())
    segments = {name.encode(): part for name, part in _SEGMENTS.items()}

    def part(line: bytes) -> str:
        if line.startswith(roots[0]):
            return segments.get(line[len(roots[0]) :].partition(b"/")[0], OTHERS)
        return "places" if line.startswith(roots[1] + b"place/") else OTHERS

    return part
