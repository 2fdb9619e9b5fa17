"""Statements about articles that are in the dataset already: where else, and in which versions.

They follow from several articles together, so none stands in the graph of the first: that a text
is at several addresses is derived, and a version has a graph of its own. They count as no article.
"""

from collections.abc import Iterator

from lodkit.model.article import Copy, Version
from lodkit.rdf import iris
from lodkit.rdf.namespaces import DCTERMS, RDF, SCHEMA
from lodkit.rdf.sources import described
from lodkit.rdf.statements import link, linked_or_said


def quads(repetition: Copy | Version, base: str) -> Iterator[str]:
    """The statements about a copy or a version as N-Quads lines."""
    if isinstance(repetition, Copy):
        said, graph = _copy(repetition, base), iris.derived_graph(base)
    else:
        said, graph = _version(repetition, base), iris.graph(base, repetition.article.id)
    for statement in said:
        yield f"{statement} <{graph}> .\n"


def _copy(copy: Copy, base: str) -> Iterator[str]:
    """Every address at which a text is found; one alone is said by schema:isBasedOn."""
    if copy.source is not None and copy.source != copy.first:
        for address in filter(None, (copy.first, copy.source)):
            yield linked_or_said(iris.article(base, copy.of), DCTERMS.source, address)


def _version(version: Version, base: str) -> Iterator[str]:
    """What is known of an article that is nearly another; its text is not kept."""
    node = iris.article(base, version.article.id)
    yield link(node, RDF.type, SCHEMA.Article)
    yield from described(node, version.article)
    yield link(node, DCTERMS.isVersionOf, iris.article(base, version.of))
