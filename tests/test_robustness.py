"""Bad input: noise, other spellings of the same letters, and texts of any length."""

import random
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from lodkit.mapping.unused import spans
from lodkit.model.article import Article
from lodkit.model.facts import Facts
from lodkit.reading.articles import read_article
from small import told_there
from test_silence import TEXTS, stated

TESTS = Path(__file__).parent
GUESTS = {path.stem: path.read_text("utf-8") for path in (TESTS / "guests").glob("*.txt")}
LANGUAGES = sorted(GUESTS)
SEEDS = sorted((TESTS.parent / "seeds").glob("*-*.txt"))
ARABIC = GUESTS["ar"]
# What says nothing about an Arabic word: stretching, vowels, directions.
IGNORED = "\u0640\u064b\u064e\u064f\u0650\u0651\u0652\u200e\u200f\u202b\u202c\u2067\u2069"
NOISE = (
    "\u202e",
    "𝒳",
    "31.12.",
    "0",
    "14.",
    "(",
    ";",
    ":",
    "\n",
    "-",
    "–",
    "«",
    "XIV",
    "№",
    "\u0301",
)

# The same examples each time: of a thousand badly scanned texts one or two read like a name.
EXAMPLES = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


def shape(facts: Facts) -> list[object]:
    """What an article states, without where it stands and how it is spelled."""
    return [
        sorted({str(b.body) for b in facts.bodies}),
        [p.name for p in facts.persons],
        sorted({(m.person, m.role, str(m.body), m.former) for m in facts.memberships}),
        [(m.kind, m.main, str(m.host), str(m.date), m.ordinal, m.term) for m in facts.meetings],
        [(p.person, p.manner) for p in facts.participations],
        [(d.kind, d.number, str(d.issuer), str(d.date)) for d in facts.documents],
        [p.code for p in facts.places],
    ]


@st.composite
def jumbles(draw: st.DrawFn) -> tuple[str, str]:
    """A language, and words of its article among noise in any order."""
    language = draw(st.sampled_from(LANGUAGES))
    words = st.sampled_from((*GUESTS[language].split(), *NOISE))
    return language, " ".join(draw(st.lists(words, max_size=80)))


@EXAMPLES
@given(jumbles())
def test_a_jumble_of_words_is_mapped(lexicon: Lexicon, jumble: tuple[str, str]) -> None:
    """Whatever order its words stand in, a text's evidence lies inside it and is not empty."""
    language, text = jumble
    facts = map_article(told_there(text, language), lexicon)

    assert all(0 <= s.start < s.end <= len(text) for s in spans(facts))


@EXAMPLES
@given(st.sampled_from(LANGUAGES), st.text(max_size=300))
def test_any_characters_are_mapped_and_state_nothing(
    lexicon: Lexicon, language: str, text: str
) -> None:
    """No character breaks the mappers, and none is a fact."""
    assert stated(map_article(Article("a", text, language), lexicon)) == []


@pytest.mark.parametrize("path", SEEDS, ids=[path.stem for path in SEEDS])
def test_decomposed_letters_give_the_same_facts(
    path: Path, lexicon: Lexicon, tmp_path: Path
) -> None:
    """A file in Unicode form NFD states what it states in NFC."""
    text, other = path.read_text("utf-8"), tmp_path / path.name
    other.write_text(unicodedata.normalize("NFD", text), encoding="utf-8")
    language = path.stem[:2]

    assert shape(map_article(read_article(other, language=language), lexicon)) == shape(
        map_article(read_article(path, language=language), lexicon)
    )


@EXAMPLES
@given(st.randoms(use_true_random=False))
def test_arabic_marks_change_no_fact(lexicon: Lexicon, chance: random.Random) -> None:
    """Stretching, vowel marks, and marks of direction say nothing."""
    marked = "".join(
        c + (chance.choice(IGNORED) if c.isalpha() and chance.random() < 0.1 else "")
        for c in ARABIC
    )

    assert shape(map_article(Article("a", marked, "ar"), lexicon)) == shape(
        map_article(Article("a", ARABIC, "ar"), lexicon)
    )


@pytest.mark.parametrize(("plain", "persian"), [("ي", "ی"), ("ك", "ک"), ("غ", "گ")])
def test_persian_letters_change_no_fact(plain: str, persian: str, lexicon: Lexicon) -> None:
    """Persian ya, kaf and gaf are read as the Arabic letters they are typed for."""
    assert shape(map_article(Article("a", ARABIC.replace(plain, persian), "ar"), lexicon)) == shape(
        map_article(Article("a", ARABIC, "ar"), lexicon)
    )


@EXAMPLES
@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False))
def test_noise_makes_no_facts(lexicon: Lexicon, path: Path, chance: random.Random) -> None:
    """A silent text is silent after bad scanning: letters swapped, dropped, and cut."""
    text = "".join(_scanned(path.read_text("utf-8"), chance))

    assert stated(map_article(Article("a", text, path.stem[:2]), lexicon)) == []


def _scanned(text: str, chance: random.Random) -> Iterator[str]:
    for letter in text:
        luck = chance.random()
        if luck > 0.03 or not letter.isalpha():
            yield letter
        elif luck > 0.02:
            yield chance.choice(text)
        elif luck > 0.01:
            yield letter + "-\n"


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_a_silent_text_without_accents_is_silent(path: Path, lexicon: Lexicon) -> None:
    """A text typed without accents invents nothing."""
    split = unicodedata.normalize("NFD", path.read_text("utf-8"))
    bare = "".join(c for c in split if not unicodedata.combining(c))

    assert stated(map_article(Article("a", bare, path.stem[:2]), lexicon)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_in_two_languages_states_only_its_own(language: str, lexicon: Lexicon) -> None:
    """Silent paragraphs of other languages add no body, person or post."""
    others = [p.read_text("utf-8") for p in TEXTS if p.stem == "en-sport" or p.stem == "ru-weather"]
    alone = map_article(told_there(GUESTS[language], language), lexicon)
    mixed = map_article(told_there("\n".join((GUESTS[language], *others)), language), lexicon)

    assert shape(mixed)[1:3] == shape(alone)[1:3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_sentence_takes_time_by_its_length(language: str, lexicon: Lexicon) -> None:
    """Eight times the text, one sentence without a comma, takes nowhere near 64 times as long."""
    sentence = GUESTS[language].replace(".", "").replace(",", "").replace("\n", " ")
    times = 6_000 // len(sentence.encode()) + 1

    short = _work(sentence * times, language, lexicon)
    assert _work(sentence * 8 * times, language, lexicon) < 16 * short


@pytest.mark.parametrize("between", [", ", "\n", "; "])
def test_a_list_of_names_takes_time_by_its_length(between: str, lexicon: Lexicon) -> None:
    """Five thousand names are as many persons, in time that grows as they do."""
    chance = random.Random(1)
    parts = ("Nguyen Tran Pham Hoang Bui", "Van Thi Duc Minh", "Hung Lan Tuan Son Linh")
    names = [" ".join(chance.choice(p.split()) for p in parts) for _ in range(5_000)]
    facts = map_article(Article("a", between.join(names), "de"), lexicon)

    assert {p.name for p in facts.persons} == set(names)
    assert not facts.memberships
    short = _work(between.join(names[:625]), "de", lexicon)
    assert _work(between.join(names), "de", lexicon) < 16 * short


def test_many_offices_and_meetings_take_time_by_their_number(lexicon: Lexicon) -> None:
    """Of committees in many places, their secretaries, congresses and documents, all is told."""
    chance = random.Random(1)
    places = "Ha Giang", "Ca Mau", "Lam Dong", "Nghe An", "Hue"
    told = [
        f"On 3 May 2025 in {chance.choice(places)} the Party Committee held its congress; the "
        f"secretary of the Provincial Party Committee Nguyen Van Nam said that the deputy would "
        f"join the Standing Committee. Resolution No. {at}-NQ/TW was issued by the Politburo.\n"
        for at in range(160)
    ]

    short = _work("".join(told[:20]), "en", lexicon)
    assert _work("".join(told), "en", lexicon) < 14 * short


def _work(text: str, language: str, lexicon: Lexicon) -> int:
    """How many calls a text takes: unlike seconds, the same on a busy machine."""
    lexicon.tongue(language)
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        map_article(told_there(text, language), lexicon)
    finally:
        sys.setprofile(None)
    return calls
