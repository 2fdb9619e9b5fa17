"""Which body is part of which: by the kinds of bodies, and their scopes."""

import pytest

from lodkit.rdf.hierarchy import hierarchy_quads
from lodkit.rdf.namespaces import LK, ORG, ROOT, SKOS
from small import BASE

# A kind, what is broader, and its seat.
KINDS = {
    "party": ((), "central"),
    "centre": (("party",), "central"),
    "committee": ((), "local"),
    "circle": (("committee",), "local"),
    "commission": (("centre", "committee"), "any"),
    "deputies": (("parliament",), "local"),
    "parliament": ((), "central"),
    "round": (("trip",), "local"),
    "trip": (("round",), "local"),
}


def hierarchy(*bodies: str) -> dict[str, str]:
    """What each of some bodies, "KIND/SCOPE", is part of."""
    lines = [*_of_kinds(), *(line for body in bodies for line in _of_body(body))]
    quads = hierarchy_quads(sorted(line.encode() for line in lines), BASE)
    triples = [quad.removesuffix(f" <{BASE}graph/derived> .\n").split(" ") for quad in quads]
    assert all(predicate == f"<{ORG.subOrganizationOf}>" for _, predicate, _ in triples)
    start = f"<{BASE}body/"
    return {s[len(start) : -1]: o[len(start) : -1] for s, _, o in triples}


def _of_kinds() -> list[str]:
    return [
        f"<{ROOT}body-kind/{kind}> {said} <{BASE}graph/vocabulary> .\n"
        for kind, (broader, seat) in KINDS.items()
        for said in (
            f'<{LK.seat}> "{seat}"',
            *(f"<{SKOS.broader}> <{ROOT}body-kind/{wider}>" for wider in broader),
        )
    ]


def _of_body(body: str) -> list[str]:
    kind, scope = body.split("/")
    return [
        f"<{BASE}body/{body}> {said} <{BASE}graph/a> .\n"
        for said in (
            f"<{ORG.classification}> <{ROOT}body-kind/{kind}>",
            f"<{LK.scope}> <{ROOT}place/{scope}>",
        )
    ]


@pytest.mark.parametrize(
    ("bodies", "parts"),
    [
        (("circle/a", "committee/a"), {"circle/a": "committee/a"}),
        (("circle/a", "committee/b"), {}),
        (("centre/vn", "party/vn"), {"centre/vn": "party/vn"}),
        (("circle/a",), {}),
    ],
)
def test_the_part_and_the_whole_have_one_scope(
    bodies: tuple[str, ...], parts: dict[str, str]
) -> None:
    """The committee of a place directs the circle of that place alone."""
    assert hierarchy(*bodies) == parts


def test_of_several_wholes_that_of_the_scope_counts() -> None:
    """A commission is the centre's at the centre, the committee's in a place."""
    bodies = ("commission/a", "commission/b", "commission/vn", "committee/a", "centre/vn")

    assert hierarchy(*bodies) == {"commission/a": "committee/a", "commission/vn": "centre/vn"}


def test_a_central_body_is_the_whole_of_parts_in_every_scope() -> None:
    """Where all wholes of a kind are central."""
    assert hierarchy("deputies/a", "deputies/b", "parliament/vn") == {
        "deputies/a": "parliament/vn",
        "deputies/b": "parliament/vn",
    }


def test_what_no_article_names_is_passed_over() -> None:
    """A commission of the centre is part of the Party, too."""
    assert hierarchy("commission/vn", "party/vn") == {"commission/vn": "party/vn"}


def test_nothing_is_part_of_itself() -> None:
    """Also where kinds go round in a circle."""
    assert hierarchy("round/a") == {}


def test_nothing_known_is_nothing_said() -> None:
    """Without bodies there is no line."""
    assert hierarchy() == {}
