"""The places that have bodies: what readers choose a province or a city from."""

from lodkit.web.dataset import Dataset
from lodkit.web.graph import Node


def places_with_bodies(dataset: Dataset) -> list[Node]:
    """Every place that some body belongs to; the one with most bodies first."""
    rows = dataset.index.rows(
        "SELECT iri FROM choice JOIN thing ON thing.id = choice.node"
        " WHERE choice.kind = 'bodies' AND property = 'scope' AND thing.kind = 'places'"
        " ORDER BY things DESC, iri"
    )
    return [Node(dataset.store, iri) for (iri,) in rows]
