"""Silence: texts about other things and other countries state nothing."""

from pathlib import Path

import pytest

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from lodkit.model.article import Article
from lodkit.model.facts import Facts

FOLDER = Path(__file__).parent / "silence"
TEXTS = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_an_article_of_elsewhere_states_nothing(path: Path, lexicon: Lexicon) -> None:
    """Other countries' parliaments and parties, sport, weather and markets give no fact."""
    article = Article(path.stem, path.read_text("utf-8"), path.stem[:2])

    assert stated(map_article(article, lexicon)) == []


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_a_wrong_language_tag_invents_nothing(path: Path, lexicon: Lexicon) -> None:
    """Read in each other language a silent article is silent, too."""
    text = path.read_text("utf-8")
    others = set(lexicon.languages) - {path.stem[:2]}
    found = {o: stated(map_article(Article("a", text, o), lexicon)) for o in sorted(others)}

    assert found == {other: [] for other in sorted(others)}


def stated(facts: Facts) -> list[object]:
    """Every fact of an article."""
    return [
        *facts.bodies,
        *facts.persons,
        *facts.memberships,
        *facts.meetings,
        *facts.participations,
        *facts.documents,
        *facts.places,
    ]
