"""The files of a release: whole dumps and parts, checksums, the report, the manifest."""

from flask import Blueprint, Response, abort, redirect, url_for
from werkzeug.exceptions import NotFound

from lodkit.rdf.checksums import SUMS
from lodkit.rdf.dumps import DUMPS
from lodkit.rdf.parts import FOLDER
from lodkit.rdf.twins import TWINS
from lodkit.web.discovery.downloads import FILES, name_of, parse_name
from lodkit.web.discovery.ranges import sent
from lodkit.web.headers import Keep
from lodkit.web.negotiation import HTML
from lodkit.web.site import see_other, site

blueprint = Blueprint("files", __name__)

OWN_NAMES = (
    *(name + twin for name in DUMPS for twin in ("", *TWINS)),
    *("report.ttl", "report.json", "manifest.json", SUMS),
)
"""The files that can also be had under the names that they have in the folder."""


@blueprint.get(f"/<any({', '.join(repr(name) for name in OWN_NAMES)}):name>")
def file(name: str) -> Response:
    """A file of the release, whole or in parts, unless the client has it already."""
    files = site().dataset.files
    if name not in files:
        abort(404, "This release has no such file.")
    return sent(files[name], files, site().edition, site().dataset.changed)


@blueprint.get(f"/{FOLDER}/<name>")
def part(name: str) -> Response:
    """A file with the things of one kind."""
    return file(f"{FOLDER}/{name}")


@blueprint.get("/dumps/")
def overview() -> Response:
    """The downloads are on the catalogue's page."""
    return see_other(url_for("catalogue.document", suffix=HTML.suffix, _anchor="downloads"))


@blueprint.get("/dumps/<name>")
def dump(name: str) -> Response:
    """A download under a name that tells the release; without it, a redirect to the current one."""
    if name == SUMS:
        return _sums()
    known = parse_name(name)
    if known is None:
        raise NotFound("There is no download of this name; /catalogue has them all.")
    release = site().dataset.release
    if known.release is None:
        address = url_for("files.dump", name=name_of(known.file, release))
        return redirect(address, 302, Response)  # type: ignore[return-value]
    if known.release != release:
        raise NotFound(f"This server has the release {release}, and no other.")
    response = file(known.file)
    response.headers["Cache-Control"] = Keep.FOR_EVER.value
    return response


def _sums() -> Response:
    """The checksums of all downloads, by the names they are downloaded under."""
    held, release = site().dataset.files, site().dataset.release
    lines = (f"{held[n].sha256}  {name_of(n, release)}\n" for n in sorted(FILES & held.keys()))
    return Response("".join(lines), content_type="text/plain; charset=utf-8")
