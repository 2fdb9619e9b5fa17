"""A validation report as values: what was found where, the worst first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lodkit.validation.data import Term
    from lodkit.validation.paths import Path

Severity = Literal["Violation", "Warning", "Info"]
SEVERITIES: tuple[Severity, ...] = ("Violation", "Warning", "Info")


@dataclass(frozen=True, slots=True)
class Finding:
    """One sh:ValidationResult (SHACL, section 3.6.2).

    `focus`, `value` and `shape` are terms, blank nodes those of the data and of the shapes;
    `constraint` is the IRI of the constraint component.
    """

    severity: Severity
    focus: "Term"
    path: "Path | None"
    value: "Term | None"
    constraint: str
    shape: "Term"
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


def report_of(findings: Iterable[Finding]) -> Report:
    """The report of these findings, each once, the worst first."""
    rank = {severity: i for i, severity in enumerate(SEVERITIES)}
    shown = {f: tuple(map(_text, (f.shape, f.focus, f.path, f.value))) for f in findings}
    return Report(
        tuple(sorted(shown, key=lambda f: (rank[f.severity], *shown[f], f.constraint, f.message)))
    )


def _text(term: object) -> str:
    return "" if term is None else str(term)
