"""The IRIs of a dataset that end like the address of a document: `report.html` may be a thing."""

import mmap
import re
from pathlib import Path

from lodkit.rdf.dumps import DUMPS
from lodkit.rdf.namespaces import ROOT

SUFFIXES = frozenset({"html", *(name.rpartition(".")[2] for name in DUMPS)})
"""The ends of the addresses at which a server describes a thing, one for each form."""


def dotted(dump: Path, base: str) -> list[str]:
    """Those of the dump's own IRIs that end in one of the suffixes, in order."""
    starts = b"|".join(re.escape(start.encode()) for start in (base, ROOT))
    ends = "|".join(sorted(SUFFIXES)).encode()
    pattern = re.compile(rb"<((?:%b)[^<>\n]*\.(?:%b))>" % (starts, ends))
    if not dump.stat().st_size:
        return []  # nothing cannot be mapped into memory
    with dump.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        found = {match[1] for match in pattern.finditer(content)}
    return sorted(iri.decode() for iri in found)
