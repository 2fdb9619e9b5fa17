"""The country that the corpus reports of: its provinces, who sits where, and who leads the state.

Everything follows from the seed: the same seat in the same years is always held by the same person.
The provinces, their names and when they were, are those of the ontology's places; the first offices
of the state are held by those who held them.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from random import Random

import pyoxigraph as ox

HERE = Path(__file__).parent
ONTOLOGY = HERE.parents[1] / "ontology"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_LK = "https://w3id.org/lodkit/ontology#"
_YEARS_IN_OFFICE = 2


def ascii_of(name: str) -> str:
    """A name without accents, as the gold has it."""
    plain = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in plain if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, by the syllables of their name."""

    syllables: tuple[str, ...]
    woman: bool = False

    @property
    def name(self) -> str:
        """The name as the gold has it."""
        return ascii_of(" ".join(self.syllables))


@dataclass(frozen=True, slots=True)
class Province:
    """A province or centrally run city, from one day to another."""

    code: str
    level: str
    names: dict[str, str]
    first: str = ""
    last: str = "9"
    localities: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Syllable:
    """How a syllable is written, and how usual it is in each part of a name."""

    forms: dict[str, tuple[str, ...]]
    weights: tuple[int, ...]


class World:
    """The country, worked out from a seed."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.syllables = {
            word: Syllable(
                {
                    "uk": tuple(uk.split("|")),
                    "ru": tuple(ru.split("|")),
                    "ar": tuple(ar.split("|")),
                },
                tuple(map(int, weights)),
            )
            for word, uk, ru, ar, *weights in _rows("syllables.txt")
        }
        self.provinces = _provinces(self._localities)

    def provinces_on(self, day: date) -> list[Province]:
        """Those that there are on a day."""
        return [one for one in self.provinces if one.first <= day.isoformat() <= one.last]

    def holder(self, day: date, *seat: object) -> Person:
        """Who sits in a seat on a day."""
        return self.person(*seat, day.year // _YEARS_IN_OFFICE)

    def person(self, *key: object) -> Person:
        """Somebody, always the same for a key."""
        rng = Random(f"{self.seed}/{key!r}")
        woman = rng.random() < 0.25
        family, middle = self._draw(rng, 0), self._draw(rng, 1)
        if woman and rng.random() < 0.5:
            middle = "Thị"
        while middle == "Thị" and not woman:
            middle = self._draw(rng, 1)
        given = self._draw(rng, 3 if woman else 2)
        length = rng.random()
        parts = [family, middle, given] if length > 0.12 else [family, given]
        if length > 0.9:
            parts.insert(2, self._draw(rng, 1 if middle == "Thị" else 3))
        kept = [p for i, p in enumerate(parts) if p != "Thị" or i == 1]
        return Person(tuple(kept), woman)

    def leader(self, day: date, office: str) -> Person:
        """Who holds one of the first offices of the state on a day."""
        held = [row for row in _rows("leaders.txt") if row[1] == office and row[0] <= str(day)]
        return Person(tuple(held[-1][2:]))

    def _draw(self, rng: Random, part: int) -> str:
        names, weights = self._by_part[part]
        return rng.choices(names, cum_weights=weights)[0]

    @cached_property
    def _by_part(self) -> list[tuple[list[str], list[int]]]:
        names = list(self.syllables)
        columns = zip(*(one.weights for one in self.syllables.values()), strict=True)
        return [(names, list(accumulate(column))) for column in columns]

    @cached_property
    def _localities(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """Districts and communes by province, those whose syllables are known in every script."""
        known = {ascii_of(word).lower(): word for word in reversed(self.syllables)}
        found = {}
        for line in (ONTOLOGY / "names/localities.tsv").read_text("utf-8").splitlines():
            province, _, codes = line.partition("\t")
            names = [tuple(code.split("-")) for code in codes.split()]
            found[province] = tuple(
                tuple(known[part] for part in name) for name in names if set(name) <= known.keys()
            )
        return found


def _rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def _provinces(localities: dict[str, tuple[tuple[str, ...], ...]]) -> list[Province]:
    stated: dict[str, dict[str, list[ox.Literal | ox.NamedNode]]] = {}
    for quad in ox.parse(path=ONTOLOGY / "schemes/places.ttl", format=ox.RdfFormat.TURTLE):
        node = stated.setdefault(quad.subject.value, {})
        node.setdefault(quad.predicate.value, []).append(quad.object)

    def one(node: dict[str, list], predicate: str, otherwise: str = "") -> str:
        return re.sub(r".*/", "", node.get(predicate, [ox.Literal(otherwise)])[0].value)

    found = []
    for iri, node in sorted(stated.items()):
        level = one(node, _LK + "level")
        code = one(node, _SKOS + "notation")
        if "/place/" not in iri or level not in ("province", "city") or code not in localities:
            continue
        names = {label.language: label.value for label in node[_SKOS + "prefLabel"]}
        first, last = one(node, _LK + "firstDay"), one(node, _LK + "lastDay", "9")
        found.append(Province(code, level, names, first, last, localities[code]))
    return found
