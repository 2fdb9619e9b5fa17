"""The whole flow on one screen: read → match → map → write → validate → store."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from lodkit.errors import InputError
from lodkit.lexicon.identification import identify
from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article as map_with
from lodkit.mapping import sentences as sentences_with
from lodkit.model.article import Article, Span
from lodkit.model.facts import Facts
from lodkit.project import Project, load_project
from lodkit.rdf import writer
from lodkit.rdf.dumps import NQUADS
from lodkit.rdf.release import release
from lodkit.rdf.vocabulary import Vocabulary, load_vocabulary, vocabulary_quads
from lodkit.reading.text import UNDETERMINED, SetAside, Source, find_sources, read_article

if TYPE_CHECKING:
    from rdflib import Graph

    from lodkit.validation.report import Report

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


@dataclass(slots=True)
class Tally:
    """What is counted while articles are mapped."""

    languages: dict[str, int] = field(default_factory=dict)
    unused: int = 0
    set_aside: list[SetAside] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Built:
    """A finished build: the release, its validation report, and the articles left out."""

    release: str
    counts: dict[str, int]
    report: "Report"
    set_aside: tuple[SetAside, ...]


def build(
    places: Iterable[str | Path],
    out: str | Path,
    *,
    project: Project | None = None,
    language: str | None = None,
    progress: Progress = lambda what, done, total: None,
) -> Built:
    """Turn the text files in `places` into a dataset in the folder `out`, whole or not at all.

    `language` is the language of all articles; without it each one's is found by its words. An
    article that cannot be read or mapped is set aside. Raises InputError where none is left,
    OutputError where `out` cannot be written.
    """
    project = project or load_project()
    sources = find_sources(places)
    lexicon, tally = lexicon_of(project), Tally()
    from lodkit.validation.formats import to_json, to_turtle
    from lodkit.validation.loading import load_data
    from lodkit.validation.own import check_own
    from lodkit.validation.verdict import judge

    with release(Path(out), project) as new:
        articles = _mapped(sources, lexicon, language, tally, progress)
        new.write(_lines(articles, project))
        if not tally.languages:
            raise _nothing_left(tally)
        report = check_own(
            load_data([new.dump]), project, names={str(new.dump): NQUADS}, progress=progress
        )
        verdict = judge(report)
        written = {"report.ttl": to_turtle(verdict), "report.json": to_json(verdict)}
        new.finish(tally.languages, written, len(report.findings), tally.set_aside, tally.unused)
    return Built(new.id, new.counts, report, tuple(tally.set_aside))


def read_and_map(
    source: Source | str | Path, *, project: Project | None = None, language: str | None = None
) -> Facts:
    """Read one article and map it. Raises InputError where that cannot be done."""
    project = project or load_project()
    return _map(read_article(source, language=language), lexicon_of(project))


def sentences(article: Article, *, project: Project | None = None) -> list[Span]:
    """Where each sentence of a mapped article stands."""
    return sentences_with(article, lexicon_of(project or load_project()))


def map_article(article: Article, *, project: Project | None = None) -> Facts:
    """What an article states, as plain values with evidence.

    Its language is found by its words where it is not known ("und"). Raises InputError where
    the lexicon lacks the language.
    """
    return _map(article, lexicon_of(project or load_project()))


def lexicon_of(project: Project) -> Lexicon:
    """The lexicon of a project: what is compiled of it stays so until one of its files changes."""
    changes = (path.stat().st_mtime_ns for path in project.ontology.rglob("*"))
    return _lexicon(project.ontology, max(changes, default=0))


@lru_cache(maxsize=1)
def _lexicon(ontology: Path, changed: int) -> Lexicon:
    return Lexicon(ontology)


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


def _mapped(
    sources: Sequence[Source],
    lexicon: Lexicon,
    language: str | None,
    tally: Tally,
    progress: Progress,
) -> Iterator[Facts]:
    """The facts of every article that can be read; the others are noted in `tally`."""
    for done, source in enumerate(sources):
        progress("mapping articles", done, len(sources))
        try:
            facts = _map(read_article(source, language=language), lexicon)
        except InputError as error:
            remedy = f" ({error.remedy})" if error.remedy else ""
            tally.set_aside.append(SetAside(source.shown, error.what + remedy))
            continue
        code = facts.article.language
        tally.languages[code] = tally.languages.get(code, 0) + 1
        tally.unused += len(facts.unused)
        yield facts
    progress("mapping articles", len(sources), len(sources))


def _map(article: Article, lexicon: Lexicon) -> Facts:
    code = article.language
    if code == UNDETERMINED:
        code = identify(article.text) or UNDETERMINED
    if code not in lexicon.languages:
        known = ", ".join(lexicon.languages)
        what = "its language is not clear" if code == UNDETERMINED else f"no lexicon for {code!r}"
        raise InputError(
            what,
            where=f"article {article.id}",
            remedy=f"the lexicon has {known}; --lang says which it is",
        )
    return map_with(replace(article, language=code), lexicon)


def _lines(articles: Iterable[Facts], project: Project) -> Iterator[str]:
    """The N-Quads of every article, and of the vocabulary they are written in."""
    vocabulary: Vocabulary = load_vocabulary(project)
    for facts in articles:
        yield from writer.quads(facts, vocabulary, project.base)
    yield from vocabulary_quads(project)


def _nothing_left(tally: Tally) -> InputError:
    first, *others = tally.set_aside
    more = f"; and {len(others)} more" if others else ""
    return InputError(f"no article could be built: {first.article}: {first.reason}{more}")
