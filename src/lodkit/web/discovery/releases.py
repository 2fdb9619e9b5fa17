"""The releases that are kept side by side, with the feeds of what changed."""

from pathlib import Path

from flask import Blueprint, Response, abort, send_from_directory

from lodkit.comparing.offered import FEEDS, FILES
from lodkit.comparing.patch import MEDIA_TYPE as PATCH_TYPE
from lodkit.web.headers import Keep
from lodkit.web.site import site

blueprint = Blueprint("releases", __name__)

_TYPES = {
    ".ttl": "text/turtle",
    ".json": "application/json",
    ".rdfp": PATCH_TYPE,
    ".zst": "application/zstd",
}


@blueprint.get(f"/releases/<any({', '.join(map(repr, FEEDS))}):name>")
def feed(name: str) -> Response:
    """What changed from release to release, as Atom or as a Linked Data Event Stream."""
    return _sent(Path(name), FEEDS[name])


@blueprint.get(f"/releases/<number>/<any({', '.join(map(repr, FILES))}):name>")
def file(number: str, name: str) -> Response:
    """A file of a release that is kept: its dump, what changed in it, versions of articles."""
    if not number.isdecimal():
        abort(404, "Releases have numbers.")
    return _sent(Path(number, name), _TYPES[Path(name).suffix])


def _sent(path: Path, media_type: str) -> Response:
    kept = site().releases
    if kept is None:
        abort(404, "This server keeps no releases but the one it serves.")
    response = send_from_directory(kept, path.as_posix(), mimetype=media_type)
    response.headers["Cache-Control"] = Keep.CHECKED.value
    return response
