"""The files of an opened release, held open: a build that replaces the folder takes none away."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

from lodkit.errors import InputError
from lodkit.rdf.distributions import MEDIA_TYPES

CHUNK = 1 << 20
"""How much of a file is in memory at once, for each client."""


class HeldFile:
    """One file: its length, what it is, and its SHA-256, where the manifest knows it."""

    def __init__(self, path: Path, name: str, sha256: str) -> None:
        self._handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        status = os.fstat(self._handle)
        self.name = name
        self.length = status.st_size
        self.changed = status.st_mtime
        self.sha256 = sha256

    def __del__(self) -> None:
        if hasattr(self, "_handle"):
            os.close(self._handle)

    @property
    def media_type(self) -> str:
        """What the file is, as a media type."""
        return MEDIA_TYPES[PurePosixPath(self.name).suffix]

    def pieces(self, start: int, end: int) -> Iterator[bytes]:
        """The bytes from `start` to before `end`, some at a time; several may read at once."""
        while start < end:
            piece = os.pread(self._handle, min(CHUNK, end - start), start)
            if not piece:
                return
            start += len(piece)
            yield piece

    def read(self) -> bytes:
        """The whole file."""
        return b"".join(self.pieces(0, self.length))


def hold_files(folder: Path, manifest: Mapping[str, Any], own: str) -> Mapping[str, HeldFile]:
    """Open every file that the manifest names, and the manifest, whose name is `own`."""
    stated = manifest.get("files", {})
    named = {name: str(facts.get("sha256", "")) for name, facts in stated.items()}
    try:
        held = {name: HeldFile(folder / name, name, sha) for name, sha in named.items()}
        held[own] = HeldFile(folder / own, own, "")
    except OSError as error:
        raise InputError(
            "a file of the release cannot be opened",
            where=error.filename or folder,
            remedy="build it again",
        ) from error
    return MappingProxyType(held)
