"""Places as the lexicon knows them: codes, levels, names, and how a language writes the names."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pyoxigraph as ox

from lodkit.errors import LexiconError
from lodkit.lexicon.concepts import LK, LODKIT, SKOS, Concept
from lodkit.lexicon.folding import fold
from lodkit.lexicon.syllables import Syllables

# Spellings of one name tried in one script; the commonest come first.
_SPELLINGS_AT_MOST = 60
# More syllables than this are two names.
_ONE_NAME = 2
# Forms of each syllable; a name of one syllable is too short for the rarer ones to tell it.
_FORMS_AT_MOST, _FORMS_ALONE = 6, 3


@dataclass(frozen=True, slots=True)
class Place:
    """A place of ontology/schemes/places.ttl: its code, and its names by language.

    `units` are the local names of the units that have borne the code, one after another.
    """

    code: str
    names: Mapping[str, tuple[str, ...]]
    level: str | None = None
    units: tuple[str, ...] = ()


def read_places(path: Path) -> dict[str, Place]:
    """Read the places, one for each code, whatever units have borne it."""
    names: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    codes: dict[str, str] = {}
    levels: dict[str, str] = {}
    try:
        quads = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except (OSError, SyntaxError, ValueError) as error:
        raise LexiconError(str(error), where=path) from error
    for quad in quads:
        node, name, value = quad.subject.value, quad.predicate.value, quad.object
        if not node.startswith(LODKIT + "place/"):
            continue
        if name == SKOS + "notation":
            codes[node] = value.value
        elif name == LK + "level":
            levels[node] = value.value.rpartition("/")[2]
        elif name in (SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel"):
            names[node][value.language or ""].add(value.value)
    merged: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for node, code in codes.items():
        for language, labels in names[node].items():
            merged[code][language] |= labels
    level_of = {codes[node]: level for node, level in levels.items() if node in codes}
    units: dict[str, list[str]] = defaultdict(list)
    for node, code in sorted(codes.items()):
        units[code].append(node.rpartition("/")[2])
    return {
        code: Place(
            code,
            {k: tuple(sorted(v)) for k, v in by.items()},
            level_of.get(code),
            tuple(units[code]),
        )
        for code, by in sorted(merged.items())
    }


def spellings(
    places: Mapping[str, Place], language: str, syllables: Syllables
) -> list[tuple[Concept, str]]:
    """Patterns for the names of all places in one language.

    Labels of the language come first; where another script writes the syllables, so do the
    spellings made from them, together and apart. A spelling that two places would share
    belongs to the one that has it as a label, else to neither.
    """
    labels: dict[str, str] = {}
    made: dict[str, set[str]] = defaultdict(set)
    forms = syllables.spellings({latin for code in places for latin in code.split("-")})
    for place in places.values():
        for name in _labels(place, language):
            labels.setdefault(name, place.code)
        for name in _transliterated(place, forms):
            made[name].add(place.code)
    sole = {name: min(codes) for name, codes in made.items() if len(codes) == 1}
    return [(Concept("place", code), name + "~") for name, code in sorted((sole | labels).items())]


def _labels(place: Place, language: str) -> Iterator[str]:
    for name in (*place.names.get(language, ()), *place.names.get("vi", ())):
        yield _words(name)
    yield place.code.replace("-", " ")


def _words(name: str) -> str:
    return " ".join("".join(c if c.isalnum() or c in "'’ʼ" else " " for c in fold(name)).split())


def _transliterated(place: Place, forms: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    parts = [forms.get(latin, ()) for latin in place.code.split("-")]
    most = _FORMS_AT_MOST if len(parts) > 1 else _FORMS_ALONE
    choices = product(*(list(enumerate(p[:most])) for p in parts))
    # the likeliest forms of all syllables together come first
    for choice in sorted(choices, key=lambda c: sum(rank for rank, _ in c))[:_SPELLINGS_AT_MOST]:
        written = [form for _, form in choice]
        yield " ".join(written)
        yield "".join(written)
        # a long name is two, each written as one: Баріа-Вунгтау
        if len(written) > _ONE_NAME:
            for at in range(1, len(written)):
                yield f"{''.join(written[:at])} {''.join(written[at:])}"
