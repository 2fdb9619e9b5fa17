"""Tables and facts that the pages on several kinds of things have."""

from collections.abc import Iterable

from lodkit.rdf.namespaces import ELI, SCHEMA
from lodkit.web.graph import Node, Text
from lodkit.web.naming import text_of
from lodkit.web.views.view import WORD, Reader, Row, Table, Value, table

Tables = tuple[Table, ...]
Facts = tuple[tuple[str, tuple[Value, ...]], ...]


def facts_of(reader: Reader, node: Node, *wanted: tuple[str, str]) -> Facts:
    """What the node has of these properties, each under a word of the interface."""
    found = ((word, reader.values(node, predicate)) for word, predicate in wanted)
    return tuple((word, values) for word, values in found if values)


def nodes_table(title: str, column: str, nodes: list[Node], reader: Reader) -> Tables:
    """Nodes by name."""
    found = sorted((reader.link(one) for one in nodes), key=lambda link: text_of(link.label))
    return table(title, (column,), (Row(((link,),)) for link in found))


def bodies_table(bodies: list[Node], reader: Reader) -> Tables:
    """Bodies by name."""
    return nodes_table("bodies", "body", bodies, reader)


def meetings_table(title: str, meetings: list[Node], reader: Reader) -> Tables:
    """Meetings, the newest first."""
    rows = [
        Row(
            (reader.links((one,)), reader.values(one, SCHEMA.startDate)),
            reader.sources(one),
        )
        for one in meetings
    ]
    rows.sort(key=lambda row: sort_key(row.cells[1]), reverse=True)
    return table(title, ("meeting", "date"), rows)


def documents_table(title: str, documents: list[Node], reader: Reader) -> Tables:
    """Documents with their dates."""
    return table(
        title,
        ("document", "date"),
        (
            Row((reader.links((one,)), reader.values(one, ELI.date_document)), reader.sources(one))
            for one in documents
        ),
    )


def articles_table(title: str, articles: list[Node], reader: Reader) -> Tables:
    """Articles by how they begin."""
    return nodes_table(title, "article", articles, reader)


def mentions_table(node: Node, reader: Reader) -> Tables:
    """The articles that mention a node."""
    return articles_table("mentioned-in", node.incoming(SCHEMA.mentions), reader)


def word(word: str) -> Text:
    """A word of the interface where a value stands."""
    return Text(word, datatype=WORD)


def is_true(node: Node, predicate: str) -> bool:
    """Whether the data says so."""
    return any(text.value in ("true", "1") for text in node.texts(predicate))


def sort_key(values: Iterable[Value]) -> str:
    """What to sort by: the first value's text."""
    first = next(iter(values), None)
    if first is None:
        return ""
    return first.value if isinstance(first, Text) else text_of(first.label)
