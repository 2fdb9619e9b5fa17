"""Pages made for what things are: who holds what, who took part how, where sources disagree."""

import re

import pytest
from flask.testing import FlaskClient

from lodkit.model.article import Article
from lodkit.model.facts import Body, Facts, Meeting, Membership, NameForm, PartialDate, Person
from lodkit.project import Project, load_project
from lodkit.rdf.release import release
from lodkit.rdf.vocabulary import load_vocabulary, vocabulary_quads
from lodkit.rdf.writer import quads
from lodkit.web.app import create_app
from small import in_order, span
from test_web_dataset import BASE
from test_web_pages import HTML

COMMITTEE = Body("party-committee", "tuyen-quang")
DAY = PartialDate(2025, 11, 2)


def _article(number: str, language: str, name: str, day: PartialDate) -> Facts:
    """An article that has somebody for the secretary, and a congress begin on a day."""
    text = f"{name}, secretary, congress"
    return Facts(
        article=Article(number, text, language),
        persons=(Person(name, (NameForm(name, (span(text, name),)),)),),
        memberships=(Membership(name, "secretary", COMMITTEE, False, (span(text, "secretary"),)),),
        meetings=(
            Meeting(
                key="m1",
                kind="congress",
                main=True,
                host=COMMITTEE,
                evidence=(span(text, "congress"),),
                ordinal=14,
                date=day,
            ),
        ),
        date=DAY,
    )


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A client of two articles that do not agree, and a third that agrees with the first."""
    project = Project(load_project().root, BASE)
    vocabulary = load_vocabulary(project)
    out = tmp_path_factory.mktemp("views") / "out"
    articles = (
        _article("a", "en", "Le Van An", DAY),
        _article("b", "de", "Tran Van Binh", PartialDate(2025, 11, 4)),
        _article("c", "fr", "Le Van An", DAY),
    )
    with release(out, project) as new:
        lines = [line for facts in articles for line in quads(facts, vocabulary, BASE)]
        new.write(in_order([*lines, *vocabulary_quads(project)]))
        new.index()
        new.finish({"en": 1, "de": 1, "fr": 1}, {"report.json": "{}"}, 0, [], 0)
    return create_app(out).test_client()


def page(client: FlaskClient, path: str, language: str = "en") -> str:
    """A page's HTML."""
    answer = client.get(f"{path}?lang={language}", headers=HTML)
    assert answer.status_code == 200, path
    return answer.get_data(as_text=True)


def text(html: str) -> str:
    """What a reader sees."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_two_dates_of_a_meeting_stand_side_by_side(client: FlaskClient) -> None:
    """Where articles differ about a date the page says so, and which article says what."""
    html = page(client, "/meeting/congress/party-committee/tuyen-quang/14.html")
    told = text(html[html.index('class="disagree"') : html.index("</div>", html.index("disagree"))])

    assert "The sources disagree" in told
    assert told.index("2025-11-02") < told.index("2025-11-04")
    assert html.count("/article/a.html") >= 1


def test_two_holders_of_one_post_on_a_day_stand_side_by_side(client: FlaskClient) -> None:
    """A post that leads a body has one holder; two on a day are a disagreement, and told."""
    told = text(page(client, "/post/secretary/party-committee/tuyen-quang.html"))

    assert "The sources disagree : two holders on one day" in told.replace(
        "disagree:", "disagree :"
    )
    assert "Le Van An" in told
    assert "Tran Van Binh" in told


def test_where_sources_agree_no_disagreement_is_told(client: FlaskClient) -> None:
    """One value, however many articles state it, is no disagreement."""
    assert "disagree" not in text(page(client, "/body/party-committee/tuyen-quang.html"))


def test_a_statement_tells_how_many_articles_make_it(client: FlaskClient) -> None:
    """The number of articles and their languages, which open to the words."""
    html = page(client, "/person/le-van-an/tuyen-quang.html")

    assert "Articles: 2 · en, fr" in text(html)
    assert 'href="/article/a.html?at=0-9&amp;lang=en#e-0-9"' in html


def test_the_page_on_a_body_has_its_holders_and_meetings(client: FlaskClient) -> None:
    """A body's page tells who holds its posts, what it convened, and leads to the whole lists."""
    told = text(page(client, "/body/party-committee/tuyen-quang.html"))

    assert "in office" in told
    assert told.count("Le Van An") >= 2
    assert "Congress · No. 14" in told


def test_a_body_tells_what_it_is_part_of(seeds: FlaskClient) -> None:
    """And what is part of it, both ways."""
    part = page(seeds, "/body/organization-commission/soc-trang.html")
    whole = page(seeds, "/body/party-committee/soc-trang.html")

    assert "Part of Party Committee of Sóc Trăng" in " ".join(text(part).split())
    assert "Bodies that are part of it" in text(whole)
    assert "/body/organization-commission/soc-trang.html" in whole


def test_a_merged_place_tells_what_it_came_from(client: FlaskClient) -> None:
    """A place has what it was merged from, and one that ended what it became."""
    after = page(client, "/place/tuyen-quang.html")
    before = page(client, "/place/ha-giang.html")

    assert "Merged from" in after
    assert "/place/ha-giang.html" in after
    assert "Merged into" in before
    assert "/place/tuyen-quang.html" in before


def test_every_statement_can_be_seen(client: FlaskClient) -> None:
    """The page leads to all statements about the thing, and from elsewhere to it."""
    path = "/body/party-committee/tuyen-quang.html"
    html = page(client, path)
    told = client.get(f"{path}?statements=1&lang=en", headers=HTML).get_data(as_text=True)

    assert "statements=1" in html
    assert "rdf:type" not in html
    assert "org:classification" in told
    assert "org:postIn" in told


def _heads(client: FlaskClient, path: str) -> dict[str, list[str]]:
    """The columns of each table of a page, by its title."""
    page = client.get(path, headers=HTML).text
    tables = re.findall(r'aria-label="([^"]+)">\s*<table.*?<thead><tr>(.*?)</tr>', page, re.DOTALL)
    return {title: re.findall(r">([^<]+)</th>", head) for title, head in tables}


def test_tables_have_no_columns_that_say_nothing(seeds: FlaskClient) -> None:
    """An article is stated by itself; a form with one reading has no uncertain one."""
    person = _heads(seeds, "/person/hau-a-lenh/tuyen-quang.html?lang=en")
    meeting = _heads(seeds, "/meeting/of-article/uk-tuyen-quang/m1.html?lang=en")

    assert person["Forms of the name"] == ["Form", "Language", "Sources"]
    assert "Articles" not in person["Stated in"]
    assert "Articles" not in _heads(seeds, "/list/articles?lang=en")["Articles"]
    assert "Articles" in _heads(seeds, "/list/persons?lang=en")["People"]
    assert "Reports" in meeting
    assert "Stated in" not in meeting  # the reports are all of them


def test_the_head_of_a_body_comes_first(seeds: FlaskClient) -> None:
    """As in the chart: the secretary, the permanent deputy, then the other deputies."""
    page = seeds.get("/body/party-committee/tuyen-quang.html?lang=en").text
    rows = re.findall(r'<tr><th scope="row"><a href="/post/([^/]+)/party-committee', page)

    assert rows[:3] == ["secretary", "permanent-deputy-secretary", "deputy-secretary"]


def test_a_graph_tells_what_each_thing_is(seeds: FlaskClient) -> None:
    """It is called like its article; a person is told from the form of the name and the post."""
    page = seeds.get("/graph/de-soc-trang.html?lang=en").text
    iri = "https://w3id.org/lodkit/data/graph/de-soc-trang"
    kinds = re.findall(
        r">Lam Van Man</bdi></a></th>"
        r'<td data-label="Kind"><span class="tag">([^<]+)',
        page,
    )

    assert kinds == ["Person", "Name form"]
    assert page.count(f"<code>{iri}</code>") == 1
    assert not re.search(rf"<h1>[^\n]*{iri}", page)
    assert "/evidence/" not in page


def test_what_rests_on_words_is_told_by_its_kind(seeds: FlaskClient) -> None:
    """The page on a stretch of text says whether a person or a form of the name rests on it."""
    page = seeds.get("/person/lam-van-man/soc-trang.ttl").text
    evidence = re.search(r"evidence/(de-soc-trang/[0-9-]+)", page)
    assert evidence

    shown = seeds.get(f"/evidence/{evidence[1]}.html?lang=en").text

    assert '<span class="tag">Person</span>' in shown
    assert '<span class="tag">Name form</span>' in shown


def test_a_name_that_is_an_iri_stands_once(client: FlaskClient) -> None:
    """What has no other name is not told twice what it is called."""
    page = client.get("/graph/derived.html?lang=en", headers=HTML).text

    assert page.count(f">{BASE}graph/derived<") == 1
