"""Property paths (SHACL, section 2.3.1) as values; their text is SPARQL's."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pyoxigraph as ox

from lodkit.errors import ShapesError

if TYPE_CHECKING:
    from lodkit.validation.data import Data, Term

SH = "http://www.w3.org/ns/shacl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
MOST_DEPTH = 50
"""Paths that may be one inside the other."""
NIL = ox.NamedNode(f"{RDF}nil")
Times = Literal["*", "+", "?"]
_TIMES: tuple[tuple[str, Times], ...] = (
    ("zeroOrMorePath", "*"),
    ("oneOrMorePath", "+"),
    ("zeroOrOnePath", "?"),
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """The plain step along a property."""

    iri: str

    def __str__(self) -> str:
        return f"<{self.iri}>"


@dataclass(frozen=True, slots=True)
class Inverse:
    """sh:inversePath: from objects to subjects."""

    path: "Path"

    def __str__(self) -> str:
        return f"^{_grouped(self.path)}"


@dataclass(frozen=True, slots=True)
class Sequence:
    """One path after another."""

    parts: tuple["Path", ...]

    def __str__(self) -> str:
        return "/".join(map(_grouped, self.parts))


@dataclass(frozen=True, slots=True)
class Alternative:
    """sh:alternativePath: any of the paths."""

    parts: tuple["Path", ...]

    def __str__(self) -> str:
        return "|".join(map(_grouped, self.parts))


@dataclass(frozen=True, slots=True)
class Repeated:
    """sh:zeroOrMorePath (*), sh:oneOrMorePath (+), sh:zeroOrOnePath (?)."""

    path: "Path"
    times: Times

    def __str__(self) -> str:
        return f"{_grouped(self.path)}{self.times}"


Path = Predicate | Inverse | Sequence | Alternative | Repeated


def _grouped(path: Path) -> str:
    return str(path) if isinstance(path, Predicate) else f"({path})"


def read_path(shapes: "Data", node: "Term", within: frozenset["Term"] = frozenset()) -> Path:
    """The path that a node of the shapes graph stands for.

    Raises ShapesError where it is ill-formed, holds itself or too many others.
    """
    if isinstance(node, ox.NamedNode):
        return Predicate(node.value)
    if node in within or len(within) > MOST_DEPTH or isinstance(node, ox.Literal):
        raise ShapesError("a property path is ill-formed")
    inside = within | {node}
    if shapes.objects(node, f"{RDF}first"):
        return Sequence(_parts(shapes, node, inside))
    for name, times in _TIMES:
        for inner in shapes.objects(node, SH + name):
            return Repeated(read_path(shapes, inner, inside), times)
    for inner in shapes.objects(node, f"{SH}inversePath"):
        return Inverse(read_path(shapes, inner, inside))
    for listed in shapes.objects(node, f"{SH}alternativePath"):
        return Alternative(_parts(shapes, listed, inside))
    raise ShapesError("a property path is ill-formed")


def _parts(shapes: "Data", node: "Term", within: frozenset["Term"]) -> tuple[Path, ...]:
    parts = tuple(read_path(shapes, part, within) for part in read_list(shapes, node))
    if len(parts) < 2:
        raise ShapesError("a path of several steps or choices has at least two of them")
    return parts


def read_list(shapes: "Data", node: "Term") -> list["Term"]:
    """The members of an RDF list. Raises ShapesError where it is broken or holds itself."""
    members: list[Term] = []
    seen = set()
    while node != NIL:
        firsts, rests = shapes.objects(node, f"{RDF}first"), shapes.objects(node, f"{RDF}rest")
        if len(firsts) != 1 or len(rests) != 1 or node in seen:
            raise ShapesError("an RDF list is ill-formed")
        seen.add(node)
        members.append(firsts[0])
        node = rests[0]
    return members
