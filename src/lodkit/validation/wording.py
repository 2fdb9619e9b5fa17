"""How terms, places and numbers are worded in reports."""

import re
from collections.abc import Iterable

import pyoxigraph as ox

from lodkit.rdf.namespaces import PREFIXES
from lodkit.validation.paths import SH
from lodkit.validation.report import SEVERITIES, Finding, Severity

_PREFIXES = {"sh": SH, **PREFIXES}
_IRI = re.compile(r"<([^<>\s]*)>")
_NAME = re.compile(r"[\w-]+")
_MOST = 200


def text(term: object) -> str:
    """A term in N-Triples syntax, a path in SPARQL's; `_:` for a blank node; "" for none."""
    if term is None or isinstance(term, ox.BlankNode):
        return "" if term is None else "_:"
    return str(term)


def texts(finding: Finding) -> dict[str, str]:
    """The terms of a finding as text: those of a sh:ValidationResult."""
    return {
        "focus": text(finding.focus),
        "path": text(finding.path),
        "value": text(finding.value),
        "constraint": f"<{finding.constraint}>",
        "shape": text(finding.shape),
        "within": text(finding.within),
    }


def short(term: object) -> str:
    """A term for people: with well-known prefixes, on one line, and not too long."""
    shown = "a blank node" if isinstance(term, ox.BlankNode) else text(term)
    quoted, mark, datatype = shown.rpartition('"') if shown.startswith('"') else ("", "", shown)
    shown = quoted + mark + _IRI.sub(_prefixed, datatype)
    return printable(shown if len(shown) <= _MOST else f"{shown[:_MOST]}…")


def value_of(finding: Finding) -> str:
    """The offending value for people; "" where it is the focus node itself."""
    return "" if finding.value == finding.focus else short(finding.value)


def component(finding: Finding) -> str:
    """The constraint component without what all names have in common, such as `sh:MinCount`."""
    return short(ox.NamedNode(finding.constraint)).removesuffix("ConstraintComponent")


def printable(shown: str) -> str:
    """One line without characters that would steer a terminal."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in shown)


def counted(severities: Iterable[Severity]) -> str:
    """Numbers by severity, such as `2 violations, 1 warning`; none are left out."""
    numbers = list(severities)
    counts = ((numbers.count(severity), severity.lower()) for severity in SEVERITIES)
    named = (f"{n:,} {word}{'' if n == 1 or word == 'info' else 's'}" for n, word in counts if n)
    return ", ".join(named)


def _prefixed(found: re.Match[str]) -> str:
    iri = found[1]
    for prefix, namespace in _PREFIXES.items():
        name = iri.removeprefix(namespace)
        if name != iri and _NAME.fullmatch(name):
            return f"{prefix}:{name}"
    return found[0]
