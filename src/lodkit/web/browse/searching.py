"""Search at /search: all that is called so, by kind; and suggestions for those who type."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask import json as flask_json

from lodkit.web.browse.export import JSON, csv_line, plain
from lodkit.web.browse.kinds import KINDS
from lodkit.web.browse.rows import Row, rows_of
from lodkit.web.browse.search import Asked, Group, asked, best, groups, other_name
from lodkit.web.browse.selection import Selection, all_items
from lodkit.web.negotiation import CSV, HTML, Form, by_suffix
from lodkit.web.site import answer, negotiated, page, reader_of_request, site
from lodkit.web.views.view import Reader

blueprint = Blueprint("searching", __name__)

SUGGESTIONS = 8
SUGGESTION_FORM = Form("JSON", "json", "application/x-suggestions+json", ("application/json",))
DESCRIPTION_FORM = Form("OpenSearch", "xml", "application/opensearchdescription+xml")
_FORMS = (HTML, JSON, CSV)


@blueprint.get("/search")
def search() -> Response:
    """What is found, in the form that is asked for."""
    wish = request.args.get("format", "")
    form = by_suffix(wish, _FORMS) if wish else negotiated(_FORMS)
    if form is None:
        abort(406, f"There is no form {wish!r}: there are {', '.join(f.suffix for f in _FORMS)}.")
    reader = reader_of_request()
    wanted = asked(site().dataset.index, request.args.get("q", "").strip())
    response = _ANSWERS[form.suffix](wanted, reader)
    response.vary.add("Accept")
    return response


def _page(wanted: Asked, reader: Reader) -> Response:
    found = groups(site().dataset.index, wanted, reader.speech.language)
    return page(
        "search.html",
        reader,
        search=wanted,
        total=sum(group.things for group in found),
        groups=[(group, _rows(group, reader), _all_of(group, wanted, reader)) for group in found],
        also={
            item.number: other_name(site().dataset.index, wanted, item)
            for group in found
            for item in group.best
        },
    )


def _rows(group: Group, reader: Reader) -> list[Row]:
    return rows_of(list(group.best), KINDS[group.kind].columns, (), reader)


def _all_of(group: Group, wanted: Asked, reader: Reader) -> str:
    """The list of all that was found of a kind."""
    return reader.address(f"{reader.addresses.root}/list/{group.kind}", q=wanted.typed)


def _json(wanted: Asked, reader: Reader) -> Response:
    found = groups(site().dataset.index, wanted, reader.speech.language)
    content = {
        "query": wanted.typed,
        "corrected": {word: list(known) for word, known in wanted.corrected},
        "groups": [_group(group, wanted, reader) for group in found],
    }
    return answer(flask_json.dumps(content, ensure_ascii=False, sort_keys=False) + "\n", JSON)


def _group(group: Group, wanted: Asked, reader: Reader) -> dict[str, Any]:
    every = f"{request.url_root}list/{group.kind}.json?{urlencode({'q': wanted.typed})}"
    best = [
        {
            "iri": item.iri,
            "name": plain(reader.names.worded(item.title)),
            "articles": item.articles,
        }
        for item in group.best
    ]
    return {"kind": group.kind, "things": group.things, "best": best, "all": every}


def _csv(wanted: Asked, reader: Reader) -> Response:
    """Everything that is found, a kind after another, those that most articles state first."""
    response = answer(b"", CSV)
    response.response = _lines(wanted, reader)
    response.headers.remove("Content-Length")
    return response


def _lines(wanted: Asked, reader: Reader) -> Iterator[bytes]:
    dataset = reader.addresses.dataset
    yield csv_line(("kind", "iri", "name", "date", "articles")).encode()
    for kind in KINDS:
        selection = Selection(kind, (), wanted.words, "most-stated")
        for item in all_items(dataset.index, dataset.base, selection, reader.speech.language):
            name = plain(reader.names.worded(item.title))
            yield csv_line((kind, item.iri, name, item.day, item.articles)).encode()


_ANSWERS = {HTML.suffix: _page, JSON.suffix: _json, CSV.suffix: _csv}


@blueprint.get("/suggest")
def suggest() -> Response:
    """What somebody who types may mean (OpenSearch Suggestions 1.1).

    Behind the completions stand what kinds of things they are, and their addresses.
    """
    reader, typed = reader_of_request(), request.args.get("q", "").strip()
    index = site().dataset.index
    wanted = asked(index, typed)
    found = best(index, wanted, reader.speech.language, length=SUGGESTIONS)
    names = [plain(reader.names.worded(item.title)) for item in found]
    kinds = [reader.speech.say(_ONE[item.kind]) for item in found]
    places = [reader.link_to(item.iri, item.title).address or "" for item in found]
    return answer(
        flask_json.dumps([typed, names, kinds, places], ensure_ascii=False), SUGGESTION_FORM
    )


_ONE = {
    "articles": "article",
    "persons": "person",
    "bodies": "body",
    "posts": "post",
    "meetings": "meeting",
    "documents": "document",
    "places": "place",
    "concepts": "concept",
    "schemes": "scheme",
}


@blueprint.get("/opensearch.xml")
def description() -> Response:
    """How a browser searches here (OpenSearch 1.1)."""
    reader = reader_of_request()
    content = render_template(
        "opensearch.xml",
        say=reader.speech.say,
        language=reader.speech.language,
        search=url_for("searching.search", _external=True),
        suggest=url_for("searching.suggest", _external=True),
    )
    return answer(content, DESCRIPTION_FORM)
