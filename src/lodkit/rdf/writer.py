"""What one article states, as the N-Quads of its named graph."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from lodkit.model.article import Article
from lodkit.model.facts import Facts
from lodkit.rdf import actors, events, iris, sources
from lodkit.rdf.page import Page, page_of
from lodkit.rdf.statements import check_language, check_text
from lodkit.rdf.vocabulary import Vocabulary

if TYPE_CHECKING:
    import rdflib

PARTS = (
    sources.article,
    sources.mentions,
    actors.bodies,
    actors.posts,
    actors.people,
    actors.memberships,
    actors.places,
    events.meetings,
    events.participations,
    events.documents,
)
"""Each takes a page and gives the statements about one kind of fact."""


def quads(facts: Facts, vocabulary: Vocabulary, base: str) -> Iterator[str]:
    """The statements of one article as N-Quads lines, each once, in the order of the text."""
    check(facts.article)
    end = f" <{iris.graph(base, facts.article.id)}> .\n"
    return iter(_lines(page_of(facts, vocabulary, base), end))


def to_graph(facts: Facts, vocabulary: Vocabulary, base: str) -> "rdflib.Graph":
    """The statements of one article as an rdflib graph, for those who work with rdflib."""
    import rdflib

    check(facts.article)
    triples = "".join(_lines(page_of(facts, vocabulary, base), " .\n"))
    return rdflib.Graph().parse(data=triples, format="nt")


def check(article: Article) -> None:
    """Refuse an article that no RDF file can hold: half characters, a language that is none."""
    where = f"article {article.id!a}"
    metadata = (article.headline, article.source, article.publisher, *article.byline)
    for text in (article.id, article.text, *metadata):
        if text:
            check_text(text, where=where)
    check_language(article.language, where=where)


def _lines(page: Page, end: str) -> list[str]:
    """The statements of a page as lines with that end; only what stands on evidence may repeat."""
    statements = dict.fromkeys(chain.from_iterable(part(page) for part in PARTS))
    return [*[statement + end for statement in statements], *sources.evidence(page, end)]
