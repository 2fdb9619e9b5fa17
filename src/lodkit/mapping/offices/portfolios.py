"""Portfolios: ministers by what they are given: "the portfolio of Finance", "was entrusted to"."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.people.links import apart
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.ranks import ranks_of
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# No body begins further from a verb of entrusting than this many words.
_WINDOW = 12


def portfolios(
    reading: Reading, bodies: Sequence[BodyMention], taken: AbstractSet[int]
) -> Iterator[OfficeMention]:
    """The ministers that are named by their portfolio: "the portfolio of Finance goes to A"."""
    ranks = ranks_of(reading.lexicon.schemes)
    posts = {m.first for m in reading.of("tenure") if m.concept.code == "post"}
    posts |= reading.words_of("cue/portfolio")
    for body in bodies:
        role = ranks.top_of(body.kind)
        if body.words[0] in posts and role and taken.isdisjoint(body.words):
            yield OfficeMention(role, body.body, body.first, body.last, body.words[0], body.placed)


def entrusted(
    reading: Reading, bodies: Sequence[BodyMention], taken: AbstractSet[int]
) -> Iterator[OfficeMention]:
    """The heads of bodies that are put under them: "the ministry was entrusted to Ms A"."""
    ranks, posts = ranks_of(reading.lexicon.schemes), reading.words_of("cue/portfolio")
    for cue in reading.cues("entrusted"):
        near = beginning_within(bodies, cue.first - _WINDOW, cue.last + _WINDOW)
        # who entrusts it stands before the verb, what is entrusted rather behind
        near = sorted(near, key=lambda b: b.first < cue.first)
        body = next((b for b in near if _is_beside(reading, cue, b)), None)
        role = ranks.top_of(body.kind) if body else None
        if body and role and taken.isdisjoint(body.words) and body.words[0] not in posts:
            yield OfficeMention(role, body.body, body.first, body.last, body.first, body.placed)


def _is_beside(reading: Reading, cue: Mention, body: BodyMention) -> bool:
    """Whether nothing of its own stands between a verb and a body in one part of a sentence."""
    left, right = (body.last, cue.first) if body.last < cue.first else (cue.last, body.first)
    if left >= right or reading.clause_of(left) != reading.clause_of(right):
        return False
    inner = range(left + 1, right + 1)
    tight = all(reading.tokens[i].broken == Break.NONE for i in inner)
    return tight and apart(reading, left, right) == 0
