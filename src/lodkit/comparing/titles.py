"""What things are called, in a language, and which day is theirs: as their own state has it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from urllib.parse import unquote

from lodkit.comparing.holdings import Holdings
from lodkit.comparing.indexes import index_of
from lodkit.comparing.sources import State
from lodkit.comparing.summary import ARTICLES, CHANGED, GONE, PERSONS, POSTS, Group, Summary
from lodkit.rdf import iris
from lodkit.rdf.index.titles import UNTIL

SEPARATOR = " · "


class Titles:
    """The titles that two states' indexes have; without one, things are told by their IRIs."""

    def __init__(
        self,
        old: sqlite3.Connection | None,
        new: sqlite3.Connection | None,
        holdings: tuple[Holdings, Holdings],
    ) -> None:
        self._old, self._new = old, new
        self._holdings = holdings

    def of(self, iri: str, language: str, *, gone: bool) -> tuple[str, str]:
        """A thing's title and its day, which may be unknown (""); `gone` where only OLD has it."""
        for index in (self._old, self._new) if gone else (self._new, self._old):
            found = index and _found(index, iri, language)
            if found:
                return found
        return unquote(iri), ""

    def held_on(self, post: str, person: str, *, gone: bool) -> str:
        """The last day on which the person is said to hold the post; "" where none is told."""
        return self._holdings[0 if gone else 1].last_day(post, person)


@contextmanager
def titles_of(old: State, new: State, summary: Summary) -> Iterator[Titles]:
    """The titles of all that the summary names: by the states' indexes, else by their dumps."""
    with ExitStack() as opened:
        indexes = [opened.enter_context(index_of(state, summary)) for state in (old, new)]
        connected = [_connected(file, opened) for file in indexes]
        yield Titles(connected[0], connected[1], (Holdings(old), Holdings(new)))


def _connected(index: Path | None, opened: ExitStack) -> sqlite3.Connection | None:
    if index is None:
        return None
    found = sqlite3.connect(f"{index.resolve().as_uri()}?mode=ro", uri=True)
    return opened.enter_context(closing(found))


def named(
    group: Group, kind: str, happened: str, titles: Titles, language: str
) -> Iterator[dict[str, str]]:
    """The entries of a group: each thing's IRI, title and own day; for a post, who holds it."""
    for entry in group.entries:
        iri = _article_of(entry[0]) if (kind, happened) == (ARTICLES, CHANGED) else entry[0]
        gone = happened == GONE
        title, day = titles.of(iri, language, gone=gone)
        if kind == POSTS:
            day = titles.held_on(iri, entry[1], gone=gone)
        elif kind == PERSONS:
            day = ""  # the index has that of an article, which is nothing of the person
        told = {"iri": iri, "title": title} | ({"date": day} if day else {})
        if kind == POSTS:
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
