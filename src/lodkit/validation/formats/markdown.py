"""The report in Markdown, short enough for a comment on a pull request."""

import re
from collections.abc import Iterator, Sequence

from lodkit.validation.formats.human import summary
from lodkit.validation.report import Finding
from lodkit.validation.verdict import Verdict
from lodkit.validation.wording import printable, short, value_of

MOST = 100
"""A comment on GitHub holds 65,536 characters; so many rows of the usual length fit."""
_LIMIT = 60_000
_MARKS = {"Violation": "🔴", "Warning": "🟠", "Info": "🔵"}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~@-])")


def to_markdown(verdict: Verdict) -> str:
    """A heading with the summary, a table of what is new, the worst first, and what is fixed."""
    mark = "✅" if verdict.passes else "❌"
    said = summary(verdict)
    fresh = verdict.fresh
    parts = [f"### {mark} RDF validation", "", said[0].upper() + said[1:] + "."]
    parts += ["", *_table(fresh)] if fresh else []
    parts += ["", *_fixed(verdict)] if verdict.fixed else []
    return "\n".join(parts) + "\n"


def _table(findings: Sequence[Finding]) -> Iterator[str]:
    yield "| | Where | What | Node | Value |"
    yield "|---|---|---|---|---|"
    shown, length = 0, 0
    for finding in findings[:MOST]:
        row = _row(finding)
        length += len(row)
        if length > _LIMIT:
            break
        yield row
        shown += 1
    if shown < len(findings):
        yield ""
        yield f"… and {len(findings) - shown:,} more."


def _row(finding: Finding) -> str:
    place = f"`{_code(str(finding.place))}`" if finding.place else ""
    value = value_of(finding)
    message = _escaped(printable(finding.message))
    passage = f"<br>{_escaped(_quoted(finding))}" if finding.passages else ""
    cells = (
        f"{_MARKS[finding.severity]} {finding.severity}",
        place,
        f"{message}{passage}",
        f"`{_code(short(finding.focus))}`",
        f"`{_code(value)}`" if value else "",
    )
    return f"| {' | '.join(cells)} |"


def _quoted(finding: Finding) -> str:
    passage = finding.passages[0]
    return printable(f"{passage.article}: {passage.marked}")


def _fixed(verdict: Verdict) -> Iterator[str]:
    yield f"<details><summary>{len(verdict.fixed)} fixed</summary>"
    yield ""
    for known in verdict.fixed[:MOST]:
        yield f"- {_escaped(printable(known.message))} `{_code(short(known.focus))}`"
    yield ""
    yield "</details>"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _code(text: str) -> str:
    """Text inside backticks in a cell: there neither of the two can be escaped by a backslash."""
    return text.replace("`", "ˋ").replace("|", "\\|")
