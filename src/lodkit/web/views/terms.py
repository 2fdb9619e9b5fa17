"""The ontology's page: each of its terms, what it is called, and what it means."""

from dataclasses import dataclass

from lodkit.rdf.namespaces import LK, RDFS
from lodkit.web.graph import Node, Text, ontology_terms
from lodkit.web.naming import Label
from lodkit.web.terms import OWL_KINDS, RDFS_MORE
from lodkit.web.views.view import Reader, Value

_KINDS = {
    OWL_KINDS.Class: "class",
    OWL_KINDS.ObjectProperty: "link-property",
    OWL_KINDS.DatatypeProperty: "text-property",
}
_RELATIONS = (
    ("kind-of", RDFS_MORE.subClassOf),
    ("domain", RDFS_MORE.domain),
    ("range", RDFS_MORE.range),
)


@dataclass(frozen=True, slots=True)
class Term:
    """A class or a property, as the page shows it; `kind` is a word of the interface."""

    name: str
    kind: str
    label: Label
    comment: Text | None
    facts: tuple[tuple[str, tuple[Value, ...]], ...]


def terms_of(ontology: Node, reader: Reader) -> list[Term]:
    """The ontology's terms: classes, then properties, by name."""
    terms = [_term(node, reader) for node in ontology_terms(ontology)]
    return sorted(terms, key=lambda term: (term.kind != "class", term.name))


def _term(node: Node, reader: Reader) -> Term:
    classes = node.classes()
    facts = ((word, reader.values(node, predicate)) for word, predicate in _RELATIONS)
    return Term(
        name=node.iri.removeprefix(LK.iri),
        kind=next((word for iri, word in _KINDS.items() if iri in classes), "thing"),
        label=reader.names.of(node.iri),
        comment=reader.speech.best(node.texts(RDFS.comment)),
        facts=tuple((word, values) for word, values in facts if values),
    )
