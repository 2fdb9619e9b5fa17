"""The report as SARIF 2.1.0 (OASIS), which code scanning services read."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox

from lodkit import __version__
from lodkit.validation.places import Place
from lodkit.validation.report import Finding
from lodkit.validation.verdict import Verdict, fingerprint
from lodkit.validation.wording import component, printable, short, text, value_of

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"Violation": "error", "Warning": "warning", "Info": "note"}
_FINGERPRINT = "lodkit/v1"


def to_sarif(verdict: Verdict) -> str:
    """One run; a rule for each constraint of a shape, a result for each finding."""
    findings = verdict.report.findings
    rules = {_rule_id(finding): finding for finding in reversed(findings)}
    driver = {
        "name": "lodkit",
        "semanticVersion": __version__,
        "informationUri": "https://w3id.org/lodkit/",
        "rules": [_rule(name, rules[name]) for name in sorted(rules)],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, verdict) for finding in findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule_id(finding: Finding) -> str:
    """A name that stays: what is constrained, how, and a digest of the rule's sentence."""
    of = short(finding.path) or "node"
    digest = hashlib.sha256(finding.message.encode()).hexdigest()[:8]
    return f"{component(finding)}/{of}/{digest}"


def _rule(name: str, finding: Finding) -> dict[str, Any]:
    said = finding.message or name
    return {
        "id": name,
        "shortDescription": {"text": said},
        "help": {"text": said},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
    }


def _result(finding: Finding, verdict: Verdict) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": _rule_id(finding),
        "level": _LEVELS[finding.severity],
        "message": {"text": _said(finding)},
        "locations": [_location(finding)],
        "partialFingerprints": {_FINGERPRINT: _digest(finding)},
    }
    if finding.shape_place is not None:
        related = {"id": 0, "message": {"text": "the shape"}, **_physical(finding.shape_place)}
        result["relatedLocations"] = [related]
    if verdict.compared:
        result["baselineState"] = "unchanged" if finding in verdict.known else "new"
    return result


def _said(finding: Finding) -> str:
    return "\n".join(_parts(finding))


def _parts(finding: Finding) -> Iterator[str]:
    yield printable(finding.message)
    yield f"Focus node: {short(finding.focus)}"
    if value_of(finding):
        yield f"Value: {value_of(finding)}"
    for passage in finding.passages[:1]:
        yield f"Article {passage.article}: {passage.marked}"


def _location(finding: Finding) -> dict[str, Any]:
    """Where to look: the statement, or the shape where the data came from no file with lines."""
    place = finding.place or finding.shape_place
    where = {} if place is None else _physical(place)
    if isinstance(finding.focus, ox.BlankNode):
        return where
    name = text(finding.focus)
    return where | {"logicalLocations": [{"fullyQualifiedName": name, "kind": "resource"}]}


def _physical(place: Place) -> dict[str, Any]:
    artifact = {"uri": _uri(place.file)}
    return {
        "physicalLocation": {
            "artifactLocation": artifact,
            "region": {"startLine": place.line},
        }
    }


def _uri(file: str) -> str:
    """A file's name as a URI reference; relative ones are relative to the checkout."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _digest(finding: Finding) -> str:
    return hashlib.sha256("\x1f".join(fingerprint(finding)).encode()).hexdigest()
