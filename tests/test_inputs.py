"""Where articles are found, in which format, and unpacked from what."""

import gzip
import io
import sys
from pathlib import Path

import pytest

from lodkit.errors import InputError, UsageError
from lodkit.reading.articles import SetAside, read_articles
from lodkit.reading.entries import ReadingSettings
from lodkit.reading.formats import FORMATS, PACKED
from lodkit.reading.inputs import find_inputs

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LINES = b'{"text": "one"}\n{"text": "two"}\n'


def files(folder: Path, *names: str, content: bytes = b"x") -> None:
    """Files of these names below a folder."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def read(*places: str | Path, format: str | None = None) -> tuple[list[str], list[str]]:
    """The identifiers of the articles there, and what was set aside."""
    found = list(read_articles(find_inputs(places, format=format), ReadingSettings()))
    left = [f"{told.article}: {told.reason}" for told in found if isinstance(told, SetAside)]
    return [told.article.id for told in found if not isinstance(told, SetAside)], left


def test_a_folder_gives_the_files_of_known_formats_in_a_stable_order(tmp_path: Path) -> None:
    """It is searched in depth; hidden files and others' are left alone."""
    files(tmp_path, "z.txt", "b/c.html", "a.txt", "b/note.md", ".hidden.txt", "d.csv.gz")

    assert [i.label for i in find_inputs([tmp_path])] == ["a.txt", "b/c.html", "d.csv.gz", "z.txt"]


def test_every_suffix_tells_its_format_packed_or_not(tmp_path: Path) -> None:
    """The table of formats is the only place that knows suffixes."""
    wanted = {
        f"a{suffix}{packed}": name
        for name, known in FORMATS.items()
        for suffix in known.suffixes
        for packed in ("", *PACKED)
    }
    files(tmp_path, *wanted)

    assert {i.label: i.format for i in find_inputs([tmp_path])} == wanted


def test_a_pattern_gives_the_files_that_match(tmp_path: Path) -> None:
    """Also in depth; what they are called counts from where the signs begin."""
    files(tmp_path, "2024/a.jsonl", "2025/a.jsonl", "2025/b.txt", content=LINES)
    ids, left = read(f"{tmp_path}/*/*.jsonl")

    assert ids == ["2024-a-1", "2024-a-2", "2025-a-1", "2025-a-2"]
    assert left == []


def test_the_same_file_may_be_named_twice(tmp_path: Path) -> None:
    """A folder and a file in it give the file once."""
    files(tmp_path, "a.txt")

    assert len(find_inputs([tmp_path, tmp_path / "a.txt"])) == 1


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstd.compress])
@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst"])
def test_packed_bytes_tell_themselves(pack: object, name: str, tmp_path: Path) -> None:
    """Whatever the suffix says, what is packed is unpacked."""
    files(tmp_path, name, content=pack(LINES))  # type: ignore[operator]

    assert read(tmp_path) == (["a-1", "a-2"], [])


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress])
def test_a_packed_file_that_breaks_off_gives_what_came_before(pack: object, tmp_path: Path) -> None:
    """The whole lines are read, and the place of the damage is told."""
    import random

    noise = random.Random(1)
    some = [f'{{"text": "{noise.getrandbits(4000):x}"}}\n'.encode() for _ in range(3_000)]
    files(tmp_path, "a.jsonl.gz", content=pack(b"".join(some))[:-2000])  # type: ignore[operator]
    ids, left = read(tmp_path)

    assert len(ids) > 1_000
    assert "a.jsonl.gz, behind line" in left[-1]
    assert "break off or are damaged" in left[-1]


def test_standard_input_is_read_in_the_format_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Text without one; packed bytes are unpacked there as well."""
    stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(gzip.compress(LINES))))
    monkeypatch.setattr("sys.stdin", stream)

    assert read("-", format="jsonl") == (["stdin-1", "stdin-2"], [])


def test_a_format_may_be_said_for_files_of_other_names(tmp_path: Path) -> None:
    """A folder then gives all its files."""
    files(tmp_path, "part-0", "part-1", content=LINES)

    assert read(tmp_path, format="jsonl")[0] == ["part-0-1", "part-0-2", "part-1-1", "part-1-2"]


def test_an_unknown_format_is_said() -> None:
    """The message lists those there are."""
    with pytest.raises(UsageError, match=r"no format .docx.*one of text, html"):
        find_inputs(["-"], format="docx")


@pytest.mark.parametrize("name", ["missing", "missing.txt"])
def test_a_missing_place_is_said(name: str, tmp_path: Path) -> None:
    """A place that does not exist is named in the message."""
    with pytest.raises(InputError, match="no such file or folder"):
        find_inputs([tmp_path / name])


def test_a_pattern_that_nothing_matches_is_said(tmp_path: Path) -> None:
    """It is no empty corpus but a mistake."""
    with pytest.raises(InputError, match="no file matches"):
        find_inputs([f"{tmp_path}/*.txt"])


def test_a_folder_without_articles_is_said(tmp_path: Path) -> None:
    """A folder that holds no article tells what it should hold."""
    with pytest.raises(InputError, match=r"no file ends in \.txt, \.html"):
        find_inputs([tmp_path])


def test_another_store_is_a_place_like_others() -> None:
    """A folder, a pattern and a file in a store that fsspec knows."""
    fsspec = pytest.importorskip("fsspec", reason="lodkit[remote] reads other stores")
    store = fsspec.filesystem("memory")
    for name in ("/news/2025/a.jsonl", "/news/b.jsonl.gz", "/news/note.md"):
        store.pipe_file(name, LINES)

    everything = ["2025-a-1", "2025-a-2", "b-1", "b-2"]
    assert read("memory://news") == (everything, [])
    assert read("memory://news/*/*.jsonl")[0] == everything[:2]
    assert read("memory://news/b.jsonl.gz")[0] == ["b-1", "b-2"]


def test_a_store_without_its_library_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what is to be installed."""
    monkeypatch.setitem(sys.modules, "fsspec.core", None)

    with pytest.raises(InputError, match=r"pip install 'lodkit\[remote\]'"):
        find_inputs(["s3://bucket/news"])
