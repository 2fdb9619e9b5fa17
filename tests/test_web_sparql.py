"""The SPARQL endpoint: the protocol, its forms, its refusals."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from lodkit.project import Project
from lodkit.questions.named import named_queries
from lodkit.rdf.namespaces import FOAF
from lodkit.rdf.query_tokens import words
from lodkit.sparql.asking import Asker
from lodkit.sparql.limits import Limits
from lodkit.sparql.question import Reply
from lodkit.web.app import create_app
from test_web_dataset import BASE

NAMES = "PREFIX foaf: <http://xmlns.com/foaf/0.1/> SELECT ?name { ?s foaf:name ?name }"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s a <https://schema.org/NewsArticle> }"
CONSTRUCT = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 5"
QUERY_TYPE = "application/sparql-query"


def count(response: TestResponse) -> int:
    """The number that a counting query found."""
    assert response.status_code == 200, response.text
    return int(response.json["results"]["bindings"][0]["n"]["value"])  # type: ignore[index]


def test_a_query_can_be_asked_in_three_ways(client: FlaskClient) -> None:
    """GET, a posted form and a posted query give the same answer, over all graphs together."""
    asked = client.get("/sparql", query_string={"query": COUNT})
    form = client.post("/sparql", data={"query": COUNT})
    direct = client.post("/sparql", data=COUNT, content_type=QUERY_TYPE)
    described = client.post("/sparql", data=COUNT, content_type=f"{QUERY_TYPE}; charset=utf-8")

    assert [count(r) for r in (asked, form, direct, described)] == [9, 9, 9, 9]


def test_a_posted_query_is_decoded_once(client: FlaskClient) -> None:
    """A percent sign in a form's query stays what it is."""
    response = client.post("/sparql", data={"query": 'SELECT ("100%41" AS ?n) {}'})

    assert response.json["results"]["bindings"][0]["n"]["value"] == "100%41"  # type: ignore[index]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values;q=0.9, text/csv;q=0.8", "text/tab-separated-values"),
        ("text/html,application/xml;q=0.9,*/*;q=0.8", "text/html"),
    ],
)
def test_rows_come_in_every_form(client: FlaskClient, accept: str, media_type: str) -> None:
    """The header decides on the form of the rows."""
    response = client.get("/sparql", query_string={"query": NAMES}, headers={"Accept": accept})

    assert (response.status_code, response.mimetype) == (200, media_type)
    assert "Hau A Lenh" in response.text
    assert "Accept" in response.headers["Vary"]


def test_the_forms_of_rows_can_be_read(client: FlaskClient) -> None:
    """JSON, XML and CSV are what they say, hostile names and all."""
    text = {
        form: client.get("/sparql", query_string={"query": NAMES, "format": form}).text
        for form in ("json", "xml", "csv")
    }

    assert len(json.loads(text["json"])["results"]["bindings"]) == 3
    assert len(ET.fromstring(text["xml"])[1]) == 3
    assert len(list(csv.reader(io.StringIO(text["csv"])))) == 4


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("*/*", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/trig", ox.RdfFormat.TRIG),
        ("application/n-quads", ox.RdfFormat.N_QUADS),
    ],
)
@pytest.mark.parametrize("query", [CONSTRUCT, f"DESCRIBE <{BASE}article/uk-1>"])
def test_triples_come_in_every_form(
    client: FlaskClient, query: str, accept: str, form: ox.RdfFormat
) -> None:
    """CONSTRUCT and DESCRIBE give RDF that can be read again."""
    response = client.get("/sparql", query_string={"query": query}, headers={"Accept": accept})

    assert response.mimetype == form.media_type
    assert len(list(ox.parse(response.data, form, base_iri=BASE))) >= 5


@pytest.mark.parametrize(
    "accept", ["*/*", "application/sparql-results+xml", "text/csv", "text/html"]
)
def test_a_question_is_answered_yes_or_no(client: FlaskClient, accept: str) -> None:
    """ASK has an answer in every form."""
    query = {"query": "ASK { ?s ?p ?o }"}
    response = client.get("/sparql", query_string=query, headers={"Accept": accept})

    assert response.status_code == 200
    assert "true" in response.text or "yes" in response.text


def test_the_request_names_the_graphs(client: FlaskClient) -> None:
    """Default and named graphs of the protocol are the dataset of the query."""
    graph = f"{BASE}graph/uk-1"
    named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s a <https://schema.org/NewsArticle> } }"
    asks = [
        ({"query": COUNT, "default-graph-uri": graph}, 1),
        ({"query": COUNT, "default-graph-uri": [graph, f"{BASE}graph/page"]}, 2),
        ({"query": COUNT, "named-graph-uri": graph}, 0),
        ({"query": named, "named-graph-uri": graph}, 1),
        ({"query": named, "default-graph-uri": graph}, 0),
        ({"query": named}, 9),
        ({"query": COUNT.replace("{", f"FROM <{graph}> {{", 1), "default-graph-uri": BASE}, 0),
    ]

    for parameters, expected in asks:
        assert count(client.get("/sparql", query_string=parameters)) == expected, parameters
        assert count(client.post("/sparql", data=parameters)) == expected, parameters
    only = client.post(
        f"/sparql?default-graph-uri={graph}", data=COUNT, content_type="application/sparql-query"
    )
    assert count(only) == 1


def test_the_query_names_the_graphs(client: FlaskClient) -> None:
    """FROM and FROM NAMED of the query count where the request names no graph."""
    graph = f"{BASE}graph/uk-1"
    query = "SELECT (COUNT(*) AS ?n) FROM <%s> { ?s a <https://schema.org/NewsArticle> }"
    named = "SELECT (COUNT(*) AS ?n) FROM NAMED <%s> { GRAPH ?g { ?s a ?c } }"

    assert count(client.get("/sparql", query_string={"query": query % graph})) == 1
    assert count(client.get("/sparql", query_string={"query": query % "http://no.where/"})) == 0
    assert count(client.get("/sparql", query_string={"query": named % graph})) > 10


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ({"method": "GET", "query_string": {"query": "SELECT nothing"}}, 400),
        ({"method": "GET", "query_string": [("query", COUNT), ("query", COUNT)]}, 400),
        ({"method": "POST", "data": {"other": "x"}}, 400),
        ({"method": "POST", "data": {"query": [COUNT, COUNT]}}, 400),
        ({"method": "GET", "query_string": "query=ASK%20%7B%7D&default-graph-uri=no%20iri"}, 400),
        ({"method": "POST", "data": b"\xff\xfe", "content_type": QUERY_TYPE}, 400),
        ({"method": "GET", "query_string": "query=%FF%FE"}, 400),
        ({"method": "GET", "headers": {"Accept": "image/png"}}, 400),
        ({"method": "POST", "data": COUNT}, 415),
        ({"method": "POST", "data": COUNT, "content_type": "text/plain"}, 415),
        ({"method": "POST", "data": "x", "content_type": "application/json"}, 415),
        ({"method": "PUT", "data": COUNT, "content_type": QUERY_TYPE}, 405),
        ({"method": "DELETE"}, 405),
    ],
)
def test_what_is_no_query_is_refused(
    client: FlaskClient, request_: dict[str, object], status: int
) -> None:
    """A request that asks nothing, several things or in another way is told so."""
    response = client.open("/sparql", **request_)  # type: ignore[arg-type]

    assert response.status_code == status
    assert len(response.text.splitlines()) == 1


def test_a_malformed_query_is_told_what_the_parser_says(client: FlaskClient) -> None:
    """The place of the fault is in the answer, in text and in JSON."""
    query = {"query": "SELECT ?s WHERE { ?s ?p }\nLIMIT ten"}
    text = client.get("/sparql", query_string=query)
    problem = client.get("/sparql", query_string=query, headers={"Accept": "application/json"})

    assert text.status_code == 400
    assert "line 2, column 1: it cannot be read near 'LIMIT ten'" in text.text
    assert "line 2, column 1" in problem.json["detail"]  # type: ignore[index]


def test_a_form_that_is_not_there_is_refused_with_those_that_are(client: FlaskClient) -> None:
    """406 lists the forms of this kind of answer."""
    headers = {"Accept": "image/png"}
    rows = client.get("/sparql", query_string={"query": COUNT}, headers=headers)
    triples = client.get("/sparql", query_string={"query": CONSTRUCT}, headers=headers)

    assert (rows.status_code, triples.status_code) == (406, 406)
    assert "text/csv" in rows.text
    assert "application/n-triples" in triples.text


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <x:a> <x:b> <x:c> }",
        "# a comment\nPREFIX x: <x:> delete where { ?s ?p ?o }",
        *("DROP ALL", "LOAD <http://127.0.0.1:9/>", "CLEAR DEFAULT", "CREATE GRAPH <x:g>"),
        *("COPY <x:a> TO <x:b>", "WITH <x:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }"),
    ],
)
def test_updates_are_refused(client: FlaskClient, update: str) -> None:
    """Nothing that would change the store is tried, however it is sent."""
    before = count(client.get("/sparql", query_string={"query": COUNT}))
    answers = [
        client.get("/sparql", query_string={"query": update}),
        client.get("/sparql", query_string={"update": update}),
        client.post("/sparql", data={"update": update}),
        client.post("/sparql", data=update, content_type="application/sparql-update"),
        client.post("/sparql", data=update, content_type=QUERY_TYPE),
    ]

    assert {answer.status_code for answer in answers} == {403}
    assert "reading" in answers[0].text
    assert count(client.get("/sparql", query_string={"query": COUNT})) == before


@pytest.mark.parametrize(
    "pattern",
    [
        "SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }",
        "service <http://127.0.0.1:9/> { }",
        "sErViCe SILENT <http://127.0.0.1:9/> { ?s ?p ?o }",
        "SERVICE ex: { ?s ?p ?o }",
        "SERVICEex: { ?s ?p ?o }",
        "SERVICESILENTex: { ?s ?p ?o }",
        "SERVICE<http://127.0.0.1:9/>{}",
        "SERVICE#\n<http://127.0.0.1:9/>{}",
        "VALUES ?x { ex: } SERVICE?x{}",
        "?s ?p 1SERVICE<http://127.0.0.1:9/>{}",
        "?s ?p trueSERVICEex:{}",
        "?s ?p 'x'SERVICE<http://127.0.0.1:9/>{}",
        "?s ?p ?o.SERVICE<http://127.0.0.1:9/>{}",
        "FILTER(1<2)SERVICE<http://127.0.0.1:9/>{}",
        "{ SELECT * { OPTIONAL { SERVICE ex: { ?s ?p ?o } } } }",
        "FILTER EXISTS { SERVICE ex: { ?s ?p ?o } }",
        r"S\u0045RVICE <http://127.0.0.1:9/> { ?s ?p ?o }",
        r"\u0053\u0045\u0052\u0056\U00000049\u0043\u0045 ex: { ?s ?p ?o }",
        r"?s ?p 'a\u0027 SERVICE ex: { ?s ?p ?o }",
        "?s ?p ?o FILTER(?o<?b#x>'''\n) SERVICE ex: { ?s ?p ?o } #'''\n",
        r"?s ?p ex:a\' SERVICE ex: { ?s ?p ?o } # '",
        r"?s ?p ex:a\# . SERVICE ex: { ?s ?p ?o }",
        "?s ?p '#' . SERVICE ex: { ?s ?p ?o }",
        "?s ?p <x:#> . SERVICE ex: { ?s ?p ?o }",
        "?s ?p ?o . # '\nSERVICE ex: { ?s ?p ?o } # '\n",
        "?s ?p ?o . # \r SERVICE ex: { ?s ?p ?o } \n",
        '?s ?p """a" ""\\"""" . SERVICE ex: { ?s ?p ?o }',
    ],
)
def test_service_is_refused_wherever_it_stands(client: FlaskClient, pattern: str) -> None:
    """The keyword is found in any case, place and disguise, and no address is asked."""
    query = f"PREFIX ex: <http://127.0.0.1:9/> SELECT * {{ {pattern} }}"
    response = client.post("/sparql", data=query, content_type=QUERY_TYPE)

    assert response.status_code == 403
    assert "SERVICE" in response.text


@pytest.mark.parametrize(
    "pattern",
    [
        *("?service ?p ?o", "$SERVICE ?p ?o", "?s ?p 'service'", '?s ?p "SERVICE <x:y> {}"'),
        *("?s ex:service ?o", "?s ex:SERVICE.service ex:my-service", "?s ?p _:service"),
        *("?s ?p <http://ex.example/service>", "?s ?p <http://ex.example/service#a>"),
        *("?s ?p 'x'@service", "?s ?p ?o # SERVICE <x:y> {}\n", "?s ?p '''a\nSERVICE '' '''"),
        *(r"?s ?p 'C:\\service'", r"?s ?p 'it\'s SERVICE'", r"?s ex:a\'service ?o"),
        *('?s ?p """SERVICE "quoted" too"""', "?s <service> ?o", "?s ?p ex:a%20service"),
        "?s ?p ?o FILTER(?o < 5 && ?s > 'service')",
    ],
)
def test_names_that_sound_like_service_are_fine(client: FlaskClient, pattern: str) -> None:
    """Variables, names, strings, IRIs and comments may have the word in them."""
    query = f"BASE <http://ex.example/> PREFIX ex: <http://ex.example/> SELECT * {{ {pattern} }}"
    response = client.post("/sparql", data=query, content_type=QUERY_TYPE)

    assert response.status_code == 200, response.text


PIECES = (
    *("'", '"', "'''", '"""', "#", "\n", "\r", "<", ">", "x", ":", "\\", "\\'", "\\#", "@en"),
    *("?v", "%", "-", ".", "_:b", "ex:", "&&", "1", " ", "\\u0027", "\\u000a", "<http://e/#", "|"),
)
FRAMES = (
    "?s ?p ?o FILTER(?o<?s{}\n)SERVICE ex:{{}}{}\n",
    "?s ?p ?o {}\n SERVICE ex:{{}}{}\n",
    "OPTIONAL{{?s ?p '{}'}} SERVICE ex:{{}}{}\n",
    "OPTIONAL{{?s <{}> ?x}} SERVICE ex:{{}}{}\n",
    "?s ?p ?o #{}\n SERVICE ex:{{}} #{}\n",
)


@settings(max_examples=1000, deadline=None)
@given(st.sampled_from(FRAMES), *(st.lists(st.sampled_from(PIECES), max_size=5),) * 2)
def test_no_disguise_gets_past(frame: str, before: list[str], after: list[str]) -> None:
    """A query in which no SERVICE is found makes the store ask no address."""
    pattern = frame.format("".join(before), "".join(after))
    query = f"PREFIX ex: <http://127.0.0.1:9/> SELECT * {{ {pattern} }}"
    if any("SERVICE" in word for word in words(query)):
        return
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("x:s"), ox.NamedNode("x:p"), ox.Literal("o")))
    try:
        list(store.query(query))  # type: ignore[arg-type]
    except SyntaxError:
        return


def test_people_find_a_form_with_examples(client: FlaskClient) -> None:
    """Without a query a browser gets a form, the prefixes and the project's questions."""
    page = client.get("/sparql", headers={"Accept": "text/html"})

    assert page.status_code == 200
    assert '<form action="/sparql"' in page.text
    assert "PREFIX foaf:" in page.text
    assert "People that an article names" in page.text


def test_every_question_of_the_project_has_an_answer(client: FlaskClient, project: Project) -> None:
    """The example questions can be asked as they stand."""
    for named in named_queries(project):
        response = client.get("/sparql", query_string={"query": named.text})
        assert response.status_code == 200, (named.name, response.text)


def test_programs_find_the_description_of_the_service(client: FlaskClient) -> None:
    """Without a query a program gets what the endpoint can do."""
    response = client.get("/sparql", headers={"Accept": "text/turtle"})
    triples = {
        str(t.predicate) for t in ox.parse(response.data, ox.RdfFormat.TURTLE, base_iri=BASE)
    }

    assert "<http://www.w3.org/ns/sparql-service-description#endpoint>" in triples


def test_pages_of_other_sites_may_ask(client: FlaskClient) -> None:
    """A browser that asks beforehand is told that it may."""
    preflight = client.options("/sparql")

    assert preflight.status_code == 204
    assert "POST" in preflight.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in preflight.headers["Access-Control-Allow-Headers"]
    assert preflight.headers["Access-Control-Allow-Origin"] == "*"


MANY = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f }"


@pytest.fixture(scope="module")
def bounded(folder: Path) -> FlaskClient:
    """A client of an application with narrow limits."""
    limits = Limits(time=1.0, rows=30_000, wait=20.0, workers=1, services=("http://127.0.0.1:9/x",))
    return create_app(folder, limits=limits).test_client()


@pytest.mark.parametrize(
    ("query", "accept", "status"),
    [
        ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "text/csv", 504),
        ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "text/html", 504),
    ],
)
def test_a_query_beyond_its_limits_is_told_so(
    bounded: FlaskClient, query: str, accept: str, status: int
) -> None:
    """The status says which kind of limit, the text which one, and what would help."""
    response = bounded.get("/sparql", query_string={"query": query}, headers={"Accept": accept})

    assert response.status_code == status
    assert "LIMIT" in response.text
    assert response.headers["Cache-Control"] == "no-store"


@pytest.fixture(scope="module")
def patient(folder: Path) -> FlaskClient:
    """A client of an application that bounds rows only."""
    limits = Limits(time=60.0, rows=30_000, wait=20.0, workers=1)
    return create_app(folder, limits=limits).test_client()


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_an_answer_that_breaks_off_can_be_taken_for_a_whole_one_by_nobody(
    patient: FlaskClient, form: str
) -> None:
    """It has begun when the limit comes, so what tells stands at its end."""
    response = patient.get("/sparql", query_string={"query": MANY, "format": form})

    assert response.status_code == 200
    assert "Content-Length" not in response.headers
    assert "!!! This answer is incomplete. The " in response.text[-200:]
    if form == "json":
        with pytest.raises(ValueError):
            json.loads(response.text)
    if form == "csv":
        with pytest.raises(csv.Error):
            list(csv.reader(io.StringIO(response.text), strict=True))


def test_a_page_shows_the_first_rows_of_many(bounded: FlaskClient) -> None:
    """Of an answer without end a page takes what it shows, and says so."""
    response = bounded.get("/sparql", query_string={"query": MANY}, headers={"Accept": "text/html"})

    assert response.status_code == 200
    assert "500" in response.text


def test_services_that_are_allowed_are_asked_and_no_others(bounded: FlaskClient) -> None:
    """The one on the list is asked (nothing listens there), another is not."""
    query = "SELECT * { SERVICE <http://127.0.0.1:9/%s> { ?s ?p ?o } }"
    allowed = bounded.get("/sparql", query_string={"query": query % "x"})
    other = bounded.get("/sparql", query_string={"query": query % "xy"})

    assert allowed.status_code == 400
    assert "cannot be answered" in allowed.text
    assert other.status_code == 403
    assert "http://127.0.0.1:9/x." in other.text


def test_the_editor_completes_what_the_data_uses(client: FlaskClient) -> None:
    """Prefixes, classes and properties with their numbers, the most used first."""
    terms = client.get("/sparql/terms.json").get_json()
    numbers = [one["count"] for one in terms["classes"]]

    assert terms["prefixes"]["foaf"] == "http://xmlns.com/foaf/0.1/"
    assert numbers == sorted(numbers, reverse=True)
    assert {"iri": str(FOAF.Person), "name": "foaf:Person"}.items() <= max(
        terms["classes"], key=lambda one: one["iri"] == FOAF.Person
    ).items()
    assert any(one["name"] == "org:member" for one in terms["properties"])


@pytest.mark.parametrize("is_there", [True, False])
def test_the_editor_is_loaded_where_there_is_one(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    """From this server alone; the plain form is there in any case, the policy never lax."""
    monkeypatch.setattr("lodkit.web.endpoint.sparql.HAS_EDITOR", is_there)
    response = client.get("/sparql", headers={"Accept": "text/html"})
    policy = response.headers["Content-Security-Policy"]

    assert ("yasgui.min.js" in response.text) == is_there
    assert '<textarea id="query"' in response.text
    assert "unsafe" not in policy
    assert "http" not in policy
    assert ("sha256-" in policy) == is_there


@pytest.mark.parametrize(
    "update", ["INSERT DATA { <a> <b> <c> }", "\\u0049NSERT DATA { <a> <b> 1 }"]
)
def test_an_update_is_refused_however_it_is_written(client: FlaskClient, update: str) -> None:
    """Also where its first word is written with an escape."""
    response = client.get("/sparql", query_string={"query": update})

    assert response.status_code == 403
    assert "published for reading" in response.text


def test_a_query_with_a_fault_can_be_mended_where_it_was_written(client: FlaskClient) -> None:
    """The page says what is wrong, with the query still in its form."""
    query = {"query": "SELECT ?s { ?s nope:name ?name }"}
    response = client.get("/sparql", query_string=query, headers={"Accept": "text/html"})

    assert response.status_code == 400
    assert response.headers["Cache-Control"] == "no-store"
    assert "the prefix nope: is not declared" in response.text
    assert "SELECT ?s { ?s nope:name ?name }</textarea>" in response.text


def test_a_page_shows_what_comes_after_an_empty_piece(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer does not end where a piece of it has nothing."""
    whole = Asker.ask

    def in_pieces(*arguments: Any, **options: Any) -> Reply:
        reply = whole(*arguments, **options)
        content = b"".join(reply.pieces)
        return replace(reply, pieces=iter([content[:9], b"", content[9:]]))

    monkeypatch.setattr(Asker, "ask", in_pieces)
    page = client.get("/sparql", query_string={"query": NAMES}, headers={"Accept": "text/html"})

    assert page.status_code == 200
    assert "Hau A Lenh" in page.text
