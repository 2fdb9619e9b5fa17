"""An article to read: its text with all that rests on it marked, and the facts beside it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lodkit.model.article import Span
from lodkit.rdf.iris import place_of_evidence
from lodkit.rdf.namespaces import LK, OA, ORG, PROV, SCHEMA
from lodkit.web.graph import Node, Text
from lodkit.web.naming import text_of
from lodkit.web.views.highlight import Mark, Segment, paragraphs
from lodkit.web.views.view import Link, Reader

KINDS = {
    "persons": SCHEMA.Person,
    "memberships": ORG.Membership,
    "bodies": ORG.FormalOrganization,
    "meetings": LK.Meeting,
    "participations": LK.Participation,
    "documents": LK.OfficialDocument,
    "places": SCHEMA.AdministrativeArea,
}
"""The kinds of facts that are marked, in the order in which they are listed."""

_STRETCH = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the article that a fact rests on."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that the article states: its number on the page, and the words it rests on."""

    number: int
    kind: str
    link: Link
    quotes: tuple[Quote, ...]

    @property
    def name(self) -> str:
        """What the fact is about, in one piece."""
        return text_of(self.link.label)


@dataclass(frozen=True, slots=True)
class ReadingRoom:
    """What the page on an article shows."""

    text: Text
    paragraphs: list[tuple[Segment, ...]]
    facts: tuple[Fact, ...]
    focus: Span | None

    def of_kind(self, kind: str) -> list[Fact]:
        """The facts of one kind."""
        return [fact for fact in self.facts if fact.kind == kind]

    def kinds(self) -> list[str]:
        """The kinds of facts that there are."""
        return [kind for kind in KINDS if self.of_kind(kind)]

    def tell(self, segment: Segment) -> str:
        """The facts that rest on a segment, in a line each."""
        return "\n".join(self.facts[number - 1].name for number in segment.facts)


def reading_room(article: Node, reader: Reader, focus: str | None) -> ReadingRoom:
    """An article's text and facts; `focus` is the stretch that the reader came for, "12-30"."""
    text = article.text(SCHEMA.text) or Text("")
    facts = tuple(_facts(article, text.value, reader))
    return ReadingRoom(text, paragraphs(text.value, _marks(facts)), facts, _span(focus))


def _facts(article: Node, text: str, reader: Reader) -> Iterable[Fact]:
    """What rests on words of the article, in the order of kinds, then of the text."""
    found: dict[Node, list[Span]] = {}
    for evidence in article.incoming(OA.hasSource, None):
        if place := place_of_evidence(reader.addresses.dataset.base, evidence.iri):
            for node in evidence.incoming(PROV.wasDerivedFrom, None):
                found.setdefault(node, []).append(place[1])
    kinds = {node: _kind(node) for node in found}
    order = {kind: place for place, kind in enumerate(KINDS)}
    known = [(order[kind], sorted(found[node]), node) for node, kind in kinds.items() if kind]
    known.sort(key=lambda one: (*one[:2], one[2].iri))
    for number, (_, spans, node) in enumerate(known, start=1):
        quotes = tuple(Quote(span, span.of(text)) for span in spans)
        yield Fact(number, kinds[node] or "", reader.link(node), quotes)


def _kind(node: Node) -> str | None:
    classes = node.classes()
    return next((kind for kind, iri in KINDS.items() if iri in classes), None)


def _marks(facts: Iterable[Fact]) -> Iterable[Mark]:
    resting: dict[Span, list[Fact]] = {}
    for fact in facts:
        for quote in fact.quotes:
            resting.setdefault(quote.span, []).append(fact)
    for span, here in resting.items():
        kinds = tuple(dict.fromkeys(fact.kind for fact in here))
        yield Mark(span, kinds, tuple(fact.number for fact in here))


def _span(place: str | None) -> Span | None:
    found = _STRETCH.fullmatch(place or "")
    return Span(int(found[1]), int(found[2])) if found else None
