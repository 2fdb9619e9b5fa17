"""What things are called in each language of the interface: a label, or what identifies them."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from lodkit.rdf.index.ended import of_ended

EXCERPT = 70
NUMBER, TERM, DATE = "number", "term", "date"
"""What a part may have for a datatype; the first two are for the reader's language to word."""
UNTIL = "until"
"""The datatype that the year in which a place ended has in indexes of version 2."""


class Part(NamedTuple):
    """A part of a title: a text, its language, and what it is if it is no plain text."""

    text: str
    language: str = ""
    datatype: str = ""


Title = tuple[Part, ...]


class Titles:
    """The titles of all things, read from the stage; `languages` in the order of preference."""

    def __init__(self, database: sqlite3.Connection, languages: tuple[str, ...]) -> None:
        self._database = database
        self._orders = {
            wanted: {tag: n for n, tag in enumerate(dict.fromkeys((wanted, *languages, "")))}
            for wanted in languages
        }
        self._of = lru_cache(maxsize=50_000)(self._made)

    def of(self, node: int, kind: str, language: str) -> Title:
        """What a thing is called in a language, or in the first that has a word for it."""
        return self._of(node, kind, language)

    def _made(self, node: int, kind: str, language: str) -> Title:
        make = _TITLES.get(kind, _labelled)
        return tuple(make(self, node, language)) or (self._identifier(node),)

    def texts(self, node: int, *properties: str) -> list[Part]:
        """What is said of a thing under the first of these properties that it has."""
        for name in properties:
            rows = self._database.execute(
                "SELECT text, language FROM stage.said WHERE subject = ? AND property = ?"
                " ORDER BY text, language",
                (node, name),
            )
            if found := [Part(text, tag) for text, tag in rows]:
                return found
        return []

    def best(self, texts: Iterable[Part], language: str) -> Iterator[Part]:
        """The text in that language, else in the first that there is in the order of preference."""
        order = self._orders[language]
        last = len(order)
        yield from sorted(texts, key=lambda t: (order.get(t.language, last), t.text))[:1]

    def linked(self, node: int, name: str) -> tuple[int, str] | None:
        """The first thing that a thing is tied to by a property, and of what kind it is."""
        row = self._database.execute(
            "SELECT object, kind FROM stage.tie JOIN stage.node ON node.id = object"
            " WHERE subject = ? AND property = ? ORDER BY object LIMIT 1",
            (node, name),
        ).fetchone()
        return (row[0], row[1]) if row else None

    def of_linked(self, node: int, name: str, language: str) -> Title:
        """The title of that thing."""
        found = self.linked(node, name)
        return self.of(*found, language) if found else ()

    def code_of_linked(self, node: int, name: str) -> str:
        """The notation of that thing; "" where there is none."""
        found = self.linked(node, name)
        return next((code.text for code in self.texts(found[0], "code")), "") if found else ""

    def _identifier(self, node: int) -> Part:
        known = self.texts(node, "code", "identifier")
        if known:
            return Part(known[0].text)
        row = self._database.execute("SELECT iri FROM stage.node WHERE id = ?", (node,)).fetchone()
        return Part(unquote(str(row[0])))


def _labelled(titles: Titles, node: int, language: str) -> Iterator[Part]:
    yield from titles.best(titles.texts(node, "label"), language)


def _article(titles: Titles, node: int, language: str) -> Iterator[Part]:
    """The headline, or how the text begins."""
    headline = titles.texts(node, "headline")
    if headline:
        yield headline[0]
    else:
        yield from (Part(excerpt(text), tag) for text, tag, _ in titles.texts(node, "text"))


def _place(titles: Titles, node: int, language: str) -> Iterator[Part]:
    """The name; a unit that ended shares it with the one that came after."""
    yield from _of_place(titles, node, node, language)


def _body(titles: Titles, node: int, language: str) -> Iterator[Part]:
    scope = titles.linked(node, "scope")
    yield from _of_place(titles, node, scope and scope[0], language)


def _post(titles: Titles, node: int, language: str) -> Iterator[Part]:
    body = titles.linked(node, "body")
    scope = titles.linked(body[0], "scope") if body else None
    yield from _of_place(titles, node, scope and scope[0], language)


def _of_place(titles: Titles, node: int, place: int | None, language: str) -> Iterator[Part]:
    """The label of what belongs to a place, with the year in which that ended."""
    labels = _labelled(titles, node, language)
    days = titles.texts(place, "last-day")[:1] if place is not None else []
    if place is None or not days:
        yield from labels
        return
    level = titles.code_of_linked(place, "level")
    for label in labels:
        tongue = label.language or language
        text = of_ended(label.text, tongue, level=level, year=days[0].text[:4])
        yield Part(text, label.language)


def _meeting(titles: Titles, node: int, language: str) -> Iterator[Part]:
    yield from titles.of_linked(node, "kind", language)
    for name, datatype in (("ordinal", NUMBER), ("term", TERM)):
        yield from (Part(text.text, "", datatype) for text in titles.texts(node, name)[:1])
    host = titles.linked(node, "host")
    if host:  # its label alone: the date tells when
        label = tuple(_labelled(titles, host[0], language))
        yield from label or titles.of(*host, language)
    yield from (Part(day.text, "", DATE) for day in titles.texts(node, "start")[:1])


def _document(titles: Titles, node: int, language: str) -> Iterator[Part]:
    yield from titles.of_linked(node, "kind", language)
    numbers = titles.texts(node, "number")[:1]
    yield from numbers
    if not numbers:
        yield from titles.of_linked(node, "adopted-at", language)


_TITLES: dict[str, Callable[[Titles, int, str], Iterator[Part]]] = {
    "articles": _article,
    "places": _place,
    "bodies": _body,
    "posts": _post,
    "meetings": _meeting,
    "documents": _document,
}
IN_A_PLACE = frozenset({"places", "bodies", "posts"})
"""The kinds of things whose titles are labels, with what words say of a place that ended."""
IN_ONE_LANGUAGE = frozenset({"articles", "persons"})
"""The kinds of things whose titles are the same in every language."""


def excerpt(text: str, length: int = EXCERPT) -> str:
    """How a text begins, cut between words: its first line that has letters."""
    lines = (line.strip(" |") for line in text.splitlines())
    first = next((line for line in lines if sum(map(str.isalpha, line)) > 1), "")
    if len(first) <= length:
        return first
    return first[:length].rpartition(" ")[0].rstrip(",;:–-") + "…"
