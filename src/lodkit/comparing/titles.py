"""What things are called, in a language: as the index of their release has it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import unquote

from lodkit.comparing.summary import ARTICLES, CHANGED, GONE, Group
from lodkit.rdf import iris
from lodkit.rdf.index.titles import UNTIL

SEPARATOR = " · "


class Titles:
    """The titles that two states' indexes have; without one, things are told by their IRIs."""

    def __init__(self, old: sqlite3.Connection | None, new: sqlite3.Connection | None) -> None:
        self._old, self._new = old, new

    def of(self, iri: str, language: str, *, gone: bool) -> tuple[str, str]:
        """A thing's title and its day, which may be unknown (""); `gone` where only OLD has it."""
        for index in (self._old, self._new) if gone else (self._new, self._old):
            found = index and _found(index, iri, language)
            if found:
                return found
        return unquote(iri), ""


@contextmanager
def titles_of(old: Path | None, new: Path | None) -> Iterator[Titles]:
    """The titles of two releases, by their indexes."""
    opened = [
        sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True) if file else None
        for file in (old, new)
    ]
    try:
        yield Titles(*opened)
    finally:
        for one in filter(None, opened):
            one.close()


def named(
    group: Group, kind: str, happened: str, titles: Titles, language: str
) -> Iterator[dict[str, str]]:
    """The entries of a group: each thing's IRI, title and day; for a post, who holds it."""
    for entry in group.entries:
        iri = _article_of(entry[0]) if (kind, happened) == (ARTICLES, CHANGED) else entry[0]
        gone = happened == GONE
        title, day = titles.of(iri, language, gone=gone)
        told = {"iri": iri, "title": title} | ({"date": day} if day else {})
        if len(entry) > 1:
            told["holder"] = entry[1]
            told["name"] = titles.of(entry[1], language, gone=gone)[0]
        yield told


def _article_of(graph: str) -> str:
    """The article that a named graph is about."""
    base = graph[: graph.rindex("graph/")] if "graph/" in graph else ""
    return iris.article_of_graph(base, graph) or graph


def _found(index: sqlite3.Connection, iri: str, language: str) -> tuple[str, str] | None:
    with closing(
        index.execute(
            "SELECT parts, day FROM thing JOIN title ON thing = id"
            " WHERE iri = ? AND language IN (?, '') LIMIT 1",
            (iri, language),
        )
    ) as rows:
        row = rows.fetchone()
    if row is None:
        return None
    parts = (f"(– {text})" if kind == UNTIL else text for text, _, kind in json.loads(row[0]))
    return SEPARATOR.join(parts).replace(f"{SEPARATOR}(–", " (–"), row[1]
