"""The W3C SPARQL 1.1 test suite, read: its tests as plain values.

The suite is not part of the project: https://github.com/w3c/rdf-tests, its folder sparql/sparql11.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from rdflib import RDF, RDFS, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
MANIFESTS = ("manifest-sparql11-query.ttl", "manifest-sparql11-results.ttl")
"""The lists of groups of tests that are about queries without reasoning, and about results."""


@dataclass(frozen=True, slots=True)
class Case:
    """A test of a query: its files, and the graphs that it is asked of."""

    name: str
    kind: str
    query: Path
    result: Path | None = None
    data: tuple[Path, ...] = ()
    graphs: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """One request of a protocol test, and what is expected of its answer."""

    method: str
    address: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    statuses: tuple[str, ...]
    truth: bool | None
    form: str | None


@dataclass(frozen=True, slots=True)
class Conversation:
    """A test of the protocol: the graphs that it is about, and its requests in order."""

    name: str
    graphs: tuple[tuple[str, Path], ...]
    requests: tuple[Request, ...]


def cases(suite: Path) -> Iterator[Case]:
    """The tests of queries and of the forms of results."""
    for manifest in _manifests(suite):
        graph, group = _read(manifest), manifest.parent.name
        for entry in _entries(graph):
            kind = str(graph.value(entry, RDF.type)).rpartition("#")[2]
            if kind in _KINDS:
                yield _case(graph, entry, kind, group)


_KINDS = frozenset(
    {
        "QueryEvaluationTest",
        "CSVResultFormatTest",
        "PositiveSyntaxTest11",
        "NegativeSyntaxTest11",
    }
)


def conversations(manifest: Path) -> Iterator[Conversation]:
    """The tests of a protocol."""
    graph = _read(manifest)
    for entry in _entries(graph):
        action = graph.value(entry, MF.action)
        requests = Collection(graph, graph.value(action, HT.requests))
        yield Conversation(
            name=str(entry).rpartition("#")[2],
            graphs=tuple(
                (str(graph.value(one, RDFS.label)), _path(graph.value(one, UT.graph)))
                for one in graph.objects(entry, UT.graphData)
            ),
            requests=tuple(_request(graph, one) for one in requests),
        )


def _manifests(suite: Path) -> Iterator[Path]:
    for name in MANIFESTS:
        graph = _read(suite / name)
        included = graph.value(graph.value(predicate=RDF.type, object=MF.Manifest), MF.include)
        yield from (_path(one) for one in Collection(graph, included))


def _read(manifest: Path) -> Graph:
    return Graph().parse(manifest, publicID=manifest.as_uri())


def _entries(graph: Graph) -> list[Node]:
    first = graph.value(predicate=RDF.type, object=MF.Manifest)
    listed = graph.value(first, MF.entries)
    return list(Collection(graph, listed)) if listed else []


def _case(graph: Graph, entry: Node, kind: str, group: str) -> Case:
    action = graph.value(entry, MF.action)
    result = graph.value(entry, MF.result)
    name = f"{group}/{str(entry).rpartition('#')[2]}"
    if isinstance(action, URIRef):
        return Case(name, kind, _path(action))
    return Case(
        name,
        kind,
        _path(graph.value(action, QT.query)),
        _path(result) if result else None,
        tuple(sorted(_path(one) for one in graph.objects(action, QT.data))),
        tuple(sorted(_path(one) for one in graph.objects(action, QT.graphData))),
    )


def _request(graph: Graph, node: Node) -> Request:
    response = graph.value(node, HT.resp)
    body = graph.value(node, HT.body)
    truth = graph.value(response, MF.expectedBoolean)
    form = graph.value(response, MF.expectedFormat)
    return Request(
        method=str(graph.value(node, HT.methodName)),
        address=str(graph.value(node, HT.absolutePath)),
        headers=tuple(_headers(graph, node)),
        body=body and _body(graph, body),
        statuses=tuple(
            str(one).rpartition("#")[2] for one in graph.objects(response, MF.expectedStatus)
        ),
        truth=None if truth is None else bool(truth.toPython()),
        form=None if form is None else str(form),
    )


def _headers(graph: Graph, node: Node) -> Iterator[tuple[str, str]]:
    listed = graph.value(node, HT.headers)
    for one in Collection(graph, listed) if listed else ():
        yield str(graph.value(one, HT.fieldName)), str(graph.value(one, HT.fieldValue))


def _body(graph: Graph, body: Node) -> bytes:
    encoding = str(graph.value(body, CNT.characterEncoding) or "UTF-8")
    return str(graph.value(body, CNT.chars)).encode(encoding)


def _path(iri: Node | None) -> Path:
    return Path(str(iri).removeprefix("file://"))


def quads_of(data: tuple[Path, ...], graphs: tuple[tuple[str, Path], ...]) -> list[ox.Quad]:
    """What files say, those of `data` in the default graph, the others in graphs of their own."""
    places = [(ox.DefaultGraph(), file) for file in data]
    places += [(ox.NamedNode(name), file) for name, file in graphs]
    return [
        ox.Quad(quad.subject, quad.predicate, quad.object, graph)
        for graph, file in places
        for quad in ox.parse(path=file, base_iri=file.as_uri())
    ]
