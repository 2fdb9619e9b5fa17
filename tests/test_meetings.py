"""What sentences state of meetings: kind, number, holder, day, and which of several is reported."""

import pytest

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from lodkit.model.facts import Facts, Meeting
from small import told_there


def facts_of(text: str, language: str, lexicon: Lexicon) -> Facts:
    """The facts of a short text."""
    return map_article(told_there(text, language), lexicon)


def said(meeting: Meeting) -> str:
    """A meeting in words: kind, number, holder."""
    host = f"{meeting.host.kind}/{meeting.host.scope}" if meeting.host else "nobody"
    return f"{meeting.kind} {meeting.ordinal} {host}"


@pytest.mark.parametrize(
    ("language", "text", "main"),
    [
        (
            "uk",
            "Напередодні 10-ї сесії Національних зборів XV скликання делегація Національних "
            "зборів провінції Каобанг зустрілася з виборцями.",
            "meeting None national-assembly-delegation/cao-bang",
        ),
        (
            "pl",
            "Przed 10. sesją Zgromadzenia Narodowego delegacja Zgromadzenia Narodowego prowincji "
            "Cao Bang spotkała się w środę z wyborcami gminy.",
            "meeting None national-assembly-delegation/cao-bang",
        ),
        (
            "fr",
            "À la veille de la 10e session de l'Assemblée nationale, la délégation de l'Assemblée "
            "nationale de la province de Cao Bang a rencontré les électeurs de deux communes.",
            "meeting None national-assembly-delegation/cao-bang",
        ),
        (
            "de",
            "Vor der 10. Sitzung der Nationalversammlung traf die Delegation der "
            "Nationalversammlung der Provinz Cao Bang am Dienstag Wähler zweier Gemeinden.",
            "meeting None national-assembly-delegation/cao-bang",
        ),
        (
            "ar",
            "قبل الدورة العاشرة للجمعية الوطنية، التقى وفد نواب الجمعية الوطنية لمقاطعة كاو بانغ "
            "بالناخبين في بلديتين.",
            "meeting None national-assembly-delegation/cao-bang",
        ),
    ],
)
def test_a_meeting_with_voters_is_told_by_its_verb(
    language: str, text: str, main: str, lexicon: Lexicon
) -> None:
    """Not the session that comes after it is reported, but that deputies met their voters."""
    meetings = facts_of(text, language, lexicon).meetings

    assert [said(m) for m in meetings if m.main] == [main]
    assert "session 10 national-assembly/vn" in {said(m) for m in meetings if not m.main}


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        ("uk", "Народна рада провінції Каобанг зібралася на свою 23-тю сесію.", 23),
        ("pl", "Rada Ludowa prowincji Cao Bang otworzyła swoją XXIII sesję.", 23),
        ("fr", "Le Conseil populaire de la province de Cao Bang a ouvert sa 23e session.", 23),
        ("de", "Der Volksrat der Provinz Cao Bang kam zu seiner 23. Sitzung zusammen.", 23),
        ("ar", "عقد مجلس الشعب في مقاطعة كاو بانغ دورته الثالثة والعشرين.", 23),
    ],
)
def test_a_session_is_that_of_the_council_that_opens_it(
    language: str, text: str, stated: int, lexicon: Lexicon
) -> None:
    """The holder may stand before the verb, the number far from it."""
    (meeting,) = facts_of(text, language, lexicon).meetings

    assert said(meeting) == f"session {stated} people-council/cao-bang"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Закон ухвалено на 9-й позачерговій сесії Національних зборів XV скликання."),
        ("pl", "Ustawę przyjęto na 9. nadzwyczajnej sesji XV Zgromadzenia Narodowego."),
        ("fr", "La loi date de la 9e session extraordinaire de la XVe Assemblée nationale."),
        ("de", "Es geschah auf der 9. außerordentlichen Tagung der XV. Nationalversammlung."),
        ("ar", "أقر القانون في الدورة الاستثنائية التاسعة للجمعية الوطنية الخامسة عشرة."),
    ],
)
def test_the_number_of_a_legislature_is_no_sessions_number(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """An adjective may stand between; what counts legislatures is the term."""
    (meeting,) = facts_of(text, language, lexicon).meetings

    assert (meeting.kind, meeting.ordinal) == ("session", 9)
    assert meeting.host is not None
    assert meeting.host.kind == "national-assembly"


@pytest.mark.parametrize(
    ("language", "text", "hosts"),
    [
        (
            "de",
            "Die Parteiorganisation der Provinz Cao Bang hat ihren I. Parteitag abgehalten. Der "
            "XIII. Parteitag wählte ihn zum Mitglied.",
            {"congress 1 party-committee/cao-bang", "congress 13 communist-party/vn"},
        ),
        (
            "uk",
            "Партійний комітет провінції Каобанг провів свій І з'їзд. XIII з'їзд обрав його.",
            {"congress 1 party-committee/cao-bang", "congress 13 communist-party/vn"},
        ),
        (
            "fr",
            "Le Comité du Parti de la province de Cao Bang a tenu son 1er Congrès. Le XIIIe "
            "Congrès l'avait élu.",
            {"congress 1 party-committee/cao-bang", "congress 13 communist-party/vn"},
        ),
    ],
)
def test_a_congress_is_its_holders_and_a_bare_number_the_partys(
    language: str, text: str, hosts: set[str], lexicon: Lexicon
) -> None:
    """Who opens its congress holds it; the 13th alone is the Party's national one."""
    assert {said(m) for m in facts_of(text, language, lexicon).meetings} == hosts


@pytest.mark.parametrize(
    ("language", "text", "day", "end"),
    [
        ("de", "Vom 5. bis 6. Mai 2025 tagte in Hanoi die Konferenz.", "2025-05-05", "2025-05-06"),
        ("fr", "La conférence s'est tenue du 30 avril au 2 mai 2025.", "2025-04-30", "2025-05-02"),
        ("pl", "W dniach 5–6 maja 2025 r. odbyła się konferencja.", "2025-05-05", "2025-05-06"),
        (
            "de",
            "Vom 5. bis zum Vormittag des 7. Mai 2025 tagte die Konferenz.",
            "2025-05-05",
            "2025-05-07",
        ),
        (
            "fr",
            "La conférence s'est tenue à Hanoï (28 septembre – 2 octobre 2025).",
            "2025-09-28",
            "2025-10-02",
        ),
        ("ar", "عُقد المؤتمر من 5 إلى صباح 7 مايو 2025.", "2025-05-05", "2025-05-07"),
        ("uk", "Конференція відбулася 18 та 19.05.2025 у Ханої.", "2025-05-18", "2025-05-19"),
        ("uk", "Báo Nhân dân06/05/2025\nСьогодні відбулася конференція.", "2025-05-06", None),
        ("ar", "عُقد المؤتمر في 5 أيار/مايو 2025 في هانوي.", "2025-05-05", None),
        ("de", "Anfang Mai 2025 fand in Hanoi eine Konferenz statt.", "2025-05", None),
    ],
)
def test_the_day_of_a_meeting_is_read(
    language: str, text: str, day: str, end: str | None, lexicon: Lexicon
) -> None:
    """Ranges, "today" beside a date of publication, and a month alone."""
    (meeting,) = facts_of(text, language, lexicon).meetings

    assert str(meeting.date) == day
    assert (str(meeting.end_date) if meeting.end_date else None) == end


def test_a_sitting_is_a_part_of_the_congress_that_is_reported(lexicon: Lexicon) -> None:
    """A preparatory sitting of a congress is no meeting of its own."""
    text = (
        "На підготовче засідання зібралися 487 делегатів XX з'їзду партійного комітету "
        "провінції Каобанг. Засідання завершено."
    )
    (meeting,) = facts_of(text, "uk", lexicon).meetings

    assert said(meeting) == "congress 20 party-committee/cao-bang"


def test_a_leaders_visit_is_the_leaders(lexicon: Lexicon) -> None:
    """A visit told by a verb is held by the body of who pays it, not by who is visited."""
    text = "Prezydent To Lam złożył wczoraj wizytę na posterunku granicznym i pracował tam."
    (meeting,) = facts_of(text, "pl", lexicon).meetings

    assert said(meeting) == "working-session None president-office/vn"
    assert meeting.host_inferred


@pytest.mark.parametrize(
    "text",
    [
        "Wicepremier Nguyen Van An, członek Komitetu Centralnego Partii, odbył w sobotę, "
        "8 marca 2025 r., wizytę roboczą w prowincji Ca Mau.",
        "Nguyen Van An, członek Komitetu Centralnego Partii, wicepremier, odbył wizytę roboczą "
        "w prowincji Ca Mau.",
    ],
)
def test_a_visit_is_of_no_body_in_which_the_visitor_only_sits(text: str, lexicon: Lexicon) -> None:
    """The body that a leader leads pays the visit, whichever stands nearer to the verb."""
    (meeting,) = facts_of(text, "pl", lexicon).meetings

    assert said(meeting) == "working-session None government/vn"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "5 березня 2025 року Керівний комітет провів засідання. Його вів пан Ле Ван Ба."),
        ("pl", "5 marca 2025 r. odbyło się posiedzenie Komitetu Sterującego."),
    ],
)
def test_a_sitting_of_nobody_who_has_sessions_is_a_meeting(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """Assemblies and councils have sessions; a sitting may be anybody's."""
    (meeting,) = facts_of(text, language, lexicon).meetings

    assert said(meeting) == "meeting None nobody"


def test_a_bare_noun_goes_on_speaking_of_the_congress(lexicon: Lexicon) -> None:
    """Arabic has one word for congress and conference; without a number it repeats the first."""
    text = (
        "افتُتح المؤتمر الأول للجنة الحزب في مقاطعة كاو بانغ، الفترة 2025-2030.\n"
        "حضر المؤتمر رئيس الوزراء فام مينه تشينه. واختتم المؤتمر أعماله."
    )
    (meeting,) = facts_of(text, "ar", lexicon).meetings

    assert said(meeting) == "congress 1 party-committee/cao-bang"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Po południu komitet wyborczy miasta zebrał się po raz piąty. Posiedzenie trwało."),
        ("fr", "Le comité électoral de la ville s'est réuni pour la cinquième fois."),
        ("de", "Das Wahlkomitee der Stadt trat zum fünften Mal zusammen."),
        ("uk", "Виборчий комітет міста зібрався у п'ятий раз."),
    ],
)
def test_which_time_a_body_meets_is_the_meetings_number(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """A committee that is no assembly holds a meeting, not a session."""
    (meeting,) = facts_of(text, language, lexicon).meetings

    assert (meeting.kind, meeting.ordinal) == ("meeting", 5)


def test_a_meeting_that_is_looked_back_at_is_not_the_reported_one(lexicon: Lexicon) -> None:
    """The first meeting that is said to be held is reported, whatever has a number."""
    text = (
        "Le 25 septembre, le Comité populaire de la province de Cao Bang a organisé une "
        "conférence. Au cours de la 2e session du Conseil populaire, réunie le 16 septembre, il "
        "avait été élu. Il a parlé à la conférence."
    )
    meetings = facts_of(text, "fr", lexicon).meetings

    assert [said(m) for m in meetings if m.main] == ["conference None people-committee/cao-bang"]
    assert [said(m) for m in meetings if not m.main] == ["session 2 people-council/cao-bang"]


def test_another_meeting_on_another_day_is_told_with_its_day(lexicon: Lexicon) -> None:
    """What another body held on another day is a meeting of its own, without a number, too."""
    text = (
        "Na konferencji, którą 15 października 2025 r. zorganizował Komitet Partii prowincji Lang "
        "Son, ogłoszono decyzje. Trzy dni wcześniej, 12 października, podobną konferencję "
        "zorganizował Komitet Partii prowincji Son La."
    )
    meetings = facts_of(text, "pl", lexicon).meetings

    assert [(said(m), str(m.date)) for m in meetings] == [
        ("conference None party-committee/lang-son", "2025-10-15"),
        ("conference None party-committee/son-la", "2025-10-12"),
    ]


def test_the_issuer_of_a_decision_holds_no_ceremony(lexicon: Lexicon) -> None:
    """A body that stands beside the verb only because its decision was handed over is no host."""
    text = "Церемонія вручення рішення Політбюро відбулася 12 червня 2024 року."
    (meeting,) = facts_of(text, "uk", lexicon).meetings

    assert said(meeting) == "ceremony None nobody"


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        ("es", "El Consejo Popular de Phu Yen abrió su 24.ª sesión.", "people-council/phu-yen 24"),
        ("es", "La sesión 3.ª del Consejo Popular de Phu Yen acabó.", "people-council/phu-yen 3"),
        ("es", "Se inauguró el 10.º pleno del Comité Central.", "central-committee/vn 10"),
        ("es", "Se inauguró el 10º pleno del Comité Central.", "central-committee/vn 10"),
        ("es", "Se inauguró el Pleno X del Comité Central.", "central-committee/vn 10"),
        ("es", "Se acerca el XIV.º Congreso Nacional del Partido.", "communist-party/vn 14"),
        ("ru", "Открылась 10.я сессия Народного совета Футхо.", "people-council/phu-tho 10"),
    ],
)
def test_the_ending_of_a_number_may_stand_behind_a_full_stop(
    language: str, text: str, stated: str, lexicon: Lexicon
) -> None:
    """One number, "24.ª", that ends no sentence."""
    (meeting,) = facts_of(text, language, lexicon).meetings
    assert meeting.host

    assert f"{meeting.host.kind}/{meeting.host.scope} {meeting.ordinal}" == stated


def test_a_ceremony_has_no_number(lexicon: Lexicon) -> None:
    """The number beside it is that of the anniversary."""
    text = "Am Morgen des 3. Februar 2025 fand in Hanoi ein Festakt zum 95. Jahrestag statt."
    (meeting,) = facts_of(text, "de", lexicon).meetings

    assert (meeting.kind, meeting.ordinal) == ("ceremony", None)


@pytest.mark.parametrize(
    ("language", "behind", "month"),
    [
        ("de", "die 12. Tagung der Nationalversammlung im Januar vorbereitet.", "2026-01"),
        ("de", "die 12. Tagung der Nationalversammlung, geplant für Juli, genannt.", "2025-07"),
        ("de", "die 12. Tagung der Nationalversammlung genannt; im Juli prüft er neu.", None),
    ],
)
def test_the_month_of_another_meeting_is_the_nearest_one(
    language: str, behind: str, month: str | None, lexicon: Lexicon
) -> None:
    """A month alone, right behind the meeting's name or what says that it is planned."""
    text = (
        "Der Volksrat der Provinz Cao Bang hielt am 3. September 2025 seine 5. Tagung ab. "
        f"Der Vorsitzende hat {behind}"
    )
    (_, other) = facts_of(text, language, lexicon).meetings

    assert (str(other.date) if other.date else None) == month


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("افتتح مجلس الشعب في مقاطعة فو ين الدورة رقم 24.", "session 24 people-council/phu-yen"),
        ("عقد مجلس الشعب في مقاطعة فو ين دورته رقم 30.", "session 30 people-council/phu-yen"),
        ("بحثت الجمعية الوطنية في دورتها 9 شؤون الأفراد.", "session 9 national-assembly/vn"),
        (
            "افتُتح المؤتمر رقم 12 للجنة الحزب في مقاطعة فو ين.",
            "congress 12 party-committee/phu-yen",
        ),
        (
            "بدأ المؤتمر 9 لمنظمة الحزب في مقاطعة فو ين أعماله.",
            "congress 9 party-committee/phu-yen",
        ),
        ("ناقش المؤتمر رقم 10 للجنة المركزية للحزب الأمر.", "plenum 10 central-committee/vn"),
        # a day of the month is no number
        (
            "اختتمت لجنة الحزب في مقاطعة فو ين المؤتمر 12 مايو 2025.",
            "conference None party-committee/phu-yen",
        ),
    ],
)
def test_arabic_numbers_behind_the_noun(text: str, stated: str, lexicon: Lexicon) -> None:
    """In digits, with a word for "number" or without; a congress is one with a number."""
    (meeting,) = facts_of(text, "ar", lexicon).meetings

    assert said(meeting) == stated


@pytest.mark.parametrize("number", ["رقم 10", "العاشرة"])
def test_the_term_of_a_plenum_is_no_plenum(number: str, lexicon: Lexicon) -> None:
    """One noun is a session and a term: behind a plenum's own number it is the term."""
    text = f"افتتحت الجلسة العامة {number} للجنة المركزية للحزب في دورتها الثالثة عشرة."
    (meeting,) = facts_of(text, "ar", lexicon).meetings

    assert (said(meeting), meeting.term) == ("plenum 10 central-committee/vn", "13")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Le Comité permanent du Comité du Parti de Cao Bang a organisé une visioconférence. La "
            "rencontre a été présidée par Le Van Nam, secrétaire du Comité du Parti de Cao Bang.",
        ),
        (
            "de",
            "Der Ständige Ausschuss des Parteikomitees der Provinz Cao Bang hat am Dienstag eine "
            "Konferenz abgehalten. Das Treffen leitete Le Van Nam, Sekretär des Parteikomitees.",
        ),
    ],
)
def test_a_conference_goes_on_as_the_meeting(language: str, text: str, lexicon: Lexicon) -> None:
    """The general noun behind it names no other one, and whoever presides is not its host."""
    (meeting,) = facts_of(text, language, lexicon).meetings

    assert said(meeting) == "conference None party-standing-committee/cao-bang"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On 3 May the Party Committee of Cao Bang Province held a conference. Comrade An, "
         "born in 1968, spoke."),
        ("en", "On 3 May the Party Committee of Cao Bang Province held a conference. Comrade An "
         "was born on 12 June 1968."),
        ("de", "Am 3. Mai hielt das Parteikomitee der Provinz Cao Bang eine Konferenz ab. Genosse "
         "An, 1968 geboren, sprach."),
        ("fr", "Le 3 mai, le Comité du Parti de la province de Cao Bang a tenu une conférence. Le "
         "camarade An, né en 1968, a parlé."),
        ("es", "El 3 de mayo, el Comité del Partido de la provincia de Cao Bang celebró una "
         "conferencia. El compañero An, nacido en 1968, habló."),
        ("pl", "3 maja Komitet Partii prowincji Cao Bang zorganizował konferencję. Towarzysz An, "
         "urodzony w 1968 roku, zabrał głos."),
        ("ru", "3 мая партийный комитет провинции Каобанг провёл конференцию. Товарищ Ан, "
         "родившийся в 1968 году, выступил."),
        ("uk", "3 травня партійний комітет провінції Каобанг провів конференцію. Товариш Ан, "
         "народжений 1968 року, виступив."),
        ("ar", "في 3 مايو عقدت لجنة الحزب في مقاطعة كاو بانغ مؤتمرا. وتحدث الرفيق آن، من مواليد "
         "عام 1968."),
    ],
)  # fmt: skip
def test_a_year_of_birth_is_not_that_of_the_meeting(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """A day whose year nothing tells stays without one."""
    (meeting,) = facts_of(text, language, lexicon).meetings

    assert str(meeting.date) == "--05-03"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Die Sitzung des Volksrats der Provinz Ca Mau vom 9. Juli leitete Frau Tran Thi Hoa.",
        ),
        (
            "en",
            "The session of the People's Council of Ca Mau province on 9th July heard Ms Tran Thi "
            "Hoa.",
        ),
        (
            "fr",
            "La session du Conseil populaire de la province de Ca Mau du 1er juillet a entendu Mme "
            "Tran Thi Hoa.",
        ),
    ],
)
def test_the_number_of_a_day_is_no_meetings_number(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """A day behind the meeting's name counts nothing."""
    assert said(facts_of(text, language, lexicon).meetings[0]) == (
        "session None people-council/ca-mau"
    )


def test_a_numbered_meeting_of_an_assembly_is_a_session(lexicon: Lexicon) -> None:
    """However a translation words it."""
    text = (
        "On 31 December 2019 the People's Council of Ca Mau province held the 13th meeting. "
        "Attending was Nguyen Van An."
    )

    assert said(facts_of(text, "en", lexicon).meetings[0]) == "session 13 people-council/ca-mau"


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        (
            "uk",
            "Народна рада провінції Каобанг зібралася на тематичну (27-му) сесію.",
            "session 27 people-council/cao-bang",
        ),
        (
            "uk",
            "Народна рада провінції Каобанг зібралася на тридцяту (чергову) сесію.",
            "session 30 people-council/cao-bang",
        ),
        (
            "ar",
            "عقد مجلس الشعب في مقاطعة كاو بانغ، في دورته العاشرة، جلسته الثلاثين.",
            "session 30 people-council/cao-bang",
        ),
    ],
)
def test_a_number_in_brackets_or_behind_that_of_the_term_is_the_meetings(
    language: str, text: str, stated: str, lexicon: Lexicon
) -> None:
    """What stands in brackets beside the noun belongs to its phrase."""
    main = [m for m in facts_of(text, language, lexicon).meetings if m.main]

    assert [said(m) for m in main] == [stated]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Міністр фінансів Ле Ван Нам зустрівся з підприємцями."),
        ("pl", "Minister finansów Le Van Nam spotkał się w środę z przedsiębiorcami."),
        ("ar", "التقى وزير المالية لي فان نام رجال الأعمال. وحضر اللقاء نائب الوزير."),
    ],
)
def test_whom_a_leader_meets_is_told_by_a_verb(language: str, text: str, lexicon: Lexicon) -> None:
    """A bare noun for the meeting, behind the verb, speaks of the same."""
    main = [m for m in facts_of(text, language, lexicon).meetings if m.main]

    assert [m.kind for m in main] == ["working-session"]


@pytest.mark.parametrize(
    ("language", "text", "main"),
    [
        (
            "de",
            "Die 10. (außerordentliche) Sitzung des Volksrats der Provinz Ca Mau eröffnete Frau "
            "Tran Thi Hoa.",
            "session 10 people-council/ca-mau",
        ),
        (
            "de",
            "Das Parteikomitee der Provinz Ca Mau ist am 9. Juli zu seiner 5. Konferenz "
            "zusammengetreten. Frau Tran Thi Hoa führte den Vorsitz.",
            "conference 5 party-committee/ca-mau",
        ),
        (
            "fr",
            "Le Comité central (CC) du Front de la Patrie du Vietnam a tenu le 12 avril sa 8e "
            "conférence. M. Nguyen Van An a parlé.",
            "conference 8 fatherland-front/vn",
        ),
    ],
)
def test_brackets_and_its_part_no_meeting_from_its_holder(
    language: str, text: str, main: str, lexicon: Lexicon
) -> None:
    """Neither what sort of session it is nor how the holder's name is shortened."""
    assert said(facts_of(text, language, lexicon).meetings[0]) == main


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Le Comité du Parti de Vinh Long a tenu une conférence le 22 août. Il applique la "
            "directive n° 40-CT/TW du 22 novembre 2014 et prépare le mandat 2025-2030.",
        ),
        (
            "de",
            "Das Parteikomitee der Provinz Vinh Long hielt am 22. August eine Konferenz ab. Es "
            "setzt die Direktive Nr. 40-CT/TW vom 22. November 2014 um und bereitet die Amtszeit "
            "2025-2030 vor.",
        ),
    ],
)
def test_a_meeting_of_a_term_is_not_of_the_year_of_an_old_document(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """Where all full dates are of long before the term spoken of, it has begun."""
    (meeting,) = facts_of(text, language, lexicon).meetings

    assert str(meeting.date) == "2025-08-22"


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "عقد مجلس الشعب في مقاطعة كا ماو، الدورة العاشرة، في 5 مارس 2025 دورته الثالثة.",
            ["session 3 people-council/ca-mau"],
        ),
        (
            "عقد مجلس الشعب في مقاطعة كا ماو الدورة الثالثة في 5 مارس 2025. ووافق المجلس في ختام "
            "الدورة على 32 قرارًا.",
            ["session 3 people-council/ca-mau"],
        ),
        (
            "عقدت لجنة جبهة الوطن في مقاطعة كا ماو، في 5 مارس 2025، مؤتمرها الأول للفترة "
            "2025-2030.",
            ["congress 1 fatherland-front/ca-mau"],
        ),
    ],
)
def test_what_an_arabic_number_counts(text: str, stated: list[str], lexicon: Lexicon) -> None:
    """Terms behind a body and decisions at a sitting are other numbers than the sitting's."""
    assert [said(m) for m in facts_of(text, "ar", lexicon).meetings] == stated
