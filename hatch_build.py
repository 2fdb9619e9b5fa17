"""Puts the query editor into the wheel: YASGUI, one file of script and one of style.

    python hatch_build.py            # for those who work on the sources

The package is taken from the folder or archive that LODKIT_YASGUI names, else from the cache, else
by npm. Its digest is pinned. Where it cannot be had, the wheel is built without an editor, and
/sparql shows the plain form; LODKIT_YASGUI=none asks for that. An editable install never fetches.
"""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE, VERSION = "@zazuko/yasgui", "4.6.2"
ARCHIVE = f"zazuko-yasgui-{VERSION}.tgz"
INTEGRITY = (
    "Zw45KdPoAE1KRaAoxIHdQqeJxvaVG1oQdntw0hy0ktX35Zu8ZccuOLrXCLwR+GU+0xMzLw8Mjw6BkSZV2vUuQw=="
)
"""SHA-512 of the archive, as npm's own lock files write it."""

MEMBERS = {
    "package/build/yasgui.min.js": "yasgui.min.js",
    "package/build/yasgui.min.css": "yasgui.min.css",
    "package/package.json": "package.json",
}
LICENCE = """\
YASGUI (https://github.com/rdfjs/Yasgui), as packed by Zazuko GmbH in the npm package
@zazuko/yasgui. Copyright (c) Laurens Rietveld, Triply B.V., Zazuko GmbH and contributors. The
MIT License:

Permission is hereby granted, free of charge, to any person obtaining a copy of this software
and associated documentation files (the "Software"), to deal in the Software without
restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING
BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

It contains parts under the same licence: CodeMirror (Marijn Haverbeke and others), DataTables
(SpryMedia), jQuery (OpenJS Foundation), Choices.js, autocomplete.js, SortableJS, lodash; and
DOMPurify (Cure53, Apache License 2.0).
"""
"""What goes with the script: the npm package has no such file."""

FOLDER = Path(__file__).parent / "src" / "lodkit" / "web" / "static" / "yasgui"
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "lodkit"
_SETTING = "LODKIT_YASGUI"
_PATIENCE = 120


class EditorBuildHook(BuildHookInterface[Any]):
    """Runs before a wheel is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch the editor for a wheel; an editable install takes what is there."""
        if version == "editable":
            return
        problem = put_editor(FOLDER)
        if problem:
            self.app.display_warning(f"without the query editor: {problem}")


def put_editor(folder: Path) -> str:
    """Put the editor into a folder that does not have it; says what is wrong where it cannot."""
    known = folder / "package.json"
    if known.exists() and f'"version": "{VERSION}"' in known.read_text(encoding="utf-8"):
        return ""
    wish = os.environ.get(_SETTING, "")
    if wish == "none":
        return f"{_SETTING} is none"
    try:
        archive = _archive(Path(wish)) if wish else _cached()
        _unpack(archive, folder)
    except (OSError, ValueError, subprocess.SubprocessError, tarfile.TarError) as error:
        return str(error)
    return ""


def _archive(wish: Path) -> Path:
    return wish / ARCHIVE if wish.is_dir() else wish


def _cached() -> Path:
    """The archive in the cache, where npm puts it the first time."""
    archive = CACHE / ARCHIVE
    if archive.exists() and _is_genuine(archive):
        return archive
    npm = shutil.which("npm")
    if npm is None:
        raise ValueError(f"npm is not installed; {_SETTING} may name a folder with {ARCHIVE}")
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as folder:
        command = [npm, "pack", "--silent", "--ignore-scripts", f"{PACKAGE}@{VERSION}"]
        subprocess.run(command, cwd=folder, check=True, timeout=_PATIENCE, stdout=subprocess.PIPE)
        (Path(folder) / ARCHIVE).replace(archive)
    return archive


def _is_genuine(archive: Path) -> bool:
    return base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() == INTEGRITY


def _unpack(archive: Path, folder: Path) -> None:
    if not _is_genuine(archive):
        raise ValueError(f"{archive} is not {PACKAGE} {VERSION}: its digest is another")
    new = folder.with_name("yasgui.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    with tarfile.open(archive) as content:
        for member, name in MEMBERS.items():
            source = content.extractfile(member)
            if source is None:
                raise ValueError(f"{archive} has no {member}")
            (new / name).write_bytes(source.read())
    (new / "LICENCE.txt").write_text(LICENCE, encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    new.replace(folder)


if __name__ == "__main__":
    sys.exit(put_editor(FOLDER) or None)
