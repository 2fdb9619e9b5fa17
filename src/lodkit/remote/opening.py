"""A store as it is named on a command line, ready to be asked."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from lodkit.errors import UsageError
from lodkit.remote.connection import Connection, Patience
from lodkit.remote.credentials import checked_address, credentials_of
from lodkit.remote.services import find_services, named_services
from lodkit.remote.store import RemoteStore

Named = tuple[str | None, str | None, str | None, str | None]
"""The addresses for queries, updates, graphs and N-Quads, where they were named."""


@contextmanager
def opened(root: str | None, named: Named, patience: Patience) -> Iterator[RemoteStore]:
    """The store at `root`, or at the addresses that were named; its connections are closed then.

    Raises UsageError where neither tells where the store is, StoreError where it does not answer.
    """
    for address in filter(None, (root, *named)):
        checked_address(address)
    with closing(Connection(credentials_of(), patience)) as connection:
        services = named_services(*named)
        if services is None:
            if root is None:
                raise UsageError("there is no store to push to", remedy="name it with --to URL")
            services = find_services(connection, root)
        yield RemoteStore(connection, services)
