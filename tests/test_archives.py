"""HTML pages, Parquet files and web archives as articles; each needs one of lodkit's extras."""

import gzip
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lodkit.model.article import Article
from lodkit.reading.articles import SetAside, read_articles
from lodkit.reading.entries import ReadingSettings
from lodkit.reading.fields import fields_of
from lodkit.reading.inputs import find_inputs

PARAGRAPH = "Auf der Konferenz sprach der Sekretär des Parteikomitees der Provinz über die Arbeit. "


def read(path: Path, *fields: str) -> tuple[list[Article], list[str]]:
    """The articles of a file, and what was set aside."""
    settings = ReadingSettings(fields=fields_of(fields))
    found = list(read_articles(find_inputs([path]), settings))
    left = [f"{told.article}: {told.reason}" for told in found if isinstance(told, SetAside)]
    return [told.article for told in found if not isinstance(told, SetAside)], left


def page(title: str) -> bytes:
    """A page with a menu, an article and what it says of itself."""
    return f"""<!doctype html><html lang="en"><head><title>{title}</title>
    <meta property="og:site_name" content="Zeitung"><meta name="author" content="A B">
    <meta property="article:published_time" content="2025-09-24T08:00:00+07:00"></head>
    <body><nav><a href="/">Start</a> <a href="/x">Politik</a></nav><article><h1>{title}</h1>
    <p>{title}. {PARAGRAPH * 3}</p><p>{PARAGRAPH * 4}</p></article>
    <footer>Impressum</footer></body></html>""".encode()


class TestPages:
    """HTML by trafilatura."""

    @pytest.fixture(autouse=True)
    def needed(self) -> None:
        """Without the library there is nothing to test."""
        pytest.importorskip("trafilatura", reason="lodkit[html] reads pages")

    def test_a_page_gives_its_main_text_and_what_it_says_of_itself(self, tmp_path: Path) -> None:
        """Menus and footers are no part of it; a template's language is not believed."""
        (tmp_path / "a.html").write_bytes(page("Titel"))
        (article,), left = read(tmp_path / "a.html")

        assert left == []
        assert article.text.count("Auf der Konferenz") == 7
        assert "Impressum" not in article.text
        assert "Politik" not in article.text
        assert (article.id, article.headline, article.publisher) == ("a", "Titel", "Zeitung")
        assert (article.published, article.byline) == (date(2025, 9, 24), ("A B",))
        assert article.language == "und"

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"", "the page is empty"),
            (b"<html><body></body></html>", "no article text is found"),
            (b"<p>x" * 5_000_000, "the page is larger than 16,000,000 bytes"),
        ],
    )
    def test_a_page_without_an_article_is_told(
        self, content: bytes, message: str, tmp_path: Path
    ) -> None:
        """Empty, without text, too large."""
        (tmp_path / "a.html").write_bytes(content)

        assert message in read(tmp_path)[1][0]


class TestParquet:
    """Parquet by pyarrow."""

    @pytest.fixture(autouse=True)
    def needed(self) -> None:
        """Without the library there is nothing to test."""
        pytest.importorskip("pyarrow", reason="lodkit[parquet] reads Parquet")

    def write(self, path: Path, rows: Iterable[dict[str, Any]], group: int = 2) -> Path:
        """A file with these rows."""
        import pyarrow
        import pyarrow.parquet

        pyarrow.parquet.write_table(
            pyarrow.Table.from_pylist(list(rows)), path, row_group_size=group, compression="none"
        )
        return path

    def test_columns_are_read_as_fields_are(self, tmp_path: Path) -> None:
        """Also within columns; days may be typed."""
        row = {
            "body": "Text.",
            "meta": {"url": "https://x.example/1", "lang": "deu_Latn"},
            "published": date(2025, 9, 24),
            "id": 7,
        }
        (article,), left = read(
            self.write(tmp_path / "a.parquet", [row]), "text=body", "language=meta.lang"
        )

        assert left == []
        assert article == Article(
            "7", "Text.", "deu", source="https://x.example/1", published=date(2025, 9, 24)
        )

    def test_a_bad_row_is_told_and_the_others_are_read(self, tmp_path: Path) -> None:
        """File, row and cause are named."""
        rows = [{"text": "a"}, {"text": None}, {"text": "c"}]
        articles, left = read(self.write(tmp_path / "a.parquet", rows))

        assert [a.id for a in articles] == ["a-1", "a-3"]
        assert left == ["a.parquet, row 2: the article is empty"]

    def test_a_damaged_row_group_does_not_stop_those_behind_it(self, tmp_path: Path) -> None:
        """Its rows are named."""
        path = self.write(tmp_path / "a.parquet", [{"text": f"{n}" * 50} for n in range(6)])
        content = bytearray(path.read_bytes())
        start = content.index(b"2" * 50) - 14
        content[start : start + 30] = b"\xff" * 30
        path.write_bytes(content)
        articles, left = read(path)

        assert [a.id for a in articles] == ["a-1", "a-2", "a-5", "a-6"]
        assert "a.parquet, rows 3 to 4: its row group cannot be read" in left[0]

    @pytest.mark.parametrize(
        ("row", "message"),
        [
            ({"story": "x", "n": 1}, "no column holds the text: there is story, n (--field text="),
            ({"text": 1}, "the column 'text' holds no text but int64"),
        ],
    )
    def test_a_wrong_schema_is_told_once(
        self, row: dict[str, Any], message: str, tmp_path: Path
    ) -> None:
        """The columns there are, and the option that says which, are named."""
        _, left = read(self.write(tmp_path / "a.parquet", [row] * 9))

        assert len(left) == 1
        assert message in left[0]

    def test_what_breaks_off_is_told(self, tmp_path: Path) -> None:
        """A Parquet file ends with its table of contents."""
        path = self.write(tmp_path / "a.parquet", [{"text": "x"}])
        path.write_bytes(path.read_bytes()[:-20])

        assert "is no readable Parquet file" in read(path)[1][0]

    def test_a_packed_file_is_read_as_well(self, tmp_path: Path) -> None:
        """What is not read from front to back is unpacked first."""
        path = self.write(tmp_path / "a.parquet", [{"text": "x"}])
        packed = tmp_path / "b.parquet.gz"
        packed.write_bytes(gzip.compress(path.read_bytes()))

        assert [a.id for a in read(packed)[0]] == ["b-1"]


class TestWebArchives:
    """WARC by warcio."""

    @pytest.fixture(autouse=True)
    def needed(self) -> None:
        """Without the libraries there is nothing to test."""
        pytest.importorskip("warcio", reason="lodkit[warc] reads web archives")
        pytest.importorskip("trafilatura", reason="lodkit[html] reads pages")

    def record(self, number: int, *, packed: bool, kind: str = "text/html") -> bytes:
        """The response record of a page."""
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode()
        answer += page(f"Titel {number}")
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response"
            f"\r\nWARC-Target-URI: https://x.example/{number}\r\nContent-Length: {len(answer)}"
        )
        record = head.encode() + b"\r\n\r\n" + answer + b"\r\n\r\n"
        return gzip.compress(record) if packed else record

    @pytest.mark.parametrize("packed", [False, True])
    def test_pages_are_read_and_other_answers_are_not(self, packed: bool, tmp_path: Path) -> None:
        """The address is the source, and gives the identifier."""
        records = [
            self.record(1, packed=packed),
            self.record(2, packed=packed, kind="image/png"),
            self.record(3, packed=packed),
        ]
        (tmp_path / "a.warc.gz").write_bytes(b"".join(records))
        articles, left = read(tmp_path)

        assert left == []
        assert [a.source for a in articles] == ["https://x.example/1", "https://x.example/3"]
        assert articles[0].id.startswith("x.example-1-")
        assert "Auf der Konferenz" in articles[0].text

    @pytest.mark.parametrize("packed", [False, True])
    @pytest.mark.parametrize("damage", ["middle", "beginning", "left out"])
    def test_a_broken_record_is_told_and_the_others_are_read(
        self, damage: str, packed: bool, tmp_path: Path
    ) -> None:
        """Damaged bytes cost their record; reading goes on with the next that begins."""
        first, second, third = (self.record(n, packed=packed) for n in (1, 2, 3))
        half = len(second) // 2
        broken = {
            "middle": second[: half - 40] + b"\xfe" * 80 + second[half + 40 :],
            "beginning": b"\xfe" * 60 + second[60:],
            "left out": second[: half - 100] + second[half + 100 :],
        }[damage]
        (tmp_path / "a.warc").write_bytes(first + broken + third)
        articles, left = read(tmp_path)

        assert articles[0].source == "https://x.example/1"
        assert articles[-1].source == "https://x.example/3"
        # Bytes in the midst of a plain page are its own business.
        assert len(articles) + len(left) == 3
        assert bool(left) or (damage, packed) == ("middle", False)

    def test_an_archive_that_breaks_off_is_told(self, tmp_path: Path) -> None:
        """The last record is not there in full."""
        content = self.record(1, packed=True) + self.record(2, packed=True)[:-200]
        (tmp_path / "a.warc.gz").write_bytes(content)
        articles, left = read(tmp_path)

        assert [a.source for a in articles] == ["https://x.example/1"]
        assert "a.warc.gz, record" in left[0]
        assert "breaks off" in left[0]

    def test_texts_of_wet_files_are_read(self, tmp_path: Path) -> None:
        """Conversion records hold the text itself."""
        text = "Привіт.".encode()
        head = (
            "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://x.example/1\r\n"
            f"WARC-Identified-Content-Language: ukr,eng\r\nContent-Length: {len(text)}\r\n\r\n"
        )
        (tmp_path / "a.warc.wet.gz").write_bytes(gzip.compress(head.encode() + text + b"\r\n\r\n"))
        (article,), left = read(tmp_path)

        assert left == []
        assert (article.text, article.language) == ("Привіт.", "ukr")


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [
        ("a.html", "trafilatura", "html"),
        ("a.parquet", "pyarrow.parquet", "parquet"),
        ("a.warc", "warcio.recordloader", "warc"),
    ],
)
def test_a_missing_library_is_told_with_what_to_install(
    name: str, module: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extra that brings it is named, ready to be copied."""
    from lodkit.reading import html

    html._library.cache_clear()
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / name).write_bytes(b"<p>Text.")
    _, left = read(tmp_path)

    assert f"(pip install 'lodkit[{extra}]')" in left[0]
