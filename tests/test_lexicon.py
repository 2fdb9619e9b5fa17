"""Lodkit's own lexicon: every language compiles, and finds its own examples."""

import pytest

from lodkit.lexicon.concepts import Concept
from lodkit.lexicon.lexicon import Lexicon
from lodkit.lexicon.matcher import Matcher
from lodkit.lexicon.patterns import expand
from lodkit.lexicon.tokens import tokenize

LANGUAGES = ("ar", "de", "en", "es", "fr", "pl", "ru", "uk")
SHOWN = (
    "body-kind",
    "role",
    "office",
    "meeting-kind",
    "manner",
    "document-kind",
    "level",
    "tenure",
)


def test_the_languages_are_there(lexicon: Lexicon) -> None:
    """Articles can be read in seven languages."""
    assert tuple(lexicon.languages) == LANGUAGES


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_example_holds_its_concept(code: str, lexicon: Lexicon) -> None:
    """The matcher finds each concept in the sentence that its label file gives as an example."""
    language = lexicon.tongue(code).language
    missed = []
    for concept, sentence in lexicon.languages[code].examples:
        found = Matcher(language, tokenize(sentence, language)).find()
        if concept not in {mention.concept for mention in found}:
            missed.append((concept, sentence))

    assert missed == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_concept_has_patterns(code: str, lexicon: Lexicon) -> None:
    """Whatever a fact can be made of, each language can say."""
    said = {concept for concept, _ in lexicon.languages[code].patterns}
    wanted = {c for c in lexicon.schemes.concepts if c.scheme in SHOWN and c.code}

    assert wanted - said == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_wording_belongs_to_two_concepts_of_a_scheme(code: str, lexicon: Lexicon) -> None:
    """A phrase says one kind of body, one role, one manner."""
    owners: dict[tuple[str, tuple[str, ...]], set[Concept]] = {}
    for concept, pattern in lexicon.languages[code].patterns:
        for words in expand(pattern):
            owners.setdefault((concept.scheme, words), set()).add(concept)

    assert {key: o for key, o in owners.items() if len(o) > 1} == {}


@pytest.mark.parametrize(
    ("code", "spelling", "name"),
    [
        ("uk", "товариш Хау А Лень", "Hau A Lenh"),
        ("uk", "разом із паном Чан Куок Куонгом", "Tran Quoc Cuong"),
        ("uk", "пан Нгуєн Дінь Кханг", "Nguyen Dinh Khang"),
        ("uk", "товариша Во Мінь Тханя", "Vo Minh Thanh"),
        ("ru", "с товарищем Нгуен Ван Тханем", "Nguyen Van Thanh"),
        ("ru", "Господину Дуонг Ван Хаю", "Duong Van Hai"),
        ("ru", "До Минь Туан сказал", "Do Minh Tuan"),
        ("ru", "встреча с Лыонг Кыонгом", "Luong Cuong"),
        ("ar", "الرفيق نجوين فان جاو", "Nguyen Van Gau"),
        ("ar", "الأمين العام تو لام", "To Lam"),
        ("pl", "towarzysz Hoang Trung Dung", "Hoang Trung Dung"),
        ("fr", "M. Lê Minh Hưng", "Le Minh Hung"),
        ("de", "Genosse Lâm Văn Mẫn", "Lam Van Man"),
        ("fr", "Lê Thi Thu Hông", "Le Thi Thu Hong"),
        # an and lan, which the commonest words أن and لأن are but for the hamza
        ("ar", "نجوين فان آن", "Nguyen Van An"),
        ("ar", "نجوين ثي لان", "Nguyen Thi Lan"),
        ("ar", "قال تران ثانه مان بأن", "Tran Thanh Man"),
    ],
)
def test_names_are_read_back_into_latin_letters(
    code: str, spelling: str, name: str, lexicon: Lexicon
) -> None:
    """A name is found in any script, inflected or with tone marks, and given in plain Latin."""
    tongue = lexicon.tongue(code)
    tokens = tokenize(spelling, tongue.language)
    titles = {
        i
        for m in Matcher(tongue.language, tokens).find()
        if m.concept == Concept("cue", "honorific")
        for i in m.words
    }

    assert [n.name for n in tongue.names.find(tokens, {}, titles)] == [name]


@pytest.mark.parametrize(
    ("code", "text", "place"),
    [
        ("uk", "у провінції Туєн Куанг", "tuyen-quang"),
        ("uk", "у провінції Туєнкуанг", "tuyen-quang"),
        ("ru", "в провинции Хатине", "ha-tinh"),
        ("ru", "горком партии Ханоя", "ha-noi"),
        ("ru", "Хошиминского горкома", "ho-chi-minh"),
        ("ar", "في مقاطعة باك جيانج", "bac-giang"),
        ("ar", "في محافظة باك زانغ", "bac-giang"),
        ("de", "in der Provinz Sóc Trăng", "soc-trang"),
        ("fr", "la province d'An Giang", "an-giang"),
    ],
)
def test_provinces_are_found_in_every_spelling(
    code: str, text: str, place: str, lexicon: Lexicon
) -> None:
    """A province is found as the atlas writes it and as translators do."""
    language = lexicon.tongue(code).language
    mentions = Matcher(language, tokenize(text, language)).find()

    assert [m.concept.code for m in mentions if m.concept.scheme == "place"] == [place]
