"""The grammar of patterns."""

import pytest

from lodkit.errors import LexiconError
from lodkit.lexicon.patterns import expand, read_pattern


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
        ("[a ][b ]c", {("c",), ("a", "c"), ("b", "c"), ("a", "b", "c")}),
        ("a(b|c d)e [f]", {("abe",), ("abe", "f"), ("ac", "de"), ("ac", "de", "f")}),
        ("a [... b] c", {("a", "c"), ("a", "...", "b", "c")}),
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
    with pytest.raises(LexiconError, match="more than"):
        expand("(a|b|c|d)" * 12)


def test_alternatives_share_what_follows_them() -> None:
    """A pattern has as many positions as it has places between words, not as sequences."""
    start = read_pattern("(a|b|c) (d|e) [f] g").start

    assert start.ways == 12
    assert len({behind for _, behind in start.steps}) == 1


def test_the_place_of_a_lone_bracket_is_told() -> None:
    """The message counts the characters of the pattern from one."""
    for pattern, place in (("a (b", 3), ("ab) c", 3), ("[a (b] c)", 6)):
        with pytest.raises(LexiconError, match=f"character {place} "):
            expand(pattern)
