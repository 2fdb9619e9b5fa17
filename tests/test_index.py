"""The index of a release: everything with a page, what it is called, what it can be chosen by."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from lodkit.rdf.index.build import build_index
from lodkit.rdf.index.dotted import SUFFIXES, dotted
from lodkit.rdf.index.folding import fold, sort_key
from lodkit.rdf.index.schema import INDEX
from lodkit.rdf.index.stage import KINDS
from lodkit.rdf.namespaces import RDF
from lodkit.rdf.store import open_store
from lodkit.web.negotiation import NAMED_GRAPH_FORMS

BASE = "https://w3id.org/lodkit/data/"
LANGUAGES = ("en", "uk", "pl", "fr", "de", "ar")


@pytest.fixture(scope="module")
def index(dataset: Path) -> Iterator[sqlite3.Connection]:
    """The index of the seeds."""
    connection = sqlite3.connect(f"file:{dataset / INDEX}?mode=ro&immutable=1", uri=True)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Hầu A Lềnh", "hau a lenh"),
        ("Đỗ Văn Chiến", "do van chien"),
        ("Ґалаґан Їжак", "галаган іжак"),
        ("Пётр", "петр"),
        ("п’ятниця", "п'ятниця"),
        ("أمين لجنة الحـــزب", "امين لجنه الحزب"),
        ("مُحَمَّد", "محمد"),
        ("26-NQ/TU", "26 nq tu"),
        ("٢٠٢٥", "2025"),
        ("Łódź", "lodz"),
    ],
)
def test_what_people_type_for_one_another_is_one(written: str, typed: str) -> None:
    """A name is found whatever of its accents, marks and variants of letters somebody types."""
    assert fold(written) == fold(typed)


def test_names_stand_in_the_order_of_the_alphabet() -> None:
    """Ukrainian letters stand where the alphabet has them, numbers by their value."""
    names = ["Гава", "Ґава", "Дана", "Ева", "Єва", "Ирод", "Іван", "Ївга", "Йосип", "Яна"]

    assert sorted(set(names), key=sort_key) == names
    assert sort_key("Congress 2") < sort_key("Congress 13")


def test_what_ends_like_a_document_is_known(tmp_path: Path) -> None:
    """Of the dataset's own IRIs, wherever they stand; an empty dump has none."""
    dump = tmp_path / "dump.nq"
    dump.write_text(
        f"<{BASE}article/a.ttl> <{BASE}p> <https://news.example/b.html> <{BASE}graph/c.html> .\n"
        f"<{BASE}article/d> <{BASE}p> <{BASE}article/e.ttls> <{BASE}graph/d> .\n"
    )
    assert dotted(dump, BASE) == [f"{BASE}article/a.ttl", f"{BASE}graph/c.html"]

    dump.write_text("")
    assert dotted(dump, BASE) == []


def test_the_ends_of_documents_are_those_of_the_forms() -> None:
    """What the index looks for is what the server offers."""
    assert {form.suffix for form in NAMED_GRAPH_FORMS} == SUFFIXES


def test_everything_with_a_page_is_in_it_once(index: sqlite3.Connection, dataset: Path) -> None:
    """Of each kind the index has what the store has, and counts it."""
    store = open_store(dataset)
    for kind, iri in KINDS.items():
        of_kind = (None, ox.NamedNode(RDF.type), ox.NamedNode(iri), ox.DefaultGraph())
        quads = store.quads_for_pattern(*of_kind)
        stored = {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
        known = [row[0] for row in index.execute("SELECT iri FROM thing WHERE kind = ?", (kind,))]
        (counted,) = index.execute("SELECT things FROM kind WHERE kind = ?", (kind,)).fetchone()

        assert set(known) == stored
        assert len(known) == counted


def test_everything_is_called_something_in_every_language(index: sqlite3.Connection) -> None:
    """Each thing has a title in all languages of the interface, or one that is the same in all."""
    rows = index.execute("SELECT group_concat(language, ' ') FROM title GROUP BY thing")

    assert {frozenset(row[0].split()) for row in rows} == {frozenset(LANGUAGES), frozenset()}
    assert index.execute("SELECT count(DISTINCT thing) FROM title").fetchone() == (
        index.execute("SELECT count(*) FROM thing").fetchone()
    )


def test_choices_count_the_things_they_lead_to(index: sqlite3.Connection) -> None:
    """The number beside a choice is that of the things that have it."""
    wrong = index.execute(
        "SELECT id FROM choice WHERE things <> (SELECT count(*) FROM has WHERE choice = choice.id)"
    ).fetchall()

    assert wrong == []
    assert index.execute("SELECT count(*) FROM choice").fetchone() > (100,)


def test_what_it_holds_is_fixed(index: sqlite3.Connection, dataset: Path, tmp_path: Path) -> None:
    """An index built again from the same dump holds the same, and leaves nothing else behind."""
    (tmp_path / "dump.nq").symlink_to(dataset / "dump.nq")
    (release,) = index.execute("SELECT value FROM about WHERE key = 'release'").fetchone()

    build_index(tmp_path, release, BASE, LANGUAGES)

    again = sqlite3.connect(tmp_path / INDEX)
    for table in ("about", "thing", "kind", "title", "name", "word", "choice", "has"):
        rows = f"SELECT * FROM {table} ORDER BY 1, 2"
        assert again.execute(rows).fetchall() == index.execute(rows).fetchall()
    again.close()
    assert {file.name for file in tmp_path.iterdir()} == {"dump.nq", INDEX}


def test_a_unit_that_ended_is_told_from_the_one_that_is(index: sqlite3.Connection) -> None:
    """Two places of one name are called differently."""
    titles = index.execute(
        "SELECT parts FROM title JOIN thing ON thing.id = thing WHERE language = 'en'"
        " AND iri GLOB '*/place/tuyen-quang*' ORDER BY iri"
    ).fetchall()

    assert len(set(titles)) == 2
    assert "(province until 2025)" in titles[1][0]


def test_the_end_of_a_place_is_told_as_the_places(index: sqlite3.Connection) -> None:
    """A year beside a post would be read as the end of somebody's tenure; it is the province's."""
    titles = dict(
        index.execute(
            "SELECT language, parts FROM title JOIN thing ON thing.id = thing"
            " WHERE iri GLOB '*/post/secretary/party-committee/soc-trang'"
        )
    )

    assert titles["en"] == (
        '[["Secretary, Party Committee of Sóc Trăng (province until 2025)","en",""]]'
    )
    assert '(Sóc Trăng, Provinz bis 2025)"' in titles["de"]
    assert '، مقاطعة حتى 2025)"' in titles["ar"]
    assert len({title.count("2025") for title in titles.values()}) == len("1")


def test_a_city_that_ended_is_no_province(index: sqlite3.Connection) -> None:
    """What a place was is told by its level."""
    (title,) = index.execute(
        "SELECT parts FROM title JOIN thing ON thing.id = thing WHERE language = 'en'"
        " AND iri GLOB '*/place/da-nang-until-2025'"
    ).fetchone()

    assert "Da Nang (city until 2025)" in title


def test_nothing_is_found_by_the_words_for_an_end(index: sqlite3.Connection) -> None:
    """What tells that a place ended is no name of its bodies and posts."""
    found = index.execute(
        "SELECT kind FROM find JOIN thing ON thing.id = find.rowid WHERE find MATCH 'jusqu'"
    ).fetchall()

    assert {kind for (kind,) in found} <= {"concepts", "articles"}
