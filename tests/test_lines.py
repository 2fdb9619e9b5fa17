"""Where statements stand: the line of each, in every format that has lines."""

import io
from pathlib import Path

import pyoxigraph as ox
import pytest

from findings import check_files
from lodkit.validation.lines import numbered

TURTLE = '''@prefix : <http://e/> .

:a a :T ;
    :p 1 ,
       2 ;
    :q """long
string
here""" ;
    :r [
        :s "x" ;
        :t ( 1
             2 )
    ] .
:b
    :p
        :c .
[] a :Q ; :w """a\\nb""" .
'''
"""Statements that begin and end in every way Turtle has."""


def lines(text: str, form: ox.RdfFormat) -> list[tuple[str, int]]:
    """Shorten each statement to its predicate's last letter and its line."""
    return [
        (quad.predicate.value[-1], line)
        for quad, line in numbered(io.BytesIO(text.encode()), form)
        if quad.predicate.value.startswith("http://e/")
    ]


def test_statement_in_turtle_has_the_line_on_which_its_object_begins() -> None:
    """Lists, nested nodes and long strings do not shift what comes after them."""
    found = lines(TURTLE, ox.RdfFormat.TURTLE)

    assert [row for row in found if row[0] not in "rt"] == [
        *[("p", 4), ("p", 5), ("q", 6), ("s", 10), ("p", 16), ("w", 17)]
    ]


def test_what_leads_into_brackets_is_where_they_begin() -> None:
    """Not where they end, which may be far below; a node with a name is where that stands."""
    text = """@prefix : <http://e/> .
:a :p [ :q
          1 ;
        :r [ :s 2 ;
             :t 3
        ]
    ] , [] ,
    _:named .
_:named :u 4 .
:b :v
    _:named .
"""

    found = lines(text, ox.RdfFormat.TURTLE)

    assert [line for name, line in found if name == "p"] == [3, 7, 8]
    assert {name: line for name, line in found if name != "p"} == {
        **{"q": 3, "r": 4, "s": 4, "t": 5},
        **{"u": 9, "v": 11},
    }


def test_trig_counts_like_turtle() -> None:
    """A graph's braces take lines, too."""
    text = "@prefix : <http://e/> .\n:g {\n :a :p 1 ;\n  :q 2 .\n}\n:h { :a :r 3 }\n"

    assert lines(text, ox.RdfFormat.TRIG) == [("p", 3), ("q", 4), ("r", 6)]


@pytest.mark.parametrize("form", [ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS], ids=str)
def test_lines_are_statements_but_for_comments(form: ox.RdfFormat) -> None:
    """Comments and empty lines count, and so does a last line without an end."""
    text = '# about\n<http://e/a> <http://e/p> "1" .\n\n<http://e/a> <http://e/q> "2" .'

    assert lines(text, form) == [("p", 2), ("q", 4)]


def test_line_longer_than_any_buffer_is_one_line() -> None:
    """What is read in pieces is counted once."""
    text = f'<http://e/a> <http://e/p> "{"x" * 1_000_000}" .\n<http://e/a> <http://e/q> "2" .\n'

    assert lines(text, ox.RdfFormat.N_TRIPLES) == [("p", 1), ("q", 2)]


def test_relative_iris_are_told_as_they_were_read(tmp_path: Path) -> None:
    """A node that is named relative to its file has its line, too."""
    data, shapes = tmp_path / "data.ttl", tmp_path / "shapes.ttl"
    data.write_text("<#a> a <#T> .\n\n<#b> a <#T> ;\n  <#p> 1 .\n", encoding="utf-8")
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        f"<http://e/S> a sh:NodeShape ; sh:targetSubjectsOf <{data.as_uri()}#p> ;\n"
        f"  sh:property [ sh:path <{data.as_uri()}#p> ; sh:nodeKind sh:IRI ] .\n",
        encoding="utf-8",
    )
    (finding,) = check_files([data], [shapes]).findings

    assert finding.place is not None
    assert finding.place.line == 4
