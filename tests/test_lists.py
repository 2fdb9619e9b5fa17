"""Enumerations: lead-ins and items, in one sentence and line by line."""

import pytest

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping.text.reading import read
from small import told_there


def lists_of(text: str, language: str, lexicon: Lexicon) -> list[tuple[str, list[str], str]]:
    """Each list of a text: its lead-in, its items, and its last word."""
    reading = read(told_there(text, language), lexicon)
    return [
        (
            reading.span(block.first, block.last).of(text),
            [reading.span(*item).of(text) for item in block.items],
            reading.span(block.end, block.end).of(text),
        )
        for block in reading.lists
    ]


@pytest.mark.parametrize(
    ("language", "text", "lists"),
    [
        (
            "de",
            "Es regnete. Zugegen waren: Frau A, Sekretärin; Herr B; Herr C.",
            [("Zugegen waren", ["Frau A, Sekretärin", "Herr B", "Herr C"], "C")],
        ),
        (
            "fr",
            "Étaient présents : le chef A ; les ministres : B, à Hanoï ; C et D.",
            [
                ("Étaient présents", ["le chef A"], "D"),
                ("les ministres", ["B, à Hanoï", "C et D"], "D"),
            ],
        ),
        (
            "ar",
            "وبينهم: نائب الأمين: أ؛ ب.",
            [("وبينهم", [], "ب"), ("نائب الأمين", ["أ", "ب"], "ب")],
        ),
        (
            "pl",
            "Tak. Członkami są:\n- Pani A, dyrektor. Nowa;\n\n- Pan B.\n\nPotem obiad.",
            [("Członkami są", ["Pani A, dyrektor. Nowa", "Pan B"], "B")],
        ),
        (
            "uk",
            "Присутні:\nПан А;\nпані Б, голова;\nпан В\nПотім обід.",
            [("Присутні", ["Пан А", "пані Б, голова", "пан В"], "В")],
        ),
        ("de", "Um 9:30 Uhr begann es; dann kam A.\nWetter:\nEs regnete stark.", []),
    ],
)
def test_lists_have_a_lead_in_and_items(
    language: str, text: str, lists: list[tuple[str, list[str], str]], lexicon: Lexicon
) -> None:
    """Semicolons part the items of a sentence; bullets, or lines that go on, those of lines."""
    assert lists_of(text, language, lexicon) == lists
