"""The addresses of pictures: each as a page, as an SVG file, and its table as CSV."""

import base64
import csv
import hashlib
import io
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from urllib.parse import unquote, urlencode

from flask import Blueprint, Response, abort, get_template_attribute, request
from markupsafe import Markup

from lodkit.rdf import iris
from lodkit.rdf.namespaces import DCTERMS, SKOS
from lodkit.web.browse.scopes import places_with_bodies
from lodkit.web.browse.selection import Selection, items
from lodkit.web.graph import Node, Text
from lodkit.web.naming import text_of
from lodkit.web.negotiation import CSV, Form
from lodkit.web.pictures import gallery, meetings, network
from lodkit.web.pictures.gallery import Choice, Picture
from lodkit.web.pictures.ties import kind_of
from lodkit.web.site import addresses, answer, page, reader_of_request, site, speech
from lodkit.web.views.view import Link, Reader, Value

blueprint = Blueprint("pictures", __name__)

SVG = Form("SVG", "svg", "image/svg+xml")
PATH = "/picture"
_NETWORKS = 6


@blueprint.get(f"{PATH}/")
def overview() -> Response:
    """Which pictures there are."""
    reader = reader_of_request()
    return page(
        "pictures.html",
        charts=[
            _to(reader, gallery.ORGANISATION, place, scope=_code(place)) for place in _places()
        ],
        networks=[
            _to(reader, gallery.NETWORK, article, of=gallery.path_of(article, reader))
            for article in _articles(reader)
        ],
    )


def _articles(reader: Reader) -> list[Node]:
    """The newest articles."""
    dataset, newest = site().dataset, Selection("articles", sort="newest")
    language = reader.speech.language
    found = items(dataset.index, dataset.base, newest, language, length=_NETWORKS)
    return [Node(dataset.store, item.iri) for item in found]


def _to(reader: Reader, picture: str, node: Node, **wish: str) -> Link:
    """A link to a picture, named by the node it shows."""
    address = reader.address(f"{reader.addresses.root}{PATH}/{picture}", **wish)
    return replace(reader.link(node), address=address)


@blueprint.get(f"{PATH}/{gallery.ORGANISATION}")
@blueprint.get(f"{PATH}/{gallery.ORGANISATION}.<suffix>")
def organisation(suffix: str = "") -> Response:
    """Which bodies a place has, and who holds which post."""
    scope = request.args.get("scope", "")
    place = addresses().thing_at(f"place/{scope}")
    if place is None:
        abort(404, "Say which place’s organisation, as in ?scope=vn.")
    return answered(gallery.organisation(place, scope, reader_of_request()), suffix)


@blueprint.get(f"{PATH}/{gallery.TIMELINE}")
@blueprint.get(f"{PATH}/{gallery.TIMELINE}.<suffix>")
def timeline(suffix: str = "") -> Response:
    """When there were which meetings."""
    reader = reader_of_request()
    given = {name: request.args.get(name, "") for name in ("scope", "kind", "year")}
    paths = {"scope": f"place/{given['scope']}", "kind": f"meeting-kind/{given['kind']}"}
    wanted = {name: path for name, path in paths.items() if given[name]}
    nodes = [_wanted(path) for path in wanted.values()]
    wish = meetings.Wish(wanted.get("scope", ""), wanted.get("kind", ""), _year(given["year"]))
    years = meetings.years_of(site().dataset, wish)
    choices = (
        Choice("scope", "province-or-city", _options(_places(), reader), given["scope"]),
        Choice("kind", "kind", _options(_meeting_kinds(), reader), given["kind"]),
        Choice("year", "year", tuple((year, Text(year)) for year in years), given["year"]),
    )
    return answered(gallery.meetings_in_time(wish, given, nodes, choices, reader), suffix)


@blueprint.get(f"{PATH}/{gallery.NETWORK}")
@blueprint.get(f"{PATH}/{gallery.NETWORK}.<suffix>")
def relations(suffix: str = "") -> Response:
    """Who and what a person, a body, a meeting or an article brings together."""
    thing = addresses().thing_at(request.args.get("of", ""))
    if thing is None:
        abort(404, "Say of what, by its path: ?of=person/NAME/PLACE, for one.")
    graph = _graph_of(thing) if network.is_article(thing) else None
    if graph is None and not kind_of(thing):
        abort(404, "There are networks of people, bodies, meetings and articles.")
    return answered(gallery.ties(thing, graph, reader_of_request()), suffix)


def answered(picture: Picture, suffix: str) -> Response:
    """A picture in the form that the address names."""
    if suffix not in _FORMS:
        abort(404, "Pictures are available as .svg and .csv, and as pages.")
    return _FORMS[suffix](picture)


def _page(picture: Picture) -> Response:
    reader = reader_of_request()
    path = request.path
    return page(
        "picture.html",
        picture=picture,
        title=gallery.name_of(picture, reader),
        summary=picture.summary(reader),
        download=lambda suffix: reader.address(f"{path}.{suffix}", **dict(picture.wish)),
        permanent=f"{path}?{urlencode([*picture.wish, ('lang', reader.speech.language)])}",
    )


def _svg(picture: Picture) -> Response:
    """A file that stands alone: its style is in it, and that is all it may use."""
    reader = reader_of_request()
    write = get_template_attribute("drawing.svg", "svg")
    content = write(
        picture.drawing,
        gallery.name_of(picture, reader),
        picture.summary(reader),
        reader.speech,
        host=request.host_url.removesuffix("/"),
        style=_style(),
    )
    response = _in_language(answer(str(content), SVG))
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    response.headers["Content-Security-Policy"] = f"default-src 'none'; style-src 'sha256-{digest}'"
    return response


@lru_cache(maxsize=1)
def _style() -> Markup:
    """What is inside pictures looks the same in files and on pages; no character needs escaping."""
    sheet = (files("lodkit.web") / "static" / "picture.css").read_text(encoding="utf-8")
    return Markup(sheet)


def _csv(picture: Picture) -> Response:
    """The table, with a column of IRIs beside each that has them."""
    content = io.StringIO()
    lines = csv.writer(content)
    lines.writerow([name for column in picture.table.columns for name in (column, f"{column}_iri")])
    lines.writerows(_row(row.cells) for row in picture.table.rows)
    return _in_language(answer(content.getvalue(), CSV))


def _row(cells: Iterable[tuple[Value, ...]]) -> list[str]:
    found = []
    for cell in cells:
        links = [value for value in cell if isinstance(value, Link)]
        texts = [value.value for value in cell if not isinstance(value, Link)]
        found.append("; ".join([*(text_of(link.label) for link in links), *texts]))
        found.append(" ".join(link.iri for link in links))
    return found


def _in_language(response: Response) -> Response:
    """An answer whose words are in the reader's language."""
    tag, _ = response.get_etag()
    response.set_etag(f"{tag}-{speech().language}", weak=True)
    response.headers["Content-Language"] = speech().language
    response.vary.add("Accept-Language")
    return response


_FORMS = {"": _page, SVG.suffix: _svg, CSV.suffix: _csv}


def _wanted(path: str) -> Node:
    known = addresses().thing_at(path)
    if known is None:
        abort(404, f"The dataset knows nothing of {path!r}.")
    return known


def _year(text: str) -> str:
    if text and not (len(text) == len("2025") and text.isascii() and text.isdigit()):
        abort(400, "A year has four digits.")
    return text


def _places() -> list[Node]:
    return places_with_bodies(site().dataset)


def _meeting_kinds() -> list[Node]:
    scheme = addresses().thing_at("meeting-kind")
    return scheme.incoming(SKOS.inScheme, None) if scheme else []


def _options(nodes: Iterable[Node], reader: Reader) -> tuple[tuple[str, Text], ...]:
    """Nodes by name, each under its code."""
    named = ((_code(node), reader.link(node).label) for node in nodes)
    found = [(code, Text(text_of(label), label[0].language)) for code, label in named]
    return tuple(sorted(found, key=lambda option: option[1].value))


def _code(node: Node) -> str:
    return unquote(node.iri.rpartition("/")[2])


def _graph_of(article: Node) -> Node | None:
    identifier = article.text(DCTERMS.identifier)
    base = site().dataset.base
    return Node(article.store, iris.graph(base, identifier.value)) if identifier else None
