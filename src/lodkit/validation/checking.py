"""Files against shapes, from their names to a report that says where everything stands."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from lodkit.errors import ShapesError
from lodkit.validation.changes import Changes
from lodkit.validation.data import Data, DataGraph
from lodkit.validation.endpoint import is_endpoint, statements_of
from lodkit.validation.engine import Engine, validate
from lodkit.validation.imports import gather_with_imports
from lodkit.validation.loading import find_files, gather, reopened
from lodkit.validation.locating import locate
from lodkit.validation.passages import with_passages
from lodkit.validation.report import Finding, Report, report_of
from lodkit.validation.shapes_of_shapes import check_shapes

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


_PIECE = 1 << 20


def silent(what: str, done: int, total: int) -> None:
    """Progress that nobody is told of."""


def read_shapes(files: Iterable[Path], *, imports: bool = False) -> Data:
    """The shapes in some files, or in the RDF files of folders.

    Raises ShapesError where they cannot be read or are ill-formed.
    """
    gathered = gather_with_imports if imports else gather
    shapes = gathered(find_files(files, ShapesError), ShapesError).data()
    check_shapes(shapes, reopened)
    return shapes


def read_data(
    places: Iterable[str | Path],
    *,
    form: str | None = None,
    imports: bool = False,
    progress: Progress = silent,
) -> Data:
    """RDF files, those in folders, and all that SPARQL endpoints hold.

    `form` is the ending of the serialisation of what has no name that tells it, `imports` says
    that owl:imports is followed. Raises InputError.
    """
    named = list(map(str, places))
    endpoints = [place for place in named if is_endpoint(place)]
    files = find_files(place for place in named if not is_endpoint(place))
    total = sum(file.stat().st_size for file in files if file.is_file())
    gathering = (
        gather_with_imports(files, form=form)
        if imports
        else gather(files, form=form, noted=_summing("reading", total, progress))
    )
    for endpoint in endpoints:
        gathering.add(endpoint, statements_of(endpoint))
    data = gathering.data()
    progress("reading", total, total)
    return data


def check(
    data: DataGraph,
    shapes: Data,
    *,
    form: str | None = None,
    names: Mapping[str, str] = MappingProxyType({}),
    engine: Engine = "auto",
    changes: Changes | None = None,
    also: Iterable[Finding] = (),
    progress: Progress = silent,
) -> Report:
    """Validate data, and say of each finding on which lines it is and what it rests on.

    `form` is that of `read_data`, `engine` and `changes` are those of `validate`; `names` are what
    files are called in the report, unless by their own names; `also` are findings that no shape
    gives.
    """
    told = partial(progress, "validating")
    report = validate(data, shapes, engine=engine, changes=changes, progress=told)
    report = report_of([*report.findings, *also], report.targets)
    if not report.findings:
        return report
    progress("looking for lines", 0, 1)
    return with_passages(locate(report, data, shapes, partial(reopened, form=form), names), data)


def _summing(what: str, total: int, progress: Progress) -> Callable[[int], None]:
    """A function that is told of pieces, and tells how far all of them are."""
    done = told = 0

    def note(size: int) -> None:
        nonlocal done, told
        done += size
        if done >= told + _PIECE or not told:
            told = done
            progress(what, done, total)

    return note
