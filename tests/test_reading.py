"""Text files as articles, and what an article may be."""

from pathlib import Path

import pytest

from lodkit.errors import InputError
from lodkit.reading.articles import SetAside, read_article, read_articles
from lodkit.reading.entries import LARGEST, ReadingSettings
from lodkit.reading.inputs import find_inputs


def written(folder: Path, content: bytes, name: str = "a.txt") -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(content)
    return path


def test_an_article_is_named_after_its_file_and_kept_as_it_is(tmp_path: Path) -> None:
    """Line ends, blanks and markup stay: every offset counts in the stored text."""
    text = "![]() |\r\n  Überschrift\n\n\nTo Lam.\n"
    article = read_article(written(tmp_path, text.encode(), "de-01.txt"), language="de-AT")

    assert (article.id, article.text, article.language) == ("de-01", text, "de")


def test_text_is_kept_in_normal_form_c_without_a_byte_order_mark(tmp_path: Path) -> None:
    """Decomposed letters are composed, so that offsets mean the same everywhere."""
    article = read_article(written(tmp_path, b"\xef\xbb\xbfe\xcc\x81"))

    assert article.text == "é"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"abc\xff\xfe", "byte 4 is not UTF-8"),
        ("Привіт".encode("utf-16"), "byte 1 is not UTF-8"),
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"one\ntwo\x00", "line 2 holds the control character U+0000"),
        (b"\x7fELF" + b"a" * 20, "control character U+007F"),
        (b"a \x1b[31mred\x1b[0m word", "control character U+001B"),
        (b"a" * (LARGEST + 1), "larger than"),
        (b"%PDF-1.7 ...", "it looks like PDF"),
        (b"PAR1....", "it looks like parquet (--format parquet reads it)"),
    ],
)
def test_what_is_no_article_is_refused_with_its_place(
    content: bytes, message: str, tmp_path: Path
) -> None:
    """Not UTF-8, empty, binary, too large: the message names the file and the spot."""
    path = written(tmp_path, content)

    with pytest.raises(InputError) as caught:
        read_article(path)

    assert message in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_file_name_that_names_nothing_is_refused_as_an_article(tmp_path: Path) -> None:
    """A name with a line break or half a character is told with its signs escaped."""
    path = written(tmp_path, b"x", "new\nline.txt")

    with pytest.raises(InputError, match=r"new\\nline.txt: its name holds"):
        read_article(path)


def test_a_file_with_several_articles_is_not_the_one_that_is_wanted(tmp_path: Path) -> None:
    """The message names one of them."""
    path = written(tmp_path, b'{"text": "x", "id": "one"}\n{"text": "y"}\n', "a.jsonl")

    with pytest.raises(
        InputError, match=r"holds several articles \(say which, such as --article one\)"
    ):
        read_article(path)


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    """Where it vanished meanwhile, the next is read all the same."""
    inputs = find_inputs([written(tmp_path, b"x", "a.txt"), written(tmp_path, b"y", "b.txt")])
    (tmp_path / "a.txt").unlink()
    first, second = read_articles(inputs, ReadingSettings())

    assert first == SetAside("a.txt", "cannot be read: No such file or directory")
    assert not isinstance(second, SetAside)
