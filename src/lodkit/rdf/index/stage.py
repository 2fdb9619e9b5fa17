"""The dump on its way into the index: of each subject, the statements that lists and search use.

dump.nq is sorted, so all that is said of a subject stands together, and the graphs that say it are
the articles that state it. What is kept lies in three tables of an attached database.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from lodkit.rdf.namespaces import (
    DCTERMS,
    ELI,
    FOAF,
    LK,
    ORG,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
)

KINDS = {
    "articles": SCHEMA.NewsArticle,
    "persons": SCHEMA.Person,
    "bodies": ORG.FormalOrganization,
    "posts": ORG.Post,
    "meetings": LK.Meeting,
    "documents": LK.OfficialDocument,
    "places": SCHEMA.AdministrativeArea,
    "concepts": SKOS.Concept,
    "schemes": SKOS.ConceptScheme,
}
"""What can be listed and searched, and the class of it; the first class of a thing decides."""

_AUXILIARY = {
    "membership": ORG.Membership,
    "participation": LK.Participation,
    "form": LK.NameForm,
}
_KIND_OF = {f"<{iri}>": kind for kind, iri in (KINDS | _AUXILIARY).items()}
_RANK = {kind: rank for rank, kind in enumerate((*KINDS, *_AUXILIARY))}

_LINKS = {
    ORG.member: "member",
    ORG.organization: "organization",
    ORG.role: "role",
    ORG.postIn: "body",
    ORG.classification: "kind",
    LK.post: "post",
    LK.scope: "scope",
    LK.kind: "kind",
    LK.level: "level",
    LK.nameForm: "name-form",
    LK.participant: "participant",
    LK.meeting: "meeting",
    LK.manner: "manner",
    LK.adoptedAt: "adopted-at",
    LK.reportsOn: "reports-on",
    ELI.passed_by: "issuer",
    SCHEMA.organizer: "host",
    SCHEMA.location: "location",
    SCHEMA.containedInPlace: "within",
    SKOS.inScheme: "scheme",
}
_TEXTS = {
    SKOS.prefLabel: "label",
    SKOS.hiddenLabel: "spelling",
    RDFS.label: "label",
    FOAF.name: "label",
    SCHEMA.name: "label",
    DCTERMS.title: "label",
    SCHEMA.headline: "headline",
    SCHEMA.text: "text",
    SCHEMA.inLanguage: "language",
    SCHEMA.publisher: "publisher",
    SCHEMA.datePublished: "published",
    SCHEMA.startDate: "start",
    LK.form: "form",
    LK.ordinal: "ordinal",
    LK.term: "term",
    LK.former: "former",
    LK.lastDay: "last-day",
    ELI.id_local: "number",
    ELI.date_document: "date",
    SKOS.notation: "code",
    DCTERMS.identifier: "identifier",
}
_WANTED = {f"<{iri}>": name for iri, name in (_LINKS | _TEXTS).items()}
_TYPE = f"<{RDF.type}>"
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([\w-]+))?', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_PLAIN = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
_TEXT_KEPT = 400
"""How much of a text is kept, to tell how it begins."""

TABLES = """
CREATE TABLE stage.node (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, iri TEXT NOT NULL UNIQUE);
CREATE TABLE stage.link (subject INTEGER, property TEXT, object TEXT);
CREATE TABLE stage.said (subject INTEGER, property TEXT, text TEXT, language TEXT);
"""
TIES = """
CREATE TABLE stage.tie AS
    SELECT link.subject, link.property, node.id AS object
    FROM stage.link JOIN stage.node ON node.iri = link.object;
DROP TABLE stage.link;
CREATE INDEX stage.tie_out ON tie (subject, property, object);
CREATE INDEX stage.tie_in ON tie (property, object, subject);
CREATE INDEX stage.said_of ON said (subject, property);
"""


@dataclass(slots=True)
class _Subject:
    """What is known of one subject once all its lines are read."""

    kind: str = ""
    links: set[tuple[str, str]] = field(default_factory=set)
    texts: set[tuple[str, str, str]] = field(default_factory=set)


def fill(database: sqlite3.Connection, dump: Path, base: str) -> None:
    """Read the dump into the tables of the attached database "stage"."""
    run(database, TABLES)
    number = 0
    with dump.open(encoding="utf-8") as lines:
        for subject, said in groupby(_of_interest(lines, base), key=_subject):
            known = _known(said, base)
            if known.kind:
                number += 1
                _keep(database, number, subject[1:-1], known)
    run(database, TIES)


def run(database: sqlite3.Connection, script: str) -> None:
    """Run a script within the transaction under way, which `executescript` would end."""
    for statement in script.split(";\n"):
        if statement.strip():
            database.execute(statement)


def _of_interest(lines: Iterable[str], base: str) -> Iterator[str]:
    """The lines but for those about stretches of text, which are half of all."""
    evidence = f"<{base}evidence/"
    return (line for line in lines if not line.startswith(evidence))


def _subject(line: str) -> str:
    return line[: line.index(" ")]


def _known(lines: Iterable[str], base: str) -> _Subject:
    known = _Subject()
    graphs = f"{base}graph/"
    for line in lines:
        triple, _, end = line.rpartition(" <")
        graph = end[:-4]
        if graph.startswith(graphs):
            known.links.add(("stated-in", f"{base}article/{graph[len(graphs) :]}"))
        _, predicate, target = triple.split(" ", 2)
        if predicate == _TYPE:
            kind = _KIND_OF.get(target)
            if kind and (not known.kind or _RANK[kind] < _RANK[known.kind]):
                known.kind = kind
        elif name := _WANTED.get(predicate):
            _note(known, name, target)
    if known.kind == "membership":
        _tell_former(known)
    return known


def _note(known: _Subject, name: str, target: str) -> None:
    if target.startswith("<"):
        known.links.add((name, target[1:-1]))
        return
    if found := _LITERAL.match(target):
        text = _unescaped(found[1])
        kept = text[:_TEXT_KEPT] if name == "text" else text
        known.texts.add((name, kept, found[2] or ""))


def _tell_former(known: _Subject) -> None:
    """Tell the posts that somebody holds from those that somebody held."""
    former = ("former", "true", "") in known.texts
    posts = {iri for name, iri in known.links if name == "post"}
    known.links |= {("held" if former else "holds", iri) for iri in posts}


def _keep(database: sqlite3.Connection, number: int, iri: str, known: _Subject) -> None:
    database.execute("INSERT INTO stage.node VALUES (?, ?, ?)", (number, known.kind, iri))
    links = [(number, *link) for link in sorted(known.links)]
    texts = [(number, *text) for text in sorted(known.texts)]
    database.executemany("INSERT INTO stage.link VALUES (?, ?, ?)", links)
    database.executemany("INSERT INTO stage.said VALUES (?, ?, ?, ?)", texts)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _PLAIN.get(found[3], found[3])
