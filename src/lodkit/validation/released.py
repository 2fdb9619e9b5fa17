"""What the project's own shapes find in a release: in all of it, or in what changed.

The report of the changes equals that of the whole. At nodes which no change concerns is found what
was found there before; and where something was found, all is looked at again.
"""

import hashlib
import json
from pathlib import Path

import pyoxigraph as ox

from lodkit.errors import InputError
from lodkit.project import Project
from lodkit.rdf.checksums import digest_of
from lodkit.rdf.dumps import NQUADS
from lodkit.rdf.manifest import read_manifest
from lodkit.validation.data import Term
from lodkit.validation.loading import load_data
from lodkit.validation.own import check_own
from lodkit.validation.report import Report
from lodkit.validation.since import stored_since

REPORT = "report.json"


def validated(folder: Path, project: Project) -> Report:
    """What is found in a release; its dump is read whole."""
    dump = folder / NQUADS
    data = load_data([dump])
    data.ordered = frozenset(data.files)
    return check_own(data, project, names={str(dump): NQUADS})


def validated_since(folder: Path, before: Path, project: Project) -> Report:
    """The same, of a release with a store that follows the one `before`, which has a report.

    What is read follows what changed. Raises InputError where that report is none.
    """
    data, changes = stored_since(folder, before, _found_at(before / REPORT))
    return check_own(data, project, changes=changes, names={str(folder / NQUADS): NQUADS})


def files_of(report: Report) -> dict[str, str]:
    """The report as files of the release, by their names."""
    from lodkit.validation.formats import to_json, to_turtle
    from lodkit.validation.verdict import judge

    verdict = judge(report)
    return {"report.ttl": to_turtle(verdict), REPORT: to_json(verdict)}


def validated_with(project: Project) -> str:
    """A digest of the shapes."""
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(project.shapes.glob("*.ttl")):
        digest.update(f"{file.name}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def has_report(folder: Path, project: Project) -> bool:
    """Whether a release has a report by the same shapes, as it was written."""
    try:
        manifest = read_manifest(folder)
        stated = manifest["files"][REPORT]["sha256"]
        return (
            manifest.get("validated_with") == validated_with(project)
            and stated == digest_of(folder / REPORT).sha256
        )
    except (InputError, LookupError, OSError):
        return False


def _found_at(report: Path) -> set[Term]:
    """The nodes that a report has findings of."""
    findings = json.loads(report.read_bytes())["findings"]
    lines = "".join(
        f"<x:report> <x:finding> {focus} .\n" for focus in {f["focus"] for f in findings}
    )
    return {quad.object for quad in ox.parse(lines, ox.RdfFormat.N_TRIPLES, lenient=True)}
