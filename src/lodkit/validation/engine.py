"""The engine: shapes of SHACL Core are evaluated here, those with queries by pySHACL."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from lodkit.errors import ShapesError, UsageError
from lodkit.validation.paths import RDF, SH
from lodkit.validation.report import Finding, Report, report_of

if TYPE_CHECKING:
    from lodkit.validation.changes import Changes
    from lodkit.validation.data import Data, DataGraph
    from lodkit.validation.shapes import Shapes

Engine = Literal["auto", "fast", "pyshacl"]
_TARGETS = ("targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf", "target")


def validate(
    data: "DataGraph",
    shapes: "Data",
    *,
    engine: Engine = "auto",
    changes: "Changes | None" = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Report:
    """Validate `data` against `shapes` (SHACL Core and SHACL-SPARQL), without inference.

    `auto` leaves to pySHACL the shapes that hold queries or refer to themselves; `fast` refuses
    these; `pyshacl` leaves it everything. With `changes`, shapes of SHACL Core are applied only
    where they may find something else than before these. `progress` is told of how many shapes
    are done, and how many there are. Raises ShapesError where the shapes are ill-formed or the
    graph holds none, UsageError where the engine cannot do what is asked.
    """
    from lodkit.validation.shapes import Shapes
    from lodkit.validation.with_pyshacl import findings as findings_of_pyshacl

    if not _has_shapes(shapes):
        raise ShapesError(
            "there is no shape in the shapes graph",
            remedy="a shape is a sh:NodeShape or sh:PropertyShape, or has a target",
        )
    if engine == "pyshacl":
        return report_of(findings_of_pyshacl(data, shapes))
    return _report(data, Shapes(shapes), engine, changes, progress)


def _report(
    data: "DataGraph",
    shapes: "Shapes",
    engine: Engine,
    changes: "Changes | None",
    progress: Callable[[int, int], None],
) -> Report:
    from lodkit.validation.changes import SUBCLASS, Reach
    from lodkit.validation.evaluation import Evaluation
    from lodkit.validation.foreign import foreign
    from lodkit.validation.with_pyshacl import findings as findings_of_pyshacl

    left = foreign(shapes)
    if left and engine == "fast":
        raise UsageError(
            f"--engine fast does not know {', '.join(sorted(set(left.values())))}",
            remedy="choose --engine auto",
        )
    reach = None
    if changes is not None and not len(changes.of(SUBCLASS)):
        reach = Reach(data, shapes, changes)
    evaluation = Evaluation(data, shapes, reach)
    found: list[Finding] = []
    for done, shape in enumerate(shapes.targeted):
        progress(done, len(shapes.targeted))
        if shape.node not in left:
            found += evaluation.findings(shape)
    if left:
        evaluated = frozenset(shape.node for shape in shapes.targeted) - left.keys()
        found += findings_of_pyshacl(data, shapes.graph, evaluated)
    progress(len(shapes.targeted), len(shapes.targeted))
    return report_of(found, None if left or reach is not None else evaluation.targets)


def _has_shapes(shapes: "Data") -> bool:
    import pyoxigraph as ox

    kinds = (ox.NamedNode(f"{SH}{name}") for name in ("NodeShape", "PropertyShape"))
    return any(shapes.subjects(f"{RDF}type", kind) for kind in kinds) or any(
        len(shapes.pairs(f"{SH}{target}")) for target in _TARGETS
    )
