"""What sentences state: offices and their holders, meetings, participations, documents."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from lodkit.mapping.unused import spans
from lodkit.model.facts import Facts
from small import told_there


def facts_of(text: str, language: str, lexicon: Lexicon) -> Facts:
    """The facts of a short text."""
    return map_article(told_there(text, language), lexicon)


def posts(facts: Facts) -> set[str]:
    """The memberships in words."""
    return {
        f"{m.person}: {'former ' if m.former else ''}{m.role} {m.body.kind} {m.body.scope}"
        for m in facts.memberships
    }


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        (
            "de",
            "Lam Van Man, Sekretär des Parteikomitees der Provinz Soc Trang, sprach.",
            {"Lam Van Man: secretary party-committee soc-trang"},
        ),
        (
            "de",
            "Der Sekretär des Parteikomitees der Provinz Soc Trang Lam Van Man sprach.",
            {"Lam Van Man: secretary party-committee soc-trang"},
        ),
        (
            "pl",
            "Przybyli: Nguyen Duc Trung, przewodniczący Komitetu Ludowego prowincji Nghe An; "
            "Thai Thanh Quy, sekretarz Komitetu Partii prowincji Nghe An.",
            {
                "Nguyen Duc Trung: chair people-committee nghe-an",
                "Thai Thanh Quy: secretary party-committee nghe-an",
            },
        ),
        (
            "fr",
            "M. Nong Duc Manh, ancien secrétaire général du Parti, était présent.",
            {"Nong Duc Manh: former general-secretary communist-party vn"},
        ),
        (
            "uk",
            "Голова Центральної організаційної комісії партії Ле Мінь Хунг виступив.",
            {"Le Minh Hung: head organization-commission vn"},
        ),
        (
            "ar",
            "ترأس المؤتمر الرفيق نجوين فان جاو، عضو اللجنة المركزية للحزب.",
            {"Nguyen Van Gau: member central-committee vn"},
        ),
        (
            "de",
            "Nguyen Van An, stellvertretender Sekretär des Provinzparteikomitees, "
            "Vorsitzender des Volkskomitees der Provinz Ca Mau, sprach.",
            {
                "Nguyen Van An: deputy-secretary party-committee ca-mau",
                "Nguyen Van An: chair people-committee ca-mau",
            },
        ),
        (
            "de",
            "Der Vizepremierminister, Minister für Finanzen Ho Duc Phoc sprach.",
            {
                "Ho Duc Phoc: deputy-prime-minister government vn",
                "Ho Duc Phoc: minister ministry-finance vn",
            },
        ),
        (
            "uk",
            "Секретар партійного комітету Міністерства юстиції Нгуєн Хай Нінь виступив.",
            {"Nguyen Hai Ninh: secretary party-committee ministry-justice"},
        ),
        (
            "ru",
            "Секретарь Ханойского горкома партии Нгуен Зуй Нгок встретился с президентом США.",
            {"Nguyen Duy Ngoc: secretary party-committee ha-noi"},
        ),
    ],
)
def test_offices_go_to_their_holders(
    language: str, text: str, stated: set[str], lexicon: Lexicon
) -> None:
    """Before or behind the name, in lists, shared places: each office has its holder."""
    assert posts(facts_of(text, language, lexicon)) == stated


def test_an_office_is_what_the_body_makes_it(lexicon: Lexicon) -> None:
    """The word for chairman makes a commission's head and a union's chair."""
    commission = "Vorsitzender der Zentralen Inspektionskommission Tran Cam Tu sprach."
    union = "Vorsitzender des Bauernverbands Vietnams Luong Quoc Doan sprach."

    assert posts(facts_of(commission, "de", lexicon)) == {
        "Tran Cam Tu: head inspection-commission vn"
    }
    assert posts(facts_of(union, "de", lexicon)) == {
        "Luong Quoc Doan: chair farmers-association vn"
    }


def test_an_office_alone_stands_for_its_holder(lexicon: Lexicon) -> None:
    """Who is named by office in a later sentence takes part as the person named before."""
    text = (
        "Na konferencji sekretarz Komitetu Partii prowincji Ha Tinh "
        "Hoang Trung Dung przewodniczył. "
        "Zamykając konferencję, sekretarz Komitetu Partii prowincji podkreślił wyniki."
    )
    facts = facts_of(text, "pl", lexicon)

    assert {(p.person, p.manner) for p in facts.participations} == {
        ("Hoang Trung Dung", "chair"),
        ("Hoang Trung Dung", "speaker"),
    }


def test_the_year_comes_from_the_nearest_full_date(lexicon: Lexicon) -> None:
    """A day without a year gets the year nearest to the text's other dates, marked as inferred."""
    text = (
        "Am 18. Oktober veranstaltete das Parteikomitee der Provinz Ninh Binh eine Konferenz. "
        "Grundlage ist die Direktive Nr. 35-CT/TW vom 14. Juni 2024."
    )
    (main,) = (m for m in facts_of(text, "de", lexicon).meetings if m.main)

    assert main.date is not None
    assert (str(main.date), main.date.inferred) == ("2024-10-18", True)


def test_a_day_stays_without_a_year_where_nothing_tells_it(lexicon: Lexicon) -> None:
    """No year is made up."""
    text = "Am 18. Oktober veranstaltete das Parteikomitee der Provinz Ninh Binh eine Konferenz."
    (main,) = (m for m in facts_of(text, "de", lexicon).meetings if m.main)

    assert str(main.date) == "--10-18"


def test_a_document_has_kind_number_date_and_issuer(lexicon: Lexicon) -> None:
    """The letters of the number say the kind, and the text who issued it and when."""
    text = "Es geht um die Resolution Nr. 18-NQ/TW vom 25. Oktober 2017 des Zentralkomitees."
    (document,) = facts_of(text, "de", lexicon).documents

    assert (document.kind, document.number, str(document.date)) == (
        "resolution",
        "18-NQ/TW",
        "2017-10-25",
    )
    assert document.issuer is not None
    assert document.issuer.kind == "central-committee"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "У суботу команда з Харкова виграла матч із рахунком два – один."),
        ("pl", "W niedzielę będzie padał deszcz, a temperatura spadnie do pięciu stopni."),
        ("fr", "Le marché de Noël ouvre ses portes samedi ; on y boit du vin chaud."),
        ("de", "Der Trainer lobte seine Mannschaft nach dem Spiel gegen Bremen."),
        ("ar", "من المتوقع هطول أمطار غزيرة يوم الجمعة مع انخفاض درجات الحرارة."),
    ],
)
def test_texts_about_other_things_state_nothing(language: str, text: str, lexicon: Lexicon) -> None:
    """Sport, weather and markets give no person, post, body or document."""
    facts = facts_of(text, language, lexicon)

    assert (facts.persons, facts.memberships, facts.bodies, facts.documents) == ((), (), (), ())


WORDS = st.sampled_from(
    (
        *("Parteikomitee", "der", "Provinz", "Sekretär", "Nguyen", "Van", "A", ",", ";", ".", "–"),
        *("Kongress", "und", "sprach", "Konferenz", "am", "3.", "Mai", "2024", "35-CT/TW", "\n"),
        *("er", "war", "wurde", "gewählt", "Vorsitzender", "Volkskomitees", "zuvor", "Herr"),
        *("\u202e", "𝒳", "é", "Phú", "Thọ", "XIV.", "»", "31.12.", "0", "Nr.", "14.", "("),
    )
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@example(["Vorsitzender", "des", "Volkskomitees", "wurde"])
@given(st.lists(WORDS, max_size=60))
def test_any_text_is_mapped_and_every_span_lies_within_it(
    lexicon: Lexicon, words: list[str]
) -> None:
    """No jumble of words breaks the mappers; evidence stays inside the text and is not empty."""
    text = " ".join(words)
    facts = facts_of(text, "de", lexicon)

    assert all(0 <= s.start < s.end <= len(text) for s in spans(facts))
