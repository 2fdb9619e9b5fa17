"""What a build set aside, each by the path that the user can open."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lodkit.building.tally import Tally

_BETWEEN = ", "
"""What stands between a file and the place in it."""


def set_aside_lines(tally: "Tally", sources: Sequence[str], format: str | None) -> list[str]:
    """Each article that could not be read or mapped, and how many more there are."""
    return [*_lines(tally, sources, format)] if tally.set_aside else []


def _lines(tally: "Tally", sources: Sequence[str], format: str | None) -> Iterator[str]:
    from lodkit.cli import printable

    names = _names(sources, format)
    for left in tally.set_aside:
        yield f"set aside {printable(f'{_in_full(left.article, names)}: {left.reason}')}"
    more = tally.left_out - len(tally.set_aside)
    if more:
        yield f"set aside {more:,} more"


def _names(sources: Sequence[str], format: str | None) -> dict[str, str]:
    """The whole name of each file, by its path below a source, where no two have the same."""
    from lodkit.reading.inputs import find_inputs

    inputs = find_inputs(sources, format=format)
    often = Counter(one.label for one in inputs)
    return {one.label: one.name for one in inputs if often[one.label] == 1}


def _in_full(article: str, names: Mapping[str, str]) -> str:
    """A file and the place in it, with the whole name of the file where that is known."""
    beginnings = accumulate(article.split(_BETWEEN), lambda one, more: one + _BETWEEN + more)
    label = next((beginning for beginning in beginnings if beginning in names), None)
    return article if label is None else names[label] + article[len(label) :]
