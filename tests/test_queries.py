"""The questions that come with lodkit: each says what it answers, and answers it."""

import json
import re
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from conftest import Run
from lodkit.model.article import Article
from lodkit.model.facts import Facts, Meeting, PartialDate, Participation
from lodkit.project import load_project
from lodkit.querying import ask_data
from lodkit.questions.named import named_queries
from lodkit.rdf.canonical import write_nquads
from lodkit.rdf.dumps import DUMPS, NQUADS
from lodkit.rdf.writer import quads
from small import BASE, COMMITTEE, in_order, secretary_of, span, vocabulary, without_posts

QUERIES = {query.name: query.text for query in named_queries(load_project())}

COLUMNS = {
    "persons": "article name form",
    "posts": "article person role body scope former",
    "bodies": "article kind scope",
    "meetings": "article meeting kind body scope date ordinal term main",
    "participations": "article person meeting role",
    "documents": "article kind number date body scope adopted_at",
    "evidence": "article node start end exact",
}
"""What programs rely on: the columns of the questions about one article."""

# The five seeds have no uncertain name, and no name that two of them share.
WITHOUT_ROWS_ON_THE_SEEDS = {"likely-identities", "uncertain-names"}
WITH_ROWS = sorted(QUERIES.keys() - WITHOUT_ROWS_ON_THE_SEEDS)
# Each row of it is a label in some language.
OF_LABELS = {"bodies-of-a-province", "organisation-of-a-province"}

Row = dict[str, str]


def rows(question: str, *places: Path) -> list[Row]:
    """The answer to a question, each row as its values by column; triples in order."""
    answer = ask_data(question, places)
    if isinstance(answer, ox.QueryTriples):
        return [
            dict(zip("spo", map(str, triple), strict=True)) for triple in sorted(answer, key=str)
        ]
    assert isinstance(answer, ox.QuerySolutions)
    columns = [column.value for column in answer.variables]
    return [
        {column: solution[column].value for column in columns if solution[column] is not None}
        for solution in answer
    ]


def dump_of(articles: Iterable[Facts], folder: Path) -> Path:
    """The dump of some articles, with what follows from them and without a vocabulary."""
    lines = (line for facts in articles for line in quads(facts, vocabulary(), BASE))
    write_nquads(in_order(lines), folder, base=BASE)
    return folder / NQUADS


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dump of five hundred articles, all on one person in one post."""
    articles = (secretary_of(f"a{number}") for number in range(500))
    return dump_of(articles, tmp_path_factory.mktemp("crowd"))


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_says_what_it_answers(name: str) -> None:
    """A query begins with its title and a summary of one sentence."""
    first, second, *rest = QUERIES[name].splitlines()
    parameters = rest[: rest.index("")]

    assert re.fullmatch(r"# title: \S.*[^.]", first)
    assert re.fullmatch(r"# summary: \S.*\.", second)
    assert all(line.startswith("# param: ") for line in parameters)


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_uses_every_prefix_it_declares(name: str) -> None:
    """No prefix stands there for nothing."""
    text = QUERIES[name]
    declared = re.findall(r"^PREFIX ([\w-]+): <", text, re.MULTILINE)
    body = re.sub(r"^(PREFIX|#).*$", "", text, flags=re.MULTILINE)

    assert declared == sorted(declared)
    assert [prefix for prefix in declared if f"{prefix}:" not in body] == []


@pytest.mark.parametrize("name", WITH_ROWS)
def test_a_query_has_an_answer(name: str, dataset: Path) -> None:
    """Each query finds something in the five seed articles, and no row of it twice."""
    found = rows(QUERIES[name], dataset)

    assert found
    assert len({tuple(sorted(row.items())) for row in found}) == len(found)


@pytest.mark.parametrize(("name", "columns"), COLUMNS.items())
def test_a_query_about_an_article_has_its_columns(name: str, columns: str, dataset: Path) -> None:
    """The columns of the questions about one article, in their order, are a promise."""
    answer = ask_data(QUERIES[f"by-article/{name}"], [dataset])

    assert isinstance(answer, ox.QuerySolutions)
    assert [column.value for column in answer.variables] == columns.split()


@pytest.mark.parametrize("name", QUERIES)
def test_the_order_of_rows_follows_from_the_data(name: str, dataset: Path, tmp_path: Path) -> None:
    """The same statements give the same rows in the same order, however they were loaded."""
    turned = tmp_path / "turned.nq"
    lines = (dataset / NQUADS).read_bytes().splitlines(keepends=True)
    turned.write_bytes(b"".join(reversed(lines)))

    assert rows(QUERIES[name], turned) == rows(QUERIES[name], dataset)


@pytest.mark.parametrize("name", sorted({*WITH_ROWS} - OF_LABELS))
def test_what_has_no_english_label_is_not_left_out(
    name: str, dataset: Path, tmp_path: Path
) -> None:
    """Where English has no word, a row is there all the same, with a code in the word's place."""
    without = tmp_path / "without.nq"
    lines = (dataset / NQUADS).read_text(encoding="utf-8").splitlines(keepends=True)
    without.write_text("".join(x for x in lines if '"@en <' not in x or "prefLabel" not in x))

    assert len(rows(QUERIES[name], without)) == len(rows(QUERIES[name], dataset))


def test_a_statement_counts_once_wherever_it_is_asked(dataset: Path) -> None:
    """Folder, N-Quads, TriG and Turtle give one count, though several articles say the same."""
    question = "SELECT (COUNT(*) AS ?n) { ?body a <http://www.w3.org/ns/org#FormalOrganization> }"
    places = [[dataset], *([dataset / name] for name in DUMPS), [dataset, dataset / NQUADS]]
    counts = [rows(question, *place)[0]["n"] for place in places]

    assert len(set(counts)) == 1


def test_people_of_one_name_are_listed_as_likely_one(tmp_path: Path) -> None:
    """One name in two articles, of which one does not say who it is: both, with the reason."""
    dump = dump_of([secretary_of("a"), without_posts(secretary_of("b"))], tmp_path)
    found = rows(QUERIES["likely-identities"], dump)

    assert [row["person"].removeprefix(BASE) for row in found] == [
        "person/le-van-a/ha-giang",
        "person/le-van-a/of-article/b",
    ]
    assert {(row["name"], row["articles"]) for row in found} == {("Le Van A", "1")}
    assert all(row["reason"] for row in found)


def test_an_uncertain_reading_is_listed_where_it_first_stands(tmp_path: Path) -> None:
    """The spelling, the reading that was chosen, the article and the offset."""
    known = secretary_of("a")
    unsure = replace(known, persons=(replace(known.persons[0], uncertain=True),))

    assert rows(QUERIES["uncertain-names"], dump_of([unsure, secretary_of("b")], tmp_path)) == [
        {"article": "a", "form": "Le Van A", "reading": "Le Van A", "first": "0"}
    ]


def test_a_statement_of_many_articles_is_one_row(tmp_path: Path) -> None:
    """Ten articles that agree do not make ten holders, but one who is better attested."""
    days = [PartialDate(2025, 7, day) for day in range(1, 11)]
    dump = dump_of((secretary_of(f"a{day.day}", date=day) for day in days), tmp_path)
    post = "Secretary, Party Committee of Hà Giang"

    (holder,) = rows(QUERIES["who-holds-which-post"], dump)
    (attested,) = rows(QUERIES["posts-attested-by-several-articles"], dump)
    assert (holder["person"], holder["attested"]) == ("Le Van A", "2025-07-10")
    assert (attested["post"], attested["articles"], attested["people"]) == (post, "10", "1")


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_stays_fast_where_all_articles_name_one_body(name: str, crowd: Path) -> None:
    """Work grows with the articles, not with the pairs of articles that name the same thing."""
    begin = time.monotonic()
    rows(QUERIES[name], crowd)

    assert time.monotonic() - begin < 10


def test_a_former_holder_is_no_present_one(tmp_path: Path) -> None:
    """Who held a post before stands in one list, who holds it now in the other."""
    former = secretary_of("a", former=True)
    dump = dump_of([former, secretary_of("b", name="Le Van B")], tmp_path)

    assert [row["person"] for row in rows(QUERIES["former-posts"], dump)] == ["Le Van A"]
    assert [row["person"] for row in rows(QUERIES["who-holds-which-post"], dump)] == ["Le Van B"]


def test_meetings_of_an_unknown_year_stand_at_the_end_of_the_timeline(tmp_path: Path) -> None:
    """Time runs downwards; a day of an unknown year has no place in it and counts for no month."""
    dates = [PartialDate(None, 3, 1), PartialDate(2025, 2), PartialDate(2024, 12, 31)]
    meetings = tuple(
        Meeting(f"m{n}", "conference", True, COMMITTEE, (), day) for n, day in enumerate(dates)
    )
    dump = dump_of([Facts(Article("a", "Text.", "en"), meetings=meetings)], tmp_path)

    timeline = [row["date"] for row in rows(QUERIES["timeline"], dump)]
    months = [(row["month"], row["meetings"]) for row in rows(QUERIES["meetings-per-month"], dump)]
    assert timeline == ["2024-12-31", "2025-02", "--03-01"]
    assert months == [("2024-12", "1"), ("2025-02", "1")]


def test_a_meeting_lists_who_took_part_and_in_which_capacity(tmp_path: Path) -> None:
    """Chair and attendee of one meeting, the chair in the post that the article names."""
    facts = secretary_of("a", date=PartialDate(2025, 9, 24))
    text = facts.article.text
    meeting = Meeting("m", "conference", True, COMMITTEE, (), PartialDate(2025, 9, 24))
    capacity = (("secretary", COMMITTEE),)
    took_part = (
        Participation("Le Van A", "m", "chair", (span(text, "Le"),), capacity),
        Participation("Le Van A", "m", "speaker", (span(text, "Le"),)),
    )
    dump = dump_of([replace(facts, meetings=(meeting,), participations=took_part)], tmp_path)

    found = rows(QUERIES["participants-of-a-meeting"], dump)
    assert [(row["manner"], row.get("capacity")) for row in found] == [
        ("chair", "Secretary, Party Committee of Hà Giang"),
        ("speaker", None),
    ]
    assert len(rows(QUERIES["meeting-chairs"], dump)) == 1


def test_a_table_in_a_pipe_folds_nothing(dataset: Path, run: Run) -> None:
    """One line a row, however long, where nobody knows how wide the screen is."""
    lines = run("query", "posts-by-province", dataset).stdout.splitlines()
    rows = [line for line in lines if line.startswith("Bắc Giang")]

    assert any("Deputy Secretary, Party Committee of Bắc Giang" in row for row in rows)
    assert all("<person/" in row and row.rstrip().endswith(">") for row in rows)
    assert lines[-1] == f"{len(lines) - 3} rows"


def test_an_address_of_a_table_can_be_asked_for(dataset: Path, run: Run) -> None:
    """Relative IRIs are below the dataset's base, as they are shown."""
    done = run("query", "SELECT ?name { <person/hau-a-lenh/tuyen-quang> foaf:name ?name }", dataset)

    assert "Hau A Lenh" in done.stdout


def test_triples_come_with_the_prefixes_that_they_use(dataset: Path, run: Run) -> None:
    """And no others, in order."""
    query = "CONSTRUCT { ?s a foaf:Person ; rdfs:label ?n } { ?s foaf:name ?n }"
    lines = run("query", query, dataset).stdout.splitlines()

    assert [line.split()[1] for line in lines if line.startswith("@prefix")] == ["foaf:", "rdfs:"]


def test_queries_are_listed_for_programs_too(run: Run) -> None:
    """With --format json: the same queries, and what each lets one choose."""
    told = json.loads(run("query", "--list", "--format", "json").stdout)
    names = [
        line.split()[0] for line in run("query", "--list").stdout.splitlines() if line[0] != " "
    ]
    (asked,) = (one for one in told if one["name"] == "posts-of-a-person")

    assert [one["name"] for one in told] == names
    assert asked["parameters"][0]["default"] == "Hau A Lenh"


def test_describing_needs_no_braces(dataset: Path, run: Run) -> None:
    """What begins as SPARQL is no misspelt name of a query."""
    done = run("query", "DESCRIBE <person/hau-a-lenh/tuyen-quang>", dataset)

    assert "Hau A Lenh" in done.stdout


def test_a_misspelt_value_is_not_taken_for_an_empty_answer(dataset: Path, run: Run) -> None:
    """Where nothing is found, what the data does not know is named; what it knows is not."""
    given = ["--param", "province=tuyen-quan", "--param", "role=chair"]
    misspelt = run("query", "holders-of-a-post", dataset, *given)
    other = run("query", "holders-of-a-post", dataset, "--param", "role=prime-minister")

    assert (misspelt.returncode, misspelt.stderr) == (
        0,
        "the data says nothing of province=tuyen-quan\n",
    )
    assert (other.returncode, other.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("posts-of-a-person", ["name=Hau B Lenh"], "the data says nothing of name=Hau B Lenh\n"),
        ("by-article/bodies", ["article=bogus"], "the data says nothing of article=bogus\n"),
        ("meetings-of-a-person", ["name=hầu a lềnh", "since=2030-01-01"], ""),
    ],
)
def test_a_text_that_the_data_lacks_is_told(
    name: str, given: list[str], told: str, dataset: Path, run: Run
) -> None:
    """Names and articles are looked for by themselves, whatever else is asked."""
    options = [word for one in given for word in ("--param", one)]

    assert run("query", name, dataset, *options).stderr == told


def test_a_question_about_graphs_is_not_answered_by_a_file_without(dataset: Path, run: Run) -> None:
    """Turtle has no graphs; that nothing is found there means nothing."""
    query = "SELECT ?g { GRAPH ?g { ?s a foaf:Person } }"
    turtle, quads = (run("query", query, dataset / f"dump.{end}") for end in ("ttl", "nq"))

    assert (turtle.returncode, turtle.stdout.count("http")) == (0, 0)
    assert turtle.stderr == "the question asks in graphs, and the data has none: ask dump.nq\n"
    assert quads.stderr == ""
