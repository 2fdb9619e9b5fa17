"""The releases that benchmarks are run on."""

import json
import os
import subprocess
import sys
from pathlib import Path

from conftest import ROOT


def test_a_release_of_any_size_can_be_made(tmp_path: Path) -> None:
    """It is whole: with the dumps, the store, the index and a report that finds nothing."""
    program = ROOT / "benchmarks/serving/data.py"
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, str(program), "1", str(tmp_path / "out")]
    subprocess.run(command, check=True, cwd=ROOT, env=environment, capture_output=True)

    found = {path.name for path in (tmp_path / "out").iterdir()}
    manifest = json.loads((tmp_path / "out/manifest.json").read_bytes())

    assert {"dump.nq", "dump.nt", "store", "index.sqlite", "report.json"} <= found
    assert manifest["counts"]["triples"] > 1
