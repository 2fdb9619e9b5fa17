"""What a run in CI makes of a report: which findings fail it, and which were known before."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from lodkit.errors import InputError
from lodkit.validation.report import SEVERITIES, Finding, Report, Severity
from lodkit.validation.wording import texts

Fingerprint = tuple[str, ...]
"""What stays the same of a finding from run to run: neither lines nor the labels of blank nodes."""
_LASTING = ("focus", "path", "value", "constraint", "message")


@dataclass(frozen=True, slots=True)
class Known:
    """A finding as a baseline has it."""

    severity: Severity
    fingerprint: Fingerprint

    @property
    def focus(self) -> str:
        """The node it was about, in N-Triples syntax."""
        return self.fingerprint[_LASTING.index("focus")]

    @property
    def message(self) -> str:
        """What was wrong."""
        return self.fingerprint[_LASTING.index("message")]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A report; the mildest severity that fails; what a baseline knew of, and what is mended."""

    report: Report
    fail_on: Severity = "Info"
    compared: bool = False
    known: frozenset[Finding] = frozenset()
    fixed: tuple[Known, ...] = ()

    def fails(self, finding: Finding) -> bool:
        """Whether a finding is new and grave enough."""
        rank = SEVERITIES.index
        return finding not in self.known and rank(finding.severity) <= rank(self.fail_on)

    @property
    def fresh(self) -> tuple[Finding, ...]:
        """The findings that no baseline knew, in their order."""
        return tuple(f for f in self.report.findings if f not in self.known)

    @property
    def passes(self) -> bool:
        """Whether no finding fails."""
        return not any(map(self.fails, self.report.findings))


def judge(
    report: Report, *, fail_on: Severity = "Info", baseline: tuple[Known, ...] | None = None
) -> Verdict:
    """Judge a report; findings of the baseline do not fail, each as often as it was there."""
    if baseline is None:
        return Verdict(report, fail_on)
    left = Counter(known.fingerprint for known in baseline)
    known = set()
    for finding in report.findings:
        mark = fingerprint(finding)
        if left[mark]:
            left[mark] -= 1
            known.add(finding)
    return Verdict(report, fail_on, True, frozenset(known), _unmatched(baseline, left))


def fingerprint(finding: Finding) -> Fingerprint:
    """What a finding is recognised by in another run."""
    said = {"message": finding.message, **texts(finding)}
    return tuple(said[name] for name in _LASTING)


def read_baseline(path: Path) -> tuple[Known, ...]:
    """The findings of an earlier report in JSON. Raises InputError where it is none."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return tuple(map(_known, content["findings"]))
    except OSError as error:
        raise InputError(f"the baseline cannot be read: {error.strerror}", where=path) from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise InputError(
            "this is no report of lodkit in JSON",
            where=path,
            remedy="make a baseline with lodkit validate DATA --format json=FILE",
        ) from error


def _known(row: dict[str, str]) -> Known:
    severity = SEVERITIES[SEVERITIES.index(row["severity"])]
    return Known(severity, tuple(str(row.get(name, "")) for name in _LASTING))


def _unmatched(baseline: tuple[Known, ...], left: Counter[Fingerprint]) -> tuple[Known, ...]:
    """What of a baseline no finding has taken; of several alike, the last ones."""
    gone = []
    for known in reversed(baseline):
        if left[known.fingerprint]:
            left[known.fingerprint] -= 1
            gone.append(known)
    return tuple(reversed(gone))
