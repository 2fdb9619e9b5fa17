"""Validates datasets with lodkit and with pySHACL, each in a process of its own, and measures both.

Run it in the project's folder: python benchmarks/validation/compare.py /tmp/hundred /tmp/million

A dataset is the folder of a release, such as benchmarks/serving/data.py makes. The same statements
(dump.nt) are validated against the project's shapes; times are processor time of the whole
process, from its start to its exit, memory is the largest that the system saw.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import click

ROOT = Path(__file__).resolve().parents[2]
SHAPES = ROOT / "shapes" / "data.ttl"
BASE = b"<https://w3id.org/lodkit/data/"

LODKIT = """
import sys
from pathlib import Path
from lodkit.validation import validate
from lodkit.validation.loading import load_data
report = validate(load_data([Path(sys.argv[2])]), load_data([Path(sys.argv[1])]))
print(len(report.findings))
"""
PYSHACL = """
import sys
import pyshacl
from rdflib import SH, Graph
data, shapes = Graph().parse(sys.argv[2]), Graph().parse(sys.argv[1])
report = pyshacl.validate(data, shacl_graph=shapes)[1]
print(len(list(report.objects(None, SH.result))))
"""


class Measured(NamedTuple):
    """What one run took."""

    seconds: float
    megabytes: float
    findings: int


def measure(program: str, dump: Path) -> Measured:
    """Run a program over a dump, in a process of its own."""
    command = [sys.executable, "-c", program, str(SHAPES), str(dump)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONWARNINGS": "ignore"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = status
    return Measured(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, int(output))


@contextmanager
def copied(dump: Path, copies: int) -> Iterator[Path]:
    """A dump that says everything so many times, each time of other things."""
    if copies == 1:
        yield dump
        return
    with tempfile.TemporaryDirectory() as folder:
        larger = Path(folder) / "dump.nt"
        with larger.open("wb") as out:
            for copy in range(copies):
                own = BASE.replace(b"/data/", f"/data-{copy}/".encode())
                with dump.open("rb") as lines:
                    out.writelines(line.replace(BASE, own) for line in lines)
        yield larger


def lines_of(dump: Path) -> int:
    """How many statements a dump has."""
    with dump.open("rb") as lines:
        return sum(1 for _ in lines)


@click.command(help=__doc__)
@click.argument("datasets", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--copies", default=1, show_default=True, help="How often each says everything.")
@click.option("--pyshacl/--no-pyshacl", default=True, help="Measure pySHACL, too; it takes long.")
def main(datasets: tuple[Path, ...], copies: int, pyshacl: bool) -> None:
    """Print a row of JSON for each dataset and validator."""
    programs = {"lodkit": LODKIT} | ({"pyshacl": PYSHACL} if pyshacl else {})
    for dataset in datasets:
        with copied(dataset / "dump.nt", copies) as dump:
            statements = lines_of(dump)
            for name, program in programs.items():
                took = measure(program, dump)
                row = {"statements": statements, "validator": name, **took._asdict()}
                click.echo(json.dumps(row))


if __name__ == "__main__":
    main()
