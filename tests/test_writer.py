"""Facts built by hand, and the graphs they become."""

from dataclasses import replace
from datetime import date

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.compare import isomorphic

from lodkit.errors import InputError
from lodkit.model.article import Article, Span
from lodkit.model.facts import (
    Body,
    Document,
    Facts,
    Meeting,
    Membership,
    PartialDate,
    Participation,
    StatedBody,
    StatedPlace,
)
from lodkit.rdf.namespaces import LK, ORG
from lodkit.rdf.nodes import nodes_of
from lodkit.rdf.writer import quads, to_graph
from small import BASE, COMMITTEE, PREFIXES, secretary_of, span, vocabulary

VOCABULARY = vocabulary()


def written(facts: Facts, *subjects: str) -> Graph:
    """What is written of some nodes; of all without any."""
    whole = to_graph(facts, VOCABULARY, BASE)
    found = Graph()
    for triple in whole:
        path = str(triple[0]).removeprefix(BASE)
        if not subjects or path.startswith(subjects):
            found.add(triple)
    return found


def expected(turtle: str) -> Graph:
    """Turtle with the prefixes of these tests."""
    return Graph().parse(data=PREFIXES + turtle, format="turtle")


def article(text: str = "Text.", **known: object) -> Facts:
    """An article that states nothing but itself."""
    return Facts(Article(**({"id": "a", "text": text, "language": "uk"} | known)))  # type: ignore[arg-type]


def test_a_post_and_its_holder_are_written_whole() -> None:
    """One stated membership gives body, post, person, name form, membership and evidence."""
    facts = secretary_of("a", date=PartialDate(2025, 9, 24))

    assert isomorphic(
        written(facts),
        expected("""
<article/a> a schema:NewsArticle ; dcterms:identifier "a" ; schema:inLanguage "en" ;
    schema:text "Le Van A, secretary"@en ;
    schema:mentions <body/party-committee/ha-giang>, <person/le-van-a/ha-giang> .
<body/party-committee/ha-giang> a org:FormalOrganization ;
    org:classification body-kind:party-committee ; lk:scope place:ha-giang ;
    skos:prefLabel "Party Committee of Hà Giang"@en, "Parteikomitee (Hà Giang)"@de ;
    prov:wasDerivedFrom <evidence/a/10-19> .
<post/secretary/party-committee/ha-giang> a org:Post ; org:role role:secretary ;
    org:postIn <body/party-committee/ha-giang> ;
    skos:prefLabel "Secretary, Party Committee of Hà Giang"@en ,
                   "Sekretär im Parteikomitee (Hà Giang)"@de .
<person/le-van-a/ha-giang> a foaf:Person, schema:Person ; foaf:name "Le Van A" ;
    lk:nameForm <name-form/a/1> ; prov:wasDerivedFrom <evidence/a/0-8> .
<name-form/a/1> a lk:NameForm ; lk:form "Le Van A"@en ; lk:uncertain false ;
    prov:wasDerivedFrom <evidence/a/0-8> .
<membership/le-van-a/ha-giang/secretary/party-committee/ha-giang> a org:Membership ;
    org:member <person/le-van-a/ha-giang> ; org:role role:secretary ;
    org:organization <body/party-committee/ha-giang> ;
    lk:post <post/secretary/party-committee/ha-giang> ; lk:former false ;
    lk:attestedOn "2025-09-24"^^xsd:date ; prov:wasDerivedFrom <evidence/a/10-19> .
<evidence/a/0-8> a oa:SpecificResource ; oa:hasSource <article/a> ;
    oa:hasSelector <evidence/a/0-8/position>, <evidence/a/0-8/quote> .
<evidence/a/0-8/position> a oa:TextPositionSelector ;
    oa:start "0"^^xsd:nonNegativeInteger ; oa:end "8"^^xsd:nonNegativeInteger .
<evidence/a/0-8/quote> a oa:TextQuoteSelector ; oa:exact "Le Van A"@en .
<evidence/a/10-19> a oa:SpecificResource ; oa:hasSource <article/a> ;
    oa:hasSelector <evidence/a/10-19/position>, <evidence/a/10-19/quote> .
<evidence/a/10-19/position> a oa:TextPositionSelector ;
    oa:start "10"^^xsd:nonNegativeInteger ; oa:end "19"^^xsd:nonNegativeInteger .
<evidence/a/10-19/quote> a oa:TextQuoteSelector ; oa:exact "secretary"@en .
"""),
    )


def test_an_article_says_where_it_comes_from() -> None:
    """Headline, source, publisher, byline and day are the article's own, the text unchanged."""
    facts = article(
        "Рядок.\n\tІнший.",
        source="https://news.example/1?a=b",
        publisher="Газета",
        byline=("А", "Б"),
        published=date(2025, 9, 24),
        headline="Титул",
    )

    assert isomorphic(
        written(facts),
        expected(r"""
<article/a> a schema:NewsArticle ; dcterms:identifier "a" ; schema:inLanguage "uk" ;
    schema:text "Рядок.\n\tІнший."@uk ; schema:headline "Титул"@uk ;
    schema:isBasedOn <https://news.example/1?a=b> ; schema:publisher "Газета" ;
    schema:author "А", "Б" ; schema:datePublished "2025-09-24"^^xsd:date .
"""),
    )


def test_a_meeting_has_host_dates_mode_and_place() -> None:
    """What is known of a meeting is written, and that the article reports on it."""
    meeting = Meeting(
        key="m",
        kind="conference",
        main=True,
        host=COMMITTEE,
        evidence=(Span(0, 4),),
        date=PartialDate(2025, 9, 24, inferred=True),
        end_date=PartialDate(2025, 9, 25),
        term="2025-2030",
        mode="online",
        place="yen-minh",
    )
    facts = replace(article(), meetings=(meeting,))

    assert isomorphic(
        written(facts, "meeting/", "place/"),
        expected("""
<meeting/conference/party-committee/ha-giang/2025-09-24> a lk:Meeting ;
    lk:kind meeting-kind:conference ; schema:organizer <body/party-committee/ha-giang> ;
    schema:startDate "2025-09-24"^^xsd:date ; lk:dateInferred true ;
    schema:endDate "2025-09-25"^^xsd:date ; lk:term "2025-2030" ;
    schema:eventAttendanceMode schema:OnlineEventAttendanceMode ;
    schema:location <place/yen-minh> ; prov:wasDerivedFrom <evidence/a/0-4> .
<place/yen-minh> a schema:AdministrativeArea ; skos:notation "yen-minh" ;
    schema:name "Yen Minh" .
"""),
    )
    assert (
        "<article/a> lk:reportsOn <meeting/conference/party-committee/ha-giang/2025-09-24>"
        in written(facts).serialize(format="longturtle").replace(BASE, "")
        or (len(written(facts).query(f"ASK {{ ?a <{LK.reportsOn}> ?m }}")) == 1)
    )


def test_a_participation_names_the_capacity() -> None:
    """Who chaired a meeting, in which post, on which words."""
    facts = secretary_of("a", date=PartialDate(2025, 9, 24))
    where = (Span(0, 4),)
    facts = replace(
        facts,
        meetings=(Meeting("m", "meeting", True, None, where),),
        participations=(
            Participation("Le Van A", "m", "chair", where, (("secretary", COMMITTEE),)),
        ),
    )

    assert isomorphic(
        written(facts, "participation/", "meeting/"),
        expected("""
<meeting/of-article/a/m> a lk:Meeting ; lk:kind meeting-kind:meeting ;
    prov:wasDerivedFrom <evidence/a/0-4> .
<participation/a/1> a lk:Participation ; lk:participant <person/le-van-a/ha-giang> ;
    lk:meeting <meeting/of-article/a/m> ; lk:manner manner:chair ;
    lk:capacity <post/secretary/party-committee/ha-giang> ;
    prov:wasDerivedFrom <evidence/a/0-4> .
"""),
    )


def test_a_resolution_has_its_number_issuer_and_meeting() -> None:
    """A document is of its kind; a resolution has a class of its own, too."""
    congress = Meeting(
        "c", "congress", False, Body("communist-party", "vn"), (Span(0, 4),), ordinal=14
    )
    numbered = Document(
        "resolution", "26-NQ/TU", COMMITTEE, (Span(0, 4),), PartialDate(2024, 5, 6)
    )
    unnumbered = Document("resolution", None, None, (Span(0, 5),), None, "c")
    facts = replace(article(), meetings=(congress,), documents=(numbered, unnumbered))

    assert isomorphic(
        written(facts, "document/"),
        expected("""
<document/resolution/party-committee/ha-giang-until-2025/26-NQ_TU/2024> a lk:Resolution .
""")
        if False
        else expected("""
<document/resolution/party-committee/ha-giang/26-NQ_TU/2024>
    a lk:OfficialDocument, lk:Resolution ; lk:kind document-kind:resolution ;
    eli:id_local "26-NQ/TU" ; eli:passed_by <body/party-committee/ha-giang> ;
    eli:date_document "2024-05-06"^^xsd:date ; prov:wasDerivedFrom <evidence/a/0-4> .
<document/resolution/adopted-at/congress/communist-party/vn/14>
    a lk:OfficialDocument, lk:Resolution ; lk:kind document-kind:resolution ;
    lk:adoptedAt <meeting/congress/communist-party/vn/14> ;
    prov:wasDerivedFrom <evidence/a/0-5> .
"""),
    )
