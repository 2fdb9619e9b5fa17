"""Whether a store holds what was sent: how many statements, and every one of them.

Stores keep some values in another form than they were given: an integer is an integer, whatever
its datatype was called, and a truth may be a number. So values are compared, not their writing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import pyoxigraph as ox

from lodkit.errors import StoreError
from lodkit.pushing.graphs import Graph
from lodkit.pushing.state import listed
from lodkit.rdf.namespaces import XSD
from lodkit.remote.store import RemoteStore, number_of

AT_ONCE = 5_000
"""Statements that are read back at once: there are stores that give no more than 10,000."""
_OF_A_PIECE = 500
"""Statements of a longer graph that are asked for: there are stores that take no more names."""
NAMES_AT_ONCE = 200
_SHOWN = 2

_INTEGERS = frozenset(
    f"{XSD.iri}{name}"
    for name in (
        *("integer", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger"),
        *("negativeInteger", "long", "int", "short", "byte"),
        *("unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
    )
)
_TRUTHS = {"1": "true", "0": "false"}


def check_contents(store: RemoteStore, graph: Graph) -> None:
    """Raise StoreError unless the store gives every statement of a graph, and no other."""
    whole = graph.count <= AT_ONCE
    for piece in graph.pieces(1 << 40, AT_ONCE if whole else _OF_A_PIECE):
        sent = set(_values(ox.parse(b"".join(piece), ox.RdfFormat.N_TRIPLES, lenient=True)))
        got = _found(store, graph.name, () if whole else _subjects(piece))
        missing = sent - got
        if missing:
            raise _differing(store, graph, "lacks", missing)
        if whole and got - sent:
            raise _differing(store, graph, "has besides", got - sent)
    if not whole:
        check_counts(store, {graph.name: graph.count})


def check_counts(store: RemoteStore, wanted: Mapping[str, int]) -> None:
    """Raise StoreError unless the store has so many statements in each of these graphs."""
    found = counts(store, wanted)
    for name, count in wanted.items():
        if found.get(name, 0) != count:
            raise StoreError(
                f"the graph <{name}> has {found.get(name, 0):,} statements there, not {count:,}",
                where=store.services.query,
                remedy="run the command again: it sends that graph anew",
            )


def counts(store: RemoteStore, names: Iterable[str]) -> dict[str, int]:
    """How many statements the store has in each of these graphs; those with none left out."""
    found: dict[str, int] = {}
    left = iter(names)
    while some := list(islice(left, NAMES_AT_ONCE)):
        rows = store.rows(
            "SELECT ?g (COUNT(*) AS ?n) WHERE { "
            f"VALUES ?g {{ {listed(some)} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
        )
        # without a graph there may be one row, without a name
        found |= {str(row["g"])[1:-1]: number_of(row["n"]) for row in rows if "g" in row}
    return found


def _subjects(piece: Sequence[bytes]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line[1 : line.index(b"> ")].decode() for line in piece))


def _found(store: RemoteStore, name: str, subjects: Sequence[str]) -> set[str]:
    """What the store has in a graph, or says there of these subjects."""
    only = f"VALUES ?s {{ {listed(subjects)} }} " if subjects else ""
    query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {only}GRAPH <{name}> {{ ?s ?p ?o }} }}"
    return set(_values(store.triples(query)))


def _values(triples: Iterable[ox.Triple] | Iterable[ox.Quad]) -> Iterator[str]:
    """Each statement as text, alike where its value is."""
    for triple in triples:
        yield f"{triple.subject} {triple.predicate} {_value(triple.object)}"


def _value(term: object) -> str:
    if isinstance(term, ox.Literal):
        datatype = term.datatype.value
        if datatype in _INTEGERS:
            return f'"{term.value}"^^<{XSD.integer}>'
        if datatype == XSD.boolean:
            return _TRUTHS.get(term.value, term.value)
    return str(term)


def _differing(store: RemoteStore, graph: Graph, how: str, statements: set[str]) -> StoreError:
    some = "; ".join(sorted(statements)[:_SHOWN])
    return StoreError(
        f"the graph <{graph.name}> {how} {len(statements):,} statements there, such as {some}",
        where=store.services.query,
        remedy="where the store writes values in a way of its own, --check counts compares less",
    )
