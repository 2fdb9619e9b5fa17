"""Facts built by hand, and the graphs they become."""

import re
from dataclasses import replace
from datetime import date

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, URIRef
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
from lodkit.project import Project
from lodkit.rdf.labels import body_labelled, post_labelled
from lodkit.rdf.namespaces import LK, ORG
from lodkit.rdf.nodes import nodes_of
from lodkit.rdf.vocabulary import load_vocabulary
from lodkit.rdf.writer import quads, to_graph
from small import BASE, COMMITTEE, PREFIXES, secretary_of, vocabulary

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
    assert (None, URIRef(LK.reportsOn), None) in written(facts, "article/")


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
    numbered = Document("resolution", "26-NQ/TU", COMMITTEE, (Span(0, 4),), PartialDate(2024, 5, 6))
    unnumbered = Document("resolution", None, None, (Span(0, 5),), None, "c")
    facts = replace(article(), meetings=(congress,), documents=(numbered, unnumbered))

    assert isomorphic(
        written(facts, "document/"),
        expected("""
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


def test_a_place_that_no_scheme_knows_is_described() -> None:
    """A district is a node of the dataset with name, level and code; a province is not."""
    where = (Span(0, 4),)
    places = (
        StatedPlace("yen-minh", "Yen Minh", "district", where),
        StatedPlace("ha-giang", "Ha Giang", "province", where),
    )
    body = Body("party-committee", "yen-minh")
    facts = replace(article(), places=places, bodies=(StatedBody(body, where),))

    assert isomorphic(
        written(facts, "place/", "https://w3id.org/lodkit/place/", "body/"),
        expected("""
<place/yen-minh> a schema:AdministrativeArea ; skos:notation "yen-minh" ;
    schema:name "Yen Minh" ; lk:level level:district ; prov:wasDerivedFrom <evidence/a/0-4> .
place:ha-giang prov:wasDerivedFrom <evidence/a/0-4> .
<body/party-committee/yen-minh> a org:FormalOrganization ; lk:scope <place/yen-minh> ;
    org:classification body-kind:party-committee ;
    skos:prefLabel "Party Committee of Yen Minh"@en, "Parteikomitee (Yen Minh)"@de ;
    prov:wasDerivedFrom <evidence/a/0-4> .
"""),
    )


def test_a_body_of_unknown_scope_belongs_to_its_article() -> None:
    """Where the text does not say whose body it is, it is nobody else's either."""
    facts = secretary_of("a", body=Body("party-committee", None))

    assert isomorphic(
        written(facts, "body/"),
        expected("""
<body/party-committee/of-article/a> a org:FormalOrganization ;
    org:classification body-kind:party-committee ;
    skos:prefLabel "Party Committee"@en, "Parteikomitee"@de ;
    prov:wasDerivedFrom <evidence/a/10-19> .
"""),
    )


def test_a_central_body_is_called_without_a_place() -> None:
    """There is one government, so its label does not say whose."""
    facts = secretary_of("a", body=Body("government", "vn"))

    assert 'prefLabel> "Government"@en' in "".join(quads(facts, VOCABULARY, BASE))


@pytest.mark.parametrize(
    ("day", "scope"),
    [
        (PartialDate(2025, 6, 30), "ha-giang-until-2025"),
        (PartialDate(2025, 6), "ha-giang-until-2025"),
        (PartialDate(2024), "ha-giang-until-2025"),
        (PartialDate(2025, 7, 1), "ha-giang"),
        (PartialDate(None, 1, 14), "ha-giang"),
        (None, "ha-giang"),
    ],
)
def test_a_province_is_the_one_of_the_day(day: PartialDate | None, scope: str) -> None:
    """Before a merger the old province is meant, else the one there is now."""
    nodes = nodes_of(secretary_of("a", date=day), VOCABULARY, BASE)

    assert nodes.body(COMMITTEE) == f"{BASE}body/party-committee/{scope}"
    assert nodes.person("Le Van A") == f"{BASE}person/le-van-a/ha-giang"


@pytest.mark.parametrize(
    ("posts", "anchor"),
    [
        ([("vn", False), ("ha-giang", False)], "ha-giang"),
        ([("ha-giang", True), ("vn", False)], "vn"),
        ([("central-military", False)], "vn"),
        ([("government", False)], "vn"),
        ([("yen-minh", False), ("vn", False)], "vn"),
        ([("yen-minh", False)], "yen-minh"),
        ([("ha-giang", True)], "ha-giang"),
        ([(None, False)], "of-article/a"),
        ([], "of-article/a"),
    ],
)
def test_a_person_is_anchored_by_the_best_post(
    posts: list[tuple[str | None, bool]], anchor: str
) -> None:
    """A province tells namesakes apart best, then the centre; a present post before a past one."""
    held = tuple(
        Membership("Le Van A", "secretary", Body("party-committee", scope), former, ())
        for scope, former in posts
    )
    facts = replace(secretary_of("a"), memberships=held)

    assert nodes_of(facts, VOCABULARY, BASE).person("Lê Văn A") == (
        f"{BASE}person/le-van-a/{anchor}"
    )


@pytest.mark.parametrize(
    ("known", "path"),
    [
        ({"kind": "congress", "ordinal": 3}, "congress/party-committee/ha-giang/3"),
        ({"date": PartialDate(2025, 9, 24)}, "conference/party-committee/ha-giang/2025-09-24"),
        ({"date": PartialDate(None, 9, 24)}, "of-article/a/m"),
        ({"date": PartialDate(2025, 9)}, "of-article/a/m"),
        ({"term": "2025-2030"}, "conference/party-committee/ha-giang/2025-2030"),
        ({"host": None, "date": PartialDate(2025, 9, 24)}, "of-article/a/m"),
        ({"host": Body("party-committee", None), "ordinal": 3}, "of-article/a/m"),
        ({"kind": "plenum", "ordinal": 3}, "of-article/a/m"),
        ({"kind": "plenum", "ordinal": 3, "term": "13"}, "plenum/party-committee/ha-giang/3-of-13"),
    ],
)
def test_a_meeting_is_shared_only_where_that_is_safe(known: dict[str, object], path: str) -> None:
    """Host with ordinal, day or term identify a meeting; ordinals that begin anew need the term."""
    given = {"key": "m", "kind": "conference", "main": True, "host": COMMITTEE, "evidence": ()}
    facts = replace(article(), meetings=(Meeting(**given | known),))  # type: ignore[arg-type]

    assert nodes_of(facts, VOCABULARY, BASE).meetings == {"m": f"{BASE}meeting/{path}"}


def test_two_meetings_of_an_article_stay_two() -> None:
    """What the article tells apart is not one node because kind, host and day agree."""
    one = Meeting("m1", "conference", True, COMMITTEE, (), PartialDate(2025, 9, 24))
    facts = replace(article(), meetings=(one, replace(one, key="m2")))

    assert len(set(nodes_of(facts, VOCABULARY, BASE).meetings.values())) == 2


@pytest.mark.parametrize(
    ("known", "path"),
    [
        ({"number": "26-NQ/TU", "issuer": COMMITTEE}, "plan/party-committee/ha-giang/26-NQ_TU"),
        ({"number": "57-NQ/TW", "date": PartialDate(2024, 12, 22)}, "plan/57-NQ_TW/2024-12-22"),
        ({"number": "57-NQ/TW"}, "of-article/a/1"),
        ({"number": None, "issuer": COMMITTEE}, "of-article/a/1"),
        ({"number": "7", "issuer": Body("party-committee", None)}, "of-article/a/1"),
    ],
)
def test_a_document_is_shared_only_where_that_is_safe(known: dict[str, object], path: str) -> None:
    """A number needs its issuer or its day, for each office and each term counts anew."""
    given = {"kind": "plan", "number": None, "issuer": None, "evidence": ()}
    document = Document(**given | known)  # type: ignore[arg-type]
    facts = replace(article(), documents=(document,))

    assert nodes_of(facts, VOCABULARY, BASE).documents[document] == f"{BASE}document/{path}"


@pytest.mark.parametrize(
    ("known", "literal"),
    [
        (PartialDate(2025, 9, 24), '"2025-09-24"^^<http://www.w3.org/2001/XMLSchema#date>'),
        (PartialDate(2025, 9), '"2025-09"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'),
        (PartialDate(2025), '"2025"^^<http://www.w3.org/2001/XMLSchema#gYear>'),
        (PartialDate(None, 9, 24), '"--09-24"^^<http://www.w3.org/2001/XMLSchema#gMonthDay>'),
    ],
)
def test_a_date_has_the_type_of_what_is_known(known: PartialDate, literal: str) -> None:
    """A day without a year is no date, and a month none either."""
    meeting = Meeting("m", "meeting", True, None, (), known)
    lines = quads(replace(article(), meetings=(meeting,)), VOCABULARY, BASE)

    assert any(f"startDate> {literal}" in line for line in lines)


def test_a_former_holder_is_told_from_a_present_one() -> None:
    """Holding a post and having held it are two statements with two IRIs."""
    now, before = (
        written(secretary_of("a", former=former), "membership/") for former in (False, True)
    )

    assert {str(s).endswith("/former") for s in before.subjects()} == {True}
    assert {str(s).endswith("/former") for s in now.subjects()} == {False}


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_every_text_comes_back_unchanged(text: str) -> None:
    """Whatever characters a text holds, a parser reads back the same ones."""
    facts = replace(
        article(text, id=text, publisher=text, byline=(text,), headline=text, source=text),
        bodies=(StatedBody(COMMITTEE, (Span(0, len(text)),)),),
    )
    parsed = list(ox.parse("".join(quads(facts, VOCABULARY, BASE)), ox.RdfFormat.N_QUADS))

    literals = [q.object.value for q in parsed if isinstance(q.object, ox.Literal)]
    assert literals.count(text) >= 6


@pytest.mark.parametrize(
    ("source", "written_as"),
    [
        ("https://news.example/a b?c=[1]", "<https://news.example/a%20b?c=%5B1%5D>"),
        (
            "https://news.example/новина",
            "<https://news.example/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B0>",
        ),
        ("https://news.example/100%", "<https://news.example/100%25>"),
        ("somewhere", '"somewhere"'),
        ("//news.example/1", '"//news.example/1"'),
        ("javascript:alert(1)", '"javascript:alert(1)"'),
        ("https://a/b#c#d", '"https://a/b#c#d"'),
    ],
)
def test_an_odd_source_breaks_no_file(source: str, written_as: str) -> None:
    """An address is encoded where it must be; what is none stays a text, for shapes to find."""
    lines = quads(article(source=source), VOCABULARY, BASE)

    assert any(f"isBasedOn> {written_as} <" in line for line in lines)


@pytest.mark.parametrize(
    "known",
    [{"text": "half \ud800"}, {"id": "half \ud800"}, {"byline": ("\udfff",)}, {"language": "x y"}],
)
def test_what_no_file_can_hold_is_refused(known: dict[str, str]) -> None:
    """Half a character or a language tag that is none is an input error that names the article."""
    with pytest.raises(InputError, match="article"):
        list(quads(article(**known), VOCABULARY, BASE))


def test_every_line_is_canonical_and_stands_once() -> None:
    """Each line is as a serializer would write it, ends the same way, and is not repeated."""
    lines = list(quads(secretary_of("a", date=PartialDate(2025, 9, 24)), VOCABULARY, BASE))
    parsed = [list(ox.parse(line, ox.RdfFormat.N_QUADS)) for line in lines]

    assert [ox.serialize(q, format=ox.RdfFormat.N_QUADS).decode() for q in parsed] == lines  # type: ignore[union-attr]
    assert len(set(lines)) == len(lines)
    assert all(line.endswith(f" <{BASE}graph/a> .\n") for line in lines)


def test_a_misspelt_term_is_an_error() -> None:
    """Vocabularies are closed: no property is invented by a slip."""
    with pytest.raises(AttributeError, match="memberOf"):
        _ = ORG.memberOf


def test_the_partys_central_bodies_are_named_as_such(project: Project) -> None:
    """In every language a label file names them; those of provinces by their place."""
    vocabulary = load_vocabulary(project)
    kinds = ("organization-commission", "inspection-commission", "party-office")
    country, province = (f"https://w3id.org/lodkit/place/{code}" for code in ("vn", "ha-tinh"))
    central = {kind: " ".join(body_labelled(vocabulary, kind, country, "")) for kind in kinds}
    local = " ".join(body_labelled(vocabulary, kinds[0], province, ""))
    head = " ".join(post_labelled(vocabulary, "head", kinds[0], country, ""))

    assert '"Central Organisation Commission"@en' in central[kinds[0]]
    assert '"Centralna Komisja Kontroli"@pl' in central[kinds[1]]
    assert '"Office of the Party Central Committee"@en' in central[kinds[2]]
    for labels in central.values():
        assert labels.count("@") == len(vocabulary.languages)
        assert not re.search("Vietnam|Wietnam|Вʼєтнам|Вьетнам|فيتنام", labels)
    assert '"Organisation Commission of Hà Tĩnh"@en' in local
    assert '"Head, Central Organisation Commission"@en' in head
