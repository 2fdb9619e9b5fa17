"""Turtle and TriG as people like to read them: known prefixes, the dataset's own IRIs relative."""

import shutil
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from lodkit.rdf.namespaces import PREFIXES


def turtle_header(base: str) -> str:
    """The base and the prefixes that every Turtle and TriG file begins with."""
    prefixes = (f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(PREFIXES.items()))
    return f"@base <{base}> .\n{''.join(prefixes)}\n"


def turtle(triples: Iterable[ox.Triple], base: str) -> bytes:
    """Triples as Turtle, in the order in which they come."""
    body = BytesIO()
    ox.serialize(triples, body, ox.RdfFormat.TURTLE, prefixes=PREFIXES, base_iri=base)
    body.seek(0)
    target = BytesIO()
    _copy_under_own_header(body, target, base)
    return target.getvalue()


def write_turtle(triples: Iterable[ox.Triple], file: Path, base: str) -> None:
    """Write triples to a Turtle file, in the order in which they come."""
    _write(triples, file, ox.RdfFormat.TURTLE, base)


def write_trig(quads: Iterable[ox.Quad], file: Path, base: str) -> None:
    """Write quads to a TriG file; those of one graph should come together."""
    _write(quads, file, ox.RdfFormat.TRIG, base)


def _write(
    items: Iterable[ox.Triple] | Iterable[ox.Quad], file: Path, form: ox.RdfFormat, base: str
) -> None:
    body = file.with_name(file.name + ".body")
    ox.serialize(items, body, form, prefixes=PREFIXES, base_iri=base)
    with body.open("rb") as source, file.open("wb") as target:
        _copy_under_own_header(source, target, base)
    body.unlink()


def _copy_under_own_header(source: IO[bytes], target: IO[bytes], base: str) -> None:
    """The serializer's own header is relative to the base, too, and in no order."""
    target.write(turtle_header(base).encode())
    line = source.readline()
    while line.startswith(b"@"):
        line = source.readline()
    target.write(line)
    shutil.copyfileobj(source, target, 1 << 20)
