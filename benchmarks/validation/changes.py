"""What validating a release takes, whole and only what changed since an earlier one.

    python benchmarks/validation/changes.py OUT BEFORE

OUT and BEFORE are folders that `lodkit build` wrote, of the same shapes. Each way runs in a process
of its own; told are its processor time, the most memory it had, and whether both give the same
report files.
"""

import hashlib
import resource
import subprocess
import sys
from pathlib import Path

from lodkit.project import load_project
from lodkit.validation.released import files_of, validated, validated_since


def main() -> None:
    """Measure both ways, or be one of them."""
    if len(sys.argv) == 4:
        _measure(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
        return
    out, before = sys.argv[1:]
    reports = set()
    for way in ("whole", "changes"):
        done = subprocess.run([sys.executable, __file__, way, out, before], stdout=subprocess.PIPE)
        told, _, digest = done.stdout.decode().strip().rpartition(" ")
        reports.add(digest)
        sys.stdout.write(f"{way:8} {told}\n")
    same = "the same report" if len(reports) == 1 else "the reports differ"
    sys.stdout.write(f"{same}\n")


def _measure(way: str, out: Path, before: Path) -> None:
    project = load_project()
    report = validated(out, project) if way == "whole" else validated_since(out, before, project)
    used = resource.getrusage(resource.RUSAGE_SELF)
    digest = hashlib.sha256(str(sorted(files_of(report).items())).encode()).hexdigest()
    seconds, memory = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    told = f"{seconds:.1f} s, {memory:.0f} MB, {len(report.findings)} findings"
    sys.stdout.write(f"{told} {digest}\n")


if __name__ == "__main__":
    main()
