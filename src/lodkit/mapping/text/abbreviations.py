"""Abbreviations that a text explains: "the National Assembly (NA)", and NA from then on."""

import re
from collections.abc import Iterator, Mapping, Sequence

from lodkit.lexicon.concepts import Concept
from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Token

# Capitals alone, as many as an abbreviation has.
_SHORT = re.compile(r"[^\W\d_a-z]{2,7}")
_IN_BRACKETS = re.compile(rf"\(\s*{_SHORT.pattern}\)")
# So many words may stand between a body's phrase and the bracket: "… of Vietnam (VFF)".
_REACH = 4


def explained(text: str, tokens: Sequence[Token], bodies: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of bodies by abbreviations that brackets behind their full names explain."""
    meant = _meanings(text, tokens, bodies) if _IN_BRACKETS.search(text) else None
    if not meant:
        return
    taken = {i for m in bodies for i in m.words}
    for at, token in enumerate(tokens):
        concept = meant.get(text[token.start : token.end])
        explains = text[token.start - 1 : token.start] == "("
        if concept is not None and at not in taken and not explains:
            yield Mention(at, at, concept, (at,))


def _meanings(
    text: str, tokens: Sequence[Token], bodies: Sequence[Mention]
) -> Mapping[str, Concept]:
    """Abbreviation → what it stands for, the first explanation of each."""
    found: dict[str, Concept] = {}
    for body in bodies:
        for at in range(body.last + 1, min(body.last + 1 + _REACH, len(tokens))):
            before = text[tokens[at - 1].end : tokens[at].start]
            short = text[tokens[at].start : tokens[at].end]
            closed = text[tokens[at].end : tokens[at].end + 1] == ")"
            if before.strip() == "(" and closed and short.isupper() and _SHORT.fullmatch(short):
                found.setdefault(short, body.concept)
            if before.strip():
                break
    return found
