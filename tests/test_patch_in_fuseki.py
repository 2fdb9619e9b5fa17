"""The patch between two releases, applied by Apache Jena's own server."""

from pathlib import Path
from urllib.request import Request, urlopen

import pyoxigraph as ox

from stores import running
from test_diff import CHAIR, PLENUM, SUCCESSOR, diff, written

NQUADS = "application/n-quads"


def test_fuseki_gets_from_one_release_to_the_next(tmp_path: Path) -> None:
    """A dataset that holds the old release holds the new one after the patch."""
    with running("fuseki", tmp_path / "fuseki") as store:
        old = written(tmp_path / "old", stays=PLENUM, changes=CHAIR)
        new = written(tmp_path / "new", changes=SUCCESSOR, comes=PLENUM)
        diff(old, new, "--patch", tmp_path / "patch")

        def ask(method: str, content: bytes | None, **headers: str) -> bytes:
            told = {name.replace("_", "-"): value for name, value in headers.items()}
            request = Request(store.address, content, told, method=method)
            with urlopen(request, timeout=60) as response:
                return bytes(response.read())

        ask("PUT", (old / "dump.nq").read_bytes(), Content_Type=NQUADS)
        ask("PATCH", (tmp_path / "patch").read_bytes(), Content_Type="application/rdf-patch")
        held = ask("GET", None, Accept=NQUADS)

    lines = {f"{quad} .\n" for quad in ox.parse(held, ox.RdfFormat.N_QUADS)}
    assert lines == set((new / "dump.nq").read_text(encoding="utf-8").splitlines(keepends=True))
