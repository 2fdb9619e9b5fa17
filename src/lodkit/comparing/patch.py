"""Changes as an RDF Patch, which Apache Jena and others apply to a dataset.

https://jena.apache.org/documentation/rdf-patch/. The patch's name follows from the two states:
the same change has the same name, and no clock is asked.
"""

from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from lodkit.rdf.merging import Changed

MEDIA_TYPE = "application/rdf-patch"


def patch_name(old: str, new: str) -> str:
    """The name of the patch that leads from one state to another."""
    return f"uuid:{uuid5(NAMESPACE_URL, f'{old} {new}')}"


def patch_begin(old: str, new: str) -> bytes:
    """The headers, and the beginning of the one transaction."""
    return f'H id <{patch_name(old, new)}> .\nH old "{old}" .\nH new "{new}" .\nTX .\n'.encode()


def patch_rows(one: Changed) -> Iterator[bytes]:
    """What is deleted and what is added; the rows end as N-Quads lines do."""
    yield from (b"D " + line for line in one.removed)
    yield from (b"A " + line for line in one.added)


def patch_end() -> bytes:
    """The commit."""
    return b"TC .\n"
