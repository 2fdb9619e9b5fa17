"""Lists at /list/{kind}: narrowed by facets and words, sorted, a page at a time, or exported."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, request
from werkzeug.datastructures import MultiDict

from lodkit.rdf.index.choices import CHOICES
from lodkit.web.browse.export import EXPORTS, exported
from lodkit.web.browse.facets import Option, facets
from lodkit.web.browse.kinds import KINDS, SORTS
from lodkit.web.browse.search import asked
from lodkit.web.browse.selection import (
    PAGE_LENGTH,
    Cell,
    Chosen,
    Item,
    Selection,
    cells,
    counted,
    items,
    numbers_of_values,
    path_of,
)
from lodkit.web.graph import Text
from lodkit.web.negotiation import HTML, Form, by_suffix
from lodkit.web.site import answer, negotiated, page, reader_of_request, site
from lodkit.web.views.view import Link, Reader, Value

blueprint = Blueprint("listing", __name__)

PROPERTIES = {
    kind: frozenset(choice.name for choice in CHOICES if choice.kind == kind) for kind in KINDS
}
"""What things of each kind can be chosen by."""

VALUES_SHOWN = 3
_FORMS = (HTML, *EXPORTS)


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


@blueprint.get("/list/<kind>")
def listing(kind: str) -> Response:
    """A list in the form that is asked for."""
    name, _, suffix = kind.partition(".")
    wish = suffix or request.args.get("format", "")
    if name not in KINDS:
        abort(404, f"There are lists of: {', '.join(KINDS)}.")
    form = by_suffix(wish, _FORMS) if wish else negotiated(_FORMS)
    if form is None:
        abort(406, f"There is no form {wish!r}: there are {', '.join(f.suffix for f in _FORMS)}.")
    wanted, reader = _wanted(name, request.args), reader_of_request()
    if form is HTML:
        return _page(wanted, reader)
    return _export(wanted, reader, form)


def _wanted(kind: str, arguments: MultiDict[str, str]) -> Listing:
    """The list that an address asks for; what it does not know it leaves aside."""
    typed = arguments.get("q", "").strip()
    words = asked(site().dataset.index, typed).words if typed else None
    chosen = dict.fromkeys(
        Chosen(name, value)
        for name, value in arguments.items(multi=True)
        if name in PROPERTIES[kind] and value
    )
    sort = arguments.get("sort", SORTS[0])
    selection = Selection(kind, tuple(chosen), words, sort if sort in SORTS else SORTS[0])
    return Listing(selection, typed, arguments.get("page", default=1, type=int))


def _page(wanted: Listing, reader: Reader) -> Response:
    dataset, chosen = site().dataset, wanted.selection
    total = counted(dataset.index, dataset.base, chosen)
    pages = max(1, -(-total // PAGE_LENGTH))
    if not 1 <= wanted.number <= pages:
        abort(404, f"This list has {pages} pages.")
    kind = KINDS[chosen.kind]
    response = page(
        "list.html",
        reader,
        wanted=wanted,
        kind=chosen.kind,
        total=total,
        rows=rows(chosen, reader, start=(wanted.number - 1) * PAGE_LENGTH),
        columns=kind.columns,
        counted=kind.counted,
        dated=kind.dated,
        chips=[(c.name, _value_of(c, reader), wanted.without(c)) for c in chosen.chosen],
        facets=[
            (facet, [_narrowing(facet.name, option, wanted, reader) for option in facet.options])
            for facet in facets(dataset.index, dataset.base, chosen, total)
        ],
        sorts=[(sort, wanted.sorted_by(sort)) for sort in SORTS],
        forms=EXPORTS,
        pages=pages,
    )
    response.vary.add("Accept")
    return response


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


def _narrowing(
    name: str, option: Option, wanted: Listing, reader: Reader
) -> tuple[Value, int, Listing]:
    """A value to choose, how many things would be left, and the list of these."""
    value = option.text or ""
    if option.iri is not None:
        value = path_of(option.iri, reader.addresses.dataset.base)
    shown = value_of(name, option.iri, option.text, reader)
    return shown, option.things, wanted.narrowed(name, value)


def _value_of(chosen: Chosen, reader: Reader) -> Value:
    """A value that was chosen, by its name where the dataset knows it."""
    thing = reader.addresses.thing_at(chosen.value)
    return value_of(chosen.name, thing.iri if thing else None, chosen.value, reader)


def _export(wanted: Listing, reader: Reader, form: Form) -> Response:
    """The whole list, written while it is read."""
    response = answer(b"", form)
    response.response = exported(wanted.selection, reader, form)
    response.headers.remove("Content-Length")
    name = f"{wanted.selection.kind}.{form.suffix}"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.vary.add("Accept")
    return response
