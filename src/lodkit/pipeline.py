"""The whole flow on one screen: read → match → map → write → validate → store."""

import shutil
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lodkit.building.earlier import Earlier
from lodkit.building.following import steps_by
from lodkit.building.languages import check_language, in_its_language, lexicon_of
from lodkit.building.mapped import Mapping
from lodkit.building.runs import count, sorted_runs, write_articles
from lodkit.building.shards import shards
from lodkit.building.survey import Survey
from lodkit.building.tally import Tally
from lodkit.building.tasks import Bench, made_with
from lodkit.building.ties import tie
from lodkit.building.workers import Here, Progress, Workers, counting, performed
from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article as map_with
from lodkit.mapping import sentences as sentences_with
from lodkit.model.article import Article, Span
from lodkit.model.facts import Facts
from lodkit.project import Project, load_project
from lodkit.rdf import writer
from lodkit.rdf.dumps import NQUADS
from lodkit.rdf.release import release
from lodkit.rdf.steps import step
from lodkit.rdf.vocabulary import load_vocabulary
from lodkit.reading.articles import read_only
from lodkit.reading.entries import ReadingSettings
from lodkit.reading.inputs import Input, find_inputs

if TYPE_CHECKING:
    from rdflib import Graph

    from lodkit.validation.report import Report


@dataclass(frozen=True, slots=True)
class Built:
    """A finished build: the release, its validation report, and what was counted on the way.

    There is no report where nothing was validated.
    """

    release: str
    counts: dict[str, int]
    report: "Report | None"
    tally: Tally


def build(
    places: Iterable[str | Path],
    out: str | Path,
    *,
    project: Project | None = None,
    language: str | None = None,
    reading: ReadingSettings | None = None,
    workers: Workers | None = None,
    fresh: bool = False,
    dump_only: bool = False,
    progress: Progress = lambda what, done, total: None,
) -> Built:
    """Turn the articles in `places` into a dataset in the folder `out`, whole or not at all.

    Places are files, folders, patterns, addresses, and `-` for standard input; `reading` says
    what they do not tell of themselves. `language` is the language of articles that do not say
    theirs; without it each one's is found by its words. An article that cannot be read or mapped
    is set aside, one in a language that the lexicon lacks is counted. What a release in `out` has
    of articles that are as they were is kept, unless all is to be `fresh`; what an interrupted
    build finished is used. `workers` share the work, without them this process does it; the
    dataset is the same. With `dump_only` it is dump.nq alone, not validated and without the
    indexes that a server needs. Raises InputError where no article is left, OutputError where `out`
    cannot be written.
    """
    project = project or load_project()
    reading = (reading or ReadingSettings()).in_language(language)
    inputs = find_inputs(places, format=reading.format)
    workers, tally = workers or Here(), Tally()
    with release(Path(out), project, dump_only=dump_only) as new, closing(workers):
        bench = Bench(project, new.work, made_with(project))
        with closing(Earlier(None if fresh else Path(out), bench)) as earlier:
            mappings = _surveyed(inputs, reading, workers, earlier, bench, tally, progress)
            noting = counting("mapping articles", mappings, progress)
            mapped = performed(workers, mappings, bench, noting)
            count(mapped, earlier, tally)
            if not tally.languages:
                shutil.rmtree(new.work)
                raise tally.nothing_left()
            follow = steps_by(workers, bench, progress)
            new.write(sorted_runs(mapped, earlier, bench, tally), follow)
            write_articles(mapped, earlier, bench, new.folder)
        validation = [] if dump_only else [step(_validated, new.dump, project)]
        report = next(iter(new.index(validation, follow)), None)
        new.finish(
            tally.languages,
            _written(report) if report else {},
            len(report.findings) if report else None,
            tally.set_aside,
            tally.unused,
            {"made_with": bench.made_with, **tally.told()},
        )
    return Built(new.id, new.counts, report, tally)


def _surveyed(
    inputs: Sequence[Input],
    reading: ReadingSettings,
    workers: Workers,
    earlier: Earlier,
    bench: Bench,
    tally: Tally,
    progress: Progress,
) -> list[Mapping]:
    """Read all inputs; what is given back is what is to be mapped."""
    surveys = [Survey(shard, reading) for shard in shards(inputs)]
    surveyed = performed(workers, surveys, bench, counting("reading articles", surveys, progress))
    return tie(surveyed, earlier, bench, tally)


def _validated(dump: Path, project: Project) -> "Report":
    """What the project's own shapes find in a release."""
    from lodkit.validation.loading import load_data
    from lodkit.validation.own import check_own

    return check_own(load_data([dump]), project, names={str(dump): NQUADS})


def _written(report: "Report") -> dict[str, str]:
    """The report as files of the release, by their names."""
    from lodkit.validation.formats import to_json, to_turtle
    from lodkit.validation.verdict import judge

    verdict = judge(report)
    return {"report.ttl": to_turtle(verdict), "report.json": to_json(verdict)}


def read_and_map(
    place: str | Path,
    *,
    project: Project | None = None,
    language: str | None = None,
    reading: ReadingSettings | None = None,
    article: str = "",
) -> Facts:
    """Read and map the only article of a file, or the one whose identifier is `article`.

    Raises InputError where that cannot be done.
    """
    project = project or load_project()
    reading = (reading or ReadingSettings()).in_language(language)
    inputs = find_inputs([place], format=reading.format)
    return _map(read_only(inputs, reading, pick=article), lexicon_of(project))


def sentences(article: Article, *, project: Project | None = None) -> list[Span]:
    """Where each sentence of a mapped article stands."""
    return sentences_with(article, lexicon_of(project or load_project()))


def map_article(article: Article, *, project: Project | None = None) -> Facts:
    """What an article states, as plain values with evidence.

    Its language is found by its words where it is not known ("und"). Raises InputError where
    the lexicon lacks the language.
    """
    return _map(article, lexicon_of(project or load_project()))


def to_graph(facts: Facts, *, project: Project | None = None) -> "Graph":
    """The facts of one article as an rdflib graph."""
    project = project or load_project()
    return writer.to_graph(facts, load_vocabulary(project), project.base)


def validate(data: "Graph", *, project: Project | None = None) -> "Report":
    """Validate a graph against the project's shapes for published data.

    Where the graph lacks the vocabulary that its codes come from, it is looked up in the project's.
    """
    from lodkit.validation.data import data_of
    from lodkit.validation.own import check_own
    from lodkit.validation.rdflib_terms import triples_of

    return check_own(data_of(triples_of(data)), project or load_project())


def _map(article: Article, lexicon: Lexicon) -> Facts:
    """What an article states."""
    article = in_its_language(article, lexicon)
    check_language(article, lexicon)
    return map_with(article, lexicon)
