"""What is remembered of words, and folding many at once."""

import pytest

from lodkit.lexicon import memory
from lodkit.lexicon.folding import fold, fold_all
from lodkit.lexicon.lexicon import Lexicon
from lodkit.lexicon.memory import Memory
from lodkit.mapping.text.reading import read
from small import told_there


def test_what_is_known_is_not_found_out_again() -> None:
    """Each key is asked for once."""
    asked: list[str] = []
    lengths = Memory[str, int](lambda key: asked.append(key) or len(key))

    assert [lengths["abc"], lengths["abc"], lengths["d"]] == [3, 3, 1]
    assert asked == ["abc", "d"]


def test_a_full_memory_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many keys are asked for, no more than so many are kept."""
    monkeypatch.setattr(memory, "_AT_MOST", 3)
    doubled = Memory[int, int](lambda key: 2 * key)

    assert [doubled[i] for i in range(10)] == [2 * i for i in range(10)]
    assert len(doubled) <= 3


def test_many_words_fold_as_each_does() -> None:
    """Marks that stand apart join no neighbour; what folds to nothing keeps its place."""
    words = ["Sơn", "İzmir", "e\u0301", "ـ", "й", "\u0301a", "Đà", "STRASSE", "آن", "l’union"]

    assert fold_all(words) == [fold(word) for word in words]
    assert fold_all([]) == []


def test_an_ambiguous_name_is_remembered_with_its_likeliest_readings(lexicon: Lexicon) -> None:
    """Each of its words may be several syllables, and together they would be hundreds of names."""
    text = "Виступив пан Лонг Хоанг Хіен Тхань Ань."
    reading = read(told_there(text, "uk"), lexicon)
    name = max(reading.names, key=lambda name: name.last - name.first)
    readings = reading.finder.readings(reading.tokens, name)

    assert 10 < len(readings) <= 64
    assert readings[0] == name.name
