"""A validation report as values: what was found where, the worst first."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["Violation", "Warning", "Info"]
SEVERITIES: tuple[Severity, ...] = ("Violation", "Warning", "Info")


@dataclass(frozen=True, slots=True)
class Finding:
    """One sh:ValidationResult (SHACL, section 3.6.2); nodes and values in N-Triples syntax."""

    severity: Severity
    focus: str
    path: str
    value: str
    constraint: str
    shape: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """A sh:ValidationReport: the findings in a stable order, and how many there are of each."""

    findings: tuple[Finding, ...]

    @property
    def conforms(self) -> bool:
        """Whether nothing was found, of whatever severity (SHACL, section 3.6.1.1)."""
        return not self.findings

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(f.severity == severity for f in self.findings)


def report_of(findings: set[Finding]) -> Report:
    """The report of these findings, each once, the worst first."""
    rank = {severity: i for i, severity in enumerate(SEVERITIES)}
    key = [
        (rank[f.severity], f.shape, f.focus, f.path, f.value, f.constraint, f.message, f)
        for f in findings
    ]
    return Report(tuple(row[-1] for row in sorted(key, key=lambda row: row[:-1])))
