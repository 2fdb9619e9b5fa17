"""Records with named fields: JSON Lines and tables, their parts, faults and identifiers."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from lodkit.building.shards import shards
from lodkit.errors import UsageError
from lodkit.model.article import Article
from lodkit.reading.articles import SetAside, read_articles
from lodkit.reading.days import day_of
from lodkit.reading.entries import LARGEST, LARGEST_RECORD, ReadingSettings
from lodkit.reading.fields import fields_of
from lodkit.reading.inputs import find_inputs


def read(
    folder: Path, name: str, content: str | bytes, *fields: str
) -> tuple[list[Article], list[str]]:
    """The articles of a file with this content, and what was set aside."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    settings = ReadingSettings(fields=fields_of(fields))
    found = list(read_articles(find_inputs([path]), settings))
    left = [f"{told.article}: {told.reason}" for told in found if isinstance(told, SetAside)]
    return [told.article for told in found if not isinstance(told, SetAside)], left


def lines(*records: Any) -> str:
    """Records as JSON Lines."""
    return "".join(json.dumps(record) + "\n" for record in records)


def test_usual_names_are_known(tmp_path: Path) -> None:
    """What a record knows of its article is kept, in whatever of the usual names."""
    record = {
        "content": "Text.",
        "_id": 17,
        "link": "https://news.example/a",
        "published_at": "2025-09-24T08:00:00+07:00",
        "lang": "uk-UA",
        "publisher": {"name": "Газета"},
        "title": "Перша\tсторінка",
        "authors": ["А", {"name": "Б"}],
    }
    articles, _ = read(tmp_path, "a.jsonl", lines(record))

    assert articles == [
        Article(
            id="17",
            text="Text.",
            language="uk",
            source="https://news.example/a",
            publisher="Газета",
            byline=("А", "Б"),
            published=date(2025, 9, 24),
            headline="Перша сторінка",
        )
    ]


def test_names_may_be_said_nested_and_left_out(tmp_path: Path) -> None:
    """`--field` overrides the usual names, reaches into fields, and leaves parts out."""
    record = {"article": {"raw": "Text."}, "text": "no", "date": "2025-01-01", "id": "x"}
    articles, _ = read(tmp_path, "a.jsonl", lines(record), "text=article.raw", "date=", "id=")

    assert [(a.text, a.published, a.id) for a in articles] == [("Text.", None, "a-1")]


@pytest.mark.parametrize("wrong", ["text", "body=text", "=x"])
def test_a_part_that_does_not_exist_is_said(wrong: str) -> None:
    """The message lists the parts."""
    with pytest.raises(UsageError, match="the parts are text, id, url"):
        fields_of([wrong])


def test_a_table_has_its_parts_in_columns(tmp_path: Path) -> None:
    """Quoted texts hold line ends and delimiters; semicolons part where the head has them."""
    for name, sign in (("a.csv", ","), ("b.csv", ";"), ("c.tsv", "\t")):
        table = f'\ufeffurl{sign}text\r\nhttps://x.example/1{sign}"one\ntwo{sign} ""three"""\r\n'
        articles, left = read(tmp_path, name, table)

        assert left == []
        assert articles[0].text == f'one\ntwo{sign} "three"'
        assert articles[0].source == "https://x.example/1"


BAD_LINES: list[tuple[bytes, str]] = [
    (b'{"text": ', "line 2: is no JSON: Expecting value at column 9"),
    (b"[1, 2]", "line 2: is no JSON object (one object a line, or an array of objects)"),
    (b"[" * 100_000, "line 2: is JSON that cannot be read"),
    (b'{"text": "\xff"}', "line 2: byte 11 of the line is not UTF-8"),
    (b'{"title": "x"}', "line 2: no field holds the text: there is title (--field text=NAME"),
    (b'{"text": ""}', "line 2: the article is empty"),
    (b'{"text": null}', "line 2: the article is empty"),
    (b'{"text": 7}', "line 2: its text is no text but int"),
    (b'{"text": "\\ud800"}', "line 2: character 1 of the text is not UTF-8"),
    (b'{"text": "a\\nb\\u0000"}', "line 2: line 2 of the text holds the control character U+0000"),
    (b'{"text": "x", "id": "a\\u202eb"}', "line 2: its name holds characters that no identifier"),
    (b'{"text": "x", "id": "' + b"x" * 300 + b'"}', "line 2: its identifier is longer than 200"),
    (b'{"text": "' + b"x" * LARGEST + b'y"}', "line 2: the article is larger than 1,000,000 bytes"),
    (b'{"text": "' + b"x" * LARGEST_RECORD + b'"}', "line 2: the line is longer than 16,000,000"),
]


@pytest.mark.parametrize(("line", "message"), BAD_LINES, ids=[m for _, m in BAD_LINES])
def test_a_bad_line_is_told_and_the_others_are_read(
    line: bytes, message: str, tmp_path: Path
) -> None:
    """File, line and cause are named."""
    good = b'{"text": "good"}\n'
    articles, left = read(tmp_path, "a.jsonl", good + line + b"\n" + good)

    assert [a.id for a in articles] == ["a-1", "a-3"]
    assert len(left) == 1
    assert f"a.jsonl, {message}" in left[0]


BAD_ROWS: list[tuple[bytes, str]] = [
    (b"one,two,three", "row 2, line 3: has 3 values for 2 columns"),
    (b"one", "row 2, line 3: has 1 values for 2 columns"),
    (b"2,", "row 2, line 3: the article is empty"),
    (b"2,\xff", "row 2, line 3: character 1 of the text is not UTF-8"),
]


@pytest.mark.parametrize(("row", "message"), BAD_ROWS, ids=[m for _, m in BAD_ROWS])
def test_a_bad_row_is_told_and_the_others_are_read(
    row: bytes, message: str, tmp_path: Path
) -> None:
    """File, row, line and cause are named."""
    articles, left = read(tmp_path, "a.csv", b"id,text\n1,good\n" + row + b"\n3,good\n")

    assert [a.id for a in articles] == ["1", "3"]
    assert len(left) == 1
    assert f"a.csv, {message}" in left[0]


def test_a_quote_that_is_never_closed_costs_no_memory(tmp_path: Path) -> None:
    """Its row is told; what stands far enough behind it is read."""
    table = b'id,text\n1,"open\n' + (b"2," + b"x" * 2_000 + b"\n") * 600
    articles, left = read(tmp_path, "a.csv", table)

    assert "field larger than field limit" in left[0]
    assert {a.id for a in articles} == {"2"}


def test_a_table_without_a_column_for_the_text_is_told_once(tmp_path: Path) -> None:
    """The columns there are, and the option that says which, are named."""
    _, left = read(tmp_path, "a.csv", "name,story\n" + "a,b\n" * 9)

    assert left == [
        "a.csv, line 1: no column holds the text: there is name, story "
        "(--field text=NAME says which column does)"
    ]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jsonl", b"PAR1 and so on", "is no jsonl: it looks like parquet"),
        ("a.csv", b'{"text": "x"}', "is no csv: it looks like jsonl (--format jsonl reads it)"),
        ("a.jsonl", b"<!DOCTYPE html><p>x", "is no jsonl: it looks like html"),
        ("a.tsv", b"WARC/1.0\r\n", "is no tsv: it looks like warc"),
    ],
)
def test_a_wrong_suffix_is_told_once(
    name: str, content: bytes, message: str, tmp_path: Path
) -> None:
    """A file that begins like another format is not read line by line."""
    assert message in read(tmp_path, name, content * 3)[1][0]


def test_identifiers_come_from_field_address_or_number(tmp_path: Path) -> None:
    """They are the same however the address is written, and tell people the page."""
    records = [
        {"text": "a", "id": "own", "url": "https://x.example/1"},
        {"text": "b", "url": "https://www.x.example/2025/bài-1.html#top"},
        {"text": "c", "url": "http://x.example/2025/b%C3%A0i-1.html"},
        {"text": "d", "url": "https://x.example/2025/bài-1.html?p=2"},
        {"text": "e", "url": "ftp://x.example"},
    ]
    articles, _ = read(tmp_path, "corpus.jsonl", lines(*records))
    own, first, second, third, last = (a.id for a in articles)

    assert own == "own"
    assert first == second != third
    assert first.startswith("x.example-bài-1.html-")
    assert last == "corpus-5"
    assert articles[4].source is None


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-09-24", date(2025, 9, 24)),
        ("2025-09-24T23:59:00Z", date(2025, 9, 24)),
        ("2025/9/4 08:00", date(2025, 9, 4)),
        ("20250924", date(2025, 9, 24)),
        ("Wed, 24 Sep 2025 08:30:00 +0700", date(2025, 9, 24)),
        (date(2025, 9, 24), date(2025, 9, 24)),
        (datetime(2025, 9, 24, 23, tzinfo=UTC), date(2025, 9, 24)),
        (1_758_700_800, date(2025, 9, 24)),
        (1_758_700_800_000, date(2025, 9, 24)),
        ("24/09/2025", None),
        ("2025-13-01", None),
        ("2025-09", None),
        ("yesterday", None),
        (float("nan"), None),
        (20250924, None),
        ([], None),
    ],
)
def test_days_are_read_where_they_cannot_be_misread(value: Any, day: date | None) -> None:
    """ISO 8601, RFC 2822, seconds and milliseconds; nothing is guessed."""
    assert day_of(value) == day


@pytest.mark.parametrize("indent", [None, 1])
def test_an_array_is_read_object_by_object(indent: int | None, tmp_path: Path) -> None:
    """However it is set out, and however large: no more than one of them is held."""
    records = [{"id": f"a-{n}", "text": f"Текст [{n}], " * 900} for n in range(40)]
    array = json.dumps(records, indent=indent, ensure_ascii=False)
    articles, left = read(tmp_path, "a.json", "\ufeff" + array + "\n")

    assert left == []
    assert [(a.id, a.text) for a in articles] == [(r["id"], r["text"]) for r in records]


def test_an_object_may_take_several_lines(tmp_path: Path) -> None:
    """One alone, or one after the other."""
    records = [{"text": "one"}, {"text": "two", "id": "b"}]
    pretty = "\n".join(json.dumps(record, indent=2) for record in records)
    articles, left = read(tmp_path, "a.json", pretty)

    assert (left, [a.id for a in articles]) == ([], ["a-1", "b"])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('[{"text": "x"},\n{"text": "y"', "record 2: is no JSON"),
        ('[{"text": "x"},\n{"text": "y"}\n', "record 2: the array is not closed"),
        ('[{"text": "x"}, 7, {"text": "y"}]', "record 2: is no JSON object"),
        (b'[{"text": "x"},\n{"text": "\xff"}]', "record 2: is not UTF-8"),
        ('[{"text": "x"}, {"text": "' + "y" * LARGEST_RECORD, "record 2: is JSON that cannot"),
    ],
    ids=["an object", "the array", "a number", "bytes", "endless"],
)
def test_what_is_wrong_in_an_array_is_told(
    content: str | bytes, message: str, tmp_path: Path
) -> None:
    """With the record; what comes before it is read."""
    articles, left = read(tmp_path, "a.json", content)

    assert articles[0].text == "x"
    assert message in left[0]


def test_an_array_is_not_cut(tmp_path: Path) -> None:
    """However many lines it has, it is read from its beginning."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": "x" * 50}] * 40, indent=1))
    (shard,) = shards(find_inputs([path]), 400)

    assert [part.stretch for part in shard] == [None]
