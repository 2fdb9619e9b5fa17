"""What the SPARQL endpoint is and can do (SPARQL 1.1 Service Description)."""

from collections.abc import Iterator

import pyoxigraph as ox
from flask import request

from lodkit.rdf.iris import derived_graph, vocabulary_graph
from lodkit.rdf.namespaces import DCTERMS, RDF, RDFS, VOID, XSD, Namespace
from lodkit.sparql.limits import Limits
from lodkit.web.negotiation import RESULT_FORMS, TRIPLES_FORMS
from lodkit.web.site import site

SD = Namespace(
    "http://www.w3.org/ns/sparql-service-description#",
    "BasicFederatedQuery Dataset Graph NamedGraph Service SPARQL11Query UnionDefaultGraph "
    "defaultDataset defaultGraph endpoint feature graph name namedGraph resultFormat "
    "supportedLanguage",
)
_FORMATS = "http://www.w3.org/ns/formats/"
_NAMES = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "trig": "TriG",
    "nt": "N-Triples",
    "nq": "N-Quads",
    "rdf": "RDF_XML",
    "jsonld": "JSON-LD",
}
"""What each form is called there (Unique URIs for File Formats)."""
Term = ox.NamedNode | ox.Literal


def service_description() -> list[ox.Triple]:
    """The endpoint of this server: what it asks, in which forms it answers, and its limits."""
    base, endpoint = site().dataset.base, f"{request.url_root}sparql"
    found = (*_service(base, endpoint), *_dataset(base))
    return sorted((ox.Triple(_iri(s), _iri(p), o) for s, p, o in found), key=str)


Statements = Iterator[tuple[str, str, Term]]


def _service(base: str, endpoint: str) -> Statements:
    service = f"{base}service"
    yield service, RDF.type, _iri(SD.Service)
    yield service, SD.endpoint, _iri(endpoint)
    yield service, SD.supportedLanguage, _iri(SD.SPARQL11Query)
    yield service, SD.feature, _iri(SD.UnionDefaultGraph)
    if site().limits.services:
        yield service, SD.feature, _iri(SD.BasicFederatedQuery)
    yield service, SD.defaultDataset, _iri(f"{base}dataset")
    for form in (*RESULT_FORMS, *TRIPLES_FORMS):
        yield service, SD.resultFormat, _iri(_FORMATS + _NAMES[form.suffix])
    for licence in site().catalogue.licences:
        yield service, DCTERMS.license, _iri(licence)
    yield service, RDFS.comment, ox.Literal(_limits(site().limits), language="en")


def _dataset(base: str) -> Statements:
    """The default graph is the union of all; of the named ones, two stand beside the articles'."""
    dataset, union = f"{base}dataset", f"{base}dataset/union"
    triples = ox.Literal(site().dataset.counts.get("triples", 0))
    yield dataset, RDF.type, _iri(SD.Dataset)
    yield dataset, SD.defaultGraph, _iri(union)
    yield union, RDF.type, _iri(SD.Graph)
    yield union, RDF.type, _iri(VOID.Dataset)
    yield union, VOID.triples, triples
    for graph in (vocabulary_graph(base), derived_graph(base)):
        node = f"{base}dataset/{graph.rpartition('/')[2]}"
        yield dataset, SD.namedGraph, _iri(node)
        yield node, RDF.type, _iri(SD.NamedGraph)
        yield node, SD.name, _iri(graph)
    yield dataset, VOID.uriSpace, ox.Literal(f"{base}graph/", datatype=_iri(XSD.string))


def _limits(limits: Limits) -> str:
    federation = "SERVICE asks only endpoints on a list" if limits.services else "no SERVICE"
    return (
        "For reading: there is no update. A query is stopped after "
        f"{limits.time:g} seconds, {limits.rows:,} rows or {limits.size:,} bytes of answer; "
        f"{federation}, no LOAD. Each article's statements are a named graph."
    )


def _iri(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)
