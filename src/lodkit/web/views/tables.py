"""Facts, tables and disagreements that the pages on several kinds of things have."""

from collections.abc import Iterable

from lodkit.rdf.iris import article_of_graph
from lodkit.web.graph import Node, Text
from lodkit.web.naming import text_of
from lodkit.web.views.view import (
    WORD,
    Disagreement,
    Link,
    Reader,
    Row,
    Table,
    Value,
    table,
)

Tables = tuple[Table, ...]
Facts = tuple[tuple[str, tuple[Value, ...]], ...]
DAYS_SHOWN = 2
"""So many days are told one by one, more by the first and the last."""


def facts_of(reader: Reader, node: Node, *wanted: tuple[str, str]) -> Facts:
    """What the node has of these properties, each under a word of the interface."""
    found = ((word, reader.values(node, predicate)) for word, predicate in wanted)
    return tuple((word, values) for word, values in found if values)


def disagreements(reader: Reader, node: Node, *wanted: tuple[str, str]) -> tuple[Disagreement, ...]:
    """Where articles give a thing several values of a property that has but one."""
    found = []
    for on, predicate in wanted:
        if len(node.values(predicate)) > 1:
            stated = sorted(node.stated(predicate).items(), key=lambda pair: str(pair[0]))
            sides = tuple(
                ((reader.value(value),), _articles(graphs, reader)) for value, graphs in stated
            )
            found.append(Disagreement(on, sides))
    return tuple(found)


def _articles(graphs: list[str], reader: Reader) -> tuple[Link, ...]:
    base = reader.addresses.dataset.base
    articles = (article_of_graph(base, graph) for graph in sorted(graphs))
    return tuple(reader.link_to(article) for article in articles if article)


def nodes_table(title: str, column: str, nodes: list[Node], reader: Reader) -> Tables:
    """Nodes by name."""
    links = [reader.link(one) for one in nodes]
    links.sort(key=lambda link: text_of(link.label))
    return table(title, (column,), (Row(((link,),)) for link in links))


def days(nodes: Iterable[Node], predicate: str) -> tuple[Value, ...]:
    """The days that some nodes have: each, or the first and the last, and how many."""
    found = sorted({text.value for node in nodes for text in node.texts(predicate)})
    if len(found) <= DAYS_SHOWN:
        return tuple(Text(day, datatype="date") for day in found)
    return (Text(f"{found[0]} – {found[-1]} ({len(found)})", datatype="date"),)


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
