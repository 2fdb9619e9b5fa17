"""RDF files of any serialisation, plain or gzipped, as data."""

import gzip
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from lodkit.errors import InputError, LodkitError
from lodkit.rdf.dumps import NQUADS
from lodkit.validation.data import Data, Gathering

SUFFIXES = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".n3": ox.RdfFormat.N3,
}


def find_files(places: Iterable[str | Path]) -> list[Path]:
    """The RDF files that are named, or lie in the named folders; of a dataset, its dump.

    Raises InputError where a place is missing or a folder holds no RDF file.
    """
    found: list[Path] = []
    for path in map(Path, places):
        if not path.exists():
            raise InputError("there is no such file or folder", where=path)
        found.extend(_files_in(path) if path.is_dir() else [path])
    return found


def _files_in(folder: Path) -> list[Path]:
    if (folder / NQUADS).exists():
        return [folder / NQUADS]
    files = sorted(p for p in folder.rglob("*") if p.is_file() and format_of(p))
    if not files:
        raise InputError(
            "there is no RDF file in this folder",
            where=folder,
            remedy=f"known endings: {', '.join(SUFFIXES)}, each also with .gz",
        )
    return files


def load_data(paths: Iterable[Path], error: type[LodkitError] = InputError) -> Data:
    """The union of all graphs in the given files.

    Raises `error` with file and line where one cannot be read.
    """
    gathering = Gathering()
    for path in paths:
        gathering.add(str(path), parse(path, error))
    return gathering.data()


def parse(path: Path, error: type[LodkitError] = InputError) -> list[ox.Quad]:
    """The quads of one RDF file, blank nodes renamed so that two files never share one."""
    known = format_of(path)
    if known is None:
        raise error(
            "the file's name does not say which RDF format it is in",
            where=path,
            remedy=f"known endings: {', '.join(SUFFIXES)}, each also with .gz",
        )
    try:
        content = path.read_bytes()
        if path.suffix == ".gz":
            content = gzip.decompress(content)
        return list(ox.parse(content, known, rename_blank_nodes=True))
    except SyntaxError as fault:
        raise error(_first_line(fault), where=f"{path}, line {fault.lineno or '?'}") from fault
    except (OSError, EOFError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise error(f"the file cannot be read: {reason}", where=path) from fault


def format_of(path: Path) -> ox.RdfFormat | None:
    """The serialisation that a file's name stands for, `.gz` aside."""
    suffixes = [s.lower() for s in path.suffixes if s.lower() != ".gz"]
    return SUFFIXES.get(suffixes[-1]) if suffixes else None


def _first_line(fault: SyntaxError) -> str:
    return (fault.msg or str(fault)).splitlines()[0]
