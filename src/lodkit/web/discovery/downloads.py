"""What there is to download, under names that tell the release.

`lodkit-<release>.nq.zst` is the whole dataset, `lodkit-<release>-persons.ttl` one part of it; the
same names without the release lead to those of the current one.
"""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from lodkit.rdf.dumps import DUMPS, PART_DUMPS
from lodkit.rdf.parts import FOLDER, PARTS
from lodkit.rdf.twins import TWINS

WHOLE = "dataset"
_NAME = re.compile(r"lodkit(?:-(?P<release>[0-9a-f]{64}))?(?:-(?P<part>[a-z]+))?(?P<suffix>\..+)")


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a download, taken apart: the file it stands for, and the release it tells."""

    release: str | None
    file: str


def parse_name(name: str) -> Name | None:
    """The file of a release that a name stands for."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    part = found["part"]
    file = f"{FOLDER}/{part}{found['suffix']}" if part else f"dump{found['suffix']}"
    return Name(found["release"], file) if file in FILES else None


def name_of(file: str, release: str = "") -> str:
    """What a file of a release is called for download."""
    path = PurePosixPath(file)
    stem, _, suffix = path.name.partition(".")
    part = "" if stem == "dump" else f"-{stem}"
    return f"lodkit{release and '-' + release}{part}.{suffix}"


FILES = frozenset(name + twin for name in (*DUMPS, *PART_DUMPS) for twin in ("", *TWINS))
"""All files that are for download under such names."""


def files_of(part: str) -> tuple[str, ...]:
    """The unpacked files of the whole dataset or of a part, one for each format."""
    if part == WHOLE:
        return DUMPS
    return tuple(name for name in PART_DUMPS if name.startswith(f"{FOLDER}/{part}."))


SECTIONS = (WHOLE, *PARTS)
"""The whole dataset and its parts."""
