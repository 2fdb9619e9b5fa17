"""Which names speak of persons."""

import pytest

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from small import told_there


def persons(text: str, language: str, lexicon: Lexicon) -> list[str]:
    """The persons of a short text, in its order."""
    return [p.name for p in map_article(told_there(text, language), lexicon).persons]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Umzug endete in der Nguyen-Canh-Chan-Straße."),
        ("uk", "Дорога веде вулицею Во Нгуєн Зяпа повз поле."),
        ("fr", "La commune se trouve non loin du mémorial Phan Boi Chau."),
        ("pl", "Delegacja złożyła kadzidło w Lesie Tran Hung Dao."),
        ("ar", "يقع المقر في رقم 1 شارع تون ذات دام."),
        ("fr", "La province s'étend jusqu'à l'île de Ly Son."),
        ("pl", "Porządek panuje w gminach Soc Ha oraz Truong Ha."),
        ("uk", "Виборці комун Тхань М'єу, Нонг Транг та Ван Фу зібралися."),
        ("fr", "Il est originaire du quartier de Dong Ninh Hoa."),
        (
            "fr",
            "Photo de la séance : Le Anh Dung\nLa séance a pris fin dans la salle du ministère.",
        ),
        (
            "ar",
            "أعضاء اللجنة في الجلسة. الصورة: فام ثانغ\nواتفقت الآراء على سبعة مشاريع في هذا اليوم.",
        ),
    ],
)
def test_names_of_places_and_of_what_bears_a_name_are_no_persons(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """Streets, memorials, forests, islands, communes and photographers are not spoken of."""
    assert persons(text, language, lexicon) == []


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("pl", "Prezydent Ho Chi Minh odwiedził oddział.", ["Ho Chi Minh"]),
        ("ar", "وصل الرئيس هو تشي مينه إلى القرية.", ["Ho Chi Minh"]),
        (
            "uk",
            "Прибули гості; У Хуан, секретар партійного комітету провінції Куангнгай.",
            ["U Huan"],
        ),
        ("fr", "Le camarade Y Vinh Tor a parlé.", ["Y Vinh Tor"]),
        (
            "fr",
            "MM. Nguyen Khac Ha et Lam Dong, secrétaires adjoints du Comité du Parti, ont parlé.",
            ["Nguyen Khac Ha", "Lam Dong"],
        ),
        ("pl", "Przybył towarzysz Mua A Son.", ["Mua A Son"]),
        ("pl", "Przybyła pani H'Lim Nie, członkini Komitetu Partii.", ["H'Lim Nie"]),
        ("uk", "Прибула товаришка Х'Лім Ніє, голова Спілки жінок.", ["H'Lim Nie"]),
        ("uk", "Прибув Дієу К'Ре, секретар партійного комітету.", ["Dieu K'Re"]),
        ("de", "Es kam Herr K'Mak, Sekretär des Parteikomitees.", ["K'Mak"]),
        ("de", "Es kam Frau Thach Rotha, Vorsitzende des Volksrats.", ["Thach Rotha"]),
        ("fr", "M. Duong Mah Tiep, président du Comité populaire, a parlé.", ["Duong Mah Tiep"]),
        # one person however a letter is transcribed
        ("uk", "Товариш Чан Куок Куонг і товариш Тран Куок Куонг.", ["Tran Quoc Cuong"]),
    ],
)
def test_names_that_could_be_something_else_are_persons(
    language: str, text: str, named: list[str], lexicon: Lexicon
) -> None:
    """A title or office beside it makes a person of a place's name or a short word."""
    assert persons(text, language, lexicon) == named


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        (
            "de",
            "Phạm Minh Chính traf Frau Nguyễn Thị Hồng.",
            ["Pham Minh Chinh", "Nguyen Thi Hong"],
        ),
        ("ar", "تحدث الرَّفيق نجـوين فـان ثـانغ.", ["Nguyen Van Thang"]),
        (
            "ar",
            "\u200fالأمين العام تو لام\u200e استقبل فان فان جيانغ.",
            ["To Lam", "Phan Van Giang"],
        ),
    ],
)
def test_marks_and_stretched_letters_change_no_name(
    language: str, text: str, named: list[str], lexicon: Lexicon
) -> None:
    """Tone marks, vowel marks, tatweel and marks of direction read the same."""
    assert persons(text, language, lexicon) == named


def test_two_syllables_of_a_name_are_that_person(lexicon: Lexicon) -> None:
    """The middle and given name behind an office stand for the full name."""
    text = "Віцепрем'єрка Фам Тхі Тхань Ча відкрила нараду. Віцепрем'єрка Тхань Ча подякувала всім."

    assert persons(text, "uk", lexicon) == ["Pham Thi Thanh Tra"]


def test_two_names_side_by_side_are_two_people(lexicon: Lexicon) -> None:
    """A run longer than any name is cut where a common family name stands."""
    text = "In Can Tho löste Do Thanh Binh Le Quang Tung ab."

    assert persons(text, "de", lexicon) == ["Do Thanh Binh", "Le Quang Tung"]


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        # a town without a word for one, and an office behind it
        (
            "ar",
            "وصل إلى بون ما ثوت نائب رئيس لجنة التنظيم المركزية هوانغ دانغ كوانغ.",
            ["Hoang Dang Quang"],
        ),
        ("pl", "Przemówił Tran Van Thoi, przewodniczący Rady Ludowej.", ["Tran Van Thoi"]),
        # a commune, and right behind it who is its secretary
        ("pl", "Sekretarz komitetu partyjnego gminy Kim Lien Le Van Nam mówił.", ["Le Van Nam"]),
        ("uk", "Секретар парткому комуни Кім Лієн Ле Ван Нам виступив.", ["Le Van Nam"]),
    ],
)
def test_a_place_before_an_office_or_a_name_is_no_part_of_it(
    language: str, text: str, named: list[str], lexicon: Lexicon
) -> None:
    """Well-known places that are called as nobody is are none; a name begins behind a place."""
    assert persons(text, language, lexicon) == named


def test_a_common_word_behind_a_place_makes_no_name_of_both(lexicon: Lexicon) -> None:
    """The word for a day is written as a rare syllable would be."""
    assert persons("عُقد المؤتمر في نغي آن يوم 5 مارس.", "ar", lexicon) == []


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("حضر اللقاء السيد فام مينه أن، وزير الصحة.", ["Pham Minh An"]),
        ("وحلت محلها هناك نغوين ثي له.", ["Nguyen Thi Le"]),
        (
            "حضر الوزير لي هونغ آنه. وأوضح الرفيق لي هونغ أنه أن الحزب يرى ذلك.",
            ["Le Hong Anh"],
        ),
        ("حضر السيد تران فان لونغ؛ وهو فان ديم، رئيس اللجنة.", ["Tran Van Long", "Ho Van Diem"]),
        ("تحدثت سكرتيرة لجنة حزب منطقة دونغ آنه في هانوي.", []),
        ("اجتمعت لجنة الحزب في بلدية تان فو.", []),
    ],
)
def test_syllables_that_look_like_common_words_are_told_from_them(
    text: str, stated: list[str], lexicon: Lexicon
) -> None:
    """By what stands behind, by the middle name before, by a name of the text, by spelling."""
    assert persons(text, "ar", lexicon) == stated


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("uk", "Головою обрано товариша Нгуєна Дик Чунга.", "Nguyen Duc Trung"),
        ("uk", "Рішення передали пану Чану Ван Хиу.", "Tran Van Huu"),
        ("pl", "Przewodniczącym wybrano pana Nguyena Van Cu.", "Nguyen Van Cu"),
        ("pl", "Decyzję wręczono panu Tranowi Ducowi Luongowi.", "Tran Duc Luong"),
        ("ru", "Председателем избрали товарища Фама Ван Донга.", "Pham Van Dong"),
    ],
)
def test_a_family_name_may_be_declined_as_the_given_name_is(
    language: str, text: str, name: str, lexicon: Lexicon
) -> None:
    """Some translators give every part of a name the ending of its case."""
    assert persons(text, language, lexicon) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Виступив секретар парткому комуни Кі Шон Нгуєн В'єт Хунг.",
        "Виступив голова Народного комітету комуни Мок Тяу Нгуєн В'єт Хунг.",
    ],
)
def test_the_name_behind_that_of_a_commune_is_a_persons(text: str, lexicon: Lexicon) -> None:
    """Of two names side by side the second is a person's where it begins as most names do."""
    assert persons(text, "uk", lexicon) == ["Nguyen Viet Hung"]


def test_an_apostrophe_before_a_vowel_leads_no_name_of_one_letter(lexicon: Lexicon) -> None:
    """Ukrainian parts two sounds by it, where K'Ho and Ede names begin with a letter."""
    assert persons("Виступили Нгуєн Ван Х'єу та К'Брел.", "uk", lexicon)[0] == "Nguyen Van Hieu"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("حضر الوزير لي فان نام، وسونغ فان با، مدير الإدارة.", "Sung Van Ba"),
        ("حضر الوزير لي فان نام، وبوي فان با، مدير الإدارة.", "Bui Van Ba"),
        ("اختار المجلس السيدتين لي ثي هوا وهو ثي مينه نائبتين للرئيس.", "Ho Thi Minh"),
        ("وكان في القاعة تران فان با، مدير الشرطة.", "Tran Van Ba"),
        ("ونقل الوفد تحيات مدير الأكاديمية تران فان با.", "Tran Van Ba"),
    ],
)
def test_as_little_as_may_be_is_written_onto_an_arabic_name(
    text: str, name: str, lexicon: Lexicon
) -> None:
    """What is left is a name: "and Sung" is not "will Ong", nor "and Ho" "and he" behind a name."""
    assert name in persons(text, "ar", lexicon)
