"""Which node each thing is that one article speaks of: identity, decided in one place.

Two articles speak of one node only where that is safe. A body whose scope is unknown, a meeting
without host, and a document without issuer and date belong to their article alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from lodkit.model.article import Span
from lodkit.model.facts import Body, Document, Facts, Meeting, Membership, PartialDate
from lodkit.rdf import iris
from lodkit.rdf.namespaces import PREFIXES, concept
from lodkit.rdf.vocabulary import Scope, Vocabulary

_PLACES = PREFIXES["place"]
_COUNTRY_LEVEL = "central"


@dataclass(frozen=True)
class Nodes:
    """The IRIs of one article's bodies, posts, people, meetings and documents."""

    base: str
    article_id: str
    vocabulary: Vocabulary
    day: date | None
    scopes: dict[str, Scope] = field(default_factory=dict)
    anchors: dict[str, str] = field(default_factory=dict)
    meetings: dict[str, str] = field(default_factory=dict)
    documents: dict[Document, str] = field(default_factory=dict)
    # What is asked for again and again.
    _bodies: dict[Body, str] = field(default_factory=dict)
    _posts: dict[tuple[str, Body], str] = field(default_factory=dict)
    _people: dict[str, str] = field(default_factory=dict)

    @cached_property
    def article(self) -> str:
        """The node of the article itself."""
        return iris.article(self.base, self.article_id)

    @cached_property
    def _evidence(self) -> str:
        """What the nodes of all stretches of the text begin with."""
        return iris.evidence_of(self.base, self.article_id)

    def scope(self, code: str) -> Scope:
        """The scope's node: one of the concept schemes', else a place of this dataset."""
        if code not in self.scopes:
            known = self.vocabulary.scope(code, self.day)
            self.scopes[code] = known or Scope(iri=iris.place(self.base, code), code=code)
        return self.scopes[code]

    def scope_path(self, body: Body) -> str:
        """The scope in the IRI of a body, post, membership or meeting."""
        if body.scope is None:
            return iris.of_article(self.article_id)
        return self.scope(body.scope).key

    def body(self, body: Body) -> str:
        """The node of a body."""
        known = self._bodies.get(body)
        if known is None:
            known = iris.body(self.base, body.kind, self.scope_path(body))
            self._bodies[body] = known
        return known

    def post(self, role: str, body: Body) -> str:
        """The node of a role in a body."""
        known = self._posts.get((role, body))
        if known is None:
            known = iris.post(self.base, role, body.kind, self.scope_path(body))
            self._posts[role, body] = known
        return known

    def person(self, name: str) -> str:
        """The node of the person whom the article calls by that name."""
        known = self._people.get(name)
        if known is None:
            known = self._people[name] = iris.person(self.base, self._person_path(name))
        return known

    def membership(self, fact: Membership) -> str:
        """The node that says who holds or held which post."""
        return iris.membership(
            self.base,
            self._person_path(fact.person),
            fact.role,
            fact.body.kind,
            self.scope_path(fact.body),
            former=fact.former,
        )

    def evidence(self, span: Span) -> str:
        """The node of a stretch of the article's text."""
        return iris.evidence(self._evidence, span)

    def _person_path(self, name: str) -> str:
        anchor = self.anchors.get(iris.slug(name)) or iris.of_article(self.article_id)
        return iris.person_path(name, anchor)


def nodes_of(facts: Facts, vocabulary: Vocabulary, base: str) -> Nodes:
    """Decide the identity of everything that the article speaks of."""
    nodes = Nodes(base, facts.article.id, vocabulary, reference_day(facts))
    nodes.anchors.update(_anchors(facts.memberships, nodes))
    nodes.meetings.update(_meetings(facts.meetings, nodes))
    nodes.documents.update(_documents(facts.documents, nodes))
    return nodes


def reference_date(facts: Facts) -> PartialDate | None:
    """When the article's statements hold: the day it tells of, else the day it appeared."""
    if facts.date is not None and facts.date.year is not None:
        return facts.date
    published = facts.article.published
    if published is None:
        return None
    return PartialDate(published.year, published.month, published.day)


def reference_day(facts: Facts) -> date | None:
    """A day on which the article's statements held, to tell an old place from a new one."""
    known = reference_date(facts)
    if known is None or known.year is None:
        return None
    return _day(known.year, known.month or 12, known.day or (1 if known.month else 31))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


# People: the scope of a post tells namesakes apart.


def _anchors(memberships: Iterable[Membership], nodes: Nodes) -> dict[str, str]:
    """By a name's slug the path that tells the person from others: the best post's scope."""
    best: dict[str, tuple[bool, int, str]] = {}
    for fact in memberships:
        if fact.body.scope is not None:
            rank, anchor = _anchor(fact.body.scope, nodes)
            found = (fact.former, rank, anchor)
            name = iris.slug(fact.person)
            best[name] = min(best.get(name, found), found, key=lambda known: known[:2])
    return {name: anchor for name, (_, _, anchor) in best.items()}


def _anchor(code: str, nodes: Nodes) -> tuple[int, str]:
    """How well a scope tells people apart (0 is best), and the path it becomes.

    A province before and after a merger is one anchor: its people stay who they are.
    """
    scope = nodes.vocabulary.scope(code, nodes.day)
    if scope is None:
        return 2, iris.segment(code)
    if scope.iri.startswith(_PLACES) and scope.level != _COUNTRY_LEVEL:
        return 0, iris.segment(code)
    return 1, _country(nodes.vocabulary)


@lru_cache(maxsize=4)
def _country(vocabulary: Vocabulary) -> str:
    """The code of the country: national posts tell people apart from local namesakes."""
    for code, scopes in vocabulary.scopes.items():
        if any(s.level == _COUNTRY_LEVEL and s.iri.startswith(_PLACES) for s in scopes):
            return iris.segment(code)
    return iris.segment(_COUNTRY_LEVEL)


# Meetings and documents: what identifies them, and if that is not enough, the article.


def _meetings(meetings: Iterable[Meeting], nodes: Nodes) -> dict[str, str]:
    found: dict[str, str] = {}
    for meeting in meetings:
        iri = _shared_meeting(meeting, nodes)
        if iri is None or iri in found.values():
            iri = iris.meeting_of_article(nodes.base, nodes.article_id, meeting.key)
        found[meeting.key] = iri
    return found


def _shared_meeting(meeting: Meeting, nodes: Nodes) -> str | None:
    occasion = _occasion(meeting, nodes.vocabulary)
    if meeting.host is None or meeting.host.scope is None or occasion is None:
        return None
    scope = nodes.scope_path(meeting.host)
    return iris.meeting(nodes.base, meeting.kind, meeting.host.kind, scope, occasion)


def _occasion(meeting: Meeting, vocabulary: Vocabulary) -> str | None:
    """What tells a host's meetings of one kind apart: ordinal, else day, else term."""
    term = meeting.term and iris.segment(meeting.term)
    if meeting.ordinal is not None:
        if concept("meeting-kind", meeting.kind) not in vocabulary.numbered_within_term:
            return str(meeting.ordinal)
        if term:
            return f"{meeting.ordinal}-of-{term}"
    return _full_day(meeting.date) or (None if meeting.ordinal is not None else term)


def _full_day(known: PartialDate | None) -> str | None:
    if known is None or known.year is None or known.month is None or known.day is None:
        return None
    return str(known)


def _documents(documents: Iterable[Document], nodes: Nodes) -> dict[Document, str]:
    found: dict[Document, str] = {}
    for number, document in enumerate(documents, start=1):
        iri = _shared_document(document, nodes)
        if iri is None or iri in found.values():
            iri = iris.document_of_article(nodes.base, nodes.article_id, number)
        found[document] = iri
    return found


def _shared_document(document: Document, nodes: Nodes) -> str | None:
    if document.number is not None:
        return _numbered_document(document, document.number, nodes)
    meeting = nodes.meetings.get(document.adopted_at or "")
    prefix = f"{nodes.base}meeting/"
    if meeting is None or meeting.startswith(f"{prefix}of-article/"):
        return None
    return iris.document(nodes.base, document.kind, "adopted-at", meeting[len(prefix) :])


def _numbered_document(document: Document, number: str, nodes: Nodes) -> str | None:
    """Numbers are counted by issuer and begin anew with time: both belong to the identity."""
    written, day = iris.number_slug(number), _full_day(document.date)
    if document.issuer is not None and document.issuer.scope is not None:
        issuer = (iris.segment(document.issuer.kind), nodes.scope_path(document.issuer))
        year = document.date and document.date.year
        return iris.document(
            nodes.base, document.kind, *issuer, written, *([str(year)] if year else [])
        )
    return day and iris.document(nodes.base, document.kind, written, day)
