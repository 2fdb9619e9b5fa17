"""Progress of long work, as a log shows it."""

import pytest

from lodkit.cli.progress import lines_of, steps


def test_a_log_gets_a_line_a_minute(capsys: pytest.CaptureFixture[str]) -> None:
    """However often work tells how far it is, and nothing in the first minute."""
    now = 0.0
    tell = lines_of(lambda: now)
    for done in range(0, 13_000, 100):
        now = done / 100
        tell("mapping articles", done, 13_000)

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == [
        "mapping articles: 6,000 of 13,000",
        "mapping articles: 12,000 of 13,000",
    ]


@pytest.mark.parametrize("quiet", [False, True])
def test_short_work_leaves_no_trace_in_a_log(
    capsys: pytest.CaptureFixture[str], quiet: bool
) -> None:
    """Logs of what takes seconds have what was found in them, and nothing else."""
    with steps(quiet=quiet) as tell:
        tell("mapping articles", 5, 5)

    assert capsys.readouterr() == ("", "")
