"""A validation report as values: what was found where, the worst first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pyoxigraph as ox

    from lodkit.validation.data import Term
    from lodkit.validation.paths import Path
    from lodkit.validation.places import Passage, Place

Severity = Literal["Violation", "Warning", "Info"]
_SH = "http://www.w3.org/ns/shacl#"
SEVERITIES: tuple[Severity, ...] = ("Violation", "Warning", "Info")


@dataclass(frozen=True, slots=True)
class Finding:
    """One sh:ValidationResult (SHACL, section 3.6.2).

    `focus`, `value` and `shape` are terms, blank nodes those of the data and of the shapes;
    `constraint` is the IRI of the constraint component. `place` is the line of the statement that
    it is about, `shape_place` that of the shape, where they came from files with lines;
    `passages` are what of an article the focus node rests on. `message` is for people, in one
    language; `messages` are all that the shape has. A severity of a shape's own invention counts
    as a violation; `own_severity` is its IRI. Of a shape without name, `within` is the nearest one
    with a name that leads to it.
    """

    severity: Severity
    focus: "Term"
    path: "Path | None"
    value: "Term | None"
    constraint: str
    shape: "Term"
    message: str
    place: "Place | None" = None
    shape_place: "Place | None" = None
    passages: "tuple[Passage, ...]" = ()
    own_severity: str = ""
    messages: "tuple[ox.Literal, ...]" = ()
    within: "Term | None" = None


@dataclass(frozen=True, slots=True)
class Report:
    """A sh:ValidationReport: the findings in a stable order, and how many there are of each.

    `targets` is how many nodes shapes were applied to, None where that is not known.
    """

    findings: tuple[Finding, ...]
    targets: int | None = field(default=None, compare=False)

    @property
    def conforms(self) -> bool:
        """Whether nothing was found, of whatever severity (SHACL, section 3.6.1.1)."""
        return not self.findings

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(f.severity == severity for f in self.findings)


def severity_of(given: "Term | None") -> Severity:
    """What a sh:severity counts as; without one, and where it is none of SHACL's, a violation."""
    name = "" if given is None else given.value.removeprefix(_SH)
    return next((severity for severity in SEVERITIES if severity == name), "Violation")


def own_severity_of(given: "Term | None") -> str:
    """The IRI of a severity that is none of SHACL's, else ""."""
    known = given is None or given.value in {_SH + severity for severity in SEVERITIES}
    return "" if known or given is None else given.value


def report_of(findings: Iterable[Finding], targets: int | None = None) -> Report:
    """The report of these findings, each once, the worst first, those of one rule together."""
    return Report(tuple(sorted(set(findings), key=_order)), targets)


def _order(finding: Finding) -> tuple[object, ...]:
    terms = (finding.shape, finding.path, finding.focus, finding.value)
    shape, path, focus, value = ("" if term is None else str(term) for term in terms)
    rank = SEVERITIES.index(finding.severity)
    return rank, shape, path, finding.constraint, finding.message, focus, value
