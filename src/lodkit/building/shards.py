"""Inputs cut into shards: so much as one worker reads at once, whoever the workers are."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lodkit.errors import InputError
from lodkit.reading.formats import cutter_of
from lodkit.reading.inputs import Input
from lodkit.reading.opening import is_packed, opened

SHARD_BYTES = 1_000_000
"""How much a shard holds; a file that cannot be cut makes one alone, however large."""

Shard = tuple[Input, ...]
"""Inputs, or stretches of them, in their order."""


def shards(inputs: Iterable[Input], size: int = SHARD_BYTES) -> Iterator[Shard]:
    """All inputs in their order; where they are cut follows from them alone."""
    shard: list[Input] = []
    held = 0
    for part, weight in _parts(inputs, size):
        if shard and held + weight > size:
            yield tuple(shard)
            shard, held = [], 0
        shard.append(part)
        held += weight
    if shard:
        yield tuple(shard)


def _parts(inputs: Iterable[Input], size: int) -> Iterator[tuple[Input, int]]:
    """Every input or stretch, and what it weighs; one of unknown size, a quarter of a shard."""
    for source in inputs:
        cut = _cut(source, size)
        if cut:
            yield from ((part, size) for part in cut)
        elif source.once:
            yield source, size
        else:
            yield source, _bytes_of(source, size // 4)


def _cut(source: Input, size: int) -> list[Input]:
    """The stretches of a collection; none of what cannot be cut, or not be read at all."""
    cutter = cutter_of(source.format)
    if cutter is None or source.path is None:
        return []
    try:
        if is_packed(source) or source.path.stat().st_size <= size:
            return []
        with opened(source) as stream:
            return [replace(source, stretch=stretch) for stretch in cutter(stream, size)]
    except (OSError, InputError):
        return []  # whoever reads it finds the same, and tells


def _bytes_of(source: Input, unknown: int) -> int:
    try:
        return unknown if source.path is None else source.path.stat().st_size
    except OSError:
        return unknown
