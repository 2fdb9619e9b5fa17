"""A post that a verb passes from one person to another."""

import pytest

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from small import told_there


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Vorsitz des Volksrats von Ca Mau geht von Nguyen Van An auf Le Van Ba über."),
        (
            "en",
            "The chairmanship of the Ca Mau People's Council passes from Nguyen Van An to "
            "Le Van Ba.",
        ),
        (
            "fr",
            "La présidence du Conseil populaire de Ca Mau passe de M. Nguyen Van An à M. "
            "Le Van Ba.",
        ),
        ("es", "La presidencia del Consejo Popular de Ca Mau pasó de Nguyen Van An a Le Van Ba."),
        ("pl", "Przewodnictwo Rady Ludowej Ca Mau przeszło z Nguyen Van An na Le Van Ba."),
        ("uk", "Головування в Народній раді Камау перейшло від Нгуєн Ван Ана до Ле Ван Ба."),
        ("ar", "وتنتقل رئاسة مجلس الشعب في كا ماو من السيد نجوين فان آن إلى السيد لي فان با."),
    ],
)
def test_a_post_passes_from_the_first_to_the_second(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """The first held it, the second holds it."""
    facts = map_article(told_there(text, language), lexicon)

    assert {(m.person, m.role, m.body.kind, m.body.scope, m.former) for m in facts.memberships} == {
        ("Nguyen Van An", "chair", "people-council", "ca-mau", True),
        ("Le Van Ba", "chair", "people-council", "ca-mau", False),
    }
