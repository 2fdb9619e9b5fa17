"""How far the phrase of a meeting goes: numbers, levels, places and bodies around its noun."""

from collections.abc import Sequence

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.numbers import Ordinal
from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.places.surroundings import Map, belongs_to_next
from lodkit.mapping.text.reading import Reading

# So many phrases and small words may follow each other.
_REACH = 10
# The signs that stand around what explains a meeting's name.
_BRACKETS = frozenset("()")


class MeetingReach:
    """How far ordinals, levels, places, bodies and small words reach around a word."""

    def __init__(self, reading: Reading, around: Map, bodies: Sequence[BodyMention]) -> None:
        self._reading = reading
        self._nouns = reading.words_of("meeting-kind")
        self._small = {first: last for first, (last, _) in around.small_at.items()}
        levels = reading.of("level")
        ahead = [m for m in levels if not belongs_to_next(reading, m, around)]
        others: list[Ordinal | Mention | BodyMention] = [
            *reading.ordinals,
            *reading.of("place"),
            *reading.cues("party"),
            *reading.cues("sort"),
            *reading.cues("online"),
            *bodies,
        ]
        self._ahead: dict[int, int] = dict(self._small)
        for phrase in [*ahead, *others]:
            known = self._ahead.get(phrase.first, phrase.last)
            self._ahead[phrase.first] = max(known, phrase.last)
        self._behind: dict[int, int] = {}
        for phrase in [*levels, *others]:
            known = self._behind.get(phrase.last, phrase.first)
            self._behind[phrase.last] = min(known, phrase.first)

    def _bracketed(self, at: int, beside: int) -> bool:
        """Whether only a bracket parts two words: "the (30th) session", "(regular) session"."""
        first, last = sorted((at, beside))
        if first < 0 or last >= len(self._reading.tokens):
            return False
        within = self._reading.text.bracketed
        if at in within and self._has_noun(at):
            return False
        # "the 10. (extraordinary) session"
        sign = self._reading.between(first, last).lstrip(".").strip()
        return (first in within) != (last in within) and sign in _BRACKETS

    def _has_noun(self, at: int) -> bool:
        """Whether a bracket names a meeting itself: "the gathering (54th conference)"."""
        within, nouns = self._reading.text.bracketed, self._nouns
        for step in (-1, 1):
            position = at
            while position in within:
                if position in nouns:
                    return True
                position += step
        return False

    def end(self, at: int, step: int) -> int:
        """The last word of the phrase in one direction from word `at`."""
        ends = self._ahead if step > 0 else self._behind
        reach = position = at
        # what a noun in brackets stands beside is no part of its phrase
        outside = at not in self._reading.text.bracketed
        for _ in range(_REACH):
            neighbour = self._reading.neighbour(position, step)
            if neighbour is None and outside and self._bracketed(position + step, position):
                neighbour = position + step
            if neighbour is None:
                break
            position = neighbour
            if position in ends:
                position = reach = ends[position]
            elif self._reading.tokens[position].key not in self._reading.language.particles:
                break
        return reach
