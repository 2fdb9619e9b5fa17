"""The report as JSON, for programs; docs/report.schema.json describes it."""

import json
from typing import Any

from lodkit.validation.places import Passage, Place
from lodkit.validation.report import SEVERITIES, Finding
from lodkit.validation.verdict import Known, Verdict
from lodkit.validation.wording import texts

VERSION = 1
"""Goes up when a member is renamed, removed or means another thing; new members may come."""


def to_json(verdict: Verdict) -> str:
    """Whether the data conforms and passes, counts by severity, every finding, what is fixed."""
    report = verdict.report
    content: dict[str, Any] = {
        "version": VERSION,
        "conforms": report.conforms,
        "passes": verdict.passes,
        "fail_on": verdict.fail_on.lower(),
        "counts": {severity: report.count(severity) for severity in SEVERITIES},
        "findings": [_finding(finding, verdict) for finding in report.findings],
    }
    if verdict.compared:
        content["fixed"] = [_fixed(known) for known in verdict.fixed]
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding, verdict: Verdict) -> dict[str, Any]:
    """What is known of a finding; what is not is left out."""
    members: dict[str, Any] = {
        "severity": finding.severity,
        "own_severity": f"<{finding.own_severity}>" if finding.own_severity else None,
        "message": finding.message,
        **texts(finding),
        "place": _place(finding.place),
        "shape_place": _place(finding.shape_place),
        "passages": [_passage(passage) for passage in finding.passages],
        "known": finding in verdict.known if verdict.compared else None,
    }
    return {name: member for name, member in members.items() if member not in (None, "", [])}


def _place(place: Place | None) -> dict[str, Any] | None:
    return None if place is None else {"file": place.file, "line": place.line}


def _passage(passage: Passage) -> dict[str, Any]:
    names = ("article", "start", "end", "sentence", "sentence_start")
    return {name: getattr(passage, name) for name in names}


def _fixed(known: Known) -> dict[str, str]:
    return {"severity": known.severity, "message": known.message, "focus": known.focus}
