"""Sorted files as one: however they are cut into slices, these together are all lines, once."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lodkit.rdf import slices as slicing
from lodkit.rdf.slices import SortedFile, fewer, merge, slices
from lodkit.rdf.steps import one_by_one

LINES = st.binary(max_size=40).map(lambda line: line.replace(b"\n", b"") + b"\n")
RUNS = st.lists(st.sets(LINES, max_size=30), min_size=1, max_size=6)


def written(runs: Sequence[set[bytes]], folder: Path) -> list[SortedFile]:
    """Some lines as sorted files."""
    files = [SortedFile(folder / f"{number}.run") for number in range(len(runs))]
    for file, lines in zip(files, runs, strict=True):
        file.path.write_bytes(b"".join(sorted(lines)))
    return files


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(runs=RUNS)
def test_slices_are_all_lines_in_order_each_once(
    runs: list[set[bytes]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where a line is longer than a slice, and where a file is empty."""
    monkeypatch.setattr(slicing, "SLICE_BYTES", 64)
    monkeypatch.setattr(slicing, "SAMPLE_BYTES", 16)
    files = written(runs, tmp_path)

    merged = [line for part in slices(files) for line in merge(files, part)]

    assert merged == sorted(set().union(*runs))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(lines=st.sets(LINES), start=LINES, end=st.none() | LINES)
def test_a_stretch_begins_at_its_first_line_and_ends_before_its_last(
    lines: set[bytes], start: bytes, end: bytes | None, tmp_path: Path
) -> None:
    """Bisection finds what going over all lines finds."""
    (file,) = written([lines], tmp_path)
    inside = (line for line in sorted(lines) if line >= start and (end is None or line < end))

    assert list(file.between(start, end)) == list(inside)


def test_slices_are_about_equally_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Short files count as well as long ones, and so do lines that begin alike."""
    monkeypatch.setattr(slicing, "SLICE_BYTES", 4096)
    monkeypatch.setattr(slicing, "SAMPLE_BYTES", 128)
    numbers = [{number * 7919 % 10007 for number in range(at, 6000, 40)} for at in range(40)]
    files = written([{b"<subject/%06d>\n" % n for n in some} for some in numbers], tmp_path)

    lengths = [sum(map(len, merge(files, part))) for part in slices(files)]

    assert len(lengths) > 10
    assert all(2048 < length < 8192 for length in lengths[:-1]), lengths


@pytest.mark.parametrize("number", [3, 4, 17, 65])
def test_many_files_become_few(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that no slice has to look into more than that, and no file is made of more."""
    monkeypatch.setattr(slicing, "MOST_RUNS", 4)
    runs = [{b"%d\n" % (n % 50), b"%d\n" % (n * 31)} for n in range(number)]

    files = fewer(written(runs, tmp_path), tmp_path, one_by_one)

    assert len(files) <= 4
    lines = [line for part in slices(files) for line in merge(files, part)]
    assert lines == sorted(set().union(*runs))
    assert all(one < other for one, other in pairwise(lines))
