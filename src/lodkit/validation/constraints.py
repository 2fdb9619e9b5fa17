"""Constraints of SHACL Core (section 4) and the shapes that hold them, as values."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from lodkit.validation.report import Severity

if TYPE_CHECKING:
    from lodkit.validation.data import Term
    from lodkit.validation.paths import Path


class Constraint:
    """One constraint of a shape; `component` is the local name of its constraint component."""

    __slots__ = ()
    component: str


@dataclass(frozen=True, slots=True)
class Class(Constraint):
    """sh:class."""

    iri: str
    component: str = "Class"


@dataclass(frozen=True, slots=True)
class Datatype(Constraint):
    """sh:datatype."""

    iri: str
    component: str = "Datatype"


@dataclass(frozen=True, slots=True)
class NodeKind(Constraint):
    """sh:nodeKind; `name` is the local name of the kind."""

    name: str
    component: str = "NodeKind"


@dataclass(frozen=True, slots=True)
class Count(Constraint):
    """sh:minCount, sh:maxCount."""

    component: str
    number: int


@dataclass(frozen=True, slots=True)
class Range(Constraint):
    """sh:minExclusive, sh:minInclusive, sh:maxExclusive, sh:maxInclusive."""

    component: str
    bound: ox.Literal


@dataclass(frozen=True, slots=True)
class Length(Constraint):
    """sh:minLength, sh:maxLength."""

    component: str
    number: int


@dataclass(frozen=True, slots=True)
class Pattern(Constraint):
    """sh:pattern with sh:flags."""

    pattern: str
    flags: str
    component: str = "Pattern"


@dataclass(frozen=True, slots=True)
class LanguageIn(Constraint):
    """sh:languageIn."""

    ranges: tuple[str, ...]
    component: str = "LanguageIn"


@dataclass(frozen=True, slots=True)
class UniqueLang(Constraint):
    """sh:uniqueLang true."""

    component: str = "UniqueLang"


@dataclass(frozen=True, slots=True)
class Pair(Constraint):
    """sh:equals, sh:disjoint, sh:lessThan, sh:lessThanOrEquals with another property."""

    component: str
    iri: str


@dataclass(frozen=True, slots=True)
class Logical(Constraint):
    """sh:not, sh:and, sh:or, sh:xone, and sh:node with the shapes they join."""

    component: str
    shapes: tuple["Term", ...]


@dataclass(frozen=True, slots=True)
class Property(Constraint):
    """sh:property: values are focus nodes of another shape."""

    shape: "Term"
    component: str = "Property"


@dataclass(frozen=True, slots=True)
class Qualified(Constraint):
    """sh:qualifiedMinCount, sh:qualifiedMaxCount; values that fit a sibling do not count."""

    component: str
    number: int
    shape: "Term"
    siblings: tuple["Term", ...]


@dataclass(frozen=True, slots=True)
class Closed(Constraint):
    """sh:closed with all properties that are allowed."""

    allowed: frozenset[str]
    component: str = "Closed"


@dataclass(frozen=True, slots=True)
class HasValue(Constraint):
    """sh:hasValue."""

    value: "Term"
    component: str = "HasValue"


@dataclass(frozen=True, slots=True)
class In(Constraint):
    """sh:in."""

    values: tuple["Term", ...]
    component: str = "In"


@dataclass(frozen=True, slots=True)
class Foreign(Constraint):
    """A constraint that is not of SHACL Core, such as a query; `what` says which."""

    what: str
    component: str = "Foreign"


@dataclass(frozen=True, slots=True)
class Targets:
    """What a shape is applied to (SHACL, section 2.1.3)."""

    nodes: tuple["Term", ...] = ()
    classes: tuple[str, ...] = ()
    subjects_of: tuple[str, ...] = ()
    objects_of: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.nodes or self.classes or self.subjects_of or self.objects_of)


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape, or a property shape where it has a path."""

    node: "Term"
    path: "Path | None" = None
    severity: Severity = "Violation"
    own_severity: str = ""
    messages: tuple[ox.Literal, ...] = ()
    targets: Targets = field(default_factory=Targets)
    constraints: tuple[Constraint, ...] = ()
