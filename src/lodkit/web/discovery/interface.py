"""All addresses of the server for programs and for those who write them: OpenAPI 3.1, a linkset."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import getdoc
from typing import Any

from flask import Blueprint, Response, current_app, json, request
from werkzeug.routing import Rule

from lodkit import __version__
from lodkit.web.discovery.links import Link, of_home
from lodkit.web.discovery.routes import DETAILS, Details, Parameter
from lodkit.web.negotiation import Form
from lodkit.web.site import addresses, answer, kept, page, site

blueprint = Blueprint("interface", __name__)

OPENAPI = Form("OpenAPI", "json", "application/vnd.oai.openapi+json;version=3.1")
LINKSET = Form("Linkset", "json", "application/linkset+json")

_CONVERTED = re.compile(r"<(?:(?P<converter>[a-z]+)(?:\((?P<choices>[^)]*)\))?:)?(?P<name>\w+)>")
_CHOICE = re.compile(r"""["']([^"']+)["']""")
_PROBLEMS = ("text/plain; charset=utf-8", "text/html; charset=utf-8", "application/problem+json")
_SAID = {
    200: "What was asked for.",
    206: "The part of the file that Range asks for.",
    302: "The same download of the current release.",
    303: "Where it is described, in the form that Accept prefers.",
    304: "The client's copy is still good.",
    503: "The server cannot answer now.",
}


@dataclass(frozen=True, slots=True)
class Route:
    """One address: its path as OpenAPI writes it, its rule, what it is for, what it gives."""

    path: str
    rule: Rule
    says: str
    details: Details

    @property
    def methods(self) -> list[str]:
        """The methods that are told of; HEAD goes with GET, OPTIONS with each."""
        return [method for method in self.details.methods if method in (self.rule.methods or ())]


def routes() -> list[Route]:
    """Every address of the application, in order."""
    found = (
        Route(
            _CONVERTED.sub(r"{\g<name>}", rule.rule),
            rule,
            _sentence(rule.endpoint),
            DETAILS.get(rule.endpoint, Details(("*/*",))),
        )
        for rule in current_app.url_map.iter_rules()
    )
    return sorted(found, key=lambda route: route.path)


def _sentence(endpoint: str) -> str:
    if endpoint == "static":
        return "Style sheets, scripts and pictures of the pages."
    return (getdoc(current_app.view_functions[endpoint]) or "").partition("\n")[0]


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """All addresses of this server, as OpenAPI describes them."""
    return kept(OPENAPI) or answer(json.dumps(_described(), indent=1, sort_keys=False), OPENAPI)


@blueprint.get("/api")
def readable() -> Response:
    """All addresses of this server, for those who write programs."""
    return page("api.html", routes=routes())


@blueprint.get("/linkset.json")
def linkset() -> Response:
    """The links of the home page as a document of their own (RFC 9264; FAIR Signposting 2)."""
    if (unchanged := kept(LINKSET)) is not None:
        return unchanged
    related: dict[str, list[dict[str, str]]] = {}
    for link in of_home():
        related.setdefault(link.relation, []).append(_target(link))
    return answer(json.dumps({"linkset": [{"anchor": request.url_root, **related}]}), LINKSET)


def _target(link: Link) -> dict[str, str]:
    host = request.host_url.rstrip("/")
    target = {"href": host + link.target if link.target.startswith("/") else link.target}
    return target | ({"type": link.media_type} if link.media_type else {})


def _described() -> dict[str, Any]:
    licences = site().catalogue.licences
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "lodkit",
            "summary": "Linked data for reading: every thing at its own address, and SPARQL.",
            "version": __version__,
            **({"license": {"name": licences[0], "url": licences[0]}} if licences else {}),
        },
        "servers": [{"url": addresses().root or "/"}],
        "paths": {route.path: dict(_operations(route)) for route in routes()},
        "components": {"responses": {"Problem": _problem()}},
    }


def _operations(route: Route) -> Iterator[tuple[str, dict[str, Any]]]:
    for method in route.methods:
        operation: dict[str, Any] = {
            "operationId": f"{method.lower()} {route.path}",
            "summary": route.says,
            "parameters": [*_in_path(route.rule), *map(_in_query, route.details.parameters)],
            "responses": {
                **{str(s): _response(s, route.details) for s in route.details.statuses},
                "default": {"$ref": "#/components/responses/Problem"},
            },
        }
        if method == "POST":
            operation["requestBody"] = _posted(route.details)
            operation["parameters"] = []
        yield method.lower(), operation


def _in_path(rule: Rule) -> Iterator[dict[str, Any]]:
    for found in _CONVERTED.finditer(rule.rule):
        schema: dict[str, Any] = {"type": "string", "minLength": 1}
        if found["converter"] == "int":
            schema = {"type": "integer", "minimum": 0}
        if found["converter"] == "any":
            schema = {
                "type": "string",
                "enum": re.findall(r"""["']([^"']+)["']""", found["choices"]),
            }
        yield {"name": found["name"], "in": "path", "required": True, "schema": schema}


def _in_query(parameter: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": parameter.kind}
    if parameter.values:
        schema["enum"] = list(parameter.values)
    if parameter.pattern:
        schema["pattern"] = parameter.pattern
    return {
        "name": parameter.name,
        "in": "query",
        "description": parameter.says,
        "schema": schema,
    }


def _response(status: int, details: Details) -> dict[str, Any]:
    response: dict[str, Any] = {"description": _SAID[status]}
    if status in (200, 206, 503):
        response["content"] = {kind: {} for kind in details.types}
    if status in (302, 303):
        response["headers"] = {"Location": {"schema": {"type": "string"}}}
        response["content"] = {"text/html": {}}
    return response


def _problem() -> dict[str, Any]:
    return {
        "description": "What is wrong, in the form and the language that the client reads.",
        "content": {kind: {} for kind in _PROBLEMS},
    }


def _posted(details: Details) -> dict[str, Any]:
    content = {}
    for media_type, required in details.takes.items():
        schema: dict[str, Any] = {"type": "string"}
        if required:
            names = dict.fromkeys((*required, *(p.name for p in details.parameters)))
            fields = {name: {"type": "string"} for name in names}
            schema = {"type": "object", "properties": fields, "required": list(required)}
        content[media_type] = {"schema": schema}
    return {"required": True, "content": content}
