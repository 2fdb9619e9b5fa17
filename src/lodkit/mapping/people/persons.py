"""People: the names of a text, gathered into persons with every form they take."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, takewhile
from operator import attrgetter
from typing import NamedTuple

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.name_mentions import NameMention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.people.known_people import read_by_office
from lodkit.mapping.places.surroundings import Map
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within
from lodkit.model.facts import NameForm, Person

_HONORIFIC = "honorific"
# No office that supports a name begins further from it than this many words.
_WINDOW = 20
# So many words may stand before "Photo" on its line.
_BEFORE_BYLINE = 1
# The tenure concepts that are nouns or adverbs: no name alone is their subject.
_NO_VERBS = frozenset(
    {"post", "leadership", "preceded", "acting", "current", "besides", "former", "proposed"}
)
# The middle and the given name, by which a person may go: "Thanh Tra".
_PAIR = 2


class PersonMention(NamedTuple):
    """A person named in the text; `short` where only a part of the name stands there.

    `stands_in` says that no part of it does, but a word for people just named: "both".
    """

    name: str
    first: int
    last: int
    uncertain: bool
    short: bool = False
    stands_in: bool = False


def find_people(
    reading: Reading, around: Map, offices: Sequence[OfficeMention]
) -> list[PersonMention]:
    """The names that speak of persons, full ones and short ones, in the order of the text."""
    honorifics = {m.last: m for m in reading.cues(_HONORIFIC)}
    others = _byline_words(reading) | _borne_names(reading)
    full: list[PersonMention] = []
    for name in read_by_office(reading, offices):
        if name.first >= reading.closing or name.first in others:
            continue
        titled = name.first - 1 in honorifics
        supported = titled or _has_office_beside(name, reading, offices)
        place = _is_place(name, reading, around) or _is_namesake(name, reading, offices)
        if titled or (not place and (supported or not name.weak)):
            full.append(PersonMention(name.name, name.first, name.last, name.uncertain))
    full += [PersonMention(n.name, n.first, n.last, n.uncertain) for n in around.listed_people]
    full = _in_full(sorted(full, key=lambda p: p.first))
    full = sorted([*full, *_pairs(reading, full, honorifics)], key=lambda p: p.first)
    return sorted([*full, *_short(reading, full, honorifics)], key=lambda p: p.first)


def _in_full(people: Sequence[PersonMention]) -> list[PersonMention]:
    """The people, the last two syllables of a name that stands elsewhere as that name."""
    longer: dict[str, set[str]] = {}
    for name in {p.name for p in people}:
        syllables = name.split()
        if len(syllables) > _PAIR:
            longer.setdefault(" ".join(syllables[-_PAIR:]), set()).add(name)
    found: list[PersonMention] = []
    for person in people:
        names = longer.get(person.name, set())
        meant = next(iter(names)) if len(names) == 1 else None
        found.append(person._replace(name=meant, short=True) if meant else person)
    return found


def persons(mentions: Sequence[PersonMention], reading: Reading) -> Iterator[Person]:
    """One person for each name, in the order in which they appear."""
    by_name: dict[str, list[PersonMention]] = {}
    for mention in mentions:
        by_name.setdefault(mention.name, []).append(mention)
    for name, places in by_name.items():
        forms: dict[str, list[PersonMention]] = {}
        for mention in places:
            if not mention.short:
                span = reading.span(mention.first, mention.last)
                forms.setdefault(span.of(reading.article.text), []).append(mention)
        yield Person(
            name,
            tuple(
                NameForm(form, tuple(reading.span(m.first, m.last) for m in where))
                for form, where in forms.items()
            ),
            uncertain=any(m.uncertain for m in places),
        )


def bylines(reading: Reading) -> Iterator[str]:
    """Who the closing lines name as author: a short line before the source, or behind a cue."""
    cue_ends = {m.last for m in reading.cues("byline")}
    for first, last in reading.sentences:
        if first < reading.closing:
            continue
        start = next((i + 1 for i in range(first, last) if i in cue_ends), first)
        if any(name.first == start for name in reading.names) or start > first:
            yield from _pieces(reading, start, last)


def _pieces(reading: Reading, first: int, last: int) -> Iterator[str]:
    """The stretches of a line between its dashes and commas."""
    start = first
    for at in range(first, last + 1):
        ends = at == last or reading.tokens[at + 1].broken != Break.NONE
        if ends and start <= at:
            yield reading.span(start, at).of(reading.article.text)
            start = at + 1


def _byline_words(reading: Reading) -> set[int]:
    """The words behind the colon of a line that begins with "Photo" or "Text"."""
    found: set[int] = set()
    for cue in reading.cues("byline"):
        first, last = reading.sentences[reading.sentence_of(cue.last)]
        if cue.first - first <= _BEFORE_BYLINE:
            colon = reading.article.text.find(":", reading.tokens[cue.last].end)
            found |= {
                i for i in range(cue.last + 1, last + 1) if reading.tokens[i].start > colon >= 0
            }
        if cue.first and "(" in reading.between(cue.first - 1, cue.first):
            # "(Photo A)": all that is in the bracket
            bracketed = takewhile(reading.text.bracketed.__contains__, count(cue.last + 1))
            found.update(bracketed)
    return found


def _borne_names(reading: Reading) -> set[int]:
    """The words beside those for streets, schools or awards, which bear the names of others."""
    found: set[int] = set()
    # "was in the hall": that hall bears nobody's name
    attended = reading.words_of("manner")
    for cue in reading.cues("namesake"):
        if not attended.isdisjoint(cue.words) or _is_definite(reading, cue):
            continue
        behind = cue.last + 1
        while (
            behind < len(reading.tokens)
            and reading.tokens[behind].key in reading.language.particles
        ):
            behind += 1
        if behind < len(reading.tokens) and reading.adjoins(cue.last, behind):
            found.add(behind)
    if reading.language.qualifier_behind:
        return found
    ends = {cue.first - 1 for cue in reading.cues("namesake")}
    for name in reading.names:
        if name.last in ends and reading.tokens[name.last + 1].broken == Break.NONE:
            found.add(name.first)
    return found


def _is_definite(reading: Reading, noun: Mention) -> bool:
    """Whether a noun of one word has its article, and no name: "the director of the Academy A"."""
    beginnings = reading.language.definite_beginnings
    return noun.first == noun.last and reading.tokens[noun.first].key.startswith(beginnings)


def _is_place(name: NameMention, reading: Reading, around: Map) -> bool:
    """Whether the words are the name of a place, here or elsewhere in the article."""
    here = around.small_at.get(name.first) or around.small_until.get(name.last)
    return here is not None or reading.keys(name.first, name.last) in around.small_names


def _has_office_beside(
    name: NameMention, reading: Reading, offices: Sequence[OfficeMention]
) -> bool:
    """Whether an office adjoins a name, or a relative clause that says it: "A, who heads X"."""
    behind = name.last + 1
    if behind < len(reading.tokens) and reading.tokens[behind].key in (
        reading.language.relative_pronouns
    ):
        behind += 1
    near = beginning_within(offices, name.first - _WINDOW, behind)
    return any(o.last == name.first - 1 or o.first in (name.last + 1, behind) for o in near)


def _is_namesake(name: NameMention, reading: Reading, offices: Sequence[OfficeMention]) -> bool:
    """Whether the name is rather that of a province: no central office stands before it."""
    if _code(name) not in reading.lexicon.provinces:
        return False
    seat = reading.lexicon.schemes.value
    near = beginning_within(offices, name.first - _WINDOW, name.first)
    central = (o for o in near if seat("body-kind", o.body.kind, "seat") == "central")
    return all(o.last != name.first - 1 for o in central)


def _code(name: NameMention) -> str:
    return name.name.lower().replace(" ", "-")


def _short(
    reading: Reading, full: Sequence[PersonMention], honorifics: Mapping[int, object]
) -> Iterator[PersonMention]:
    """The last syllable of a name that stands in full before: "Mr. Kien", "Kien thanked".

    Of several people of that name the one named last is meant.
    """
    taken = {i for m in full for i in range(m.first, m.last + 1)}
    stems = reading.language.words.without_ending
    named: dict[str, list[PersonMention]] = {}
    for mention in full:
        for key in {reading.tokens[mention.last].key, mention.name.split()[-1].lower()}:
            named.setdefault(key, []).append(mention)
    for at in sorted({*(end + 1 for end in honorifics), *_before_verbs(reading)}):
        if at >= min(len(reading.tokens), reading.closing) or at in taken:
            continue
        written = (named.get(stem, ()) for stem in stems(reading.tokens[at].key))
        known = next((before[-1] for m in written if (before := _before(m, at))), None)
        if known and reading.tokens[at].broken <= Break.COMMA:
            yield known._replace(first=at, last=at, short=True)


def _pairs(
    reading: Reading, full: Sequence[PersonMention], honorifics: Mapping[int, object]
) -> Iterator[PersonMention]:
    """The last two syllables of a longer name that stands in full before: "Minh Chinh said"."""
    tokens, places = reading.tokens, reading.words_of("place", "level")
    titles = {*honorifics, *(m.last for m in reading.of("role", "office"))}
    taken = {i for m in full for i in range(m.first, m.last + 1)}
    named: dict[tuple[str, ...], list[PersonMention]] = {}
    for mention in full:
        if mention.last - mention.first >= _PAIR:
            named.setdefault(reading.keys(mention.last - 1, mention.last), []).append(mention)
    for at in range(1, min(len(tokens), reading.closing)) if named else ():
        one, other = tokens[at - 1], tokens[at]
        if not (one.capital and other.capital) or other.broken or (one.key, other.key) not in named:
            continue
        alone = one.broken or at == 1 or at - 2 in titles or not tokens[at - 2].capital
        ends = at + 1 == len(tokens) or tokens[at + 1].broken or not tokens[at + 1].capital
        known = _before(named[one.key, other.key], at - 1)
        if alone and ends and known and taken.isdisjoint((at - 1, at)) and at not in places:
            yield known[-1]._replace(first=at - 1, last=at, short=True)


def _before(mentions: Sequence[PersonMention], at: int) -> Sequence[PersonMention]:
    return mentions[: bisect_left(mentions, at, key=attrgetter("first"))]


def _before_verbs(reading: Reading) -> Iterator[int]:
    """The words with a capital of their own right before a verb of taking part or for a post."""
    tokens, places = reading.tokens, reading.words_of("place", "level", "body-kind")
    for mention in (*reading.of("manner"), *reading.of("tenure")):
        if mention.concept.code in _NO_VERBS:
            continue
        at = mention.first - 1
        if at < 1 or tokens[mention.first].broken != Break.NONE or at in places:
            continue
        alone = tokens[at].broken != Break.NONE or not tokens[at - 1].capital
        if alone and tokens[at].capital and not tokens[at].word.common:
            yield at
