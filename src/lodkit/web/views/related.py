"""Parts of lists on a page: what else the dataset knows of a thing, and where all of it is."""

from dataclasses import dataclass

from lodkit.web.browse.kinds import KINDS, Kind
from lodkit.web.browse.rows import Listing, Row, rows
from lodkit.web.browse.selection import Chosen, Selection, path_of
from lodkit.web.graph import Node
from lodkit.web.views.view import Reader

SHOWN = 10
"""How many rows of a list a page shows."""


@dataclass(frozen=True, slots=True)
class Related:
    """The beginning of a list: under which word, how many things it has, and where it is."""

    title: str
    kind: Kind
    rows: tuple[Row, ...]
    things: int
    address: str


Wanted = tuple[str, str, str]
"""A word for a title, the kind of a list, and the property that its things have the node for."""


def related(node: Node, reader: Reader, *wanted: Wanted) -> tuple[Related, ...]:
    """The lists of things that have a node for a value, those that are not empty."""
    known = _numbers(node, reader)
    return tuple(
        _related(title, kind, name, known[kind, name], node, reader)
        for title, kind, name in wanted
        if (kind, name) in known
    )


def everywhere(node: Node, reader: Reader) -> tuple[Related, ...]:
    """All lists of things that have a node for a value."""
    known = sorted(_numbers(node, reader))
    return related(node, reader, *((kind, kind, name) for kind, name in known))


def _numbers(node: Node, reader: Reader) -> dict[tuple[str, str], int]:
    """How many things of each kind have the node for a value of each property."""
    found = reader.addresses.dataset.index.rows(
        "SELECT kind, property, things FROM choice"
        " WHERE node = (SELECT id FROM thing WHERE iri = ?)",
        (node.iri,),
    )
    return {(kind, name): things for kind, name, things in found}


def _related(title: str, kind: str, name: str, things: int, node: Node, reader: Reader) -> Related:
    value = path_of(node.iri, reader.addresses.dataset.base)
    sort = "newest" if KINDS[kind].dated else "most-stated"
    selection = Selection(kind, (Chosen(name, value),), sort=sort)
    return Related(
        title=title,
        kind=KINDS[kind],
        rows=tuple(rows(selection, reader, length=SHOWN)),
        things=things,
        address=Listing(selection).address(reader),
    )
