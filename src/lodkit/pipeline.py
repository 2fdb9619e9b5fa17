"""The whole flow on one screen: read → match → map → write → validate → store."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from lodkit.errors import InputError
from lodkit.lexicon.identification import identify
from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article as map_with
from lodkit.mapping import sentences as sentences_with
from lodkit.model.article import Article, Copy, Span, Version
from lodkit.model.facts import Facts
from lodkit.project import Project, load_project
from lodkit.rdf import repetitions, writer
from lodkit.rdf.dumps import NQUADS
from lodkit.rdf.release import release
from lodkit.rdf.vocabulary import Vocabulary, load_vocabulary, vocabulary_quads
from lodkit.reading.articles import UNDETERMINED, SetAside, read_articles, read_only
from lodkit.reading.duplicates import Seen
from lodkit.reading.entries import ReadingSettings
from lodkit.reading.inputs import Input, find_inputs

if TYPE_CHECKING:
    from rdflib import Graph

    from lodkit.validation.report import Report

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


# So many articles that are set aside are named; the others are counted.
_NAMED = 1_000
# A code of ISO 639-1 is taken at its word.
_CODE = 2


@dataclass(slots=True)
class Tally:
    """What is counted while articles are mapped.

    `elsewhere` are the languages of articles that the lexicon lacks; `copies` and `versions`
    repeat, to the letter or nearly, an article that is there.
    """

    languages: dict[str, int] = field(default_factory=dict)
    unused: int = 0
    elsewhere: dict[str, int] = field(default_factory=dict)
    copies: int = 0
    versions: int = 0
    left_out: int = 0
    set_aside: list[SetAside] = field(default_factory=list)

    def leave_out(self, article: str, error: InputError) -> None:
        """Note an article that cannot be read or mapped."""
        remedy = f" ({error.remedy})" if error.remedy else ""
        self.note(SetAside(article, error.what + remedy))

    def note(self, left: SetAside) -> None:
        """Note one that is set aside; of very many, the first are named."""
        self.left_out += 1
        if len(self.set_aside) < _NAMED:
            self.set_aside.append(left)

    def repeated(self, repetition: Copy | Version) -> None:
        """Note an article that came before."""
        self.copies += isinstance(repetition, Copy)
        self.versions += isinstance(repetition, Version)

    def told(self) -> dict[str, object]:
        """What the manifest says of the articles that are not in the dataset."""
        return {
            "set_aside_in_all": self.left_out,
            "other_languages": dict(sorted(self.elsewhere.items())),
            "copies": self.copies,
            "versions": self.versions,
        }


@dataclass(frozen=True, slots=True)
class Built:
    """A finished build: the release, its validation report, and the articles left out.

    `set_aside` names the first of those that could not be read or mapped, `left_out` counts all
    of them; `other_languages` counts those in languages that the lexicon lacks, `copies` and
    `versions` those that repeat another, to the letter or nearly.
    """

    release: str
    counts: dict[str, int]
    report: "Report"
    set_aside: tuple[SetAside, ...]
    left_out: int = 0
    other_languages: dict[str, int] = field(default_factory=dict)
    copies: int = 0
    versions: int = 0


def build(
    places: Iterable[str | Path],
    out: str | Path,
    *,
    project: Project | None = None,
    language: str | None = None,
    reading: ReadingSettings | None = None,
    progress: Progress = lambda what, done, total: None,
) -> Built:
    """Turn the articles in `places` into a dataset in the folder `out`, whole or not at all.

    Places are files, folders, patterns, addresses, and `-` for standard input; `reading` says
    what they do not tell of themselves. `language` is the language of articles that do not say
    theirs; without it each one's is found by its words. An article that cannot be read or mapped
    is set aside, one in a language that the lexicon lacks is counted. Raises InputError where
    none is left, OutputError where `out` cannot be written.
    """
    project = project or load_project()
    reading = (reading or ReadingSettings()).in_language(language)
    inputs = find_inputs(places, format=reading.format)
    lexicon, tally = lexicon_of(project), Tally()
    with release(Path(out), project) as new:
        articles = _mapped(inputs, reading, lexicon, tally, progress)
        new.write(_lines(articles, project))
        if not tally.languages:
            raise _nothing_left(tally)
        report = _validated(new.dump, project, progress)
        new.finish(
            tally.languages,
            _written(report),
            len(report.findings),
            tally.set_aside,
            tally.unused,
            tally.told(),
        )
    return Built(
        new.id,
        new.counts,
        report,
        tuple(tally.set_aside),
        tally.left_out,
        tally.elsewhere,
        tally.copies,
        tally.versions,
    )


def _validated(dump: Path, project: Project, progress: Progress) -> "Report":
    """What the project's own shapes find in a release."""
    from lodkit.validation.loading import load_data
    from lodkit.validation.own import check_own

    return check_own(load_data([dump]), project, names={str(dump): NQUADS}, progress=progress)


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
    inputs: Sequence[Input],
    reading: ReadingSettings,
    lexicon: Lexicon,
    tally: Tally,
    progress: Progress,
) -> Iterator[Facts | Copy | Version]:
    """What every article states, or whose repetition it is; the others are noted in `tally`."""
    with closing(Seen()) as seen:
        for done, told in enumerate(read_articles(inputs, reading)):
            progress("mapping articles", done, max(len(inputs), done + 1))
            if isinstance(told, SetAside):
                tally.note(told)
                continue
            article = _in_its_language(told.article, lexicon)
            code = article.language
            if code not in lexicon.languages and not told.named:
                tally.elsewhere[code] = tally.elsewhere.get(code, 0) + 1
                continue
            try:
                _check_language(article, lexicon)
                before = seen.meet(article)
            except InputError as error:
                tally.leave_out(told.place, error)
                continue
            if before is not None:
                tally.repeated(before)
                yield before
                continue
            facts = map_with(article, lexicon)
            tally.languages[code] = tally.languages.get(code, 0) + 1
            tally.unused += len(facts.unused)
            yield facts


def _map(article: Article, lexicon: Lexicon) -> Facts:
    article = _in_its_language(article, lexicon)
    _check_language(article, lexicon)
    return map_with(article, lexicon)


def _in_its_language(article: Article, lexicon: Lexicon) -> Article:
    """The article in the language it is said to be in, else in the one its words show.

    What is said is a name, or a code of three letters, where it is none of the lexicon's codes.
    """
    code = article.language
    if code in lexicon.languages or (len(code) == _CODE and code.isalpha()):
        return article
    return replace(article, language=identify(article.text) or UNDETERMINED)


def _check_language(article: Article, lexicon: Lexicon) -> None:
    code = article.language
    if code not in lexicon.languages:
        known = ", ".join(lexicon.languages)
        what = "its language is not clear" if code == UNDETERMINED else f"no lexicon for {code!r}"
        raise InputError(
            what,
            where=f"article {article.id}",
            remedy=f"the lexicon has {known}; --lang says which it is",
        )


def _lines(articles: Iterable[Facts | Copy | Version], project: Project) -> Iterator[str]:
    """The N-Quads of every article, and of the vocabulary they are written in."""
    vocabulary: Vocabulary = load_vocabulary(project)
    for article in articles:
        if isinstance(article, Facts):
            yield from writer.quads(article, vocabulary, project.base)
        else:
            yield from repetitions.quads(article, project.base)
    yield from vocabulary_quads(project)


def _nothing_left(tally: Tally) -> InputError:
    others = sum(tally.elsewhere.values())
    if not tally.set_aside:
        counted = ", ".join(f"{code} {n}" for code, n in sorted(tally.elsewhere.items()))
        what = f"{others:,} are in languages that the lexicon lacks: {counted}"
        return InputError("no article could be built: " + (what if others else "there is none"))
    first = tally.set_aside[0]
    left = tally.left_out + others - 1
    more = f"; and {left:,} more" if left else ""
    return InputError(f"no article could be built: {first.article}: {first.reason}{more}")
