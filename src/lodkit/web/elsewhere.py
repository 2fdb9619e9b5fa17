"""A dataset's statements in a store elsewhere, read as those of one's own store are.

Every page asks many small questions, and each would be a request. But pages ask about siblings:
who asks about one of the nodes that an answer held asks about the others next. So the first such
question is put for all of them at once, and what was answered is kept, up to a bound, as long as
the release is served.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import pyoxigraph as ox

from lodkit.errors import InputError, StoreError
from lodkit.project import DEFAULT_BASE
from lodkit.rdf.iris import pushed_graph
from lodkit.rdf.namespaces import DCTERMS
from lodkit.remote.connection import Connection, Patience
from lodkit.remote.credentials import checked_address, credentials_of
from lodkit.remote.services import Services
from lodkit.remote.store import RemoteStore, Row
from lodkit.web.terms import ONTOLOGY

Subject = ox.NamedNode | ox.BlankNode | ox.Triple | None
Predicate = ox.NamedNode | None
Object = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None
Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph | None

AT_MOST = 10_000
"""Statements that one question gives: there are stores that give no more."""
SIBLINGS = 100
"""Nodes that are asked about together."""
KEPT = 100_000
"""Statements that a process keeps, some hundred bytes each."""
_GROUPS = 50_000

_Key = tuple[bool, str, str | None]
"""Whether the node is the subject, its IRI, and the predicate that is asked for."""


class Elsewhere:
    """The graphs of one dataset in a store elsewhere."""

    def __init__(self, store: RemoteStore, base: str) -> None:
        self._store = store
        self._base = base
        self._ours = f'FILTER(STRSTARTS(STR(?g), "{base}graph/"))'
        self._kept = _Kept()

    def quads_for_pattern(
        self, subject: Subject, predicate: Predicate, object: Object, graph_name: Graph = None
    ) -> Iterator[ox.Quad]:
        """The quads that have these terms; as in a release's store, the default graph is all."""
        if isinstance(graph_name, ox.NamedNode) and not (subject or predicate or object):
            return self._whole(graph_name)
        is_union = isinstance(graph_name, ox.DefaultGraph)
        if is_union and isinstance(subject, ox.NamedNode) and object is None:
            return iter(self._about(True, subject.value, predicate))
        if is_union and isinstance(object, ox.NamedNode) and subject is None:
            return iter(self._about(False, object.value, predicate))
        return iter(self._asked(subject, predicate, object, graph_name))

    def contains_named_graph(self, graph_name: Graph) -> bool:
        """Whether the store has a graph of the dataset of that name; it is asked each time."""
        if not str(graph_name)[1:].startswith(f"{self._base}graph/"):
            return False
        return self._store.has(f"GRAPH {graph_name} {{ ?s ?p ?o }}")

    def check(self, release: str) -> None:
        """Raise InputError unless the store holds that release, and queries see all of it."""
        notes = pushed_graph(self._base)
        rows = self._store.rows(
            f"SELECT ?r WHERE {{ GRAPH <{notes}> {{ <{notes}> <{DCTERMS.identifier}> ?r }} }}"
        )
        found = {row["r"].value for row in rows if isinstance(row["r"], ox.Literal)}
        if release not in found:
            other = f"release {min(found)[:12]}" if found else "no release as a whole"
            raise InputError(
                f"the store holds {other}, not {release[:12]}",
                where=self._store.services.query,
                remedy="lodkit push lets it hold this one",
            )
        if not self._store.has(f"<{ONTOLOGY}> ?p ?o"):
            raise InputError(
                "the default graph is not all graphs together, so queries would find nothing",
                where=self._store.services.query,
                remedy="see docs/scaling.md for how each store is told to",
            )

    def _about(self, is_subject: bool, iri: str, predicate: Predicate) -> Sequence[ox.Quad]:
        """The statements about a node, or that point at it; with them, those of its siblings."""
        name = None if predicate is None else predicate.value
        known = self._kept.get((is_subject, iri, name))
        if known is not None:
            return known
        siblings = self._kept.siblings(is_subject, iri, name)
        found = self._asked_of(is_subject, siblings, predicate)
        if found is None:  # too much at once
            siblings = [iri]
            found = self._asked_of(is_subject, siblings, predicate) or {}
        self._kept.put({(is_subject, one, name): found.get(one, []) for one in siblings})
        return found.get(iri, [])

    def _asked_of(
        self, is_subject: bool, iris: Sequence[str], predicate: Predicate
    ) -> dict[str, list[ox.Quad]] | None:
        """The statements about some nodes, by node; None where they are more than can be asked."""
        known = "?s" if is_subject else "?o"
        values = " ".join(f"<{iri}>" for iri in iris)
        middle = "?p" if predicate is None else str(predicate)
        rows = self._store.rows(
            f"SELECT DISTINCT ?s ?p ?o WHERE {{ VALUES {known} {{ {values} }} "
            f"GRAPH ?g {{ ?s {middle} ?o }} {self._ours} }} LIMIT {AT_MOST}"
        )
        if len(rows) == AT_MOST and len(iris) > 1:
            return None
        found: dict[str, list[ox.Quad]] = {}
        for row in rows:
            quad = ox.Quad(row["s"], predicate or row["p"], row["o"])  # type: ignore[arg-type]
            end = quad.subject if is_subject else quad.object
            if isinstance(end, ox.NamedNode):
                found.setdefault(end.value, []).append(quad)
        return found

    def _asked(
        self, subject: Subject, predicate: Predicate, object: Object, graph: Graph
    ) -> list[ox.Quad]:
        """Any other pattern, as it is."""
        terms = [subject or "?s", predicate or "?p", object or "?o"]
        is_union = isinstance(graph, ox.DefaultGraph)
        name = str(graph) if isinstance(graph, ox.NamedNode) else "?g"
        ours = self._ours if name == "?g" else ""
        rows = self._store.rows(
            f"SELECT DISTINCT ?s ?p ?o {'' if is_union else '?g'} WHERE {{ "
            f"GRAPH {name} {{ {' '.join(map(str, terms))} }} {ours} }} LIMIT {AT_MOST}"
        )
        return [_quad(row, subject, predicate, object, graph) for row in rows]

    def _whole(self, graph: ox.NamedNode) -> Iterator[ox.Quad]:
        """All of a graph, as it comes. Raises StoreError where the store cuts it off."""
        where = f"WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
        wanted = self._store.number(f"SELECT (COUNT(*) AS ?n) {where}")
        found = 0
        for triple in self._store.triples(f"CONSTRUCT {{ ?s ?p ?o }} {where}"):
            found += 1
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)
        if found < wanted:
            what = f"the store gives {found:,} of the {wanted:,} statements of {graph}"
            raise StoreError(what, where=self._store.services.query)


def _quad(
    row: Row, subject: Subject, predicate: Predicate, object: Object, graph: Graph
) -> ox.Quad:
    name = row.get("g", graph)
    return ox.Quad(
        subject or row["s"],  # type: ignore[arg-type]
        predicate or row["p"],  # type: ignore[arg-type]
        object or row["o"],
        name,  # type: ignore[arg-type]
    )


class _Kept:
    """What was answered, and which nodes an answer held together."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: OrderedDict[_Key, list[ox.Quad]] = OrderedDict()
        self._groups: OrderedDict[str, tuple[str, ...]] = OrderedDict()
        self._taken = 0

    def get(self, key: _Key) -> list[ox.Quad] | None:
        """An answer that is kept; that about all of a node has those about its properties."""
        with self._lock:
            found = self._answers.get(key)
            if found is not None:
                self._answers.move_to_end(key)
                return found
            is_subject, iri, predicate = key
            whole = self._answers.get((is_subject, iri, None))
            if whole is None or len(whole) >= AT_MOST:
                return None
            return [quad for quad in whole if quad.predicate.value == predicate]

    def siblings(self, is_subject: bool, iri: str, predicate: str | None) -> list[str]:
        """A node and some of those that stood beside it, of which as little is known."""
        with self._lock:
            group = self._groups.get(iri, ())
            place = group.index(iri) if iri in group else 0
            others = (
                one
                for one in (*group[place + 1 :], *group[:place])
                if (is_subject, one, predicate) not in self._answers
            )
            return [iri, *islice(others, SIBLINGS - 1)]

    def put(self, answers: Mapping[_Key, list[ox.Quad]]) -> None:
        """Keep answers to one question, and who stands together in them; the oldest make room."""
        beside: dict[str, dict[str, None]] = {}
        for (is_subject, _, _), quads in answers.items():
            for quad in quads:
                other = quad.object if is_subject else quad.subject
                if isinstance(other, ox.NamedNode):
                    beside.setdefault(quad.predicate.value, {})[other.value] = None
        with self._lock:
            self._answers |= answers
            self._taken += sum(len(quads) + 1 for quads in answers.values())
            for group in map(tuple, beside.values()):
                self._groups |= dict.fromkeys(group, group)
            while self._taken > KEPT:
                self._taken -= len(self._answers.popitem(last=False)[1]) + 1
            while len(self._groups) > _GROUPS:
                self._groups.popitem(last=False)


def elsewhere(endpoint: str, manifest: Mapping[str, Any], timeout: float) -> Elsewhere:
    """The release of that manifest at a SPARQL endpoint, each answer within so many seconds.

    Raises InputError where the endpoint does not hold it, or does not answer.
    """
    patience = Patience(again=1, first=0.1, most=1.0, timeout=timeout, connecting=3.0)
    connection = Connection(credentials_of(), patience)
    store = RemoteStore(connection, Services(checked_address(endpoint)))
    found = Elsewhere(store, str(manifest.get("base", DEFAULT_BASE)))
    try:
        found.check(str(manifest["release"]))
    except StoreError as error:
        raise InputError(error.what, where=error.where, remedy=error.remedy) from error
    return found
