"""The pages on those who act: people, bodies and their posts."""

from lodkit.rdf.namespaces import ELI, LK, ORG, RDFS, SCHEMA, SKOS
from lodkit.web.graph import Node
from lodkit.web.views.tables import (
    Tables,
    documents_table,
    facts_of,
    is_true,
    meetings_table,
    mentions_table,
    sort_key,
    word,
)
from lodkit.web.views.view import Reader, Row, Value, View, table


def person(node: Node, reader: Reader) -> View:
    """A person: posts, meetings, spellings of the name, and who may be the same."""
    memberships = node.incoming(ORG.member)
    former = [one for one in memberships if is_true(one, LK.former)]
    current = [one for one in memberships if one not in former]
    return View(
        "person",
        facts_of(reader, node, ("perhaps-also", SKOS.closeMatch)),
        (
            *_posts_held("posts-held", current, reader),
            *_posts_held("posts-formerly-held", former, reader),
            *_meetings_attended(node.incoming(LK.participant), reader),
            *_name_forms(node.nodes(LK.nameForm), reader),
            *_guesses(node.incoming(LK.between), reader),
        ),
    )


def _posts_held(title: str, memberships: list[Node], reader: Reader) -> Tables:
    columns = ("post", "body", "attested-on")
    return table(
        title,
        columns,
        (
            Row(
                (
                    reader.links(one.nodes(LK.post)),
                    reader.links(one.nodes(ORG.organization)),
                    reader.values(one, LK.attestedOn),
                ),
                reader.sources(one),
            )
            for one in memberships
        ),
    )


def _meetings_attended(participations: list[Node], reader: Reader) -> Tables:
    columns = ("meeting", "manner", "capacity")
    return table(
        "meetings",
        columns,
        (
            Row(
                (
                    reader.links(one.nodes(LK.meeting)),
                    reader.links(one.nodes(LK.manner)),
                    reader.links(one.nodes(LK.capacity)),
                ),
                reader.sources(one),
            )
            for one in participations
        ),
    )


def _name_forms(forms: list[Node], reader: Reader) -> Tables:
    return table(
        "name-forms",
        ("form", "reading"),
        (
            Row((reader.values(form, LK.form), _reading(form)), reader.sources(form))
            for form in forms
        ),
    )


def _reading(form: Node) -> tuple[Value, ...]:
    """Whether the Latin name is one of several readings of the form."""
    return (word("uncertain"),) if is_true(form, LK.uncertain) else ()


def _guesses(guesses: list[Node], reader: Reader) -> Tables:
    return table(
        "perhaps-one-person",
        ("person", "reason"),
        (
            Row((reader.links(guess.nodes(LK.between)), reader.values(guess, RDFS.comment)))
            for guess in guesses
        ),
    )


def body(node: Node, reader: Reader) -> View:
    """A body: who holds its posts, what it organised and issued, where it is named."""
    facts = facts_of(reader, node, ("kind", ORG.classification), ("scope", LK.scope))
    return View(
        "body",
        facts,
        (
            *_holders(node.incoming(ORG.organization), reader),
            *meetings_table("meetings", node.incoming(SCHEMA.organizer), reader),
            *documents_table("documents", node.incoming(ELI.passed_by), reader),
            *mentions_table(node, reader),
        ),
    )


def post(node: Node, reader: Reader) -> View:
    """A post: who holds it, and who held it."""
    return View(
        "post",
        facts_of(reader, node, ("role", ORG.role), ("body", ORG.postIn)),
        _holders(node.incoming(LK.post), reader),
    )


def _holders(memberships: list[Node], reader: Reader) -> Tables:
    """Who holds or held the posts; present holders first, by post."""
    rows = [
        Row(
            (
                reader.links(one.nodes(LK.post)),
                reader.links(one.nodes(ORG.member)),
                (word("former" if is_true(one, LK.former) else "current"),),
                reader.values(one, LK.attestedOn),
            ),
            reader.sources(one),
        )
        for one in memberships
        if one.nodes(ORG.member)
    ]
    rows.sort(key=lambda row: (sort_key(row.cells[2]) == "former", sort_key(row.cells[0])))
    return table("holders", ("post", "person", "status", "attested-on"), rows)
