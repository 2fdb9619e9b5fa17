"""What a page on a node shows, in plain values: facts, tables of statements, and their sources."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, islice
from urllib.parse import urlencode

from lodkit.model.article import Span
from lodkit.rdf.namespaces import OA, PROV
from lodkit.web.addresses import Addresses
from lodkit.web.graph import Node, Text
from lodkit.web.naming import Label, Names, short
from lodkit.web.speech import Speech

QUOTES_SHOWN = 12
ROWS_SHOWN = 200
WORD = "word"
"""What a text has for a datatype that is a word of the interface."""


@dataclass(frozen=True, slots=True)
class Link:
    """A node as a page names it, and where its own page is; `said` is a name given to it there."""

    iri: str
    address: str | None
    names: Names
    said: Label = ()

    @property
    def label(self) -> Label:
        """What the node is called."""
        return self.said or self.names.of(self.iri)


Value = Link | Text


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of an article that a statement rests on, and where to read it."""

    article: str
    span: Span
    text: Text
    address: str


@dataclass(frozen=True, slots=True)
class Source:
    """An article that a statement rests on, and the words of it that do."""

    article: Link
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of a statement; `more` counts the quotes that are not shown."""

    shown: tuple[Source, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One statement of a table: a list of values for each column, and its sources."""

    cells: tuple[tuple[Value, ...], ...]
    sources: Sources = Sources()


@dataclass(frozen=True, slots=True)
class Table:
    """Statements of one kind; `title` (unless a label) and `columns` are words."""

    title: str | Label
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    more: bool = False

    @property
    def has_sources(self) -> bool:
        """Whether any statement has a source of its own."""
        return any(row.sources.shown for row in self.rows)


@dataclass(frozen=True, slots=True)
class View:
    """A page on a node: what kind of thing it is, what is known of it, and on which words."""

    kind: str
    facts: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads nodes for one request: in its language, with its addresses."""

    speech: Speech
    addresses: Addresses
    names: Names

    def address(self, path: str, *, fragment: str = "", **parameters: str) -> str:
        """An address of this server that keeps the language that the reader chose."""
        if self.speech.chosen:
            parameters["lang"] = self.speech.language
        path, _, inner = path.partition("#")
        query = urlencode(parameters)
        joint = "&" if "?" in path else "?"
        anchor = fragment or inner
        return path + (joint + query if query else "") + (f"#{anchor}" if anchor else "")

    def link(self, node: Node) -> Link:
        """A node's name and page."""
        return self.link_to(node.iri)

    def link_to(self, iri: str, said: Label = ()) -> Link:
        """The name and the page of the node with that IRI."""
        if not said:
            self.names.expect(iri)
        path = self.addresses.of_page(iri)
        return Link(iri, path and self.address(path), self.names, said)

    def value(self, value: Node | Text) -> Value:
        """A value as a page shows it."""
        return self.link(value) if isinstance(value, Node) else value

    def plain(self, value: Node | Text) -> Value:
        """A value as a query's answer shows it: a node by its IRI."""
        if isinstance(value, Text):
            return Text(value.value, value.language)
        name = short(value.iri).removeprefix(self.addresses.dataset.base)
        return self.link_to(value.iri, (Text(name),))

    def values(self, node: Node, predicate: str) -> tuple[Value, ...]:
        """A node's values, as a page shows them."""
        return tuple(self.value(value) for value in node.values(predicate))

    def links(self, nodes: Iterable[Node]) -> tuple[Value, ...]:
        """Several nodes' names and pages."""
        return tuple(self.link(node) for node in nodes)

    def sources(self, node: Node) -> Sources:
        """What the statements about a node rest on."""
        evidence = node.nodes(PROV.wasDerivedFrom)
        found = [quote for one in evidence[:QUOTES_SHOWN] if (quote := self.quote(one))]
        found.sort(key=lambda quote: (quote.article, quote.span))
        shown = tuple(
            Source(self.link(Node(node.store, article)), tuple(quotes))
            for article, quotes in groupby(found, key=lambda quote: quote.article)
        )
        return Sources(shown, max(0, len(evidence) - QUOTES_SHOWN))

    def quote(self, evidence: Node) -> Quote | None:
        """A stretch of text, and where to read it."""
        known = stretch(evidence)
        if known is None:
            return None
        article, span, text = known
        path = self.addresses.of_page(article.iri)
        if path is None:
            return None
        place = f"{span.start}-{span.end}"
        address = self.address(path, fragment=f"e-{place}", at=place)
        return Quote(article.iri, span, text, address)


def stretch(evidence: Node) -> tuple[Node, Span, Text] | None:
    """The article, the place in it and the words of a piece of evidence."""
    start = end = quote = None
    for selector in evidence.nodes(OA.hasSelector):
        start = start or selector.text(OA.start)
        end = end or selector.text(OA.end)
        quote = quote or selector.text(OA.exact)
    article, first, last = evidence.node(OA.hasSource), _offset(start), _offset(end)
    if article is None or first is None or last is None:
        return None
    return article, Span(first, last), quote or Text(f"{first}-{last}")


def _offset(text: Text | None) -> int | None:
    return (
        int(text.value)
        if text is not None and text.value.isascii() and text.value.isdigit()
        else None
    )


def rows(found: Iterable[Row]) -> tuple[tuple[Row, ...], bool]:
    """The first rows of a table, and whether there are more."""
    some = tuple(islice(found, ROWS_SHOWN + 1))
    return some[:ROWS_SHOWN], len(some) > ROWS_SHOWN


def table(title: str | Label, columns: tuple[str, ...], found: Iterable[Row]) -> tuple[Table, ...]:
    """A table, where there is anything to show."""
    shown, more = rows(found)
    return (Table(title, columns, shown, more),) if shown else ()
