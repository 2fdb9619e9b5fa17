"""Shapes of SHACL Core evaluated over columns: whole sets of nodes at once, never one by one."""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pyoxigraph as ox

from lodkit.errors import ShapesError
from lodkit.validation import constraints as c
from lodkit.validation.changes import Reach
from lodkit.validation.checks import OF_VALUES, Broken, broken
from lodkit.validation.columns import LOW, Mask, Numbers, Pairs, firsts, packed, seconds, union
from lodkit.validation.data import DataGraph, Term
from lodkit.validation.facts import Facts
from lodkit.validation.messages import in_one_language, message_of
from lodkit.validation.parameters import named
from lodkit.validation.paths import RDF, SH
from lodkit.validation.report import Finding
from lodkit.validation.shapes import RDFS, Shapes
from lodkit.validation.walking import walk

CHUNK = 200_000
"""Focus nodes that are evaluated together: what bounds the memory that an evaluation takes."""
MOST_DEPTH = 200


class Evaluation:
    """One validation: the data, what is known of its terms, the shapes.

    `targets` counts the focus nodes that shapes were applied to. With `reach`, only what something
    may have changed for is evaluated.
    """

    def __init__(self, data: DataGraph, shapes: Shapes, reach: Reach | None = None) -> None:
        self.data = data
        self.shapes = shapes
        self.facts = Facts(data)
        self.targets = 0
        self._reach = reach
        self._classes: dict[str, Numbers] = {}
        self._depth = 0

    def findings(self, shape: c.Shape) -> Iterator[Finding]:
        """What a shape finds at its targets. Raises ShapesError with the shape's name."""
        if self._reach is None:
            nodes, again = self._targets(shape.targets), None
        else:
            nodes = self._targets_among(shape.targets, self._reach.of(shape))
            again = self._reach.again(shape)
        self.targets += len(nodes)
        try:
            for start in range(0, len(nodes), CHUNK):
                yield from self._found(shape, nodes[start : start + CHUNK], again)
        except ShapesError as error:
            where = error.where or named(shape.node)
            raise ShapesError(error.what, where=where, remedy=error.remedy) from error

    def are_instances(self, nodes: Numbers, iri: str) -> Mask:
        """Which of some sorted nodes are SHACL instances of a class."""
        typed = self.data.onward(f"{RDF}type", nodes)
        return np.isin(nodes, typed[np.isin(typed & LOW, self._with_subclasses(iri))] >> 32)

    def _targets(self, targets: c.Targets) -> Numbers:
        """The focus nodes of a shape, sorted."""
        numbers = (self.data.number(node) for node in targets.nodes)
        classes = union(*map(self._with_subclasses, targets.classes))
        return union(
            np.fromiter(numbers, np.int64),
            seconds(self.data.backward(f"{RDF}type", classes)),
            *map(self.data.subjects_of, targets.subjects_of),
            *map(self.data.objects_of, targets.objects_of),
        )

    def _targets_among(self, targets: c.Targets, nodes: Numbers) -> Numbers:
        """Those of some sorted nodes that are focus nodes of a shape, sorted."""
        numbers = [self.data.number(node) for node in targets.nodes]
        return union(
            nodes[np.isin(nodes, numbers)],
            *(nodes[self.are_instances(nodes, iri)] for iri in targets.classes),
            *(firsts(self.data.onward(iri, nodes)) for iri in targets.subjects_of),
            *(nodes[self.data.led_to(iri, nodes)] for iri in targets.objects_of),
        )

    def _with_subclasses(self, iri: str) -> Numbers:
        """The numbers of a class and of all below it, sorted."""
        if iri not in self._classes:
            known = np.array([self.data.number(ox.NamedNode(iri))], np.int64)
            size = 0
            while size != len(known):
                size = len(known)
                known = union(known, seconds(self.data.backward(f"{RDFS}subClassOf", known)))
            self._classes[iri] = known
        return self._classes[iri]

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

    def _found(self, shape: c.Shape, nodes: Numbers, again: Numbers | None) -> Iterator[Finding]:
        """What a shape finds at some nodes: all of it, or all `again` and else what may be new."""
        if not len(nodes):
            return
        with self._deeper():
            pairs = self._pairs(shape, nodes)
            for constraint in shape.constraints:
                if isinstance(constraint, c.Property):
                    inner = self.shapes.shape(constraint.shape)
                    yield from self._found(inner, seconds(pairs), self._inner(shape, pairs, again))
                    continue
                doubtful = self._doubtful(shape, constraint, pairs, again)
                for rows in broken(self, constraint, nodes, doubtful):
                    yield from self._told(shape, constraint, rows)

    def _inner(self, shape: c.Shape, pairs: Pairs, again: Numbers | None) -> Numbers | None:
        """At which values all is to be evaluated again."""
        if self._reach is None or again is None:
            return None
        return seconds(pairs[self._reach.are_new(pairs, shape.path, again)])

    def _doubtful(
        self, shape: c.Shape, constraint: c.Constraint, pairs: Pairs, again: Numbers | None
    ) -> Pairs:
        """The pairs of focus node and value of which a constraint is to be asked."""
        if self._reach is None or again is None or type(constraint) not in OF_VALUES:
            return pairs
        new = self._reach.are_new(pairs, shape.path, again)
        return pairs[new | np.isin(pairs & LOW, self._reach.of_values(constraint))]

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
        message = in_one_language(shape.messages) or message_of(constraint)
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
                messages=shape.messages,
            )
