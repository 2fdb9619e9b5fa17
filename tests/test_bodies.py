"""Which bodies sentences name, and the places and agencies they belong to."""

import pytest

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from lodkit.mapping.bodies.mentions import find_bodies
from lodkit.mapping.places.surroundings import survey
from lodkit.mapping.text.reading import read
from lodkit.rdf.contents import bodies_of
from small import told_there


def bodies(text: str, language: str, lexicon: Lexicon) -> list[str]:
    """The bodies of a short text as "kind/scope", in its order, each once."""
    reading = read(told_there(text, language), lexicon)
    found = find_bodies(reading, survey(reading))
    return list(dict.fromkeys(f"{b.kind}/{b.scope}" for b in found))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Leaders of the ministries of Finance, Construction and Justice took part."),
        (
            "fr",
            "Des responsables des ministères des Finances, de la Construction et de la Justice.",
        ),
        ("de", "Vertreter der Ministerien für Finanzen, Bau und Justiz nahmen teil."),
        ("es", "Asistieron dirigentes de los ministerios de Finanzas, Construcción y Justicia."),
        ("ar", "حضر قادة وزارات المالية والبناء والعدل الحفل."),
    ],
)
def test_ministries_in_the_plural_are_those_of_every_field_listed(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """The noun stands once, before the first of the fields."""
    facts = map_article(told_there(text, language), lexicon)

    assert {body.kind for body in bodies_of(facts)} == {
        "ministry-finance",
        "ministry-construction",
        "ministry-justice",
    }


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("de", "Das Kreisparteikomitee Thanh Oai tagte.", "party-committee/thanh-oai"),
        ("de", "Das Parteikomitee von Distrikt 5 tagte.", "party-committee/quan-5"),
        ("fr", "Le Comité du Parti du 5e arrondissement siège.", "party-committee/quan-5"),
        ("de", "Das Volkskomitee der Gemeinde Ea Kao tagte.", "people-committee/ea-kao"),
        ("uk", "Засідав Ханойський міський партійний комітет.", "party-committee/ha-noi"),
        ("fr", "Le Comité du Parti de la commune de Van An.", "party-committee/van-an"),
        ("fr", "Le Comité du Parti de Dong Xoai siège.", "party-committee/dong-xoai"),
        ("uk", "Комітет партії району Дайлок засідав.", "party-committee/dai-loc"),
        ("uk", "Районний партійний комітет Дай Лок засідав.", "party-committee/dai-loc"),
        ("pl", "Obradował Komitet Partii dzielnicy Lang.", "party-committee/lang"),
        ("ar", "اجتمعت لجنة الحزب في حي موي ني.", "party-committee/mui-ne"),
    ],
)
def test_places_are_scopes(language: str, text: str, named: str, lexicon: Lexicon) -> None:
    """Beside a level word, behind a small body, joined, as an adjective or number: it is found."""
    assert bodies(text, language, lexicon) == [named]


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        (
            "de",
            "Der Ständige Ausschuss der Zentralen Militärkommission tagte.",
            ["party-standing-committee/central-military", "party-committee/central-military"],
        ),
        (
            "uk",
            "Організаційна комісія Партійного комітету Національних зборів засідала.",
            [
                "organization-commission/national-assembly",
                "party-committee/national-assembly",
                "national-assembly/vn",
            ],
        ),
        (
            "pl",
            "Minister finansów otworzył zjazd. Komitet Partii Ministerstwa podziękował.",
            ["ministry-finance/vn", "party-committee/ministry-finance"],
        ),
        (
            "fr",
            "Le commandant de la 5e Région militaire a pris la parole.",
            ["military-region/military-region-5"],
        ),
        (
            "ar",
            "تحدث أمين لجنة الحزب في المنطقة العسكرية 4.",
            ["party-committee/military-region-4", "military-region/military-region-4"],
        ),
        (
            "de",
            "Das Zentralkomitee für Massenmobilisierung tagte.",
            ["mass-mobilization-commission/vn"],
        ),
    ],
)
def test_agencies_have_bodies_of_their_own(
    language: str, text: str, named: list[str], lexicon: Lexicon
) -> None:
    """An agency's Party committee and its organs bear its code, a military region its number."""
    assert bodies(text, language, lexicon) == named


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        # the province of the same enumeration, of the person named
        (
            "uk",
            "Обрано Нгуєн Мань Хунга, заступника секретаря партійного комітету провінції, голову "
            "Народного комітету провінції Хинг'єн; Чан Ван Фука, члена партійного комітету "
            "провінції, директора поліції провінції Куангнінь.",
            [
                "party-committee/hung-yen",
                "people-committee/hung-yen",
                "party-committee/quang-ninh",
                "police/quang-ninh",
            ],
        ),
        # the province with which the sentence begins
        (
            "fr",
            "De Binh Phuoc sont venus Mme Ton Ngoc Hanh, secrétaire du Comité provincial du "
            "Parti ; Mme Tran Tue Hien, présidente du Comité populaire provincial.",
            ["party-committee/binh-phuoc", "people-committee/binh-phuoc"],
        ),
        # a city has no provincial committee
        (
            "de",
            "Das Parteikomitee der Stadt Hanoi und das Volkskomitee der Stadt Hanoi tagten. Er "
            "war in Nghe An. Dort leitete er das Provinzvolkskomitee.",
            ["party-committee/ha-noi", "people-committee/ha-noi", "people-committee/nghe-an"],
        ),
        # this province is the one named last
        (
            "pl",
            "Komitet Partii prowincji Son La obradował. Komitet Partii prowincji Son La "
            "podziękował. Sekretarz prowincji Lang Son i przewodniczący Rady Ludowej tej "
            "prowincji przybyli.",
            ["party-committee/son-la", "people-council/lang-son"],
        ),
        # where somebody was born is not where a body is
        (
            "de",
            "Frau Le Thi Thuy, gebürtig aus Thai Binh, sprach. Das Volkskomitee der Provinz "
            "Ha Nam dankte. Das Provinzparteikomitee stimmte zu.",
            ["people-committee/ha-nam", "party-committee/ha-nam"],
        ),
        # the commune named before
        (
            "fr",
            "Le Comité du Parti de la commune de Tan Minh siège. Le Conseil populaire de la "
            "commune a voté.",
            ["party-committee/tan-minh", "people-council/tan-minh"],
        ),
        # a province's name in a person's is none
        (
            "fr",
            "M. Nguyen Hoa Binh était là. Le Comité populaire de la province de Ca Mau et le "
            "Comité provincial du Parti ont siégé.",
            ["people-committee/ca-mau", "party-committee/ca-mau"],
        ),
        # nor is one in a body's own
        ("de", "Der Jugendverband Ho Chi Minh tagte.", ["youth-union/vn"]),
        (
            "uk",
            "Голова провінційного комітету В'єтнамського вітчизняного фронту Анзянга.",
            ["fatherland-front/an-giang"],
        ),
    ],
)
def test_a_level_word_alone_takes_the_place_of_its_surroundings(
    language: str, text: str, named: list[str], lexicon: Lexicon
) -> None:
    """The enumeration, the sentence, what was named before or the article say which is meant."""
    assert bodies(text, language, lexicon) == named


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Volkskomitee der Provinz Ba Ria - Vung Tau tagte."),
        ("fr", "Le Comité populaire de la province de Ba Ria – Vung Tau siège."),
        ("uk", "Народний комітет провінції Баріа - Вунгтау засідав."),
        ("ar", "اجتمعت اللجنة الشعبية في مقاطعة با ريا - فونغ تاو."),
    ],
)
def test_a_dash_may_stand_in_the_name_of_a_place(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """Ba Ria - Vung Tau is one province."""
    assert bodies(text, language, lexicon) == ["people-committee/ba-ria-vung-tau"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le Comité permanent du Comité du Front provincial de Ca Mau siège."),
        ("fr", "Le Comité central de l'Union des femmes (UFV) siège. Le CC de l'UFV vote."),
    ],
)
def test_committees_of_a_union_are_the_union(language: str, text: str, lexicon: Lexicon) -> None:
    """Its standing committee and its central committee, and whatever level word is between."""
    kinds = {body.partition("/")[0] for body in bodies(text, language, lexicon)}

    assert kinds in ({"fatherland-front"}, {"womens-union"})


def test_a_bare_standing_committee_is_that_of_the_committee_named(lexicon: Lexicon) -> None:
    """Of an agency, where the article is about no province."""
    text = "Das Parteikomitee des Bauministeriums tagte. Der Ständige Ausschuss dankte."

    assert bodies(text, "de", lexicon)[-1] == "party-standing-committee/ministry-construction"


def test_the_ministry_is_the_one_named_most(lexicon: Lexicon) -> None:
    """Of several that a text names, its own is meant."""
    text = (
        "Das Bauministerium und das Parteikomitee des Bauministeriums tagten mit dem "
        "Verkehrsministerium. Das Parteikomitee des Ministeriums dankte."
    )

    assert "party-committee/ministry-transport" not in bodies(text, "de", lexicon)


def test_the_province_that_opens_a_sentence_is_that_of_its_bodies(lexicon: Lexicon) -> None:
    """Also behind the first of the people who came from there, where no level is named."""
    text = (
        "Le Comité du Parti de la province de Ca Mau siège. La province de Ca Mau vote. "
        "Bac Lieu était représentée par Mme Nguyen Thi Hoa, et M. Le Van An, président du HDND."
    )

    assert bodies(text, "fr", lexicon)[-1] == "people-council/bac-lieu"


def test_a_place_spoken_of_is_not_the_speaker_s(lexicon: Lexicon) -> None:
    """Between the police and the place stands a verb of saying."""
    text = (
        "Die Provinz Ca Mau tagte. Der Direktor der Polizei der Provinz betonte die Lage in der "
        "Provinz Bac Lieu."
    )

    assert bodies(text, "de", lexicon) == ["police/ca-mau"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Volkskomitees der Provinzen Nghe An und Ha Tinh schlossen ein Abkommen."),
        ("en", "The People's Committees of Nghe An and Ha Tinh signed an agreement."),
        ("es", "Los Comités Populares de Nghe An y Ha Tinh firmaron un acuerdo."),
        ("fr", "Les Comités populaires de Nghe An et de Ha Tinh ont signé un accord."),
        ("pl", "Komitety Ludowe prowincji Nghe An i Ha Tinh podpisały umowę."),
        ("ru", "Народные комитеты провинций Нгеан и Хатинь подписали соглашение."),
        ("uk", "Народні комітети провінцій Нгеан і Хатінь підписали угоду."),
    ],
)
def test_bodies_of_several_places_are_several(language: str, text: str, lexicon: Lexicon) -> None:
    """A body in the plural is one in each of the places that are named behind it."""
    facts = map_article(told_there(text, language), lexicon)

    assert {(b.body.kind, b.body.scope) for b in facts.bodies} == {
        ("people-committee", "nghe-an"),
        ("people-committee", "ha-tinh"),
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Los comités populares de las localidades de Nghe An recibieron la orden."),
        ("fr", "Les présidents des comités populaires ont reçu l'ordre à Nghe An."),
        ("pl", "Przewodniczący komitetów ludowych otrzymali polecenie w Nghe An."),
    ],
)
def test_bodies_in_general_are_none(language: str, text: str, lexicon: Lexicon) -> None:
    """In the plural and without places of their own bodies are those of all places."""
    assert not map_article(told_there(text, language), lexicon).bodies


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("ar", "استضافت هانوي الجمعية الوطنية.", ["national-assembly/vn"]),
        ("ar", "احتضنت هانوي المؤتمر الوطني الحادي عشر لنساء فيتنام.", ["womens-union/vn"]),
        ("ar", "اجتمعت لجنة الحزب في منطقة دونغ آنه في هانوي.", ["party-committee/dong-anh"]),
    ],
)
def test_a_place_before_a_body_is_not_that_of_one_with_its_own_behind(
    language: str, text: str, named: list[str], lexicon: Lexicon
) -> None:
    """Where qualifiers follow their noun, what stands before a qualified one is something else."""
    assert bodies(text, language, lexicon) == named


def test_a_procuracy_of_the_army_or_a_province_is_no_body_of_these(lexicon: Lexicon) -> None:
    """Neither the army's Party committee nor the country's procuracy is meant."""
    text = "حضر ممثل النيابة العسكرية المركزية ورئيس النيابة الشعبية لمقاطعة نغي آن."

    assert bodies(text, "ar", lexicon) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Nationalversammlung und die Vaterländische Front tagten in Quang Ngai."),
        ("en", "The National Assembly and the Fatherland Front met in Quang Ngai."),
        ("fr", "L'Assemblée nationale et le Front de la Patrie siègent à Quang Ngai."),
    ],
)
def test_a_body_listed_with_the_country_s_is_the_country_s(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """What is named in one breath with a central body is central, wherever it happens."""
    assert "fatherland-front/vn" in bodies(text, language, lexicon)
