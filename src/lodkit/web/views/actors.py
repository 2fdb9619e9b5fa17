"""The pages on those who act: people, bodies and their posts."""

from lodkit.rdf.namespaces import LK, ORG, RDFS, SKOS
from lodkit.web.graph import Node
from lodkit.web.views import holders
from lodkit.web.views.meetings import attended
from lodkit.web.views.related import Related, related
from lodkit.web.views.tables import Tables, disagreements, facts_of, is_true, nodes_table, word
from lodkit.web.views.view import Reader, Row, Value, View, table

_HELD = ("post", "status", "attested-on")
_ALL_HOLDERS = (
    ("all-holders", "persons", "post"),
    ("all-former-holders", "persons", "former-post"),
)
FORMS_READ = 60
POSTS_READ = 25


def person(node: Node, reader: Reader) -> View:
    """A person: posts now and before, meetings, spellings of the name, who may be the same."""
    found = holders.newest_first(holders.memberships(node.incoming(ORG.member)))
    now = (holders.held(one, reader) for one in found if not is_true(one, LK.former))
    before = (holders.held(one, reader) for one in found if is_true(one, LK.former))
    return View(
        "person",
        facts_of(reader, node, ("perhaps-also", SKOS.closeMatch)),
        (
            *table("posts-held", _HELD, now),
            *table("posts-formerly-held", _HELD, before),
            *attended(node, reader),
            *_name_forms(node, reader),
            *_guesses(node.incoming(LK.between), reader),
        ),
        related(node, reader, ("stated-in", "articles", "states")),
    )


def _name_forms(node: Node, reader: Reader) -> Tables:
    """Each spelling with its language once, and where it stands."""
    spellings: dict[tuple[str, str | None], list[Node]] = {}
    for form in node.nodes(LK.nameForm)[:FORMS_READ]:
        known = form.whole()
        for text in known.texts(LK.form):
            spellings.setdefault((text.language or "", text.value), []).append(known)
    return table(
        "name-forms",
        ("form", "language", "reading"),
        (
            Row(
                (
                    reader.values(forms[0], LK.form),
                    (reader.language(language),),
                    _reading(forms),
                ),
                reader.sources(*forms),
            )
            for (language, _), forms in sorted(spellings.items())
        ),
    )


def _reading(forms: list[Node]) -> tuple[Value, ...]:
    """Whether the Latin name is one of several readings of the form."""
    return (word("uncertain"),) if any(is_true(form, LK.uncertain) for form in forms) else ()


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
    """A body: who holds its posts, who else belongs to it, what it convened and issued."""
    posts = related(node, reader, ("posts", "posts", "body"))
    leading = [row.item.iri for one in posts for row in one.rows][:POSTS_READ]
    of_posts = (m for iri in leading for m in Node(node.store, iri).incoming(LK.post))
    found = holders.memberships(of_posts)
    rows = [holders.holder_of_post(one, reader) for one in _post_by_post(node, found, leading)]
    facts = (
        ("kind", ORG.classification),
        ("scope", LK.scope),
        ("part-of", ORG.subOrganizationOf),
    )
    return View(
        "body",
        facts_of(reader, node, *facts),
        (
            *table("holders", ("post", "person", "status", "attested-on"), rows),
            *nodes_table("parts", "body", node.incoming(ORG.subOrganizationOf), reader),
        ),
        (
            *(one for one in posts if one.things > len(one.rows)),
            *related(
                node,
                reader,
                ("persons", "persons", "body"),
                ("meetings", "meetings", "host"),
                ("documents", "documents", "issuer"),
            ),
            *_neighbours(node, reader),
            *related(node, reader, ("stated-in", "articles", "states")),
        ),
        disagreements(reader, node, *facts),
    )


def _post_by_post(body: Node, found: list[Node], posts: list[str]) -> list[Node]:
    """Memberships by post: the head's, the deputies', then those that articles state most.

    Of each post those that last come first.
    """
    order = {iri: place for place, iri in enumerate(posts)}
    rank = holders.rank_of(body)

    def place(one: Node) -> tuple[int, int]:
        return (
            min((rank(role.iri) for role in one.nodes(ORG.role)), default=len(order)),
            min((order.get(post.iri, len(order)) for post in one.nodes(LK.post)), default=0),
        )

    return sorted(holders.current_first(found), key=place)


def _neighbours(node: Node, reader: Reader) -> tuple[Related, ...]:
    """The bodies of the same place or agency."""
    scopes = node.nodes(LK.scope)
    found = (related(scope, reader, ("other-bodies", "bodies", "scope")) for scope in scopes)
    return tuple(one for some in found for one in some if one.things > 1)


def post(node: Node, reader: Reader) -> View:
    """A post: who holds it, and who held it, over time."""
    found = holders.memberships(node.incoming(LK.post))
    lists = _ALL_HOLDERS if len(found) == holders.MEMBERSHIPS_READ else ()
    ordered = holders.current_first(one for one in found if one.nodes(ORG.member))
    return View(
        "post",
        facts_of(reader, node, ("role", ORG.role), ("body", ORG.postIn)),
        table(
            "holders",
            ("person", "status", "attested-on"),
            (holders.holder(one, reader) for one in ordered),
        ),
        related(node, reader, *lists, ("stated-in", "articles", "states")),
        holders.two_holders(node, found, reader),
    )
