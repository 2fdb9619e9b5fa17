"""A state of a dataset as one file of N-Quads lines in byte order, whatever it is given as."""

import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lodkit.errors import InputError, OutputError
from lodkit.rdf.checksums import digest_of
from lodkit.rdf.dumps import NQUADS
from lodkit.rdf.index.schema import INDEX
from lodkit.rdf.manifest import MANIFEST, read_manifest
from lodkit.rdf.sorting import sorted_unique
from lodkit.rdf.twins import TWINS
from lodkit.validation.loading import find_files, parse
from lodkit.validation.streams import ZstdError
from lodkit.validation.streams import opened as unpacking

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class State:
    """One state: its lines, its name (the digest of them), and what else is known of it."""

    lines: Path
    release: str
    manifest: dict[str, Any] | None = None
    index: Path | None = None

    @property
    def base(self) -> str:
        """What its IRIs begin with; "" where no manifest says."""
        return str((self.manifest or {}).get("base", ""))


@contextmanager
def opened(place: Path) -> Iterator[State]:
    """The state in a folder that `lodkit build` wrote, or in RDF files of any serialisation.

    A release's dump is sorted already; other statements are sorted into a temporary file. Raises
    InputError where they cannot be read.
    """
    if not place.is_dir() or not (place / MANIFEST).exists():
        with _sorted([place]) as lines:
            yield State(lines, digest_of(lines).sha256)
        return
    manifest = read_manifest(place)
    index = place / INDEX if (place / INDEX).exists() else None
    if (place / NQUADS).exists():
        yield State(place / NQUADS, manifest["release"], manifest, index)
        return
    packed = [place / f"{NQUADS}{twin}" for twin in TWINS]
    kept = [file for file in packed if file.exists()]
    if not kept:
        raise InputError(f"this release has no {NQUADS}", where=place)
    with _unpacked(kept[0]) as lines:
        yield State(lines, manifest["release"], manifest, index)


@contextmanager
def _unpacked(packed: Path) -> Iterator[Path]:
    """A release's own dump, which is sorted, out of its packed twin."""
    with tempfile.TemporaryDirectory(prefix="lodkit-") as name:
        lines = Path(name) / NQUADS
        try:
            with unpacking(packed) as source, lines.open("wb") as target:
                shutil.copyfileobj(source, target, _CHUNK)
        except (EOFError, zlib.error, ZstdError, OSError) as error:
            raise InputError(f"cannot be unpacked: {error}", where=packed) from error
        yield lines


@contextmanager
def _sorted(places: list[Path]) -> Iterator[Path]:
    files = find_files(places)
    with tempfile.TemporaryDirectory(prefix="lodkit-") as name:
        folder = Path(name)
        # As dump.nq has them: pyoxigraph's own text of a quad is canonical, without the end.
        quads = (f"{quad} .\n".encode() for file in files for quad in parse(file))
        try:
            with (folder / NQUADS).open("wb") as lines:
                lines.writelines(sorted_unique(quads, folder))
        except OSError as error:
            raise OutputError(
                f"the statements cannot be sorted here: {error.strerror or error}",
                where=folder,
                remedy="set TMPDIR to a folder with more room",
            ) from error
        yield folder / NQUADS
