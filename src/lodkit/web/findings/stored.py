"""A report as its JSON has it (docs/report.schema.json): values, by the nodes they are about."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lodkit.model.article import Span
from lodkit.validation.report import SEVERITIES


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article, and the sentence it stands in."""

    article: str
    span: Span
    sentence: str
    start: int
    """Where the sentence begins."""

    @property
    def parts(self) -> tuple[str, str, str]:
        """The sentence before the stretch, the stretch, and what follows it."""
        first, last = self.span.start - self.start, self.span.end - self.start
        return self.sentence[:first], self.sentence[first:last], self.sentence[last:]


@dataclass(frozen=True, slots=True)
class Found:
    """A finding; terms are in N-Triples syntax, `line` is that of a file that was sent in."""

    severity: str
    message: str
    focus: str
    path: str
    value: str
    constraint: str
    line: int | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Stored:
    """The findings of a report, the worst first."""

    findings: tuple[Found, ...] = ()

    @cached_property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many findings have each severity, of those that there are."""
        numbers = ((s, sum(f.severity == s for f in self.findings)) for s in SEVERITIES)
        return tuple((severity.lower(), number) for severity, number in numbers if number)

    def of(self, iri: str) -> tuple[Found, ...]:
        """What was found about a node."""
        return self._by_node.get(f"<{iri}>", ())

    @cached_property
    def _by_node(self) -> Mapping[str, tuple[Found, ...]]:
        known: dict[str, list[Found]] = defaultdict(list)
        for found in self.findings:
            known[found.focus].append(found)
        return {focus: tuple(found) for focus, found in known.items()}


def stored(content: bytes) -> Stored:
    """Read a report; one that an older release has in another form has no findings to show."""
    try:
        rows = json.loads(content).get("findings", [])
        return Stored(tuple(map(_found, rows)))
    except (ValueError, LookupError, TypeError, AttributeError):
        return Stored()


def _found(row: Mapping[str, Any]) -> Found:
    place = row.get("place", {})
    return Found(
        severity=row["severity"],
        focus=row["focus"],
        line=place.get("line"),
        passages=tuple(_passages(row.get("passages", ()))),
        **{name: row.get(name, "") for name in ("message", "path", "value", "constraint")},
    )


def _passages(rows: Any) -> Iterator[Passage]:
    for row in rows:
        span = Span(row["start"], row["end"])
        yield Passage(row["article"], span, row["sentence"], row["sentence_start"])
