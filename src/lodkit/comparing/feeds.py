"""The feeds of the releases that are kept, written anew from what is kept."""

import os
from pathlib import Path

from lodkit.comparing.archive import kept_in
from lodkit.comparing.atom import ATOM, to_atom
from lodkit.comparing.stream import STREAM, to_stream
from lodkit.errors import OutputError


def write_feeds(archive: Path) -> list[str]:
    """Write the feeds into the folder, each whole or not at all; the names of those there are.

    The stream comes last: it is the one that leads to every release.
    """
    releases = kept_in(archive)
    contents = {ATOM: to_atom(releases), STREAM: to_stream(releases)}
    for name, content in contents.items():
        _write(archive / name, content)
    return [name for name, content in contents.items() if content is not None]


def _write(file: Path, content: str | None) -> None:
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        if content is None:
            file.unlink(missing_ok=True)
            return
        aside.write_text(content, encoding="utf-8", newline="")
        aside.replace(file)
    except OSError as error:
        what = f"the feed cannot be written: {error.strerror or error}"
        raise OutputError(what, where=file) from error
    finally:
        aside.unlink(missing_ok=True)
