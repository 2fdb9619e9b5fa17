"""A part of a list: the things of a kind that have all that was chosen, found in the index."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from lodkit.rdf.index.titles import IN_ONE_LANGUAGE
from lodkit.rdf.namespaces import ROOT
from lodkit.web.browse.index import AT_ONCE, Index, Parts, parts_of
from lodkit.web.browse.kinds import SORTS, TEXTS

PAGE_LENGTH = 50

_ORDERS = {
    "name": "title.sort, thing.id",
    "newest": "thing.day DESC, title.sort, thing.id",
    "most-stated": "thing.id",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A property and the value that is wanted of it, as an address has it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Selection:
    """What of a list is wanted, and in which order.

    `words` is an expression of the search; nothing fits an empty one, None asks for no words.
    """

    kind: str
    chosen: tuple[Chosen, ...] = ()
    words: str | None = None
    sort: str = SORTS[0]

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole list."""
        return not self.chosen and self.words is None

    def having(self, name: str, value: str) -> "Selection":
        """The part of it that has one more value."""
        return replace(self, chosen=(*self.chosen, Chosen(name, value)))


@dataclass(frozen=True, slots=True)
class Item:
    """A thing on a list; `number` is its number in the index."""

    number: int
    kind: str
    iri: str
    title: Parts
    day: str
    articles: int


def item_of(row: tuple[Any, ...]) -> Item:
    """A row of the index: number, kind, IRI, title, day, articles."""
    number, kind, iri, title, day, articles = row
    return Item(number, kind, iri, parts_of(title), day, articles)


def path_of(iri: str, base: str) -> str:
    """How an address names a thing: the IRI without the dataset's base or the vocabulary's."""
    for start in (base, ROOT):
        if iri.startswith(start):
            return iri[len(start) :]
    return iri


def counted(index: Index, base: str, selection: Selection) -> int:
    """How many things are in a selection."""
    if selection.is_whole:
        sql = "SELECT things FROM kind WHERE kind = ?"
        return int(index.value(sql, (selection.kind,)) or 0)
    where, parameters = condition(index, base, selection)
    return int(index.value(f"SELECT count(*) FROM thing WHERE {where}", parameters))


def lengths(index: Index, base: str, kinds: Iterable[str]) -> dict[str, int]:
    """How many things the list of each kind has."""
    return {kind: counted(index, base, Selection(kind)) for kind in kinds}


def items(
    index: Index,
    base: str,
    selection: Selection,
    language: str,
    *,
    start: int = 0,
    length: int = PAGE_LENGTH,
) -> list[Item]:
    """A stretch of a selection, in its order."""
    where, parameters = condition(index, base, selection)
    tongue = "" if selection.kind in IN_ONE_LANGUAGE else language
    rows = index.rows(
        "SELECT thing.id, thing.kind, iri, parts, day, articles"
        " FROM title JOIN thing ON thing.id = title.thing"
        f" WHERE title.kind = ? AND title.language = ? AND {where}"
        f" ORDER BY {_ORDERS[selection.sort]} LIMIT ? OFFSET ?",
        (selection.kind, tongue, *parameters, length, start),
    )
    return [item_of(row) for row in rows]


def all_items(index: Index, base: str, selection: Selection, language: str) -> Iterator[Item]:
    """A whole selection, in its order, read some hundred things at a time."""
    start = 0
    while some := items(index, base, selection, language, start=start, length=AT_ONCE):
        yield from some
        start += AT_ONCE


def batched(all_of_them: Iterator[Item]) -> Iterator[list[Item]]:
    """Things, some hundred together."""
    while some := list(islice(all_of_them, AT_ONCE)):
        yield some


def condition(index: Index, base: str, selection: Selection) -> tuple[str, list[object]]:
    """The SQL condition on `thing` that a selection is, and its parameters."""
    parts = ["thing.kind = ?"]
    values: list[object] = [selection.kind]
    for chosen in selection.chosen:
        parts.append("thing.id IN (SELECT thing FROM has WHERE choice = ?)")
        values.append(number_of(index, base, selection.kind, chosen))
    if selection.words == "":
        parts.append("0")
    elif selection.words is not None:
        parts.append("thing.id IN (SELECT rowid FROM find WHERE find MATCH ?)")
        values.append(selection.words)
    return " AND ".join(parts), values


def number_of(index: Index, base: str, kind: str, chosen: Chosen) -> int:
    """The number of a choice in the index; 0 where nothing has that value."""
    value: tuple[object, ...] = (base + chosen.value, ROOT + chosen.value)
    sql = _OF_NODE
    if chosen.name in TEXTS:
        sql, value = _OF_TEXT, (chosen.value,)
    return int(index.value(sql, (kind, chosen.name, *value)) or 0)


# The plus sign keeps the kind from being what is looked up first: many choices have it.
_OF_NODE = (
    "SELECT choice.id FROM thing JOIN choice ON node = thing.id"
    " WHERE +choice.kind = ? AND +property = ? AND iri IN (?, ?) ORDER BY things DESC"
)
_OF_TEXT = "SELECT id FROM choice WHERE kind = ? AND property = ? AND node IS NULL AND text = ?"


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a column: a thing by its IRI, or a text."""

    iri: str | None
    text: str | None


def cells(
    index: Index, numbers: Iterable[int], columns: tuple[str, ...]
) -> dict[tuple[int, str], list[Cell]]:
    """What some things have of some properties, the best known values first."""
    wanted = list(numbers)
    found: dict[tuple[int, str], list[Cell]] = {}
    if not wanted or not columns:
        return found
    rows = index.rows(
        "SELECT has.thing, property, value.iri, text FROM has JOIN choice ON choice.id = choice"
        " LEFT JOIN thing value ON value.id = node"
        f" WHERE has.thing IN ({_marks(wanted)}) AND property IN ({_marks(columns)})"
        " ORDER BY node, text",
        (*wanted, *columns),
    )
    for number, name, iri, text in rows:
        found.setdefault((number, name), []).append(Cell(iri, text))
    return found


def numbers_of_values(
    index: Index, numbers: Iterable[int], columns: tuple[str, ...]
) -> dict[tuple[int, str], int]:
    """How many values some things have of some properties."""
    wanted = list(numbers)
    if not wanted or not columns:
        return {}
    rows = index.rows(
        "SELECT has.thing, property, count(*) FROM has JOIN choice ON choice.id = choice"
        f" WHERE has.thing IN ({_marks(wanted)}) AND property IN ({_marks(columns)})"
        " GROUP BY has.thing, property",
        (*wanted, *columns),
    )
    return {(number, name): count for number, name, count in rows}


def _marks(values: Iterable[object]) -> str:
    return ",".join("?" for _ in values)
