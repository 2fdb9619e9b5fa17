"""The page that statements are written on: one article, its nodes, and what all of them need."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lodkit.model.article import Article, Span
from lodkit.model.facts import Body, Facts, PartialDate
from lodkit.rdf.namespaces import PROV
from lodkit.rdf.nodes import Nodes, nodes_of, reference_date
from lodkit.rdf.statements import link
from lodkit.rdf.vocabulary import Scope, Vocabulary

Statements = Iterator[str]
"""Triples as N-Triples text without the full stop."""


@dataclass(frozen=True, slots=True)
class Page:
    """One article's facts, the nodes they are about, and the names of the places they speak of."""

    facts: Facts
    nodes: Nodes
    date: PartialDate | None
    place_names: dict[str, str]

    @property
    def article(self) -> Article:
        """The article that the page is about."""
        return self.facts.article

    @property
    def vocabulary(self) -> Vocabulary:
        """What the concept schemes tell the writer."""
        return self.nodes.vocabulary

    def scope(self, body: Body) -> Scope | None:
        """The node of the place or agency that a body belongs to, if it is known."""
        return None if body.scope is None else self.nodes.scope(body.scope)

    def place_name(self, code: str | None) -> str:
        """What the article calls a place, or its code made readable."""
        if code is None:
            return ""
        return self.place_names.get(code) or code.replace("-", " ").title()

    def rests_on(self, node: str, spans: Iterable[Span]) -> list[str]:
        """That what is said of a node follows from stretches of the text."""
        evidence = self.nodes.evidence
        return [link(node, PROV.wasDerivedFrom, evidence(span)) for span in spans]


def page_of(facts: Facts, vocabulary: Vocabulary, base: str) -> Page:
    """A page for one article."""
    return Page(
        facts=facts,
        nodes=nodes_of(facts, vocabulary, base),
        date=reference_date(facts),
        place_names={place.code: place.name for place in facts.places},
    )
