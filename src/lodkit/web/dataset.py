"""One published dataset, opened for reading: its folder, its manifest, its store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lodkit.project import DEFAULT_BASE
from lodkit.rdf.manifest import MANIFEST, read_manifest
from lodkit.rdf.store import open_store
from lodkit.web.browse.index import Index, open_index
from lodkit.web.discovery.held import HeldFile, hold_files
from lodkit.web.graph import Quads


@dataclass(frozen=True, eq=False)
class Dataset:
    """A release: `base` is what its IRIs begin with, `release` what tells it from every other."""

    folder: Path
    store: Quads
    index: Index
    dotted: frozenset[str]
    """The IRIs that end like the address of a document."""
    base: str
    release: str
    version: str
    languages: Mapping[str, int] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    files: Mapping[str, HeldFile] = field(default_factory=dict)
    changed: float = 0.0
    """When the release was put in its place, in seconds of the epoch."""
    pages: dict[str, str | None] = field(default_factory=dict, repr=False)
    """The addresses of pages that were worked out before, by IRI; some thousand of them."""


def open_dataset(folder: Path, endpoint: str | None = None, timeout: float = 10.0) -> Dataset:
    """The dataset that `lodkit build` wrote to `folder`; its statements may be at an endpoint.

    Raises InputError where there is none, or where it is another that the endpoint holds.
    """
    manifest = read_manifest(folder)
    index = open_index(folder, str(manifest["release"]))
    return Dataset(
        folder=folder.resolve(),
        store=_statements(folder, endpoint, manifest, timeout),
        index=index,
        dotted=frozenset(iri for (iri,) in index.rows("SELECT iri FROM dotted")),
        base=str(manifest.get("base", DEFAULT_BASE)),
        release=str(manifest["release"]),
        version=str(manifest.get("lodkit", "")),
        languages=_numbers(manifest.get("languages")),
        counts=_numbers(manifest.get("counts")),
        files=hold_files(folder, manifest, MANIFEST),
        changed=(folder / MANIFEST).stat().st_mtime,
    )


def _statements(
    folder: Path, endpoint: str | None, manifest: Mapping[str, Any], timeout: float
) -> Quads:
    """The store beside the manifest, or one elsewhere, whose libraries only then are needed."""
    if endpoint is None:
        return open_store(folder)
    from lodkit.web.elsewhere import elsewhere

    return elsewhere(endpoint, manifest, timeout)


def _numbers(stated: object) -> Mapping[str, int]:
    known = stated if isinstance(stated, dict) else {}
    return MappingProxyType({str(key): int(n) for key, n in known.items() if isinstance(n, int)})
