"""Which line of which file each finding is about, and which line of the shapes says so."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path as FilePath
from typing import IO, TYPE_CHECKING, Any

import pyoxigraph as ox

from lodkit.validation.lines import BY_LINE, NUMBERED, numbered, numbered_about, sorted_about
from lodkit.validation.paths import SH, Alternative, Inverse, Path, Predicate, Sequence
from lodkit.validation.places import Place
from lodkit.validation.report import Finding, Report
from lodkit.validation.streams import STDIN

if TYPE_CHECKING:
    from lodkit.validation.data import Data, DataGraph, Term

Key = tuple["Term | None", str | None, "Term | None"]
"""Statements: of a subject, with a property, with an object; None is any."""
Open = Callable[[str], tuple[IO[bytes], ox.RdfFormat] | None]
"""Opens a file once more by its name, decompressed; None for what cannot be read twice."""
_TOO_MANY = frozenset(f"{SH}{name}ConstraintComponent" for name in ("MaxCount", "UniqueLang"))


def locate(
    report: Report, data: "DataGraph", shapes: "Data", opened: Open, names: Mapping[str, str]
) -> Report:
    """The report with the places of its findings, where files have lines, and its shapes' names.

    A finding is about the statement that leads from its focus node to its value; where there is
    no such value, about the node's (last, if there are too many) statement with that property;
    else about the node's first statement, or the first one that names the node. `names` are what
    files are called in the report, unless by their own names.
    """
    told = partial(_told, names=names)
    within = {f.shape: _within(f.shape, shapes) for f in report.findings}
    of_shapes: dict[Finding, list[Key]] = {f: [(f.shape, None, None)] for f in report.findings}
    places = _places({f: list(_wishes(f)) for f in report.findings}, data, opened)
    shapes_places = _places(of_shapes, shapes, opened)
    findings = tuple(
        replace(
            f,
            place=told(places.get(f)),
            shape_place=told(shapes_places.get(f)),
            within=within[f.shape],
        )
        for f in report.findings
    )
    return replace(report, findings=findings)


def _within(shape: "Term", shapes: "Data") -> "Term | None":
    """The nearest node with a name that leads to a shape without one."""
    seen, nodes = {shape}, {shape}
    while isinstance(shape, ox.BlankNode) and nodes:
        leading = (shapes.subjects(iri, node) for iri in shapes.properties() for node in nodes)
        nodes = {node for found in leading for node in found} - seen
        seen |= nodes
        if named := [node for node in nodes if isinstance(node, ox.NamedNode)]:
            return min(named, key=str)
    return None


def _told(place: Place | None, *, names: Mapping[str, str]) -> Place | None:
    return place and replace(place, file=names.get(place.file, place.file))


def _places(
    wishes: dict[Finding, list[Key]], data: "DataGraph", opened: Open
) -> dict[Finding, Place]:
    """The place of each finding that has one: that of the first of its wishes that was met.

    Where each line is a statement, those about a node are found quickly; only if that leaves a
    finding without a place are all statements looked at.
    """
    found = _Found({key for keys in wishes.values() for key in keys}, data.ordered)
    hurried = [
        source for source in enumerate(data.files) if found.look(*source, opened, quick=True)
    ]
    places = found.places(wishes)
    if len(places) < len(wishes):
        for number, file in hurried:
            found.look(number, file, opened, quick=False)
        places = found.places(wishes)
    return places


def _wishes(finding: Finding) -> Iterator[Key]:
    """The statements a finding may be about, the best first."""
    focus, value = finding.focus, finding.value
    if finding.path is not None:
        for subject, predicate, object_ in _steps(finding.path, focus, value):
            if value is not None:
                yield subject, predicate, object_
            yield (focus, predicate, None) if subject == focus else (None, predicate, focus)
    yield focus, None, None
    yield None, None, focus


def _steps(path: Path, focus: "Term", value: "Term | None") -> Iterator[Key]:
    """The first step along a path: its statements lie at the focus node."""
    match path:
        case Predicate(iri):
            yield focus, iri, value
        case Inverse(Predicate(iri)):
            yield value, iri, focus
        case Sequence((first, *_)):
            yield from _steps(first, focus, None)
        case Alternative(parts):
            for part in parts:
                yield from _steps(part, focus, value)


class _Found:
    """Where the wanted statements stand: the first and the last of each kind."""

    def __init__(self, wanted: set[Key], ordered: Container[str]) -> None:
        self._wanted = wanted
        self._ordered = ordered
        self._nodes = {node for s, _, o in wanted for node in (s, o) if node is not None}
        self._first: dict[Key, Place] = {}
        self._last: dict[Key, Place] = {}

    def places(self, wishes: dict[Finding, list[Key]]) -> dict[Finding, Place]:
        """The place of the first wish that was met, or the last place where there are too many."""
        places = {}
        for finding, keys in wishes.items():
            key = next((key for key in keys if key in self._first), None)
            if key is not None:
                last = finding.constraint in _TOO_MANY and key[1] is not None
                places[finding] = (self._last if last else self._first)[key]
        return places

    def look(self, number: int, file: str, opened: Open, *, quick: bool) -> bool:
        """Look through a file, quickly if that is possible; says whether it was done quickly."""
        source = opened(file) if self._wanted else None
        if source is None or source[1] not in NUMBERED:
            return False
        blank = any(isinstance(node, ox.BlankNode) for node in self._nodes)
        quick = quick and source[1] in BY_LINE and not blank
        with source[0] as stream:
            subjects = {str(node).encode() for node in self._nodes} if quick else set()
            if quick and file in self._ordered:
                self._note(sorted_about(FilePath(file), subjects), file, number)
            elif quick:
                self._note(numbered_about(stream, source[1], subjects), file, number)
            else:
                base = None if file == STDIN else FilePath(file).resolve().as_uri()
                self._note(numbered(stream, source[1], base=base), file, number)
        return quick

    def _note(self, statements: Iterable[tuple[ox.Quad, int]], file: str, number: int) -> None:
        """Remember where statements stand; blank nodes are called as `Data` calls them."""
        names: dict[Any, ox.BlankNode] = {}
        for quad, line in statements:
            subject, object_ = (
                names.setdefault(term, ox.BlankNode(f"f{number}b{len(names)}"))
                if isinstance(term, ox.BlankNode)
                else term
                for term in (quad.subject, quad.object)
            )
            if subject in self._nodes or object_ in self._nodes:
                for key in _keys(subject, quad.predicate.value, object_):
                    if key in self._wanted:
                        self._last[key] = place = Place(file, line)
                        self._first.setdefault(key, place)


def _keys(subject: Any, predicate: str, object_: Any) -> Iterator[Key]:
    """All that a statement may be wanted as."""
    yield subject, predicate, object_
    yield subject, predicate, None
    yield None, predicate, object_
    yield subject, None, None
    yield None, None, object_
