"""Findings as a page shows them: by rule, with links to the nodes and to the words behind them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

import pyoxigraph as ox

from lodkit.rdf import iris
from lodkit.web.findings.stored import Found, Passage
from lodkit.web.graph import Text
from lodkit.web.naming import short
from lodkit.web.views.view import Link, Reader, Value

ROWS_SHOWN = 60
"""How many findings of a rule a page shows."""
RULES_SHOWN = 100
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words that a node rests on, in their sentence, and where to read them."""

    article: Link
    address: str
    before: str
    words: str
    behind: str


@dataclass(frozen=True, slots=True)
class Row:
    """One finding: the node, the value that breaks the rule, the line, the words behind it."""

    node: Value
    value: Value | None
    line: int | None
    quoted: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """What is wrong, how grave it is, and where; `things` counts what is not shown, too."""

    severity: str
    says: Text
    path: str
    constraint: str
    things: int
    rows: tuple[Row, ...]


def rules(found: Iterable[Found], reader: Reader) -> tuple[Rule, ...]:
    """The findings by rule, in the report's order."""
    groups = (list(group) for _, group in groupby(found, _same_rule))
    return tuple(_rule(group, reader) for group in islice(groups, RULES_SHOWN))


def _same_rule(found: Found) -> tuple[str, ...]:
    return found.severity, found.message, found.path, found.constraint


def _rule(group: Sequence[Found], reader: Reader) -> Rule:
    first = group[0]
    return Rule(
        first.severity.lower(),
        Text(first.message, "en"),
        _path(first.path),
        first.constraint.rpartition("#")[2].removesuffix("ConstraintComponent>"),
        len(group),
        tuple(_row(found, reader) for found in group[:ROWS_SHOWN]),
    )


def _row(found: Found, reader: Reader) -> Row:
    value = None if found.value in ("", found.focus) else _value(found.value, reader)
    quoted = tuple(_quoted(found.passages, reader))
    return Row(_value(found.focus, reader), value, found.line, quoted)


def _quoted(passages: Iterable[Passage], reader: Reader) -> Iterator[Quoted]:
    addresses = reader.addresses
    for passage in passages:
        link = reader.link_to(iris.article(addresses.dataset.base, passage.article))
        place = f"{passage.span.start}-{passage.span.end}"
        path = addresses.of_page(link.iri)
        address = reader.address(path, fragment=f"e-{place}", at=place) if path else ""
        yield Quoted(link, address, *passage.parts)


def _value(term: str, reader: Reader) -> Value:
    """A term in N-Triples syntax as a link or a text."""
    iri = _iri(term)
    if iri is not None:
        return reader.link_to(iri)
    if not term.startswith('"'):
        return Text("[ ]")
    try:
        literal = next(iter(ox.parse(f"<a:a> <a:a> {term} .", ox.RdfFormat.N_TRIPLES))).object
    except SyntaxError:
        return Text(term[:_LONGEST])
    assert isinstance(literal, ox.Literal)
    return Text(literal.value[:_LONGEST], literal.language)


def _iri(term: str) -> str | None:
    return term[1:-1] if term.startswith("<") and term.endswith(">") else None


def _path(path: str) -> str:
    """A path with short names; one of several steps as it is."""
    return short(path[1:-1]) if path.count("<") == 1 and _iri(path) else path
