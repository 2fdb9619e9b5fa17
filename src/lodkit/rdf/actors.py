"""Statements about those who act: bodies, their posts, people, their memberships, places."""

from lodkit.model.facts import Body, Membership, NameForm, Person, StatedPlace
from lodkit.rdf import iris
from lodkit.rdf.contents import bodies_of, posts_of
from lodkit.rdf.labels import body_labelled, post_labelled
from lodkit.rdf.namespaces import FOAF, LK, ORG, RDF, SCHEMA, SKOS, concept
from lodkit.rdf.page import Page, Statements
from lodkit.rdf.statements import dated, link, say, truth


def bodies(page: Page) -> Statements:
    """Every body that the article names or implies."""
    for body, spans in bodies_of(page.facts).items():
        yield from _body(page, body)
        yield from page.rests_on(page.nodes.body(body), spans)


def _body(page: Page, body: Body) -> Statements:
    node, scope = page.nodes.body(body), page.scope(body)
    yield link(node, RDF.type, ORG.FormalOrganization)
    yield link(node, ORG.classification, concept("body-kind", body.kind))
    if scope is not None:
        yield link(node, LK.scope, scope.iri)
        yield from own_place(page, scope.code)
    name = page.place_name(body.scope)
    labels = body_labelled(page.vocabulary, body.kind, scope and scope.iri, name)
    yield from [f"<{node}{label}" for label in labels]


def posts(page: Page) -> Statements:
    """Every post that someone holds, held or acts in."""
    for role, body in posts_of(page.facts):
        node, scope = page.nodes.post(role, body), page.scope(body)
        yield link(node, RDF.type, ORG.Post)
        yield link(node, ORG.role, concept("role", role))
        yield link(node, ORG.postIn, page.nodes.body(body))
        name = page.place_name(body.scope)
        labels = post_labelled(page.vocabulary, role, body.kind, scope and scope.iri, name)
        yield from [f"<{node}{label}" for label in labels]


def people(page: Page) -> Statements:
    """Every person, and each spelling of the name in this text."""
    number = 0
    for person in page.facts.persons:
        node = page.nodes.person(person.name)
        yield link(node, RDF.type, FOAF.Person)
        yield link(node, RDF.type, SCHEMA.Person)
        yield say(node, FOAF.name, person.name)
        for form in person.forms:
            number += 1
            yield from _name_form(page, person, form, number)


def _name_form(page: Page, person: Person, form: NameForm, number: int) -> Statements:
    holder = page.nodes.person(person.name)
    node = iris.name_form(page.nodes.base, page.article.id, number)
    yield from page.rests_on(holder, form.evidence)
    yield link(holder, LK.nameForm, node)
    yield link(node, RDF.type, LK.NameForm)
    yield say(node, LK.form, form.form, page.article.language)
    yield truth(node, LK.uncertain, person.uncertain)
    yield from page.rests_on(node, form.evidence)


def memberships(page: Page) -> Statements:
    """Who holds or held which post; what is proved is that day, not a tenure."""
    for fact in page.facts.memberships:
        yield from _membership(page, fact)


def _membership(page: Page, fact: Membership) -> Statements:
    nodes = page.nodes
    node = nodes.membership(fact)
    yield link(node, RDF.type, ORG.Membership)
    yield link(node, ORG.member, nodes.person(fact.person))
    yield link(node, ORG.organization, nodes.body(fact.body))
    yield link(node, ORG.role, concept("role", fact.role))
    yield link(node, LK.post, nodes.post(fact.role, fact.body))
    yield truth(node, LK.former, fact.former)
    if page.date is not None and (day := dated(node, LK.attestedOn, page.date)):
        yield day
    yield from page.rests_on(node, fact.evidence)


def places(page: Page) -> Statements:
    """Every place that the article names."""
    for place in page.facts.places:
        scope = page.nodes.scope(place.code)
        yield from own_place(page, place.code, place)
        yield from page.rests_on(scope.iri, place.evidence)


def own_place(page: Page, code: str, stated: StatedPlace | None = None) -> Statements:
    """A place that no concept scheme describes, so that this dataset must."""
    if page.vocabulary.scope(code, None) is not None:
        return
    node = iris.place(page.nodes.base, code)
    yield link(node, RDF.type, SCHEMA.AdministrativeArea)
    yield say(node, SKOS.notation, code)
    yield say(node, SCHEMA.name, page.place_name(code))
    if stated is not None:
        yield link(node, LK.level, concept("level", stated.level))
