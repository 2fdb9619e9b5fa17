"""Readings of a name that the office beside it settles."""

import pytest

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from small import told_there


def persons(text: str, language: str, lexicon: Lexicon) -> list[str]:
    """The persons of a short text, in its order."""
    return [p.name for p in map_article(told_there(text, language), lexicon).persons]


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("نجوين فان فونغ، أمين لجنة الحزب في مقاطعة كوانغ تري، تحدث.", "ar", "Nguyen Van Phuong"),
        (
            "نجوين فان فونغ، النائب الدائم لأمين لجنة الحزب في هانوي، تحدث.",
            "ar",
            "Nguyen Van Phong",
        ),
        ("تحدث فو مينه تشين، أمين لجنة الحزب في مقاطعة سوك ترانغ.", "ar", "Vo Minh Chien"),
        (
            "Виступив Нгуєн Ван Фионг, секретар парткому провінції Куангчі.",
            "uk",
            "Nguyen Van Phuong",
        ),
        (
            "Głos zabrał Nguyen Van Phong, sekretarz Komitetu Partii prowincji Quang Tri.",
            "pl",
            "Nguyen Van Phong",
        ),
    ],
)
def test_a_name_is_read_as_that_of_the_known_holder(
    text: str, language: str, named: str, lexicon: Lexicon
) -> None:
    """Of the people whom letters may stand for, the one known in the office is meant."""
    assert persons(text, language, lexicon) == [named]


def test_a_name_is_read_alike_in_the_whole_text(lexicon: Lexicon) -> None:
    """An office beside one mention settles those without it as well."""
    text = (
        "شكر السيد نجوين فان فونغ الجميع. نجوين فان فونغ هو أمين لجنة الحزب في مقاطعة كوانغ تري."
        " ثم غادر السيد نجوين فان فونغ."
    )

    assert persons(text, "ar", lexicon) == ["Nguyen Van Phuong"]
