"""Statements about the article itself, and about the stretches of text that others rest on."""

from lodkit.rdf.contents import bodies_of, spans_of
from lodkit.rdf.namespaces import DCTERMS, LK, OA, RDF, SCHEMA, XSD
from lodkit.rdf.page import Page, Statements
from lodkit.rdf.statements import link, linked_or_said, quoted, say, value

# Half of all statements are about evidence, so their constant parts are put together once.
_IS_RESOURCE = f"> <{RDF.type}> <{OA.SpecificResource}>"
_HAS_SOURCE = f"> <{OA.hasSource}> <"
_HAS_SELECTOR = f"> <{OA.hasSelector}> <"
_IS_POSITION = f"/position> <{RDF.type}> <{OA.TextPositionSelector}>"
_STARTS = f"/position> <{OA.start}> "
_ENDS = f"/position> <{OA.end}> "
_COUNT = f"^^<{XSD.nonNegativeInteger}>"
_IS_QUOTE = f"/quote> <{RDF.type}> <{OA.TextQuoteSelector}>"
_READS = f"/quote> <{OA.exact}> "


def article(page: Page) -> Statements:
    """Where the text comes from, and the text itself."""
    node, known = page.nodes.article, page.article
    yield link(node, RDF.type, SCHEMA.NewsArticle)
    yield say(node, DCTERMS.identifier, known.id)
    yield say(node, SCHEMA.inLanguage, known.language)
    yield say(node, SCHEMA.text, known.text, known.language)
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


def evidence(page: Page) -> Statements:
    """Each stretch of text by its offsets and by its words."""
    text, language = page.article.text, page.article.language
    source = page.nodes.article
    for span in spans_of(page.facts):
        node = page.nodes.evidence(span)
        yield f"<{node}{_IS_RESOURCE}"
        yield f"<{node}{_HAS_SOURCE}{source}>"
        yield f"<{node}{_HAS_SELECTOR}{node}/position>"
        yield f"<{node}{_HAS_SELECTOR}{node}/quote>"
        yield f"<{node}{_IS_POSITION}"
        yield f'<{node}{_STARTS}"{span.start}"{_COUNT}'
        yield f'<{node}{_ENDS}"{span.end}"{_COUNT}'
        yield f"<{node}{_IS_QUOTE}"
        yield f"<{node}{_READS}{quoted(span.of(text))}@{language}"
