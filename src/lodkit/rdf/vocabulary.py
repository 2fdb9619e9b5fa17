"""What the concept schemes tell the writer: labels, scopes, and how to publish them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from lodkit.errors import LexiconError
from lodkit.project import LANGUAGES, Project
from lodkit.rdf import iris
from lodkit.rdf.namespaces import LK, PREFIXES, RDF, RDFS, SCHEMA, SKOS

BODY_LABEL = "{kind} ({place})"
POST_LABEL = "{role}, {body}"

# What a label file says to readers; the rest of it says how texts are to be read.
_PUBLISHED_OF_LABELS = frozenset(
    {
        *(RDF.type, RDFS.label, RDFS.comment),
        *(SKOS.prefLabel, SKOS.notation, SKOS.definition, SKOS.inScheme, LK.script),
    }
)
# Where two schemes use one code, a scope is looked for in this order.
_SCOPE_SCHEMES = tuple(PREFIXES[scheme] for scheme in ("place", "agency", "body-kind"))
_PLACES, _CENTRAL = PREFIXES["place"], f"{PREFIXES['level']}central"


@dataclass(frozen=True, slots=True)
class Scope:
    """A place, agency or body that other bodies belong to; `code` is its notation."""

    iri: str
    code: str
    level: str | None = None
    first_day: date | None = None
    last_day: date | None = None

    @property
    def key(self) -> str:
        """The last segment of the IRI, which tells an old place from the new one of its name."""
        return self.iri.rsplit("/", 1)[-1]

    def in_force(self, day: date) -> bool:
        """Whether the scope existed on that day, as far as is known."""
        begun = self.first_day is None or self.first_day <= day
        return begun and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Labels by concept IRI and language, scopes by code, and how labels are put together.

    `central` are the kinds of body of which there is one, `numbered_within_term` the kinds of
    meeting whose ordinals begin anew with each term, both by their IRIs; `central_labels` name
    bodies of the `countries`.
    """

    labels: Mapping[str, Mapping[str, str]]
    scopes: Mapping[str, tuple[Scope, ...]] = field(default_factory=dict)
    central: frozenset[str] = frozenset()
    numbered_within_term: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    central_labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    body_labels: Mapping[str, str] = field(default_factory=dict)
    post_labels: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = LANGUAGES

    def scope(self, code: str, day: date | None) -> Scope | None:
        """The scope with that notation that was in force on `day`, else the newest one."""
        candidates = self.scopes.get(code, ())
        if day is not None:
            candidates = tuple(s for s in candidates if s.in_force(day)) or candidates
        return candidates[-1] if candidates else None

    def label(self, iri: str, language: str) -> str | None:
        """What a concept is called in a language."""
        return self.labels.get(iri, {}).get(language)

    def name(self, iri: str, language: str) -> str | None:
        """What a place is called in a language, or at least somewhere."""
        names = self.labels.get(iri, {})
        return names.get(language) or names.get("en") or next(iter(names.values()), None)

    def central_label(self, kind: str, scope: str, language: str) -> str | None:
        """The name of its own that a body of that kind has where its scope is a country."""
        named = self.central_labels.get(kind, {})
        return named.get(language) if scope in self.countries else None

    def body_label(self, language: str, *, kind: str, place: str) -> str:
        """What a body of that kind and place is called."""
        return self.body_labels.get(language, BODY_LABEL).format(kind=kind, place=place)

    def post_label(self, language: str, *, role: str, body: str) -> str:
        """What that role in that body is called."""
        return self.post_labels.get(language, POST_LABEL).format(role=role, body=body)


def load_vocabulary(project: Project) -> Vocabulary:
    """Read the concept schemes and the labels of every language."""
    return vocabulary_of(
        (triple for file in vocabulary_files(project) for triple in _triples(file)),
        project.languages,
    )


def vocabulary_files(project: Project) -> list[Path]:
    """The Turtle files that the vocabulary is made of, in a fixed order."""
    folders = (project.ontology, project.ontology / "schemes", project.ontology / "labels")
    return [
        file
        for folder in folders
        for file in sorted(folder.glob("*.ttl"))
        if folder != project.ontology or file.name == "lodkit.ttl"
    ]


def vocabulary_of(triples: Iterator[ox.Triple], languages: tuple[str, ...]) -> Vocabulary:
    """The vocabulary that some triples describe."""
    facts = _index(triples)
    labels = _labels(facts)
    return Vocabulary(
        labels=MappingProxyType(labels),
        scopes=MappingProxyType(_scopes(facts)),
        central=frozenset(s for s, v in _values(facts, LK.seat) if v == "central"),
        numbered_within_term=frozenset(
            s for s, v in _values(facts, LK.numberedWithinTerm) if v in ("true", "1")
        ),
        countries=frozenset(
            s for s, v in _values(facts, LK.level) if v == _CENTRAL and s.startswith(_PLACES)
        ),
        central_labels=MappingProxyType(_said_by_language(facts, LK.centralLabel)),
        body_labels=_templates(facts, LK.bodyLabel),
        post_labels=_templates(facts, LK.postLabel),
        languages=languages,
    )


def vocabulary_quads(project: Project) -> Iterator[str]:
    """The published part of the ontology as N-Quads lines: no patterns, no spellings."""
    graph = iris.vocabulary_graph(project.base)
    for file in vocabulary_files(project):
        is_labels = file.parent.name == "labels"
        for triple in _triples(file):
            if not is_labels or triple.predicate.value in _PUBLISHED_OF_LABELS:
                yield f"{triple} <{graph}> .\n"


_Facts = dict[str, dict[str, list[ox.Literal | ox.NamedNode]]]


def _triples(file: Path) -> Iterator[ox.Triple]:
    try:
        for quad in ox.parse(path=file, format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
                raise LexiconError(
                    f"a blank node at {quad.predicate}",
                    where=file,
                    remedy="give the node an IRI: the vocabulary is published without blank nodes",
                )
            yield quad.triple
    except SyntaxError as error:
        raise LexiconError(f"no Turtle: {error.msg}", where=file) from error
    except OSError as error:
        raise LexiconError(f"cannot be read: {error.strerror}", where=file) from error


def _index(triples: Iterator[ox.Triple]) -> _Facts:
    facts: _Facts = {}
    for subject, predicate, value in triples:
        if isinstance(value, ox.Literal | ox.NamedNode):
            facts.setdefault(subject.value, {}).setdefault(predicate.value, []).append(value)
    return facts


def _values(facts: _Facts, predicate: str) -> Iterator[tuple[str, str]]:
    for subject, properties in facts.items():
        for value in properties.get(predicate, ()):
            yield subject, value.value


def _labels(facts: _Facts) -> dict[str, dict[str, str]]:
    """Names by subject and language; of several in one language the preferred, then the first."""
    return _said_by_language(facts, SKOS.prefLabel, SCHEMA.name)


def _said_by_language(facts: _Facts, *predicates: str) -> dict[str, dict[str, str]]:
    labels: dict[str, dict[str, str]] = {}
    for predicate in predicates:
        for subject, properties in facts.items():
            for value in properties.get(predicate, ()):
                language = value.language if isinstance(value, ox.Literal) else None
                labels.setdefault(subject, {}).setdefault(language or "", value.value)
    return labels


def _templates(facts: _Facts, predicate: str) -> dict[str, str]:
    """Label patterns by the notation of the language that they belong to."""
    return {
        notation.value: value
        for subject, value in _values(facts, predicate)
        for notation in facts[subject].get(SKOS.notation, ())
    }


def _scopes(facts: _Facts) -> dict[str, tuple[Scope, ...]]:
    scopes: dict[str, list[Scope]] = {}
    for scheme in _SCOPE_SCHEMES:
        for subject in sorted(facts):
            if subject.startswith(scheme):
                for notation in facts[subject].get(SKOS.notation, ())[:1]:
                    if scopes.get(notation.value, [])[:1] and scheme != _SCOPE_SCHEMES[0]:
                        continue
                    scopes.setdefault(notation.value, []).append(
                        _scope(subject, notation.value, facts[subject])
                    )
    return {code: tuple(sorted(found, key=_newest_last)) for code, found in scopes.items()}


def _scope(iri: str, code: str, properties: dict[str, list[ox.Literal | ox.NamedNode]]) -> Scope:
    level = properties.get(LK.level)
    return Scope(
        iri=iri,
        code=code,
        level=level[0].value.rsplit("/", 1)[-1] if level else None,
        first_day=_day(properties.get(LK.firstDay)),
        last_day=_day(properties.get(LK.lastDay)),
    )


def _day(values: list[ox.Literal | ox.NamedNode] | None) -> date | None:
    return date.fromisoformat(values[0].value) if values else None


def _newest_last(scope: Scope) -> tuple[date, str]:
    return (scope.last_day or date.max, scope.iri)
