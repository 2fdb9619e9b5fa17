"""The manifest of a release, read: what tells it from every other, and what is in it."""

import json
from pathlib import Path
from typing import Any

from lodkit.errors import InputError

MANIFEST = "manifest.json"


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of the release in `folder`. Raises InputError where there is none."""
    file = folder / MANIFEST
    remedy = "build a dataset with: lodkit build SOURCE... --out out"
    try:
        manifest = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError("there is no dataset here", where=file, remedy=remedy) from error
    except ValueError as error:
        raise InputError("is no readable manifest", where=file, remedy=remedy) from error
    if not isinstance(manifest, dict) or "release" not in manifest:
        raise InputError("is no manifest of a release", where=file, remedy=remedy)
    return manifest
