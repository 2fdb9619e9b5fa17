"""What a release's catalogue says, as the server has it: with its own addresses and its time."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from lodkit.comparing.atom import ATOM
from lodkit.comparing.offered import feeds_in
from lodkit.comparing.stream import STREAM
from lodkit.rdf.distributions import MEDIA
from lodkit.rdf.namespaces import DCAT, DCTERMS, RDF, VOID, XSD
from lodkit.rdf.release import CATALOGUE
from lodkit.web.dataset import Dataset
from lodkit.web.discovery.downloads import FILES, name_of
from lodkit.web.graph import Node

_ADDRESSES = frozenset(
    {
        *(DCAT.accessURL, DCAT.downloadURL, DCAT.endpointURL, DCAT.endpointDescription),
        *(DCAT.landingPage, VOID.dataDump, VOID.sparqlEndpoint),
    }
)
"""The properties whose values are addresses, not names: those of this server count."""
_SPECIFICATIONS = {
    ATOM: "https://www.rfc-editor.org/rfc/rfc4287",
    STREAM: "https://w3id.org/ldes/specification",
}


class Described:
    """The catalogue of an opened release."""

    def __init__(self, dataset: Dataset, releases: Path | None = None) -> None:
        self.dataset = dataset
        self._releases = releases
        self.store = ox.Store()
        self.store.extend(self._parsed())

    def _parsed(self) -> Iterator[ox.Quad]:
        held = self.dataset.files.get(CATALOGUE)
        return iter(ox.parse(held.read() if held else b"", ox.RdfFormat.TURTLE))

    def node(self, path: str) -> Node:
        """A node of the catalogue, by its path below the base."""
        return Node(self.store, self.dataset.base + path)

    @cached_property
    def licences(self) -> tuple[str, ...]:
        """The licences that the dataset is under."""
        return tuple(node.iri for node in self.node("dataset").nodes(DCTERMS.license))

    def triples(self, server: str) -> list[ox.Triple]:
        """The catalogue with the addresses of this server, `server`, and when it was issued.

        It is read from the file: a store makes an integer of every number.
        """
        found = [self._moved(quad.triple, server) for quad in self._parsed()]
        issued = datetime.fromtimestamp(int(self.dataset.changed), UTC).isoformat()
        when = ox.Literal(issued.replace("+00:00", "Z"), datatype=ox.NamedNode(XSD.dateTime))
        for path in ("catalogue", "dataset"):
            for predicate in (DCTERMS.issued, DCTERMS.modified):
                subject = ox.NamedNode(self.dataset.base + path)
                found.append(ox.Triple(subject, ox.NamedNode(predicate), when))
        return sorted((*found, *self._feeds(server)), key=str)

    def _feeds(self, server: str) -> Iterator[ox.Triple]:
        """The feeds of what changed, as distributions of the dataset."""
        dataset = ox.NamedNode(self.dataset.base + "dataset")
        for name, media_type in feeds_in(self._releases).items():
            node = ox.NamedNode(f"{self.dataset.base}distribution/{name}")
            address = ox.NamedNode(f"{server}releases/{name}")
            yield ox.Triple(dataset, ox.NamedNode(DCAT.distribution), node)
            stated: list[tuple[str, ox.NamedNode | ox.Literal]] = [
                (RDF.type, ox.NamedNode(DCAT.Distribution)),
                (DCTERMS.title, ox.Literal(name)),
                (DCTERMS.conformsTo, ox.NamedNode(_SPECIFICATIONS[name])),
                (DCAT.accessURL, address),
                (DCAT.mediaType, ox.NamedNode(MEDIA + media_type)),
                *((DCTERMS.license, ox.NamedNode(licence)) for licence in self.licences),
            ]
            for predicate, value in stated:
                yield ox.Triple(node, ox.NamedNode(predicate), value)

    def _moved(self, triple: ox.Triple, server: str) -> ox.Triple:
        if triple.predicate.value not in _ADDRESSES or not isinstance(triple.object, ox.NamedNode):
            return triple
        path = triple.object.value.removeprefix(self.dataset.base)
        if path == triple.object.value:
            return triple
        if path in FILES:
            path = f"dumps/{name_of(path, self.dataset.release)}"
        return ox.Triple(triple.subject, triple.predicate, ox.NamedNode(server + path))
