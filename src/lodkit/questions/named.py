"""The queries of queries/: their names, what their first lines say, and that in other languages."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from lodkit.errors import ProjectError, UsageError
from lodkit.project import Project
from lodkit.questions.parameters import Parameter, filled, parameters_of

WORDS = "words"
"""The folder beside the queries that holds a file for each language but English."""

_PARAMETERS = "parameters"

Words = Mapping[str, Mapping[str, Mapping[str, str]]]
"""What each language calls the queries: by language, query, and "title" or "summary"."""


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of queries/: its name, and what its first lines say of it."""

    name: str
    title: str
    summary: str
    text: str
    parameters: tuple[Parameter, ...] = ()
    words: Words = field(default_factory=dict, repr=False)

    def title_in(self, language: str) -> str:
        """What the query is called in a language, else in English."""
        return self._said(language, self.name, "title") or self.title

    def summary_in(self, language: str) -> str:
        """What the query answers, in a language, else in English."""
        return self._said(language, self.name, "summary") or self.summary

    def label_in(self, language: str, parameter: Parameter) -> str:
        """What a parameter is called in a language, else in English."""
        return self._said(language, _PARAMETERS, parameter.name) or parameter.label

    def with_values(self, given: Mapping[str, str], *, base: str) -> str:
        """The query with these values filled in; what is not given keeps its default.

        An empty value means any. Raises UsageError for a value or parameter that does not fit.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in given:
            if name not in known:
                raise UsageError(
                    f"{self.name!r} has no parameter {name!r}",
                    remedy=f"known: {', '.join(known) or 'none'}",
                )
        return filled(self.text, {n: known[n].term(value, base) for n, value in given.items()})

    def _said(self, language: str, *path: str) -> str:
        query, kind = path
        return self.words.get(language, {}).get(query, {}).get(kind, "")


def named_queries(project: Project) -> list[NamedQuery]:
    """The questions that come with the project, in order of name."""
    words = _words(sorted((project.queries / WORDS).glob("*.toml")))
    return [_named(path, project, words) for path in sorted(project.queries.rglob("*.rq"))]


def _named(path: Path, project: Project, words: Words) -> NamedQuery:
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(project.queries).with_suffix("").as_posix()
    said = _header(text, "title"), _header(text, "summary")
    return NamedQuery(name, *said, text, parameters_of(text), words)


def _words(files: Iterable[Path]) -> Words:
    found = {}
    for file in files:
        try:
            found[file.stem] = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ProjectError(f"cannot be read: {error}", where=file) from error
    return MappingProxyType(found)


def _header(text: str, field: str) -> str:
    start = f"# {field}:"
    lines = (line for line in text.splitlines() if line.startswith(start))
    return next(lines, start).removeprefix(start).strip()
