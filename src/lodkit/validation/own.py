"""Data of lodkit against the project's own shapes, with the vocabulary that its codes come from."""

from collections.abc import Mapping
from types import MappingProxyType

import pyoxigraph as ox

from lodkit.errors import ShapesError
from lodkit.project import Project
from lodkit.rdf.namespaces import SKOS
from lodkit.rdf.vocabulary import vocabulary_quads
from lodkit.validation.changes import Changes
from lodkit.validation.checking import Progress, check, silent
from lodkit.validation.data import NO_FILE, Data, DataGraph, Gathering
from lodkit.validation.engine import Engine
from lodkit.validation.evidence import misquoted
from lodkit.validation.loading import load_data
from lodkit.validation.report import Report

SHAPES = "shapes/data.ttl"
"""What the shapes for published data are called in reports."""


def check_own(
    data: DataGraph,
    project: Project,
    *,
    form: str | None = None,
    names: Mapping[str, str] = MappingProxyType({}),
    engine: Engine = "auto",
    changes: Changes | None = None,
    progress: Progress = silent,
) -> Report:
    """Validate data against the project's shapes for published data.

    Where it lacks the vocabulary, that is looked up in the project's. What shapes/evidence.ttl
    asks is looked for without its query. `form`, `names`, `engine` and `changes` are those of
    `check`. Raises ShapesError.
    """
    file = project.shapes / "data.ttl"
    shapes = load_data([file], ShapesError)
    told = {str(file): SHAPES, **names}
    return check(
        with_vocabulary(data, project),
        shapes,
        form=form,
        names=told,
        engine=engine,
        changes=changes,
        also=misquoted(data, changes) if (project.shapes / "evidence.ttl").exists() else (),
        progress=progress,
    )


def with_vocabulary(data: DataGraph, project: Project) -> DataGraph:
    """The data, with the project's vocabulary where it has none; a release's store has it."""
    if data.has(SKOS.inScheme) or not isinstance(data, Data):
        return data
    lines = "".join(vocabulary_quads(project))
    gathering = Gathering.onto(data)
    gathering.add(NO_FILE, ox.parse(lines, ox.RdfFormat.N_QUADS))
    return gathering.data()
