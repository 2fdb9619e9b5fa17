"""What an article states, noted while it is written, in the form of the gold annotations."""

from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]


@dataclass(slots=True)
class Truth:
    """The gold of one article; every row once, in the order in which the text states it."""

    forms: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(
        default_factory=lambda: {
            part: [] for part in ("bodies", "posts", "meetings", "participations", "documents")
        }
    )

    def named(self, name: str, written: str) -> None:
        """A person is named, written so."""
        forms = self.forms.setdefault(name, [])
        if written not in forms:
            forms.append(written)

    def add(self, part: str, **row: Any) -> None:
        """A row, if it is new."""
        if row not in self.rows[part]:
            self.rows[part].append(row)

    def body(self, kind: str, scope: str) -> None:
        """A body is named."""
        self.add("bodies", kind=kind, scope=scope)

    def gold(self) -> Row:
        """All of it; who stands in no form of the text has no part in it."""
        persons = [{"name": name, "forms": forms} for name, forms in self.forms.items()]
        roles = {(r["person"], r["role"]) for r in self.rows["participations"]}
        taking_part = [
            row
            for row in self.rows["participations"]
            if row["person"] in self.forms
            and (row["role"] != "attendee" or not _more_than_attends(row["person"], roles))
        ]
        return {"persons": persons, **self.rows, "participations": taking_part}


def _more_than_attends(person: str, roles: set[tuple[str, str]]) -> bool:
    return any((person, role) in roles for role in ("chair", "speaker", "presenter"))
