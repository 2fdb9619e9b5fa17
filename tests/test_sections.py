"""Sections: what stands under the name of a province is of that province."""

import pytest

from lodkit.lexicon.lexicon import Lexicon
from test_posts import held

DIGESTS = {
    "uk": "Кадрові рішення тижня\n\n"
    "* Провінція Камау. Рішення підписано у вівторок. Заступником голови Народного комітету "
    "провінції обрано пана Нгуєн Ван Ана.\n\n"
    "* Провінція Каобанг. Інших змін немає. Секретарем провінційного парткому обрано пані "
    "Чан Тхі Хоа.\n",
    "pl": "Decyzje tygodnia\n\n"
    "– Prowincja Ca Mau: decyzję podpisano we wtorek. Wiceprzewodniczącym Komitetu Ludowego "
    "prowincji wybrano pana Nguyen Van Ana.\n\n"
    "– Prowincja Cao Bang: innych zmian nie ma. Sekretarzem Prowincjonalnego Komitetu Partii "
    "wybrano panią Tran Thi Hoa.\n",
    "fr": "Les décisions de la semaine\n\n"
    "Ca Mau\nLa décision a été signée mardi. M. Nguyen Van An a été élu vice-président du Comité "
    "populaire de la province.\n\n"
    "Cao Bang\nPas d'autre changement. Mme Tran Thi Hoa a été élue secrétaire du Comité "
    "provincial du Parti.\n",
    "de": "Entscheidungen der Woche\n\n"
    "• Provinz Ca Mau – Der Beschluss wurde am Dienstag unterzeichnet. Zum stellvertretenden "
    "Vorsitzenden des Volkskomitees der Provinz wurde Herr Nguyen Van An gewählt.\n\n"
    "• Provinz Cao Bang – Sonst gibt es nichts. Zur Sekretärin des Provinzparteikomitees wurde "
    "Frau Tran Thi Hoa gewählt.\n",
    "en": "Decisions of the week\n\n"
    "Ca Mau:\nThe decision was signed on Tuesday. Mr Nguyen Van An was elected vice chairman of "
    "the provincial People's Committee.\n\n"
    "Cao Bang:\nThere was no other change. Ms Tran Thi Hoa was elected secretary of the "
    "provincial Party Committee.\n",
    "ar": "قرارات الأسبوع\n\n"
    "- مقاطعة كا ماو: تم التوقيع على القرار يوم الثلاثاء. وانتخب السيد نجوين فان آن نائبا لرئيس "
    "اللجنة الشعبية للمقاطعة.\n\n"
    "- مقاطعة كاو بانغ: لا تغييرات أخرى. وانتخبت السيدة تران ثي هوا أمينة للجنة الحزب في "
    "المقاطعة.\n",
}


@pytest.mark.parametrize("language", DIGESTS)
def test_a_digest_has_a_province_for_each_section(language: str, lexicon: Lexicon) -> None:
    """In its line, behind a bullet or not, or in a line of its own."""
    assert held(DIGESTS[language], language, lexicon) == {
        "Nguyen Van An: vice-chair people-committee ca-mau",
        "Tran Thi Hoa: secretary party-committee cao-bang",
    }


def test_where_a_report_comes_from_heads_no_section(lexicon: Lexicon) -> None:
    """One name before a dash is the place of the news, which has all of it."""
    text = (
        "Ca Mau – Mr Nguyen Van An was elected chairman of the provincial People's Committee.\n\n"
        "Guests came from Cao Bang. The secretary of the provincial Party Committee, "
        "Ms Tran Thi Hoa, congratulated him."
    )
    assert held(text, "en", lexicon) == {
        "Nguyen Van An: chair people-committee ca-mau",
        "Tran Thi Hoa: secretary party-committee ca-mau",
    }
