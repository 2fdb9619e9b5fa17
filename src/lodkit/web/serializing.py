"""Triples in any of the forms of graphs, as programs like to read them."""

from collections.abc import Sequence

import pyoxigraph as ox

from lodkit.rdf.namespaces import PREFIXES
from lodkit.rdf.turtle import turtle
from lodkit.web.jsonld import compact
from lodkit.web.negotiation import JSON_LD, TURTLE, Form


def serialized(triples: Sequence[ox.Triple], form: Form, base: str) -> bytes:
    """Triples in a form; those of one subject stand together."""
    if form is TURTLE:
        return turtle(triples, base)
    if form is JSON_LD:
        return compact(triples)
    return ox.serialize(triples, None, form.rdf, prefixes=PREFIXES) or b""
