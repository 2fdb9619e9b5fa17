"""Whole articles and the graphs they give: one folder a case, compared by isomorphism."""

from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.compare import graph_diff, isomorphic, to_isomorphic

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from lodkit.project import Project
from lodkit.rdf.namespaces import PREFIXES
from lodkit.rdf.vocabulary import Vocabulary, load_vocabulary
from lodkit.rdf.writer import to_graph
from lodkit.reading.articles import read_article

CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="module")
def vocabulary(project: Project) -> Vocabulary:
    """The labels and scopes that the graphs are written with."""
    return load_vocabulary(project)


@pytest.mark.parametrize("case", sorted(p.name for p in CASES.iterdir()))
def test_an_article_gives_the_expected_graph(
    case: str,
    project: Project,
    lexicon: Lexicon,
    vocabulary: Vocabulary,
    request: pytest.FixtureRequest,
) -> None:
    """The article of a case states what its expected.ttl says, no more and no less.

    A case is named by the language of its article; --accept writes what it states now.
    """
    folder = CASES / case
    article = read_article(folder / "article.txt", language=case[:2], id=case)
    graph = to_graph(map_article(article, lexicon), vocabulary, project.base)
    expected_file = folder / "expected.ttl"
    if request.config.getoption("--accept"):
        expected_file.write_text(turtle(graph), encoding="utf-8")

    expected = Graph().parse(expected_file)

    assert isomorphic(graph, expected), difference(graph, expected)


def turtle(graph: Graph) -> str:
    """The graph as Turtle to be read and reviewed."""
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph.serialize(format="turtle")


def difference(graph: Graph, expected: Graph) -> str:
    """The triples that only one of two graphs has."""
    _, only_expected, only_found = graph_diff(to_isomorphic(expected), to_isomorphic(graph))
    lines = [f"- {line}" for line in sorted(only_expected.serialize(format="nt").splitlines())]
    lines += [f"+ {line}" for line in sorted(only_found.serialize(format="nt").splitlines())]
    return "\n".join(line for line in lines if len(line) > 2)
