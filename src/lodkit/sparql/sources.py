"""Where questions are put: to the store of a release, or to a store elsewhere."""

from pathlib import Path

import pyoxigraph as ox

from lodkit.rdf.namespaces import PREFIXES
from lodkit.rdf.store import open_store
from lodkit.sparql.evaluation import Answer, Source
from lodkit.sparql.limits import Limits
from lodkit.sparql.question import Question


def source_of(folder: Path, endpoint: str | None, limits: Limits) -> Source:
    """What answers questions about the release in `folder`."""
    if endpoint is None:
        return OwnStore(open_store(folder))
    from lodkit.sparql.endpoint import Endpoint  # what speaks HTTP is loaded where it is needed

    return Endpoint(endpoint, limits)


class OwnStore:
    """The store of a release."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def answer(self, question: Question, base: str) -> Answer:
        """The answer; graphs that the request names count, then those of the query itself."""
        if question.default_graphs is None or question.named_graphs is None:
            return self._store.query(question.query, base_iri=base, prefixes=PREFIXES)
        return self._store.query(
            question.query,
            base_iri=base,
            prefixes=PREFIXES,
            default_graph=[ox.NamedNode(iri) for iri in question.default_graphs],
            named_graphs=[ox.NamedNode(iri) for iri in question.named_graphs],
        )
