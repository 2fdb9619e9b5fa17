"""A small vocabulary and small articles, built by hand, for tests of what is written."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from lodkit.model.article import Article, Span
from lodkit.model.facts import Body, Facts, Membership, NameForm, PartialDate, Person
from lodkit.rdf.slices import Run
from lodkit.rdf.vocabulary import Vocabulary, vocabulary_of

BASE = "https://data.example/set/"
COMMITTEE = Body("party-committee", "ha-giang")

# An address of the country: where an article comes from there, no more need tell what it is about.
OF_THE_COUNTRY = "https://news.example.vn/1"

PREFIXES = f"""
@base <{BASE}> .
@prefix agency: <https://w3id.org/lodkit/agency/> .
@prefix body-kind: <https://w3id.org/lodkit/body-kind/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix document-kind: <https://w3id.org/lodkit/document-kind/> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix language: <https://w3id.org/lodkit/language/> .
@prefix level: <https://w3id.org/lodkit/level/> .
@prefix lk: <https://w3id.org/lodkit/ontology#> .
@prefix manner: <https://w3id.org/lodkit/manner/> .
@prefix meeting-kind: <https://w3id.org/lodkit/meeting-kind/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix place: <https://w3id.org/lodkit/place/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix role: <https://w3id.org/lodkit/role/> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

VOCABULARY = f"""{PREFIXES}
language:en skos:notation "en" ; lk:bodyLabel "{{kind}} of {{place}}" .
language:de skos:notation "de" ; lk:postLabel "{{role}} im {{body}}" .

place:vn skos:notation "vn" ; lk:level level:central ; skos:prefLabel "Vietnam"@en, "Vietnam"@de .
place:ha-giang-until-2025 skos:notation "ha-giang" ; lk:level level:province ;
    skos:prefLabel "Hà Giang"@en ; lk:lastDay "2025-06-30"^^xsd:date .
place:ha-giang skos:notation "ha-giang" ; lk:level level:province ;
    skos:prefLabel "Hà Giang"@en ; lk:firstDay "2025-07-01"^^xsd:date .
agency:central-military skos:notation "central-military" ; skos:prefLabel "army"@en .

body-kind:party-committee skos:notation "party-committee" ;
    skos:prefLabel "Party Committee"@en, "Parteikomitee"@de .
body-kind:government skos:notation "government" ; skos:prefLabel "Government"@en ;
    lk:seat "central" .
role:secretary skos:notation "secretary" ; skos:prefLabel "Secretary"@en, "Sekretär"@de .
role:chair skos:notation "chair" ; skos:prefLabel "Chair"@en .
meeting-kind:plenum skos:notation "plenum" ; lk:numberedWithinTerm true .
"""


def vocabulary() -> Vocabulary:
    """Labels in two languages, a province before and after a change, an agency."""
    triples = (quad.triple for quad in ox.parse(VOCABULARY, ox.RdfFormat.TURTLE))
    return vocabulary_of(triples, ("en", "de"))


def span(text: str, words: str) -> Span:
    """Where the words stand in the text."""
    start = text.index(words)
    return Span(start, start + len(words))


def secretary_of(
    article_id: str,
    *,
    name: str = "Le Van A",
    body: Body = COMMITTEE,
    former: bool = False,
    date: PartialDate | None = None,
) -> Facts:
    """An article that says of one person that she is, or was, a body's secretary."""
    text = f"{name}, secretary"
    evidence = (span(text, "secretary"),)
    return Facts(
        article=Article(article_id, text, "en"),
        persons=(Person(name, (NameForm(name, (span(text, name),)),)),),
        memberships=(Membership(name, "secretary", body, former, evidence),),
        date=date,
    )


def without_posts(facts: Facts) -> Facts:
    """The same article, had it named the person alone."""
    return replace(facts, memberships=())


def told_there(text: str, language: str) -> Article:
    """A short article from an address of the country."""
    return Article("a", text, language, source=OF_THE_COUNTRY)


@dataclass(frozen=True)
class Held:
    """Sorted lines that are in memory."""

    lines: Sequence[bytes]
    path: Path = Path(os.devnull)

    def between(self, start: bytes, end: bytes | None) -> Iterator[bytes]:
        """The lines from `start` on and before `end`."""
        return (line for line in self.lines if line >= start and (end is None or line < end))


def in_order(lines: Iterable[str]) -> list[Run]:
    """Lines as a release is written of them: in byte order, each once."""
    return [Held(sorted({line.encode() for line in lines}))]
