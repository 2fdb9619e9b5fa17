"""What people are told of a query that the parser refuses."""

import pyoxigraph as ox
import pytest

from lodkit.rdf.query_errors import complaint

PREFIXES = {"foaf": "http://xmlns.com/foaf/0.1/"}

CASES = {
    "": "it is empty",
    "# nothing but a comment": "it is empty",
    "SELEC * { ?s ?p ?o }": "it begins with 'SELEC', not with SELECT, ASK, CONSTRUCT or DESCRIBE",
    "DELETE WHERE { ?s ?p ?o }": "DELETE is an update, and data is only read here",
    "BASE <urn:a> INSERT DATA { <b> <c> <d> }": "INSERT is an update, and data is only read here",
    "PREFIX a: <urn:a> SELECT * { ?s a:b/foaf:name/ex:c ?o }": "the prefix ex: is not declared; "
    "write PREFIX ex: <…> before it",
    "SELECT * { GRAPH ?g { ?s ?p ?o }": "line 1, column 33: it ends too early: a } is missing",
    'SELECT * { ?s ?p "not closed }': "line 1, column 31: a quotation is not closed",
    "SELECT * { ?s ?p ?o } ORDER ?s": "line 1, column 31: something is missing or misplaced "
    "before its end",
    "SELECT ?x\n{ ?s ?p ?o }\nLIMIT ten": "line 3, column 7: it cannot be read near 'LIMIT ten'",
    "SELECT ?x (COUNT(?y) AS ?n) { ?x ?p ?y }": "The SELECT contains a variable that is unbound",
    "SELECT ?s (1 AS ?s) { ?s ?p ?o }": "The SELECT overrides an existing "
    "variable using an expression",
}


@pytest.mark.parametrize(("query", "told"), CASES.items())
def test_people_are_told_what_to_mend(query: str, told: str) -> None:
    """Not what the parser would have read instead, which is mostly something else."""
    with pytest.raises(SyntaxError) as caught:
        ox.Store().query(query, prefixes=PREFIXES)

    assert complaint(query, caught.value.msg or "", PREFIXES) == told
