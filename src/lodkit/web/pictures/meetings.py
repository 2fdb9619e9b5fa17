"""The meetings of a timeline: of everywhere or one place, of every kind or one, in any year."""

from collections.abc import Mapping
from dataclasses import dataclass

from lodkit.web.browse.index import Index
from lodkit.web.browse.selection import Chosen, Selection, condition
from lodkit.web.dataset import Dataset
from lodkit.web.graph import Node
from lodkit.web.pictures.timeline import Period, Timeline, periods_of

SHOWN = 60
"""At most so many meetings are shown one by one."""

_MONTHS = 30
"""Periods are months where there are no more of them than this, else years."""

_YEAR, _MONTH = len("2025"), len("2025-11")
_DATED = (
    "thing.id IN (SELECT thing FROM has JOIN choice ON choice.id = has.choice"
    " WHERE choice.kind = 'meetings' AND choice.property = 'year')"
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reader wants to see, as the lists have it; "" where anything will do."""

    place: str = ""
    kind: str = ""
    year: str = ""

    @property
    def selection(self) -> Selection:
        """The part of the list of meetings that this is."""
        wanted = (("scope", self.place), ("kind", self.kind), ("year", self.year))
        return Selection("meetings", tuple(Chosen(name, value) for name, value in wanted if value))


def timeline_of(dataset: Dataset, wish: Wish) -> Timeline:
    """The meetings that a reader wants to see, the newest first."""
    index, base = dataset.index, dataset.base
    counts = _counted(index, base, wish, _MONTH)
    where, parameters = condition(index, base, wish.selection)
    rows = index.rows(
        f"SELECT iri FROM thing WHERE {where} AND {_DATED} ORDER BY day DESC, iri LIMIT ?",
        (*parameters, SHOWN),
    )
    shown = tuple(Node(dataset.store, iri) for (iri,) in rows)
    return Timeline(shown, tuple(_periods(counts, wish)), sum(counts.values()))


def years_of(dataset: Dataset, wish: Wish) -> list[str]:
    """The years that have meetings, the last first, whichever is wanted."""
    counts = _counted(dataset.index, dataset.base, Wish(wish.place, wish.kind), _YEAR)
    return sorted(counts, reverse=True)


def _counted(index: Index, base: str, wish: Wish, length: int) -> Mapping[str, int]:
    """How many meetings there are in each year or month."""
    where, parameters = condition(index, base, wish.selection)
    rows = index.rows(
        f"SELECT substr(day, 1, {length}) AS period, count(*) FROM thing"
        f" WHERE {where} AND {_DATED} GROUP BY period ORDER BY period",
        parameters,
    )
    return dict(rows)


def _periods(counts: Mapping[str, int], wish: Wish) -> list[Period]:
    months = periods_of(counts, _MONTH)
    return months if wish.year or 0 < len(months) <= _MONTHS else periods_of(counts, _YEAR)
