"""The form of a named query: what its parameters are called, and what may be filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lodkit.project import LANGUAGES
from lodkit.questions.named import NamedQuery
from lodkit.questions.parameters import LANGUAGE, Parameter
from lodkit.rdf.namespaces import ROOT, SKOS
from lodkit.web.browse.scopes import places_with_bodies
from lodkit.web.graph import Node, Text
from lodkit.web.naming import text_of
from lodkit.web.views.view import Reader

OPTIONS = 500
"""At most so many things are listed to choose from."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what it is called, which kind of value it takes, and what is in it now.

    `options` are the values to choose from with their names; none where anything may be typed.
    """

    name: str
    label: str
    kind: str
    value: str
    options: tuple[tuple[str, Text], ...] = ()


def fields_of(query: NamedQuery, given: Mapping[str, str], reader: Reader) -> list[Field]:
    """The fields of a query's form, with what was given, else what the query itself says."""
    language = reader.speech.language
    return [
        Field(
            one.name,
            query.label_in(language, one),
            one.kind,
            given.get(one.name, one.default),
            _options(one, given.get(one.name, one.default), reader),
        )
        for one in query.parameters
    ]


def values_of(query: NamedQuery, given: Mapping[str, str], language: str) -> dict[str, str]:
    """What is filled into a query: what was given; labels are in the reader's language."""
    own = {one.name: language for one in query.parameters if one.kind == LANGUAGE}
    return own | dict(given)


def _options(parameter: Parameter, value: str, reader: Reader) -> tuple[tuple[str, Text], ...]:
    if parameter.kind == LANGUAGE:
        names = reader.speech.words["language-name"]
        return tuple((tag, Text(names[tag], tag)) for tag in LANGUAGES)
    if parameter.kind != "code":
        return ()
    found = dict(_concepts(parameter, reader))
    named = [(code, reader.link(node).label) for code, node in found.items()]
    options = [(code, Text(text_of(label), label[0].language)) for code, label in named]
    if value and value not in found:
        options.append((value, Text(value)))
    return tuple(sorted(options, key=lambda option: option[1].value)[:OPTIONS])


def _concepts(parameter: Parameter, reader: Reader) -> list[tuple[str, Node]]:
    """The concepts of a scheme, by code; of places those that have bodies, the others by IRI."""
    dataset, root = reader.addresses.dataset, f"{ROOT}{parameter.scheme}/"
    if parameter.scheme == "place":
        nodes = places_with_bodies(dataset)
    else:
        nodes = Node(dataset.store, root.removesuffix("/")).incoming(SKOS.inScheme, None)
    return [(unquote(node.iri.removeprefix(root)), node) for node in nodes]
