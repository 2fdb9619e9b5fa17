"""How each language words offices, and how they are taken up, held, led, joined and left."""

import pytest

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from lodkit.model.article import Article

AN = {"uk": "Нгуєн Ван Ан", "ar": "نجوين فان آن"}


def held(text: str, language: str, lexicon: Lexicon) -> set[str]:
    """The posts that a sentence gives to "@", a name in the language's writing."""
    text = text.replace("@", AN.get(language, "Nguyen Van An"))
    facts = map_article(Article("a", text, language), lexicon)
    return {
        f"{'former ' if m.former else ''}{m.role} {m.body.kind} {m.body.scope}"
        for m in facts.memberships
    }


@pytest.mark.parametrize(
    ("language", "text", "office"),
    [
        ("uk", "Віцеміністр фінансів @ доповів.", "deputy-minister ministry-finance vn"),
        ("uk", "Ексміністр фінансів @ виступив.", "former minister ministry-finance vn"),
        ("uk", "Замміністра юстиції @ доповів.", "deputy-minister ministry-justice vn"),
        (
            "uk",
            "Постійний заступник голови Національних зборів @ відкрив засідання.",
            "permanent-vice-chair national-assembly vn",
        ),
        ("uk", "Голова Офісу Президента @ виступив.", "head president-office vn"),
        ("pl", "Wiceminister zdrowia @ przemawiał.", "deputy-minister ministry-health vn"),
        ("pl", "Eksminister finansów @ przemawiał.", "former minister ministry-finance vn"),
        (
            "pl",
            "Stały wiceprzewodniczący Zgromadzenia Narodowego @ otworzył obrady.",
            "permanent-vice-chair national-assembly vn",
        ),
        ("pl", "Szefowa rządu @ przemawiała.", "prime-minister government vn"),
        (
            "fr",
            "La vice-présidente permanente de l’Assemblée nationale @ a ouvert la séance.",
            "permanent-vice-chair national-assembly vn",
        ),
        ("fr", "Le chef du Bureau présidentiel @ a pris la parole.", "head president-office vn"),
        ("fr", "@, membre du BP, a pris la parole.", "member politburo vn"),
        (
            "de",
            "Industrie- und Handelsminister @ reiste ab.",
            "minister ministry-industry-trade vn",
        ),
        ("de", "Der Erste Vizepremier @ sprach.", "permanent-deputy-prime-minister government vn"),
        (
            "de",
            "@, Generalsekretär der Nationalversammlung, sprach.",
            "secretary-general national-assembly vn",
        ),
        ("de", "Der Büroleiter des ZK, @, las den Beschluss vor.", "head party-office vn"),
        ("ar", "قال مدير مكتب رئيس الجمهورية @ إن العمل مستمر.", "head president-office vn"),
    ],
)
def test_an_office_by_any_of_its_names(
    language: str, text: str, office: str, lexicon: Lexicon
) -> None:
    """Short and long forms, compounds, former and permanent ones."""
    assert held(text, language, lexicon) == {office}


@pytest.mark.parametrize(
    ("language", "text", "post"),
    [
        (
            "uk",
            "Політбюро перевело товариша @ на посаду секретаря парткому провінції Камау.",
            "secretary party-committee ca-mau",
        ),
        (
            "uk",
            "@ пішов з посади голови Народної ради провінції Камау.",
            "former chair people-council ca-mau",
        ),
        (
            "uk",
            "Товариша @ введено до складу Постійного комітету парткому провінції Камау.",
            "member party-standing-committee ca-mau",
        ),
        (
            "pl",
            "@ odszedł ze stanowiska przewodniczącego Rady Ludowej prowincji Ca Mau.",
            "former chair people-council ca-mau",
        ),
        (
            "pl",
            "Funkcję przewodniczącej Rady Ludowej prowincji Ca Mau powierzono pani @.",
            "chair people-council ca-mau",
        ),
        (
            "fr",
            "Le poste de présidente du Conseil populaire de la province de Ca Mau a été confié "
            "à Mme @.",
            "chair people-council ca-mau",
        ),
        (
            "fr",
            "Le Conseil a relevé M. @ de ses fonctions de vice-président du Comité populaire de "
            "la province de Ca Mau.",
            "former vice-chair people-committee ca-mau",
        ),
        ("fr", "@ siège au Bureau politique.", "member politburo vn"),
        (
            "de",
            "@ legte das Amt des Vorsitzenden des Volksrats der Provinz Ca Mau nieder.",
            "former chair people-council ca-mau",
        ),
        (
            "de",
            "@ übernahm die Leitung der Organisationskommission des Parteikomitees der Provinz "
            "Ca Mau.",
            "head organization-commission ca-mau",
        ),
        (
            "ar",
            "تولت السيدة @ رئاسة جبهة الوطن الفيتنامية.",
            "chair fatherland-front vn",
        ),
    ],
)
def test_a_verb_says_what_becomes_of_a_post(
    language: str, text: str, post: str, lexicon: Lexicon
) -> None:
    """Transferred, entrusted, heading, joining, leaving."""
    assert held(text, language, lexicon) == {post}


@pytest.mark.parametrize(
    ("language", "text", "post"),
    [
        ("de", "Generalsekretär @ legte einen Kranz nieder.", "general-secretary communist-party"),
        ("de", "Premierminister @ gab eine Erklärung ab.", "prime-minister government"),
        ("fr", "Le Premier ministre @ a relevé que tout allait bien.", "prime-minister government"),
    ],
)
def test_a_verb_of_other_things_ends_no_office(
    language: str, text: str, post: str, lexicon: Lexicon
) -> None:
    """Wreaths are laid, statements are made, and points are noted."""
    assert held(text, language, lexicon) == {f"{post} vn"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Prezes sądu ludowego prowincji Ca Mau @ przemawiał."),
        ("uk", "Голова народного суду провінції Камау @ виступив."),
        ("de", "@ wurde für den Vorsitz des Volksrats der Provinz Ca Mau vorgeschlagen."),
    ],
)
def test_what_is_no_office_here_gives_none(language: str, text: str, lexicon: Lexicon) -> None:
    """A provincial court’s president, and somebody who is only proposed."""
    assert held(text, language, lexicon) == set()
