"""A list as an address asks for it, and its rows: things with what their columns say."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from lodkit.rdf.index.choices import CHOICES
from lodkit.web.browse.kinds import KINDS, SORTS
from lodkit.web.browse.selection import (
    PAGE_LENGTH,
    Cell,
    Chosen,
    Item,
    Selection,
    cells,
    items,
    numbers_of_values,
)
from lodkit.web.graph import Text
from lodkit.web.views.view import Link, Reader, Value

PROPERTIES = {
    kind: frozenset(choice.name for choice in CHOICES if choice.kind == kind) for kind in KINDS
}
"""What things of each kind can be chosen by."""

VALUES_SHOWN = 3
"""How many values a column shows; it counts the others."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as an address asks for it: `typed` is what was searched for in it."""

    selection: Selection
    typed: str = ""
    number: int = 1

    def address(self, reader: Reader, *, suffix: str = "", number: int = 1) -> str:
        """Where the list is, or another page or form of it."""
        chosen = self.selection
        pairs = [(choice.name, choice.value) for choice in chosen.chosen]
        if self.typed:
            pairs.append(("q", self.typed))
        if chosen.sort != SORTS[0]:
            pairs.append(("sort", chosen.sort))
        if number > 1:
            pairs.append(("page", str(number)))
        if reader.speech.chosen:
            pairs.append(("lang", reader.speech.language))
        path = f"{reader.addresses.root}/list/{chosen.kind}{suffix and '.' + suffix}"
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def narrowed(self, name: str, value: str) -> "Listing":
        """The list with one value more that its things must have."""
        return replace(self, selection=self.selection.having(name, value), number=1)

    def without(self, chosen: Chosen) -> "Listing":
        """The list without one of the values that its things must have."""
        kept = tuple(one for one in self.selection.chosen if one != chosen)
        return replace(self, selection=replace(self.selection, chosen=kept), number=1)

    def sorted_by(self, sort: str) -> "Listing":
        """The list in another order."""
        return replace(self, selection=replace(self.selection, sort=sort), number=1)

    def without_words(self) -> "Listing":
        """The list whatever its things are called."""
        return replace(self, selection=replace(self.selection, words=None), typed="", number=1)


@dataclass(frozen=True, slots=True)
class Row:
    """A thing on the page: its columns have some values each, and how many more there are."""

    item: Item
    link: Link
    columns: tuple[tuple[tuple[Value, ...], int], ...]
    counted: tuple[int, ...]


def rows(
    selection: Selection, reader: Reader, *, start: int = 0, length: int = PAGE_LENGTH
) -> list[Row]:
    """A stretch of a list with what its columns say."""
    dataset, kind = reader.addresses.dataset, KINDS[selection.kind]
    index, language = dataset.index, reader.speech.language
    some = items(index, dataset.base, selection, language, start=start, length=length)
    return rows_of(some, kind.columns, kind.counted, reader)


def rows_of(
    some: list[Item], columns: tuple[str, ...], counts: tuple[str, ...], reader: Reader
) -> list[Row]:
    """Some things with what these columns say of them."""
    index, numbers = reader.addresses.dataset.index, [item.number for item in some]
    known = cells(index, numbers, columns)
    sums = numbers_of_values(index, numbers, counts)
    return [
        Row(
            item,
            reader.link_to(item.iri, reader.names.worded(item.title)),
            tuple(
                _column(column, known.get((item.number, column), []), reader) for column in columns
            ),
            tuple(sums.get((item.number, column), 0) for column in counts),
        )
        for item in some
    ]


def _column(name: str, values: list[Cell], reader: Reader) -> tuple[tuple[Value, ...], int]:
    shown = tuple(value_of(name, v.iri, v.text, reader) for v in values[:VALUES_SHOWN])
    return shown, len(values) - len(shown)


def value_of(name: str, iri: str | None, text: str | None, reader: Reader) -> Value:
    """A value of a property as a page shows it."""
    if iri is not None:
        return reader.link_to(iri)
    if name == "language":
        return Text(reader.speech.language_name(text or ""), reader.speech.language)
    return Text(text or "")
