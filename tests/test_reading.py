"""Text files as articles."""

from pathlib import Path

import pytest

from lodkit.errors import InputError
from lodkit.reading.text import LARGEST, find_sources, read_article


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

    with pytest.raises(InputError, match=r"new\\nline: its name holds"):
        read_article(path)


def test_sources_come_in_order_of_identifier(tmp_path: Path) -> None:
    """Folders are searched in depth, files named one by one, and the order is stable."""
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "b/c.txt", "a.txt", "b/note.md"):
        written(tmp_path, b"x", name)

    assert [s.id for s in find_sources([tmp_path])] == ["a", "c", "z"]


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    """An identifier names one article."""
    (tmp_path / "b").mkdir()
    written(tmp_path, b"x", "a.txt")
    written(tmp_path, b"x", "b/a.txt")

    with pytest.raises(InputError, match="two articles would be called 'a'"):
        find_sources([tmp_path])


def test_the_same_file_may_be_named_twice(tmp_path: Path) -> None:
    """A folder and a file in it give the file once."""
    path = written(tmp_path, b"x")

    assert len(find_sources([tmp_path, path])) == 1


@pytest.mark.parametrize("name", ["missing", "missing.txt"])
def test_a_missing_place_is_said(name: str, tmp_path: Path) -> None:
    """A place that does not exist is named in the message."""
    with pytest.raises(InputError, match="no such file or folder"):
        find_sources([tmp_path / name])


def test_a_folder_without_text_files_is_said(tmp_path: Path) -> None:
    """A folder that holds no article tells what it should hold."""
    with pytest.raises(InputError, match=r"no file ends in \.txt"):
        find_sources([tmp_path])
