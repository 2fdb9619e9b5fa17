"""Where the cards of a network stand: a column for each kind, in an order that crosses few ties."""

from collections.abc import Iterable, Mapping, Sequence

ROUNDS = 8

Pair = tuple[str, str]


def ordered(columns: Sequence[Sequence[str]], pairs: Iterable[Pair]) -> list[list[str]]:
    """The keys of each column, each near those that it is tied to; the same for the same input.

    The barycentre heuristic of layered graphs: by turns each column is put in the order of where
    the neighbours of its keys stand on average.
    """
    neighbours: dict[str, list[str]] = {}
    for one, other in sorted(pairs):
        neighbours.setdefault(one, []).append(other)
        neighbours.setdefault(other, []).append(one)
    found = [list(column) for column in columns]
    for turn in range(ROUNDS):
        places = _places(found)
        column = found[turn % len(found)]
        column.sort(key=lambda key: (_middle(key, neighbours, places), key))
    return found


def _places(columns: Sequence[Sequence[str]]) -> dict[str, float]:
    """How far down its column each key stands, from 0 to 1."""
    return {
        key: (place + 0.5) / len(column) for column in columns for place, key in enumerate(column)
    }


def _middle(key: str, neighbours: Mapping[str, list[str]], places: Mapping[str, float]) -> float:
    near = [places[other] for other in neighbours.get(key, ()) if other in places]
    return sum(near) / len(near) if near else places[key]
