"""Repeats: a name of which the text goes on as with a longer one is that one again."""

from collections.abc import Sequence
from dataclasses import replace

from lodkit.lexicon.name_mentions import NameMention
from lodkit.lexicon.tokens import Break, Token

# So many syllables a name has that another may be the beginning of.
_LONG = 3


def as_long(tokens: Sequence[Token], names: Sequence[NameMention]) -> list[NameMention]:
    """The names, one that goes on as a longer one of the text does as long as that.

    By itself one of the commonest words goes on none: "Le Hong *that*".
    """
    whole = {keys_of(tokens, n.first, n.last): n for n in names}
    begun = {keys[:-1]: (keys, name) for keys, name in whole.items() if len(keys) >= _LONG}
    found: list[NameMention] = []
    for name in names:
        longer = begun.get(keys_of(tokens, name.first, name.last))
        found.append(_as_before(tokens, name, *longer) if longer else name)
    return found


def _as_before(
    tokens: Sequence[Token], name: NameMention, keys: tuple[str, ...], other: NameMention
) -> NameMention:
    """The longer name here, where the word behind a shorter one is its last."""
    end = name.last + 1
    unbroken = end < len(tokens) and tokens[end].broken == Break.NONE
    if not unbroken or keys_of(tokens, name.first, end) != keys:
        return name
    return replace(other, first=name.first, last=end)


def keys_of(tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    """The folded words from a first to a last one."""
    return tuple(token.key for token in tokens[first : last + 1])
