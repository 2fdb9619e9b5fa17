"""The report as CSV (RFC 4180), one finding a row, for spreadsheets and data frames.

A shape without name is called by the nearest one around it that has one. What a spreadsheet would
take for a formula has an apostrophe before it, and so has what begins with one: take off the
apostrophe that a cell begins with, and you have what it stands for.
"""

import csv
import io
from collections.abc import Iterator

from lodkit.validation.report import Finding
from lodkit.validation.verdict import Verdict
from lodkit.validation.wording import texts

COLUMNS = (
    *("severity", "message", "file", "line", "focus", "path", "value", "constraint"),
    *("shape", "shape_file", "shape_line", "article", "start", "end", "sentence", "known"),
)
_GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def to_csv(verdict: Verdict) -> str:
    """A head and a row for each finding, with the first passage that it rests on."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for finding in verdict.report.findings:
        writer.writerow([*map(_guarded, _row(finding)), _known(finding, verdict)])
    return out.getvalue()


def _guarded(cell: object) -> str:
    text = str(cell)
    return f"'{text}" if text.startswith(_GUARDED) else text


def _row(finding: Finding) -> Iterator[object]:
    yield finding.severity
    yield finding.message
    yield from _place(finding.place)
    said = texts(finding)
    yield from (said[name] for name in ("focus", "path", "value", "constraint"))
    yield said["within"] or said["shape"]
    yield from _place(finding.shape_place)
    passage = finding.passages[0] if finding.passages else None
    for name in ("article", "start", "end", "sentence"):
        yield "" if passage is None else getattr(passage, name)


def _place(place: object) -> tuple[object, object]:
    return getattr(place, "file", ""), getattr(place, "line", "")


def _known(finding: Finding, verdict: Verdict) -> str:
    return str(finding in verdict.known).lower() if verdict.compared else ""
