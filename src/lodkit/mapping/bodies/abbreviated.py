"""Abbreviated bodies: an abbreviation means the very body behind which the text explains it."""

from bisect import bisect_left
from collections.abc import Sequence

from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.text.reading import Reading

# The bracket that explains an abbreviation opens within so many words of the body's own.
_REACH = 5


def with_explained(reading: Reading, bodies: Sequence[BodyMention]) -> list[BodyMention]:
    """The bodies, those named by an abbreviation alone with the place of the one it stands for."""
    meant = _meanings(reading, bodies)
    found: list[BodyMention] = []
    for body in bodies:
        scope = meant.get((body.kind, _written(reading, body.words[0])))
        short = scope is not None and len(body.words) == 1 and not body.placed
        found.append(body._replace(scope=scope) if short else body)
    return found


def _meanings(reading: Reading, bodies: Sequence[BodyMention]) -> dict[tuple[str, str], str | None]:
    """The place of the body that each abbreviation stands for, by kind and abbreviation."""
    found: dict[tuple[str, str], str | None] = {}
    brackets = _brackets(reading)
    for body in bodies if brackets else ():
        start = body.words[-1] + 1
        for at in brackets[bisect_left(brackets, start) :][:1]:
            if at < start + _REACH:
                found.setdefault((body.kind, _written(reading, at)), body.scope)
    return found


def _brackets(reading: Reading) -> list[int]:
    """The words that stand in brackets by themselves."""
    return [
        at
        for at in reading.breaks
        if 0 < at < len(reading.tokens) - 1
        and reading.between(at - 1, at).strip() == "("
        and reading.between(at, at + 1).startswith(")")
    ]


def _written(reading: Reading, at: int) -> str:
    return reading.span(at, at).of(reading.article.text)
