"""What can go wrong, named by what the user must mend.

LodkitError
├── UsageError        an option, an argument, a setting
├── InputError        an article or data that cannot be read
├── ProjectError      the folders with the ontology, the shapes and the queries
│   ├── LexiconError  a Turtle file in ontology/
│   └── ShapesError   a Turtle file in shapes/
├── QueryError        a SPARQL query
├── OutputError       the place where the results are to be written
└── StoreError        a store elsewhere, over HTTP
    └── StoreTimeoutError  it does not answer in time

Bad data inside an article is none of these: it is a finding of the report.
"""


class LodkitError(Exception):
    """What happened, where (a file, a line, an option), and what would help."""

    def __init__(self, what: str, *, where: object = None, remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = None if where is None else str(where)
        self.remedy = remedy

    def __str__(self) -> str:
        place = "" if self.where is None else f"{self.where}: "
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{place}{self.what}{remedy}"


class UsageError(LodkitError):
    """An option, an argument or a setting makes no sense."""


class InputError(LodkitError):
    """An article or a data file cannot be read."""


class ProjectError(LodkitError):
    """The project's own folders are missing or damaged."""


class LexiconError(ProjectError):
    """A file of ontology/ cannot be used."""


class ShapesError(ProjectError):
    """A file of shapes/ cannot be used."""


class QueryError(LodkitError):
    """A SPARQL query cannot be answered."""


class OutputError(LodkitError):
    """The results cannot be written where they should be."""


class StoreError(LodkitError):
    """A store elsewhere does not answer, or refuses; `status` is that of its answer, if any."""

    def __init__(
        self, what: str, *, where: object = None, remedy: str = "", status: int | None = None
    ) -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.status = status


class StoreTimeoutError(StoreError):
    """A store elsewhere does not answer in time."""
