"""Which files a folder of kept releases has, and what each feed is."""

from pathlib import Path

from lodkit.comparing.atom import ATOM
from lodkit.comparing.atom import MEDIA_TYPE as ATOM_TYPE
from lodkit.comparing.stream import STREAM
from lodkit.rdf.dumps import NQUADS
from lodkit.rdf.manifest import MANIFEST

KEPT, PATCH, CHANGES, VERSIONS = "kept.json", "changes.rdfp", "changes.json", "versions.ttl"
DUMP = f"{NQUADS}.zst"
FILES = (KEPT, PATCH, CHANGES, VERSIONS, DUMP, MANIFEST)
"""What is kept of each release; the first has no patch."""

FEEDS = {ATOM: ATOM_TYPE, STREAM: "text/turtle"}
"""The feeds, and what each is."""


def feeds_in(releases: Path | None) -> dict[str, str]:
    """The feeds that there are; none where no releases are kept."""
    if releases is None:
        return {}
    return {name: kind for name, kind in FEEDS.items() if (releases / name).is_file()}
