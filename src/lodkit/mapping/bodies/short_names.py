"""Short names: what a body is called right behind the word for a role in it, and what not."""

from collections.abc import Iterator

from lodkit.lexicon.concepts import Concept
from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.text.ranks import ranks_of
from lodkit.mapping.text.reading import Reading


def by_short_names(reading: Reading) -> Iterator[Mention]:
    """The bodies that a cue names right behind a role: "chair of *the Front*"."""
    schemes = reading.lexicon.schemes
    kinds = {code: schemes.value("cue", code, "standsFor") for code in _codes(reading)}
    for code, kind in sorted(kinds.items()):
        cues = reading.cues(code) if kind else ()
        if kind and cues:
            held = _words_of_roles(reading, kind)
            for cue in cues:
                if _stands_behind(reading, cue, held):
                    yield Mention(cue.first, cue.last, Concept("body-kind", kind), cue.words)


def _codes(reading: Reading) -> Iterator[str]:
    marked = reading.lexicon.schemes.by_code("cue", "besideRoles")
    return (code for code, value in marked.items() if value == "true")


def _words_of_roles(reading: Reading, kind: str) -> frozenset[int]:
    """The last words of the phrases for roles that the kind of body has, and of its committees."""
    schemes, ranks = reading.lexicon.schemes, ranks_of(reading.lexicon.schemes)
    # a member, or a general secretary, is one of many kinds of body; a commander is not
    shared = {*schemes.by_code("role", "manyBodies"), *schemes.by_code("role", "elsewhere")}
    roles = (
        m
        for m in reading.of("role", "office")
        if m.concept.code in shared or ranks.leads(m.concept.code, kind)
    )
    central = (
        m
        for m in reading.of("body-kind")
        if schemes.value("body-kind", m.concept.code, "partyLine") == "true"
        and schemes.value("body-kind", m.concept.code, "seat") == "central"
    )
    return frozenset(m.last for m in (*roles, *central))


def _stands_behind(reading: Reading, cue: Mention, words: frozenset[int]) -> bool:
    """Whether one of the words stands before a cue, with small and level words between at most."""
    small, levels = reading.language.particles, reading.words_of("level")
    at = cue.first
    while at > 0 and reading.tokens[at].broken == Break.NONE:
        at -= 1
        if at in words:
            return True
        if reading.tokens[at].key not in small and at not in levels:
            return False
    return False


def unshared(reading: Reading) -> Iterator[Mention]:
    """The bodies, but none that begins with the last word of a permanent deputy's role.

    Polish "zastępca przewodniczącego *stałego* Komitetu Ludowego" is no standing committee's.
    """
    schemes = reading.lexicon.schemes
    roles = set(schemes.by_code("body-kind", "permanentDeputyRole").values())
    ends = {m.last for m in reading.of("role") if m.concept.code in roles and m.first < m.last}
    levels = {m.first for m in reading.of("level")}
    for mention in reading.of("body-kind"):
        if mention.first in levels and len(mention.words) > 1:
            # "provincial department" is that of home affairs, if so it goes on
            further = reading.matcher.beginning(mention.words[1])
            longer = (m for m in further if m.concept.scheme == "body-kind")
            yield next((m for m in longer if m.last > mention.last), mention)
            continue
        if mention.first in ends and len(mention.words) > 1:
            further = reading.matcher.beginning(mention.words[1])
            yield next((m for m in further if m.concept.scheme == "body-kind"), mention)
        else:
            yield mention
