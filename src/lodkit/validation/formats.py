"""A report in the formats that people and programs read it in."""

import json
from collections.abc import Iterator
from itertools import groupby

import pyoxigraph as ox

from lodkit.validation.paths import Predicate
from lodkit.validation.report import SEVERITIES, Finding, Report

SH = "http://www.w3.org/ns/shacl#"


def to_json(report: Report) -> str:
    """The report as JSON: conforms, counts by severity, findings."""
    content = {
        "conforms": report.conforms,
        "counts": {severity: report.count(severity) for severity in SEVERITIES},
        "findings": [_row(finding) for finding in report.findings],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def to_turtle(report: Report) -> str:
    """The report as a sh:ValidationReport in Turtle (SHACL, section 3.6)."""
    results = " ,\n".join(_result(finding) for finding in report.findings)
    tail = f" ;\n    sh:result\n{results} .\n" if results else " .\n"
    conforms = "true" if report.conforms else "false"
    return f"@prefix sh: <{SH}> .\n\n[] a sh:ValidationReport ;\n    sh:conforms {conforms}{tail}"


def to_text(report: Report, *, most: int | None = None) -> str:
    """The report for people: findings of one shape together, at most `most` of each."""
    return "\n".join([*_lines(report, most), summary(report)]) + "\n"


def summary(report: Report) -> str:
    """One line that says whether the data conforms and what was found."""
    if report.conforms:
        return "conforms: no findings"
    numbers = ((report.count(s), s.lower()) for s in SEVERITIES)
    counts = (f"{n} {s}{'' if n == 1 or s == 'info' else 's'}" for n, s in numbers if n)
    return f"does not conform: {', '.join(counts)}"


def _lines(report: Report, most: int | None) -> Iterator[str]:
    for (severity, message), group in groupby(report.findings, lambda f: (f.severity, f.message)):
        rows = list(group)
        yield f"{severity} ({len(rows)}): {message}"
        for finding in rows[:most]:
            row = _row(finding)
            value = f"  value {row['value']}" if "value" in row else ""
            path = f"  path {row['path']}" if "path" in row else ""
            yield f"  {row['focus']}{path}{value}"
        if most is not None and len(rows) > most:
            yield f"  … and {len(rows) - most} more"


def _row(finding: Finding) -> dict[str, str]:
    shown = {name: _shown(getattr(finding, name)) for name in Finding.__slots__}
    return {name: text for name, text in shown.items() if text}


def _shown(value: object) -> str:
    """A term in N-Triples syntax, a path in SPARQL's; blank nodes, which have no name, as `_:`."""
    if value is None or isinstance(value, ox.BlankNode):
        return "" if value is None else "_:"
    return str(value)


def _result(finding: Finding) -> str:
    parts = [
        ("resultSeverity", f"sh:{finding.severity}"),
        ("focusNode", _shown(finding.focus)),
        ("resultPath", str(finding.path) if isinstance(finding.path, Predicate) else ""),
        ("value", _shown(finding.value)),
        ("sourceConstraintComponent", f"<{finding.constraint}>"),
        ("sourceShape", _shown(finding.shape)),
        ("resultMessage", json.dumps(finding.message, ensure_ascii=False)),
    ]
    shown = [f"            sh:{name} {term}" for name, term in parts if term and term != "_:"]
    return "        [ a sh:ValidationResult ;\n" + " ;\n".join(shown) + " ]"
