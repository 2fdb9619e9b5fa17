"""`lodkit validate` as CI systems and people call it: exit codes, reports to files, a baseline."""

import json
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner, Result

from conftest import Run
from findings import written
from lodkit.cli.validate import command
from lodkit.errors import InputError, OutputError
from lodkit.validation.engine import Engine

CONFORMING = "@prefix : <http://e/> .\n:a a <http://xmlns.com/foaf/0.1/Person> ; :b :c .\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with data and shapes, in which the command is called."""
    written(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def validate(*arguments: str) -> Result:
    """Call the command on the data of the folder."""
    runner = CliRunner()
    standing = ["data.ttl", "--shapes", "shapes.ttl"]
    return runner.invoke(command, [*standing, *arguments], standalone_mode=False)


def mended(folder: Path, *faults: str) -> None:
    """Take lines with these words out of the data."""
    data = folder / "data.ttl"
    lines = data.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not any(fault in line for fault in faults)]
    data.write_text("\n".join(kept) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("severity", "left", "code"),
    [
        ("info", "violation", 1),
        ("violation", "violation", 1),
        ("info", "warning", 1),
        ("warning", "warning", 1),
        ("violation", "warning", 0),
        ("warning", "info", 0),
        ("info", "info", 1),
    ],
)
def test_the_mildest_severity_that_fails_is_an_option(
    severity: str, left: str, code: int, folder: Path
) -> None:
    """1 where something is found that is at least as grave as --fail-on, else 0."""
    shapes = folder / "shapes.ttl"
    text = shapes.read_text(encoding="utf-8").replace("sh:severity sh:Warning", "")
    text = text.replace("sh:severity sh:Info ;", "")
    name = left.capitalize()
    text = text.replace("sh:message", f"sh:severity sh:{name} ; sh:message")
    shapes.write_text(text, encoding="utf-8")

    assert validate("--fail-on", severity).return_value == code


def test_several_reports_are_written_at_once(folder: Path) -> None:
    """Each format goes to its own file, and people still read the report on the terminal."""
    done = validate("-f", "sarif=out.sarif", "-f", "junit=out.xml", "-f", "csv=out.csv")

    assert done.return_value == 1
    assert json.loads((folder / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert "<testsuites" in (folder / "out.xml").read_text(encoding="utf-8")
    assert (folder / "out.csv").read_bytes().startswith(b"severity,message")
    assert "does not conform" in done.output
    assert sorted(p.name for p in folder.iterdir()) == [
        *("data.ttl", "out.csv", "out.sarif", "out.xml", "shapes.ttl")
    ]


def test_places_are_named_as_the_files_were_on_the_command_line(folder: Path) -> None:
    """Annotations need paths that are relative to the checkout."""
    assert "::error file=data.ttl,line=5," in validate("-f", "github").output


def test_quiet_says_nothing_but_what_was_asked_for(folder: Path) -> None:
    """--quiet leaves the exit code; a format that is named is still told."""
    assert validate("--quiet").output == ""
    assert validate("--quiet", "-f", "csv").output.startswith("severity,")


def test_a_baseline_lets_old_findings_pass_and_new_ones_fail(folder: Path) -> None:
    """What was there before does not fail; what comes does; what goes is told."""
    validate("-f", "json=baseline.json")
    known = validate("--baseline", "baseline.json")
    mended(folder, "foaf:age")
    fixed = validate("--baseline", "baseline.json")
    with (folder / "data.ttl").open("a", encoding="utf-8") as data:
        data.write(":new a foaf:Person .\n")
    new = validate("--baseline", "baseline.json")

    assert (known.return_value, fixed.return_value, new.return_value) == (0, 0, 1)
    assert "passes, since none is new" in known.output
    assert "✓ fixed  An age is a whole number." in fixed.output
    assert "1 new, 6 known, 1 fixed" in new.output
    assert "<http://e/new>" in new.output


def test_only_what_changed_is_validated(folder: Path) -> None:
    """What was found in the earlier state and concerns nothing that changed is not found again."""
    text = (folder / "data.ttl").read_text("utf-8")
    (folder / "same.ttl").write_text(text, "utf-8")
    (folder / "old.ttl").write_text(text.replace('    foaf:age "twelve" ;\n', ""), "utf-8")

    assert validate("--changed-since", "same.ttl").return_value == 0
    told = validate("--changed-since", "old.ttl", "--format", "csv")
    assert told.return_value == 1
    assert "An age is a whole number" in told.output
    assert "Somebody is known" not in told.output


def test_conforming_data_says_so(folder: Path) -> None:
    """One line, and 0."""
    (folder / "data.ttl").write_text(CONFORMING, encoding="utf-8")
    (folder / "shapes.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "<http://e/S> a sh:NodeShape ; sh:targetNode <http://e/a> ; sh:nodeKind sh:IRI .",
        encoding="utf-8",
    )
    done = validate()

    assert done.return_value == 0
    assert done.output == "conforms: no findings\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-f", "xml"), "is not one of"),
        (("-f", "json="), "a file should follow"),
        (("-f", "json", "-f", "csv"), "two formats for the terminal"),
        (("-f", "json=x", "-f", "csv=x"), "two formats for x"),
        (("--fail-on", "never"), "info"),
    ],
)
def test_wrong_usage_is_told_before_any_work(arguments: tuple[str, ...], words: str) -> None:
    """The message names the option's value; no data is read for it."""
    done = CliRunner().invoke(command, ["missing.ttl", *arguments])

    assert done.exit_code == 2
    assert words in done.output


def test_a_baseline_that_is_missing_is_an_error(folder: Path) -> None:
    """A typing error in CI must not pass as "nothing known"."""
    assert isinstance(validate("--baseline", "none.json").exception, InputError)


def test_a_report_that_cannot_be_written_is_an_error(folder: Path) -> None:
    """No half a file is left where the report should be."""
    assert isinstance(validate("-f", "json=no/such/folder.json").exception, OutputError)


def test_ill_typed_literals_are_told_in_the_report_only(run: Run, folder: Path) -> None:
    """No library's warning stands between the findings."""
    text = (folder / "data.ttl").read_text(encoding="utf-8")
    ill_typed = '"no"^^<http://www.w3.org/2001/XMLSchema#boolean>'
    (folder / "data.ttl").write_text(text.replace('"twelve"', ill_typed), encoding="utf-8")
    done = run("validate", "data.ttl", "--shapes", "shapes.ttl", cwd=folder)

    assert done.returncode == 1
    assert done.stderr == ""


def test_people_are_told_whose_shapes_were_applied(folder: Path) -> None:
    """Who names none, has data checked against those for lodkit's own."""
    own = CliRunner().invoke(command, ["data.ttl"], standalone_mode=False).output

    assert "lodkit's own shapes" in own.splitlines()[-1]
    assert "own shapes" not in validate().output


def test_nobody_waits_for_standard_input_that_was_not_named(tmp_path: Path) -> None:
    """Also where lodkit's own shapes find something, and the vocabulary comes from its own."""
    file = tmp_path / "data.ttl"
    file.write_text("<http://e/a> a <https://w3id.org/lodkit/ontology#Meeting> .\n")
    command = [sys.executable, "-m", "lodkit", "validate", str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            assert process.wait(timeout=120) == 1
        finally:
            process.kill()


def test_every_engine_can_be_chosen() -> None:
    """The command names them itself, as it loads none of them before it is called."""
    (option,) = (one for one in command.params if one.name == "engine")

    assert tuple(option.to_info_dict()["type"]["choices"]) == get_args(Engine)
