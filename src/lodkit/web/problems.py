"""What goes wrong, told in the form that the client reads: a page, JSON or a line of text."""

from flask import Flask, Response, json, request
from werkzeug.exceptions import HTTPException

from lodkit.web import site
from lodkit.web.negotiation import HTML, Form, preferred

PROBLEM_JSON = Form("JSON", "json", "application/problem+json", ("application/json",))
PLAIN = Form("text", "txt", "text/plain")
_OFFERS = (PLAIN, HTML, PROBLEM_JSON)


def register(app: Flask) -> None:
    """Let the application tell every problem this way."""
    app.register_error_handler(HTTPException, answer_problem)


def answer_problem(error: HTTPException) -> Response:
    """A short answer that says what is wrong; never where in the program."""
    form = preferred(request.accept_mimetypes, _OFFERS) or PLAIN
    response = Response(_WRITERS[form.suffix](error), error.code, content_type=form.content_type)
    response.headers.extend(
        (name, value) for name, value in error.get_headers() if name != "Content-Type"
    )
    response.cache_control.no_store = True
    return response


def _as_text(error: HTTPException) -> str:
    return f"{error.code} {error.name}: {error.description}\n"


def _as_json(error: HTTPException) -> str:
    problem = {"status": error.code, "title": error.name, "detail": error.description}
    return json.dumps(problem) + "\n"


def _as_page(error: HTTPException) -> str:
    return site.render("problem.html", error=error)


_WRITERS = {PLAIN.suffix: _as_text, HTML.suffix: _as_page, PROBLEM_JSON.suffix: _as_json}
