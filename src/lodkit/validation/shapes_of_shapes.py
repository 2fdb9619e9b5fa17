"""Shapes validated against SHACL's own shapes (SHACL, appendix C), before they are applied."""

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from lodkit.errors import ProjectError, ShapesError
from lodkit.validation.constraints import Constraint, Pattern
from lodkit.validation.data import Data
from lodkit.validation.engine import validate
from lodkit.validation.loading import load_data
from lodkit.validation.locating import Open, locate
from lodkit.validation.patterns import matching
from lodkit.validation.report import Finding, Report
from lodkit.validation.shapes import Shapes, led_to

_SHOWN = 3


def check_shapes(shapes: Data, opened: Open) -> None:
    """Raise ShapesError with file and line where shapes break the syntax rules of SHACL.

    `opened` opens their files once more.
    """
    _read_all(shapes, opened)
    rules = load_data([_file()])
    report = validate(shapes, rules)
    if report.conforms:
        return
    located = locate(report, shapes, rules, opened, {})
    told = []
    for finding in located.findings[:_SHOWN]:
        line = f"{finding.place.file}, line {finding.place.line}: " if finding.place else ""
        path = f" {finding.path}" if finding.path else ""
        told.append(f"{line}{finding.focus}{path}: {finding.message}")
    more = len(located.findings) - len(told)
    listed = "; ".join(told) + (f"; and {more} more" if more else "")
    raise ShapesError(f"the shapes are ill-formed by SHACL's own shapes: {listed}")


def _read_all(graph: Data, opened: Open) -> None:
    shapes = Shapes(graph)
    waiting = shapes.targeted_nodes()
    for node in waiting:
        try:
            constraints = shapes.shape(node).constraints
            _try_patterns(constraints)
            led = (n for one in constraints for n in led_to(one))
            waiting += [other for other in led if other not in waiting]
        except ShapesError as error:
            found = Finding("Violation", node, None, None, "", node, "")
            place = locate(Report((found,)), graph, graph, opened, {}).findings[0].place
            where = f"{place.file}, line {place.line}" if place else error.where
            raise ShapesError(error.what, where=where) from error


def _try_patterns(constraints: Iterable[Constraint]) -> None:
    """Raise ShapesError where a pattern is ill-formed, even if data has nothing to match."""
    for one in constraints:
        if isinstance(one, Pattern):
            matching([""], one.pattern, one.flags)


def _file() -> Path:
    """SHACL's shapes for shapes, which come with pySHACL; to find them does not load it."""
    found = find_spec("pyshacl")
    for place in (found and found.submodule_search_locations) or ():
        return Path(place) / "assets" / "shacl-shacl.ttl"
    raise ProjectError("pySHACL is not installed", remedy="pip install pyshacl")
