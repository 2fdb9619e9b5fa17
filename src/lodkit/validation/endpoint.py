"""All statements of a SPARQL endpoint's default graph, read as a stream."""

from collections.abc import Iterator
from contextlib import closing

import pyoxigraph as ox

from lodkit.errors import InputError, StoreError

_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_COUNT = "SELECT (COUNT(*) AS ?n) WHERE { SELECT DISTINCT ?s ?p ?o WHERE { ?s ?p ?o } }"


def is_endpoint(place: str) -> bool:
    """Whether a place is an address, not a file."""
    return place.startswith(("http://", "https://"))


def statements_of(endpoint: str) -> Iterator[ox.Quad]:
    """The statements, one by one.

    Raises InputError where the endpoint does not answer, or with fewer statements than it has:
    many endpoints cut long answers off without a word. One with none at all is an error, too: of a
    store that keeps statements in named graphs alone, all would seem well.
    """
    from lodkit.remote.connection import Connection, Patience
    from lodkit.remote.credentials import checked_address, credentials_of
    from lodkit.remote.services import Services
    from lodkit.remote.store import RemoteStore

    with closing(Connection(credentials_of(), Patience(again=1))) as connection:
        store = RemoteStore(connection, Services(checked_address(endpoint)))
        read = 0
        try:
            wanted = store.number(_COUNT)
            for triple in store.triples(_ALL):
                read += 1
                yield ox.Quad(triple.subject, triple.predicate, triple.object)
        except StoreError as error:
            what = f"the endpoint's answer cannot be read: {error.what}"
            raise InputError(what, where=endpoint, remedy=error.remedy) from error
    if not wanted:
        raise InputError(
            "the endpoint's default graph is empty, so there is nothing to validate",
            where=endpoint,
            remedy="of many stores it is all graphs together only where the address says so; "
            "see docs/scaling.md",
        )
    if read < wanted:
        raise InputError(
            f"the endpoint gives {read} of its {wanted} statements",
            where=endpoint,
            remedy="validate a dump of its data",
        )
