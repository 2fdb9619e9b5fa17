"""Pages: well-formed, harmless, in the reader's language, with a source for every statement."""

import re
import tomllib
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from lodkit.model.article import Span
from lodkit.project import LANGUAGES
from lodkit.rdf import iris
from lodkit.web.views.highlight import Mark, paragraphs
from test_web_dataset import HOSTILE

VOID = frozenset({"meta", "link", "br", "input", "img"})
HTML = {"Accept": "text/html"}

_LEFT = iris.segment(HOSTILE)
_SLUG = iris.slug(HOSTILE)
PAGES = [
    "/",
    *(f"/list/{kind}" for kind in ("articles", "persons", "bodies", "posts", "meetings")),
    *("/list/documents", "/list/places", "/sparql", "/ontology.html", "/role.html"),
    *("/role/secretary.html", "/place/tuyen-quang.html", "/body-kind/party-committee.html"),
    *("/person/hau-a-lenh/tuyen-quang.html", "/body/party-committee/tuyen-quang.html"),
    "/post/secretary/party-committee/tuyen-quang.html",
    "/membership/hau-a-lenh/tuyen-quang/member/party-committee/tuyen-quang/former.html",
    *("/name-form/uk-1/1.html", "/participation/uk-1/1.html", "/place/yen-dung.html"),
    "/meeting/conference/party-committee/tuyen-quang/2025-11-02.html",
    *("/meeting/of-article/uk-1/m2.html", "/article/uk-1.html", "/graph/uk-1.html"),
    "/document/resolution/party-committee/tuyen-quang/26-NQ_TU/2025.html",
]
HOSTILE_PAGES = [
    f"/article/{_LEFT}.html?at=3-12",
    f"/article/{_LEFT}.html?at=%3Cscript%3E&lang=%3Cscript%3E",
    f"/graph/{_LEFT}.html",
    f"/person/{_SLUG}/{_LEFT}.html",
    f"/body/party-committee/{_LEFT}.html",
    f"/post/secretary/party-committee/{_LEFT}.html",
    f"/membership/{_SLUG}/{_LEFT}/secretary/party-committee/{_LEFT}.html",
    f"/name-form/{_LEFT}/1.html",
    f"/participation/{_LEFT}/1.html",
    f"/meeting/conference/party-committee/{_LEFT}/{_LEFT}.html",
    f"/document/resolution/party-committee/{_LEFT}/{iris.number_slug(HOSTILE)}.html",
    f"/place/{_LEFT}.html",
    f"/evidence/{_LEFT}/3-12.html",
    f"/evidence/{_LEFT}/3-12/quote.html",
    *("/list/persons?lang=%22%3E%3Cscript%3E", "/list/articles", "/list/documents", "/"),
    "/nothing/%3Cscript%3Ealert(1)%3C/script%3E?%3Cscript%3E=%22%3E",
    "/sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D",
    "/sparql?query=%3C/textarea%3E%3Cscript%3Ealert(1)%3C/script%3E",
]


class Outline(HTMLParser):
    """Reads a page and refuses what is not nested well."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, which another must not be in."""
        assert len({name for name, _ in attrs}) == len(attrs), (tag, attrs)
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        assert not (tag == "a" and "a" in self.open)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Check that the innermost element ends."""
        assert self.open
        assert self.open.pop() == tag, (tag, self.getpos())

    def every(self, attribute: str) -> list[str]:
        """All values of an attribute."""
        return [attrs[attribute] for _, attrs in self.tags if attribute in attrs]

    def headings(self) -> list[int]:
        """The levels of the headings, in order."""
        return [int(tag[1]) for tag, _ in self.tags if re.fullmatch("h[1-6]", tag)]


def outline(client: FlaskClient, path: str) -> Outline:
    """A page's elements."""
    response = client.get(path, headers=HTML)
    assert response.mimetype == "text/html", path
    return Outline(response.get_data(as_text=True))


@pytest.mark.parametrize("path", [*PAGES, *HOSTILE_PAGES])
def test_pages_are_well_formed_and_accessible(client: FlaskClient, path: str) -> None:
    """Elements nest, ids are unique, headings descend step by step, there are landmarks."""
    page = outline(client, path)
    names = [tag for tag, _ in page.tags]
    levels = page.headings()

    assert len(page.every("id")) == len(set(page.every("id")))
    assert {"header", "main", "nav", "footer"} <= set(names)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all("scope" in attrs for tag, attrs in page.tags if tag == "th")
    assert ("a", {"class": "skip", "href": "#main"}) in page.tags


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_pages_exist_in_the_readers_language(client: FlaskClient, path: str, language: str) -> None:
    """A page says which language it is in, and which way it runs."""
    joint = "&" if "?" in path else "?"
    response = client.get(f"{path}{joint}lang={language}", headers=HTML)
    root = Outline(response.get_data(as_text=True)).tags[0]

    assert response.status_code == 200
    assert root == ("html", {"lang": language, "dir": "rtl" if language == "ar" else "ltr"})
    assert response.headers["Content-Language"] == language


@pytest.mark.parametrize("path", HOSTILE_PAGES)
def test_hostile_texts_do_nothing(client: FlaskClient, path: str) -> None:
    """No text of an article becomes an element, a handler or a dangerous link."""
    response = client.get(path, headers=HTML)
    page = Outline(response.get_data(as_text=True))

    assert response.status_code == (
        404 if "nothing" in path else 400 if "textarea" in path else 200
    )
    data = "application/ld+json"  # is not run
    scripts = [a for tag, a in page.tags if tag == "script" and a.get("type") != data]
    assert all(attrs.get("src", "").startswith("/static/") for attrs in scripts)
    assert "style" not in {tag for tag, _ in page.tags}
    assert not any(name.startswith("on") for _, attrs in page.tags for name in attrs)
    assert not page.every("style")
    for link in (*page.every("href"), *page.every("action")):
        assert urlsplit(link).scheme in ("", "http", "https"), link
        assert not link.startswith("//")


@pytest.mark.parametrize("path", HOSTILE_PAGES)
def test_directions_cannot_leak(client: FlaskClient, path: str) -> None:
    """Characters that turn the direction of text stand in isolating elements only."""
    html = client.get(path, headers=HTML).get_data(as_text=True)
    outside = re.sub(r"<(bdi|a|q|p|textarea|title|code|pre)\b[^>]*>.*?</\1>", "", html, flags=re.S)

    assert "\u202e" not in re.sub(r"<[^>]*>", "", outside)


@pytest.mark.parametrize("path", ["/", "/article/uk-1", "/dump.nq", "/nothing", "/sparql"])
def test_every_answer_is_protected(client: FlaskClient, path: str) -> None:
    """No answer may load anything from elsewhere, be framed, or be taken for another type."""
    headers = client.get(path, headers=HTML).headers
    policy = headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"]


def test_every_local_link_leads_somewhere(client: FlaskClient) -> None:
    """From each kind of page, every link of this server is answered."""
    links: dict[str, str] = {}
    for path in PAGES:
        found = outline(client, path).every("href")
        links |= {link.partition("#")[0]: path for link in found if link.startswith("/")}

    broken = {
        (page, link)
        for link, page in links.items()
        if client.get(link).status_code not in (200, 303)
    }

    assert broken == set()


@pytest.mark.parametrize(
    ("asked", "accepted", "expected"),
    [
        ("pl", "de", "pl"),
        ("", "uk-UA,en;q=0.5", "uk"),
        ("", "ja, fr;q=0.3", "fr"),
        ("", "ja", "en"),
        ("xx", "de", "de"),
        ("", "", "en"),
    ],
)
def test_the_language_is_the_one_asked_for(
    client: FlaskClient, asked: str, accepted: str, expected: str
) -> None:
    """What the address asks for counts more than the browser's wish; English is the last resort."""
    query = f"?lang={asked}" if asked else ""
    response = client.get(f"/{query}", headers={"Accept-Language": accepted})

    assert response.headers["Content-Language"] == expected


def test_a_chosen_language_stays(client: FlaskClient) -> None:
    """Links, also those to texts, keep the language that the reader chose, and redirects do."""
    page = outline(client, "/person/hau-a-lenh/tuyen-quang.html?lang=de")
    local = [link for link in page.every("href") if link.startswith("/") and ".html" in link]
    thing = client.get("/article/uk-1?lang=de", headers=HTML)

    assert local
    assert all("lang=de" in link for link in local)
    assert thing.location == "/article/uk-1.html?lang=de"


def test_labels_are_in_the_readers_language(client: FlaskClient) -> None:
    """A body is called what the reader's language calls it, marked as that language."""
    body = "/body/party-committee/tuyen-quang.html"
    titles = {
        language: client.get(f"{body}?lang={language}").get_data(as_text=True)
        for language in LANGUAGES
    }

    for language, html in titles.items():
        assert f'<h1><bdi lang="{language}"' in html


def test_a_text_runs_in_its_own_direction(client: FlaskClient) -> None:
    """An Arabic text runs to the left on an English page, a Ukrainian to the right on an Arabic."""
    arabic = client.get(f"/article/{_LEFT}.html?lang=en").get_data(as_text=True)
    ukrainian = client.get("/article/uk-1.html?lang=ar").get_data(as_text=True)

    assert '<div class="words" lang="ar" dir="rtl">' in arabic
    assert '<div class="words" lang="uk" dir="ltr">' in ukrainian


def test_a_statement_leads_to_its_words(client: FlaskClient) -> None:
    """A post's source links to the place in the article, which links back to the statement."""
    person = outline(client, "/person/hau-a-lenh/tuyen-quang.html")
    sources = [link for link in person.every("href") if "#e-" in link]
    article = outline(client, sources[0])
    anchors = set(article.every("id"))

    assert all(urlsplit(source).fragment in anchors for source in sources)
    assert all(link[1:] in anchors for link in article.every("href") if re.match("#[ef]-", link))
    assert any("focus" in value for value in article.every("class"))


def test_an_article_keeps_its_words(client: FlaskClient) -> None:
    """The text of the page is the text of the article, marks or none."""
    html = client.get("/article/uk-1.html").get_data(as_text=True)
    words = html.partition('<div class="words"')[2].partition(">")[2].partition("</div>")[0]
    plain = re.sub(r"<[^>]*>", "", words)

    assert "Хау А Лень, секретар провінційного партійного комітету, головував на" in plain


def test_a_guess_is_marked_as_one(client: FlaskClient) -> None:
    """An inferred date and an uncertain reading of a name say so."""
    meeting = client.get("/meeting/conference/party-committee/tuyen-quang/2025-11-02.html?lang=en")
    person = client.get("/person/le-thi-kim-dung/of-article/uk-1.html?lang=en")
    yearless = client.get("/meeting/of-article/uk-1/m2.html?lang=en")

    assert "inferred" in meeting.get_data(as_text=True)
    assert "uncertain" in person.get_data(as_text=True)
    assert "year unknown" in yearless.get_data(as_text=True)


def test_every_word_is_there_in_every_language() -> None:
    """The words of the interface are complete, and no template asks for one that is not there."""
    room = files("lodkit.web")
    words = tomllib.loads((room / "words.toml").read_text(encoding="utf-8"))
    templates = [file.read_text(encoding="utf-8") for file in (room / "templates").iterdir()]
    asked = {word for text in templates for word in re.findall(r'say\("([^"]+)"\)', text)}

    assert all(set(forms) == set(LANGUAGES) for forms in words.values())
    assert asked <= set(words)


SPANS = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(0, 20)
)


@given(st.text("ab \n", max_size=50), st.lists(SPANS, max_size=8))
def test_marking_neither_loses_nor_moves_a_letter(text: str, spans: list[Span]) -> None:
    """Whatever stretches overlap, the segments are the text, and each mark covers its words."""
    marks = [Mark(span, ("persons",), (number,)) for number, span in enumerate(spans, start=1)]
    lines = paragraphs(text, marks)

    assert ["".join(s.text for s in line) for line in lines] == [
        line for line in text.split("\n") if line.strip()
    ]
    for number, span in enumerate(spans, start=1):
        covered = [s.text for line in lines for s in line if number in s.facts]
        blank_lines_aside = "".join(line for line in _parts(text, span))
        assert "".join(covered) == blank_lines_aside


def _parts(text: str, span: Span) -> list[str]:
    """What a stretch covers of each line that is not blank."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            first, last = max(span.start - start, 0), max(span.end - start, 0)
            found.append(line[first:last])
        start += len(line) + 1
    return found


def test_overlapping_stretches_are_cut_at_their_edges() -> None:
    """The part that two facts share has both kinds, the narrower one first."""
    wide = Mark(Span(0, 6), ("memberships",), (1,))
    narrow = Mark(Span(4, 8), ("bodies",), (2,))

    line = paragraphs("abcdefghij", [wide, narrow])[0]

    assert [segment.text for segment in line] == ["abcd", "ef", "gh", "ij"]
    assert line[1].kinds == ("bodies", "memberships")
    assert [mark.span.start for segment in line for mark in segment.beginning] == [0, 4]


@pytest.mark.parametrize(
    ("language", "stem", "words"),
    [
        ("fr", "énoncé", ("statements", "statements-count", "triples", "node")),
        ("ar", "قول", ("node",)),
        ("ar", "أقوال", ("statements", "statements-count", "triples")),
        ("pl", "właściwoś", ("property", "properties")),
        ("pl", "zajm", ("posts-held", "holders", "holder", "all-holders", "membership")),
    ],
)
def test_a_thing_has_one_word(language: str, stem: str, words: tuple[str, ...]) -> None:
    """What is called so in one place is not called otherwise in another."""
    known = tomllib.loads((files("lodkit.web") / "words.toml").read_text("utf-8"))

    assert [word for word in words if stem not in known[word][language].lower()] == []


def test_a_question_leads_to_its_query(client: FlaskClient) -> None:
    """What the link promises is there with the editor and without it."""
    page = client.get("/queries/who-holds-which-post?lang=en").text

    assert re.search(r'<a href="/sparql\?[^"]+">Change this query</a>', page)
