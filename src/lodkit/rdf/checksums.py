"""How long each file of a release is, and its SHA-256: in the manifest, as `sha256sum` has it."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Digest:
    """A file's length and its SHA-256 in hexadecimal digits."""

    bytes: int
    sha256: str

    def stated(self) -> dict[str, int | str]:
        """The digest as the manifest has it."""
        return {"bytes": self.bytes, "sha256": self.sha256}


def digests(folder: Path, *, without: Container[str]) -> dict[str, Digest]:
    """The digest of every file, by its path in `folder`; entries named in `without` aside."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    named = ((path.relative_to(folder), path) for path in paths)
    return {
        name.as_posix(): digest_of(path) for name, path in named if name.parts[0] not in without
    }


def digest_of(file: Path) -> Digest:
    """The digest of one file."""
    with file.open("rb") as content:
        return Digest(file.stat().st_size, file_digest(content, "sha256").hexdigest())


def sums(files: Mapping[str, Digest]) -> str:
    """Checksums as `sha256sum --check` reads them."""
    return "".join(f"{digest.sha256}  {name}\n" for name, digest in sorted(files.items()))
