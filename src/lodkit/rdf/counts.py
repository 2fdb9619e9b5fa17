"""How much a release holds: things by kind, and terms by class and property."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from lodkit.rdf.namespaces import FOAF, LK, ORG, RDF, SCHEMA, XSD
from lodkit.rdf.slices import Slice, SortedFile, slices
from lodkit.rdf.steps import Step, step

# What the summary counts, and the class that its things are of.
KINDS = {
    "articles": SCHEMA.NewsArticle,
    "persons": FOAF.Person,
    "bodies": ORG.FormalOrganization,
    "posts": ORG.Post,
    "memberships": ORG.Membership,
    "meetings": LK.Meeting,
    "participations": LK.Participation,
    "documents": LK.OfficialDocument,
}

_COVERING = frozenset(f"<{iri}>" for iri in (SCHEMA.startDate, SCHEMA.endDate, LK.attestedOn))
"""What tells the time that a release covers: when meetings were, and when posts were held."""
_TIME = re.compile(
    r'"(?P<year>[0-9]{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-9]{2}))?)?"'
    rf"\^\^<{re.escape(XSD.iri)}(?:date|gYearMonth|gYear)>"
)


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts over the triples of all graphs together, each triple once (VoID, section 4.3)."""

    triples: int
    subjects: int
    classes: dict[str, int]
    properties: dict[str, int]
    examples: dict[str, str] = field(default_factory=dict)
    """The first thing of each class."""
    first_day: str = ""
    """The first and the last day of the time that meetings and attested posts cover; of a month
    or a year all of it."""
    last_day: str = ""

    def of_kinds(self) -> dict[str, int]:
        """How many things of each kind there are."""
        return {kind: self.classes.get(of, 0) for kind, of in KINDS.items()}


def steps_of_counting(dump: Path) -> list[Step]:
    """What counts a sorted dump, a slice of it each; `together` makes one of what they give."""
    run = SortedFile(dump)
    starts = [_subject(start) for start, _ in slices([run])]
    return [step(_statistics, run, part) for part in pairwise([*dict.fromkeys(starts), None])]


def together(some: Sequence[Statistics]) -> Statistics:
    """The statistics of a dump, from those of its slices in their order."""
    days = [day for one in some for day in (one.first_day, one.last_day) if day]
    examples = [example for one in reversed(some) for example in one.examples.items()]
    return Statistics(
        sum(one.triples for one in some),
        sum(one.subjects for one in some),
        _sum(one.classes for one in some),
        _sum(one.properties for one in some),
        dict(examples),
        min(days, default=""),
        max(days, default=""),
    )


def _subject(line: bytes) -> bytes:
    """How all lines about a line's subject begin."""
    return line[: line.find(b" ") + 1]


def _sum(counted: Iterable[dict[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for one in counted:
        total.update(one)
    return dict(sorted(total.items()))


def _statistics(run: SortedFile, part: Slice) -> Statistics:
    """Count a slice that parts no subject: equal triples of two graphs stand together."""
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    examples: dict[str, str] = {}
    days: set[str] = set()
    triples = subjects = 0
    last_triple = last_subject = ""
    for line in map(bytes.decode, run.between(*part)):
        triple = line[: line.rindex(" <")]
        if triple == last_triple:
            continue
        subject, predicate, target = triple.split(" ", 2)
        triples += 1
        subjects += subject != last_subject
        properties[predicate[1:-1]] += 1
        if predicate == f"<{RDF.type}>":
            classes[target[1:-1]] += 1
            examples.setdefault(target[1:-1], subject[1:-1])
        elif predicate in _COVERING and (time := _TIME.match(target)):
            days.update(_first_and_last(time))
        last_triple, last_subject = triple, subject
    first, last = min(days, default=""), max(days, default="")
    return Statistics(triples, subjects, classes, properties, examples, first, last)


def _first_and_last(time: re.Match[str]) -> tuple[str, str]:
    """The first and the last day of a day, a month or a year."""
    year, first, last = time["year"], time["month"] or "01", time["month"] or "12"
    if time["day"]:
        day = f"{year}-{first}-{time['day']}"
        return day, day
    return f"{year}-{first}-01", f"{year}-{last}-{monthrange(int(year), int(last))[1]}"
