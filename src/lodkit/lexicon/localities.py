"""Localities: well-known places below the provinces, which rank the readings of a place's name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lodkit.lexicon.syllables import Reading, rows

# The row of localities.tsv that lists provinces of the past.
_FORMER = "former"


@dataclass(frozen=True, slots=True)
class Localities:
    """Names of places, by their first syllable, and which are those of former provinces."""

    by_first: Mapping[str, tuple[tuple[str, ...], ...]]
    former: frozenset[str] = frozenset()

    def best(self, written: Sequence[Sequence[Reading]]) -> list[str] | None:
        """The locality that written syllables may stand for, the usual spelling before others."""
        ranks = [{r.syllable.latin: r.rank for r in options} for options in written]
        fitting = [
            name
            for first in ranks[0]
            for name in self.by_first.get(first, ())
            if len(name) == len(ranks)
            and all(s in rank for s, rank in zip(name, ranks, strict=True))
        ]
        if not fitting:
            return None
        return list(
            min(fitting, key=lambda n: (sum(r[s] for s, r in zip(n, ranks, strict=True)), n))
        )


NO_LOCALITIES = Localities({})


def read_localities(path: Path) -> Localities:
    """Read ontology/names/localities.tsv; a missing file knows none."""
    if not path.exists():
        return NO_LOCALITIES
    return _localities(rows(path))


def _localities(table: Iterable[Mapping[str, str]]) -> Localities:
    by_first: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    former: set[str] = set()
    for row in table:
        for code in row["localities"].split():
            name = tuple(code.split("-"))
            by_first[name[0]].add(name)
            if row["province"] == _FORMER:
                former.add(code)
    ordered = {first: tuple(sorted(names)) for first, names in by_first.items()}
    return Localities(ordered, frozenset(former))
