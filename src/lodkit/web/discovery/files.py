"""The files of a release: whole dumps, the catalogue, the report, the manifest."""

from flask import Blueprint, Response, abort, redirect, send_from_directory, url_for

from lodkit.web.dataset import is_current
from lodkit.web.site import site

blueprint = Blueprint("files", __name__)

_DUMPS = {
    "dump.nq": "application/n-quads",
    "dump.trig": "application/trig",
    "dump.ttl": "text/turtle",
}
MEDIA_TYPES = {
    **_DUMPS,
    **{f"{name}.gz": "application/gzip" for name in _DUMPS},
    "catalogue.ttl": "text/turtle",
    "report.ttl": "text/turtle",
    "report.json": "application/json",
    "manifest.json": "application/json",
}
"""What each file is served as."""


def available() -> dict[str, int]:
    """The files that this release has, with their sizes in bytes."""
    folder = site().dataset.folder
    return {
        name: (folder / name).stat().st_size for name in MEDIA_TYPES if (folder / name).exists()
    }


def _file(name: str) -> Response:
    """A file, whole or in parts, unless the client has it already."""
    if name not in available():
        abort(404, "This release has no such file.")
    if not is_current(site().dataset):
        abort(503, "A newer release has taken the place of this one; the server must be restarted.")
    return send_from_directory(
        site().dataset.folder,
        name,
        mimetype=MEDIA_TYPES[name],
        etag=f"{site().dataset.release}-{name}",
        conditional=True,
    )


for _name in MEDIA_TYPES:
    blueprint.add_url_rule(f"/{_name}", "file", _file, defaults={"name": _name})


@blueprint.get("/.well-known/void")
def well_known() -> Response:
    """Where machines look for a description of the datasets of a server."""
    return redirect(url_for("files.file", name="catalogue.ttl"), 303)  # type: ignore[return-value]
