"""Which offices phrases name, also where half of one goes unsaid."""

import pytest

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping.bodies.mentions import find_bodies
from lodkit.mapping.offices.mentions import find_offices
from lodkit.mapping.places.surroundings import survey
from lodkit.mapping.text.reading import read
from small import told_there


def offices(text: str, language: str, lexicon: Lexicon) -> list[str]:
    """The offices of a short text as "role/kind/scope", in its order."""
    reading = read(told_there(text, language), lexicon)
    around = survey(reading)
    found = find_offices(reading, around, find_bodies(reading, around))
    past = {True: "former ", False: ""}
    return [f"{past[o.former]}{o.role}/{o.body.kind}/{o.body.scope}" for o in found]


@pytest.mark.parametrize(
    ("language", "text", "office"),
    [
        (
            "de",
            "Die Inspektionskommission der Provinz Ca Mau tagte. Die Vorsitzende der Kommission "
            "sprach.",
            "head/inspection-commission/ca-mau",
        ),
        (
            "uk",
            "Виступив голова Комісії внутрішніх справ парткому провінції Камау. Був і заступник "
            "голови Комісії.",
            "deputy-head/internal-affairs-commission/ca-mau",
        ),
        (
            "fr",
            "La Commission de contrôle du Comité du Parti de la province de Ca Mau a siégé. Le "
            "vice-président de la commission a parlé.",
            "deputy-head/inspection-commission/ca-mau",
        ),
        (
            "en",
            "The Inspection Commission of the Ca Mau provincial Party Committee met. The head of "
            "the commission spoke.",
            "head/inspection-commission/ca-mau",
        ),
    ],
)
def test_a_noun_alone_names_the_body_spoken_of(
    language: str, text: str, office: str, lexicon: Lexicon
) -> None:
    """The last part of a compound, and whatever rank the translation gives the office."""
    assert offices(text, language, lexicon)[-1] == office


def test_a_noun_with_another_body_behind_it_is_not_the_one_spoken_of(lexicon: Lexicon) -> None:
    """The Committee *of* something is that one's."""
    text = "Das Volkskomitee von Ca Mau tagte. Der Chef des Komitees des Roten Kreuzes sprach."

    assert offices(text, "de", lexicon) == []


@pytest.mark.parametrize(
    ("language", "text", "office"),
    [
        ("pl", "Przemawiała wiceprzewodnicząca Komitetu Centralnego Frontu.", "vice-chair"),
        ("de", "Der Generalsekretär der Front sprach.", "secretary-general"),
        ("fr", "Le vice-président du Comité central du Front a parlé.", "vice-chair"),
        ("uk", "Виступив голова Центрального комітету Фронту.", "chair"),
        ("ru", "Выступил заместитель председателя Фронта.", "vice-chair"),
        ("es", "Habló la vicepresidenta del Frente.", "vice-chair"),
        ("en", "The chair of the Front spoke.", "chair"),
    ],
)
def test_the_front_alone_is_the_fatherland_front_beside_a_role(
    language: str, text: str, office: str, lexicon: Lexicon
) -> None:
    """A role, or the central committee, before it tells that a body is meant."""
    assert offices(text, language, lexicon) == [f"{office}/fatherland-front/vn"]


def test_commanders_of_a_front_are_soldiers(lexicon: Lexicon) -> None:
    """Only roles that the Front has make its noun the body's name."""
    assert offices("Der Kommandeur der Front sprach.", "de", lexicon) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The vice-chair and secretary general of the Fatherland Front spoke."),
        ("de", "Die Vizevorsitzende - Generalsekretärin der Vaterländischen Front sprach."),
        ("fr", "La vice-présidente et secrétaire générale du Front de la Patrie a parlé."),
        ("pl", "Wiceprzewodnicząca i sekretarz generalna Frontu Ojczyźnianego przemawiała."),
        ("uk", "Виступила заступниця голови та генеральна секретарка Вітчизняного фронту."),
    ],
)
def test_a_deputy_may_be_general_secretary_as_well(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """Two roles share the body named behind the second, whatever joins them."""
    assert set(offices(text, language, lexicon)) == {
        "vice-chair/fatherland-front/vn",
        "secretary-general/fatherland-front/vn",
    }


@pytest.mark.parametrize(
    ("language", "text", "office"),
    [
        ("fr", "Le président sortant du Conseil populaire de Ca Mau.", "former chair"),
        ("de", "Der Vorsitzende außer Dienst des Volksrats von Ca Mau.", "former chair"),
        ("en", "The onetime chairman of the People's Council of Ca Mau.", "former chair"),
        ("ar", "نائب رئيس مجلس الشعب الدائم في مقاطعة كا ماو.", "permanent-vice-chair"),
    ],
)
def test_adjectives_within_and_behind_an_office(
    language: str, text: str, office: str, lexicon: Lexicon
) -> None:
    """What says whether it is held still may part role and body; "permanent" may end the phrase."""
    assert offices(text, language, lexicon) == [f"{office}/people-council/ca-mau"]


@pytest.mark.parametrize(
    ("language", "text", "office"),
    [
        (
            "uk",
            "Виступив постійний член партії провінції Камау.",
            "member/party-standing-committee/ca-mau",
        ),
        ("fr", "La secrétaire centrale du Parti a parlé.", "secretary/central-committee/vn"),
        (
            "de",
            "Der Direktor der Ho-Chi-Minh-Akademie für Politik.",
            "director/political-academy/vn",
        ),
        (
            "de",
            "Der Leiter der ZK-Organisationskommission sprach.",
            "head/organization-commission/vn",
        ),
        (
            "de",
            "Der stellvertretende Generalinspekteur der Regierung.",
            "deputy-head/government-inspectorate/vn",
        ),
        (
            "pl",
            "Przewodniczący Komisji Prawa i Sprawiedliwości.",
            "head/national-assembly-committee/vn",
        ),
        ("fr", "Le vice-ministre permanent de la Santé.", "deputy-minister/ministry-health/vn"),
        ("fr", "Le secrétaire général de l'AN.", "secretary-general/national-assembly/vn"),
    ],
)
def test_offices_under_their_rarer_names(
    language: str, text: str, office: str, lexicon: Lexicon
) -> None:
    """Translators' words for members, secretaries, commissions and inspectors."""
    assert offices(text, language, lexicon) == [office]


@pytest.mark.parametrize(
    ("language", "text", "seats"),
    [
        (
            "de",
            "Der Volksrat der Provinz Ca Mau hielt seine 9. Tagung ab. Die Delegierte Nguyen Thi "
            "Hoa fragte nach.",
            ["delegate/people-council/ca-mau"],
        ),
        (
            "pl",
            "Rada Ludowa prowincji Ca Mau zebrała się na swojej 9. sesji. Delegat Nguyen Van An "
            "zabrał głos.",
            ["delegate/people-council/ca-mau"],
        ),
        (
            "uk",
            "Народна рада провінції Камау провела 9-ту сесію. Депутат Нгуєн Ван Ан запитав.",
            ["delegate/people-council/ca-mau"],
        ),
        (
            "ar",
            "عقد مجلس الشعب في مقاطعة كا ماو دورته التاسعة. وقالت المندوبة نغوين ثي هوا إنها قلقة.",
            ["delegate/people-council/ca-mau"],
        ),
        (
            "de",
            "Der Parteitag der Provinz Ca Mau tagte. Der Delegierte Nguyen Van An sprach zum Plan "
            "des Volksrats der Provinz.",
            [],
        ),
    ],
)
def test_delegates_with_a_name_have_a_seat(
    language: str, text: str, seats: list[str], lexicon: Lexicon
) -> None:
    """In the assembly that sits; those of a congress have none."""
    assert offices(text, language, lexicon) == seats


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Direktor Nguyen Van An vom Amt für Bauwesen der Provinz Ca Mau sagte zu."),
        ("en", "Director Nguyen Van An of the Ca Mau Department of Construction agreed."),
        ("pl", "Dyrektor Nguyen Van An z Departamentu Budownictwa prowincji Ca Mau obiecał."),
    ],
)
def test_a_name_may_part_role_and_body(language: str, text: str, lexicon: Lexicon) -> None:
    """The body stands behind the name, by a particle."""
    assert offices(text, language, lexicon) == ["director/department/ca-mau"]


def test_a_bare_role_is_of_the_body_whose_congress_it_is(lexicon: Lexicon) -> None:
    """Not of the one above it, however often that is named."""
    text = (
        "Der 1. Parteitag der Parteiorganisation der Gemeinde Nam Can tagte. Das Parteikomitee "
        "der Provinz Ca Mau gratulierte. Das Parteikomitee der Provinz Ca Mau stimmte "
        "zu.\nSekretär: Nguyen Van An."
    )

    assert offices(text, "de", lexicon) == ["secretary/party-committee/nam-can"]


@pytest.mark.parametrize(
    ("language", "text", "office"),
    [
        (
            "en",
            "The Deputy Secretary of the Standing Committee of the Ca Mau Party Committee spoke.",
            "permanent-deputy-secretary/party-committee/ca-mau",
        ),
        (
            "uk",
            "Виступив заступник секретаря Постійного комітету парткому провінції Камау.",
            "permanent-deputy-secretary/party-committee/ca-mau",
        ),
        (
            "pl",
            "Przemawiał zastępca sekretarza stałego Komitetu Partii prowincji Ca Mau.",
            "permanent-deputy-secretary/party-committee/ca-mau",
        ),
        (
            "pl",
            "Przemawiał wiceprzewodniczący stały Komitetu Ludowego prowincji Ca Mau.",
            "permanent-vice-chair/people-committee/ca-mau",
        ),
    ],
)
def test_permanent_deputies_of_standing_committees(
    language: str, text: str, office: str, lexicon: Lexicon
) -> None:
    """The standing committee's deputy is the whole one's; a role's own word begins no body."""
    assert offices(text, language, lexicon) == [office]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Przybył dyrektor Departamentu Organizacji i Kadr."),
        ("uk", "Прибув начальник управління організації та персоналу."),
        ("fr", "Le chef du département de l'organisation et du personnel est venu."),
    ],
)
def test_personnel_departments_are_no_commissions(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """Every ministry has one; the Party's is called a commission."""
    assert offices(text, language, lexicon) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Нгуєн Ван Ан, до цього - голова Народної ради провінції Камау."),
        ("de", "Nguyen Van An, zuvor – Vorsitzender des Volksrats der Provinz Ca Mau."),
    ],
)
def test_a_dash_may_stand_behind_former(language: str, text: str, lexicon: Lexicon) -> None:
    """What was until then stands before a dash as it does before the office itself."""
    assert offices(text, language, lexicon) == ["former chair/people-council/ca-mau"]
