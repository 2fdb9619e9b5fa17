"""Ministers by their portfolio or field alone: "the portfolio of finance goes to A"."""

import pytest

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from small import told_there


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Ressort Justiz geht an Le Thanh Long, das Ressort Finanzen an Ho Duc Phoc."),
        ("de", "Das Justizministerium übernimmt Le Thanh Long, das Finanzministerium Ho Duc Phoc."),
        ("fr", "Nouveaux ministres : Le Thanh Long à la Justice, Ho Duc Phoc aux Finances."),
        (
            "fr",
            "Le portefeuille de la Justice échoit à M. Le Thanh Long, celui des Finances à M. "
            "Ho Duc Phoc.",
        ),
        (
            "fr",
            "Le ministère de la Justice est confié à M. Le Thanh Long ; le ministère des "
            "Finances, à M. Ho Duc Phoc.",
        ),
        ("pl", "Teka sprawiedliwości przypadła Le Thanh Long, teka finansów – Ho Duc Phoc."),
        ("pl", "Resortem sprawiedliwości pokieruje Le Thanh Long, resortem finansów Ho Duc Phoc."),
        ("uk", "Міністерство юстиції очолив Ле Тхань Лонг, Міністерство фінансів – Хо Дик Фок."),
        ("ar", "أسندت حقيبة العدل إلى السيد لي ثانه لونغ، وحقيبة المالية إلى السيد هو دوك فوك."),
        ("ru", "Министерство юстиции возглавил Ле Тхань Лонг, Министерство финансов – Хо Дык Фок."),
    ],
)
def test_each_is_minister_of_a_field(language: str, text: str, lexicon: Lexicon) -> None:
    """One verb may serve two ministries, and one word for the office two fields."""
    facts = map_article(told_there(text, language), lexicon)

    assert {(m.person, m.role, m.body.kind, m.former) for m in facts.memberships} == {
        ("Le Thanh Long", "minister", "ministry-justice", False),
        ("Ho Duc Phoc", "minister", "ministry-finance", False),
    }


def test_a_deputys_word_gives_no_minister_of_another_field(lexicon: Lexicon) -> None:
    """Behind one deputy minister a name with a field says nothing of an office."""
    text = "Le vice-ministre de la Justice Le Thanh Long a cité Ho Duc Phoc aux Finances."
    facts = map_article(told_there(text, "fr"), lexicon)

    assert [m.person for m in facts.memberships] == ["Le Thanh Long"]
