"""How much a release holds: things by kind, and terms by class and property."""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from lodkit.rdf.dumps import NQUADS
from lodkit.rdf.namespaces import ELI, FOAF, LK, ORG, RDF, SCHEMA, XSD

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

_DAYS = frozenset(
    f"<{predicate}>"
    for predicate in (SCHEMA.startDate, SCHEMA.endDate, SCHEMA.datePublished, ELI.date_document)
)
_DAY = re.compile(rf'"([0-9-]+)"\^\^<{re.escape(XSD.date)}>')


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
    last_day: str = ""

    def of_kinds(self) -> dict[str, int]:
        """How many things of each kind there are."""
        return {kind: self.classes.get(of, 0) for kind, of in KINDS.items()}


def statistics(folder: Path) -> Statistics:
    """Count the release's dump, which is sorted: equal triples of two graphs stand together."""
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    examples: dict[str, str] = {}
    days: set[str] = set()
    triples = subjects = 0
    last_triple = last_subject = ""
    with (folder / NQUADS).open(encoding="utf-8") as lines:
        for line in lines:
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
            elif predicate in _DAYS and (day := _DAY.match(target)):
                days.add(day[1])
            last_triple, last_subject = triple, subject
    return Statistics(
        triples,
        subjects,
        dict(sorted(classes.items())),
        dict(sorted(properties.items())),
        examples,
        min(days, default=""),
        max(days, default=""),
    )
