"""What every answer needs: the dataset, the reader's language, and the headers of an answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import Response, redirect, render_template, request

from lodkit import __version__
from lodkit.comparing.offered import feeds_in
from lodkit.project import LANGUAGES
from lodkit.questions.named import NamedQuery
from lodkit.sparql.asking import Asker
from lodkit.sparql.limits import Limits
from lodkit.web.addresses import Addresses
from lodkit.web.browse.kinds import LISTED
from lodkit.web.dataset import Dataset
from lodkit.web.discovery.described import Described
from lodkit.web.findings.stored import Stored, stored
from lodkit.web.headers import Keep, remember
from lodkit.web.marking import Marking, grouped
from lodkit.web.naming import Names
from lodkit.web.negotiation import HTML, Form, NoSuchForm, by_suffix, preferred
from lodkit.web.speech import Interpreter, Speech
from lodkit.web.views.view import Reader

SITE = "lodkit.site"
"""The key under which a request's environment holds the site that answers it."""


@dataclass(frozen=True)
class Site:
    """One release as an application serves it; never changed once it is made."""

    dataset: Dataset
    interpreter: Interpreter
    queries: tuple[NamedQuery, ...]
    asker: Asker
    root: Path
    """The folder of the project: what data that is sent in is validated by."""
    shapes: bytes = b""
    """The shapes that the data is validated against, as Turtle."""
    releases: Path | None = None
    """The folder in which releases are kept side by side."""

    @property
    def limits(self) -> Limits:
        """What every query is bound by."""
        return self.asker.limits

    @cached_property
    def edition(self) -> str:
        """What every ETag begins with: the release, and the version that words its answers."""
        return f"{self.dataset.release[:32]}-{__version__}"

    @cached_property
    def findings(self) -> Stored:
        """What validation of the release found."""
        report = self.dataset.folder / "report.json"
        return stored(report.read_bytes()) if report.exists() else Stored()

    @cached_property
    def catalogue(self) -> Described:
        """What the dataset says of itself."""
        return Described(self.dataset, self.releases)


def site() -> Site:
    """The site that answers the current request: one release from its begin to its end."""
    found: Site = request.environ[SITE]
    return found


def speech() -> Speech:
    """The language of the current request."""
    return site().interpreter.speech(request.args.get("lang"), request.accept_languages)


def addresses() -> Addresses:
    """The addresses of the dataset, as the current request reaches them."""
    return Addresses(site().dataset, request.root_path)


def reader_of_request() -> Reader:
    """Who reads the dataset in the current request."""
    dataset, known = site().dataset, speech()
    return Reader(known, addresses(), Names(dataset.index, dataset.store, known))


def negotiated(offers: tuple[Form, ...]) -> Form:
    """The form that the current request prefers; `format` counts more than the header.

    Raises NoSuchForm, a 406 with a list of what there is.
    """
    wish = request.args.get("format", "")
    found = by_suffix(wish, offers) if wish else preferred(request.headers.get("Accept"), offers)
    if found is None:
        raise NoSuchForm(offers, wish)
    return found


def answer(content: bytes | str | Iterator[bytes], form: Form) -> Response:
    """An answer in a form, which the client may keep and ask again whether it still holds."""
    response = Response(content, content_type=form.content_type)
    tag = f"{site().edition}-{form.suffix}"
    if form is HTML:
        tag = f"{tag}-{speech().language}"
        response.headers["Content-Language"] = speech().language
        response.vary.add("Accept-Language")
    return remember(response, tag, site().dataset.changed)


def kept(form: Form) -> Response | None:
    """The answer to a client whose copy is of this edition: it needs nothing to be worked out."""
    if "If-None-Match" not in request.headers:
        return None
    response = answer(b"", form)
    if request.if_none_match.contains_weak(response.get_etag()[0] or ""):
        response.status_code = 304
        return response
    return None


def see_other(address: str) -> Response:
    """303 to where a thing is described in the form that the client prefers."""
    response: Response = redirect(address, 303, Response)  # type: ignore[assignment]
    response.vary.add("Accept")
    response.headers["Cache-Control"] = Keep.OF_RELEASE.value
    return response


def page(template: str, reader: Reader | None = None, **content: Any) -> Response:
    """A page, worded in the reader's language."""
    return answer(render(template, reader, **content), HTML)


def render(template: str, reader: Reader | None = None, **content: Any) -> str:
    """A page's HTML, with what every page shows."""
    reader = reader or reader_of_request()
    return render_template(
        template,
        reader=reader,
        h=Marking(reader.speech),
        keep=reader.address,
        speech=reader.speech,
        say=reader.speech.say,
        say_in=reader.speech.say_in,
        with_language=_with_language,
        addresses=reader.addresses,
        dataset=site().dataset,
        languages=LANGUAGES,
        list_kinds=LISTED,
        feeds=feeds_in(site().releases),
        version=__version__,
        grouped=grouped,
        **content,
    )


def _with_language(language: str) -> str:
    """The query part of the current address, in another language."""
    kept = [pair for pair in request.args.items(multi=True) if pair[0] != "lang"]
    return urlencode([*kept, ("lang", language)])
