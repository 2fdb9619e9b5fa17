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


def _posts(language: str, text: str, lexicon: Lexicon) -> set[tuple[str, str | None, bool]]:
    """The kind and scope of each post that a text states, and whether it is one of the past."""
    facts = map_article(told_there(text, language), lexicon)
    return {(m.body.kind, m.body.scope, m.former) for m in facts.memberships}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Under it, Le Van Ba, Secretary of the Party Committee of Ca Mau Province, becomes "
         "Secretary of the Party Committee of Cao Bang Province."),
        ("en", "Le Van Ba, Secretary of the Party Committee of Ca Mau Province, will become "
         "Secretary of the Party Committee of Cao Bang Province."),
        ("de", "Le Van Ba, Sekretär des Parteikomitees der Provinz Ca Mau, wird Sekretär des "
         "Parteikomitees der Provinz Cao Bang."),
        ("de", "Danach wird Le Van Ba, Sekretär des Parteikomitees der Provinz Ca Mau, zum "
         "Sekretär des Parteikomitees der Provinz Cao Bang ernannt."),
        ("de", "Le Van Ba, Sekretär des Parteikomitees der Provinz Ca Mau, übernimmt das Amt des "
         "Sekretärs des Parteikomitees der Provinz Cao Bang."),
        ("fr", "Le Van Ba, secrétaire du Comité du Parti de la province de Ca Mau, devient "
         "secrétaire du Comité du Parti de la province de Cao Bang."),
        ("es", "Le Van Ba, secretario del Comité del Partido de la provincia de Ca Mau, pasa a ser "
         "secretario del Comité del Partido de la provincia de Cao Bang."),
        ("es", "Le Van Ba, secretario del Comité del Partido de la provincia de Ca Mau, se "
         "convierte en secretario del Comité del Partido de la provincia de Cao Bang."),
        ("pl", "Le Van Ba, sekretarz Komitetu Partii prowincji Ca Mau, zostaje sekretarzem "
         "Komitetu Partii prowincji Cao Bang."),
        ("pl", "Le Van Ba, sekretarz Komitetu Partii prowincji Ca Mau, obejmuje stanowisko "
         "sekretarza Komitetu Partii prowincji Cao Bang."),
        ("ru", "Ле Ван Ба, секретарь партийного комитета провинции Камау, становится секретарём "
         "партийного комитета провинции Каобанг."),
        ("uk", "Ле Ван Ба, секретар партійного комітету провінції Камау, стане секретарем "
         "партійного комітету провінції Каобанг."),
        ("ar", "لي فان با، أمين لجنة الحزب في مقاطعة كا ماو، يصبح أمين لجنة الحزب في مقاطعة كاو "
         "بانغ."),
        ("ar", "وبموجبه يصبح لي فان با، أمين لجنة الحزب في مقاطعة كا ماو، أمين لجنة الحزب في "
         "مقاطعة كاو بانغ."),
    ],
)  # fmt: skip
def test_whoever_becomes_what_excludes_their_post_leaves_it(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """Nobody leads two committees: becoming secretary of one ends being that of another."""
    assert _posts(language, text, lexicon) == {
        ("party-committee", "ca-mau", True),
        ("party-committee", "cao-bang", False),
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Le Van Ba, Secretary of the Party Committee of Ca Mau Province, becomes Chairman "
         "of the People's Council of Ca Mau Province."),
        ("pl", "Le Van Ba, sekretarz Komitetu Partii prowincji Ca Mau, zostaje przewodniczącym "
         "Rady Ludowej prowincji Ca Mau."),
    ],
)  # fmt: skip
def test_posts_that_go_together_are_both_held(language: str, text: str, lexicon: Lexicon) -> None:
    """The secretary of a place may become the chair of its council and stay what he was."""
    assert _posts(language, text, lexicon) == {
        ("party-committee", "ca-mau", False),
        ("people-council", "ca-mau", False),
    }
