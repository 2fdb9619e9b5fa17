"""The report for people at a terminal: findings of one rule together, the worst first."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from lodkit.validation.report import Finding
from lodkit.validation.verdict import Verdict
from lodkit.validation.wording import component, counted, printable, short, value_of

_MARKS = {"Violation": ("✗", "31"), "Warning": ("!", "33"), "Info": ("i", "36")}
_GOOD, _FAINT, _BOLD = "32", "2", "1"
_PLACE_WIDTH = 24


def to_human(
    verdict: Verdict, *, most: int | None = None, colour: bool = False, note: str = ""
) -> str:
    """The findings by rule, at most `most` of each, what is fixed, and a summary line.

    What a baseline knew is counted only. A `note` stands at the end.
    """
    lines = [*_findings(verdict, most), *_fixed(verdict), _summary_line(verdict)]
    lines += [[(note, _FAINT)]] if note else []
    return "".join(f"{_painted(line) if colour else _plain(line)}\n" for line in lines)


def summary(verdict: Verdict) -> str:
    """One line that says whether the data conforms, what was found, and what of it is new."""
    findings = verdict.report.findings
    if verdict.report.targets == 0 and not findings:
        said = "conforms: no findings, for no shape has a target in the data"
    elif not findings:
        said = "conforms: no findings"
    else:
        said = f"does not conform: {counted(f.severity for f in findings)}"
    if verdict.compared:
        new = len(findings) - len(verdict.known)
        said += f"; {new} new, {len(verdict.known)} known, {len(verdict.fixed)} fixed"
    if findings and verdict.passes:
        said += f"; passes, since none is {_what_fails(verdict)}"
    return said


def _what_fails(verdict: Verdict) -> str:
    grave = {"Violation": "a violation", "Warning": "at least a warning", "Info": ""}
    return " and ".join(filter(None, ("new" * verdict.compared, grave[verdict.fail_on])))


# A line is made of pieces, each a text and the code of its colour.
_Piece = tuple[str, str]
_Line = list[_Piece]


def _findings(verdict: Verdict, most: int | None) -> Iterator[_Line]:
    for _, group in groupby(verdict.fresh, _rule):
        rows = list(group)
        yield from _heading(rows)
        for finding in rows[:most]:
            yield _where(finding)
            yield from ([("      ", ""), (said, _FAINT)] for said in _passages(finding))
        if most is not None and len(rows) > most:
            yield [(f"    … and {len(rows) - most} more", _FAINT)]
        yield []


def _rule(finding: Finding) -> tuple[object, ...]:
    return (finding.severity, finding.message, finding.path, finding.constraint)


def _heading(rows: Sequence[Finding]) -> Iterator[_Line]:
    finding = rows[0]
    mark, colour = _MARKS[finding.severity]
    times = f"  × {len(rows)}" if len(rows) > 1 else ""
    said = printable(finding.message) or "breaks a constraint that has no message"
    yield [(f"{mark} {finding.severity}", colour), (f"  {said}", _BOLD), (times, _FAINT)]
    path = f" on {short(finding.path)}" if short(finding.path) else ""
    place = f", {finding.shape_place}" if finding.shape_place else ""
    yield [(f"    {component(finding)}{path}{place}", _FAINT)]


def _where(finding: Finding) -> _Line:
    place = str(finding.place) if finding.place else ""
    value = value_of(finding)
    return [
        (f"    {place:{_PLACE_WIDTH}}  ", ""),
        (short(finding.focus), ""),
        (f"  is {value}" if value else "", ""),
    ]


def _passages(finding: Finding) -> Iterator[str]:
    for passage in finding.passages:
        where = f"article {passage.article}, characters {passage.start}-{passage.end}"
        yield printable(f"{where}: {passage.marked}")


def _fixed(verdict: Verdict) -> Iterator[_Line]:
    for known in verdict.fixed:
        yield [("✓ fixed", _GOOD), (f"  {printable(known.message)}  {short(known.focus)}", "")]
    if verdict.fixed:
        yield []


def _summary_line(verdict: Verdict) -> _Line:
    return [(summary(verdict), _GOOD if verdict.passes else _MARKS["Violation"][1])]


def _plain(line: _Line) -> str:
    return "".join(said for said, _ in line).rstrip()


def _painted(line: _Line) -> str:
    return "".join(f"\x1b[{code}m{said}\x1b[0m" if code else said for said, code in line)
