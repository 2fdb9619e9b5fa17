"""What sentences state of documents: kind, number, issuer, and the meeting that adopted them."""

import pytest

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from lodkit.model.facts import Document
from small import told_there


def documents_of(text: str, language: str, lexicon: Lexicon) -> tuple[Document, ...]:
    """The documents of a short text."""
    return map_article(told_there(text, language), lexicon).documents


def said(document: Document) -> str:
    """A document in words: kind, number, issuer."""
    issuer = f"{document.issuer.kind}/{document.issuer.scope}" if document.issuer else "nobody"
    return f"{document.kind} {document.number} {issuer}"


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        ("de", "Das regelt die Anleitung Nr. 18-HD/MTTW-BTT.", ("instruction", "18-HD/MTTW-BTT")),
        ("uk", "Надіслано лист № 8400/BTC-QLCS.", ("official-letter", "8400/BTC-QLCS")),
        ("fr", "La résolution n° 202/2025/QH15 s'applique.", ("resolution", "202/2025/QH15")),
        ("pl", "Omówiono treść Uchwały nr 57.", ("resolution", "57")),
        ("ar", "وقع المرسوم رقم 33C.", ("decree", "33C")),
        ("uk", "Підсумок міститься в Резолюції № 73.", ("resolution", "73")),
        # the letters QĐ stand for a decision and for a regulation: the word tells
        ("de", "Es gilt die Regelung Nr. 132-QD/TW.", ("regulation", "132-QD/TW")),
        ("de", "Es gilt der Beschluss Nr. 132-QĐ/TW.", ("decision", "132-QD/TW")),
        # otherwise the letters know better than a translation
        ("de", "Es gilt der Beschluss Nr. 45-CT/TW.", ("directive", "45-CT/TW")),
        # without a word for the document the letters say what it is: a decision on personnel
        ("fr", "La première (n° 1895-QDNS/TW) la concerne.", ("decision", "1895-QDNS/TW")),
    ],
)
def test_numbers_are_read_in_every_shape(
    language: str, text: str, stated: tuple[str, str], lexicon: Lexicon
) -> None:
    """Suffixes, years, plain numbers and letters behind them; the letters say the kind."""
    (document,) = documents_of(text, language, lexicon)

    assert (document.kind, document.number) == stated


def test_an_arabic_law_is_known_by_its_subject_and_year(lexicon: Lexicon) -> None:
    """A law without a year behind its subject, and a draft, are none in particular."""
    text = (
        "يفتح قانون الصحافة لعام 2025 الباب أمام الجميع. "
        "وناقش النواب مشروع قانون الأراضي لعام 2026 وقانون الاستثمار."
    )
    (law,) = documents_of(text, "ar", lexicon)

    assert said(law) == "law None national-assembly/vn"
    assert str(law.date) == "2025"


@pytest.mark.parametrize(
    "text",
    [
        "واختُتم المؤتمر باعتماد قراره الذي يتضمن 15 هدفًا.",
        "وفي نهاية العمل صوّت المندوبون على قرار المؤتمر.",
    ],
)
def test_a_congress_called_by_its_bare_noun_adopts_its_resolution(
    text: str, lexicon: Lexicon
) -> None:
    """The noun is that of a conference as well."""
    opening = "افتُتح في 5 مارس 2025 المؤتمر الأول للجنة الحزب في مقاطعة كا ماو، الفترة 2025-2030. "
    (document,) = documents_of(opening + text, "ar", lexicon)

    assert document.kind == "resolution"
    assert document.adopted_at is not None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Директива № 45-CT/TW, яку Політбюро видало 14 квітня 2025 року, діє."),
        ("fr", "La directive n° 45-CT/TW, adoptée par le Politburo le 14 avril 2025, est connue."),
        ("de", "Die Richtlinie Nr. 45-CT/TW vom 14. April 2025 des Politbüros gilt."),
        ("pl", "Biuro Polityczne wydało dyrektywę nr 45-CT/TW z dnia 14 kwietnia 2025 r."),
        ("ar", "التوجيه رقم 45-CT/TW الصادر عن المكتب السياسي في 14 نيسان/أبريل 2025."),
    ],
)
def test_the_issuer_stands_before_or_behind_or_by_a_verb(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """The order of words is the language's, the issuer the same."""
    (document,) = documents_of(text, language, lexicon)

    assert said(document) == "directive 45-CT/TW politburo/vn"


def test_the_numbers_of_a_list_share_their_issuer(lexicon: Lexicon) -> None:
    """One word for several documents, and one issuer behind the last."""
    text = "Dans l'esprit des Conclusions n° 126-KL/TW et 127-KL/TW du Politburo."

    assert [said(d) for d in documents_of(text, "fr", lexicon)] == [
        "conclusion 126-KL/TW politburo/vn",
        "conclusion 127-KL/TW politburo/vn",
    ]


def test_a_short_number_is_the_full_one_again(lexicon: Lexicon) -> None:
    """A resolution that was named in full is not another one when named by its number alone."""
    text = "Omówiono Uchwałę nr 71-NQ/TW. Premier przedstawił treść Uchwały nr 71."

    assert [d.number for d in documents_of(text, "pl", lexicon)] == ["71-NQ/TW"]


@pytest.mark.parametrize("text", ["Der Bericht 2025 liegt vor.", "Der Plan am 3. April gilt."])
def test_years_and_days_are_no_numbers_of_documents(text: str, lexicon: Lexicon) -> None:
    """A figure behind the word for a document is its number only where it is nothing else."""
    assert documents_of(text, "de", lexicon) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The province reports 300 cases and plans 20 schools."),
        ("fr", "La province a rapporté 164 millions et annoncé 15 mesures."),
        ("es", "El Gobierno anunció 15 medidas y decretó 30 días de luto."),
        ("fr", "C'est dans les rapports. N° 164 est le numéro de la rue."),
        ("de", "Das steht im Bericht. Nr. 164 ist die Hausnummer."),
    ],
)
def test_what_a_number_counts_and_the_next_sentences_are_no_numbers_of_documents(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """Verbs that are written as the nouns, and a number in another sentence than the noun."""
    assert documents_of(text, language, lexicon) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Omówiono realizację uchwały 11. plenum Komitetu Centralnego Partii."),
        ("de", "Man besprach die Resolution des 11. Plenums des Zentralkomitees."),
        ("uk", "Обговорили резолюцію 11-го пленуму Центрального комітету партії."),
        ("es", "Se estudió la resolución del 11.º pleno del Comité Central del Partido."),
    ],
)
def test_the_number_of_a_meeting_is_not_its_resolutions(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """A number between the document and its meeting belongs to the meeting."""
    assert [said(d) for d in documents_of(text, language, lexicon)] == [
        "resolution None central-committee/vn"
    ]


def test_a_congress_adopts_its_resolution(lexicon: Lexicon) -> None:
    """A resolution without a number is particular by the congress that passes it."""
    text = (
        "Das Parteikomitee der Provinz Cao Bang hielt am 3. Mai 2025 seinen 1. Kongress ab. "
        "Der Kongress nahm seine Resolution an."
    )
    (document,) = documents_of(text, "de", lexicon)

    assert (document.kind, document.adopted_at) == ("resolution", "m1")


_SESSION = (
    "Le 3 mai 2025, le Conseil populaire de la province de Cao Bang s'est réuni pour sa 20e "
    "session. "
)


@pytest.mark.parametrize(
    ("sentence", "adopted"),
    [
        ("Les délégués ont voté trois résolutions.", True),
        ("Les résolutions votées par le Conseil seront publiées.", True),
        ("Il a cité la résolution de cette session.", True),
        ("Les délégués ont discuté trois résolutions.", False),
        ("Il a lu le projet de résolution de cette session.", False),
        ("L'Assemblée nationale a voté une résolution, disent les délégués.", False),
    ],
)
def test_those_who_sit_adopt_the_resolution_of_the_reported_session(
    sentence: str, adopted: bool, lexicon: Lexicon
) -> None:
    """Delegates, the council by its bare noun, "of the session"; no draft, no other assembly."""
    found = documents_of(_SESSION + sentence, "fr", lexicon)

    assert [d.adopted_at for d in found if d.adopted_at] == (["m1"] if adopted else [])


def test_plain_numbers_of_a_list_are_a_document_each(lexicon: Lexicon) -> None:
    """Behind a sign for "number" the list goes on over commas and "and"."""
    text = "Zgodnie z uchwałami nr 57, 59 i 68 Biura Politycznego prowincja wdraża reformy."

    assert [said(d) for d in documents_of(text, "pl", lexicon)] == [
        "resolution 57 politburo/vn",
        "resolution 59 politburo/vn",
        "resolution 68 politburo/vn",
    ]


def test_a_title_may_stand_before_the_number(lexicon: Lexicon) -> None:
    """The letters of a law's number name no kind: the last document of the sentence does."""
    text = "Національні збори ухвалили Закон про землю № 31/2024/QH15."
    (document,) = documents_of(text, "uk", lexicon)

    assert said(document) == "law 31/2024/QH15 national-assembly/vn"


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("pl", "Omówiono Dekret Rządowy 140/2017/ND-CP.", "Dekret"),
        ("en", "They studied the Law on Land No. 31/2024/QH15.", "Law"),
    ],
)
def test_the_word_for_a_document_is_evidence_wherever_it_stands(
    language: str, text: str, word: str, lexicon: Lexicon
) -> None:
    """Words between it and the number say whose it is, or what about."""
    (document,) = documents_of(text, language, lexicon)

    assert word in {span.of(text) for span in document.evidence}


def test_a_law_by_its_title_is_none_of_the_resolutions_before(lexicon: Lexicon) -> None:
    """The word for a document in its own sentence counts more than that of the number before."""
    text = (
        "Le 5 mai 2025, l’Assemblée nationale a adopté la résolution n° 91/2025/QH15. Les textes "
        "de la loi sur le budget n° 89/2025/QH15 sont prêts."
    )

    assert {(d.kind, d.number) for d in documents_of(text, "fr", lexicon)} == {
        ("resolution", "91/2025/QH15"),
        ("law", "89/2025/QH15"),
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Провінція виконує Закон про землю."),
        ("pl", "Prowincja wykonuje Ustawę o ziemi."),
        ("fr", "La province applique la Loi sur la terre."),
        ("de", "Die Provinz setzt das Gesetz über Grund und Boden um."),
        ("en", "The province carries out the Law on Land."),
        ("es", "La provincia aplica la Ley sobre la tierra."),
        ("ru", "Провинция исполняет Закон о земле."),
    ],
)
def test_a_law_known_by_its_subject_is_the_national_assemblys(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """Nobody else passes laws, so that none need be named with it."""
    (document,) = documents_of(text, language, lexicon)

    assert said(document) == "law None national-assembly/vn"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Провінція виконує закони про землю."),
        ("fr", "Le projet de Loi sur la terre a été débattu."),
        ("fr", "La loi, sur ce point, est claire."),
        ("pl", "Ustawa jest jasna."),
    ],
)
def test_laws_in_general_and_drafts_are_no_documents(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """A law without a subject, or not yet passed, is none in particular."""
    assert documents_of(text, language, lexicon) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "uk",
            "8 грудня Народна рада провінції Віньлонг відкрила 9-ту сесію. "
            "Народна рада ухвалила 33 резолюції.",
        ),
        ("uk", "Цим рішенням секретарем парткому провінції Ламдонг призначено Ле Ван Нама."),
        ("pl", "Tą decyzją sekretarz Komitetu Partii prowincji Lam Dong otrzymał zadania."),
    ],
)
def test_documents_that_are_counted_and_one_named_before_are_none(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """A number of resolutions is none in particular; who is behind "this decision" issues none."""
    assert documents_of(text, language, lexicon) == ()
