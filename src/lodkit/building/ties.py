"""Going over all that was read, in its order: what is new, and what is here or was made before."""

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import BinaryIO

from lodkit.building.chunks import Met, read_met
from lodkit.building.earlier import Earlier
from lodkit.building.mapped import Mapping
from lodkit.building.tally import Tally
from lodkit.building.tasks import Bench, Result
from lodkit.errors import InputError
from lodkit.model.article import Copy
from lodkit.rdf import repetitions
from lodkit.reading.articles import SetAside
from lodkit.reading.duplicates import Seen

REPETITIONS = "repetitions"
"""The file of the articles that repeat others: their statements, until these are mapped."""


def tie(surveyed: Sequence[Result], earlier: Earlier, bench: Bench, tally: Tally) -> list[Mapping]:
    """Decide of each article whether it is to be mapped; the others are kept, tied or left out."""
    mappings: list[Mapping] = []
    with closing(Seen()) as seen, bench.writing(REPETITIONS) as repeated:
        for result in surveyed:
            tally.elsewhere.update(result["elsewhere"])
            for article, reason in result["left"]:
                tally.leave_out(article, reason)
            chosen = [0] * len(result["chunks"])
            for met in _new(result["ledger"], seen, bench, tally, repeated):
                if not earlier.keep(met.article.id, met.key):
                    chosen[met.chunk] |= 1 << met.index
            pairs = zip(result["chunks"], chosen, strict=True)
            mappings.extend(Mapping(chunk, some) for chunk, some in pairs if some)
    return mappings


def repeated_lines(bench: Bench, missing: frozenset[str], tally: Tally) -> Iterator[str]:
    """The statements about repetitions, as N-Quads; what repeats a missing article is left out."""
    with bench.file(REPETITIONS).open("rb") as rows:
        for row in rows:
            place, of, is_copy, lines = json.loads(row)
            if of in missing:
                tally.leave_out(place, f"it repeats {of}, which is set aside")
                continue
            tally.repeated(is_copy=is_copy)
            yield from lines


def _new(
    ledger: str | None, seen: Seen, bench: Bench, tally: Tally, repeated: BinaryIO
) -> Iterator[Met]:
    """The articles that none before them is like."""
    for met in read_met(bench.file(ledger)) if ledger else ():
        try:
            before = seen.meet(met.article, met.known_by)
        except InputError as error:
            left = SetAside.because(met.place, error)
            tally.leave_out(left.article, left.reason)
            continue
        if before is None:
            yield met
        else:
            lines = list(repetitions.quads(before, bench.project.base))
            row = [met.place, before.of, isinstance(before, Copy), lines]
            repeated.write(json.dumps(row, ensure_ascii=True).encode() + b"\n")
