"""Where the cards of a tree stand: a column for each level, branches below each other."""

from collections.abc import Mapping, Sequence

from lodkit.web.pictures.drawing import Card, Tie

Point = tuple[float, float]


def placed(
    roots: Sequence[str],
    below: Mapping[str, Sequence[str]],
    heights: Mapping[str, float],
    *,
    column: float,
    gap: float,
) -> dict[str, Point]:
    """The corner of each card: level with the first card below it, and clear of its neighbours."""
    found: dict[str, Point] = {}
    y = 0.0
    for root in roots:
        y = _place(root, 0, y, below, heights, column, gap, found)
    return found


def _place(
    key: str,
    level: int,
    y: float,
    below: Mapping[str, Sequence[str]],
    heights: Mapping[str, float],
    column: float,
    gap: float,
    found: dict[str, Point],
) -> float:
    """Place a card and all below it from `y` on; where the next branch may begin."""
    found[key] = (level * column, y)
    end = y
    for child in below.get(key, ()):
        end = _place(child, level + 1, end, below, heights, column, gap, found)
    return max(end, y + heights[key] + gap)


def branch(parent: Card, child: Card, *, level: float) -> Tie:
    """The line from a card's end to the beginning of one below it, `level` under their tops."""
    return Tie(
        parent.x + parent.width,
        parent.y + level,
        child.x,
        child.y + level,
        "branch",
        (parent.key, child.key),
    )
