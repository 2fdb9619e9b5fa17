"""The corpus: an article and its truth for each number, from a seed.

Nothing is kept from one article to the next, so any size takes the same memory, and any part of a
corpus can be made without what comes before it.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import log
from pathlib import Path
from random import Random
from typing import Any

from phrases import Writer
from stories import STORIES, Dated, Telling
from tongue import Habit, languages, read_tongue
from truth import Truth
from world import World

BYTES = 5_000
"""Of UTF-8, which an article has on the mean; half of them have between 3,400 and 6,200."""
_SPREAD = 0.45
_SHORTEST, _LONGEST = 1_200, 25_000
_FIRST_DAY, _DAYS = date(2022, 1, 10), 1_530
_OTHER_LANGUAGE, _COPY, _VERSION = 0.04, 0.03, 0.02
_AWAY = 3_000
"""So many articles at most lie between an article and its repetition."""


@dataclass(frozen=True, slots=True)
class Made:
    """An article as a record of JSON Lines, and what is true of it."""

    record: dict[str, Any]
    truth: dict[str, Any]


class Corpus:
    """The articles of a seed."""

    def __init__(self, seed: int = 1, codes: tuple[str, ...] = ()) -> None:
        self.seed = seed
        self.world = World(seed)
        self.tongues = [read_tongue(code, self.world) for code in codes or languages()]
        others = Path(__file__).with_name("other-languages.toml").read_text("utf-8")
        self.others: dict[str, list[str]] = tomllib.loads(others)

    def articles(self, size: int) -> Iterator[Made]:
        """So many articles."""
        return map(self.article, range(size))

    def article(self, number: int) -> Made:
        """The article of a number: most are new, some repeat, some are in other languages."""
        rng = Random(f"{self.seed}/kind/{number}")
        kind = rng.random()
        if kind < _OTHER_LANGUAGE:
            return self._in_other_language(number, rng)
        repeated = self._earlier(number, rng) if kind < 0.04 + _COPY + _VERSION else None
        if repeated is None:
            return self._told(number)
        if kind < _OTHER_LANGUAGE + _COPY:
            return _repetition(number, repeated, "copy_of")
        return _repetition(number, self._altered(repeated, rng), "version_of")

    def _earlier(self, number: int, rng: Random) -> Made | None:
        """An earlier article that is none of another language, and no repetition itself."""
        if number == 0:
            return None
        other = rng.randrange(max(0, number - _AWAY), number)
        found = self.article(other)
        return found if "persons" in found.truth and len(found.record["text"]) > 1_000 else None

    def _told(self, number: int) -> Made:
        rng = Random(f"{self.seed}/{number}")
        tongue = self.tongues[number % len(self.tongues)]
        habit = Habit(rng.random() < 0.12, rng.randrange(2), rng.random() < 0.7)
        day = _FIRST_DAY + timedelta(rng.randrange(_DAYS))
        province = rng.choice(self.world.provinces_on(day))
        dated_address, dated_record, source = (rng.random() < of for of in (0.6, 0.7, 0.6))
        truth = Truth()
        telling = Telling(
            Writer(tongue, habit, truth, rng),
            self.world,
            province,
            Dated(day, dated_record or (source and dated_address)),
        )
        where = f"{day:%Y/%m}/" if dated_address else ""
        address = f"https://bao-{province.code}.example/{tongue.code}/{where}{number}"
        story = rng.choices(list(STORIES), list(STORIES.values()))[0]
        text = _composed(telling, story, address if source else "")
        record = {
            "id": name(number),
            "url": address,
            "date": day.isoformat() if dated_record else None,
            "language": tongue.code if rng.random() < 0.8 else None,
            "text": text,
        }
        gold = truth.gold()
        return Made(
            {key: value for key, value in record.items() if value is not None},
            {
                "id": name(number),
                "lang": tongue.code,
                "story": story.__name__,
                "source_url": address,
                "byline": [],
                "published": record["date"],
                **gold,
            },
        )

    def _altered(self, made: Made, rng: Random) -> Made:
        """The same article with another ending, as another site prints it."""
        tongue = next(t for t in self.tongues if t.code == made.truth["lang"])
        ends = tongue.words["filler"]["c"]
        line = " ".join(rng.choice(ends).strip(" ,;،؛.") for _ in range(3))
        return replace(made, record=made.record | {"text": made.record["text"] + line + "\n"})

    def _in_other_language(self, number: int, rng: Random) -> Made:
        code = rng.choice(sorted(self.others))
        sentences = rng.choices(self.others[code], k=rng.randrange(8, 40))
        record = {
            "id": name(number),
            "url": f"https://news.example/{code}/{number}",
            "text": f"{number}. " + " ".join(sentences) + "\n",
        }
        return Made(record, {"id": name(number), "other_language": code})


def name(number: int) -> str:
    """The identifier of a number's article; in its order they sort like their numbers."""
    return f"c{number:08}"


def _repetition(number: int, made: Made, kind: str) -> Made:
    address = f"https://copies.example/{number}"
    return Made(
        made.record | {"id": name(number), "url": address},
        {"id": name(number), "lang": made.truth["lang"], kind: made.truth["id"]},
    )


def _composed(telling: Telling, story: Any, source: str) -> str:
    """The story's paragraphs, among others that say nothing, as long as the article gets."""
    rng, words = telling.rng, telling.words
    wanted = min(max(rng.lognormvariate(log(BYTES) - _SPREAD**2 / 2, _SPREAD), _SHORTEST), _LONGEST)
    if telling.chance(0.3) and story.__name__ != "nothing":
        topic = rng.choice(words["topics"])
        telling.tell("headline", place=telling.place(), topic=topic)
    story(telling)
    paragraphs = telling.paragraphs
    length = sum(len(one.encode()) + 1 for one in paragraphs)
    while length < wanted:
        said = telling.filler()
        # Behind the opening, so that what the text is about comes first.
        paragraphs.insert(rng.randint(min(2, len(paragraphs)), len(paragraphs)), said)
        length += len(said.encode()) + 1
    if source:
        paragraphs.append(rng.choice(words["sources"]).format(url=source))
    paragraphs.append(rng.choice(words["ends"]))
    return "\n".join(paragraphs).rstrip() + "\n"
