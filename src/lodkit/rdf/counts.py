"""How much a release holds: things by kind, and terms by class and property."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from lodkit.rdf.dumps import NQUADS
from lodkit.rdf.namespaces import FOAF, LK, ORG, RDF, SCHEMA

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


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts over the triples of all graphs together, each triple once (VoID, section 4.3)."""

    triples: int
    subjects: int
    classes: dict[str, int]
    properties: dict[str, int]
    examples: dict[str, str] = field(default_factory=dict)
    """The first thing of each class."""

    def of_kinds(self) -> dict[str, int]:
        """How many things of each kind there are."""
        return {kind: self.classes.get(of, 0) for kind, of in KINDS.items()}


def statistics(folder: Path) -> Statistics:
    """Count the release's dump, which is sorted: equal triples of two graphs stand together."""
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    examples: dict[str, str] = {}
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
            last_triple, last_subject = triple, subject
    return Statistics(
        triples,
        subjects,
        dict(sorted(classes.items())),
        dict(sorted(properties.items())),
        examples,
    )
