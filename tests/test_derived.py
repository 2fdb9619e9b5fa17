"""What follows from all articles together: who holds what, and who may be one person."""

from dataclasses import replace

import pyoxigraph as ox
from rdflib import SKOS, Graph
from rdflib.compare import isomorphic

from lodkit.model.facts import Body, Facts, Membership
from lodkit.rdf import iris
from lodkit.rdf.derived import SAME_NAME, SAME_POST, derived_quads
from lodkit.rdf.writer import quads
from small import BASE, COMMITTEE, PREFIXES, secretary_of, vocabulary, without_posts

VOCABULARY = vocabulary()
CENTRE = Body("central-committee", "vn")


def derived_lines(*articles: Facts) -> list[str]:
    """The lines of the derived graph, as they come."""
    stated = {line.encode() for facts in articles for line in quads(facts, VOCABULARY, BASE)}
    return list(derived_quads(sorted(stated), BASE))


def derived(*articles: Facts) -> Graph:
    """The derived graph of some articles."""
    graph = Graph()
    for quad in ox.parse("".join(derived_lines(*articles)), ox.RdfFormat.N_QUADS):
        graph.parse(data=f"{quad.triple} .", format="nt")
    return graph


def expected(turtle: str) -> Graph:
    """Turtle with the prefixes of these tests."""
    rdfs = "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    return Graph().parse(data=PREFIXES + rdfs + turtle, format="turtle")


def member_of_the_centre(facts: Facts) -> Facts:
    """The same article, had it called its person a member of a central body, too."""
    (person,) = facts.persons
    centre = Membership(person.name, "member", CENTRE, False, person.forms[0].evidence)
    return replace(facts, memberships=(*facts.memberships, centre))


def test_who_holds_a_post_is_linked_with_it_both_ways() -> None:
    """A present membership gives org:holds and org:heldBy, however many articles attest it."""
    articles = [secretary_of("a"), secretary_of("b")]

    assert isomorphic(
        derived(*articles),
        expected("""
<person/le-van-a/ha-giang> org:holds <post/secretary/party-committee/ha-giang> .
<post/secretary/party-committee/ha-giang> org:heldBy <person/le-van-a/ha-giang> .
"""),
    )


def test_who_held_a_post_holds_it_no_more() -> None:
    """A former membership alone gives no link, and takes none from a present one."""
    former, present = secretary_of("a", former=True), secretary_of("b", name="Le Van B")

    assert derived_lines(former) == []
    assert isomorphic(derived(former, present), derived(present))


def test_people_of_one_name_are_matched_with_a_reason() -> None:
    """One name, and one article that does not say whose: a guess, marked as one, not a merger."""
    articles = [secretary_of("a", former=True), without_posts(secretary_of("b"))]

    assert isomorphic(
        derived(*articles),
        expected(f"""
<likely-identity/le-van-a> a lk:LikelyIdentity ; rdfs:comment "{SAME_NAME}"@en ;
    lk:between <person/le-van-a/ha-giang>, <person/le-van-a/of-article/b> .
<person/le-van-a/ha-giang> skos:closeMatch <person/le-van-a/of-article/b> .
<person/le-van-a/of-article/b> skos:closeMatch <person/le-van-a/ha-giang> .
"""),
    )


def test_a_shared_post_is_the_better_reason() -> None:
    """One name and one post, known at home in one article and from the centre in the other."""
    at_home = member_of_the_centre(secretary_of("a"))
    at_the_centre = member_of_the_centre(without_posts(secretary_of("b")))

    found = derived(at_home, at_the_centre)
    for triple in expected(f"""
<likely-identity/le-van-a/member/central-committee/vn> a lk:LikelyIdentity ;
    lk:post <post/member/central-committee/vn> ; rdfs:comment "{SAME_POST}"@en ;
    lk:between <person/le-van-a/ha-giang>, <person/le-van-a/vn> .
"""):
        assert triple in found


def test_another_name_is_another_person() -> None:
    """Names that begin alike are not one, and one person in two articles needs no guess."""
    names = ["Le Van", "Le Van A", "Le Van An"]
    articles = [
        facts
        for name in names
        for facts in (secretary_of(f"{name} 1", name=name), secretary_of(f"{name} 2", name=name))
    ]

    assert list(derived(*articles).triples((None, SKOS.closeMatch, None))) == []


def test_guesses_grow_with_the_people_not_with_their_pairs() -> None:
    """Of many people of one name, the best known is matched with each other one."""
    others = [without_posts(secretary_of(f"b{number}")) for number in range(9)]
    matched = list(derived(secretary_of("a"), *others).subject_objects(SKOS.closeMatch))

    known = "person/le-van-a/ha-giang"
    assert len(matched) == 2 * len(others)
    assert all(str(one).endswith(known) or str(other).endswith(known) for one, other in matched)


def test_what_follows_stands_in_a_graph_of_its_own() -> None:
    """Every derived statement is in the derived graph, and speaks of nodes that articles state."""
    articles = [member_of_the_centre(secretary_of("a")), without_posts(secretary_of("b"))]
    stated = "".join(line for facts in articles for line in quads(facts, VOCABULARY, BASE))
    known = {quad.subject for quad in ox.parse(stated, ox.RdfFormat.N_QUADS)}
    found = list(ox.parse("".join(derived_lines(*articles)), ox.RdfFormat.N_QUADS))

    guesses = {quad.subject for quad in found if "/likely-identity/" in str(quad.subject)}
    assert {quad.graph_name for quad in found} == {ox.NamedNode(iris.derived_graph(BASE))}
    assert {quad.subject for quad in found} - guesses <= known


def test_an_odd_name_is_no_other_node() -> None:
    """A name of nothing but signs still has one holder and one post."""
    (holds, held_by) = derived_lines(secretary_of("a", name='/ < "\\ \u202e', body=COMMITTEE))

    assert "org#holds" in holds
    assert "org#heldBy" in held_by
