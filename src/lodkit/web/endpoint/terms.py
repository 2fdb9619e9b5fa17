"""What the query editor completes: prefixes, and the classes and properties that the data uses.

They stand in the catalogue, whose VoID partitions count them; nothing is counted here.
"""

import json
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox
from flask import Blueprint, Response

from lodkit.rdf.namespaces import PREFIXES, VOID
from lodkit.web.naming import short
from lodkit.web.negotiation import Form
from lodkit.web.site import answer, site

blueprint = Blueprint("terms", __name__)

_JSON = Form("JSON", "json", "application/json")
_CATALOGUE = "catalogue.ttl"


@blueprint.get("/sparql/terms.json")
def terms() -> Response:
    """Prefixes, classes and properties; of these the most used first."""
    dataset = site().dataset
    return answer(_written(dataset.folder / _CATALOGUE, dataset.release), _JSON)


@lru_cache(maxsize=2)
def _written(catalogue: Path, release: str) -> str:
    """The answer for a release, some kilobytes; of two, should one take the place of another."""
    store = ox.Store()
    if catalogue.exists():
        store.load(path=str(catalogue), format=ox.RdfFormat.TURTLE)
    found = {
        "prefixes": PREFIXES,
        "classes": _used(store, getattr(VOID, "class"), VOID.entities),
        "properties": _used(store, VOID.property, VOID.triples),
    }
    return json.dumps(found, ensure_ascii=False)


def _used(store: ox.Store, what: str, how_often: str) -> list[dict[str, object]]:
    """Each IRI that a partition is about, and how many things or triples it has."""
    counted = [
        (_number(store, quad.subject, how_often), quad.object.value)
        for quad in store.quads_for_pattern(None, ox.NamedNode(what), None)
        if isinstance(quad.object, ox.NamedNode)
    ]
    return [
        {"iri": iri, "name": short(iri), "count": number}
        for number, iri in sorted(counted, key=lambda pair: (-pair[0], pair[1]))
    ]


def _number(store: ox.Store, part: object, how_often: str) -> int:
    if not isinstance(part, ox.NamedNode):
        return 0
    quads = store.quads_for_pattern(part, ox.NamedNode(how_often), None)
    return next((int(q.object.value) for q in quads if isinstance(q.object, ox.Literal)), 0)
