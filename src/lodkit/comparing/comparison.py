"""Two states compared in one pass: the summary, and on the way the patch."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from lodkit.comparing.patch import patch_begin, patch_end, patch_rows
from lodkit.comparing.sources import State
from lodkit.comparing.summary import Summary, Summing, Told
from lodkit.rdf.merging import Changed, changes


def compare(
    old: State,
    new: State,
    *,
    most: int | None = None,
    patch: BinaryIO | None = None,
    told: Told | None = None,
) -> Summary:
    """What changed; `patch` takes it as an RDF Patch. Of each group the first `most` are named.

    `told` is called with each thing that changed, however many there are.
    """
    changed = changes(old.lines, new.lines)
    if patch is None:
        return Summing(most=most, told=told).summed(changed)
    patch.write(patch_begin(old.release, new.release))
    summary = Summing(most=most, told=told).summed(_written(changed, patch))
    patch.write(patch_end())
    return summary


def _written(changed: Iterable[Changed], patch: BinaryIO) -> Iterator[Changed]:
    """The changes, each written into the patch as it goes by."""
    for one in changed:
        for row in patch_rows(one):
            patch.write(row)
        yield one
