"""Several people and as many offices, one for each; and the capacity in which somebody acts."""

import pytest

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from small import told_there

CHAIR, VICE = "chair people-council ca-mau", "vice-chair people-council ca-mau"


def held(text: str, language: str, lexicon: Lexicon) -> set[str]:
    """The memberships of a short text in words."""
    facts = map_article(told_there(text, language), lexicon)
    return {
        f"{m.person}: {'former ' if m.former else ''}{m.role} {m.body.kind} {m.body.scope}"
        for m in facts.memberships
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Nguyen Van An und Le Van Ba, Vorsitzender beziehungsweise Vizevorsitzender des "
            "Volksrats von Ca Mau, sprachen.",
        ),
        (
            "en",
            "Nguyen Van An and Le Van Ba, respectively Chairman and Vice Chairman of the Ca "
            "Mau People's Council, spoke.",
        ),
        (
            "fr",
            "Nguyen Van An et Le Van Ba, respectivement président et vice-président du Conseil "
            "populaire de Ca Mau, ont parlé.",
        ),
        (
            "es",
            "Nguyen Van An y Le Van Ba, presidente y vicepresidente del Consejo Popular de "
            "Ca Mau respectivamente, hablaron.",
        ),
        (
            "pl",
            "Nguyen Van An i Le Van Ba, przewodniczący i wiceprzewodniczący Rady Ludowej "
            "prowincji Ca Mau, zabrali głos.",
        ),
        (
            "uk",
            "Нгуєн Ван Ан і Ле Ван Ба, відповідно голова та заступник голови Народної ради "
            "провінції Камау, виступили.",
        ),
    ],
)
def test_each_of_two_has_the_office_in_the_same_place(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """With a word for "respectively", or where both offices are of one body."""
    assert held(text, language, lexicon) == {f"Nguyen Van An: {CHAIR}", f"Le Van Ba: {VICE}"}


def test_two_offices_of_two_bodies_are_those_of_the_last(lexicon: Lexicon) -> None:
    """Without a word for it, nothing says that the first has one of them."""
    text = (
        "Nguyen Van An und Le Van Ba, Vorsitzender des Volksrats von Ca Mau und Direktor der "
        "Polizei von Ca Mau, sprachen."
    )

    assert all(found.startswith("Le Van Ba") for found in held(text, "de", lexicon))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Als Vorsitzender des Volksrats von Ca Mau sprach danach auch Nguyen Van An."),
        ("pl", "Jako przewodniczący Rady Ludowej prowincji Ca Mau przemówił Nguyen Van An."),
        ("uk", "Як голова Народної ради провінції Камау вранці виступив Нгуєн Ван Ан."),
        ("fr", "En qualité de président du Conseil populaire de Ca Mau a parlé M. Nguyen Van An."),
        ("ar", "وبصفته رئيسا لمجلس الشعب في كا ماو تحدث نجوين فان آن."),
    ],
)
def test_who_acts_as_something_is_that(language: str, text: str, lexicon: Lexicon) -> None:
    """A verb may stand between the office and the name."""
    assert held(text, language, lexicon) == {f"Nguyen Van An: {CHAIR}"}
