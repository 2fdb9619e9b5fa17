"""Search: what somebody types, as an expression over the words of the index, and what it finds.

A word is found at the beginning of a word, inside one where it has three letters or more, and
misspelt by one letter where nothing else fits. Several words stand in any order.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lodkit.rdf.index.folding import fold
from lodkit.web.browse.index import Index, Parts
from lodkit.web.browse.kinds import KINDS
from lodkit.web.browse.selection import Item, item_of
from lodkit.web.graph import Text

SHOWN = 6
"""How many things of a kind a search shows; their list has them all."""
WORDS_READ = 8
PIECE = 3
"""From how many letters on the inside of words is searched, as the index of pieces has it."""
_PIECES = 100
_MISSPELT = 4
_CORRECTIONS = 6
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Asked:
    """A search: what was typed, the same folded, its expression, what stands for misspelt words.

    The expression is empty where nothing can be found.
    """

    typed: str
    folded: str
    words: str
    corrected: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of a kind: how many things, and the best of them."""

    kind: str
    things: int
    best: tuple[Item, ...]


def asked(index: Index, typed: str) -> Asked:
    """What is asked for by some typed words."""
    folded = fold(typed[:200])
    parts, corrected = [], []
    for word in dict.fromkeys(folded.split()[:WORDS_READ]):
        options = [f'"{word}" *', *(f'"{w}"' for w in _around(index, word))]
        if len(options) == 1 and len(word) >= _MISSPELT and not _begins(index, word):
            known = tuple(_misspelt(index, word))
            corrected.append((word, known))
            options = [f'"{w}"' for w in known]
        if not options:
            return Asked(typed, folded, "", tuple(corrected))
        parts.append("(" + " OR ".join(options) + ")")
    return Asked(typed, folded, " AND ".join(parts), tuple(corrected))


def groups(index: Index, search: Asked, language: str) -> list[Group]:
    """What is found of each kind; kinds with something of that very name first."""
    if not search.words:
        return []
    rows = index.rows(
        "SELECT kind, count(*) FROM find JOIN thing ON thing.id = find.rowid"
        " WHERE find MATCH ? GROUP BY kind",
        (search.words,),
    )
    numbers: dict[str, int] = dict(rows)
    exact = {kind for _, kind in _called(index, search)}
    order = sorted(numbers, key=lambda kind: (kind not in exact, list(KINDS).index(kind)))
    return [
        Group(kind, numbers[kind], tuple(best(index, search, language, kind=kind)))
        for kind in order
    ]


def best(
    index: Index, search: Asked, language: str, *, kind: str = "", length: int = SHOWN
) -> list[Item]:
    """The things that fit best: those of that very name, then those whose name begins so.

    Among equals those that more articles state come first.
    """
    if not search.words:
        return []
    numbers: dict[int, None] = {}
    for found in _ranked(index, search, kind, length):
        numbers.setdefault(found)
        if len(numbers) == length:
            break
    return _items(index, list(numbers), language)


def _ranked(index: Index, search: Asked, kind: str, length: int) -> Iterator[int]:
    yield from (n for n, of in _called(index, search) if kind in ("", of))
    if len(search.folded) >= PIECE:
        rows = index.rows(
            "SELECT DISTINCT thing, kind FROM name JOIN thing ON thing.id = thing"
            " WHERE folded >= ? AND folded < ? AND ? IN ('', kind) ORDER BY thing LIMIT ?",
            (search.folded, search.folded + _LAST, kind, length),
        )
        yield from (number for number, _ in rows)
    rows = index.rows(
        "SELECT find.rowid FROM find JOIN thing ON thing.id = find.rowid"
        " WHERE find MATCH ? AND ? IN ('', kind) ORDER BY find.rowid LIMIT ?",
        (search.words, kind, length),
    )
    yield from (number for (number,) in rows)


def _called(index: Index, search: Asked) -> list[tuple[int, str]]:
    """The things that are called exactly that, with their kinds."""
    rows = index.rows(
        "SELECT DISTINCT thing, kind FROM name JOIN thing ON thing.id = thing"
        " WHERE folded = ? ORDER BY thing LIMIT 100",
        (search.folded,),
    )
    return [(number, kind) for number, kind in rows]


def _items(index: Index, numbers: list[int], language: str) -> list[Item]:
    marks = ",".join("?" * len(numbers))
    rows = index.rows(
        "SELECT id, thing.kind, iri, parts, day, articles FROM thing JOIN title"
        f" ON title.thing = id AND language IN (?, '') WHERE id IN ({marks})",
        (language, *numbers),
    )
    known = {row[0]: item_of(row) for row in rows}
    return [known[number] for number in numbers if number in known]


def other_name(index: Index, search: Asked, item: Item) -> Parts:
    """The name by which a thing was found, where its title does not have the words."""
    wanted = search.folded.split()
    title = fold(" ".join(part.value for part in item.title))
    if all(word in title for word in wanted):
        return ()
    rows = index.rows(
        "SELECT text, language, folded FROM name WHERE thing = ? ORDER BY length(text)",
        (item.number,),
    )
    fitting = [row for row in rows if all(word in row[2] for word in wanted)]
    return tuple(Text(text, language or None) for text, language, _ in fitting[:1])


def _begins(index: Index, word: str) -> bool:
    sql = "SELECT 1 FROM word WHERE word >= ? AND word < ? LIMIT 1"
    return bool(index.rows(sql, (word, word + _LAST)))


def _around(index: Index, word: str) -> list[str]:
    """The words that have this one inside, those of most things first."""
    if len(word) < PIECE:
        return []
    rows = index.rows(
        "SELECT word FROM word WHERE id IN (SELECT rowid FROM piece WHERE piece MATCH ?)"
        " AND word NOT GLOB ? ORDER BY things DESC LIMIT ?",
        (f'"{word}"', f"{word}*", _PIECES),
    )
    return [found for (found,) in rows]


def _misspelt(index: Index, word: str) -> list[str]:
    """The words that differ by one letter: left out, put in, another one, or two exchanged."""
    places = range(len(word))
    exact = {word[:i] + word[i + 1 :] for i in places}
    exact |= {word[:i] + word[i + 1 : i + 2] + word[i] + word[i + 2 :] for i in places[:-1]}
    patterns = {word[:i] + "?" + word[i + 1 :] for i in places}
    patterns |= {word[:i] + "?" + word[i:] for i in (*places, len(word))}
    sql = " UNION ".join(
        [f"SELECT word, things FROM word WHERE word IN ({','.join('?' * len(exact))})"]
        + ["SELECT word, things FROM word WHERE word GLOB ?"] * len(patterns)
    )
    rows = index.rows(sql, (*sorted(exact), *sorted(patterns)))
    best = sorted(((-things, found) for found, things in rows if len(found) > 1))
    return [found for _, found in best[:_CORRECTIONS]]
