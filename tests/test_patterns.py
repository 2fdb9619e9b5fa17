"""The grammar of patterns."""

import pytest

from lodkit.errors import LexiconError
from lodkit.lexicon.patterns import expand


@pytest.mark.parametrize(
    ("pattern", "sequences"),
    [
        ("народн~ рад~", {("народн~", "рад~")}),
        ("(a|b) c", {("a", "c"), ("b", "c")}),
        ("[a] b", {("b",), ("a", "b")}),
        ("chair(man|woman|)", {("chair",), ("chairman",), ("chairwoman",)}),
        ("a ((b|c) d|e)", {("a", "b", "d"), ("a", "c", "d"), ("a", "e")}),
        ("nahm~ ... teil", {("nahm~", "...", "teil")}),
        ("[a]", {("a",)}),
    ],
)
def test_a_pattern_stands_for_sequences(pattern: str, sequences: set[tuple[str, ...]]) -> None:
    """Alternatives, options and gaps expand to the sequences of words they stand for."""
    assert set(expand(pattern)) == sequences


@pytest.mark.parametrize("pattern", ["(a", "a)", "[a|b", "a]", "(a]"])
def test_a_bracket_without_its_twin_is_an_error(pattern: str) -> None:
    """A pattern with an unbalanced bracket is refused with the place of the bracket."""
    with pytest.raises(LexiconError, match="bracket"):
        expand(pattern)


@pytest.mark.parametrize("pattern", ["", "~", "(|)", "... x", "x ...", "a ~"])
def test_a_pattern_without_a_word_is_an_error(pattern: str) -> None:
    """Nothing, a bare ending and a gap at an end match everything or nothing: they are refused."""
    with pytest.raises(LexiconError, match="no word"):
        expand(pattern)


def test_a_pattern_that_explodes_is_an_error() -> None:
    """A pattern that stands for very many sequences is refused, not expanded."""
    with pytest.raises(LexiconError, match="more than"):
        expand("(a|b|c|d) " * 12)
