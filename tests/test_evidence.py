"""Evidence lies inside the text and quotes it: without a query, and as the shape says it."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from lodkit.project import Project
from lodkit.validation import validate
from lodkit.validation.data import Data, data_of
from lodkit.validation.evidence import misquoted
from lodkit.validation.loading import load_data
from lodkit.validation.own import check_own
from lodkit.validation.report import report_of

ROOT = Path(__file__).parent.parent
TEXT = "Lam Văn Mẫn leitete 😀 die Konferenz."


def evidence(start: str, end: str, quote: str) -> Data:
    """An article, and a stretch of it."""
    turtle = f"""
        @prefix : <http://e/> .
        @prefix oa: <http://www.w3.org/ns/oa#> .
        @prefix schema: <https://schema.org/> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        :a a schema:NewsArticle ; schema:text "{TEXT}"@de .
        :e a oa:SpecificResource ; oa:hasSource :a ; oa:hasSelector :p , :q .
        :p oa:start "{start}"^^xsd:nonNegativeInteger ; oa:end "{end}"^^xsd:nonNegativeInteger .
        :q oa:exact "{quote}"@de .
    """
    return data_of(ox.parse(turtle, ox.RdfFormat.TURTLE))


@pytest.mark.parametrize(
    ("start", "end", "quote", "conforms"),
    [
        ("0", "11", "Lam Văn Mẫn", True),
        ("20", "21", "😀", True),
        ("0", "11", "Lam Van Man", False),
        ("1", "12", "Lam Văn Mẫn", False),
        ("26", "99", "Konferenz.", False),
        ("90", "99", "Konferenz.", False),
    ],
)
def test_evidence_is_found_as_the_shape_finds_it(
    start: str, end: str, quote: str, conforms: bool
) -> None:
    """Offsets count code points; what lies beyond the text quotes nothing of it."""
    data = evidence(start, end, quote)
    quick = report_of(misquoted(data))

    assert quick == validate(data, load_data([ROOT / "shapes" / "evidence.ttl"]))
    assert quick.conforms == conforms


def test_wrong_evidence_is_in_the_report(project: Project) -> None:
    """Whoever validates data of lodkit is told, with the node and what it quotes."""
    report = check_own(evidence("0", "3", "Man"), project)

    assert "Evidence quotes" in " ".join(finding.message for finding in report.findings)
