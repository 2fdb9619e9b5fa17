"""Words that stand for people just named: both, the former, the second, she."""

import pytest

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from small import told_there

MEMBER = "member politburo vn"
SECRETARY = "secretary party-committee hai-phong"
CHAIR = "chair people-council ca-mau"


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
        ("de", "Nguyen Van An und Tran Thi Hoa, beide Mitglieder des Politbüros, sprachen."),
        ("en", "Nguyen Van An spoke before Tran Thi Hoa did. Both are members of the Politburo."),
        ("fr", "Nguyen Van An a parlé après Tran Thi Hoa ; tous deux sont membres du Politburo."),
        ("es", "Nguyen Van An habló con Tran Thi Hoa. Ambos son miembros del Buró Político."),
        ("pl", "Nguyen Van An rozmawiał z Tran Thi Hoa; oboje są członkami Biura Politycznego."),
        ("uk", "Нгуєн Ван Ан говорив із Чан Тхі Хоа. Обоє є членами Політбюро."),
        ("ru", "Нгуен Ван Ан говорил с Чан Тхи Хоа. Оба являются членами Политбюро."),
    ],
)
def test_both_are_the_two_named_last(language: str, text: str, lexicon: Lexicon) -> None:
    """In apposition, behind a semicolon, in a sentence of its own."""
    assert held(text, language, lexicon) == {f"Nguyen Van An: {MEMBER}", f"Tran Thi Hoa: {MEMBER}"}


def test_all_three_are_three_whatever_stands_between(lexicon: Lexicon) -> None:
    """Each keeps the office that stands with the name."""
    text = (
        "Es kamen Nguyen Van An, Innenminister, Tran Thi Hoa aus Ca Mau und Le Van Ba, "
        "Gouverneur der Staatsbank, alle drei Mitglieder des Politbüros."
    )

    found = held(text, "de", lexicon)

    assert {f"{name}: {MEMBER}" for name in ("Nguyen Van An", "Tran Thi Hoa", "Le Van Ba")} < found
    assert "Nguyen Van An: minister ministry-home-affairs vn" in found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Nguyen Van An und Tran Thi Hoa sprachen. Ersterer ist Sekretär des Parteikomitees "
            "der Stadt Hai Phong, Letztere Vorsitzende des Volksrats der Provinz Ca Mau.",
        ),
        (
            "en",
            "Nguyen Van An and Tran Thi Hoa spoke. The former is Secretary of the Hai Phong City "
            "Party Committee; the latter is Chairwoman of the People's Council of Ca Mau province.",
        ),
        (
            "fr",
            "M. Nguyen Van An et Mme Tran Thi Hoa ont parlé. Le premier est secrétaire du Comité "
            "du Parti de la ville de Hai Phong, la seconde préside le Conseil populaire de Ca Mau.",
        ),
        (
            "es",
            "Nguyen Van An y Tran Thi Hoa hablaron. El primero es secretario del Comité del "
            "Partido de Hai Phong; la segunda, presidenta del Consejo Popular de Ca Mau.",
        ),
        (
            "pl",
            "Głos zabrali Nguyen Van An i Tran Thi Hoa. Pierwszy jest sekretarzem Komitetu Partii "
            "miasta Hai Phong, druga – przewodniczącą Rady Ludowej prowincji Ca Mau.",
        ),
        (
            "uk",
            "Виступили Нгуєн Ван Ан та Чан Тхі Хоа. Перший є секретарем міського партійного "
            "комітету Хайфона, друга – головою Народної ради провінції Камау.",
        ),
        (
            "ru",
            "Выступили Нгуен Ван Ан и Чан Тхи Хоа. Первый является секретарём парткома Хайфона, "
            "вторая – председателем Народного совета провинции Камау.",
        ),
    ],
)
def test_the_first_and_the_second_are_those_of_the_sentence_before(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """Nothing of it is of the past, though a word for the first may say "former" elsewhere."""
    assert held(text, language, lexicon) == {
        f"Nguyen Van An: {SECRETARY}",
        f"Tran Thi Hoa: {CHAIR}",
    }


def test_the_first_secretary_is_an_office_and_nobody_named_before(lexicon: Lexicon) -> None:
    """A word that qualifies a noun stands for nobody."""
    text = (
        "Nguyen Van An et Tran Van Ba ont parlé. Le premier secrétaire du Comité du Parti de la "
        "province de Ca Mau a conclu."
    )

    assert held(text, "fr", lexicon) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Нагороду вручила Чан Тхі Хоа. Вона, член Політбюро, подякувала всім."),
        ("de", "Den Preis übergab Tran Thi Hoa. Sie, Mitglied des Politbüros, dankte allen."),
        ("fr", "Mme Tran Thi Hoa a parlé. Elle, membre du Bureau politique, a remercié la salle."),
    ],
)
def test_a_pronoun_with_an_apposition_is_the_one_spoken_of(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """The office between commas behind it is hers."""
    assert held(text, language, lexicon) == {f"Tran Thi Hoa: {MEMBER}"}
