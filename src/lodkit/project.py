"""Where the ontology, the shapes and the queries lie, and what a dataset is called."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from lodkit.errors import ProjectError, UsageError

DEFAULT_BASE = "https://w3id.org/lodkit/data/"
LANGUAGES = ("en", "uk", "pl", "fr", "de", "ar")
"""The languages of labels and pages, in the order in which they are tried for one that lacks."""
FOLDERS = ("ontology", "shapes", "queries")

_FORBIDDEN_IN_IRIS = re.compile(r"""[\x00-\x20\x7f-\x9f<>"{}|\\^`%?\[\]]""")


@dataclass(frozen=True, slots=True)
class Project:
    """One set of data folders, the base IRI of the dataset, and the languages it is shown in."""

    root: Path
    base: str = DEFAULT_BASE
    languages: tuple[str, ...] = LANGUAGES

    @property
    def ontology(self) -> Path:
        """The ontology, the concept schemes and what each language calls the concepts."""
        return self.root / "ontology"

    @property
    def shapes(self) -> Path:
        """What published data and the lexicon must look like."""
        return self.root / "shapes"

    @property
    def queries(self) -> Path:
        """The questions that the dataset answers."""
        return self.root / "queries"


def load_project(*, base: str | None = None, root: Path | None = None) -> Project:
    """The project in the folder `root`; without one, the data that came with lodkit."""
    found = _own_root() if root is None else root
    for folder in FOLDERS:
        if not (found / folder).is_dir():
            raise ProjectError(
                f"there is no folder {folder}/",
                where=found,
                remedy=f"a project has the folders {', '.join(FOLDERS)}",
            )
    return Project(found, _checked_base(DEFAULT_BASE if base is None else base))


def _own_root() -> Path:
    """The package itself when installed from a wheel, the repository in a source checkout."""
    package = Path(__file__).resolve().parent
    return package if (package / "ontology").is_dir() else package.parent.parent


def _checked_base(base: str) -> str:
    if not _is_base(base):
        raise UsageError(
            f"{base!r} cannot be the base of IRIs",
            where="base",
            remedy="give an absolute http or https address that ends in / or #",
        )
    return base


def _is_base(base: str) -> bool:
    if _FORBIDDEN_IN_IRIS.search(base) or not base.endswith(("/", "#")) or "#" in base[:-1]:
        return False
    try:
        parts = urlsplit(base)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
