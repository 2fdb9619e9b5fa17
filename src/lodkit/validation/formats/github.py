"""The report as workflow commands of GitHub Actions: annotations on the changed lines."""

from collections.abc import Iterator

from lodkit.validation.formats.human import summary
from lodkit.validation.report import Finding
from lodkit.validation.verdict import Verdict
from lodkit.validation.wording import component, printable, short, value_of

_COMMANDS = {"Violation": "error", "Warning": "warning", "Info": "notice"}


def to_github(verdict: Verdict) -> str:
    """One annotation a finding that is not known, the worst first; then the summary line."""
    lines = (*map(_annotation, verdict.fresh), summary(verdict))
    return "".join(f"{line}\n" for line in lines)


def _annotation(finding: Finding) -> str:
    properties = ",".join(f"{name}={_escaped(text)}" for name, text in _properties(finding))
    return f"::{_COMMANDS[finding.severity]} {properties}::{_data(_said(finding))}"


def _properties(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.place is not None:
        yield "file", finding.place.file
        yield "line", str(finding.place.line)
    yield "title", f"{finding.severity}: {component(finding)}"


def _said(finding: Finding) -> str:
    parts = [printable(finding.message), short(finding.focus)]
    if finding.path:
        parts.append(f"path {short(finding.path)}")
    if value_of(finding):
        parts.append(f"value {value_of(finding)}")
    parts += [f"article {p.article}: {p.marked}" for p in finding.passages[:1]]
    return "\n".join(parts)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
