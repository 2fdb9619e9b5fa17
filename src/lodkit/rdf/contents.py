"""Everything that the facts of one article speak of: bodies, posts, stretches of text."""

from collections.abc import Iterator
from itertools import chain
from typing import Protocol

from lodkit.model.article import Span
from lodkit.model.facts import Body, Facts

Spans = tuple[Span, ...]


class _Evident(Protocol):
    """A fact that says which stretches of the text it rests on."""

    @property
    def evidence(self) -> Spans: ...


def bodies_of(facts: Facts) -> dict[Body, Spans]:
    """Each body with its evidence; one only implied rests on what the facts that imply it do."""
    found = {stated.body: stated.evidence for stated in facts.bodies}
    stated = frozenset(found)
    for body, spans in _implied_bodies(facts):
        if body not in stated:
            found[body] = tuple(dict.fromkeys((*found.get(body, ()), *spans)))
    return found


def posts_of(facts: Facts) -> dict[tuple[str, Body], None]:
    """Each post as role and body, in the order of the text."""
    held = ((fact.role, fact.body) for fact in facts.memberships)
    acted = chain.from_iterable(fact.capacity for fact in facts.participations)
    return dict.fromkeys((*held, *acted))


def spans_of(facts: Facts) -> dict[Span, None]:
    """Every stretch of text that some fact rests on."""
    forms = (form for person in facts.persons for form in person.forms)
    evident: Iterator[_Evident] = chain(
        facts.bodies,
        forms,
        facts.memberships,
        facts.meetings,
        facts.participations,
        facts.documents,
        facts.places,
    )
    return dict.fromkeys(span for fact in evident for span in fact.evidence)


def _implied_bodies(facts: Facts) -> Iterator[tuple[Body, Spans]]:
    for membership in facts.memberships:
        yield membership.body, membership.evidence
    for meeting in facts.meetings:
        if meeting.host is not None:
            yield meeting.host, meeting.evidence
    for participation in facts.participations:
        for _, body in participation.capacity:
            yield body, participation.evidence
    for document in facts.documents:
        if document.issuer is not None:
            yield document.issuer, document.evidence
