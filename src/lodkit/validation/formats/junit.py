"""The report as JUnit's XML, which nearly every CI system shows as test results."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from lodkit.validation.report import Finding
from lodkit.validation.verdict import Verdict
from lodkit.validation.wording import component, printable, short, value_of

_NAME = "lodkit validate"


def to_junit(verdict: Verdict) -> str:
    """A suite for each rule that was broken, a case for each finding; one that passes if none.

    What does not fail the run (milder than asked for, or known before) counts as skipped.
    """
    suites = [_suite(list(group), verdict) for _, group in _by_message(verdict)]
    findings = verdict.report.findings
    numbers = f'tests="{len(findings) or 1}" failures="{_failures(findings, verdict)}" errors="0"'
    body = "\n".join(suites or [_passed()])
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}\n<testsuites name="{_NAME}" {numbers}>\n{body}\n</testsuites>\n'


def _by_message(verdict: Verdict) -> Iterator[tuple[object, Iterator[Finding]]]:
    return groupby(verdict.report.findings, lambda f: (f.severity, f.message))


def _failures(findings: Sequence[Finding], verdict: Verdict) -> int:
    return sum(map(verdict.fails, findings))


def _suite(findings: Sequence[Finding], verdict: Verdict) -> str:
    name = quoteattr(printable(findings[0].message) or component(findings[0]))
    failures = _failures(findings, verdict)
    numbers = f'tests="{len(findings)}" failures="{failures}" errors="0"'
    skipped = f'skipped="{len(findings) - failures}"'
    cases = "\n".join(_case(finding, verdict) for finding in findings)
    return f"  <testsuite name={name} {numbers} {skipped}>\n{cases}\n  </testsuite>"


def _case(finding: Finding, verdict: Verdict) -> str:
    path = f" {short(finding.path)}" if finding.path else ""
    name = quoteattr(f"{short(finding.focus)}{path}")
    place = quoteattr(finding.place.file if finding.place else _NAME)
    said = quoteattr(printable(finding.message))
    kind = f"type={quoteattr(component(finding))} message={said}"
    tag = "failure" if verdict.fails(finding) else "skipped"
    details = escape("\n".join(_details(finding)))
    inner = f"      <{tag} {kind}>{details}</{tag}>"
    return f"    <testcase name={name} classname={place}>\n{inner}\n    </testcase>"


def _details(finding: Finding) -> Iterator[str]:
    if finding.place is not None:
        yield printable(str(finding.place))
    yield f"{finding.severity}: {printable(finding.message)}"
    yield f"focus {short(finding.focus)}"
    if value_of(finding):
        yield f"value {value_of(finding)}"
    if finding.shape_place is not None:
        yield printable(f"shape {finding.shape_place}")
    for passage in finding.passages:
        where = f"article {passage.article}, characters {passage.start}-{passage.end}"
        yield printable(f"{where}: {passage.marked}")


def _passed() -> str:
    numbers = 'tests="1" failures="0" errors="0" skipped="0"'
    case = f'    <testcase name="the data conforms" classname="{_NAME}"/>'
    return f'  <testsuite name="{_NAME}" {numbers}>\n{case}\n  </testsuite>'
