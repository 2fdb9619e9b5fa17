"""Issuers: the body that a document is of, named beside it or as the subject of a verb."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from lodkit.lexicon.concepts import Schemes
from lodkit.lexicon.tokens import Break
from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within
from lodkit.model.facts import Body

# How far from a document its issuer may stand, with nothing but small words between.
_WITHIN = 6


class Issuer(NamedTuple):
    """A body, and the words that name it: its own, or the office of who signs for it."""

    body: Body
    first: int
    last: int


class Issuers:
    """The bodies of an article, and the offices that stand for theirs, looked up by place."""

    def __init__(
        self,
        reading: Reading,
        bodies: Sequence[BodyMention],
        offices: Sequence[OfficeMention],
    ) -> None:
        self._reading = reading
        schemes = reading.lexicon.schemes
        # the issuer of a minister's decision is the ministry; a member issues nothing
        heads = _heads(schemes)
        signing = [o for o in offices if not o.former and not o.told and o.role in heads]
        found = [
            *(Issuer(b.body, b.first, b.last) for b in bodies),
            *(Issuer(o.body, o.first, o.last) for o in signing),
        ]
        found = [i for i in found if schemes.value("body-kind", i.body.kind, "passing") != "true"]
        self._found = sorted(found, key=lambda i: (i.first, -i.last))
        self._passed = reading.words_of("cue/issued", "cue/adopted", "cue/date-of")
        self._dates = reading.date_words

    def behind(self, last: int, within: int = _WITHIN) -> Issuer | None:
        """The body behind a document: "of the Politburo", "adopted by it", "which it issued"."""
        for issuer in beginning_within(self._found, last + 1, last + within):
            return issuer if self._linked(last, issuer.first) else None
        return None

    def inside(self, first: int, last: int) -> Issuer | None:
        """The body within a document's own name."""
        return next(iter(beginning_within(self._found, first + 1, last)), None)

    def before(self, first: int) -> Issuer | None:
        """The body before a document: "the Politburo's", "the Politburo issued"."""
        near = [i for i in beginning_within(self._found, first - 20, first - 1) if i.last < first]
        if not near:
            return None
        issuer = max(near, key=lambda i: (i.last, -i.first))
        told = any(i in self._passed for i in range(issuer.last + 1, first))
        close = issuer.last == first - 1 and self._reading.adjoins(issuer.last, first)
        return issuer if close or (told and self._linked(issuer.last, first)) else None

    def _linked(self, left: int, right: int) -> bool:
        """Whether only small words, a word of issuing or a date stand between two words."""
        tokens, small = self._reading.tokens, self._reading.language.stop_words
        words = range(left + 1, right)
        return all(tokens[i].broken < Break.HARD for i in range(left + 1, right + 1)) and all(
            tokens[i].key in small or i in self._passed or i in self._dates for i in words
        )


@lru_cache(maxsize=4)
def _heads(schemes: Schemes) -> frozenset[str]:
    """The roles that head some kind of body."""
    found = (schemes.value("body-kind", code, "topRole") for code in schemes.codes("body-kind"))
    return frozenset(role for role in found if role)
