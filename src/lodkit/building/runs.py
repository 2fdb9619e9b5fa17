"""All that came of the articles as files of sorted lines, and the file that tells of them."""

import heapq
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from lodkit.building.earlier import ARTICLES, HEAD, Earlier
from lodkit.building.tally import Tally
from lodkit.building.tasks import Bench, Result
from lodkit.building.ties import repeated_lines
from lodkit.rdf.slices import Run, SortedFile
from lodkit.rdf.sorting import merged, sorted_unique
from lodkit.rdf.vocabulary import vocabulary_quads

_OTHERS = "others.nq"


def sorted_runs(
    mapped: Sequence[Result], earlier: Earlier, bench: Bench, tally: Tally
) -> list[Run]:
    """The sorted N-Quads of all articles, new and kept, and of repetitions and the vocabulary."""
    missing = frozenset(id for result in mapped for id, _, _ in result["left"])
    vocabulary = frozenset(vocabulary_quads(bench.project))
    tally.vocabulary = len(vocabulary)
    others = chain(repeated_lines(bench, missing, tally), vocabulary)
    lines = (line.encode() for line in others)
    with bench.writing(_OTHERS) as file:
        file.writelines(sorted_unique(lines, bench.folder))
    files = [*_files(mapped, "quads", bench), bench.file(_OTHERS)]
    return [*map(SortedFile, files), *earlier.runs()]


def write_articles(mapped: Sequence[Result], earlier: Earlier, bench: Bench, folder: Path) -> None:
    """Write articles.tsv: what each article of the release was made from."""
    kept = sorted_unique((made.line() for made in earlier.kept()), bench.folder)
    new = merged(_files(mapped, "made", bench), bench.folder)
    with (folder / ARTICLES).open("wb") as file:
        file.write(HEAD)
        file.writelines(heapq.merge(new, kept))


def count(mapped: Iterable[Result], earlier: Earlier, tally: Tally) -> None:
    """Note who is in the dataset and who is not."""
    for result in mapped:
        tally.count(result["languages"], result["unused"], result["silent"])
        for _, place, reason in result["left"]:
            tally.leave_out(place, reason)
    for language, number, unused, silent in earlier.counts():
        tally.count({language: number}, unused, silent)
        tally.kept += number


def _files(mapped: Iterable[Result], which: str, bench: Bench) -> list[Path]:
    return [bench.file(result[which]) for result in mapped if result[which]]
