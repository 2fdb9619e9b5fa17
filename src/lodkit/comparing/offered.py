"""Which feeds a folder of kept releases has, and what each is."""

from pathlib import Path

from lodkit.comparing.atom import ATOM
from lodkit.comparing.atom import MEDIA_TYPE as ATOM_TYPE
from lodkit.comparing.stream import STREAM

FEEDS = {ATOM: ATOM_TYPE, STREAM: "text/turtle"}
"""The feeds, and what each is."""


def feeds_in(releases: Path | None) -> dict[str, str]:
    """The feeds that there are; none where no releases are kept."""
    if releases is None:
        return {}
    return {name: kind for name, kind in FEEDS.items() if (releases / name).is_file()}
