"""Who holds and held posts: rows of memberships, and days on which two are said to hold one."""

from collections.abc import Callable, Iterable
from itertools import islice

from lodkit.rdf.namespaces import LK, ORG
from lodkit.web.graph import Node, Text
from lodkit.web.terms import LK_MORE
from lodkit.web.views.tables import days, is_true, word
from lodkit.web.views.view import Disagreement, Reader, Row, Value

MEMBERSHIPS_READ = 60
_LEADERS = (LK_MORE.topRole, LK_MORE.permanentDeputyRole, LK_MORE.deputyRole)


def memberships(nodes: Iterable[Node]) -> list[Node]:
    """Some memberships with all that is said of them."""
    return [one.whole() for one in islice(nodes, MEMBERSHIPS_READ)]


def newest_first(found: Iterable[Node]) -> list[Node]:
    """Memberships by the last day on which they are attested; of one day those of one post."""
    ordered = sorted(found, key=_post)
    return sorted(ordered, key=_last_day, reverse=True)


def current_first(found: Iterable[Node]) -> list[Node]:
    """Memberships that last before those that ended, each the newest first."""
    return sorted(newest_first(found), key=lambda one: is_true(one, LK.former))


def rank_of(body: Node) -> Callable[[str], int]:
    """How high a role stands in a body: its head first, then its deputies, then all others."""
    ranks = {
        role.iri: rank
        for kind in body.nodes(ORG.classification)
        for rank, term in enumerate(_LEADERS)
        for role in kind.nodes(term)
    }
    return lambda role: ranks.get(role, len(_LEADERS))


def held(one: Node, reader: Reader) -> Row:
    """A post that somebody holds or held."""
    return Row(
        (
            reader.links(one.nodes(LK.post) or one.nodes(ORG.organization)),
            _status(one),
            days((one,), LK.attestedOn),
        ),
        reader.sources(one),
    )


def holder(one: Node, reader: Reader) -> Row:
    """Somebody who holds or held the post."""
    return Row(
        (reader.links(one.nodes(ORG.member)), _status(one), days((one,), LK.attestedOn)),
        reader.sources(one),
    )


def holder_of_post(one: Node, reader: Reader) -> Row:
    """A post, by its role alone, and somebody who holds or held it."""
    who, roles = holder(one, reader), one.nodes(ORG.role)
    said = reader.names.of(roles[0].iri) if roles else ()
    posts = tuple(reader.link_to(post.iri, said) for post in one.nodes(LK.post))
    return Row((posts, *who.cells), who.sources)


def _status(one: Node) -> tuple[Value, ...]:
    return (word("former" if is_true(one, LK.former) else "current"),)


def _last_day(one: Node) -> str:
    return max((text.value for text in one.texts(LK.attestedOn)), default="")


def _post(one: Node) -> str:
    return next((post.iri for post in one.nodes(LK.post)), "")


def two_holders(post: Node, found: Iterable[Node], reader: Reader) -> tuple[Disagreement, ...]:
    """The days on which several people are said to hold a post that only one can hold."""
    if not _is_of_one(post):
        return ()
    by_day: dict[str, dict[str, Node]] = {}
    for one in found:
        if not is_true(one, LK.former):
            for day in one.texts(LK.attestedOn):
                for member in one.nodes(ORG.member):
                    by_day.setdefault(day.value, {})[member.iri] = one
    return tuple(
        Disagreement(
            "two-holders",
            tuple(
                (
                    (reader.link_to(person), Text(day, datatype="date")),
                    tuple(source.article for source in reader.sources(one).shown),
                )
                for person, one in sorted(people.items())
            ),
        )
        for day, people in sorted(by_day.items())
        if len(people) > 1
    )


def _is_of_one(post: Node) -> bool:
    """Whether the post leads its body, so that one person holds it at a time."""
    roles = {role.iri for role in post.nodes(ORG.role)}
    bodies = post.nodes(ORG.postIn)
    kinds = (kind for body in bodies for kind in body.nodes(ORG.classification))
    return any(role.iri in roles for kind in kinds for role in kind.nodes(LK.topRole))
