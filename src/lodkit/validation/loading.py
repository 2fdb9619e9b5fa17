"""RDF of any serialisation, plain or compressed, from files or standard input, as data."""

import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from lodkit.errors import InputError, LodkitError
from lodkit.rdf.dumps import NQUADS
from lodkit.validation.data import Data, Gathering
from lodkit.validation.streams import COMPRESSED, STDIN, Noted, WholeXml, ZstdError, opened

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
_REMEDY = f"known endings: {', '.join(SUFFIXES)}, each also with .gz or .zst"
_FOUND_AT = re.compile(r"Parser error (?:at|between) [^:]*: ")
"""How the parser begins what it says; where that is said is before it here."""
_ELSEWHERE = "No LoadDocumentCallback has been set"


def find_files(places: Iterable[str | Path], error: type[LodkitError] = InputError) -> list[Path]:
    """The RDF files that are named, or lie in the named folders; of a dataset, its dump.

    "-" is standard input. Raises `error` where a place is missing or a folder holds no RDF file.
    """
    found: list[Path] = []
    for path in map(Path, places):
        if str(path) != STDIN and not path.exists():
            raise error("there is no such file or folder", where=path)
        found.extend(_files_in(path, error) if path.is_dir() else [path])
    return found


def _files_in(folder: Path, error: type[LodkitError]) -> list[Path]:
    if (folder / NQUADS).exists():
        return [folder / NQUADS]
    try:
        files = sorted(p for p in folder.rglob("*") if p.is_file() and format_of(p))
    except OSError as fault:
        what = f"the folder cannot be read: {fault.strerror}"
        raise error(what, where=fault.filename or folder) from fault
    if not files:
        raise error("there is no RDF file in this folder", where=folder, remedy=_REMEDY)
    return files


def load_data(
    paths: Iterable[Path], error: type[LodkitError] = InputError, *, form: str | None = None
) -> Data:
    """The union of all graphs in the given files, read as a stream.

    `form` is the ending of the serialisation, such as "ttl", where names do not tell it; without
    it, standard input is known by how it begins. Raises `error` with file and line where one
    cannot be read.
    """
    return gather(paths, error, form=form).data()


def gather(
    paths: Iterable[Path],
    error: type[LodkitError] = InputError,
    *,
    form: str | None = None,
    noted: Noted | None = None,
) -> Gathering:
    """The same, to add other statements to; `noted` is told of how many bytes were read."""
    gathering = Gathering()
    for path in paths:
        quads = parse(path, error, form=form, prefixes=gathering.prefixes, noted=noted)
        gathering.add(str(path), quads)
    return gathering


def parse(
    path: Path,
    error: type[LodkitError] = InputError,
    *,
    form: str | None = None,
    prefixes: dict[str, str] | None = None,
    address: str = "",
    noted: Noted | None = None,
) -> Iterator[ox.Quad]:
    """The quads of one RDF file, one by one; at the end `prefixes` has the file's own.

    `address` is where a copy was fetched, `noted` that of `gather`. Raises `error` with file and
    line where it cannot be read.
    """
    name = address or ("standard input" if str(path) == STDIN else str(path))
    try:
        with opened(path, noted) as stream:
            known = _format(path, stream, form, error)
            source = WholeXml(stream) if known == ox.RdfFormat.RDF_XML else stream
            # the parser needs nothing but `read`
            base = address or (None if str(path) == STDIN else path.resolve().as_uri())
            quads = ox.parse(cast("IO[bytes]", source), known, base_iri=base)
            yield from quads
            if prefixes is not None:
                prefixes |= quads.prefixes
    except SyntaxError as fault:
        raise _unparsed(fault, name, known, error) from fault
    except MemoryError as fault:
        raise error("a line or a term is longer than 16 MB", where=name) from fault
    except EOFError as fault:
        what = "the file is cut off: what was compressed goes on behind its end"
        raise error(what, where=name, remedy="fetch it or write it once more") from fault
    except (OSError, ValueError, zlib.error, ZstdError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise error(f"the file cannot be read: {reason}", where=name) from fault


def reopened(name: str, form: str | None = None) -> tuple[IO[bytes], ox.RdfFormat] | None:
    """A file that was read, or standard input, once more; None for what cannot be read twice.

    `form` is that of `parse`.
    """
    path = Path(name)
    if name != STDIN and not path.is_file():
        return None
    stream = opened(path)
    return stream, _format(path, stream, form, InputError)


def format_of(path: Path) -> ox.RdfFormat | None:
    """The serialisation that a file's name stands for, `.gz` and `.zst` aside."""
    suffixes = [s.lower() for s in path.suffixes if s.lower() not in COMPRESSED]
    return SUFFIXES.get(suffixes[-1]) if suffixes else None


def _format(
    path: Path, stream: IO[bytes], form: str | None, error: type[LodkitError]
) -> ox.RdfFormat:
    if form is not None and (str(path) == STDIN or format_of(path) is None):
        return SUFFIXES[f".{form}"]
    known = format_of(path)
    if known is not None:
        return known
    if not path.is_file():  # standard input, or a pipe
        return _guessed(stream.peek(4096)[:4096])  # type: ignore[attr-defined]
    what = "the file's name does not say which RDF format it is in"
    also = "; --data-format says it of other files" if error is InputError else ""
    raise error(what, where=path, remedy=_REMEDY + also)


def _guessed(begin: bytes) -> ox.RdfFormat:
    """The serialisation that something begins in: TriG where it may be Turtle, too."""
    text = begin.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text.startswith((b"<?xml", b"<rdf:", b"<!")):
        return ox.RdfFormat.RDF_XML
    if text.startswith((b'{"', b"{\n", b"[{", b"[\n")):
        return ox.RdfFormat.JSON_LD
    try:
        list(ox.parse(text.partition(b"\n")[0], ox.RdfFormat.N_QUADS))
    except (SyntaxError, ValueError, MemoryError):
        return ox.RdfFormat.TRIG
    return ox.RdfFormat.N_QUADS if text.startswith((b"<", b"_:")) else ox.RdfFormat.TRIG


def _unparsed(
    fault: SyntaxError, name: str, known: ox.RdfFormat, error: type[LodkitError]
) -> LodkitError:
    """What the parser objects to, and where."""
    said = _FOUND_AT.sub("", (fault.msg or str(fault)).splitlines()[0], count=1)
    if said.startswith(_ELSEWHERE):
        what = "it names a JSON-LD context that is elsewhere, which is not fetched"
        return error(what, where=name, remedy="put the context itself into the file")
    line = f", line {fault.lineno}" if fault.lineno else ""
    column = f", column {fault.offset}" if fault.lineno and fault.offset else ""
    doubt = f"it was read as {known.name}" if fault.lineno in (None, 1) else ""
    return error(said, where=f"{name}{line}{column}", remedy=doubt)
