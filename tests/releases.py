"""Releases of a few statements, as far as a push reads them: a dump and a manifest."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

BASE = "https://data.example/set/"


def graph(name: str) -> str:
    """The IRI of a graph of these releases."""
    return f"{BASE}graph/{name}"


def statement(subject: str, text: str = "") -> str:
    """A statement of N-Triples, without its end."""
    return f'<{BASE}article/{subject}> <http://purl.org/dc/terms/title> "{text or subject}"'


def make_release(folder: Path, graphs: Mapping[str, Iterable[str]]) -> Path:
    """A release of these graphs: by name, statements without their ends."""
    lines = sorted(
        f"{one} <{graph(name)}> .\n".encode() for name, some in graphs.items() for one in some
    )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dump.nq").write_bytes(b"".join(lines))
    manifest = {
        "release": hashlib.sha256(b"".join(lines)).hexdigest(),
        "base": BASE,
        "counts": {"articles": len(graphs)},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder
