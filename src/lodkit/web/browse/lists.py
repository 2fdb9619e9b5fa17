"""All things of a kind, a page at a time."""

from functools import lru_cache

import pyoxigraph as ox

from lodkit.rdf.namespaces import LK, ORG, RDF, SCHEMA
from lodkit.web.graph import ALL, Node

PAGE_LENGTH = 100
KINDS = {
    "articles": SCHEMA.NewsArticle,
    "persons": SCHEMA.Person,
    "bodies": ORG.FormalOrganization,
    "posts": ORG.Post,
    "meetings": LK.Meeting,
    "documents": LK.OfficialDocument,
    "places": SCHEMA.AdministrativeArea,
}
"""What can be listed, and the class of it."""
NEWEST = 8


class Lists:
    """The lists of one dataset: a release does not change, so each is put in order once."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._iris = lru_cache(maxsize=None)(self._ordered)
        self._newest = lru_cache(maxsize=1)(self._newest_meetings)

    def page(self, kind: str, number: int) -> tuple[list[Node], int]:
        """The things on a page of a list, and how many pages there are."""
        iris = self._iris(KINDS[kind])
        pages = max(1, -(-len(iris) // PAGE_LENGTH))
        start = (number - 1) * PAGE_LENGTH
        return [Node(self._store, iri) for iri in iris[start : start + PAGE_LENGTH]], pages

    def length(self, kind: str) -> int:
        """How many things there are of a kind."""
        return len(self._iris(KINDS[kind]))

    def newest_meetings(self) -> list[Node]:
        """The meetings with the latest full dates."""
        return [Node(self._store, iri) for iri in self._newest()]

    def _ordered(self, kind: str) -> tuple[str, ...]:
        """IRIs begin with what a thing is called, so their order is that of the names."""
        quads = self._store.quads_for_pattern(None, ox.NamedNode(RDF.type), ox.NamedNode(kind), ALL)
        return tuple(sorted(q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)))

    def _newest_meetings(self) -> tuple[str, ...]:
        start = ox.NamedNode(SCHEMA.startDate)
        found = {
            (quad.object.value, quad.subject.value)
            for quad in self._store.quads_for_pattern(None, start, None, ALL)
            if isinstance(quad.object, ox.Literal) and isinstance(quad.subject, ox.NamedNode)
            if not quad.object.value.startswith("-")
        }
        return tuple(dict.fromkeys(iri for _, iri in sorted(found, reverse=True)))[:NEWEST]
