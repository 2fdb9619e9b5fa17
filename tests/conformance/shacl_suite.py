"""The W3C SHACL test suite, read: its tests as plain values.

The suite is not part of the project: https://github.com/w3c/data-shapes, its folder
data-shapes-test-suite/tests.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pyoxigraph as ox

from lodkit.validation.data import Data, Term
from lodkit.validation.loading import load_data
from lodkit.validation.paths import SH, read_list, read_path
from lodkit.validation.report import Finding

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
SHT = "http://www.w3.org/ns/shacl-test#"

Row = tuple[str, str, str, str, str, str]
"""Focus node, path, value, severity, constraint component and shape; blank nodes without name."""


@dataclass(frozen=True, slots=True)
class Case:
    """A validation, and what is expected of it: rows, or None where it is to fail."""

    name: str
    data: Path
    shapes: Path
    rows: frozenset[Row] | None


def cases(suite: Path) -> Iterator[Case]:
    """The tests of SHACL Core and of SHACL-SPARQL."""
    for manifest in _manifests(suite / "manifest.ttl"):
        graph = load_data([manifest])
        for listed in graph.pairs(f"{MF}entries").tolist():
            for entry in read_list(graph, graph.terms[listed & 0xFFFFFFFF]):
                yield _case(graph, entry, suite)


def _manifests(manifest: Path) -> Iterator[Path]:
    graph = load_data([manifest])
    yield manifest
    for pair in graph.pairs(f"{MF}include").tolist():
        yield from _manifests(_path(graph.terms[pair & 0xFFFFFFFF]))


def _case(graph: Data, entry: Term, suite: Path) -> Case:
    (action,) = graph.objects(entry, f"{MF}action")
    (result,) = graph.objects(entry, f"{MF}result")
    data, shapes = (
        _path(graph.objects(action, f"{SHT}{kind}Graph")[0]) for kind in ("data", "shapes")
    )
    name = _path(entry).relative_to(suite).as_posix()
    if result == ox.NamedNode(f"{SHT}Failure"):
        return Case(name, data, shapes, None)
    rows = (_row(graph, one) for one in graph.objects(result, f"{SH}result"))
    return Case(name, data, shapes, frozenset(rows))


def _row(graph: Data, result: Term) -> Row:
    def of(name: str) -> str:
        return _shown(next(iter(graph.objects(result, SH + name)), None))

    paths = graph.objects(result, f"{SH}resultPath")
    return (
        of("focusNode"),
        str(read_path(graph, paths[0])) if paths else "",
        of("value"),
        of("resultSeverity"),
        of("sourceConstraintComponent"),
        of("sourceShape"),
    )


def rows_of(findings: Iterable[Finding]) -> frozenset[Row]:
    """What was found, to compare with what a test expects."""
    return frozenset(
        (
            _shown(f.focus),
            str(f.path or ""),
            _shown(f.value),
            f"<{f.own_severity or SH + f.severity}>",
            f"<{f.constraint}>",
            _shown(f.shape),
        )
        for f in findings
    )


def _shown(term: Term | None) -> str:
    return "_:" if isinstance(term, ox.BlankNode) else str(term or "")


def _path(term: Term) -> Path:
    return Path(unquote(urlsplit(term.value).path))
