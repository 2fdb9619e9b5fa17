"""The report as the sh:ValidationReport that SHACL defines (section 3.6), in Turtle."""

from collections.abc import Iterator

import pyoxigraph as ox

from lodkit.validation.paths import SH, Alternative, Inverse, Path, Predicate, Repeated, Sequence
from lodkit.validation.report import Finding
from lodkit.validation.verdict import Verdict

_REPEATED = {"*": "zeroOrMorePath", "+": "oneOrMorePath", "?": "zeroOrOnePath"}


def to_turtle(verdict: Verdict) -> str:
    """Every finding as a sh:ValidationResult, whatever the run makes of it."""
    report = verdict.report
    conforms = "true" if report.conforms else "false"
    results = " ,\n".join(map(_result, report.findings))
    tail = f" ;\n    sh:result\n{results} .\n" if results else " .\n"
    return f"@prefix sh: <{SH}> .\n\n[] a sh:ValidationReport ;\n    sh:conforms {conforms}{tail}"


def _result(finding: Finding) -> str:
    lines = (f"            sh:{name} {term}" for name, term in _properties(finding))
    return "        [ a sh:ValidationResult ;\n" + " ;\n".join(lines) + " ]"


def _properties(finding: Finding) -> Iterator[tuple[str, str]]:
    own = finding.own_severity
    yield "resultSeverity", f"<{own}>" if own else f"sh:{finding.severity}"
    yield "focusNode", str(finding.focus)
    if finding.path is not None:
        yield "resultPath", _path(finding.path)
    if finding.value is not None:
        yield "value", str(finding.value)
    yield "sourceConstraintComponent", f"<{finding.constraint}>"
    yield "sourceShape", _of_the_shapes(finding.shape)
    for message in finding.messages:
        yield "resultMessage", str(message)
    if finding.message and not finding.messages:
        yield "resultMessage", str(ox.Literal(finding.message))


def _of_the_shapes(shape: object) -> str:
    """A shape; blank nodes of the shapes and of the data are not the same ones."""
    return f"_:shape-{shape.value}" if isinstance(shape, ox.BlankNode) else str(shape)


def _path(path: Path) -> str:
    match path:
        case Predicate():
            return str(path)
        case Inverse(inner):
            return f"[ sh:inversePath {_path(inner)} ]"
        case Sequence(parts):
            return f"( {' '.join(map(_path, parts))} )"
        case Alternative(parts):
            return f"[ sh:alternativePath ( {' '.join(map(_path, parts))} ) ]"
        case Repeated(inner, times):
            return f"[ sh:{_REPEATED[times]} {_path(inner)} ]"
