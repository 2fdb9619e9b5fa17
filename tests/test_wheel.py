"""The wheel: what is installed from it works far from the sources, data and all."""

import os
import site
import subprocess
import sys
import sysconfig
import venv
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest

from conftest import ROOT, SEEDS

pytestmark = pytest.mark.skipif(
    any(find_spec(module) is None for module in ("build", "hatchling")),
    reason="without build and hatchling the wheel could be built with a network only",
)


def call(*command: object, cwd: Path) -> str:
    """Run a program outside of the sources; a failure shows what it said."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run(
        [*map(str, command)], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel."""
    out = tmp_path_factory.mktemp("wheel")
    options = ["--wheel", "--no-isolation", "--skip-dependency-check", "--outdir", out]
    call(sys.executable, "-m", "build", *options, ROOT, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def commands(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment: lodkit from the wheel, its dependencies from here."""
    home = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(home, with_pip=True)
    call(home / "bin" / "pip", "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=ROOT)
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(home)}))
    (packages / "dependencies.pth").write_text("\n".join(site.getsitepackages()))
    return home / "bin"


def test_data_travels_in_the_wheel(wheel: Path) -> None:
    """Every file of ontology/, shapes/ and queries/ lies in the package."""
    with ZipFile(wheel) as content:
        names = set(content.namelist())
    expected = {
        f"lodkit/{file.relative_to(ROOT).as_posix()}"
        for folder in ("ontology", "shapes", "queries")
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and not file.name.startswith(".")
    }

    assert expected <= names
    assert {"lodkit/py.typed", "lodkit/web/templates/base.html"} <= names


def test_an_installed_lodkit_needs_no_sources(commands: Path, tmp_path: Path) -> None:
    """From any folder it builds a dataset with its own data, asks it, and finds it valid."""
    question = "from lodkit.project import load_project; print(load_project().root)"
    root = Path(call(commands / "python", "-c", question, cwd=tmp_path).strip())
    lodkit = commands / "lodkit"
    call(lodkit, "build", SEEDS / "de-soc-trang.txt", "--out", "out", cwd=tmp_path)

    assert root.is_relative_to(commands.parent)
    assert "Lam Van Man" in (tmp_path / "out" / "dump.nq").read_text(encoding="utf-8")
    assert "Lam Van Man" in call(lodkit, "query", "posts-by-province", "out", cwd=tmp_path)
    assert call(lodkit, "validate", "out", cwd=tmp_path)
