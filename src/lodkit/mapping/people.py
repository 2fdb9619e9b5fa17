"""People: the names of a text, gathered into persons with every form they take."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lodkit.lexicon.names import NameMention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.office_mention import OfficeMention
from lodkit.mapping.reading import Reading
from lodkit.mapping.windows import beginning_within
from lodkit.model.facts import NameForm, Person

_HONORIFIC = "honorific"
# No office that supports a name begins further from it than this many words.
_WINDOW = 20


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named in the text; `short` where only a part of the name stands there."""

    name: str
    first: int
    last: int
    uncertain: bool
    short: bool = False


def find_people(reading: Reading, offices: Sequence[OfficeMention]) -> list[PersonMention]:
    """The names that speak of persons, full ones and short ones, in the order of the text."""
    honorifics = {m.last: m for m in reading.cues(_HONORIFIC)}
    bylines = _byline_words(reading)
    full = [
        PersonMention(name.name, name.first, name.last, name.uncertain)
        for name in reading.names
        if name.first < reading.closing
        and name.first not in bylines
        and not _is_place(name, reading)
        and (not name.weak or _supported(name, honorifics, offices))
        and not _is_namesake(name, reading, honorifics, offices)
    ]
    return sorted([*full, *_short(reading, full, honorifics)], key=lambda p: p.first)


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
    """The words that follow "Photo:" or "Text:" on their line."""
    found: set[int] = set()
    for cue in reading.cues("byline"):
        _, last = reading.sentences[reading.sentence_of(cue.last)]
        if ":" in reading.article.text[reading.tokens[cue.last].end :][:3]:
            found |= set(range(cue.last + 1, last + 1))
    return found


def _is_place(name: NameMention, reading: Reading) -> bool:
    """Whether a level word stands directly before: "the district of Yen Dung"."""
    at = name.first - 1
    while at >= 0 and reading.tokens[at].key in reading.language.particles:
        at -= 1
    levels = beginning_within(reading.of("level"), at - 3, at)
    small = any(m.last == at and m.concept.code in _PLACE_LEVELS for m in levels)
    return small and reading.adjoins(at, name.first) and name.last - name.first < 2


_PLACE_LEVELS = frozenset({"district", "commune", "ward", "town", "village"})


def _supported(
    name: NameMention, honorifics: Mapping[int, object], offices: Sequence[OfficeMention]
) -> bool:
    """Whether a title or an office stands beside a name that could be something else."""
    near = beginning_within(offices, name.first - _WINDOW, name.last + 1)
    beside = (o for o in near if o.last == name.first - 1 or o.first == name.last + 1)
    return name.first - 1 in honorifics or any(beside)


def _is_namesake(
    name: NameMention,
    reading: Reading,
    honorifics: Mapping[int, object],
    offices: Sequence[OfficeMention],
) -> bool:
    """Whether the name is rather that of a place: no title or central office stands before it."""
    if name.name.lower().replace(" ", "-") not in reading.lexicon.provinces:
        return False
    seat = reading.lexicon.schemes.value
    near = beginning_within(offices, name.first - _WINDOW, name.first)
    central = (o for o in near if seat("body-kind", o.body.kind, "seat") == "central")
    return name.first - 1 not in honorifics and all(o.last != name.first - 1 for o in central)


def _short(
    reading: Reading, full: Sequence[PersonMention], honorifics: Mapping[int, object]
) -> Iterator[PersonMention]:
    """A title and the last syllable of a name that stands in full before: "Mr. Kien"."""
    taken = {i for m in full for i in range(m.first, m.last + 1)}
    last_words: dict[str, PersonMention] = {}
    for mention in full:
        last_words.setdefault(reading.tokens[mention.last].key, mention)
    for end in honorifics:
        at = end + 1
        if at >= min(len(reading.tokens), reading.closing) or at in taken:
            continue
        known = last_words.get(reading.tokens[at].key)
        if known and known.first < at and reading.tokens[at].broken <= Break.COMMA:
            yield replace(known, first=at, last=at, short=True)
