"""How much of the seed articles the mapper gets right, where gold annotations are at hand."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT


@pytest.fixture(scope="module")
def score(request: pytest.FixtureRequest) -> Path:
    """The folder with gold annotations and their scorer."""
    folder = request.config.getoption("--score")
    if not folder or not (Path(folder) / "score.py").is_file():
        pytest.skip("no gold annotations: name their folder with --score or LODKIT_SCORE")
    return Path(folder)


def layers(score: Path, gold: str) -> dict[str, float]:
    """F1 of each layer over all languages."""
    command = [
        *(sys.executable, score / "score.py", score / gold, "--json"),
        *("--build", f"{sys.executable} -m lodkit build {{src}} --out {{out}}"),
    ]
    environment = os.environ | {"PYTHONUTF8": "1"}
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True, env=environment
    )
    evidence, _, values = done.stdout.partition("\n")
    assert ", 0 that do not match" in evidence
    return {layer: row["all"] for layer, row in json.loads(values).items()}


def test_the_seeds_are_understood(score: Path) -> None:
    """Every layer of the seed articles is at least 0.90 right, the mean 0.95, every span true."""
    values = layers(score, "seeds")

    assert min(values.values()) >= 0.90
    assert sum(values.values()) / len(values) >= 0.95


def test_unseen_wording_is_understood_in_the_main(score: Path) -> None:
    """Articles that no rule was written for are understood on average to 0.60."""
    values = layers(score, "dev")

    assert sum(values.values()) / len(values) >= 0.60
