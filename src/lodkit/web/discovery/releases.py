"""The releases that are kept side by side, with the feeds of what changed."""

import json
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Response, abort, send_from_directory

from lodkit.comparing.offered import FEEDS, FILES, KEPT
from lodkit.comparing.patch import MEDIA_TYPE as PATCH_TYPE
from lodkit.web.headers import Keep
from lodkit.web.site import page, site

blueprint = Blueprint("releases", __name__)

_TYPES = {
    ".ttl": "text/turtle",
    ".json": "application/json",
    ".rdfp": PATCH_TYPE,
    ".zst": "application/zstd",
}

SHOWN = 100
"""How many releases the page has, the newest; the feeds have all of them."""


@dataclass(frozen=True, slots=True)
class Release:
    """A release that is kept: its number, digest and day, what changed, and the files of it."""

    number: str
    release: str
    day: str
    summary: str
    files: tuple[str, ...]


@blueprint.get("/releases/")
def overview() -> Response:
    """The releases that are kept, the newest first, with their feeds."""
    folder = _folder()
    numbers = sorted((file.parent.name for file in folder.glob(f"*/{KEPT}")), key=_number)
    known = [_read(folder / number) for number in reversed(numbers[-SHOWN:])]
    response = page("releases.html", releases=known, more=len(numbers) > SHOWN)
    for name in ("ETag", "Last-Modified"):  # those of the release that is served
        del response.headers[name]
    response.headers["Cache-Control"] = Keep.CHECKED.value
    return response


def _number(name: str) -> int:
    return int(name) if name.isdecimal() else 0


def _read(folder: Path) -> Release:
    told = json.loads((folder / KEPT).read_text(encoding="utf-8"))
    files = tuple(name for name in FILES if (folder / name).is_file())
    return Release(folder.name, told["release"], told["day"], told["summary"], files)


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
    response = send_from_directory(_folder(), path.as_posix(), mimetype=media_type)
    response.headers["Cache-Control"] = Keep.CHECKED.value
    return response


def _folder() -> Path:
    kept = site().releases
    if kept is None:
        abort(404, "This server keeps no releases but the one it serves.")
    return kept
