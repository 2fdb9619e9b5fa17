"""What follows from all articles together: who holds what, and who may be one person.

It is read off the dump's own lines, which are sorted by subject: all memberships of one name
stand together, and so do all people of one name. So a name at a time is enough.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from lodkit.rdf import iris
from lodkit.rdf.namespaces import LK, ORG, RDF, RDFS, SKOS
from lodkit.rdf.statements import link, say

SAME_NAME = "One name, and no article says whether it is one person."
SAME_POST = "One name and one post, in articles that else connect the name with different places."

PREDICATES = (RDF.type, ORG.member, LK.post, LK.former)
"""What is said of memberships and people that something follows from."""


def subjects(base: str) -> tuple[str, ...]:
    """How lines about memberships and people begin."""
    return tuple(f"<{base}{kind}/" for kind in _RULES)


def derived_quads(ordered: Iterable[bytes], base: str) -> Iterator[str]:
    """The derived graph's lines, from the sorted lines of all articles' graphs."""
    end = f" <{iris.derived_graph(base)}> .\n"
    for statement in _derived(ordered, base):
        yield statement + end


def _derived(ordered: Iterable[bytes], base: str) -> Iterator[str]:
    prefixes = {f"<{base}{kind}/".encode(): rule for kind, rule in _RULES.items()}
    wanted = tuple(prefixes)
    lines = (line for line in ordered if line.startswith(wanted))
    for start, group in groupby(lines, key=lambda line: _name_prefix(line, wanted)):
        prefix = next(prefix for prefix in wanted if start.startswith(prefix))
        name = start[len(prefix) :].decode()
        yield from prefixes[prefix](name, _links(group), base)


_Links = list[tuple[str, str, str]]
"""Subject, predicate and object of the statements about one name."""


def _name_prefix(line: bytes, prefixes: tuple[bytes, ...]) -> bytes:
    """The beginning of the subject up to and without the slash behind the name."""
    prefix = next(prefix for prefix in prefixes if line.startswith(prefix))
    return line[: line.index(b"/", len(prefix))]


def _links(lines: Iterable[bytes]) -> _Links:
    triples = (line.decode().split(" ", 2) for line in lines)
    return [(s[1:-1], p[1:-1], rest.rpartition(" <")[0]) for s, p, rest in triples]


def _from_memberships(name: str, links: _Links, base: str) -> Iterator[str]:
    """Current holders of posts; and people of one name who share a post."""
    members = {s: o[1:-1] for s, p, o in links if p == ORG.member}
    posts = {s: o[1:-1] for s, p, o in links if p == LK.post}
    current = {s for s, p, o in links if p == LK.former and o.startswith('"false"')}
    for membership in sorted(members.keys() & posts.keys() & current):
        yield link(members[membership], ORG.holds, posts[membership])
        yield link(posts[membership], ORG.heldBy, members[membership])
    holders: dict[str, set[str]] = {}
    for membership in sorted(members.keys() & posts.keys()):
        holders.setdefault(posts[membership], set()).add(members[membership])
    for post, people in holders.items():
        if len(people) > 1:
            node = iris.likely_identity(base, name, post.removeprefix(f"{base}post/"))
            yield link(node, LK.post, post)
            yield from _likely_one(node, people, SAME_POST)


def _from_people(name: str, links: _Links, base: str) -> Iterator[str]:
    """People of one name whom no post, body or place ties together."""
    people = {subject for subject, _, _ in links}
    if len(people) > 1:
        yield from _likely_one(iris.likely_identity(base, name), people, SAME_NAME)


def _likely_one(node: str, people: set[str], reason: str) -> Iterator[str]:
    """A guess, marked as one.

    The person known best is matched with each of the others: the pairs of a frequent name would
    grow with the square of the articles that have it.
    """
    best, *others = sorted(people, key=lambda person: ("/of-article/" in person, person))
    yield link(node, RDF.type, LK.LikelyIdentity)
    yield say(node, RDFS.comment, reason, "en")
    yield link(node, LK.between, best)
    for other in others:
        yield link(node, LK.between, other)
        yield link(best, SKOS.closeMatch, other)
        yield link(other, SKOS.closeMatch, best)


_RULES = {"membership": _from_memberships, "person": _from_people}
"""What follows from all that is said under one name, by kind of thing."""
