"""The addresses of named queries: a list, and each as a page and in every form of its answer."""

from collections.abc import Sequence

from flask import Blueprint, Response, abort, request
from werkzeug.exceptions import BadRequest, NotAcceptable

from lodkit.errors import UsageError
from lodkit.questions.named import NamedQuery
from lodkit.sparql.question import Kind, Question, Reply
from lodkit.web.endpoint.asking import reply_to, response_of
from lodkit.web.endpoint.results import shown
from lodkit.web.negotiation import GRAPH_FORMS, HTML, RESULT_FORMS, Form, by_suffix, preferred
from lodkit.web.questions.form import fields_of, values_of
from lodkit.web.site import page, reader_of_request, site, speech

blueprint = Blueprint("questions", __name__)

_OWN = frozenset({"lang", "format"})
"""Parameters of every address, which no query may have for its own."""


@blueprint.get("/queries/")
def overview() -> Response:
    """Every question that has a name; those about all articles first."""
    queries = sorted(site().queries, key=lambda query: ("/" in query.name, not query.parameters))
    return page("queries.html", queries=queries, language=speech().language)


@blueprint.get("/queries/<path:name>")
def question(name: str) -> Response:
    """A question and its answer, in the form that the address or the header names."""
    query, form = _found(name)
    given = {name: value for name, value in request.args.items() if name not in _OWN}
    try:
        values = values_of(query, given, speech().language)
        text = query.with_values(values, base=site().dataset.base)
    except UsageError as error:
        raise BadRequest(str(error)) from error
    response = _answered(query, given, text, form)
    if form is None:
        response.vary.add("Accept")
    return response


def _found(name: str) -> tuple[NamedQuery, Form | None]:
    """The query that an address names, and the form, where it names one, too."""
    known = {query.name: query for query in site().queries}
    if name in known:
        asked = request.args.get("format")
        return known[name], _form_called(asked) if asked else None
    stem, _, suffix = name.rpartition(".")
    if stem not in known:
        abort(404, "There is no such question; /queries/ lists all of them.")
    return known[stem], _form_called(suffix)


def _form_called(suffix: str) -> Form:
    form = by_suffix(suffix, (HTML, *RESULT_FORMS, *GRAPH_FORMS))
    if form is None:
        raise NotAcceptable(f"There is no form {suffix!r} for this answer.")
    return form


def _answered(query: NamedQuery, given: dict[str, str], text: str, form: Form | None) -> Response:
    rows, triples = _wanted(form, RESULT_FORMS), _wanted(form, GRAPH_FORMS)
    reply = reply_to(Question(text), rows, triples)
    taken = triples if reply.kind is Kind.TRIPLES else rows
    if taken is None or taken is HTML:
        return _page(query, given, text, reply)
    return response_of(reply, taken)


def _wanted(form: Form | None, forms: Sequence[Form]) -> Form | None:
    if form is None:
        return preferred(request.headers.get("Accept"), (HTML, *forms))
    return form if form in (HTML, *forms) else None


def _page(query: NamedQuery, given: dict[str, str], text: str, reply: Reply) -> Response:
    reader = reader_of_request()
    language = reader.speech.language
    forms = GRAPH_FORMS if reply.kind is Kind.TRIPLES else RESULT_FORMS
    path = f"{reader.addresses.root}/queries/{query.name}"
    return page(
        "query.html",
        query=query,
        title=query.title_in(language),
        summary=query.summary_in(language),
        fields=fields_of(query, values_of(query, given, language), reader),
        text=text,
        results=shown(reply),
        downloads=[(form, reader.address(f"{path}.{form.suffix}", **given)) for form in forms],
    )
