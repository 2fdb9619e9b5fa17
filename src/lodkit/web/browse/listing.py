"""Lists at /list/{kind}: narrowed by facets and words, sorted, a page at a time, or exported."""

from flask import Blueprint, Response, abort, request
from werkzeug.datastructures import MultiDict

from lodkit.web.browse.export import EXPORTS, exported
from lodkit.web.browse.facets import Option, facets
from lodkit.web.browse.kinds import KINDS, SORTS
from lodkit.web.browse.rows import PROPERTIES, Listing, rows, value_of
from lodkit.web.browse.search import asked
from lodkit.web.browse.selection import PAGE_LENGTH, Chosen, Selection, counted, lengths, path_of
from lodkit.web.negotiation import HTML, Form, by_suffix
from lodkit.web.site import answer, negotiated, page, reader_of_request, site
from lodkit.web.views.view import Reader, Value

blueprint = Blueprint("listing", __name__)

_FORMS = (HTML, *EXPORTS)


@blueprint.get("/list/")
def overview() -> Response:
    """The lists that there are, with how many things each has."""
    dataset = site().dataset
    return page("lists.html", lengths=lengths(dataset.index, dataset.base, KINDS))


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
        abort(404, f"The last page of this list is page {pages}.")
    response = page(
        "list.html",
        reader,
        wanted=wanted,
        kind=chosen.kind,
        total=total,
        rows=rows(chosen, reader, start=(wanted.number - 1) * PAGE_LENGTH),
        columns_of=KINDS[chosen.kind],
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
