"""One published dataset, opened for reading: its folder, its manifest, its store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from lodkit.errors import InputError
from lodkit.project import DEFAULT_BASE
from lodkit.rdf.manifest import read_manifest
from lodkit.rdf.store import open_store
from lodkit.web.browse.index import Index, open_index


@dataclass(frozen=True, eq=False)
class Dataset:
    """A release: `base` is what its IRIs begin with, `release` what tells it from every other."""

    folder: Path
    store: ox.Store
    index: Index
    base: str
    release: str
    version: str
    languages: Mapping[str, int] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)


def is_current(dataset: Dataset) -> bool:
    """Whether the folder still holds the release that was opened, and no newer one."""
    try:
        return str(read_manifest(dataset.folder)["release"]) == dataset.release
    except InputError:
        return False


def open_dataset(folder: Path) -> Dataset:
    """The dataset that `lodkit build` wrote to `folder`. Raises InputError where there is none."""
    manifest = read_manifest(folder)
    return Dataset(
        folder=folder.resolve(),
        store=open_store(folder),
        index=open_index(folder, str(manifest["release"])),
        base=str(manifest.get("base", DEFAULT_BASE)),
        release=str(manifest["release"]),
        version=str(manifest.get("lodkit", "")),
        languages=_numbers(manifest.get("languages")),
        counts=_numbers(manifest.get("counts")),
    )


def _numbers(stated: object) -> Mapping[str, int]:
    known = stated if isinstance(stated, dict) else {}
    return MappingProxyType({str(key): int(n) for key, n in known.items() if isinstance(n, int)})
