"""Shared fixtures: small ones to build with, and session-wide ones that are dear to make.

`project` and `lexicon` are lodkit's own; `dataset` is a release built once from seeds/, `folder` a
small one; `seeds` and `client` are clients of the applications that serve these. The folder with
gold annotations and their scorer is an option, --score or LODKIT_SCORE.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from crawler import Crawl, crawl
from lodkit.lexicon.lexicon import Lexicon
from lodkit.project import Project, load_project

# A shell that starts the tests in the background has SIGINT ignored, which processes inherit.
signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"

Run = Callable[..., subprocess.CompletedProcess[str]]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the folder with gold annotations be named, and expected graphs be rewritten."""
    parser.addoption(
        "--score",
        default=os.environ.get("LODKIT_SCORE"),
        metavar="DIR",
        help="folder with gold annotations and score.py (default: LODKIT_SCORE)",
    )
    parser.addoption(
        "--suites",
        default=os.environ.get("LODKIT_SUITES"),
        metavar="DIR",
        help="folder with the W3C's rdf-tests and data-shapes (default: LODKIT_SUITES)",
    )
    parser.addoption(
        "--whole-site", action="store_true", help="follow every link of the site, not some of each"
    )
    parser.addoption(
        "--accept", action="store_true", help="rewrite the expected graphs of tests/cases"
    )


@pytest.fixture(scope="session")
def project() -> Project:
    """Lodkit's own ontology, shapes and queries."""
    return load_project()


@pytest.fixture(scope="session")
def lexicon(project: Project) -> Lexicon:
    """Lodkit's own lexicon."""
    return Lexicon(project.ontology)


@pytest.fixture(scope="session")
def run() -> Run:
    """Call the command line as a process of its own, as a user would."""

    def call(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "lodkit", *map(str, arguments)]
        given = {"capture_output": True, "text": True, "timeout": 120, "check": False} | options
        return subprocess.run(command, **given)  # type: ignore[call-overload,no-any-return]

    return call


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The dataset of the five seed articles."""
    out = tmp_path_factory.mktemp("dataset") / "out"
    done = run("build", SEEDS, "--out", out)
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small release, with all that a page may stumble over; nobody changes it."""
    from test_web_dataset import make_dataset

    return make_dataset(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="session")
def client(folder: Path) -> FlaskClient:
    """A client of the application that serves it."""
    from test_web_dataset import client_of

    return client_of(folder)


@pytest.fixture(scope="session")
def seeds(dataset: Path) -> FlaskClient:
    """A client of the application that serves this dataset."""
    from test_web_dataset import client_of

    return client_of(dataset)


@pytest.fixture(scope="session")
def site(seeds: FlaskClient, pytestconfig: pytest.Config) -> Crawl:
    """Its site, followed link by link, as it is when no language is asked for."""
    whole = pytestconfig.getoption("--whole-site")
    return crawl(seeds, of_each_path=0 if whole else 6)
