"""An office told with who leaves it and who comes to it: "A succeeds B as chair"."""

import pytest

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from small import told_there


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Le Van Ba löste Nguyen Van An an der Spitze des Volksrats von Ca Mau ab."),
        ("de", "Als Vorsitzender des Volksrats von Ca Mau ersetzt Le Van Ba Nguyen Van An."),
        ("de", "Den Vorsitz des Volksrats von Ca Mau übernahm Le Van Ba von Nguyen Van An."),
        ("en", "Le Van Ba succeeds Nguyen Van An as Chairman of the Ca Mau People's Council."),
        ("en", "Le Van Ba took over from Nguyen Van An as Chairman of the Ca Mau People's "
         "Council."),
        ("es", "Le Van Ba sucede a Nguyen Van An al frente del Consejo Popular de Ca Mau."),
        ("fr", "M. Le Van Ba succède à Nguyen Van An à la tête du Conseil populaire de Ca "
         "Mau."),
        ("fr", "Au poste de président du Conseil populaire de Ca Mau, M. Le Van Ba remplace "
         "M. Nguyen Van An."),
        ("pl", "Le Van Ba zastąpił Nguyen Van Ana na stanowisku przewodniczącego Rady Ludowej "
         "Ca Mau."),
        ("pl", "Następcą Nguyen Van Ana na stanowisku przewodniczącego Rady Ludowej Ca Mau "
         "został Le Van Ba."),
        ("ru", "Ле Ван Ба сменил Нгуен Ван Ана на посту председателя Народного совета Камау."),
        ("uk", "Ле Ван Ба змінив Нгуєн Ван Ана на посаді голови Народної ради Камау."),
        ("uk", "На чолі Народної ради Камау Ле Ван Ба замінив Нгуєн Ван Ана."),
        ("ar", "وحل لي فان با محل نجوين فان آن رئيسًا لمجلس الشعب في كا ماو."),
        ("ar", "وخلف لي فان با نجوين فان آن في منصب رئيس مجلس الشعب في كا ماو."),
    ],
)  # fmt: skip
def test_whoever_succeeds_holds_the_post_and_the_other_held_it(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """The verb, not the name beside the office, says whose it is."""
    facts = map_article(told_there(text, language), lexicon)

    assert {(m.person, m.role, m.body.kind, m.body.scope, m.former) for m in facts.memberships} == {
        ("Nguyen Van An", "chair", "people-council", "ca-mau", True),
        ("Le Van Ba", "chair", "people-council", "ca-mau", False),
    }
