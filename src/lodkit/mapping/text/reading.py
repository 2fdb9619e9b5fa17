"""A reading: one article with everything the lexicon finds in it, before any conclusion."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from lodkit.lexicon.concepts import Concept
from lodkit.lexicon.dates import DateMention, YearMention, find_dates, find_years
from lodkit.lexicon.folding import spelling
from lodkit.lexicon.language import Language
from lodkit.lexicon.lexicon import Lexicon
from lodkit.lexicon.matcher import Matcher, Mention
from lodkit.lexicon.name_mentions import NameMention
from lodkit.lexicon.names import NameFinder
from lodkit.lexicon.numbers import Ordinal, find_ordinals
from lodkit.lexicon.tokens import Break, Token, tokenize
from lodkit.mapping.text.abbreviations import explained
from lodkit.mapping.text.layout import ENDS, Text, has_semicolon
from lodkit.mapping.text.windows import Phrase, Run, beginning_within
from lodkit.model.article import Article, Span

# The key of the mentions, of whatever scheme, that speak of another country's.
ABROAD = "abroad"
# The schemes whose phrases are mostly verbs and small words.
_VERBS = frozenset({"tenure", "manner"})
_ROLES = frozenset({"role", "office"})
# Who is only put forward for a post does not hold it: the word for it parts name and office.
_PROPOSED = "proposed"
_first, _last = attrgetter("first"), attrgetter("last")
# A dateline is one of the first lines, and has few words.
_OPENING_LINES, _SHORT_LINE = 6, 10


class Found(NamedTuple):
    """What the lexicon finds in a text; mentions by scheme, a cue's scheme being "cue/CODE"."""

    mentions: Mapping[str, Sequence[Mention]]
    names: Sequence[NameMention]
    ordinals: Sequence[Ordinal]
    dates: Sequence[DateMention]
    years: Sequence[YearMention]
    dateline: DateMention | None


class Reading:
    """A text and what the lexicon finds in it; what the text has is at hand here as well."""

    def __init__(
        self, text: Text, found: Found, lexicon: Lexicon, finder: NameFinder, matcher: Matcher
    ) -> None:
        self.text, self.found = text, found
        self.lexicon = lexicon
        self.finder = finder
        self.matcher = matcher
        self.article = text.article
        self.language = text.language
        self.tokens = text.tokens
        self.broken = text.broken
        self.sentences = text.sentences
        self.closing = text.closing
        self.lists = text.lists
        self.addresses = text.addresses
        self.breaks = text.breaks
        self.semicolons = text.semicolons
        self.mentions = found.mentions
        self.names = found.names
        self.ordinals = found.ordinals
        self.dates = found.dates
        self.years = found.years
        self.dateline = found.dateline
        # The words of personal names, and of dates.
        self.name_words = frozenset(i for n in found.names for i in range(n.first, n.last + 1))
        self.date_words = frozenset(i for d in found.dates for i in range(d.first, d.last + 1))
        self._sentence_starts = [first for first, _ in text.sentences]
        self._of: dict[tuple[str, ...], Sequence[Mention]] = {}
        self._cues: dict[str, Sequence[Mention]] = {}
        self._words: dict[tuple[str, ...], frozenset[int]] = {}
        self._unseen: frozenset[int] | None = None
        # The words that join equals: "and", "as well as".
        self.conjunctions = text.conjunctions | self.words_of("cue/and")

    def with_only(
        self, mentions: Mapping[str, Sequence[Mention]], names: Sequence[NameMention]
    ) -> "Reading":
        """The reading with `mentions` and `names` in place of its own."""
        found = self.found._replace(mentions=mentions, names=names)
        return Reading(self.text, found, self.lexicon, self.finder, self.matcher)

    @property
    def published(self) -> date | None:
        """The day of publication: as known beforehand, else as a line of its own says."""
        if self.article.published is not None or self.dateline is None:
            return self.article.published
        day = self.dateline.date
        return date(day.year or 1, day.month or 1, day.day or 1)

    def is_possessed(self, phrase: Phrase) -> bool:
        """Whether a word for "its" stands right before a phrase, or is written onto its last."""
        if phrase.first and self.tokens[phrase.first - 1].key in self.language.possessives:
            return True
        endings, last = self.language.possessive_endings, self.tokens[phrase.last]
        if not endings:
            return False
        return spelling(self.article.text[last.start : last.end]).endswith(endings)

    def governs(self, at: int) -> bool:
        """Whether a word says that whoever stands behind it is spoken to or about.

        A word with a capital is rather part of a name, unless it begins a sentence; "each *of* A
        and B" is who acts.
        """
        token = self.tokens[at]
        named = token.capital and token.broken != Break.SENTENCE
        if token.key not in self.language.oblique_words or named:
            return False
        return at == 0 or self.tokens[at - 1].key not in self.language.each_words

    def is_agent(self, first: int) -> bool:
        """Whether a word for "by" stands before a phrase, articles passed over: "by *the head*"."""
        agents, tokens, at = self.language.agent_words, self.tokens, first
        small = self.language.particles - agents
        while at > 1 and tokens[at].broken == Break.NONE and tokens[at - 1].key in small:
            at -= 1
        return at > 0 and tokens[at].broken == Break.NONE and tokens[at - 1].key in agents

    def of(self, *schemes: str) -> Sequence[Mention]:
        """The mentions of concepts of these schemes, in the order of the text."""
        known = self._of.get(schemes)
        if known is None:
            known = self._of[schemes] = self._gathered(schemes)
        return known

    def _gathered(self, schemes: Sequence[str]) -> Sequence[Mention]:
        if len(schemes) == 1:
            single = self.mentions.get(schemes[0])
            return Run(single) if single else ()
        found = [m for scheme in schemes for m in self.mentions.get(scheme, ())]
        # of those from one word the longest comes first
        found.sort(key=_last, reverse=True)
        found.sort(key=_first)
        return Run(found)

    def cues(self, code: str) -> Sequence[Mention]:
        """The mentions of one concept of the scheme `cue`."""
        known = self._cues.get(code)
        if known is None:
            known = self._cues[code] = self.of(f"cue/{code}")
        return known

    def words_of(self, *keys: str) -> frozenset[int]:
        """The words that belong to mentions of these schemes, cues as "cue/CODE"."""
        known = self._words.get(keys)
        if known is None:
            found = [m.words for key in keys for m in self.mentions.get(key, ())]
            known = self._words[keys] = frozenset().union(*found)
        return known

    @property
    def unseen(self) -> frozenset[int]:
        """The words that do not part a name from an office: particles, titles, times, brackets."""
        if self._unseen is None:
            titles = self.words_of(
                "cue/honorific",
                "cue/party",
                "cue/term",
                "cue/respectively",
                "cue/in-capacity",
                "level",
            )
            turns = {i for m in self.of("tenure") if m.concept.code != _PROPOSED for i in m.words}
            counted = self.lexicon.schemes.by_code("cue", "count")
            figures = self.words_of(*(f"cue/{code}" for code in counted))
            small = self.text.particles.union(self.text.bracketed, self.text.figures)
            times = self.date_words | self.words_of("month")
            self._unseen = titles | turns | figures | small | times
        return self._unseen

    def within(self, scheme: str, sentence: int) -> Sequence[Mention]:
        """The mentions of a scheme that begin in a sentence."""
        return beginning_within(self.of(scheme), *self.sentences[sentence])

    def sentence_of(self, word: int) -> int:
        """The index of the sentence that a word belongs to."""
        return bisect_right(self._sentence_starts, word) - 1

    def has_semicolon(self, left: int, right: int) -> bool:
        """Whether a semicolon stands between two words."""
        return has_semicolon(self.between(left, right))

    def clause_of(self, word: int) -> tuple[int, int]:
        """First and last word of the part of a sentence, between semicolons, around a word."""
        first, last = self.sentences[self.sentence_of(word)]
        at = bisect_right(self.semicolons, word)
        if at and self.semicolons[at - 1] > first:
            first = self.semicolons[at - 1]
        if at < len(self.semicolons) and self.semicolons[at] <= last:
            last = self.semicolons[at] - 1
        return first, last

    def same_line(self, left: int, right: int) -> bool:
        """Whether two words stand in one line: a paragraph, an item of a list."""
        return "\n" not in self.between(left, right)

    def between(self, left: int, right: int) -> str:
        """The text between two words."""
        return self.article.text[self.tokens[left].end : self.tokens[right].start]

    def neighbour(self, at: int, step: int) -> int | None:
        """The next word in direction `step`, None behind a comma or a stronger break."""
        return None if self.broken[at + 1 if step > 0 else at] else at + step

    def adjoins(self, left: int, right: int) -> bool:
        """Whether nothing but particles stands between two words, and no break."""
        inner = range(left + 1, right)
        return not any(self.broken[left + 1 : right + 1]) and self.text.particles.issuperset(inner)

    def keys(self, first: int, last: int) -> tuple[str, ...]:
        """The folded words from word `first` to word `last`."""
        return tuple(token.key for token in self.tokens[first : last + 1])

    def keys_of(self, words: Iterable[int]) -> frozenset[str]:
        """The folded words that stand at the given places."""
        return frozenset(self.tokens[i].key for i in words)

    def span(self, first: int, last: int) -> Span:
        """The characters from word `first` to word `last`."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def spans(self, words: Sequence[int]) -> tuple[Span, ...]:
        """The stretches of text that the given words cover, neighbours as one."""
        runs: list[list[int]] = []
        for word in sorted(words):
            if runs and word == runs[-1][1] + 1:
                runs[-1][1] = word
            else:
                runs.append([word, word])
        return tuple(self.span(first, last) for first, last in runs)


def read(article: Article, lexicon: Lexicon) -> Reading:
    """Find everything the lexicon knows in an article whose language it has.

    Raises LexiconError where the lexicon lacks the language.
    """
    tongue = lexicon.tongue(article.language)
    language = tongue.language
    tokens = tokenize(article.text, language)
    matcher = Matcher(language, tokens)
    mentions = _by_key(matcher.find())
    bodies = mentions.get("body-kind", [])
    abbreviated = list(explained(article.text, tokens, bodies))
    if abbreviated:
        mentions["body-kind"] = sorted([*bodies, *abbreviated], key=_first)
    named = [m for m in mentions.get("place", ()) if _is_name(m, tokens, language)]
    mentions["place"] = named
    ordinals = find_ordinals(article.text, tokens, mentions.get("ordinal", ()), language)
    days = [*mentions.get("month", ()), *mentions.get("cue/day-part", ())]
    dates = find_dates(article.text, tokens, days, ordinals, language)
    places = {m.first: m.last for m in named}
    titled = (*mentions.get("cue/honorific", ()), *mentions.get("level", ()))
    titles = {i for mention in titled for i in mention.words}
    # onto a verb a conjunction may be written, and the rest look like a syllable
    verbs = {m.first for m in mentions.get("manner", ())}
    titles |= {i for i in verbs if not tongue.names.is_whole_syllable(tokens[i])}
    names = tongue.names.find(tokens, places, titles)
    taken = {i for n in names for i in range(n.first, n.last + 1)}
    taken |= {i for first, last in places.items() for i in range(first, last + 1)}
    for scheme in _VERBS & mentions.keys():
        # verbs that are part of a name are none: Polish "to" is in To Lam
        mentions[scheme] = [m for m in mentions[scheme] if taken.isdisjoint(m.words)]
    # "chef-lieu" names no chief
    other = {i for m in mentions.get("cue/no-role", ()) for i in m.words}
    for scheme in _ROLES & mentions.keys() if other else ():
        mentions[scheme] = [m for m in mentions[scheme] if other.isdisjoint(m.words)]
    years = find_years(article.text, tokens, dates)
    dateline = _dateline(article.text, tokens, dates)
    found = Found(mentions, names, Run(ordinals), Run(dates), years, dateline)
    return Reading(Text.of(article, language, tokens), found, lexicon, tongue.names, matcher)


def _by_key(mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(_key(mention.concept), []).append(mention)
    return found


@lru_cache(maxsize=4096)
def _key(concept: Concept) -> str:
    return f"cue/{concept.code}" if concept.scheme == "cue" else concept.scheme


def _is_name(mention: Mention, tokens: Sequence[Token], language: Language) -> bool:
    """Whether a place's name is written as a name, in scripts that show it, or an adjective."""
    if not language.has_case or all(tokens[i].capital for i in mention.words):
        return True
    if len(mention.words) > 1 or not language.place_adjectives:
        return False
    stems = language.words.without_ending(tokens[mention.first].key)
    return any(stem.endswith(language.place_adjectives) for stem in stems)


def _dateline(
    text: str, tokens: Sequence[Token], dates: Sequence[DateMention]
) -> DateMention | None:
    """A full date in one of the first lines, where the line holds little else and no sentence."""
    opening = sum(map(len, text.splitlines(keepends=True)[:_OPENING_LINES])) if dates else 0
    for day in dates:
        start, end = tokens[day.first].start, tokens[day.last].end
        if start > opening:
            return None
        if day.date.year is not None and day.date.day is not None:
            line = text[text.rfind("\n", 0, start) + 1 : start] + text[end:].partition("\n")[0]
            few = len(line.split(maxsplit=_SHORT_LINE)) < _SHORT_LINE
            if few and not line.rstrip().endswith(ENDS):
                return day
    return None
