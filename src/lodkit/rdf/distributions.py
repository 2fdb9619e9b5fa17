"""The files of a release as the catalogue has them: what each is, how long, and its checksum."""

from collections.abc import Iterator
from pathlib import PurePosixPath

import pyoxigraph as ox

from lodkit.rdf.checksums import Digest
from lodkit.rdf.namespaces import DCAT, DCTERMS, RDF, SPDX, XSD
from lodkit.rdf.twins import TWINS

MEDIA = "https://www.iana.org/assignments/media-types/"
MEDIA_TYPES = {
    ".nq": "application/n-quads",
    ".trig": "application/trig",
    ".ttl": "text/turtle",
    ".nt": "application/n-triples",
    ".rdf": "application/rdf+xml",
    ".jsonld": "application/ld+json",
    ".json": "application/json",
    ".gz": "application/gzip",
    ".zst": "application/zstd",
    "": "text/plain",
}
"""What a file is, by the end of its name."""

_FILE_TYPE = "http://publications.europa.eu/resource/authority/file-type/"
_FILE_TYPES = {
    ".nq": "RDF_N_QUADS",
    ".trig": "RDF_TRIG",
    ".ttl": "RDF_TURTLE",
    ".nt": "RDF_N_TRIPLES",
    ".rdf": "RDF_XML",
    ".jsonld": "JSON_LD",
}

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def plain_name(name: str) -> str:
    """The name of the file that a file is a twin of, or its own."""
    return next((name.removesuffix(twin) for twin in TWINS if name.endswith(twin)), name)


def distribution(base: str, name: str, digest: Digest, licences: list[Term]) -> Iterator[ox.Triple]:
    """The statements about one file (DCAT-AP 3, Distribution)."""
    node = f"{base}distribution/{name}"
    plain = plain_name(name)
    suffix = PurePosixPath(plain).suffix
    stated: list[tuple[str, Term]] = [
        (RDF.type, _iri(DCAT.Distribution)),
        (DCTERMS.title, ox.Literal(name)),
        (DCAT.accessURL, _iri(base + name)),
        (DCAT.downloadURL, _iri(base + name)),
        (DCAT.mediaType, _iri(MEDIA + MEDIA_TYPES[suffix])),
        (DCTERMS.format, _iri(_FILE_TYPE + _FILE_TYPES[suffix])),
        (DCAT.byteSize, ox.Literal(str(digest.bytes), datatype=_iri(XSD.nonNegativeInteger))),
        (SPDX.checksum, _iri(f"{node}/checksum")),
        *((DCTERMS.license, licence) for licence in licences),
    ]
    if plain != name:
        packed = MEDIA_TYPES[PurePosixPath(name).suffix]
        stated.append((DCAT.compressFormat, _iri(MEDIA + packed)))
    yield from (ox.Triple(_iri(node), _iri(predicate), value) for predicate, value in stated)
    yield from _checksum(f"{node}/checksum", digest)


def _checksum(node: str, digest: Digest) -> Iterator[ox.Triple]:
    stated = (
        (RDF.type, _iri(SPDX.Checksum)),
        (SPDX.algorithm, _iri(SPDX.checksumAlgorithm_sha256)),
        (SPDX.checksumValue, ox.Literal(digest.sha256, datatype=_iri(XSD.hexBinary))),
    )
    for predicate, value in stated:
        yield ox.Triple(_iri(node), _iri(predicate), value)


def _iri(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)
