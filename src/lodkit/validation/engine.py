"""The engine: which one validates, and that there is something to validate against."""

from typing import TYPE_CHECKING, Literal

from lodkit.errors import ShapesError
from lodkit.validation.paths import RDF, SH
from lodkit.validation.report import Report, report_of

if TYPE_CHECKING:
    from lodkit.validation.data import Data

Engine = Literal["auto", "fast", "pyshacl"]
_TARGETS = ("targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf", "target")


def validate(data: "Data", shapes: "Data", *, engine: Engine = "auto") -> Report:
    """Validate `data` against `shapes` (SHACL Core and SHACL-SPARQL), without inference.

    owl:imports is not followed. Raises ShapesError where the shapes are ill-formed or the graph
    holds none.
    """
    from lodkit.validation.with_pyshacl import findings

    if not _has_shapes(shapes):
        raise ShapesError(
            "there is no shape in the shapes graph",
            remedy="a shape is a sh:NodeShape or sh:PropertyShape, or has a target",
        )
    return report_of(findings(data, shapes))


def _has_shapes(shapes: "Data") -> bool:
    import pyoxigraph as ox

    kinds = (ox.NamedNode(f"{SH}{name}") for name in ("NodeShape", "PropertyShape"))
    return any(shapes.subjects(f"{RDF}type", kind) for kind in kinds) or any(
        len(shapes.pairs(f"{SH}{target}")) for target in _TARGETS
    )
