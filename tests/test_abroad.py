"""What is another country's, and whether an article is about the country at all."""

from pathlib import Path

import pytest

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from lodkit.mapping.country.abroad import set_apart
from lodkit.mapping.country.concern import Concern, concern
from lodkit.mapping.text.reading import ABROAD, read
from lodkit.model.article import Article
from small import told_there

GUESTS = sorted((Path(__file__).parent / "guests").glob("*.txt"))


@pytest.mark.parametrize("path", GUESTS, ids=[path.stem for path in GUESTS])
def test_guests_bring_no_facts_and_take_none(path: Path, lexicon: Lexicon) -> None:
    """A Vietnamese article about foreign guests keeps its own posts, bodies and congress."""
    facts = map_article(Article("a", path.read_text("utf-8"), path.stem), lexicon)

    assert {(m.person, m.role) for m in facts.memberships} == {
        ("Luong Cuong", "president"),
        ("Pham Minh Chinh", "prime-minister"),
    }
    assert "national-assembly" not in {b.body.kind for b in facts.bodies}
    assert "ministry-national-defence" in {b.body.kind for b in facts.bodies}
    assert [m.ordinal for m in facts.meetings if m.kind == "congress"] == [14]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The committee held a conference.", Concern.NONE),
        ("de", "Das Komitee tagte in Bremen.", Concern.NONE),
        ("en", "China's premier visited Laos, Thailand and Vietnam.", Concern.PASSING),
        ("uk", "Прем'єр Китаю відвідав Лаос і В'єтнам.", Concern.PASSING),
        ("fr", "Le Vietnam est cité une fois.", Concern.PASSING),
        ("pl", "Komitet prowincji Ha Tinh zebrał się.", Concern.OWN),
        ("ru", "Комитет одобрил директиву № 35-CT/TW.", Concern.OWN),
        ("es", "Habló el secretario Nguyen Van Hung.", Concern.OWN),
        ("ar", "في فيتنام قال الفيتناميون ذلك.", Concern.OWN),
    ],
)
def test_an_article_shows_what_it_is_about(
    language: str, text: str, expected: Concern, lexicon: Lexicon
) -> None:
    """Names of the country, its places, people and documents say so, and how often others'."""
    assert concern(read(Article("a", text, language), lexicon)) == expected


def test_an_address_there_tells_what_an_article_is_about(lexicon: Lexicon) -> None:
    """An article from there needs no other sign."""
    reading = read(told_there("The committee held a conference.", "en"), lexicon)

    assert concern(reading) == Concern.OWN


@pytest.mark.parametrize(
    ("language", "text", "abroad"),
    [
        # behind the noun, before it, and on either side
        ("en", "the Government of Laos", ["Government"]),
        ("en", "the Chinese Ministry of Defence", ["Ministry of Defence"]),
        ("de", "Chinas Verteidigungsministerium", ["Verteidigungsministerium"]),
        ("de", "das Verteidigungsministerium Chinas", ["Verteidigungsministerium"]),
        ("es", "el Ministerio de Defensa chino", ["Ministerio de Defensa"]),
        ("ar", "وزارة الدفاع الصينية", ["وزارة الدفاع"]),
        # an adjective before another noun says nothing of what it follows
        ("pl", "Ministerstwo Obrony chińskim gościom podziękowało", []),
        ("uk", "Міністерство оборони китайським гостям подякувало", []),
        # what depends on another country's body is that country's
        ("uk", "секретар Центрального комітету КПК", ["секретар", "Центрального комітету"]),
        ("fr", "le secrétaire du Comité central du PCC", ["secrétaire", "Comité central"]),
        # the country's own, beside others'
        ("en", "the Communist Party of Vietnam and China", []),
        ("uk", "в'єтнамсько-китайська конференція", []),
        ("fr", "le ministère de la Défense du Vietnam", []),
    ],
)
def test_what_stands_with_another_countrys_name_is_that_countrys(
    language: str, text: str, abroad: list[str], lexicon: Lexicon
) -> None:
    """A country's name stands where the language puts it, and reaches what depends on it."""
    reading = set_apart(read(told_there(text, language), lexicon))
    spans = [reading.span(m.first, m.last).of(text) for m in reading.of(ABROAD)]

    assert list(dict.fromkeys(spans)) == abroad
