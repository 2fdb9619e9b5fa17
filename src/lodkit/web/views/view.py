"""What a page on a node shows, in plain values: facts, tables of statements, and their sources."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from lodkit.model.article import Span
from lodkit.rdf.iris import place_of_evidence
from lodkit.rdf.namespaces import OA, PROV
from lodkit.web.addresses import Addresses
from lodkit.web.graph import Node, Text
from lodkit.web.naming import Label, Names, short
from lodkit.web.speech import Speech

if TYPE_CHECKING:
    from lodkit.web.views.related import Related

QUOTES_SHOWN = 4
"""How many quotes a statement shows; it counts the articles of all."""
EVIDENCE_READ = 120
"""Of how many stretches of text the sources of a statement are told."""
ROWS_SHOWN = 60
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
    """The sources of a statement: how many articles, in which languages, and some of their words.

    `more` counts the quotes that are not shown.
    """

    shown: tuple[Source, ...] = ()
    more: int = 0
    articles: int = 0
    languages: tuple[str, ...] = ()


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
        return any(row.sources.articles for row in self.rows)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What the articles do not agree on, a word; and each side with the articles that hold it."""

    on: str
    sides: tuple[tuple[tuple[Value, ...], tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class View:
    """A page on a node: what kind of thing it is, what is known of it, and on which words.

    `related` are parts of lists, as `views/related.py` makes them; `list_of` is the list that the
    thing is on.
    """

    kind: str
    facts: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    tables: tuple[Table, ...] = ()
    related: tuple["Related", ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    heading: Label = ()
    """What the thing is called on its page, if not by its name."""


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
        elif not parameters and not fragment:
            return path
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

    def language(self, code: str) -> Value:
        """The name of a language."""
        return Text(self.speech.language_name(code), code or None)

    def links(self, nodes: Iterable[Node]) -> tuple[Value, ...]:
        """Several nodes' names and pages."""
        return tuple(self.link(node) for node in nodes)

    def sources(self, *nodes: Node) -> Sources:
        """What the statements about some nodes rest on."""
        base = self.addresses.dataset.base
        found = {
            (*place, one)
            for node in nodes
            for one in node.nodes(PROV.wasDerivedFrom, EVIDENCE_READ)
            if (place := place_of_evidence(base, one.iri))
        }
        articles = dict.fromkeys(article for article, _, _ in sorted(found, key=_by_place))
        quotes = [self._quote(*place) for place in _spread(found, QUOTES_SHOWN)]
        shown = tuple(
            Source(self.link_to(article), tuple(of_article))
            for article, of_article in groupby(quotes, key=lambda quote: quote.article)
        )
        languages = dict.fromkeys(q.text.language for q in quotes if q.text.language)
        return Sources(shown, len(found) - len(quotes), len(articles), tuple(sorted(languages)))

    def quote(self, evidence: Node) -> Quote | None:
        """A stretch of text, and where to read it."""
        place = place_of_evidence(self.addresses.dataset.base, evidence.iri)
        return self._quote(*place, evidence) if place else None

    def _quote(self, article: str, span: Span, evidence: Node) -> Quote:
        text = Node(evidence.store, f"{evidence.iri}/quote").text(OA.exact)
        place = f"{span.start}-{span.end}"
        path = self.addresses.of_page(article) or ""
        address = self.address(path, fragment=f"e-{place}", at=place)
        return Quote(article, span, text or Text(place), address)


def _by_place(place: tuple[str, Span, Node]) -> tuple[str, Span]:
    return place[:2]


def _spread(found: Iterable[tuple[str, Span, Node]], most: int) -> list[tuple[str, Span, Node]]:
    """Some of the places, of each article the first, then of each the second, and so on."""
    ordered = sorted(found, key=_by_place)
    ranked = []
    for _, places in groupby(ordered, key=lambda place: place[0]):
        ranked += [(rank, place) for rank, place in enumerate(places)]
    ranked.sort(key=lambda one: (one[0], _by_place(one[1])))
    return sorted((place for _, place in ranked[:most]), key=_by_place)


def rows(found: Iterable[Row]) -> tuple[tuple[Row, ...], bool]:
    """The first rows of a table, and whether there are more."""
    some = tuple(islice(found, ROWS_SHOWN + 1))
    return some[:ROWS_SHOWN], len(some) > ROWS_SHOWN


def table(title: str | Label, columns: tuple[str, ...], found: Iterable[Row]) -> tuple[Table, ...]:
    """A table, where there is anything to show; without columns in which there is nothing."""
    shown, more = rows(found)
    return (_table(title, columns, shown, more),) if shown else ()


def _table(
    title: str | Label, columns: tuple[str, ...], shown: tuple[Row, ...], more: bool
) -> Table:
    told = [n for n in range(len(columns)) if n == 0 or any(row.cells[n] for row in shown)]
    kept = tuple(replace(row, cells=tuple(row.cells[n] for n in told)) for row in shown)
    return Table(title, tuple(columns[n] for n in told), kept, more)
