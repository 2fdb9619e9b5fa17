"""Official documents that articles name, with their numbers."""

from datetime import date
from typing import Any

from phrases import Body, Writer
from tongue import form

_PARTY = "party-committee"
OF_PROVINCE = (
    ("resolution", "-NQ/TU", _PARTY),
    ("directive", "-CT/TU", _PARTY),
    ("plan", "-KH/TU", _PARTY),
    ("programme", "-CTr/TU", _PARTY),
    ("conclusion", "-KL/TU", _PARTY),
    ("decision", "/QD-UBND", "people-committee"),
)
"""What a province issues: kind, what its numbers end in, and who issues it.

The Party's numbers go on with a hyphen, those of the state with a slash.
"""
OF_CENTRE = (
    ("resolution", "-NQ/TW", "politburo"),
    ("directive", "-CT/TW", "politburo"),
    ("conclusion", "-KL/TW", "politburo"),
    ("directive", "-CT/TW", "secretariat"),
    ("instruction", "-HD/BTCTW", "organization-commission"),
    ("resolution", "/NQ-CP", "government"),
)
ISSUED_BY_ASSEMBLY = ("resolution", "/NQ-HDND", "people-council")


class Document:
    """A document in a template, in a case; naming its issuer and its day as often as not."""

    def __init__(
        self, writer: Writer, kind: str, number: str, issuer: Body, day: date, gold: dict[str, Any]
    ) -> None:
        self.writer, self.kind, self.number = writer, kind, number
        self.issuer, self.day, self.gold = issuer, day, gold

    def __format__(self, spec: str) -> str:
        writer, words = self.writer, self.writer.tongue.words["documents"]
        bare = writer.rng.random() < 0.3
        pattern = words["bare"] if bare else writer.rng.choice(words["forms"])
        dated = "{date}" in pattern
        scope = self.issuer.scope.code
        said = not bare or scope != "vn"
        writer.truth.add(
            "documents",
            kind=self.kind,
            number=self.number,
            date=self.day.isoformat() if dated else None,
            body=self.issuer.kind if said else None,
            scope=scope if said else None,
            **({"adopted_at": None} | self.gold),
        )
        return pattern.format(
            kind=form(words[self.kind], spec or "nom"),
            number=self.number,
            date=self._date() if dated else "",
            issuer=_Issuer(self) if not bare else "",
        )

    def _date(self) -> str:
        writer = self.writer
        return writer.tongue.date(
            self.day, writer.rng.choice(writer.tongue.words["stated"]), writer.rng
        )


class _Issuer:
    """Who issued a document; in the genitive where the pattern names no case."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def __format__(self, spec: str) -> str:
        return self.document.writer.body(self.document.issuer, spec or "gen")
