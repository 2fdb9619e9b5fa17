"""Abroad: the phrases that name another country's bodies, offices, meetings and documents."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.name_mentions import NameMention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.country.concern import Concern, concern, is_of_the_country
from lodkit.mapping.text.reading import ABROAD, Reading
from lodkit.mapping.text.windows import beginning_within

_BODIES = ("body-kind", "agency")
_OFFICES = ("role", "office")
# What may be another country's.
_SCHEMES = (*_BODIES, *_OFFICES, "meeting-kind", "document-kind")
_COUNTRIES = ("cue/abroad", "cue/other-country", "cue/foreign")
# So many words may stand between a phrase and what says whose it is.
_REACH = 6
_HYPHEN = "-"


def set_apart(reading: Reading) -> Reading:
    """The reading with whatever is another country's under a key of its own.

    Of an article that speaks of the country in passing, only what stands with its name or that
    of one of its places is left, and nobody.
    """
    passing = concern(reading) < Concern.OWN
    if not passing and not reading.of(*_COUNTRIES):
        return reading
    finder = _Finder(reading)
    abroad = finder.foreign()
    if passing:
        abroad |= {m for m in finder.phrases if not finder.is_own(m)}
    elif not abroad:
        return reading
    dropped = _telling(reading) if passing else ()
    left = {key: [m for m in reading.of(key) if m not in abroad] for key in _SCHEMES}
    left |= {key: [] for key in dropped}
    apart = [m for m in finder.phrases if m in abroad]
    names = () if passing else finder.names_without(abroad)
    return reading.with_only({**reading.mentions, **left, ABROAD: apart}, names)


def _telling(reading: Reading) -> list[str]:
    """The keys of the cues that tell of a meeting without naming it."""
    schemes = reading.lexicon.schemes
    codes = sorted(schemes.codes("cue"))
    return [f"cue/{code}" for code in codes if schemes.value("cue", code, "meetingKind")]


class _Finder:
    """The phrases of a text that may be another country's, and the words that say whose."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.phrases: Sequence[Mention] = reading.of(*_SCHEMES)
        own = reading.words_of("place", "cue/national")
        self._own = own
        self._named = self._cues("abroad", "other-country")
        self._firsts = {m.first for m in self._named}
        self._adjectives = self._cues("foreign", "other-country")
        self._adjective_firsts = {m.first for m in self._adjectives}
        self._adjective_lasts = {m.last for m in self._adjectives}
        self._adjective_words = {i for m in self._adjectives for i in m.words}
        cues = (*self._named, *self._adjectives)
        self._words = sorted({*(m.first for m in cues), *(m.last for m in cues)})
        numbers = {i for o in reading.ordinals for i in range(o.first, o.last + 1)}
        # What is passed over on the way to a word that says whose a phrase is; small words too;
        # and its adjective as well.
        self._passed = numbers | reading.words_of("level", "ordinal", "cue/party", "cue/sort")
        self._passed_small = self._passed | reading.text.particles
        self._passed_all = self._passed_small | self._adjective_words
        self._bodies = _by_first(reading.of(*_BODIES))

    def foreign(self) -> set[Mention]:
        """The phrases that another country's name, or a phrase so named, stands with."""
        if not (self._named or self._adjectives):
            return set()
        found: set[Mention] = set()
        # from the end, so that the body that a phrase depends on is known before it
        for mention in reversed(self.phrases):
            named = self._is_near(mention) and self._is_named(mention)
            if named or (found and self._is_of(mention, found)):
                found.add(mention)
        found |= self._behind(found)
        found |= self._coordinated(found)
        words = {i for m in found for i in m.words}
        return found | {m for m in self.phrases if not words.isdisjoint(m.words)}

    def names_without(self, abroad: Collection[Mention]) -> list[NameMention]:
        """The names without those that may be other peoples' and stand at an office abroad."""
        offices = [m for m in abroad if m.concept.scheme in _OFFICES]
        ends = {m.last for m in (*offices, *self._named)}
        starts = {m.first for m in offices}
        return [
            name
            for name in self._reading.names
            if is_of_the_country(name, self._reading)
            or (name.first - 1 not in ends and name.last + 1 not in starts)
        ]

    def is_own(self, mention: Mention) -> bool:
        """Whether the country or one of its places is named in a phrase or directly beside it."""
        if any(i in self._own for i in range(mention.first, mention.last + 1)):
            return True
        before = self._beside(mention.first, -1, self._passed_small)
        behind = self._beside(mention.last, 1, self._passed_small)
        return not self._own.isdisjoint((*before, *behind))

    def _cues(self, *codes: str) -> list[Mention]:
        """The words for other countries that are no part of a name or of the country's own body.

        "The Communist Party of Indochina" is.
        """
        reading = self._reading
        names, inner = self._own | reading.name_words, reading.words_of(*_BODIES, *_OFFICES)
        return [
            cue
            for cue in reading.of(*(f"cue/{code}" for code in codes))
            if names.isdisjoint(cue.words)
            and not inner.issuperset(cue.words)
            and not self._is_coupled(cue)
        ]

    def _is_coupled(self, cue: Mention) -> bool:
        """Whether a hyphen joins the word to one for the country: "Vietnamese-Chinese"."""
        text, tokens = self._reading.article.text, self._reading.tokens
        before = text.startswith(_HYPHEN, max(tokens[cue.first].start - 1, 0))
        behind = text.startswith(_HYPHEN, tokens[cue.last].end)
        return (before and cue.first - 1 in self._own) or (behind and cue.last + 1 in self._own)

    def _is_near(self, mention: Mention) -> bool:
        """Whether a word for another country stands so near a phrase that it may be its own."""
        at = bisect_left(self._words, mention.first - _REACH)
        return at < len(self._words) and self._words[at] <= mention.last + _REACH

    def _is_named(self, mention: Mention) -> bool:
        """Whether another country's name stands in a phrase, behind it, or its adjective does.

        An adjective stands before the noun, where the language's do not stand behind it.
        """
        behind = self._reading.language.qualifier_behind
        inner = (self._named, self._adjectives)
        if any(beginning_within(cues, mention.first, mention.last) for cues in inner):
            return True
        following = list(self._beside(mention.last, 1, self._passed))
        if not self._firsts.isdisjoint(following):
            return True
        if behind and not self._adjective_firsts.isdisjoint(following):
            return True
        before = () if behind else self._beside(mention.first, -1, self._passed)
        return not self._adjective_lasts.isdisjoint(before)

    def _is_of(self, mention: Mention, foreign: Collection[Mention]) -> bool:
        """Whether a body of another country follows: "secretary of the Chinese committee"."""
        following = self._beside(mention.last, 1, self._passed_all)
        return any(m in foreign for at in following for m in self._bodies.get(at, ()))

    def _behind(self, foreign: Collection[Mention]) -> set[Mention]:
        """The offices and bodies right behind another country's: "Duma chairman"."""
        if self._reading.language.qualifier_behind:
            return set()
        ends = {m.last for m in foreign if m.concept.scheme in _BODIES}
        tokens = self._reading.tokens
        return {
            m for m in self.phrases if m.first - 1 in ends and tokens[m.first].broken == Break.NONE
        }

    def _coordinated(self, foreign: Collection[Mention]) -> set[Mention]:
        """The offices that "and" joins to another country's, unless a name follows them."""
        offices = self._reading.of(*_OFFICES)
        firsts = _by_first(offices)
        named = {n.first for n in self._reading.names}
        found: set[Mention] = set()
        for office in offices:
            at = next(self._beside(office.last, 1, ()), None)
            if at is None or at not in self._reading.conjunctions:
                continue
            behind = self._beside(at, 1, self._passed_all)
            pair = [office, *(m for at in behind for m in firsts.get(at, ()))]
            if any(m in foreign for m in pair):
                found |= {m for m in pair if m.last + 1 not in named}
        return found

    def _beside(self, at: int, step: int, passed: Collection[int]) -> Iterator[int]:
        """The words in one direction up to the first that is none to be passed over, or a break."""
        tokens = self._reading.tokens
        for _ in range(_REACH):
            edge = at + 1 if step > 0 else at
            if not 0 <= at + step < len(tokens) or tokens[edge].broken != Break.NONE:
                return
            at += step
            if step > 0 and self._reading.language.begins_with_and(tokens[at].key):
                return
            yield at
            if at not in passed:
                return


def _by_first(mentions: Sequence[Mention]) -> dict[int, list[Mention]]:
    """The mentions by their first word."""
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.first, []).append(mention)
    return found
