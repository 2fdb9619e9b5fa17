"""Invented reports in six languages, worded as those that lodkit reads, to fill a dataset with.

Office holders stay in office for a while, so a person is named in many articles and languages. A
report follows from its number alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

import rdflib

from lodkit.lexicon.syllables import Syllable, Syllables, read_syllables, read_table, rows
from lodkit.model.article import Article
from lodkit.rdf.namespaces import LK, ROOT, SKOS

REPORTS = Path(__file__).with_name("articles")
HOLDERS = ("secretary", "deputy", "council", "committee", "organiser")
PARTS = ("family", "middle", "male", "female")
GUESTS = ("guest", "guest2", "guest3", "former")
_FIRST_DAY = date(2021, 1, 1)
_DAYS = 1_800
_YEARS_IN_OFFICE = 2
_PEOPLE = 60
"""How many people besides the holders of the great offices a province's reports name."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """How reports are worded in a language, and how it writes the names of people and places."""

    months: tuple[str, ...]
    opening: str
    paragraphs: tuple[str, ...]
    spellings: dict[str, str]
    places: dict[str, str]

    def name(self, latin: str) -> str:
        """A name as this language writes it."""
        words = latin.split()
        return " ".join(self.spellings.get(word.lower(), word).capitalize() for word in words)


class Country:
    """The provinces, their localities, and who holds which office when."""

    def __init__(self, ontology: Path) -> None:
        self.table = read_table(ontology / "names")
        self.weights = {part: _weights(self.table, part) for part in PARTS}
        self.localities = {
            row["province"]: row["localities"].split()
            for row in rows(ontology / "names" / "localities.tsv")
        }
        self.labels = _labels(ontology)
        self.provinces = sorted(self.localities.keys() & self.labels.keys())

    def person(self, *seat: object) -> str:
        """Who sits in a seat: the same seat always gives the same name."""
        rng = Random(repr(seat))
        sex = rng.choice(("male", "female"))
        parts = (self.weights[part] for part in ("family", "middle", sex))
        drawn = (rng.choices(names, cum_weights=weights)[0] for names, weights in parts)
        return " ".join(part.capitalize() for part in drawn)


class Reporters:
    """They write an article for each number."""

    def __init__(self, ontology: Path) -> None:
        self.country = country = Country(ontology)
        self.tongues = {
            file.stem: _tongue(file, country, ontology) for file in sorted(REPORTS.glob("*.txt"))
        }

    def article(self, number: int) -> Article:
        """The article of that number."""
        rng = Random(number)
        language, tongue = sorted(self.tongues.items())[number % len(self.tongues)]
        province = rng.choice(self.country.provinces)
        day = _FIRST_DAY + timedelta(rng.randrange(_DAYS))
        text = tongue.opening, *_some(rng, tongue.paragraphs)
        slots = self._slots(rng, tongue, province, day)
        return Article(
            f"{language}-{number:06d}",
            "\n".join(text).format(**slots) + "\n",
            language,
            f"https://news.example/{language}/{day:%Y/%m}/{province}-{number}",
            tongue.places[province],
            published=day,
        )

    def _slots(self, rng: Random, tongue: Tongue, province: str, day: date) -> dict[str, str]:
        term = day.year // _YEARS_IN_OFFICE
        people = {seat: self.country.person(province, seat, term) for seat in HOLDERS}
        people |= {g: self.country.person(province, g, rng.randrange(_PEOPLE)) for g in GUESTS}
        locality = rng.choice(self.country.localities[province]).replace("-", " ")
        numbers = {n: rng.randrange(1, 90) for n in ("number", "number2", "number3", "ordinal")}
        return {
            **{seat: tongue.name(name) for seat, name in people.items()},
            **{name: str(value) for name, value in numbers.items()},
            "province": tongue.places[province],
            "locality": tongue.name(locality),
            "day": str(day.day),
            "day2": str(min(day.day + 1, 28)),
            "month": tongue.months[day.month - 1],
            "year": str(day.year),
        }


def _tongue(file: Path, country: Country, ontology: Path) -> Tongue:
    months, opening, *paragraphs = file.read_text(encoding="utf-8").splitlines()
    known = read_syllables(ontology / "names", file.stem, country.table)
    spellings = {} if known.writes_latin else _usual(known)
    places = {code: labels[file.stem] for code, labels in country.labels.items()}
    return Tongue(tuple(months.split("|")), opening, tuple(paragraphs), spellings, places)


def _usual(known: Syllables) -> dict[str, str]:
    """How each syllable is commonly written."""
    return {latin: forms[0] for latin, forms in known.spellings(known.table).items() if forms}


def _labels(ontology: Path) -> dict[str, dict[str, str]]:
    """What each province of today is called in each language."""
    graph = rdflib.Graph().parse(ontology / "schemes" / "places.ttl")
    today = graph.subjects(rdflib.URIRef(LK.firstDay), None)
    return {
        str(place).removeprefix(f"{ROOT}place/"): {
            str(label.language): str(label)
            for label in graph.objects(place, rdflib.URIRef(SKOS.prefLabel))
            if isinstance(label, rdflib.Literal)
        }
        for place in today
    }


def _weights(table: Mapping[str, Syllable], part: str) -> tuple[list[str], list[int]]:
    names = sorted(table)
    return names, list(accumulate(getattr(table[name], part) for name in names))


def _some(rng: Random, paragraphs: tuple[str, ...]) -> list[str]:
    """At least three of the paragraphs, in their order."""
    chosen = rng.sample(range(len(paragraphs)), rng.randint(3, len(paragraphs)))
    return [paragraphs[place] for place in sorted(chosen)]
