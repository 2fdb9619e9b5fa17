"""The formats of a report: what programs read keeps to its schema, what people read is plain."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pyoxigraph as ox
import pytest
from rdflib import RDF, SH, Graph, Literal

from findings import PLACES, found
from lodkit.cli.outputs import NAMES
from lodkit.errors import InputError
from lodkit.validation.formats import FORMATS, to_human
from lodkit.validation.report import Report
from lodkit.validation.verdict import Known, Verdict, fingerprint, judge, read_baseline

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "tests" / "tools" / "schemas"
SARIF_SCHEMA = SCHEMAS / "sarif-2.1.0-rtm.5.json"
JUNIT_SCHEMA = SCHEMAS / "junit-10.xsd"

EMPTY = Verdict(Report(()))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The findings of the small data."""
    return found(tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module")
def verdict(report: Report) -> Verdict:
    """The small data's findings, as a run without options judges them."""
    return judge(report)


@pytest.fixture(scope="module")
def compared(report: Report, tmp_path_factory: pytest.TempPathFactory) -> Verdict:
    """The same, compared with a baseline that lacks the first and has one that is mended."""
    file = tmp_path_factory.mktemp("baseline") / "baseline.json"
    content = json.loads(FORMATS["json"](judge(Report(report.findings[1:]))))
    content["findings"].append({"severity": "Info", "focus": "<http://e/gone>", "message": "No."})
    file.write_text(json.dumps(content), encoding="utf-8")
    return judge(report, fail_on="Violation", baseline=read_baseline(file))


def test_findings_have_the_lines_of_statement_and_shape(report: Report) -> None:
    """A value's own statement, the last of too many, the node's first where there is none."""
    places = [
        (f.constraint.partition("#")[2].removesuffix("ConstraintComponent"), f.place, f.shape_place)
        for f in report.findings
    ]

    assert sorted((c, d and d.line, s and s.line) for c, d, s in places) == sorted(PLACES)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_findings_give_the_same_text(name: str, report: Report) -> None:
    """The order is that of severity, rule and node, whatever order they were found in."""
    again = Report(tuple(report.findings))

    assert FORMATS[name](judge(report)) == FORMATS[name](judge(again))


@pytest.mark.parametrize("case", ["verdict", "compared", "empty"])
def test_json_keeps_to_its_schema(case: str, request: pytest.FixtureRequest) -> None:
    """docs/report.schema.json describes what programs get."""
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    chosen = EMPTY if case == "empty" else request.getfixturevalue(case)

    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(FORMATS["json"](chosen)), schema)


@pytest.mark.parametrize("case", ["verdict", "compared", "empty"])
def test_sarif_keeps_to_its_schema(case: str, request: pytest.FixtureRequest) -> None:
    """What code scanning services read is SARIF 2.1.0, each result with a place."""
    if not SARIF_SCHEMA.exists():
        pytest.skip("the schema of SARIF is not there; .ci/tools brings it")
    chosen = EMPTY if case == "empty" else request.getfixturevalue(case)
    log = json.loads(FORMATS["sarif"](chosen))

    jsonschema.Draft4Validator(json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))).validate(log)
    for result in log["runs"][0]["results"]:
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] > 0


@pytest.mark.parametrize("case", ["verdict", "compared", "empty"])
def test_junit_keeps_to_its_schema(case: str, request: pytest.FixtureRequest) -> None:
    """What CI systems show as test results is what Jenkins' schema allows."""
    if not JUNIT_SCHEMA.exists():
        pytest.skip("the schema of JUnit's XML is not there; .ci/tools brings it")
    import xmlschema

    chosen = EMPTY if case == "empty" else request.getfixturevalue(case)

    xmlschema.XMLSchema(str(JUNIT_SCHEMA)).validate(FORMATS["junit"](chosen))


def test_junit_counts_as_failed_only_what_fails(verdict: Verdict, compared: Verdict) -> None:
    """Known and milder findings are skipped, so that the CI system and the exit code agree."""

    def outcome(chosen: Verdict) -> tuple[str, int, int]:
        root = ElementTree.fromstring(FORMATS["junit"](chosen))
        return (
            root.attrib["failures"],
            len(root.findall(".//failure")),
            len(root.findall(".//skipped")),
        )

    assert outcome(verdict) == ("7", 7, 0)
    assert outcome(compared) == ("1", 1, 6)
    assert outcome(EMPTY) == ("0", 0, 0)


def test_turtle_is_a_validation_report(verdict: Verdict) -> None:
    """Every result has what SHACL asks of it, paths of several steps included."""
    graph = Graph().parse(data=FORMATS["turtle"](verdict), format="turtle")
    results = set(graph.subjects(RDF.type, SH.ValidationResult))

    assert [value.toPython() for value in graph.objects(None, SH.conforms)] == [False]
    assert len(results) == len(verdict.report.findings)
    for name in ("focusNode", "resultSeverity", "sourceConstraintComponent", "sourceShape"):
        assert set(graph.subjects(SH[name])) == results
    assert len(list(graph.triples((None, SH.inversePath, None)))) == 1


def test_turtle_has_messages_as_the_shapes_have_them(report: Report) -> None:
    """Each in its language (SHACL, section 3.6.2.8)."""
    messages = (ox.Literal("one", language="en"), ox.Literal("eins", language="de"))
    told = Report((replace(report.findings[0], message="one", messages=messages),))

    graph = Graph().parse(data=FORMATS["turtle"](judge(told)), format="turtle")

    assert set(graph.objects(None, SH.resultMessage)) == {
        Literal("one", lang="en"),
        Literal("eins", lang="de"),
    }


def test_github_annotations_name_file_and_line(verdict: Verdict) -> None:
    """One command a finding; what would break a command is escaped."""
    *lines, last = FORMATS["github"](verdict).splitlines()
    command = re.compile(r"::(error|warning|notice) file=[^,:]+,line=\d+,title=[^,:]+::.+")

    assert all(command.fullmatch(line) for line in lines)
    assert [line[2:9] for line in lines] == ["error f"] * 4 + ["warning"] + ["notice "] * 2
    assert last == "does not conform: 4 violations, 1 warning, 2 info"


def test_markdown_cannot_break_out_of_its_table(verdict: Verdict) -> None:
    """A value with pipes and stars stays one cell, a message with angle brackets is no markup."""
    rows = [line for line in FORMATS["markdown"](verdict).splitlines() if line.startswith("| 🔴")]

    assert len(rows) == 4
    assert all(len(re.split(r"(?<!\\)\|", row)) == 7 for row in rows)
    assert all(r"\<7\>" in row for row in rows)


def test_markdown_of_many_findings_fits_into_a_comment(report: Report) -> None:
    """A hundred rows are shown, and how many more there are."""
    many = judge(Report(report.findings * 100))
    text = FORMATS["markdown"](many)

    assert len(text) < 65_536
    assert "… and 600 more." in text


def test_csv_has_a_row_a_finding(verdict: Verdict) -> None:
    """Any reader of CSV takes it apart again, line ends in values included."""
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](verdict), newline="")))

    assert len(rows) == len(verdict.report.findings)
    assert {row["severity"] for row in rows} == {"Violation", "Warning", "Info"}
    assert all(row["line"].isdecimal() and row["shape_line"].isdecimal() for row in rows)


def test_a_shape_without_name_is_called_by_the_one_around_it(verdict: Verdict) -> None:
    """Whoever sorts a table by shapes meets names; JSON says both."""
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](verdict), newline="")))
    findings = json.loads(FORMATS["json"](verdict))["findings"]

    assert {row["shape"] for row in rows} == {"<http://e/PersonShape>", "<http://e/Known>"}
    assert {(one["shape"], one["within"]) for one in findings} == {
        ("_:", row["shape"]) for row in rows
    }


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "'", "''="])
def test_no_cell_of_csv_is_a_formula(begin: str, report: Report) -> None:
    """What would be one has an apostrophe before it, which can be taken off for sure."""
    message = f"{begin}cmd|' /C calc'!A0"
    told = Report((replace(report.findings[0], message=message),))
    (row,) = csv.DictReader(io.StringIO(FORMATS["csv"](judge(told)), newline=""))

    assert row["message"] == f"'{message}"
    assert row["severity"] == "Violation"


def test_people_see_rules_with_their_findings_and_a_summary(verdict: Verdict) -> None:
    """The worst first; of many findings of a rule a few, and how many more."""
    twice = tuple(finding for finding in verdict.report.findings for _ in range(2))
    text = to_human(judge(Report(twice)), most=1)

    assert text.startswith("✗ Violation")
    assert "… and 1 more" in text
    assert text.endswith("does not conform: 8 violations, 2 warnings, 4 info\n")
    assert "\x1b" not in text
    assert "\x1b[31m" in to_human(verdict, colour=True)


def test_a_baseline_leaves_what_is_new_and_tells_what_is_fixed(compared: Verdict) -> None:
    """Known findings do not fail; those that are gone are told."""
    new = compared.report.findings[0]

    assert compared.fresh == (new,)
    assert compared.fails(new)
    assert [known.focus for known in compared.fixed] == ["<http://e/gone>"]
    assert to_human(compared).endswith("1 new, 6 known, 1 fixed\n")


def test_a_baseline_knows_a_finding_as_often_as_it_has_it(report: Report) -> None:
    """A second blank node with the fault of a known one is new, though neither has a name."""
    first = next(f for f in report.findings if isinstance(f.focus, ox.BlankNode))
    second = replace(first, focus=ox.BlankNode("other"))
    baseline = (Known(first.severity, fingerprint(first)),)

    assert judge(Report((first,)), baseline=baseline).passes
    assert judge(Report((first, second)), baseline=baseline).fresh == (second,)


@pytest.mark.parametrize("content", ["", "[]", '{"findings": [{}]}', '{"findings": 1}', "<html>"])
def test_a_baseline_that_is_none_is_refused(content: str, tmp_path: Path) -> None:
    """Whatever else is given as a baseline, the message says how to make one."""
    file = tmp_path / "baseline.json"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(InputError, match="--format json"):
        read_baseline(file)


def test_the_command_knows_every_format() -> None:
    """The names that the help tells are those that there are."""
    assert list(FORMATS) == list(NAMES)
