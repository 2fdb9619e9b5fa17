"""IRIs hold whatever the world calls an article, and never two articles in one."""

from urllib.parse import unquote

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lodkit.model.article import Span
from lodkit.rdf import iris

BASE = "https://data.example/set/"
TEXT = st.text(st.characters(codec="utf-8"))
HOSTILE = [
    "",
    ".",
    "..",
    "../../etc/passwd",
    "a b",
    'a"b<c>d',
    "100%",
    "%2F",
    "a/b",
    "a\\b",
    "vocabulary",
    "derived",
    "of-article",
    "стаття №1",
    "https://news.example/a?b=c#d",
    "a\nb\tc\x00",
    "\u202e\u2066",
]


@pytest.mark.parametrize("article_id", HOSTILE)
def test_a_hostile_id_makes_a_sound_iri(article_id: str) -> None:
    """Whatever an id holds, the IRI is valid, below its folder, and one segment longer."""
    iri = iris.article(BASE, article_id)

    assert ox.NamedNode(iri).value == iri
    assert iri.isascii()
    assert iri.count("/") == f"{BASE}article/".count("/")
    assert not iri.endswith(("/", "/.", "/.."))


@given(st.lists(TEXT, unique=True, min_size=2, max_size=6))
def test_different_ids_make_different_iris(ids: list[str]) -> None:
    """No two ids, however odd, share an IRI."""
    assert len({iris.article(BASE, article_id) for article_id in ids}) == len(ids)


@given(TEXT)
def test_a_decoded_path_leads_back_to_its_iri(article_id: str) -> None:
    """A server that sees paths only percent-decoded can tell which IRI was meant."""
    iri = iris.article(BASE, article_id)
    path = unquote(iri.removeprefix(BASE), errors="strict")

    assert iris.from_path(BASE, path) == iri


@pytest.mark.parametrize("article_id", ["vocabulary", "derived"])
def test_no_article_takes_the_place_of_a_common_graph(article_id: str) -> None:
    """An article that is called as the vocabulary's graph is gets another graph."""
    common = {iris.vocabulary_graph(BASE), iris.derived_graph(BASE)}

    assert iris.graph(BASE, article_id) not in common


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hau A Lenh", "hau-a-lenh"),
        ("Hầu A Lềnh", "hau-a-lenh"),
        ("Đặng Thị  Ngọc-Thịnh", "dang-thi-ngoc-thinh"),
        ("H'Yim Kđoh", "h-yim-kdoh"),
        ("!?", "!!%3F"),
    ],
)
def test_a_name_is_known_without_its_accents(name: str, expected: str) -> None:
    """Accents, case and signs do not make another person of a name; a name is never empty."""
    assert iris.slug(name) == expected


def test_a_documents_number_has_one_spelling() -> None:
    """Blanks, dashes, case and Đ do not make another document of a number."""
    spellings = ["140/2017/NĐ-CP", "140/2017/nd\u2013cp", "140 / 2017 / ND-CP"]

    assert {iris.number_slug(number) for number in spellings} == {"140_2017_ND-CP"}


def test_paths_are_as_documented() -> None:
    """The IRIs that others link to: they change with a new major version only."""
    who = iris.person_path("Lam Van Man", "soc-trang")
    held = ("secretary", "party-committee", "soc-trang")
    expected = {
        iris.graph(BASE, "de-1"): "graph/de-1",
        iris.article(BASE, "de-1"): "article/de-1",
        iris.body(BASE, *held[1:]): "body/party-committee/soc-trang",
        iris.post(BASE, *held): "post/secretary/party-committee/soc-trang",
        iris.person(BASE, who): "person/lam-van-man/soc-trang",
        iris.membership(
            BASE, who, *held, former=True
        ): "membership/lam-van-man/soc-trang/secretary/party-committee/soc-trang/former",
        iris.meeting(BASE, "congress", "communist-party", "vn", "14"): (
            "meeting/congress/communist-party/vn/14"
        ),
        iris.evidence(iris.evidence_of(BASE, "de-1"), Span(3, 7)): "evidence/de-1/3-7",
        iris.name_form(BASE, "de-1", 2): "name-form/de-1/2",
        iris.participation(BASE, "de-1", 3): "participation/de-1/3",
        iris.likely_identity(BASE, "lam-van-man"): "likely-identity/lam-van-man",
    }

    assert {iri.removeprefix(BASE): path for iri, path in expected.items()} == {
        path: path for path in expected.values()
    }
