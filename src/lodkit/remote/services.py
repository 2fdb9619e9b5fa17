"""At which addresses a store takes queries, updates and graphs: as named, or as it is found.

What stores do differently is a row of a table. A store that is none of them is spoken to by the
standards alone, once its addresses are named.
"""

from dataclasses import dataclass

from lodkit.errors import StoreError, UsageError
from lodkit.remote.connection import Connection

_ABSENT = frozenset({400, 404, 405, 410, 415})
# whatever a store says but that it cannot say just now
_ANY = frozenset(range(300, 600)) - {408, 425, 429, 502, 503, 504}
_RESULTS = "application/sparql-results+json"


@dataclass(frozen=True, slots=True)
class Services:
    """The addresses of one store; None for what it does not offer, or where nobody needs it.

    `quads` takes N-Quads of many graphs at once.
    """

    query: str
    update: str | None = None
    graph_store: str | None = None
    quads: str | None = None


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where stores of one kind have what, below the address that people call them by."""

    name: str
    query: str
    update: str
    graph_store: str
    quads: str | None = None

    def at(self, root: str) -> Services:
        """The addresses of a store of this kind."""
        root = root.rstrip("/")
        return Services(
            query=f"{root}/{self.query}",
            update=f"{root}/{self.update}",
            graph_store=f"{root}/{self.graph_store}",
            quads=None if self.quads is None else f"{root}/{self.quads}",
        )


LAYOUTS = (
    _Layout("Apache Jena Fuseki", "query", "update", "data", "data"),
    # without a transaction a load is twice as fast; should it break off, a push goes on
    _Layout("Oxigraph", "query", "update", "store", "store?no_transaction"),
    _Layout("Virtuoso", "sparql-auth", "sparql-auth", "sparql-graph-crud-auth"),
)


def named_services(
    query: str | None, update: str | None, graph_store: str | None, quads: str | None
) -> Services | None:
    """The addresses that were named; None where none was. Raises UsageError where some lack."""
    if not any((query, update, graph_store, quads)):
        return None
    if query is None or update is None:
        raise UsageError(
            "a store is asked and told at two addresses",
            remedy="name both of --query and --update, or none of a store that --to finds",
        )
    return Services(query, update, graph_store, quads)


def find_services(connection: Connection, root: str) -> Services:
    """The addresses of the store at `root`, by the first row of the table that fits.

    Raises StoreError where it cannot be reached, UsageError where no row fits.
    """
    for layout in LAYOUTS:
        services = layout.at(root)
        if _is_there(connection, services.graph_store or "") and _answers(connection, services):
            return services
    known = ", ".join(layout.name for layout in LAYOUTS)
    raise UsageError(
        f"there is no store of a known kind ({known})",
        where=root,
        remedy="name its addresses with --query, --update and --graph-store",
    )


def _is_there(connection: Connection, graph_store: str) -> bool:
    """Whether graphs are kept at an address: it knows of a default graph, or asks who asks."""
    answer = connection.send("HEAD", graph_store, parameters={"default": ""}, allowed=_ANY)
    return answer.status not in _ABSENT


def _answers(connection: Connection, services: Services) -> bool:
    try:
        answer = connection.send(
            "POST",
            services.query,
            headers={"Accept": _RESULTS},
            content={"query": "ASK {}"},
            allowed=_ABSENT,
        )
    except StoreError as error:
        if error.status is None or error.status in (401, 403):
            raise
        return False
    return answer.media_type == _RESULTS
