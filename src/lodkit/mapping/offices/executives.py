"""Executives: the Executive Committee that somebody joins, which is a Party committee by itself."""

from collections.abc import Iterator, Sequence

from lodkit.lexicon.matcher import Mention
from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.people.links import apart
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within
from lodkit.model.facts import Body

# No phrase about a verb begins further from it than this many words.
_WINDOW = 12
# The tenure concepts for being at the top of the body beside them.
_HEADING = ("leads", "led", "leadership", "takes")


def of_executive(
    reading: Reading, bodies: Sequence[BodyMention], taken: set[int]
) -> Iterator[OfficeMention]:
    """The Executive Committee that somebody joins: the Party committee named with or before it."""
    schemes = reading.lexicon.schemes
    kinds = schemes.codes_with("body-kind", "standingBody")
    committees = [b for b in bodies if b.kind in kinds or b.kind in kinds.values()]
    for cue in reading.cues("executive"):
        verb = _joining(reading, cue)
        if verb is not None and _is_made(reading, verb, cue):
            continue
        led = any(m.concept.code in _HEADING for m in _right_before(reading, cue))
        if verb is None or led or not taken.isdisjoint(cue.words):
            continue
        _, end = reading.clause_of(cue.first)
        behind = next(iter(beginning_within(committees, cue.last + 1, end)), None)
        before = next((b for b in reversed(committees) if b.last < cue.first), None)
        named = behind or before
        role = schemes.value("tenure", verb.concept.code, "role")
        if named is not None and role is not None:
            body = Body(kinds.get(named.kind, named.kind), named.scope)
            yield OfficeMention(
                role, body, cue.first, cue.last, cue.first, placed=named.placed, told=True
            )


def _is_made(reading: Reading, verb: Mention, cue: Mention) -> bool:
    """Whether the committee itself is elected: "elected an executive of 41 members"."""
    small, roles = reading.language.particles, reading.words_of("role")
    inner = range(verb.last + 1, cue.first)
    into = any(i in roles or reading.tokens[i].key in small for i in inner)
    return verb.concept.code == "elected" and verb.last < cue.first and not into


def _right_before(reading: Reading, phrase: Mention) -> Sequence[Mention]:
    """The verbs and nouns of posts that end right before a phrase."""
    near = beginning_within(reading.of("tenure"), phrase.first - _WINDOW, phrase.first - 1)
    return [m for m in near if m.last < phrase.first and apart(reading, m.last, phrase.first) == 0]


def _joining(reading: Reading, cue: Mention) -> Mention | None:
    """The verb of joining or electing a few words from a phrase."""
    near = beginning_within(reading.of("tenure"), cue.first - _WINDOW, cue.last + _WINDOW)
    return next(
        (
            m
            for m in near
            if m.concept.code in ("joins", "elected")
            and reading.clause_of(m.first) == reading.clause_of(cue.first)
        ),
        None,
    )
