"""Document numbers: where a text gives the number of an official document, and of which kind."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from lodkit.lexicon.concepts import Concept, Schemes
from lodkit.lexicon.folding import plain_letters
from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within
from lodkit.model.facts import Body

# "Resolution 57", "Decree No. 33C"; a year is no number
_BARE_NUMBER = re.compile(r"(?!(?:19|20)\d\d$)\d{1,4}[A-Z]?")
_SIGNS = "№#"
_FIGURES = ("%", "/", "-", "–")
_LETTERS = re.compile(r"[A-Za-z]+")
# What may stand right behind a plain number that has no sign: it says whose document that is.
_BEHIND_NUMBER = ("cue/issued", "cue/adopted", "cue/date-of", "body-kind", "level")
# The word for a document stands at most so many words before its number.
_WITHIN = 5
_TITLE_WITHIN = 8


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A document's number, with the word for the document if it stands right before.

    Without one, `further` is the word that stands further before: "the Law on Land No. 31".
    """

    number: str
    kind: str
    named: Mention | None
    first: int
    last: int
    further: Mention | None = None

    @property
    def begins(self) -> int:
        """The first word of the phrase."""
        return self.named.first if self.named else self.first


def find_numbers(reading: Reading) -> list[NumberMention]:
    """The documents with a number, in the order of the text; plain ones only if not also in full.

    "Resolution 57" says nothing new beside "Resolution 57-NQ/TW".
    """
    full = list(_full(reading))
    taken = {i for n in full for i in range(n.first, n.last + 1)}
    known = {(n.kind, re.match(r"\d+", n.number)) for n in full}
    begun = {(kind, digits.group()) for kind, digits in known if digits}
    plain = (n for n in _plain(reading) if n.first not in taken)
    return sorted(
        [*full, *(n for n in plain if (n.kind, n.number) not in begun)], key=lambda n: n.first
    )


def has_number(reading: Reading) -> bool:
    """Whether a text has a number of the country's own shape and letters: 35-CT/TW."""
    schemes = reading.lexicon.schemes
    codes = {
        *schemes.codes_with("document-kind", "numberCode"),
        *schemes.codes_with("body-kind", "issuerCode"),
    }
    numbers = (found.group() for found in _shape(schemes).finditer(reading.article.text))
    return any(codes.intersection(_LETTERS.findall(plain_letters(n))) for n in numbers)


def issuer_of_number(number: str, reading: Reading, home: str | None) -> Body | None:
    """The body that the letters of a number name, if they name one."""
    schemes = reading.lexicon.schemes
    codes = schemes.codes_with("body-kind", "issuerCode")
    mark = schemes.value("level", "central", "numberMark") or "\n"
    for letters in _LETTERS.findall(number)[::-1]:
        kind = codes.get(letters)
        if kind:
            central = schemes.value("body-kind", kind, "seat") == "central"
            marked = letters.endswith(mark)
            return Body(kind, reading.lexicon.country if central or marked else home)
    return None


def _full(reading: Reading) -> Iterator[NumberMention]:
    """The numbers of the shape that the scheme of document kinds gives: 381-NQ/TU."""
    text, tokens = reading.article.text, reading.tokens
    schemes = reading.lexicon.schemes
    end = tokens[reading.closing].start if reading.closing < len(tokens) else len(text)
    kinds = {m.last: m for m in reading.of("document-kind")}
    before: Mention | None = None
    for found in _shape(schemes).finditer(text, 0, end):
        if _in_address(text, found.start()):
            continue
        first = bisect_right(tokens.starts, found.start()) - 1
        last = bisect_right(tokens, found.end(), key=attrgetter("end")) - 1
        named = _kind_before(reading, kinds, first)
        number = plain_letters(re.sub(r"\s", "", found.group()))
        further = None if named else _further(reading, first)
        kind = (
            kind_of_number(number, named, schemes)
            or (further.concept.code if further else None)
            or kind_of_number(number, before, schemes)
        )
        if kind:
            before = named or before
            same = further if further and further.concept.code == kind else None
            yield NumberMention(number, kind, named, first, last, same)


def _further(reading: Reading, first: int) -> Mention | None:
    """The last document named before a number in its sentence: "the Law on Land No. 31/2024"."""
    start = max(reading.sentences[reading.sentence_of(first)][0], first - _TITLE_WITHIN)
    named = beginning_within(reading.of("document-kind"), start, first - 1)
    return named[-1] if named else None


@lru_cache(maxsize=4)
def _shape(schemes: Schemes) -> re.Pattern[str]:
    """How the country's documents are numbered."""
    return re.compile(schemes.value("document-kind", "", "numberShape") or r"(?!)")


def kind_of_number(number: str, named: Mention | None, schemes: Schemes) -> str | None:
    """The kind that the letters of a number stand for; where two share them, the one named."""
    codes = schemes.codes_with("document-kind", "numberCode")
    word = named.concept.code if named else None
    for letters in _LETTERS.findall(number):
        shared = schemes.values.get((Concept("document-kind", word or ""), "sharedCode"), ())
        if word and letters in shared:
            return word
        if letters in codes:
            return codes[letters]
    return word


def _plain(reading: Reading) -> Iterator[NumberMention]:
    """Plain numbers behind the word for a document: "No. 57", "Resolution 57"."""
    for mention in reading.of("document-kind"):
        if mention.first >= reading.closing:
            return
        at = mention.last + 1
        if _begins_sentence(reading, at):
            continue
        cue = next(iter(beginning_within(reading.cues("number"), at, at)), None)
        signed = cue is not None or _signed(reading, at)
        at = cue.last + 1 if cue else at
        if _is_plain_number(reading, at, signed):
            yield _plain_mention(reading, mention, mention, at)
            while signed and (at := _listed(reading, at)):
                yield _plain_mention(reading, mention, None, at)


def _begins_sentence(reading: Reading, at: int) -> bool:
    """Whether a word stands in another sentence than the one before it, or nowhere."""
    return reading.tokens.broken[at] == Break.SENTENCE


def _plain_mention(
    reading: Reading, mention: Mention, named: Mention | None, at: int
) -> NumberMention:
    number = reading.span(at, at).of(reading.article.text)
    return NumberMention(number, mention.concept.code, named, at, at)


def _listed(reading: Reading, at: int) -> int:
    """The next plain number of a list, "Nos. 57, 59 and 68", else 0."""
    following = at + 1
    if following in reading.conjunctions:
        while following in reading.conjunctions:
            following += 1
    elif following >= len(reading.tokens) or reading.tokens[following].broken != Break.COMMA:
        return 0
    return following if _is_plain_number(reading, following, signed=True) else 0


def _signed(reading: Reading, at: int) -> bool:
    """Whether a sign for "number" stands before a word."""
    return 0 < at < len(reading.tokens) and any(s in reading.between(at - 1, at) for s in _SIGNS)


def _is_plain_number(reading: Reading, at: int, signed: bool) -> bool:
    tokens = reading.tokens
    if at >= len(tokens) or (tokens[at].broken >= Break.COMMA and not signed):
        return False
    if not _BARE_NUMBER.fullmatch(reading.span(at, at).of(reading.article.text)):
        return False
    if any(d.first <= at <= d.last for d in beginning_within(reading.dates, at - 3, at)):
        return False
    # without a sign it must be no part of a longer figure, and count nothing
    following = reading.article.text[tokens[at].end : tokens[at].end + 2].lstrip()
    return signed or not (following.startswith(_FIGURES) or _counts(reading, at))


def _counts(reading: Reading, at: int) -> bool:
    """Whether a number counts what stands behind it: "reports 300 cases", "plans 20 schools"."""
    behind = reading.neighbour(at, 1)
    return (
        behind is not None
        and reading.tokens[behind].key not in reading.language.stop_words
        and reading.tokens[behind].key not in reading.language.particles
        and behind not in reading.words_of(*_BEHIND_NUMBER)
    )


def _in_address(text: str, at: int) -> bool:
    """Whether a place in the text is part of a web address."""
    start = max(text.rfind(blank, max(at - 300, 0), at) for blank in " \n\t")
    return "://" in text[start + 1 : at]


def _kind_before(reading: Reading, kinds: dict[int, Mention], first: int) -> Mention | None:
    """The word for the document before its number: "Directive No. 35-CT/TW"."""
    skip = reading.words_of("cue/number")
    bodies = reading.words_of("body-kind", "level")
    start, _ = reading.sentences[reading.sentence_of(first)]
    for at in range(first - 1, max(first - _WITHIN, start - 1), -1):
        if at in kinds:
            return kinds[at]
        small = reading.tokens[at].key in reading.language.particles
        if at not in skip and not small and at not in bodies:
            return None
    return None
