"""Statements about the article itself, and about the stretches of text that others rest on."""

from lodkit.model.article import Article
from lodkit.rdf.contents import bodies_of, spans_of
from lodkit.rdf.namespaces import DCTERMS, LK, OA, RDF, SCHEMA, XSD
from lodkit.rdf.page import Page, Statements
from lodkit.rdf.statements import link, linked_or_said, quoted, say, value


def article(page: Page) -> Statements:
    """Where the text comes from, and the text itself."""
    node, known = page.nodes.article, page.article
    yield link(node, RDF.type, SCHEMA.NewsArticle)
    yield from described(node, known)
    yield say(node, SCHEMA.text, known.text, known.language)


def described(node: str, known: Article) -> Statements:
    """What is known of an article beside its text."""
    yield say(node, DCTERMS.identifier, known.id)
    yield say(node, SCHEMA.inLanguage, known.language)
    if known.headline is not None:
        yield say(node, SCHEMA.headline, known.headline, known.language)
    if known.source is not None:
        yield linked_or_said(node, SCHEMA.isBasedOn, known.source)
    if known.publisher is not None:
        yield say(node, SCHEMA.publisher, known.publisher)
    for author in known.byline:
        yield say(node, SCHEMA.author, author)
    if known.published is not None:
        yield value(node, SCHEMA.datePublished, known.published.isoformat(), XSD.date)


def mentions(page: Page) -> Statements:
    """What the article speaks of, and which meetings it reports on."""
    facts, nodes = page.facts, page.nodes
    mentioned = [
        *(nodes.body(body) for body in bodies_of(facts)),
        *(nodes.person(person.name) for person in facts.persons),
        *(nodes.meetings[meeting.key] for meeting in facts.meetings),
        *(nodes.documents[document] for document in facts.documents),
        *(nodes.scope(place.code).iri for place in facts.places),
    ]
    for node in mentioned:
        yield link(nodes.article, SCHEMA.mentions, node)
    for meeting in facts.meetings:
        if meeting.main:
            yield link(nodes.article, LK.reportsOn, nodes.meetings[meeting.key])


def evidence(page: Page, end: str) -> list[str]:
    """Each stretch of text by its offsets and by its words, as lines with that end.

    They are more than half of all lines, so what an article's have in common is written once.
    """
    text, language = page.article.text, page.article.language
    is_resource = f"> <{RDF.type}> <{OA.SpecificResource}>{end}"
    has_source = f"> <{OA.hasSource}> <{page.nodes.article}>{end}"
    has_selector = f"> <{OA.hasSelector}> <"
    is_position = f"/position> <{RDF.type}> <{OA.TextPositionSelector}>{end}"
    starts, ends = f'/position> <{OA.start}> "', f'/position> <{OA.end}> "'
    count = f'"^^<{XSD.nonNegativeInteger}>{end}'
    is_quote = f"/quote> <{RDF.type}> <{OA.TextQuoteSelector}>{end}"
    reads, language_end = f"/quote> <{OA.exact}> ", f"@{language}{end}"
    node_of, lines = page.nodes.evidence, list[str]()
    for span in spans_of(page.facts):
        node = node_of(span)
        lines += (
            f"<{node}{is_resource}",
            f"<{node}{has_source}",
            f"<{node}{has_selector}{node}/position>{end}",
            f"<{node}{has_selector}{node}/quote>{end}",
            f"<{node}{is_position}",
            f"<{node}{starts}{span.start}{count}",
            f"<{node}{ends}{span.end}{count}",
            f"<{node}{is_quote}",
            f"<{node}{reads}{quoted(text[span.start : span.end])}{language_end}",
        )
    return lines
