"""The tests of SHACL Core and SHACL-SPARQL: every one that pySHACL passes, passes."""

import tomllib
from pathlib import Path
from typing import get_args

import pytest

from conformance.shacl_suite import Case, cases, rows_of
from lodkit.errors import LodkitError
from lodkit.validation import validate
from lodkit.validation.engine import Engine
from lodkit.validation.loading import load_data

KNOWN = tomllib.loads((Path(__file__).parent / "known-shacl.toml").read_text(encoding="utf-8"))
"""The tests that do not pass, each with the reason, by engine."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each of the suite's and each engine that is given it."""
    if "shacl_case" not in metafunc.fixturenames:
        return
    suites = metafunc.config.getoption("--suites")
    if not suites:
        absent = pytest.mark.skip(reason="no folder with test suites: --suites, LODKIT_SUITES")
        metafunc.parametrize("shacl_case", [pytest.param(None, marks=absent)])
        return
    found = list(cases(Path(suites).resolve() / "data-shapes"))
    metafunc.parametrize("shacl_case", found, ids=[case.name for case in found])


@pytest.mark.parametrize("engine", [e for e in get_args(Engine) if e != "fast"])
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_validation_of_the_suite(
    shacl_case: Case, engine: str, request: pytest.FixtureRequest
) -> None:
    """The findings are the expected ones; a test that is known to fail does."""
    reason = KNOWN[engine].get(shacl_case.name)
    if reason:
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    data, shapes = load_data([shacl_case.data]), load_data([shacl_case.shapes])

    if shacl_case.rows is None:
        with pytest.raises(LodkitError):
            validate(data, shapes, engine=engine)  # type: ignore[arg-type]
    else:
        report = validate(data, shapes, engine=engine)  # type: ignore[arg-type]
        assert rows_of(report.findings) == shacl_case.rows


def test_nothing_fails_that_pyshacl_passes() -> None:
    """What lodkit fails, pySHACL fails too."""
    assert KNOWN["auto"].keys() <= KNOWN["pyshacl"].keys()
