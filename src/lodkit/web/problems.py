"""What goes wrong, told in the form and the language of the client: a page, JSON or text."""

from flask import Flask, Response, json, request
from werkzeug.exceptions import BadGateway, GatewayTimeout, HTTPException

from lodkit.errors import StoreError, StoreTimeoutError
from lodkit.web import site
from lodkit.web.negotiation import HTML, Form, NoSuchForm, preferred

PROBLEM_JSON = Form("JSON", "json", "application/problem+json", ("application/json",))
PLAIN = Form("text", "txt", "text/plain")
_OFFERS = (PLAIN, HTML, PROBLEM_JSON)
_ON_SERVER = 500


def register(app: Flask) -> None:
    """Let the application tell every problem this way."""
    app.register_error_handler(HTTPException, answer_problem)
    app.register_error_handler(StoreError, answer_silence)


def answer_silence(error: StoreError) -> Response:
    """The store elsewhere does not answer: 502, or 504 where it takes too long; no more of it."""
    if isinstance(error, StoreTimeoutError):
        return answer_problem(GatewayTimeout("The store that this site reads takes too long."))
    return answer_problem(BadGateway("The store that this site reads does not answer."))


def answer_problem(error: HTTPException) -> Response:
    """A short answer that says what is wrong; never where in the program."""
    form = preferred(request.headers.get("Accept"), _OFFERS) or PLAIN
    response = Response(_WRITERS[form.suffix](error), error.code, content_type=form.content_type)
    response.headers.extend(
        (name, value) for name, value in error.get_headers() if name != "Content-Type"
    )
    response.headers["Content-Language"] = site.speech().language
    response.vary.update(("Accept", "Accept-Language"))
    return response


def told(error: HTTPException) -> str:
    """What is wrong, in the reader's language."""
    code = error.code or _ON_SERVER
    words = site.speech().words
    general = "problem-server" if code >= _ON_SERVER else "problem-client"
    known = f"problem-{code}"
    return site.speech().say(known if known in words else general)


def _forms(error: HTTPException) -> tuple[Form, ...]:
    return error.offers if isinstance(error, NoSuchForm) else ()


def _as_text(error: HTTPException) -> str:
    listed = "".join(f"  {form.media_type}  ?format={form.suffix}\n" for form in _forms(error))
    return f"{error.code} {told(error)}: {error.description}\n{listed}"


def _as_json(error: HTTPException) -> str:
    """A problem as RFC 9457 has it, section 3."""
    problem: dict[str, object] = {
        "type": "about:blank",
        "title": error.name,
        "status": error.code,
        "detail": error.description,
        "explanation": {"text": told(error), "language": site.speech().language},
    }
    if _forms(error):
        problem["available"] = [
            {"type": form.media_type, "format": form.suffix} for form in _forms(error)
        ]
    return json.dumps(problem) + "\n"


def _as_page(error: HTTPException) -> str:
    return site.render("problem.html", error=error, told=told(error), forms=_forms(error))


_WRITERS = {PLAIN.suffix: _as_text, HTML.suffix: _as_page, PROBLEM_JSON.suffix: _as_json}
