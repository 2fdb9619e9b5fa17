"""What a change means for people: posts filled and left, who and what is new, which articles."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from lodkit.rdf.merging import Changed, graph_of
from lodkit.rdf.namespaces import FOAF, LK, ORG, RDF, SCHEMA
from lodkit.rdf.sorting import sorted_unique

POSTS, PERSONS, MEETINGS, DOCUMENTS, ARTICLES = (
    "posts",
    "persons",
    "meetings",
    "documents",
    "articles",
)
NEW, GONE, CHANGED = "new", "gone", "changed"
"""What happened; a post is new where it is filled, and gone where it is left."""

_CLASSES = {
    f"<{FOAF.Person}>".encode(): PERSONS,
    f"<{LK.Meeting}>".encode(): MEETINGS,
    f"<{LK.OfficialDocument}>".encode(): DOCUMENTS,
    f"<{SCHEMA.NewsArticle}>".encode(): ARTICLES,
}
_TYPE, _HELD_BY = f"<{RDF.type}>".encode(), f"<{ORG.heldBy}>".encode()


Told = Callable[[str, str, tuple[str, ...]], None]


@dataclass(slots=True)
class Group:
    """Things of one kind to which one thing happened: how many, and the first of them."""

    count: int = 0
    entries: list[tuple[str, ...]] = field(default_factory=list)
    """IRIs: of the thing; for a post, and then of who holds it."""


@dataclass(slots=True)
class Summary:
    """What came of comparing: statements, and groups by kind and what happened."""

    added: int = 0
    removed: int = 0
    groups: dict[tuple[str, str], Group] = field(default_factory=dict)

    @property
    def differs(self) -> bool:
        """Whether there is any change at all."""
        return bool(self.added or self.removed)


class Summing:
    """Takes changes one by one, and then says what they come to; `most` entries a group are kept.

    `told` is called with each entry, kept or not: its kind, what happened, its IRIs. The names of
    changed graphs are sorted on disk, so memory does not grow with the changes.
    """

    def __init__(self, *, most: int | None, told: Told | None = None) -> None:
        self._most = most
        self._told = told
        self._summary = Summary()

    def summed(self, changed: Iterable[Changed]) -> Summary:
        """Go through all changes; ask for the summary once they have been."""
        with TemporaryDirectory(prefix="lodkit-") as folder:
            graphs = sorted_unique(self._noted(changed), Path(folder))
            for name, marks in groupby(graphs, key=lambda line: line.partition(b" ")[0]):
                if {mark.partition(b" ")[2] for mark in marks} == {b"\n"}:
                    self._note(ARTICLES, CHANGED, name)
        return self._summary

    def _noted(self, changed: Iterable[Changed]) -> Iterator[bytes]:
        """Note what each change means, and hand on which graphs it is in, with a mark.

        A graph's mark is nothing, but an `x` where its own article came or went.
        """
        for one in changed:
            self._summary.added += len(one.added)
            self._summary.removed += len(one.removed)
            subject, predicate, target = one.triple.split(b" ", 2)
            mark = b""
            if predicate == _TYPE and target in _CLASSES:
                kind = _CLASSES[target]
                mark = b"x" if kind == ARTICLES else b""
                self._note_if(one, kind, subject)
            elif predicate == _HELD_BY:
                self._note_if(one, POSTS, subject, target)
            for line in (*one.added, *one.removed):
                graph = graph_of(line)
                if not graph.endswith((b"/graph/vocabulary>", b"/graph/derived>")) and graph:
                    yield graph + b" " + mark + b"\n"

    def _note_if(self, one: Changed, kind: str, *nodes: bytes) -> None:
        if one.is_new:
            self._note(kind, NEW, *nodes)
        elif one.is_gone:
            self._note(kind, GONE, *nodes)

    def _note(self, kind: str, happened: str, *nodes: bytes) -> None:
        group = self._summary.groups.setdefault((kind, happened), Group())
        group.count += 1
        if self._told is None and self._most is not None and len(group.entries) >= self._most:
            return
        entry = tuple(node.decode()[1:-1] for node in nodes)
        if self._told is not None:
            self._told(kind, happened, entry)
        if self._most is None or len(group.entries) < self._most:
            group.entries.append(entry)
