"""Shapes of SHACL Core evaluated over columns: whole sets of nodes at once, never one by one."""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pyoxigraph as ox

from lodkit.errors import ShapesError
from lodkit.validation import constraints as c
from lodkit.validation.checks import Broken, broken
from lodkit.validation.data import LOW, Data, Numbers, Pairs, Term, distinct, packed
from lodkit.validation.facts import Facts, Mask
from lodkit.validation.messages import message_of
from lodkit.validation.paths import RDF, SH
from lodkit.validation.report import Finding
from lodkit.validation.shapes import RDFS, Shapes
from lodkit.validation.walking import walk

CHUNK = 200_000
"""Focus nodes that are evaluated together: what bounds the memory that an evaluation takes."""
MOST_DEPTH = 200


class Evaluation:
    """One validation: the data, what is known of its terms, the shapes."""

    def __init__(self, data: Data, shapes: Shapes) -> None:
        self.data = data
        self.shapes = shapes
        self.facts = Facts(data)
        self._instances: dict[str, Numbers] = {}
        self._depth = 0

    def findings(self, shape: c.Shape, among: Numbers | None = None) -> Iterator[Finding]:
        """What a shape finds at its targets, or at those of them that are `among` some nodes."""
        nodes = self.targets(shape.targets)
        if among is not None:
            nodes = np.intersect1d(nodes, among)
        for start in range(0, len(nodes), CHUNK):
            yield from self._found(shape, nodes[start : start + CHUNK])

    def targets(self, targets: c.Targets) -> Numbers:
        """The focus nodes of a shape, sorted."""
        parts = [np.array([self.data.number(node) for node in targets.nodes], np.int64)]
        parts += [self.instances(iri) for iri in targets.classes]
        parts += [self.data.pairs(iri) >> 32 for iri in targets.subjects_of]
        parts += [self.data.inverse(iri) >> 32 for iri in targets.objects_of]
        return distinct(np.concatenate(parts))

    def instances(self, iri: str) -> Numbers:
        """The SHACL instances of a class, sorted."""
        if iri not in self._instances:
            classes = [self.data.number(ox.NamedNode(iri))]
            seen = set(classes)
            for number in classes:
                for found in _seconds(self.data.inverse(f"{RDFS}subClassOf"), number):
                    if found not in seen:
                        seen.add(found)
                        classes.append(found)
            typed = self.data.inverse(f"{RDF}type")
            parts = [np.array(_seconds(typed, number), np.int64) for number in classes]
            self._instances[iri] = distinct(np.concatenate(parts))
        return self._instances[iri]

    def failing(self, shape: Term, nodes: Numbers) -> Mask:
        """Which of some sorted nodes do not conform to a shape."""
        found = self.shapes.shape(shape)
        bad = np.zeros(len(nodes), np.bool_)
        if not len(nodes):
            return bad
        with self._deeper():
            pairs = self._pairs(found, nodes)
            for constraint in found.constraints:
                for rows in broken(self, constraint, nodes, pairs):
                    bad[np.searchsorted(nodes, rows.focus)] = True
        return bad

    def _found(self, shape: c.Shape, nodes: Numbers) -> Iterator[Finding]:
        if not len(nodes):
            return
        with self._deeper():
            pairs = self._pairs(shape, nodes)
            for constraint in shape.constraints:
                if isinstance(constraint, c.Property):
                    values = distinct(pairs & LOW)
                    yield from self._found(self.shapes.shape(constraint.shape), values)
                    continue
                for rows in broken(self, constraint, nodes, pairs):
                    yield from self._told(shape, constraint, rows)

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        if self._depth == MOST_DEPTH:
            raise ShapesError(f"more than {MOST_DEPTH} shapes are one inside the other")
        self._depth += 1
        yield
        self._depth -= 1

    def _pairs(self, shape: c.Shape, nodes: Numbers) -> Pairs:
        if shape.path is None:
            return packed(nodes, nodes)
        return walk(self.data, shape.path, nodes)

    def _told(self, shape: c.Shape, constraint: c.Constraint, rows: Broken) -> Iterator[Finding]:
        terms = self.data.terms
        message = shape.message or message_of(constraint)
        values = [None] * len(rows.focus) if rows.values is None else rows.values.tolist()
        for focus, value in zip(rows.focus.tolist(), values, strict=True):
            yield Finding(
                severity=shape.severity,
                focus=terms[focus],
                path=rows.path or shape.path,
                value=None if value is None else terms[value],
                constraint=f"{SH}{constraint.component}ConstraintComponent",
                shape=shape.node,
                message=message,
                own_severity=shape.own_severity,
            )


def _seconds(pairs: Pairs, first: int) -> list[int]:
    ends = np.searchsorted(pairs, [first << 32, (first + 1) << 32])
    seconds: list[int] = (pairs[ends[0] : ends[1]] & LOW).tolist()
    return seconds
