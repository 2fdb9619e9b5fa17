"""Files and what they import (owl:imports): other files, and what is at web addresses.

What a file calls itself (`<https://example.org/o> a owl:Ontology`) is not looked for elsewhere.
"""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import urldefrag, urlsplit
from urllib.request import url2pathname

import pyoxigraph as ox

from lodkit.errors import InputError, LodkitError
from lodkit.rdf.namespaces import RDF
from lodkit.validation.data import Gathering
from lodkit.validation.loading import format_of, parse
from lodkit.validation.streams import STDIN

_IMPORTS = ox.NamedNode("http://www.w3.org/2002/07/owl#imports")
_ONTOLOGY = ox.NamedNode("http://www.w3.org/2002/07/owl#Ontology")
_TYPE = ox.NamedNode(RDF.type)
_ENDINGS = {
    "text/turtle": "ttl",
    "application/trig": "trig",
    "application/n-triples": "nt",
    "application/n-quads": "nq",
    "application/rdf+xml": "rdf",
    "application/ld+json": "jsonld",
}
_PATIENCE = 30
"""Seconds in which a server has to answer, and to go on with what it sends."""
_LARGEST = 256 << 20
_PIECE = 1 << 20


@dataclass(slots=True)
class _Importing:
    """What is known by now: the IRIs of what is there, and which file wants which others."""

    here: set[str] = field(default_factory=set)
    wanted: dict[str, str] = field(default_factory=dict)

    def note(self, name: str, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        """The statements of a file, of which those about imports are noted."""
        for quad in quads:
            if quad.predicate == _IMPORTS and isinstance(quad.object, ox.NamedNode):
                self.wanted.setdefault(quad.object.value, name)
            elif quad.predicate == _TYPE and quad.object == _ONTOLOGY:
                self.here.add(getattr(quad.subject, "value", ""))
            yield quad

    def next(self) -> tuple[str, str] | None:
        """An address that is wanted and not there, and who wants it."""
        for iri, name in self.wanted.items():
            address = urldefrag(iri).url
            if iri not in self.here and address not in self.here:
                self.here.add(address)
                return address, name
        return None


def gather_with_imports(
    paths: Iterable[Path], error: type[LodkitError] = InputError, *, form: str | None = None
) -> Gathering:
    """The statements of files and of all that they import, each file once.

    `form` is that of standard input. Raises `error` where one cannot be read or had, with the
    name of the file that imports it.
    """
    gathering, importing = Gathering(), _Importing()
    for path in paths:
        if str(path) != STDIN:
            importing.here.add(path.resolve().as_uri())
        quads = parse(path, error, form=form, prefixes=gathering.prefixes)
        gathering.add(str(path), importing.note(str(path), quads))
    while (found := importing.next()) is not None:
        address, wanting = found
        try:
            name, quads = _imported(address, error, gathering.prefixes)
            gathering.add(name, importing.note(name, quads))
        except OSError as reason:
            raise error(f"cannot import {address}: {reason}", where=wanting) from reason
    return gathering


def _imported(
    address: str, error: type[LodkitError], prefixes: dict[str, str]
) -> tuple[str, Iterator[ox.Quad]]:
    """The name and the statements of what is at an address. Raises OSError."""
    parts = urlsplit(address)
    if parts.scheme == "file":
        path = Path(url2pathname(parts.path))
        if not path.is_file():
            raise FileNotFoundError("there is no such file")
        return str(path), parse(path, error, prefixes=prefixes)
    if parts.scheme in ("http", "https"):
        return address, _from_the_web(address, error, prefixes)
    raise OSError("it is neither a file nor a web address")


def _from_the_web(
    address: str, error: type[LodkitError], prefixes: dict[str, str]
) -> Iterator[ox.Quad]:
    with tempfile.NamedTemporaryFile() as file:
        form = _fetch(address, file)
        yield from parse(Path(file.name), error, form=form, prefixes=prefixes, address=address)


def _fetch(address: str, target: IO[bytes]) -> str | None:
    """Write what is at an address, and tell the ending of its serialisation. Raises OSError."""
    import requests

    headers = {"Accept": ", ".join(_ENDINGS)}
    with requests.get(address, headers=headers, timeout=_PATIENCE, stream=True) as answer:
        answer.raise_for_status()
        kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        form = _ENDINGS.get(kind) or _ending_of(urlsplit(address).path)
        if form is None:
            raise OSError(f"what is there is no RDF but {kind or 'of no known kind'}")
        size = 0
        for piece in answer.iter_content(_PIECE):
            size += target.write(piece)
            if size > _LARGEST:
                raise OSError(f"it is larger than {_LARGEST:,} bytes")
    target.flush()
    return form


def _ending_of(path: str) -> str | None:
    """The ending of an address's path, where it is that of a serialisation."""
    return Path(path).suffix[1:].lower() if format_of(Path(path)) else None
