"""What every answer needs: the dataset, the reader's language, and the headers of an answer."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import Response, current_app, render_template, request
from werkzeug.exceptions import NotAcceptable

from lodkit import __version__
from lodkit.querying import NamedQuery
from lodkit.web.addresses import Addresses
from lodkit.web.dataset import Dataset
from lodkit.web.negotiation import HTML, Form, preferred
from lodkit.web.speech import LANGUAGES, Interpreter, Speech

EXTENSION = "lodkit"


@dataclass(frozen=True)
class Site:
    """What one application serves; never changed once it is made."""

    dataset: Dataset
    interpreter: Interpreter
    queries: tuple[NamedQuery, ...]

    @cached_property
    def edition(self) -> str:
        """What every ETag begins with: the release, and the version that words its answers."""
        return f"{self.dataset.release[:32]}-{__version__}"


def site() -> Site:
    """The site of the current application."""
    found: Site = current_app.extensions[EXTENSION]
    return found


def speech() -> Speech:
    """The language of the current request."""
    return site().interpreter.speech(request.args.get("lang"), request.accept_languages)


def addresses() -> Addresses:
    """The addresses of the dataset, as the current request reaches them."""
    return Addresses(site().dataset, request.root_path)


def negotiated(offers: tuple[Form, ...]) -> Form:
    """The form that the current request prefers, or a 406 that lists what there is."""
    form = preferred(request.accept_mimetypes, offers)
    if form is None:
        names = ", ".join(offer.media_type for offer in offers)
        raise NotAcceptable(f"This is available as: {names}.")
    return form


def answer(content: bytes | str, form: Form) -> Response:
    """An answer in a form, which the client may keep and ask again whether it still holds."""
    response = Response(content, content_type=form.content_type)
    tag = f"{site().edition}-{form.suffix}"
    if form is HTML:
        tag = f"{tag}-{speech().language}"
        response.headers["Content-Language"] = speech().language
        response.vary.add("Accept-Language")
    response.set_etag(tag)
    response.cache_control.no_cache = True
    return response


def page(template: str, **content: Any) -> Response:
    """A page, worded in the reader's language."""
    return answer(render(template, **content), HTML)


def render(template: str, **content: Any) -> str:
    """A page's HTML, with what every page shows."""
    reader = speech()
    return render_template(
        template,
        speech=reader,
        say=reader.say,
        dataset=site().dataset,
        addresses=addresses(),
        languages=LANGUAGES,
        version=__version__,
        **content,
    )
