"""The facts that one article states: values with evidence, in the codes of the concept schemes.

Facts name each other by value, never by IRI: a body by its kind and scope, a person by the
Latin name, a meeting by the key it has within the article. Every code (`kind`, `role`,
`manner`, `scope`) is the skos:notation of a concept or place in ontology/.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from lodkit.model.article import Article, Span


class Body(NamedTuple):
    """An organisation; `scope` is the code of its place or agency, None if unknown."""

    kind: str
    scope: str | None


@dataclass(frozen=True, slots=True)
class StatedBody:
    """A body that the article names."""

    body: Body
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class NameForm:
    """One spelling of a person's name in the text, and everywhere it stands."""

    form: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in the text. `name` is in Latin letters and unique within the article.

    `uncertain` is true where `name` is a reading of another script that allows several.
    """

    name: str
    forms: tuple[NameForm, ...]
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Membership:
    """That a person holds (or, if `former`, held) the post `role` in `body`."""

    person: str
    role: str
    body: Body
    former: bool
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known: a day, a month, or a day of an unknown year.

    `inferred` is true where the text does not state the year (or the month) itself.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    inferred: bool = False

    def __str__(self) -> str:
        """The lexical form of xsd:date, xsd:gYearMonth, xsd:gYear, xsd:gMonthDay or xsd:gMonth."""
        parts = "" if self.month is None else f"-{self.month:02d}"
        parts += "" if self.day is None else f"-{self.day:02d}"
        return f"{self.year:04d}{parts}" if self.year is not None else f"-{parts}"


Mode = Literal["online", "in-person", "mixed"]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting. `key` names it within the article; `main` says that the article reports on it.

    `term` is as the text gives it: years ("2025-2030") or the number of a congress.
    `place` is the code of the place where it met. `host_inferred` is true where the text does
    not name the host, and it follows from whose leader presided or spoke.
    """

    key: str
    kind: str
    main: bool
    host: Body | None
    evidence: tuple[Span, ...]
    date: PartialDate | None = None
    end_date: PartialDate | None = None
    ordinal: int | None = None
    term: str | None = None
    mode: Mode | None = None
    place: str | None = None
    host_inferred: bool = False


@dataclass(frozen=True, slots=True)
class Participation:
    """That a person took part in the meeting with key `meeting` in the given manner.

    `capacity` lists the posts, as (role, body), in which the text says so.
    """

    person: str
    meeting: str
    manner: str
    evidence: tuple[Span, ...]
    capacity: tuple[tuple[str, Body], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """An official document; `adopted_at` is the key of the meeting that adopted it."""

    kind: str
    number: str | None
    issuer: Body | None
    evidence: tuple[Span, ...]
    date: PartialDate | None = None
    adopted_at: str | None = None


@dataclass(frozen=True, slots=True)
class StatedPlace:
    """A place that the article names, in Latin letters, and its code in the level scheme."""

    code: str
    name: str
    level: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class UnusedMention:
    """A phrase that the lexicon knows and no fact rests on."""

    concept: str
    span: Span


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything one article states, each list in the order of the text."""

    article: Article
    bodies: tuple[StatedBody, ...] = ()
    persons: tuple[Person, ...] = ()
    memberships: tuple[Membership, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    participations: tuple[Participation, ...] = ()
    documents: tuple[Document, ...] = ()
    places: tuple[StatedPlace, ...] = ()
    unused: tuple[UnusedMention, ...] = ()
    date: PartialDate | None = None

    @property
    def none(self) -> bool:
        """Whether the article states nothing: it is about other things, or in other words."""
        stated = (self.bodies, self.persons, self.memberships, self.meetings)
        return not any((*stated, self.participations, self.documents, self.places))
