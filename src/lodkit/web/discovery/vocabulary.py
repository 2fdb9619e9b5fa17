"""The rules and the names that the data is written in: shapes, and the context of JSON-LD."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox
from flask import Blueprint, Response, request, url_for

from lodkit.rdf.namespaces import RDF, Namespace
from lodkit.web.graph import Node, Text
from lodkit.web.jsonld import context
from lodkit.web.naming import short
from lodkit.web.negotiation import GRAPH_FORMS, HTML, JSON_LD, PAGE_FORMS, TURTLE, Form, by_suffix
from lodkit.web.serializing import serialized
from lodkit.web.site import answer, kept, negotiated, page, see_other, site

blueprint = Blueprint("vocabulary", __name__)

SH = Namespace("http://www.w3.org/ns/shacl#", "NodeShape message path property targetClass")
_SUFFIXES = ", ".join(f'"{form.suffix}"' for form in PAGE_FORMS)


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape as its page shows it: what it is for, and one sentence a rule."""

    name: str
    targets: tuple[str, ...]
    rules: tuple[tuple[str, Text], ...]


@blueprint.get("/context.jsonld")
def json_ld_context() -> Response:
    """What the short names in our JSON-LD stand for."""
    return kept(JSON_LD) or answer(context(), JSON_LD)


@blueprint.get("/shapes")
def shapes() -> Response:
    """The shapes are described in the form that the client prefers."""
    form = negotiated(PAGE_FORMS)
    if "format" in request.args:
        return document(form.suffix)
    return see_other(url_for("vocabulary.document", suffix=form.suffix))


@blueprint.get(f"/shapes.<any({_SUFFIXES}):suffix>")
def document(suffix: str) -> Response:
    """The shapes that the data is validated against, in one form."""
    form = by_suffix(suffix, PAGE_FORMS) or TURTLE
    return kept(form) or _written(form)


def _written(form: Form) -> Response:
    if form is HTML:
        return page("shapes.html", shapes=_shapes(site().shapes), forms=GRAPH_FORMS, short=short)
    if form is TURTLE:
        return answer(site().shapes, form)
    triples = sorted((quad.triple for quad in _parsed(site().shapes)), key=str)
    return answer(serialized(triples, form, site().dataset.base), form)


def _parsed(content: bytes) -> Iterator[ox.Quad]:
    return iter(ox.parse(content, ox.RdfFormat.TURTLE))


@lru_cache(maxsize=1)
def _shapes(content: bytes) -> tuple[Shape, ...]:
    store = ox.Store()
    store.load(content, ox.RdfFormat.TURTLE)
    kind = ox.NamedNode(SH.NodeShape)
    found = store.quads_for_pattern(None, ox.NamedNode(RDF.type), kind)
    return tuple(
        _shape(store, iri)
        for iri in sorted(q.subject.value for q in found if isinstance(q.subject, ox.NamedNode))
    )


def _shape(store: ox.Store, iri: str) -> Shape:
    node = Node(store, iri)
    rules = []
    for quad in store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(SH.property), None):
        path = _one(store, quad.object, SH.path)
        message = _one(store, quad.object, SH.message)
        if isinstance(message, ox.Literal):
            name = short(path.value) if isinstance(path, ox.NamedNode) else ""
            rules.append((name, Text(message.value, message.language)))
    own = node.texts(SH.message)
    if own:
        rules.insert(0, ("", own[0]))
    targets = tuple(target.iri for target in node.nodes(SH.targetClass))
    return Shape(iri.rpartition("#")[2], targets, tuple(sorted(rules, key=str)))


def _one(store: ox.Store, subject: object, predicate: str) -> object:
    quads = store.quads_for_pattern(subject, ox.NamedNode(predicate), None)  # type: ignore[arg-type]
    return next((quad.object for quad in quads), None)
