"""What may be filled into a named query: typed values, which never become syntax."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run
from lodkit.errors import UsageError
from lodkit.project import DEFAULT_BASE, LANGUAGES, load_project
from lodkit.questions.named import NamedQuery, named_queries
from lodkit.questions.parameters import parameters_of

QUERIES = {query.name: query for query in named_queries(load_project())}
_TEXT = """# title: T
# summary: S.
# param: word text "Word"
# param: day date "Day"
# param: where code:place "Where"
# param: thing iri "Thing"
# param: tongue language "Tongue"

SELECT * WHERE {
  VALUES ?word { "it's" }
  VALUES ?day { UNDEF }
  VALUES ?where { place:ha-tinh }
  VALUES ?thing { <https://example.org/> }
  VALUES ?tongue { "en" }
}
"""
QUERY = NamedQuery("q", "T", "S.", _TEXT, parameters_of(_TEXT))
HOSTILE = '"} } ; DROP ALL # VALUES ?day { UNDEF } \\" <x> \n?s ?p ?o'


def bound(query: str) -> dict[str, str]:
    """The only row of a query, by column; what is not bound is left out."""
    prefixes = {"place": "https://w3id.org/lodkit/place/"}
    answer = ox.Store().query(query, prefixes=prefixes)
    assert isinstance(answer, ox.QuerySolutions)
    ((row),) = answer
    names = [variable.value for variable in answer.variables]
    return {name: row[name].value for name in names if row[name] is not None}


def test_a_query_runs_as_it_stands_with_its_defaults() -> None:
    """What the file says is the default, shown as a reader would type it."""
    defaults = {parameter.name: parameter.default for parameter in QUERY.parameters}

    assert QUERY.with_values({}, base=DEFAULT_BASE) == QUERY.text
    assert defaults == {
        "word": "it's",
        "day": "",
        "where": "ha-tinh",
        "thing": "https://example.org/",
        "tongue": "en",
    }


def test_values_take_the_places_of_the_defaults() -> None:
    """Each by its type: a code is a concept, a path an IRI of the dataset, nothing is anything."""
    given = {"word": "", "day": "2025-11-02", "where": "tuyen-quang", "thing": "person/a/b"}
    found = bound(QUERY.with_values(given | {"tongue": "uk"}, base="https://data.example/"))

    assert found == {
        "day": "2025-11-02",
        "where": "https://w3id.org/lodkit/place/tuyen-quang",
        "thing": "https://data.example/person/a/b",
        "tongue": "uk",
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("day", value) for value in ("2025-13-01", "yesterday", '2025-11-02"', HOSTILE)),
        *(("where", value) for value in ("a b", 'x"', "<x>", HOSTILE)),
        *(("thing", value) for value in ("a b", "https://x/>", HOSTILE, "\x00")),
        *(("tongue", value) for value in ("e", "en}", '"', HOSTILE)),
        ("word", "x" * 501),
        ("unknown", "x"),
    ],
)
def test_what_does_not_fit_is_refused(name: str, value: str) -> None:
    """A value of another type, or for a parameter that is not there, is a usage error."""
    with pytest.raises(UsageError, match=name):
        QUERY.with_values({name: value}, base=DEFAULT_BASE)


@given(st.one_of(st.just(HOSTILE), st.text(max_size=40)))
def test_a_text_stays_a_text(value: str) -> None:
    """Whatever a reader types is compared, never run."""
    found = bound(QUERY.with_values({"word": value}, base=DEFAULT_BASE))

    assert ("word" in found) == bool(value.strip())
    assert set(found) - {"word"} == {"where", "thing", "tongue"}


def test_a_value_that_looks_like_a_place_is_left_alone() -> None:
    """Values are filled in at once, so one cannot hide a place for another."""
    given = {"word": "VALUES ?day { UNDEF }", "day": "2025-11-02"}

    assert bound(QUERY.with_values(given, base=DEFAULT_BASE))["word"] == given["word"]


@pytest.mark.parametrize("name", [name for name, query in QUERIES.items() if query.parameters])
def test_a_parameter_has_its_place_in_the_query(name: str) -> None:
    """What a query declares can be filled in, and no place is undeclared."""
    query = QUERIES[name]

    for parameter in query.parameters:
        assert query.text.count(f"VALUES ?{parameter.name} {{ ") == 1
        assert parameter.name not in ("lang", "format")
    assert query.text.count("VALUES ?") == len(query.parameters)


@pytest.mark.parametrize("name", [name for name, query in QUERIES.items() if query.parameters])
def test_every_parameter_may_be_any(name: str, dataset: Path) -> None:
    """With all of its values left open a query finds at least what it finds with its defaults."""
    query, store = QUERIES[name], ox.Store.read_only(str(dataset / "store"))
    kept = ("language",)
    anything = {p.name: "" for p in query.parameters if p.name not in kept}
    texts = [query.with_values(given, base=DEFAULT_BASE) for given in ({}, anything)]
    usual, open_ = [{str(row) for row in store.query(text)} for text in texts]

    assert usual <= open_
    assert open_


def test_the_command_line_fills_in_parameters(run: Run, dataset: Path) -> None:
    """--param names a value; what cannot be filled in is a usage error."""
    question = ["query", "posts-of-a-person", dataset, "--format", "csv"]
    found = run(*question, "--param", "name=Хау А Лень", "-p", "language=de")
    wrong = run(*question, "--param", "day=2025-01-01")

    assert "Parteikomitee (Tuyên Quang)" in found.stdout
    assert wrong.returncode == 2
    assert "'day'" in wrong.stderr
    assert "known: name, language" in wrong.stderr


@pytest.mark.parametrize("name", ["posts-of-a-person", "meetings-of-a-person"])
def test_a_name_is_found_with_accents_or_without(name: str, dataset: Path) -> None:
    """And as an article spells it, small or capital."""
    store = ox.Store.read_only(str(dataset / "store"))

    def found(written: str) -> set[str]:
        text = QUERIES[name].with_values({"name": written}, base=DEFAULT_BASE)
        return {str(row) for row in store.query(text)}

    assert found("Hầu A Lềnh") == found("HAU A LENH") == found("Хау А Лень") != set()
    assert found("Hầu B Lềnh") == set()


@pytest.mark.parametrize("language", [lang for lang in LANGUAGES if lang != "en"])
def test_questions_are_worded_in_every_language(language: str) -> None:
    """Each has a title, a summary of one sentence, and a name for each parameter; none is left."""
    words = next(iter(QUERIES.values())).words[language]

    assert set(words) == {*QUERIES, "parameters"}
    for query in QUERIES.values():
        assert re.fullmatch(r"\S.*[^.]", words[query.name]["title"])
        assert re.fullmatch(r"\S.*\.", words[query.name]["summary"])
        assert all(words["parameters"].get(one.name) for one in query.parameters)
    assert set(words["parameters"]) == {p.name for q in QUERIES.values() for p in q.parameters}
