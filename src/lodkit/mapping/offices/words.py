"""Office words: what those within and beside an office say of it: of several people, permanent."""

from collections.abc import Iterator, Sequence

from lodkit.lexicon.tokens import Break
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.ranks import ranks_of
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# A number of more digits is a year, or no number of people who hold an office.
_LONGEST_COUNT = 3


def numbered(reading: Reading, office: OfficeMention) -> OfficeMention:
    """The office with what the word for its role says of the number of its holders."""
    if office.told:
        return office  # "heads the commission" speaks of nobody but its subject
    language = reading.language
    roles = beginning_within(reading.of("role", "office"), office.head, office.head)
    # only the first run of words: a candidate *for membership* is one
    runs = (next(iter(_runs(m.words))) for m in roles)
    keys = {reading.tokens[i].key for run in runs for i in run}
    keys |= set(language.words.bare(reading.tokens[office.head].key))
    if not keys.isdisjoint(language.plurals):
        return office._replace(plural=True)
    if keys.isdisjoint(language.either):
        return office
    before = reading.tokens[office.first - 1].key if office.first else ""
    forms = {before, *(f"{before} {key}" for key in keys & language.either)}
    if not forms.isdisjoint(language.singulars):
        return office
    if before in language.severals:
        return office._replace(plural=True)
    # "7 stellvertretende Vorsitzende": a number says that they are several
    counted = any(_is_count(reading, at) for at in (office.first - 1, office.head - 1))
    counted = counted or _is_before_several(reading, office.head)
    counted = counted or _is_before_verb_of_several(reading, office.last + 1)
    return office._replace(plural=True) if counted else office._replace(either=True)


def _is_before_several(reading: Reading, head: int) -> bool:
    """Whether the word right behind a role says that it is of several: Arabic has an article there.

    Of one person, a preposition would part them.
    """
    tokens, begins = reading.tokens, reading.language.behind_several
    adjoins = bool(begins) and head + 1 < len(tokens) and tokens[head + 1].broken == Break.NONE
    return adjoins and tokens[head + 1].key.startswith(begins)


def _is_before_verb_of_several(reading: Reading, at: int) -> bool:
    """Whether the word at a place is a verb in the plural: German "Vorsitzende *wurden*"."""
    several, tokens = reading.language.several_verbs, reading.tokens
    return at < len(tokens) and tokens[at].key in several and tokens[at].broken == Break.NONE


def _is_count(reading: Reading, at: int) -> bool:
    """Whether a word is a number that counts: no "1st", no year, no "1"."""
    if (
        at < 0
        or not reading.tokens[at].word.figure
        or reading.tokens[at].word.length > _LONGEST_COUNT
    ):
        return False
    return reading.tokens[at].key != "1" and all(o.last != at for o in reading.ordinals)


def ranked(reading: Reading, office: OfficeMention) -> OfficeMention:
    """The office with what an adjective beside the whole says: "vice-chair … *permanent*"."""
    ranks, at = ranks_of(reading.lexicon.schemes), office.last + 1
    if not ranks.is_deputy(office.role):
        return office
    role = ranks.permanent(office.role, office.body.kind)
    word = next(iter(beginning_within(reading.cues("standing"), at, at)), None)
    if word is not None and reading.tokens[at].broken == Break.NONE:
        return office._replace(role=role, last=word.last)
    before = office.first - 1
    if before in reading.words_of("cue/standing") and reading.adjoins(before, office.first):
        return office._replace(role=role, first=before)
    return office


def _runs(words: Sequence[int]) -> Iterator[list[int]]:
    """The words of a phrase, neighbours together."""
    run = [words[0]]
    for word in words[1:]:
        if word != run[-1] + 1:
            yield run
            run = []
        run.append(word)
    yield run
