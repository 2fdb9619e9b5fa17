"""The whole flow on one screen: read → match → map → write → validate → store."""

import shutil
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from lodkit.building.earlier import Earlier
from lodkit.building.following import steps_by
from lodkit.building.languages import (
    check_chosen,
    check_language,
    in_its_language,
    lexicon_of,
)
from lodkit.building.mapped import Mapping
from lodkit.building.runs import count, sorted_runs, write_articles
from lodkit.building.shards import shards
from lodkit.building.survey import Survey
from lodkit.building.tally import Tally
from lodkit.building.tasks import Bench, Result, made_with
from lodkit.building.ties import tie
from lodkit.building.workers import Here, Progress, Workers, counting, performed
from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article as map_with
from lodkit.mapping import sentences as sentences_with
from lodkit.model.article import Article, Span
from lodkit.model.facts import Facts
from lodkit.project import Project, load_project
from lodkit.rdf import writer
from lodkit.rdf.release import Release, release
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
    cannot be written, UsageError where the lexicon lacks the `language`.
    """
    project = project or load_project()
    reading = _reading(project, reading, language)
    inputs = find_inputs(places, format=reading.format)
    with (
        release(Path(out), project, dump_only=dump_only) as new,
        closing(workers or Here()) as crew,
    ):
        bench = Bench(project, new.work, made_with(project))
        run = _Run(new, bench, crew, Tally(), progress)
        with closing(Earlier(None if fresh else Path(out), bench)) as earlier:
            _write(run, _map_all(run, _survey(run, inputs, reading, earlier), earlier), earlier)
            before = _to_build_on(run, earlier)
        report = _follow(run, before, validate=not dump_only)
        _finish(run, report)
    return Built(new.id, new.counts, report, run.tally)


def _reading(
    project: Project, reading: ReadingSettings | None, language: str | None
) -> ReadingSettings:
    """How inputs are to be read, in a language that the lexicon has if one was chosen."""
    settings = (reading or ReadingSettings()).in_language(language)
    if settings.language is not None:
        check_chosen(settings.language, lexicon_of(project))
    return settings


@dataclass(frozen=True, slots=True)
class _Run:
    """A build under way: the release, who works on it and where, what is counted and told."""

    new: Release
    bench: Bench
    workers: Workers
    tally: Tally
    progress: Progress


def _survey(
    run: _Run, inputs: Sequence[Input], reading: ReadingSettings, earlier: Earlier
) -> list[Mapping]:
    """Read all inputs; what is given back is what is to be mapped."""
    surveys = [Survey(shard, reading) for shard in shards(inputs)]
    noting = counting("reading articles", surveys, run.progress)
    surveyed = performed(run.workers, surveys, run.bench, noting)
    return tie(surveyed, earlier, run.bench, run.tally)


def _map_all(run: _Run, mappings: Sequence[Mapping], earlier: Earlier) -> list[Result]:
    """Map what is to be mapped. Raises InputError where no article is left."""
    noting = counting("mapping articles", mappings, run.progress)
    mapped = performed(run.workers, mappings, run.bench, noting)
    count(mapped, earlier, run.tally)
    if not run.tally.languages:
        shutil.rmtree(run.new.work)
        raise run.tally.nothing_left()
    return mapped


def _write(run: _Run, mapped: Sequence[Result], earlier: Earlier) -> None:
    """Write the dumps, and what each article was made from."""
    perform = steps_by(run.workers, run.bench, run.progress)
    run.new.write(sorted_runs(mapped, earlier, run.bench, run.tally), perform)
    write_articles(mapped, earlier, run.bench, run.new.folder)


def _to_build_on(run: _Run, earlier: Earlier) -> Path | None:
    """The earlier release, where validating what changed since then is enough, and less work."""
    from lodkit.validation.released import has_report

    much_is_kept = 2 * run.tally.kept >= sum(run.tally.languages.values())
    if earlier.folder is None or not much_is_kept:
        return None
    return earlier.folder if has_report(earlier.folder, run.bench.project) else None


def _follow(run: _Run, before: Path | None, *, validate: bool) -> "Report | None":
    """Write what follows from the dumps, and validate: all of it meanwhile, or then what changed.

    The release itself is asked what the changes since the one `before` concern.
    """
    from lodkit.validation.released import validated, validated_since

    new, project = run.new, run.bench.project
    perform = steps_by(run.workers, run.bench, run.progress)
    if not validate:
        new.index(perform=perform)
        return None
    if before is None:
        (report,) = new.index([step(validated, new.folder, project)], perform)
    else:
        new.index(perform=perform)
        again = step(validated_since, new.folder, before, project)
        (report,) = perform("validating what changed", [again])
    return cast("Report", report)


def _finish(run: _Run, report: "Report | None") -> None:
    """Write what stands beside the dumps."""
    from lodkit.validation.released import files_of, validated_with

    beside = {"made_with": run.bench.made_with, **run.tally.told()}
    if report is not None:
        beside["validated_with"] = validated_with(run.bench.project)
    run.new.finish(
        run.tally.languages,
        {} if report is None else files_of(report),
        None if report is None else len(report.findings),
        run.tally.set_aside,
        run.tally.unused,
        beside,
    )


def read_and_map(
    place: str | Path,
    *,
    project: Project | None = None,
    language: str | None = None,
    reading: ReadingSettings | None = None,
    article: str = "",
) -> Facts:
    """Read and map the only article of a file, or the one whose identifier is `article`.

    Raises InputError where that cannot be done, UsageError where the lexicon lacks the `language`.
    """
    project = project or load_project()
    reading = _reading(project, reading, language)
    inputs = find_inputs([place], format=reading.format)
    return _map(read_only(inputs, reading, where=place, pick=article), lexicon_of(project))


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
