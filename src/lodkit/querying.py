"""A SPARQL question to a dataset, a file or an endpoint, and its answer in any result format."""

from collections.abc import Iterable, Mapping
from contextlib import closing
from difflib import get_close_matches
from itertools import takewhile
from pathlib import Path

import pyoxigraph as ox

from lodkit.errors import InputError, QueryError, StoreError, UsageError
from lodkit.project import DEFAULT_BASE, Project
from lodkit.questions.named import NamedQuery, named_queries
from lodkit.questions.parameters import LANGUAGE, Parameter
from lodkit.rdf.manifest import MANIFEST, read_manifest
from lodkit.rdf.namespaces import PREFIXES
from lodkit.rdf.query_errors import begins_as_sparql, complaint
from lodkit.rdf.query_tokens import words
from lodkit.sparql.evaluation import Answer
from lodkit.sparql.question import Kind
from lodkit.validation.loading import parse

SOLUTION_FORMATS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
TURTLE = "turtle"

_KINDS = {
    "SELECT": Kind.ROWS,
    "ASK": Kind.TRUTH,
    "CONSTRUCT": Kind.TRIPLES,
    "DESCRIBE": Kind.TRIPLES,
}
_MALFORMED = 400
_LONGEST = 1_000_000_000
"""Bytes of an endpoint's answer, which is held in memory."""


def query_text(question: str, project: Project, values: Mapping[str, str] | None = None) -> str:
    """The SPARQL that `question` stands for: a file, a query's name, or SPARQL itself.

    `values` are filled into the parameters of a query with a name. Raises QueryError where it is
    none of these, UsageError where a value does not fit.
    """
    known = {query.name: query for query in named_queries(project)}
    if question in known:
        return known[question].with_values(values or {}, base=project.base)
    if values:
        raise UsageError(
            "only a query with a name takes parameters", remedy="see lodkit query --list"
        )
    path = Path(question)
    if question.endswith(".rq"):
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError("the query file cannot be read", where=path) from error
    if "{" not in question and not begins_as_sparql(question):
        near = get_close_matches(question, known)
        listed = f"perhaps {' or '.join(near)}; " if near else ""
        raise QueryError(
            f"there is no query called {question!r}",
            remedy=f"{listed}lodkit query --list names all; or give SPARQL, or an .rq file",
        )
    return question


def unknown_values(
    question: str, project: Project, values: Mapping[str, str], places: Iterable[Path]
) -> list[str]:
    """The values of parameters that name a thing of which the data says nothing, as NAME=VALUE."""
    query = next(query for query in named_queries(project) if query.name == question)
    store = open_data(list(places))
    given = [known for known in query.parameters if values.get(known.name, "").strip()]
    return [
        f"{known.name}={values[known.name]}"
        for known in given
        if not _KNOWS.get(known.kind, _takes)(store, query, known, values[known.name], project.base)
    ]


def _describes(store: ox.Store, _: NamedQuery, known: Parameter, value: str, base: str) -> bool:
    """Whether anything is said of the thing that a value is."""
    thing = ox.NamedNode(known.term(value, base)[1:-1])
    return next(store.quads_for_pattern(thing, None, None), None) is not None


def _names(store: ox.Store, query: NamedQuery, known: Parameter, value: str, base: str) -> bool:
    """Whether anything has a text to the letter, or the query, asked with it alone, finds it."""
    literal = ox.Literal(value.strip())
    if next(store.quads_for_pattern(None, None, literal), None) is not None:
        return True
    alone = {one.name: "" for one in query.parameters if one.kind != LANGUAGE} | {known.name: value}
    answer = _ask(query.with_values(alone, base=base), store, base)
    return isinstance(answer, ox.QueryBoolean) or next(iter(answer), None) is not None


def _takes(*_: object) -> bool:
    """Days and languages name nothing that data could know."""
    return True


_KNOWS = {"code": _describes, "iri": _describes, "text": _names}


def ask_data(text: str, places: Iterable[Path]) -> Answer:
    """Ask the union of all graphs of the given RDF files and dataset folders.

    Relative IRIs are below the base of a dataset, so that those in a table can be asked for.
    Raises InputError where they cannot be read, QueryError where the query is malformed.
    """
    found = list(places)
    return _ask(text, open_data(found), _base_of(found))


def ask_endpoint(text: str, endpoint: str) -> Answer:
    """Ask a SPARQL 1.1 endpoint. Raises QueryError or InputError with what it answered."""
    from lodkit.remote.connection import Connection, Patience
    from lodkit.remote.credentials import checked_address, credentials_of
    from lodkit.sparql.answers import answer_of

    verb = next((word for word in words(text) if word in _KINDS), "SELECT")
    fields = [("query", text)]
    with closing(Connection(credentials_of(), Patience(again=1))) as connection:
        try:
            address = checked_address(endpoint)
            answer = answer_of(connection, address, fields, _KINDS[verb], most=_LONGEST)
        except StoreError as error:
            if error.status == _MALFORMED:
                raise QueryError(error.what, where=endpoint) from error
            what = f"the endpoint does not answer: {error.what}"
            raise InputError(what, where=endpoint) from error
        except (SyntaxError, ValueError) as error:
            raise InputError("the endpoint's answer cannot be read", where=endpoint) from error
    if answer is None:
        raise InputError(f"the endpoint's answer is longer than {_LONGEST:,} bytes", where=endpoint)
    return answer


def serialized(answer: Answer, form: str) -> bytes:
    """The answer in `form`, one of csv, tsv, json, xml, turtle.

    Raises QueryError where the answer's kind has no such form.
    """
    if isinstance(answer, ox.QueryTriples):
        if form != TURTLE:
            raise QueryError("this query gives triples", remedy="ask for --format turtle")
        triples = sorted(answer, key=str)
        content = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
        return _with_its_prefixes(content or b"")
    if form not in SOLUTION_FORMATS:
        raise QueryError("this query gives rows", remedy="ask for table, csv, tsv, json or xml")
    if isinstance(answer, ox.QueryBoolean) and form in ("csv", "tsv"):
        return f"{str(bool(answer)).lower()}\n".encode()
    return answer.serialize(format=SOLUTION_FORMATS[form]) or b""


def _with_its_prefixes(content: bytes) -> bytes:
    """Turtle without the prefixes that it does not use."""
    lines = content.splitlines(keepends=True)
    head = list(takewhile(lambda line: line.startswith(b"@prefix "), lines))
    body = b"".join(lines[len(head) :])
    used = [line for line in sorted(head) if line.split()[1] in body]
    return b"".join([*used, b"\n" if used else b"", body])


def _ask(text: str, store: ox.Store, base: str) -> Answer:
    if any("SERVICE" in word for word in words(text)):
        raise QueryError(
            "SERVICE is not allowed: no other servers are asked",
            remedy="put the question to that server with --endpoint",
        )
    try:
        return store.query(text, base_iri=base, prefixes=PREFIXES)
    except SyntaxError as error:
        reason = complaint(text, error.msg or str(error), PREFIXES)
        raise QueryError(f"the query is malformed: {reason}") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from error


def _base_of(places: list[Path]) -> str:
    """What the IRIs of a query are relative to: as in the dataset itself, or in one by default."""
    if len(places) == 1 and (places[0] / MANIFEST).exists():
        return str(read_manifest(places[0])["base"])
    return DEFAULT_BASE


def lacks_graphs(text: str, places: Iterable[Path]) -> bool:
    """Whether a question asks in named graphs, and the data has none, as Turtle cannot."""
    asks = "GRAPH" in words(text)
    return asks and next(iter(open_data(list(places)).named_graphs()), None) is None


def open_data(places: list[Path]) -> ox.Store:
    """A store whose default graph holds what all graphs together say, each statement once.

    Raises InputError where a file or dataset is missing or cannot be read.
    """
    from lodkit.rdf.store import open_store

    if len(places) == 1 and places[0].is_dir():
        return open_store(places[0])
    store = ox.Store()
    for place in places:
        path = place / "dump.nq" if place.is_dir() else place
        if not path.exists():
            raise InputError("there is no such file or dataset", where=place)
        quads = list(parse(path))
        store.extend(quads)
        store.extend(ox.Quad(*quad.triple) for quad in quads)
    return store
