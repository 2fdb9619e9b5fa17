"""Words, tokens and the matcher, over a small invented lexicon."""

from pathlib import Path

import pytest

from lexicons import ENGLISH, write_labels
from lodkit.lexicon.concepts import read_language
from lodkit.lexicon.dates import find_dates, find_years
from lodkit.lexicon.language import Language
from lodkit.lexicon.matcher import Matcher
from lodkit.lexicon.numbers import find_ordinals
from lodkit.lexicon.tokens import Break, tokenize


@pytest.fixture
def language(tmp_path: Path) -> Language:
    """The small lexicon, compiled."""
    return Language(read_language(write_labels(tmp_path, ENGLISH)))


def found(text: str, language: Language) -> list[tuple[str, str]]:
    """The mentions of a text as code and quoted words."""
    tokens = tokenize(text, language)
    return [
        (m.concept.code, text[tokens[m.first].start : tokens[m.last].end])
        for m in Matcher(language, tokens).find()
    ]


def test_a_phrase_is_found_in_any_inflection_and_case(language: Language) -> None:
    """A stem with ~ matches with every ending of the language, in capitals too."""
    assert found("PEOPLE'S COUNCILS met", language) == [("people-council", "PEOPLE'S COUNCILS")]


def test_level_words_inside_a_phrase_are_passed_over(language: Language) -> None:
    """The provincial level may stand anywhere in the name of a body and is found as well."""
    mentions = found("the Party of the Province Committee", language)

    assert ("party-committee", "Party of the Province Committee") in mentions
    assert ("province", "Province") in mentions


def test_a_longer_phrase_wins_within_its_scheme(language: Language) -> None:
    """The vice chair is no chair."""
    assert found("vice chairwoman", language) == [("vice-chair", "vice chairwoman")]


def test_no_phrase_is_lost_among_many(tmp_path: Path) -> None:
    """A phrase is found however many others there are that begin or go on with its words."""
    roles = [f'role:r{i} lk:pattern "one{i} two{i} three{i % 7}" .' for i in range(600)]
    many = Language(read_language(write_labels(tmp_path, "\n".join([ENGLISH, *roles]))))

    for i in range(0, 600, 13):
        assert found(f"one{i} of the two{i} three{i % 7}", many)[-1][0] == f"r{i}"
        assert found(f"one{i} two{i + 1} three{i % 7}", many) == []


def test_a_comma_ends_a_phrase_except_in_the_name_of_a_body(language: Language) -> None:
    """A ministry's list of fields may have commas, a role may not."""
    assert found("Ministry of Culture, Sport and Tourism", language) != []
    assert found("vice, chair", language) == [("chair", "chair")]


def test_a_gap_stays_within_the_sentence(language: Language) -> None:
    """The two halves of a cue belong together in one sentence only."""
    assert found("He took an active part", language) == [("attendee", "took an active part")]
    assert found("He took it. Part two", language) == []


def test_a_compound_is_split_at_its_level(language: Language) -> None:
    """A level pattern that ends in a hyphen is the first part of a compound of known words."""
    assert found("the citychairman", language) == [("city", "city"), ("chair", "chairman")]
    assert found("a cityscape", language) == []


def test_an_elided_particle_is_a_word_of_its_own(language: Language) -> None:
    """L'attended is the particle l' and a word."""
    tokens = tokenize("l'attended", language)

    assert [t.key for t in tokens] == ["l'", "attended"]


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        (" the chair", [Break.SENTENCE, Break.NONE]),
        ("chair, chair; chair", [Break.SENTENCE, Break.COMMA, Break.HARD]),
        ("chair (chair). Chair\nchair", [Break.SENTENCE, Break.HARD, *[Break.SENTENCE] * 2]),
        ("No. 35", [Break.SENTENCE, Break.NONE]),
        ("No.\n35", [Break.SENTENCE, Break.SENTENCE]),
        ("chair - l'chair", [Break.SENTENCE, Break.HARD, Break.NONE]),
    ],
)
def test_signs_between_words_break_them_apart(
    text: str, breaks: list[int], language: Language
) -> None:
    """The strongest sign counts; the first word begins a sentence, an abbreviation ends none."""
    assert [token.broken for token in tokenize(text, language)] == breaks


def test_marks_belong_to_their_word(language: Language) -> None:
    """Accents that stand as characters of their own neither end nor part a word."""
    text = "cha\u0301ir e\u0301\u0302 l'a\u0301b"

    assert [text[t.start : t.end] for t in tokenize(text, language)] == [
        "cha\u0301ir",
        "e\u0301\u0302",
        "l'",
        "a\u0301b",
    ]


def test_spans_count_code_points(language: Language) -> None:
    """Characters beyond the basic plane before a mention do not shift it."""
    assert found("𝒳𝒴 🎌 chairman", language) == [("chair", "chairman")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the 14th meeting", 14),
        ("the 14. meeting", 14),
        ("the XIV meeting", 14),
        ("the XIVth meeting", 14),
        ("the XIVème meeting", 14),
        ("the fourteenth meeting", 14),
        ("the XLIII meeting", 43),
        ("the ХІІІ meeting", 13),  # with Cyrillic letters
        ("the 3-rd meeting", 3),
    ],
)
def test_ordinals_are_found_in_every_way_of_writing(
    text: str, value: int, language: Language
) -> None:
    """Digits with an ending, Roman numerals and words are ordinals."""
    tokens = tokenize(text, language)
    mentions = Matcher(language, tokens).find()

    assert [o.value for o in find_ordinals(text, tokens, mentions, language)] == [value]


@pytest.mark.parametrize("text", ["14 people", "in 2025", "I went", "the 140th"])
def test_plain_numbers_are_no_ordinals(text: str, language: Language) -> None:
    """A number without an ordinal's ending, and one beyond 99, is none; so is the word I."""
    tokens = tokenize(text, language)
    ordinals = find_ordinals(text, tokens, [], language)

    assert [o for o in ordinals if o.value != 1] == []


@pytest.mark.parametrize(
    ("text", "date", "end"),
    [
        ("on 24 September 2025", "2025-09-24", None),
        ("on the 24th of September 2025", "2025-09-24", None),
        ("on September 24, 2025", "2025-09-24", None),
        ("24 September", "--09-24", None),
        ("in September 2025", "2025-09", None),
        ("24/09/2025", "2025-09-24", None),
        ("24.9.2025", "2025-09-24", None),
        ("2025-09-24", "2025-09-24", None),
        ("2-4 September 2025", "2025-09-02", "2025-09-04"),
        ("2 and 4 September 2025", "2025-09-02", "2025-09-04"),
        ("29 February", "--02-29", None),
        ("on 14/10 in the evening", "--10-14", None),
        ("5./6. September 2025", "2025-09-05", "2025-09-06"),
        ("24 February of 2 September 2025", "2025-02-24", "2025-09-02"),
        ("Example Daily14/09/2025", "2025-09-14", None),
        ("2 and 4.9.2025", "2025-09-02", "2025-09-04"),
        ("29.09.2025–02.10.2025", "2025-09-29", "2025-10-02"),
        ("16-18/12", "--12-16", "--12-18"),
        ("on 17.08 there was", "--08-17", None),
    ],
)
def test_dates_are_found_as_far_as_they_are_stated(
    text: str, date: str, end: str | None, language: Language
) -> None:
    """Days, months and ranges are read in the usual ways of writing them."""
    tokens = tokenize(text, language)
    mentions = Matcher(language, tokens).find()
    ordinals = find_ordinals(text, tokens, mentions, language)
    (only,) = find_dates(text, tokens, mentions, ordinals, language)

    assert str(only.date) == date
    assert (str(only.end) if only.end else None) == end


@pytest.mark.parametrize(
    "text",
    ["31/02/2025", "30 February 2025", "September", "13.13.2025", "2/3 of all", "up 12.08 %"],
)
def test_a_day_that_the_calendar_lacks_is_no_date(text: str, language: Language) -> None:
    """Impossible days and a month alone are no dates."""
    tokens = tokenize(text, language)
    mentions = Matcher(language, tokens).find()

    assert [d for d in find_dates(text, tokens, mentions, [], language) if d.date.day] == []


def test_years_of_a_range_are_no_single_years(language: Language) -> None:
    """2025-2030 is a term; 2024 alone is a year."""
    text = "the term 2025-2030 after 2024"
    tokens = tokenize(text, language)

    assert [y.year for y in find_years(text, tokens, [])] == [2024]
