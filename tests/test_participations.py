"""Who took part in a meeting, and how: lists, offices alone, pronouns, objects."""

import pytest

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from small import told_there

CONVENED = {
    "de": "Am 5. März 2025 veranstaltete das Parteikomitee der Provinz Ca Mau eine Konferenz. ",
    "fr": "Le 5 mars 2025, le Comité du Parti de la province de Ca Mau a tenu une conférence. ",
    "pl": "5 marca 2025 r. Komitet Partii prowincji Ca Mau zorganizował konferencję. ",
    "en": "On 5 March 2025 the Party Committee of Ca Mau Province held a conference. ",
    "ru": "5 марта 2025 года партийный комитет провинции Камау провёл конференцию. ",
    "es": "El 5 de marzo de 2025, el Comité del Partido de la provincia de Ca Mau celebró una "
    "conferencia. ",
    "uk": "5 березня 2025 року партійний комітет провінції Камау провів конференцію. ",
    "ar": "عقدت لجنة الحزب في مقاطعة كا ماو مؤتمرا في 5 مارس 2025. ",
}


def roles(text: str, language: str, lexicon: Lexicon) -> set[str]:
    """The participations of a conference that goes on with `text`."""
    facts = map_article(told_there(CONVENED[language] + text, language), lexicon)
    return {f"{p.person}: {p.manner}" for p in facts.participations}


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "Accompanying the General Secretary at the conference were Minister Nguyen Van An and "
            "Ms Tran Thi Hoa.",
            {"Nguyen Van An: attendee", "Tran Thi Hoa: attendee"},
        ),
        (
            "Participants in the conference also included Minister Nguyen Van An and Ms Tran Thi "
            "Hoa.",
            {"Nguyen Van An: attendee", "Tran Thi Hoa: attendee"},
        ),
        (
            "The debate at the conference was moderated by Minister Nguyen Van An.",
            {"Nguyen Van An: chair"},
        ),
        (
            "The dossier on the plan was submitted by Minister Nguyen Van An.",
            {"Nguyen Van An: presenter"},
        ),
        (
            "Minister Nguyen Van An attended the conference and delivered instructions.",
            {"Nguyen Van An: speaker"},
        ),
    ],
)
def test_english_words_who_came_along_and_who_moderates(
    text: str, stated: set[str], lexicon: Lexicon
) -> None:
    """The people behind "accompanying ... were" came too; who moderates a debate presides."""
    assert roles(text, "en", lexicon) == stated


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        (
            "ru",
            "Обращаясь к делегатам, Нгуен Ван Ан от имени Политбюро высоко оценил итоги.",
            {"Nguyen Van An: speaker"},
        ),
        (
            "es",
            "Al recibir al secretario general, el ministro de Finanzas, Nguyen Van An, señaló que "
            "la economía crece.",
            {"Nguyen Van An: speaker"},
        ),
        (
            "en",
            "Speaking to the delegates, Minister Nguyen Van An asked for patience.",
            {"Nguyen Van An: speaker"},
        ),
    ],
)
def test_who_is_addressed_ends_with_the_comma(
    language: str, text: str, stated: set[str], lexicon: Lexicon
) -> None:
    """Whom the opening words speak to is not who speaks behind them."""
    assert roles(text, language, lexicon) == stated


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        (
            "de",
            "Zugegen waren: Herr Nguyen Van An, Sekretär des Parteikomitees der Provinz; Frau Le "
            "Thi Hoa, Mitglied des Zentralkomitees; die Minister Tran Van Ba und Do Van Chien.",
            {
                "Nguyen Van An: attendee",
                "Le Thi Hoa: attendee",
                "Tran Van Ba: attendee",
                "Do Van Chien: attendee",
            },
        ),
        (
            "pl",
            "Wśród gości byli:\n- Pan Nguyen Van An, minister finansów;\n"
            "- Pani Le Thi Hoa, wiceprezes Sądu;\nPotem był obiad.",
            {"Nguyen Van An: attendee", "Le Thi Hoa: attendee"},
        ),
        (
            "fr",
            "Ont assisté et se sont exprimés les membres du Politburo : Nguyen Van An, Premier "
            "ministre ; Le Thi Hoa, ministre de la Santé.",
            {"Nguyen Van An: speaker", "Le Thi Hoa: speaker"},
        ),
        (
            "uk",
            "Сесію вели: Нгуєн Ван Ан, голова Народної ради; Ле Тхі Хоа, заступниця голови, "
            "яка подякувала делегатам.",
            {"Nguyen Van An: chair", "Le Thi Hoa: chair", "Le Thi Hoa: speaker"},
        ),
    ],
)
def test_a_cue_in_a_lead_in_speaks_of_the_whole_list(
    language: str, text: str, stated: set[str], lexicon: Lexicon
) -> None:
    """Everyone behind the colon, in one sentence or line by line, takes part so."""
    assert roles(text, language, lexicon) == stated


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        (
            "de",
            "Minister Tran Van Ba leitete die Konferenz. In seiner Rede forderte er mehr Tempo.",
            {"Tran Van Ba: chair", "Tran Van Ba: speaker"},
        ),
        (
            "pl",
            "Konferencji przewodniczył minister Tran Van Ba. Podkreślił, że jest mało czasu.",
            {"Tran Van Ba: chair", "Tran Van Ba: speaker"},
        ),
        (
            "uk",
            "На конференції головував міністр фінансів Чан Ван Ба. Міністр подякував делегатам.",
            {"Tran Van Ba: chair", "Tran Van Ba: speaker"},
        ),
        (
            "ar",
            "ترأس المؤتمر وزير المالية تران فان با. وأكد أن الوقت قصير.",
            {"Tran Van Ba: chair", "Tran Van Ba: speaker"},
        ),
        (
            "de",
            "Minister Tran Van Ba übergab die Entscheidung an Frau Le Thi Hoa, die zur Sekretärin "
            "des Provinzparteikomitees ernannt wurde. Die neue Sekretärin versprach Fleiß.",
            {"Tran Van Ba: presenter", "Le Thi Hoa: speaker"},
        ),
        (
            "uk",
            "На конференції головував Чан Ван Ба. Співголовою був Ле Ван Нам.",
            {"Tran Van Ba: chair", "Le Van Nam: chair"},
        ),
        (
            "fr",
            "M. Tran Van Ba a remis la décision à Mme Le Thi Hoa et l'a félicitée.",
            {"Tran Van Ba: presenter", "Tran Van Ba: speaker"},
        ),
        (
            "fr",
            "Mme Le Thi Hoa, ministre de la Santé, a présenté le rapport. Elle a précisé le délai.",
            {"Le Thi Hoa: presenter"},
        ),
    ],
)
def test_who_was_spoken_of_goes_on(
    language: str, text: str, stated: set[str], lexicon: Lexicon
) -> None:
    """A pronoun, an office alone or a verb without subject; explaining a report is no speech."""
    assert roles(text, language, lexicon) == stated


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Parteikomitee dankte Herrn Nguyen Van An."),
        ("de", "Die Sekretäre dankten dem Genossen Nguyen Van An."),
        ("fr", "Le Comité du Parti a félicité M. Nguyen Van An."),
        ("pl", "Sekretarze podziękowali towarzyszowi Nguyen Van Anowi."),
        ("uk", "Вручаючи квіти, секретарі подякували товаришу Нгуєн Ван Ану."),
        ("fr", "M. Nguyen Van An préside la Cour populaire suprême."),
        ("pl", "W 2021 roku sesję otwierał Nguyen Van An."),
        ("ar", "وفي عام 2021 ترأس المجلس نغوين فان آن."),
        ("ar", "ويعمل إلى جانبها حاليًا نائبان: لي فان نام وتران ثي لان."),
        ("fr", "Les députés ont relevé de ses fonctions M. Nguyen Van An."),
    ],
)
def test_who_is_spoken_to_or_heads_another_body_does_not_take_part(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """An object is no speaker, and the head of a body is not the chair of the meeting."""
    assert roles(text, language, lexicon) == set()


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        (
            "uk",
            "«Дороги довше не чекають», - буркнув депутат Чан Ван Ба.",
            {"Tran Van Ba: speaker"},
        ),
        (
            "fr",
            "M. Tran Van Ba l'a pris de court : « Nous en compterons les toits. »",
            {"Tran Van Ba: speaker"},
        ),
        ("de", "„Ich kümmere mich gern“, so Minister Tran Van Ba.", {"Tran Van Ba: speaker"}),
        ("pl", "Pod hasłem „Szybciej i lepiej niż rok temu”, Tran Van Ba milczał.", set()),
    ],
)
def test_a_quotation_makes_a_speaker(
    language: str, text: str, stated: set[str], lexicon: Lexicon
) -> None:
    """Whose words are quoted speaks, by a verb that no pattern knows; a motto is no speech."""
    assert roles(text, language, lexicon) == stated


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        (
            "uk",
            "Міністра Чан Ван Ба супроводжували Ле Ван Нам і Нгуєн Ван Ан.",
            {"Tran Van Ba: attendee", "Le Van Nam: attendee", "Nguyen Van An: attendee"},
        ),
        (
            "fr",
            "M. Tran Van Ba était au premier rang, à côté de Mme Le Thi Hoa.",
            {"Tran Van Ba: attendee", "Le Thi Hoa: attendee"},
        ),
        ("pl", "Zdaniem ministra Tran Van Ba to za mało.", {"Tran Van Ba: speaker"}),
        ("pl", "Według raportu, który czyta Tran Van Ba, to za mało.", set()),
        (
            "de",
            "Unter Leitung der Vorsitzenden Le Thi Hoa wurde beraten.",
            {"Le Thi Hoa: chair"},
        ),
        ("de", "Unter Leitung der Partei und dank der Arbeit von Frau Le Thi Hoa ging es.", set()),
    ],
)
def test_a_phrase_speaks_of_who_stands_beside_it(
    language: str, text: str, stated: set[str], lexicon: Lexicon
) -> None:
    """Beside somebody are those before and behind; what governs needs somebody right behind."""
    assert roles(text, language, lexicon) == stated


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        (
            "uk",
            "Президію складали Чан Ван Ба, а також два гості: Ле Ван Нам та Нгуєн Ван Ан.",
            {"Tran Van Ba: chair", "Le Van Nam: chair", "Nguyen Van An: chair"},
        ),
        (
            "fr",
            "Dans le rapport qu'elle a lu au Congrès, Mme Le Thi Hoa se tait.",
            {"Le Thi Hoa: presenter"},
        ),
        (
            "de",
            "Gäste der Konferenz waren Tran Van Ba und Frau Le Thi Hoa, die über 2024 berichtete.",
            {"Tran Van Ba: attendee", "Le Thi Hoa: presenter"},
        ),
        (
            "ar",
            "حضر المؤتمر لي فان نام، الذي سلم قرار تعيين الرفيق نغوين فان آن.",
            {"Le Van Nam: presenter"},
        ),
        (
            "pl",
            "Decyzję Komitetu Partii odczytał zastępca szefa Komisji, pan Tran Van Ba.",
            {"Tran Van Ba: presenter"},
        ),
    ],
)
def test_a_clause_has_its_own_people(
    language: str, text: str, stated: set[str], lexicon: Lexicon
) -> None:
    """Names of a lead-in, a pronoun before its name, and who a relative clause is about."""
    assert roles(text, language, lexicon) == stated


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        (
            "de",
            "Herr Le Van Ba war zugegen. Verlesen wurde die Entscheidung von Frau Tran Thi Hoa.",
            {"Le Van Ba: attendee", "Tran Thi Hoa: presenter"},
        ),
        (
            "pl",
            "Zgodnie z decyzją, odczytaną przez Le Van Ba, pani Hoa pozostaje.",
            {"Le Van Ba: presenter"},
        ),
        (
            "fr",
            "Nguyen Van An était au présidium que dirigeait Le Van Ba.",
            {"Le Van Ba: chair"},
        ),
        (
            "pl",
            "Delegaci wysłuchali sprawozdania, które odczytała Tran Thi Hoa, zastępczyni "
            "sekretarza Komitetu Partii prowincji. (Fot. Bui Hung)",
            {"Tran Thi Hoa: presenter"},
        ),
        (
            "pl",
            "Decyzję, odczytaną przez Le Van Ba, dyrektora Departamentu Finansów, pani Tran Thi "
            "Hoa nosi przy sobie.",
            {"Le Van Ba: presenter"},
        ),
        (
            "de",
            "Minister Nguyen Van An war zugegen. Verlesen wurde er von Frau Tran Thi Hoa.",
            {"Nguyen Van An: attendee", "Tran Thi Hoa: presenter"},
        ),
        (
            "fr",
            "Le ministre Nguyen Van An a pris la parole. Il était accueilli par Le Van Ba, "
            "secrétaire du Comité provincial du Parti, et Tran Thi Hoa, secrétaire adjointe.",
            {
                "Nguyen Van An: speaker",
                "Le Van Ba: attendee",
                "Tran Thi Hoa: attendee",
            },
        ),
    ],
)
def test_the_agent_and_the_subject_behind_a_relative_act(
    language: str, text: str, stated: set[str], lexicon: Lexicon
) -> None:
    """Who is named behind "by", or right behind the verb of a relative clause, does it."""
    assert roles(text, language, lexicon) == stated


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        (
            "uk",
            "Нею керував міністр Нгуєн Ван Ан. Тут були й Чан Тхі Хоа, і Ле Ван Ба.",
            {"Nguyen Van An: chair", "Tran Thi Hoa: attendee", "Le Van Ba: attendee"},
        ),
        (
            "ar",
            "كما ذكر السيد لي فان با بأن العمل مستمر، ووعدت السيدة تران ثي هوا بالمتابعة.",
            {"Le Van Ba: speaker", "Tran Thi Hoa: speaker"},
        ),
        (
            "fr",
            "Mme Tran Thi Hoa, cheffe du Bureau du Comité du Parti, était présente. « Un chef-lieu "
            "se mérite », a lancé Le Van Ba.",
            {"Tran Thi Hoa: attendee", "Le Van Ba: speaker"},
        ),
    ],
)
def test_verbs_with_a_name_in_between_and_words_that_name_no_role(
    language: str, text: str, stated: set[str], lexicon: Lexicon
) -> None:
    """A pronoun may stand for the meeting; a "chef-lieu" is nobody's chief."""
    assert roles(text, language, lexicon) == stated


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "An der Konferenz nahm Nguyen Thi Thu Ha teil. Frau Thu Ha dankte den Gästen."),
        ("fr", "Nguyen Thi Thu Ha a assisté à la conférence. Mme Thu Ha a remercié les hôtes."),
        ("pl", "W konferencji uczestniczyła Nguyen Thi Thu Ha. Pani Thu Ha podkreśliła wyniki."),
        ("en", "Nguyen Thi Thu Ha attended the conference. Ms Thu Ha stressed the results."),
    ],
)
def test_the_last_two_syllables_of_a_name_speak_of_that_person(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """Behind a title or before a verb, where no family name is among them."""
    assert roles(text, language, lexicon) == {"Nguyen Thi Thu Ha: speaker"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Le ministre de l'Intérieur Le Van Nam est venu. Félicitant M. Tran Van An, le "
            "ministre de l'Intérieur a souligné le travail.",
        ),
        (
            "fr",
            "Le ministre de l'Intérieur Le Van Nam est venu. Après avoir félicité M. Tran Van An, "
            "le ministre de l'Intérieur a souligné le travail.",
        ),
        (
            "es",
            "El ministro del Interior Le Van Nam llegó. Felicitando al señor Tran Van An, el "
            "ministro del Interior subrayó la labor.",
        ),
        (
            "pl",
            "Przyjechał minister spraw wewnętrznych Le Van Nam. Gratulując panu Tran Van An, "
            "minister spraw wewnętrznych podkreślił pracę.",
        ),
    ],
)
def test_an_office_behind_the_name_of_another_is_its_holders(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """A comma makes no apposition of it where one person is known to hold it."""
    found = roles(text, language, lexicon)

    assert "Le Van Nam: speaker" in found
    assert "Tran Van An: speaker" not in found


def test_a_german_participle_tells_who_reads(lexicon: Lexicon) -> None:
    """It stands with its agent before the noun that is read."""
    text = "Wie aus der von Le Van Nam verlesenen Entscheidung hervorgeht, bleibt alles gleich."

    assert roles(text, "de", lexicon) == {"Le Van Nam: presenter"}


@pytest.mark.parametrize(
    "lead_in",
    [
        "Asistieron al acto: {}.",
        "Asistieron al acto {}.",
        "Estuvieron presentes: {}.",
        "Participaron en la reunión {}.",
        "Entre los participantes figuraban {}.",
        "Entre los asistentes: {}.",
        "Entre los invitados se encontraban {}.",
        "{} estuvieron presentes en el acto.",
    ],
)
def test_spanish_verbs_and_nouns_of_attending(lead_in: str, lexicon: Lexicon) -> None:
    """With a list behind a colon or behind the verb, and before it."""
    people = "Le Van Ba, ministro de Finanzas, y Tran Thi Lan, ministra de Salud"

    assert roles(lead_in.format(people), "es", lexicon) == {
        "Le Van Ba: attendee",
        "Tran Thi Lan: attendee",
    }


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        ("ru", "Нгуен Ван Ан возглавил работу.", {"Nguyen Van An: chair"}),
        ("ru", "Нгуен Ван Ан возглавил работу конференции.", {"Nguyen Van An: chair"}),
        ("ru", "Работу конференции возглавил Нгуен Ван Ан.", {"Nguyen Van An: chair"}),
        ("uk", "Нгуєн Ван Ан очолив роботу конференції.", {"Nguyen Van An: chair"}),
        ("en", "Nguyen Van An led the proceedings.", {"Nguyen Van An: chair"}),
        ("ru", "Нгуен Ван Ан возглавил работу комиссии.", set()),
        ("uk", "Нгуєн Ван Ан очолив роботу міністерства.", set()),
    ],
)
def test_who_leads_the_work_chairs_unless_it_is_a_bodys(
    language: str, text: str, stated: set[str], lexicon: Lexicon
) -> None:
    """The work alone is that of the meeting."""
    assert roles(text, language, lexicon) == stated


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Selon cette décision, Nguyen Van An devient secrétaire."),
        ("fr", "Le Comité a observé une minute de silence à la mémoire de Nguyen Van An."),
        ("fr", "Nguyen Van An a envoyé des fleurs."),
        ("en", "Nguyen Van An attended university in Hanoi."),
        ("es", "Nguyen Van An entregó regalos a las familias."),
    ],
)
def test_some_words_only_look_like_taking_part(language: str, text: str, lexicon: Lexicon) -> None:
    """Who is named behind a comma is not quoted; silence, flowers and schools are no meeting."""
    assert roles(text, language, lexicon) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "uk",
            "На головному майданчику були віце-прем'єри Чан Ван Ба і До Ван Тьєн, а на "
            "майданчику провінції головував Нгуєн Ван Ан.",
        ),
        (
            "pl",
            "W głównej sali byli wicepremierzy Tran Van Ba i Do Van Chien, a w sali prowincji "
            "przewodniczył Nguyen Van An.",
        ),
    ],
)
def test_who_presides_may_stand_behind_the_verb(language: str, text: str, lexicon: Lexicon) -> None:
    """Those of the clause before it do not preside."""
    chairs = {r for r in roles(text, language, lexicon) if r.endswith(": chair")}

    assert chairs == {"Nguyen Van An: chair"}


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        (
            "ar",
            "وتحدث بعده كل من لي فان نام وتران ثي لان.",
            {"Le Van Nam: speaker", "Tran Thi Lan: speaker"},
        ),
        ("ar", "وأخذ الكلمة من هناك السيد لي فان نام.", {"Le Van Nam: speaker"}),
        (
            "ar",
            "وتولى الرئاسة لي فان نام، وعرض التقرير السياسي تران فان لونغ.",
            {"Le Van Nam: chair", "Tran Van Long: presenter"},
        ),
        (
            "ar",
            "أما المدعوون فهم: لي فان نام، نائب وزير العدل؛ تران ثي لان، وزيرة الصحة.",
            {"Le Van Nam: attendee", "Tran Thi Lan: attendee"},
        ),
        ("fr", "Chacun de Nguyen Van An et Le Thi Hoa a pris la parole.", {"Le Thi Hoa: speaker"}),
    ],
)
def test_small_words_between_a_verb_and_its_subject_hide_nobody(
    language: str, text: str, stated: set[str], lexicon: Lexicon
) -> None:
    """Who acts stands behind "each of" and "there", too, and each verb has its own people."""
    assert stated <= roles(text, language, lexicon)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "M. Le Van Ba, secrétaire du Comité du Parti, y assistait, de même que Tran Thi Hoa.",
        ),
        ("fr", "M. Le Van Ba avait pris place dans la salle, tout comme Mme Tran Thi Hoa."),
        ("de", "Le Van Ba war anwesend, ebenso wie Tran Thi Hoa."),
        ("pl", "Le Van Ba był obecny, podobnie jak Tran Thi Hoa."),
        ("uk", "Був присутній Ле Ван Ба, а також Чан Тхі Хоа."),
        ("ru", "Присутствовал Ле Ван Ба, а также Чан Тхи Хоа."),
        ("en", "Le Van Ba attended, as well as Tran Thi Hoa."),
        ("es", "Le Van Ba asistió, al igual que Tran Thi Hoa."),
    ],
)
def test_words_for_and_join_who_stands_behind_the_verb(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """The phrase "as well as" is several words, and means those on both sides of the verb."""
    assert roles(text, language, lexicon) == {"Le Van Ba: attendee", "Tran Thi Hoa: attendee"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Виступили голова Народного комітету Ле Ван Ба, а також голова Фронту Чан Тхі Хоа."),
        ("pl", "Głos zabrali: minister Le Van Ba, jak również pani Tran Thi Hoa."),
        ("ru", "Выступили министр Ле Ван Ба, а также госпожа Чан Тхи Хоа."),
        ("de", "Es sprachen Minister Le Van Ba wie auch Frau Tran Thi Hoa."),
    ],
)
def test_words_for_and_join_those_who_speak(language: str, text: str, lexicon: Lexicon) -> None:
    """Several words join as a single one does; a comma alone would begin another clause."""
    assert roles(text, language, lexicon) == {"Le Van Ba: speaker", "Tran Thi Hoa: speaker"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "W sobotę, 8 marca 2025 r., przybyła Tran Thi Hoa."),
        ("pl", "Obecna była (od godz. 8 do 12 itd.) także Tran Thi Hoa."),
        ("de", "Zugegen war Oberst a. D. Tran Thi Hoa."),
        ("de", "Zugegen waren die Gäste (u. a. Generäle a. D.) und Tran Thi Hoa."),
        ("uk", "Прибула 8 березня 2025 р., у суботу, Чан Тхі Хоа."),
    ],
)
def test_an_abbreviation_ends_no_sentence(language: str, text: str, lexicon: Lexicon) -> None:
    """A full stop before another sign, or in a bracket that goes on small, is a word's own."""
    assert roles(text, language, lexicon) == {"Tran Thi Hoa: attendee"}


def test_who_sits_beside_the_chair_presides_as_well(lexicon: Lexicon) -> None:
    """Both lead the meeting, though the verb has one subject."""
    text = "وأدار الجلسة لي فان نام، وإلى جانبه نائب الرئيس تران فان لونغ."

    assert roles(text, "ar", lexicon) == {"Le Van Nam: chair", "Tran Van Long: chair"}


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "وجرى المؤتمر برئاسة لي فان نام ومشاركة تران فان لونغ.",
            {"Le Van Nam: chair", "Tran Van Long: attendee"},
        ),
        (
            "وأعلن لي فان نام قرار المكتب السياسي القاضي بتعيين مدير جديد.",
            {"Le Van Nam: presenter"},
        ),
        (
            "وشدد لي فان نام على الإسراع، مطالبًا رئيس اللجنة تران فان لونغ بتقديم تقرير.",
            {"Le Van Nam: speaker"},
        ),
        (
            "ترأس المؤتمر لي فان نام، وتلا نائبه تران فان لونغ التقرير.",
            {"Le Van Nam: chair", "Tran Van Long: presenter"},
        ),
        (
            "واقترح لي فان نام زيادة الميزانية، ولفت تران فان لونغ الانتباه إلى الفيضانات.",
            {"Le Van Nam: speaker", "Tran Van Long: speaker"},
        ),
        ("وسلم لي فان نام باقة زهور إلى المندوبين.", set()),
    ],
)
def test_in_arabic_each_verb_has_the_subject_behind_it(
    text: str, stated: set[str], lexicon: Lexicon
) -> None:
    """A verb begins its clause, but one that only goes on with another has its subject before."""
    assert roles(text, "ar", lexicon) == stated


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        (
            "fr",
            "Le ministre Nguyen Van An a présidé la conférence, en présence de M. Le Van Ba et de "
            "Mme Tran Thi Hoa.",
            {"Nguyen Van An: chair", "Le Van Ba: attendee", "Tran Thi Hoa: attendee"},
        ),
        (
            "pl",
            "Obradom przewodniczył minister Nguyen Van An w obecności pani Tran Thi Hoa.",
            {"Nguyen Van An: chair", "Tran Thi Hoa: attendee"},
        ),
        (
            "uk",
            "Конференцію вів міністр Нгуєн Ван Ан за участю пані Чан Тхі Хоа.",
            {"Nguyen Van An: chair", "Tran Thi Hoa: attendee"},
        ),
        (
            "uk",
            "Від імені партійного комітету, влади та всіх мешканців провінції пані Чан Тхі Хоа "
            "вручила родинам, які втратили житло, тридцять мільйонів донгів і два будинки та "
            "подякувала делегатам.",
            {"Tran Thi Hoa: speaker"},
        ),
        ("uk", "Її вів міністр Нгуєн Ван Ан.", {"Nguyen Van An: chair"}),
    ],
)
def test_whom_a_phrase_governs_stands_behind_it_and_and_goes_on(
    language: str, text: str, stated: set[str], lexicon: Lexicon
) -> None:
    """Those whose presence is told stand behind it; a second verb has the subject of the first."""
    assert roles(text, language, lexicon) == stated


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        ("uk", "Захід проводив Нгуєн Ван Ан.", {"Nguyen Van An: chair"}),
        ("ru", "Мероприятие проводил Нгуен Ван Ан.", {"Nguyen Van An: chair"}),
        ("pl", "Kierował nią Nguyen Van An.", {"Nguyen Van An: chair"}),
        ("pl", "Prowadzenie obrad przejęła Le Thi Hoa.", {"Le Thi Hoa: chair"}),
        ("pl", "Punktem mostowym kierowała Le Thi Hoa.", {"Le Thi Hoa: chair"}),
        ("uk", "Роботу точки у Камау спрямовувала Ле Тхі Хоа.", {"Le Thi Hoa: chair"}),
        ("ru", "Работой площадки руководила Ле Тхи Хоа.", {"Le Thi Hoa: chair"}),
        ("pl", "Pracami konferencji kierowała Le Thi Hoa.", {"Le Thi Hoa: chair"}),
        ("uk", "Слово було надано Нгуєн Ван Ану.", {"Nguyen Van An: speaker"}),
        ("pl", "Głosu udzielono Le Thi Hoa.", {"Le Thi Hoa: speaker"}),
        ("ru", "Слово было предоставлено Ле Тхи Хоа.", {"Le Thi Hoa: speaker"}),
        ("uk", "Підсумок обговоренню підбив Нгуєн Ван Ан.", {"Nguyen Van An: speaker"}),
        ("uk", "Ухвалу зачитано Ле Тхі Хоа.", {"Le Thi Hoa: presenter"}),
        ("uk", "Ухвалу зачитано, і Ле Тхі Хоа пішла.", set()),
        ("uk", "За це відповідав Нгуєн Ван Ан.", set()),
        ("pl", "Nguyen Van An odpowiadał za drogi.", set()),
        ("uk", "Слово брала Ле Тхі Хоа.", {"Le Thi Hoa: speaker"}),
        ("uk", "Текст огласила Ле Тхі Хоа.", {"Le Thi Hoa: presenter"}),
        ("ru", "Резолюцию № 5-NQ/TW разъяснил Нгуен Ван Ан.", {"Nguyen Van An: presenter"}),
        ("pl", "Z punktu mostowego łączyła się Le Thi Hoa.", {"Le Thi Hoa: attendee"}),
    ],
)
def test_slavic_words_for_conducting_explaining_and_joining_in(
    language: str, text: str, stated: set[str], lexicon: Lexicon
) -> None:
    """What is conducted, at the bridge point too, what is explained, and being responsible."""
    assert roles(text, language, lexicon) == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "طلب رئيس المجلس نغوين فان آن من الأمين العام للجمعية الوطنية لي فان نام جمع الآراء.",
            {"Nguyen Van An: speaker"},
        ),
        (
            "وشدد السيد نغوين فان آن على السرعة، وطلب من رئيس المكتب لي فان نام جمع الآراء.",
            {"Nguyen Van An: speaker"},
        ),
        (
            "سلّم السيد نغوين فان آن القرار إلى السيدة تران ثي هوا، وقال إن الرفيقة هوا تملك خبرة.",
            {"Nguyen Van An: presenter", "Nguyen Van An: speaker"},
        ),
        ("ومن جانبه عبّر نغوين فان آن عن شكره للسكان.", {"Nguyen Van An: speaker"}),
        ("ورأى الناخب نغوين فان آن أن السعر منخفض.", {"Nguyen Van An: speaker"}),
        (
            "وألقى السيد نغوين فان آن كلمة قال فيها إن القرارات الأربعة مهمة.",
            {"Nguyen Van An: speaker"},
        ),
        ("وألقى السيد نغوين فان آن التقرير الموجز.", {"Nguyen Van An: presenter"}),
        ("وقدم السيد نغوين فان آن مداخلة أمام المندوبين.", {"Nguyen Van An: speaker"}),
        (
            "وعلى منصة المؤتمر ثلاثة متحدثين: تناول السيد نغوين فان آن محتوى القرار.",
            {"Nguyen Van An: presenter"},
        ),
        (
            "وكان في القاعة نغوين فان آن، مدير الشرطة.",
            {"Nguyen Van An: attendee"},
        ),
    ],
)
def test_what_an_arabic_verb_says_of_whom(text: str, stated: set[str], lexicon: Lexicon) -> None:
    """Its object stands far behind it, its subject between, and "and" is written onto the next."""
    assert roles(text, "ar", lexicon) == stated


@pytest.mark.parametrize(
    ("language", "text", "rests_on"),
    [
        (
            "uk",
            "На ній були присутні голова провінційної Народної ради Нгуєн Ван Тунг, перший "
            "заступник голови провінційного Народного комітету Ле Ань Куан.",
            "голова провінційної Народної ради Нгуєн Ван Тунг",
        ),
        (
            "pl",
            "Przewodniczyli jej: sekretarz prowincjonalnego komitetu Partii Nguyen Van Tung, "
            "przewodniczący prowincjonalnego komitetu ludowego Le Anh Quan.",
            "sekretarz prowincjonalnego komitetu Partii Nguyen Van Tung",
        ),
        (
            "en",
            "Present were the Chair of the provincial People's Council Nguyen Van Tung, the Vice "
            "Chair of the provincial People's Committee Le Anh Quan.",
            "the Chair of the provincial People's Council Nguyen Van Tung",
        ),
    ],
)
def test_nobody_takes_part_on_the_office_of_the_next(
    language: str, text: str, rests_on: str, lexicon: Lexicon
) -> None:
    """Where each office stands before its holder, the words behind a name are another's."""
    facts = map_article(told_there(CONVENED[language] + text, language), lexicon)
    found = {
        part.person: {span.of(facts.article.text) for span in part.evidence}
        for part in facts.participations
    }

    assert rests_on in found["Nguyen Van Tung"]
    assert not any("Quan" in quote for quote in found["Nguyen Van Tung"])
    assert all(len(quote) <= len(rests_on) for quote in found["Nguyen Van Tung"])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Obok ministra Nguyen Van Ana zasiedli Le Thi Hoa i Tran Van Ba."),
        ("uk", "Поруч з міністром Нгуєн Ван Аном сиділи Ле Тхі Хоа і Чан Ван Ба."),
    ],
)
def test_who_sits_beside_somebody_stands_behind_the_verb(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """Where a preposition begins the sentence, its object and the subjects attend."""
    people = ("Nguyen Van An", "Le Thi Hoa", "Tran Van Ba")
    assert roles(text, language, lexicon) == {f"{name}: attendee" for name in people}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "uk",
            "Слово брали секретар парткому Нгуєн Ван Ан, директорка Департаменту фінансів "
            "Ле Тхі Хоа та Чан Ван Ба.",
        ),
        (
            "pl",
            "Głos zabrali sekretarz partii Nguyen Van An, dyrektorka Departamentu Finansów "
            "Le Thi Hoa i Tran Van Ba.",
        ),
        (
            "de",
            "Es sprachen der Sekretär Nguyen Van An, die Ministerin Le Thi Hoa und Tran Van Ba.",
        ),
        (
            "ru",
            "Выступили секретарь парткома Нгуен Ван Ан, директор департамента финансов "
            "Ле Тхи Хоа и Чан Ван Ба.",
        ),
    ],
)
def test_an_office_between_a_comma_and_a_name_is_that_of_the_name(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """It explains nobody before it, and the list of those who speak goes on."""
    people = ("Nguyen Van An", "Le Thi Hoa", "Tran Van Ba")
    assert roles(text, language, lexicon) == {f"{name}: speaker" for name in people}
