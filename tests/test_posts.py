"""Who holds which post: groups, verbs, careers, departures, successions, what goes unsaid."""

import pytest

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from lodkit.model.article import Article
from small import told_there

CHAIR = "chair people-committee ca-mau"
SECRETARY = "secretary party-committee ca-mau"
DIRECTOR = "director police ca-mau"


def held(text: str, language: str, lexicon: Lexicon) -> set[str]:
    """The memberships of a short text in words."""
    facts = map_article(told_there(text, language), lexicon)
    return {
        f"{m.person}: {'former ' if m.former else ''}{m.role} {m.body.kind} {m.body.scope}"
        for m in facts.memberships
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "uk",
            "Приїхали секретарі провінційних парткомів Камау та Сокчанга – Нгуєн Ван Ан і пані "
            "Чан Тхі Хоа, – а також полковник Ле Ван Нам.",
        ),
        (
            "pl",
            "W spotkaniu uczestniczyli sekretarze Prowincjonalnych Komitetów Partii Ca Mau "
            "i Soc Trang: Nguyen Van An i Tran Thi Hoa.",
        ),
        (
            "de",
            "Anwesend waren die Sekretäre der Parteikomitees der Provinzen Ca Mau und Soc Trang, "
            "Nguyen Van An und Tran Thi Hoa, sowie Oberst Le Van Nam.",
        ),
        (
            "en",
            "The secretaries of the Party Committees of Ca Mau and Soc Trang provinces, Nguyen Van "
            "An and Tran Thi Hoa, attended.",
        ),
    ],
)
def test_an_office_in_several_places_has_a_holder_in_each(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """In their order, and who is named behind them has it nowhere."""
    assert held(text, language, lexicon) == {
        "Nguyen Van An: secretary party-committee ca-mau",
        "Tran Thi Hoa: secretary party-committee soc-trang",
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "uk",
            "Комітет Вітчизняного фронту провінції Камау обрав керівників. Голова – Ле Ван Нам, "
            "депутат Національних зборів; заступник голови – Нгуєн Ван Ан.",
        ),
        (
            "de",
            "Das Komitee der Vaterländischen Front der Provinz Ca Mau wählte seine Führung. "
            "Vorsitzender ist Le Van Nam, Abgeordneter der Nationalversammlung; "
            "stellvertretender Vorsitzender ist Nguyen Van An.",
        ),
        (
            "en",
            "The Vietnam Fatherland Front Committee of Ca Mau province elected its leaders. The "
            "chairman is Le Van Nam, a deputy of the National Assembly; the vice chairman is "
            "Nguyen Van An.",
        ),
    ],
)
def test_where_somebody_sits_is_not_where_the_next_one_presides(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """A bare role is of the body spoken of, not of an assembly in which another is a deputy."""
    assert "Nguyen Van An: vice-chair fatherland-front ca-mau" in held(text, language, lexicon)


@pytest.mark.parametrize(
    ("language", "text", "office"),
    [
        (
            "de",
            "Die stellvertretenden Sekretäre des Parteikomitees der Provinz Ca Mau, Nguyen Van An "
            "und Tran Thi Hoa, sprachen.",
            "deputy-secretary party-committee ca-mau",
        ),
        (
            "de",
            "Vizevorsitzende des Volksrats der Provinz Ca Mau sind Nguyen Van An und Tran Thi Hoa.",
            "vice-chair people-council ca-mau",
        ),
        ("uk", "Нгуєн Ван Ан і Чан Тхі Хоа, члени Політбюро, виступили.", "member politburo vn"),
        (
            "pl",
            "Do wiceprzewodniczących Rady Ludowej prowincji Ca Mau wybrano pana Nguyen Van Ana "
            "i panią Tran Thi Hoa.",
            "vice-chair people-council ca-mau",
        ),
        ("ar", "حضر أعضاء المكتب السياسي: نجوين فان آن؛ تران ثي هوا.", "member politburo vn"),
        (
            "fr",
            "Étaient présents les membres du Bureau politique :\n- M. Nguyen Van An ;\n"
            "- Mme Tran Thi Hoa.",
            "member politburo vn",
        ),
    ],
)
def test_an_office_in_the_plural_is_that_of_everyone_named_with_it(
    language: str, text: str, office: str, lexicon: Lexicon
) -> None:
    """Before two names, behind them, in lists of any form."""
    assert held(text, language, lexicon) == {f"Nguyen Van An: {office}", f"Tran Thi Hoa: {office}"}


@pytest.mark.parametrize(
    ("language", "text", "office"),
    [
        (
            "de",
            "Zum Vorsitzenden des Volkskomitees der Provinz Ca Mau wählten die Delegierten erneut "
            "Herrn Nguyen Van An.",
            CHAIR,
        ),
        (
            "fr",
            "Les délégués ont élu M. Nguyen Van An président du Comité populaire de la province de "
            "Ca Mau.",
            CHAIR,
        ),
        ("uk", "Пана Нгуєн Ван Ана обрали головою Народного комітету провінції Камау.", CHAIR),
        ("uk", "Пан Нгуєн Ван Ан очолює партійний комітет провінції Камау.", SECRETARY),
        (
            "pl",
            "Biuro Polityczne wyznaczyło pana Nguyen Van Ana na stanowisko sekretarza Komitetu "
            "Partii prowincji Ca Mau.",
            SECRETARY,
        ),
        ("ar", "انتخب المندوبون السيد نجوين فان آن رئيسا للجنة الشعبية لمقاطعة كا ماو.", CHAIR),
        (
            "de",
            "Nguyen Van An sprach. Er war früher Direktor der Polizei der Provinz Ca Mau.",
            f"former {DIRECTOR}",
        ),
        (
            "de",
            "Der Rat entband Herrn Nguyen Van An vom Amt des Vorsitzenden des Volkskomitees der "
            "Provinz Ca Mau.",
            f"former {CHAIR}",
        ),
    ],
)
def test_a_verb_ties_an_office_to_its_holder(
    language: str, text: str, office: str, lexicon: Lexicon
) -> None:
    """Elected, appointed, heads, was, relieved: in any order of words."""
    assert held(text, language, lexicon) == {f"Nguyen Van An: {office}"}


def test_who_appoints_does_not_hold_the_post(lexicon: Lexicon) -> None:
    """The Prime Minister who appoints a chair stays what he is."""
    text = (
        "Premier Pham Minh Chinh mianował pana Nguyen Van Ana przewodniczącym Komitetu Ludowego "
        "prowincji Ca Mau."
    )

    assert held(text, "pl", lexicon) == {
        "Pham Minh Chinh: prime-minister government vn",
        f"Nguyen Van An: {CHAIR}",
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "pl",
            "Radni zaproponowali na przewodniczącego Komitetu Ludowego prowincji Ca Mau pana "
            "Nguyen Van Ana.",
        ),
        ("de", "Nguyen Van An, Vizepräsident der Gesellschaft der Freunde, sprach."),
        (
            "de",
            "Nguyen Van An und der Vorsitzende des Volkskomitees der Provinz Ca Mau sprachen.",
        ),
    ],
)
def test_what_only_looks_like_somebodys_post_is_none(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """Proposed for it, of another body, or of somebody else."""
    assert held(text, language, lexicon) == set()


def test_a_list_of_posts_without_names_is_a_career(lexicon: Lexicon) -> None:
    """It is that of the person spoken of before, and over."""
    text = (
        "M. Nguyen Van An a été élu. Son parcours :\n"
        "- Secrétaire du Comité du Parti de la province de Ca Mau ;\n"
        "- Directeur de la police de la province de Ca Mau."
    )

    assert held(text, "fr", lexicon) == {
        f"Nguyen Van An: former {SECRETARY}",
        f"Nguyen Van An: former {DIRECTOR}",
    }


@pytest.mark.parametrize(
    ("language", "text", "left", "new"),
    [
        (
            "fr",
            "M. Nguyen Van An, secrétaire du Comité du Parti de la province de Nghe An, est nommé "
            "secrétaire du Comité du Parti de la province de Ca Mau.",
            "secretary party-committee nghe-an",
            SECRETARY,
        ),
        (
            "uk",
            "Пана Нгуєн Ван Ана, заступника голови Народного комітету провінції Камау, обрано "
            "головою Народного комітету провінції Камау.",
            "vice-chair people-committee ca-mau",
            CHAIR,
        ),
    ],
)
def test_whoever_comes_to_a_post_leaves_what_it_excludes(
    language: str, text: str, left: str, new: str, lexicon: Lexicon
) -> None:
    """The like post elsewhere, the lower one in the same body."""
    assert held(text, language, lexicon) == {
        f"Nguyen Van An: former {left}",
        f"Nguyen Van An: {new}",
    }


@pytest.mark.parametrize(
    ("language", "text", "new"),
    [
        (
            "de",
            "Der Rat entband Herrn Tran Van Hoa vom Amt des Vorsitzenden des Volkskomitees der "
            "Provinz Ca Mau. An seine Stelle wählten die Delegierten Herrn Nguyen Van An.",
            "Nguyen Van An",
        ),
        (
            "fr",
            "M. Nguyen Van An a été élu président du Comité populaire de la province de Ca Mau, "
            "succédant à M. Tran Van Hoa.",
            "Nguyen Van An",
        ),
        (
            "uk",
            "Пана Нгуєн Ван Ана обрано головою Народного комітету провінції Камау. Його "
            "попередник, пан Чан Ван Хоа, пішов на пенсію.",
            "Nguyen Van An",
        ),
    ],
)
def test_a_post_changes_hands(language: str, text: str, new: str, lexicon: Lexicon) -> None:
    """One has it now, the other had it, whichever of the two the text says it of."""
    assert held(text, language, lexicon) == {f"{new}: {CHAIR}", f"Tran Van Hoa: former {CHAIR}"}


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        (
            "de",
            "Nguyen Van An war stellvertretender Direktor und dann Direktor der Polizei der "
            "Provinz Ca Mau.",
            {
                f"Nguyen Van An: former {DIRECTOR}",
                "Nguyen Van An: former deputy-director police ca-mau",
            },
        ),
        (
            "uk",
            "Нгуєн Ван Ан, член Політбюро і Секретаріату, виступив.",
            {"Nguyen Van An: member politburo vn", "Nguyen Van An: member secretariat vn"},
        ),
        (
            "fr",
            "Parmi les ministres, on note MM. Tran Van Hoa (Défense) et Nguyen Van An (Justice).",
            {
                "Tran Van Hoa: minister ministry-national-defence vn",
                "Nguyen Van An: minister ministry-justice vn",
            },
        ),
        (
            "de",
            "Minister für Finanzen Tran Van Hoa sprach. Anwesend waren die Vizeminister Nguyen Van "
            "An und Le Van Ba.",
            {
                "Tran Van Hoa: minister ministry-finance vn",
                "Nguyen Van An: deputy-minister ministry-finance vn",
                "Le Van Ba: deputy-minister ministry-finance vn",
            },
        ),
        (
            "de",
            "Anwesend war Nguyen Van An, ehemaliges Mitglied des Politbüros und Sekretär des "
            "Zentralkomitees.",
            {
                "Nguyen Van An: former member politburo vn",
                "Nguyen Van An: former secretary central-committee vn",
            },
        ),
    ],
)
def test_what_a_phrase_leaves_unsaid_stands_beside_it(
    language: str, text: str, stated: set[str], lexicon: Lexicon
) -> None:
    """A shared body, a shared role, a field for a ministry, a word for both offices."""
    assert held(text, language, lexicon) == stated


def test_the_verb_is_part_of_the_evidence(lexicon: Lexicon) -> None:
    """What ties a name to an office is quoted with them."""
    text = "Zum Vorsitzenden des Volkskomitees der Provinz Ca Mau wählten sie Herrn Nguyen Van An."
    (membership,) = map_article(Article("a", text, "de"), lexicon).memberships

    assert [span.of(text) for span in membership.evidence] == [
        "Vorsitzenden des Volkskomitees der Provinz Ca Mau",
        "wählten",
        "Nguyen Van An",
    ]


def test_a_noun_alone_names_the_body_spoken_of(lexicon: Lexicon) -> None:
    """The chair of the Council is that of the council named before."""
    text = (
        "Le Conseil populaire de la province de Ca Mau s'est réuni. M. Nguyen Van An, président du "
        "Conseil, a pris la parole."
    )

    assert held(text, "fr", lexicon) == {"Nguyen Van An: chair people-council ca-mau"}


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        (
            "uk",
            "Нгуєн Ван Ан, помічник Генерального секретаря, виступив.",
            {"Nguyen Van An: assistant communist-party vn"},
        ),
        ("pl", "Nguyen Van An, zastępca Prokuratora Generalnego, zabrał głos.", set()),
    ],
)
def test_whoever_works_under_an_office_does_not_hold_it(
    language: str, text: str, stated: set[str], lexicon: Lexicon
) -> None:
    """An assistant is one; a deputy whose office has no name of its own has none."""
    assert held(text, language, lexicon) == stated


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        (
            "fr",
            "L'Union des femmes du Vietnam (UFV) s'est réunie. Mme Tran Thi Hoa, présidente de "
            "l'UFV, a pris la parole.",
            {"Tran Thi Hoa: chair womens-union vn"},
        ),
        (
            "de",
            "Die Vaterländische Front Vietnams (VVF) tagte. Nguyen Van An, Vorsitzender der VVF, "
            "sprach.",
            {"Nguyen Van An: chair fatherland-front vn"},
        ),
    ],
)
def test_an_abbreviation_means_what_the_text_says_it_does(
    language: str, text: str, stated: set[str], lexicon: Lexicon
) -> None:
    """Capitals in brackets behind a body's name are that body from then on."""
    assert held(text, language, lexicon) == stated


def test_whoever_joins_the_executive_committee_is_of_the_party_committee(lexicon: Lexicon) -> None:
    """And of its Standing Committee, where that is named with it."""
    text = (
        "Пана Нгуєн Ван Ана призначено до Виконавчого комітету та Постійного комітету партійного "
        "комітету провінції Камау."
    )

    assert held(text, "uk", lexicon) == {
        "Nguyen Van An: member party-committee ca-mau",
        "Nguyen Van An: member party-standing-committee ca-mau",
    }


@pytest.mark.parametrize(
    ("language", "text", "posts"),
    [
        (
            "en",
            "Deputy Minister of Finance Nguyen Van An was appointed deputy head of the Party "
            "Central Committee's Office.",
            {
                "Nguyen Van An: former deputy-minister ministry-finance vn",
                "Nguyen Van An: deputy-head party-office vn",
            },
        ),
        (
            "en",
            "Politburo member Nguyen Van An was elected chairman of the National Assembly.",
            {
                "Nguyen Van An: member politburo vn",
                "Nguyen Van An: chair national-assembly vn",
            },
        ),
    ],
)
def test_one_central_office_at_a_time(
    language: str, text: str, posts: set[str], lexicon: Lexicon
) -> None:
    """Whoever is appointed to another leaves it; seats and memberships stay."""
    assert held(text, language, lexicon) == posts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Nguyen Van An was once chairman of the Ca Mau People's Council, then secretary of the "
            "Ca Mau Provincial Party Committee.",
        ),
        (
            "pl",
            "Nguyen Van An był przewodniczącym Rady Ludowej prowincji Ca Mau, potem sekretarzem "
            "Komitetu Partii prowincji Ca Mau.",
        ),
        (
            "fr",
            "M. Nguyen Van An a été président du Conseil populaire de la province de Ca Mau, puis "
            "secrétaire du Comité du Parti de la province de Ca Mau.",
        ),
    ],
)
def test_what_came_then_is_of_the_past_as_well(language: str, text: str, lexicon: Lexicon) -> None:
    """A career that is told goes on with what its holder was next."""
    assert held(text, language, lexicon) == {
        "Nguyen Van An: former chair people-council ca-mau",
        "Nguyen Van An: former secretary party-committee ca-mau",
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Le Van Ba besuchte die Zentrale Inspektionskommission, die Nguyen Van An leitet."),
        ("de", "Die Leitung der Zentralen Inspektionskommission übernimmt Nguyen Van An."),
        ("de", "An der Spitze der Zentralen Inspektionskommission steht Nguyen Van An."),
        ("pl", "Le Van Ba pochwalił Centralną Komisję Kontroli, którą kieruje Nguyen Van An."),
        ("pl", "Na czele Centralnej Komisji Kontroli od maja stoi Nguyen Van An."),
        ("uk", "Центральна інспекційна комісія, яку очолює Нгуєн Ван Ан, ухвалила план."),
        ("uk", "Керівництво Центральною інспекційною комісією перебрав Нгуєн Ван Ан."),
        ("fr", "La Commission centrale d'inspection, que dirige M. Nguyen Van An, a siégé."),
        ("fr", "À la tête de la Commission centrale d'inspection se trouve M. Nguyen Van An."),
        ("ar", "واجتمعت لجنة التفتيش المركزية، التي يرأسها السيد نجوين فان آن."),
        ("ru", "Центральная инспекционная комиссия, которую возглавляет Нгуен Ван Ан, заседала."),
        ("es", "Al frente de la Comisión Central de Inspección está Nguyen Van An."),
    ],
)
def test_who_is_said_to_lead_a_body_named_before_is_its_head(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """In a clause about the body, or behind a verb that ties its head to a name."""
    assert held(text, language, lexicon) == {"Nguyen Van An: head inspection-commission vn"}


def test_who_leads_a_body_is_not_who_is_met(lexicon: Lexicon) -> None:
    """The clause about a person tells nothing of the one named behind it."""
    text = "Le Van Ba, der die Zentrale Inspektionskommission leitet, traf Nguyen Van An."

    assert held(text, "de", lexicon) == {"Le Van Ba: head inspection-commission vn"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Vorsitzender des Volksrats von Ca Mau ist Nguyen Van An; seine Stellvertreter sind "
            "Le Van Ba (ständig) und Tran Thi Hoa.",
        ),
        (
            "fr",
            "Nguyen Van An est président du Conseil populaire de Ca Mau ; ses adjoints sont "
            "M. Le Van Ba (permanent) et Mme Tran Thi Hoa.",
        ),
        (
            "pl",
            "Przewodniczącym Rady Ludowej prowincji Ca Mau jest Nguyen Van An, a jego "
            "zastępcami są Le Van Ba (stały) i Tran Thi Hoa.",
        ),
        (
            "uk",
            "Головою Народної ради провінції Камау є Нгуєн Ван Ан, а його заступниками - "
            "Ле Ван Ба (постійний) і Чан Тхі Хоа.",
        ),
    ],
)
def test_deputies_without_a_body_are_those_of_the_head_named_before(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """One of them may be marked as the permanent one."""
    assert held(text, language, lexicon) == {
        "Nguyen Van An: chair people-council ca-mau",
        "Le Van Ba: permanent-vice-chair people-council ca-mau",
        "Tran Thi Hoa: vice-chair people-council ca-mau",
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "pl",
            "Sekretarzem Komitetu Partii prowincji Ca Mau został Nguyen Van An; wszedł też "
            "w skład Komitetu Partii prowincji Hau Giang.",
        ),
        (
            "uk",
            "Секретарем парткому провінції Камау став Нгуєн Ван Ан; також увійшов до складу "
            "парткому провінції Хаузянг.",
        ),
    ],
)
def test_a_clause_without_subject_goes_on_of_the_newcomer(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """Behind a semicolon a verb of joining speaks of who has just come to a post."""
    assert held(text, language, lexicon) == {
        f"Nguyen Van An: {SECRETARY}",
        "Nguyen Van An: member party-committee hau-giang",
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Le Van Ba leitete einst den Volksrat von Ca Mau, heute ist er Sekretär des "
         "Parteikomitees der Provinz Ca Mau."),
        ("de", "Le Van Ba leitete den Volksrat von Ca Mau, bevor er Sekretär des Parteikomitees "
         "der Provinz Ca Mau wurde."),
        ("de", "Le Van Ba, bis 2024 Vorsitzender des Volksrats von Ca Mau, ist Sekretär des "
         "Parteikomitees der Provinz Ca Mau."),
        ("fr", "M. Le Van Ba a présidé le Conseil populaire de Ca Mau avant de devenir secrétaire "
         "du Comité du Parti de la province de Ca Mau."),
        ("fr", "Jusqu'en 2024 à la tête du Conseil populaire de Ca Mau, Le Van Ba est secrétaire "
         "du Comité du Parti de la province de Ca Mau."),
        ("pl", "Le Van Ba przewodniczył niegdyś Radzie Ludowej Ca Mau, dziś jest sekretarzem "
         "Komitetu Partii prowincji Ca Mau."),
        ("uk", "Ле Ван Ба колись очолював Народну раду Камау, нині він секретар партійного "
         "комітету провінції Камау."),
        ("ar", "كان لي فان با يرأس مجلس الشعب في كا ماو، وهو اليوم سكرتير لجنة الحزب في مقاطعة "
         "كا ماو."),
    ],
)  # fmt: skip
def test_a_post_held_before_is_told_from_the_present_one(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """Tenses, "until", "before" and "now" say which is which."""
    assert held(text, language, lexicon) == {
        "Le Van Ba: former chair people-council ca-mau",
        "Le Van Ba: secretary party-committee ca-mau",
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Le Van Ba gehörte dem Politbüro an."),
        ("fr", "M. Le Van Ba a siégé au Bureau politique."),
        ("pl", "Le Van Ba zasiadał w Biurze Politycznym."),
        ("uk", "Ле Ван Ба входив до складу Політбюро."),
        ("ru", "Ле Ван Ба входил в состав Политбюро."),
        ("es", "Le Van Ba integraba el Buró Político."),
    ],
)
def test_who_belonged_to_a_body_was_its_member(language: str, text: str, lexicon: Lexicon) -> None:
    """The past of "belongs" tells of a membership that is over."""
    assert held(text, language, lexicon) == {"Le Van Ba: former member politburo vn"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le chef de la Commission centrale d’organisation, Le Van Ba, et ses deux adjoints, "
         "Tran Van Nam et Pham Van Minh, membres du Comité central du Parti, étaient là."),
        ("pl", "Przybyli szef Centralnej Komisji Organizacyjnej Le Van Ba oraz jego zastępcy Tran "
         "Van Nam i Pham Van Minh, obaj członkowie KC Partii."),
    ],
)  # fmt: skip
def test_what_the_deputies_are_their_head_need_not_be(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """An office of several people behind the deputies is theirs alone."""
    deputies = ("Tran Van Nam", "Pham Van Minh")

    assert held(text, language, lexicon) == {
        "Le Van Ba: head organization-commission vn",
        *(f"{name}: deputy-head organization-commission vn" for name in deputies),
        *(f"{name}: member central-committee vn" for name in deputies),
    }


def test_those_who_elect_are_not_elected(lexicon: Lexicon) -> None:
    """The deputies of a council who elect somebody make no deputy of them."""
    text = "Na sesji Rady Ludowej Ca Mau radni wybrali Le Van Ba na przewodniczącego Rady Ludowej."

    assert held(text, "pl", lexicon) == {"Le Van Ba: chair people-council ca-mau"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Anwesend war Le Van Ba aus Son La, einst Leiter der dortigen Propagandakommission.",
            "Le Van Ba: former head propaganda-commission son-la",
        ),
        (
            "pl",
            "W latach 2015-2020 sekretarz Komitetu Partii prowincji Son La, Le Van Ba przemawiał "
            "12 maja 2024 r.",
            "Le Van Ba: former secretary party-committee son-la",
        ),
        (
            "fr",
            "Le Comité du Front de la Patrie du Vietnam (FPV) de la province de Son La a élu à la "
            "vice-présidence permanente Mme Le Van Ba.",
            "Le Van Ba: permanent-vice-chair fatherland-front son-la",
        ),
        (
            "ar",
            "وانتخب نواب مجلس الشعب في سون لا السيد لي فان با رئيسا للجنة الشعبية في سون لا.",
            "Le Van Ba: chair people-committee son-la",
        ),
    ],
)
def test_words_around_an_office_say_where_and_when(
    language: str, text: str, expected: str, lexicon: Lexicon
) -> None:
    """A word for "there", years that are over, an explained abbreviation, and who elects."""
    assert held(text, language, lexicon) == {expected}


def test_a_comma_before_and_parts_two_people(lexicon: Lexicon) -> None:
    """Offices behind a name go on until the "and" with which the next person begins."""
    text = (
        "Виступили голова Союзу жінок В'єтнаму Чан Тхі Хоа, членкиня ЦК партії, і міністр фінансів "
        "Ле Ван Ба."
    )

    assert held(text, "uk", lexicon) == {
        "Tran Thi Hoa: chair womens-union vn",
        "Tran Thi Hoa: member central-committee vn",
        "Le Van Ba: minister ministry-finance vn",
    }


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Der Gewerkschaftsbund Vietnams (VGB) tagte. Es sprachen Tran Van Nam, Vorsitzender "
            "der Arbeitsföderation von Son La, und Le Van Ba, stellvertretender VGB-Vorsitzender.",
            {
                "Tran Van Nam: chair labour-confederation son-la",
                "Le Van Ba: vice-chair labour-confederation vn",
            },
        ),
        (
            "de",
            "Le Van Ba war Sekretär des Parteikomitees der Provinz Quang Nam - Da Nang.",
            {"Le Van Ba: former secretary party-committee quang-nam-da-nang"},
        ),
        (
            "fr",
            "M. Tran Van Nam a été élu président du Front de la Patrie de la province de Son La ; "
            "il remplace M. Pham Van Minh. Sa présidente nationale, Mme Le Thi Hoa, était là.",
            {
                "Tran Van Nam: chair fatherland-front son-la",
                "Pham Van Minh: former chair fatherland-front son-la",
                "Le Thi Hoa: chair fatherland-front vn",
            },
        ),
        (
            "pl",
            "Le Van Ba, zastępca dyrektora Departamentu Zdrowia prowincji Son La, pokieruje tym "
            "departamentem do czasu wyłonienia szefa.",
            {
                "Le Van Ba: deputy-director department son-la",
                "Le Van Ba: director department son-la",
            },
        ),
        (
            "pl",
            "Obecna była również zastępczyni Audytora Generalnego, pani Le Thi Hoa; sprawozdanie "
            "przyjęło Zgromadzenie Narodowe.",
            set(),
        ),
        (
            "uk",
            "Депутати звільнили Чан Ван Нама з посади заступника голови Народного комітету "
            "провінції Шонла. На вивільнену посаду обрали Ле Ван Ба.",
            {
                "Tran Van Nam: former vice-chair people-committee son-la",
                "Le Van Ba: vice-chair people-committee son-la",
            },
        ),
    ],
)
def test_what_is_not_said_again_is_what_was_said_before(
    language: str, text: str, expected: set[str], lexicon: Lexicon
) -> None:
    """Abbreviations, "he replaces", "this department" and vacated posts go back to something."""
    assert held(text, language, lexicon) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Das Politbüro versetzte Le Van Ba, Sekretär des Parteikomitees der Provinz Ca Mau, "
            "nach Son La, wo er dasselbe Amt übernimmt.",
        ),
        (
            "pl",
            "Biuro Polityczne przeniosło Le Van Ba, sekretarza Komitetu Partii prowincji Ca Mau, "
            "na to samo stanowisko w Son La.",
        ),
        (
            "uk",
            "Політбюро перевело Ле Ван Ба, секретаря партійного комітету провінції Камау, на таку "
            "саму посаду до провінції Шонла.",
        ),
        (
            "ar",
            "نقل المكتب السياسي لي فان با، سكرتير لجنة الحزب في مقاطعة كا ماو، ليتولى منصب سكرتير "
            "لجنة الحزب في مقاطعة سون لا.",
        ),
    ],
)
def test_whoever_moves_leaves_the_like_post_elsewhere(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """The same post in another place is the new one."""
    assert held(text, language, lexicon) == {
        "Le Van Ba: former secretary party-committee ca-mau",
        "Le Van Ba: secretary party-committee son-la",
    }


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Frau Tran Thi Hoa wurde in den Ständigen Ausschuss des Parteikomitees der Provinz Son "
            "La gewählt.",
            {"Tran Thi Hoa: member party-standing-committee son-la"},
        ),
        (
            "pl",
            "Fotel przewodniczącego Komitetu Ludowego prowincji Son La zajął Le Van Ba, dotychczas "
            "dyrektor Departamentu Finansów.",
            {
                "Le Van Ba: chair people-committee son-la",
                "Le Van Ba: former director department son-la",
            },
        ),
        (
            "ar",
            "وعين السيد لي فان با، مدير إدارة المالية في مقاطعة سون لا سابقا، نائبا لرئيس اللجنة "
            "الشعبية للمقاطعة.",
            {
                "Le Van Ba: former director department son-la",
                "Le Van Ba: vice-chair people-committee son-la",
            },
        ),
        (
            "ar",
            "وكان لي فان با عضوا في اللجنة المركزية للحزب.",
            {"Le Van Ba: former member central-committee vn"},
        ),
        (
            "fr",
            "Mme Tran Thi Hoa prend la présidence de l'Union des femmes de la province de Son La, "
            "dont elle était la vice-présidente.",
            {
                "Tran Thi Hoa: chair womens-union son-la",
                "Tran Thi Hoa: former vice-chair womens-union son-la",
            },
        ),
        (
            "ar",
            "وانضم لي فان با، قائد القيادة العسكرية لمقاطعة سون لا، إلى اللجنة الدائمة للجنة الحزب "
            "في المقاطعة.",
            {
                "Le Van Ba: commander military-command son-la",
                "Le Van Ba: member party-standing-committee son-la",
            },
        ),
        (
            "uk",
            "Ле Ван Ба, котрий керував парткомом Камау як секретар, приїхав.",
            {"Le Van Ba: former secretary party-committee ca-mau"},
        ),
    ],
)
def test_each_word_of_the_past_is_about_one_office(
    language: str, text: str, expected: set[str], lexicon: Lexicon
) -> None:
    """Neither "former" nor "was" reaches over to the office of another clause."""
    assert held(text, language, lexicon) == expected


@pytest.mark.parametrize(
    ("language", "text", "rank"),
    [
        ("ru", "Нгуен Ван Ан, заместитель главы {}, выступил.", "deputy-head"),
        ("ru", "Нгуен Ван Ан, первый заместитель главы {}, выступил.", "permanent-deputy-head"),
        ("ru", "Выступил заместитель главы {} Нгуен Ван Ан.", "deputy-head"),
        ("uk", "Нгуєн Ван Ан, заступник глави {}, виступив.", "deputy-head"),
    ],
)
def test_the_deputy_of_the_head_is_one(
    language: str, text: str, rank: str, lexicon: Lexicon
) -> None:
    """Of the head, in the second case, is written as the heads are: the deputy stays one."""
    body = {
        "ru": "Организационной комиссии партийного комитета провинции Камау",
        "uk": "Організаційної комісії партійного комітету провінції Камау",
    }
    stated = held(text.format(body[language]), language, lexicon)

    assert stated == {f"Nguyen Van An: {rank} organization-commission ca-mau"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Nguyen Van An, Leiter der Zentralen Organisationskommission und zugleich Leiter der "
            "Zentralen Inspektionskommission, sprach.",
        ),
        (
            "en",
            "Nguyen Van An, head of the Central Organisation Commission and concurrently head of "
            "the Central Inspection Commission, spoke.",
        ),
        (
            "fr",
            "Nguyen Van An, chef de la Commission centrale d'organisation et par ailleurs chef de "
            "la Commission centrale d'inspection, a parlé.",
        ),
        (
            "pl",
            "Nguyen Van An, kierownik Centralnej Komisji Organizacyjnej i zarazem kierownik "
            "Centralnej Komisji Inspekcyjnej, przemówił.",
        ),
        (
            "uk",
            "Нгуєн Ван Ань, голова Центральної організаційної комісії і водночас голова "
            "Центральної інспекційної комісії, виступив.",
        ),
    ],
)
def test_a_post_held_besides_takes_no_other_away(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """A word such as "concurrently" or "also" is no news of a move."""
    posts = {post.split(": ")[1] for post in held(text, language, lexicon)}

    assert posts == {"head organization-commission vn", "head inspection-commission vn"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "تحدث رئيس اللجنة الشعبية لمقاطعة كا ماو الجنوبية نجوين فان آن."),
        (
            "de",
            "Der Vorsitzende des Volkskomitees der südvietnamesischen Provinz Ca Mau Nguyen Van An "
            "sprach.",
        ),
        (
            "en",
            "Chairman of the People's Committee of the southernmost province of Ca Mau Nguyen Van "
            "An spoke.",
        ),
        (
            "es",
            "El presidente del Comité Popular de la provincia sureña de Ca Mau Nguyen Van An "
            "habló.",
        ),
        (
            "fr",
            "Le président du Comité populaire de la province méridionale de Ca Mau Nguyen Van An a "
            "parlé.",
        ),
        (
            "pl",
            "Przewodniczący Komitetu Ludowego południowej prowincji Ca Mau Nguyen Van An "
            "przemówił.",
        ),
        ("ru", "Председатель Народного комитета южной провинции Камау Нгуен Ван Ан выступил."),
        ("uk", "Голова Народного комітету південної провінції Камау Нгуєн Ван Ан виступив."),
    ],
)
def test_where_a_province_lies_parts_no_office_from_its_place(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """An office "of the southern province of X" is that of X, and of the name behind it."""
    assert held(text, language, lexicon) == {f"Nguyen Van An: {CHAIR}"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Nguyen Van An, Mitglied des Politbüros und Leiter der Organisationskommission, "
            "besuchte das Parteikomitee der Provinz Ca Mau.",
        ),
        (
            "fr",
            "Le camarade Nguyen Van An, secrétaire du Comité central du Parti et chef de la "
            "Commission d'organisation, a visité la province de Ca Mau.",
        ),
        (
            "en",
            "Politburo member Nguyen Van An, head of the Organisation Commission, visited the "
            "province of Ca Mau.",
        ),
    ],
)
def test_what_leaders_of_the_country_head_is_central(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """The commission of a member of the Politburo is not that of the province he visits."""
    assert "Nguyen Van An: head organization-commission vn" in held(text, language, lexicon)


@pytest.mark.parametrize(
    ("language", "text", "posts"),
    [
        (
            "de",
            "Parteisekretär Nguyen Van An und Tran Thi Hoa, seine Stellvertreter in der Provinz "
            "Ca Mau, sprachen.",
            {"Nguyen Van An: deputy-secretary party-committee ca-mau"},
        ),
        (
            "de",
            "Die Führung des Volksrats der Provinz Ca Mau besteht aus dem Vorsitzenden des "
            "Volksrats, Nguyen Van An, und 3 stellvertretenden Vorsitzenden des Volksrats.",
            {"Nguyen Van An: vice-chair people-council ca-mau"},
        ),
        (
            "de",
            "Nguyen Van An nahm teil, als die Entscheidung über den Sekretär des Parteikomitees "
            "der Provinz Ca Mau bekannt gegeben wurde.",
            {f"Nguyen Van An: {SECRETARY}"},
        ),
        (
            "es",
            "El Buró Político propuso a Nguyen Van An para el cargo de secretario del Comité del "
            "Partido de la provincia de Ca Mau.",
            {f"Nguyen Van An: {SECRETARY}"},
        ),
        (
            "fr",
            "Nguyen Van An, pressenti pour présider le Comité populaire de la province de Ca Mau, "
            "a parlé.",
            {f"Nguyen Van An: {CHAIR}"},
        ),
        (
            "fr",
            "La conférence du Comité populaire de la province de Ca Mau était dirigée par M. "
            "Nguyen Van An.",
            {f"Nguyen Van An: {CHAIR}"},
        ),
    ],
)
def test_what_is_said_beside_a_name_need_not_be_of_it(
    language: str, text: str, posts: set[str], lexicon: Lexicon
) -> None:
    """The head is no deputy; who is proposed, or leads a meeting, holds nothing by it."""
    assert not posts & held(text, language, lexicon)


@pytest.mark.parametrize(
    ("language", "text", "posts"),
    [
        (
            "fr",
            "Nguyen Van An a quitté la présidence du Comité populaire de la province de Ca Mau "
            "pour le poste de vice-ministre des Finances.",
            {
                f"Nguyen Van An: former {CHAIR}",
                "Nguyen Van An: deputy-minister ministry-finance vn",
            },
        ),
        (
            "de",
            "Sekretär und stellvertretender Sekretär des Parteikomitees der Provinz Ca Mau sind "
            "Nguyen Van An und Tran Thi Hoa.",
            {
                f"Nguyen Van An: {SECRETARY}",
                "Tran Thi Hoa: deputy-secretary party-committee ca-mau",
            },
        ),
    ],
)
def test_each_of_two_posts_has_its_holder_and_its_time(
    language: str, text: str, posts: set[str], lexicon: Lexicon
) -> None:
    """What is left for another post, and two posts before as many people."""
    assert held(text, language, lexicon) == posts


@pytest.mark.parametrize(
    ("language", "text", "posts"),
    [
        (
            "fr",
            "Le camarade Nguyen Van An a cessé d'occuper le poste de membre du 13e Comité central "
            "du Parti.",
            {"Nguyen Van An: former member central-committee vn"},
        ),
        (
            "fr",
            "La nomination de Nguyen Van An, secrétaire du Comité du Parti de la province de Ca "
            "Mau, au poste de ministre des Transports a été approuvée.",
            {
                f"Nguyen Van An: former {SECRETARY}",
                "Nguyen Van An: minister ministry-transport vn",
            },
        ),
        (
            "fr",
            "Nguyen Van An, vice-secrétaire permanent du Comité du Parti de l'Assemblée nationale, "
            "a été élu vice-président de l'Assemblée nationale.",
            {
                "Nguyen Van An: permanent-deputy-secretary party-committee national-assembly",
                "Nguyen Van An: vice-chair national-assembly vn",
            },
        ),
        (
            "de",
            "Die ständige Vize-Parlamentspräsidentin Tran Thi Hoa sprach.",
            {"Tran Thi Hoa: permanent-vice-chair national-assembly vn"},
        ),
    ],
)
def test_an_election_says_what_is_left_and_what_is_kept(
    language: str, text: str, posts: set[str], lexicon: Lexicon
) -> None:
    """A post elsewhere is left, one in the Party committee of the very body is not."""
    assert held(text, language, lexicon) == posts


def test_a_post_is_of_the_past_or_not(lexicon: Lexicon) -> None:
    """What is told nearest to the name decides where a text tells both."""
    text = (
        "Der ehemalige Sekretär des Parteikomitees der Provinz Ca Mau Nguyen Van An sprach. "
        "Im März 2020 wurde Nguyen Van An zum Sekretär des Parteikomitees der Provinz Ca Mau "
        "gewählt."
    )

    assert held(text, "de", lexicon) == {f"Nguyen Van An: former {SECRETARY}"}


@pytest.mark.parametrize(
    ("language", "text", "posts"),
    [
        (
            "fr",
            "« Nous devons agir », a déclaré Nguyen Van An. Le président du Comité populaire de la "
            "province de Ca Mau s'exprimait lundi.",
            {f"Nguyen Van An: {CHAIR}"},
        ),
        (
            "fr",
            "Nguyen Van An est né à Hanoï. Le président du Comité populaire de la province de Ca "
            "Mau l'a félicité.",
            set(),
        ),
        (
            "en",
            "“We have to act,” said Nguyen Van An. The Chairman of the People's Committee of Ca "
            "Mau province spoke on Monday.",
            {f"Nguyen Van An: {CHAIR}"},
        ),
    ],
)
def test_an_office_may_go_on_of_who_has_spoken(
    language: str, text: str, posts: set[str], lexicon: Lexicon
) -> None:
    """At the head of the next sentence it means the speaker, not whoever is just named."""
    assert held(text, language, lexicon) == posts


@pytest.mark.parametrize(
    ("language", "text", "posts"),
    [
        (
            "de",
            "Nguyen Van An übergibt die Stadt an Tran Van Binh und führt künftig die Zentrale "
            "Inspektionskommission.",
            {"Nguyen Van An: head inspection-commission vn"},
        ),
        (
            "de",
            "Premierminister Pham Minh Chinh setzte außerdem den Vorsitzenden des Volkskomitees "
            "der Provinz Ca Mau Nguyen Van An ab.",
            {
                "Pham Minh Chinh: prime-minister government vn",
                f"Nguyen Van An: former {CHAIR}",
            },
        ),
        (
            "fr",
            "Mme Tran Thi Hoa quitte la présidence du Front de la Patrie de la province de Ca Mau "
            "pour celle du Conseil populaire.",
            {
                "Tran Thi Hoa: former chair fatherland-front ca-mau",
                "Tran Thi Hoa: chair people-council ca-mau",
            },
        ),
    ],
)
def test_a_verb_has_its_own_subject_and_object(
    language: str, text: str, posts: set[str], lexicon: Lexicon
) -> None:
    """Who is given something does not act, and who dismisses is not dismissed."""
    assert held(text, language, lexicon) == posts


@pytest.mark.parametrize(
    ("language", "text", "posts"),
    [
        (
            "es",
            "El miembro del Buró Político y jefe de su Comisión de Organización, Nguyen Van An, "
            "visitó la provincia de Ca Mau.",
            {
                "Nguyen Van An: member politburo vn",
                "Nguyen Van An: head organization-commission vn",
            },
        ),
        (
            "fr",
            "Nguyen Van An, chef du sous-comité d'organisation du Congrès, a visité la province de "
            "Ca Mau.",
            set(),
        ),
        (
            "de",
            "Stellvertretende Vorsitzende des Volkskomitees der Provinz Ca Mau sind Nguyen Van An "
            "und Tran Thi Hoa. Nguyen Van An, Ständiger Stellvertretender Vorsitzender des "
            "Volkskomitees der Provinz Ca Mau, sprach.",
            {
                "Nguyen Van An: permanent-vice-chair people-committee ca-mau",
                "Tran Thi Hoa: vice-chair people-committee ca-mau",
            },
        ),
    ],
)
def test_what_is_said_twice_is_one_post_and_a_sub_committee_none(
    language: str, text: str, posts: set[str], lexicon: Lexicon
) -> None:
    """The more exact of two words for a deputy; "its commission" of a leader's committee."""
    assert held(text, language, lexicon) == posts


def test_who_is_elected_at_a_congress_is_not_of_the_guests_body(lexicon: Lexicon) -> None:
    """A bare role at a union's congress is in the union of that place."""
    text = (
        "Auf dem Kongress des Jugendverbands der Provinz Ca Mau sprach Tran Thi Hoa, Sekretärin "
        "des Zentralkomitees des Jugendverbands. Der Kongress wählte Nguyen Van An zum Sekretär."
    )

    assert "Nguyen Van An: chair youth-union ca-mau" in held(text, "de", lexicon)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "وتحدث نجوين فان آن نجل الأمين السابق للجنة الحزب في مقاطعة كا ماو."),
        (
            "de",
            "Nguyen Van An, Sohn des früheren Sekretärs des Parteikomitees der Provinz Ca Mau, "
            "sprach.",
        ),
        (
            "de",
            "Im Beisein des Vorsitzenden des Volkskomitees der Provinz Ca Mau unterzeichneten "
            "Nguyen Van An und Tran Thi Hoa das Abkommen.",
        ),
        (
            "en",
            "Nguyen Van An, son of the former Secretary of the Party Committee of Ca Mau province, "
            "spoke.",
        ),
        (
            "fr",
            "Fils de l'ancien secrétaire du Comité du Parti de la province de Ca Mau, Nguyen Van "
            "An a parlé.",
        ),
        (
            "uk",
            "Нгуєн Ван Ань, син колишнього секретаря партійного комітету провінції Камау, "
            "виступив.",
        ),
    ],
)
def test_an_office_of_kin_or_of_a_guest_is_nobodys_here(
    language: str, text: str, lexicon: Lexicon
) -> None:
    """Whose son somebody is, or in whose presence they sign, says nothing of what they hold."""
    assert held(text, language, lexicon) == set()


def test_an_office_in_a_bracket_is_that_of_the_name_before_it(lexicon: Lexicon) -> None:
    """German "Leiter" is one or several; the bracket says that it is the one."""
    text = (
        "Anwesend waren Nguyen Van An (Vizeleiter der Zentralen Organisationskommission, Oberst "
        "a. D.) und Le Van Ba."
    )
    assert held(text, "de", lexicon) == {"Nguyen Van An: deputy-head organization-commission vn"}
