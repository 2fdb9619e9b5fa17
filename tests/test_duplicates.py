"""Articles that came before: to the letter, nearly, or under one identifier with another text."""

import random
from collections.abc import Iterator

import pytest

from lodkit.errors import InputError
from lodkit.model.article import Article, Copy, Version
from lodkit.rdf.repetitions import quads
from lodkit.reading.duplicates import Seen, fingerprint

WORDS = [f"word{n}" for n in range(400)]


def text(seed: int, length: int = 300) -> str:
    """A made-up text, always the same for a seed."""
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def article(id: str, text: str, source: str | None = None) -> Article:
    """An article in English."""
    return Article(id, text, "en", source=source)


@pytest.fixture
def seen() -> Iterator[Seen]:
    """What remembers the articles of a build."""
    known = Seen()
    yield known
    known.close()


def meet(seen: Seen, article: Article) -> Copy | Version | None:
    """What an article is of one that came before, by its text."""
    return seen.meet(article, fingerprint(article.text))


def test_an_article_of_the_same_text_is_a_copy(seen: Seen) -> None:
    """Blanks and the forms of letters do not make another text."""
    first = article("a", f"ﬁrst é {text(1)}", "https://a.example/1")
    again = article("b", f"first  e\u0301\n{text(1)} ", "https://b.example/1")

    assert meet(seen, first) is None
    assert meet(seen, again) == Copy("a", "https://a.example/1", "https://b.example/1")


@pytest.mark.parametrize(
    "changed",
    [
        "From our correspondent. " + text(1),
        text(1) + " Comment (0) Share",
        text(1).replace("word7 ", "word-7 "),
        text(1).removeprefix(" ".join(text(1).split()[:8])),
    ],
)
def test_an_article_of_nearly_the_same_text_is_a_version(changed: str, seen: Seen) -> None:
    """A line before it, a line behind it, some words spelt otherwise, a headline left out."""
    meet(seen, article("a", text(1)))
    version = article("b", changed)

    assert meet(seen, version) == Version("a", version)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("on 12 May Tran Van An spoke", "on 13 May Tran Van An spoke"),
        ("on 12 May Tran Van An spoke", "on 12 May Le Thi Binh spoke"),
    ],
)
def test_a_report_worded_alike_of_another_day_or_person_is_no_version(
    one: str, other: str, seen: Seen
) -> None:
    """Where each has numbers or names of its own, both are articles: no fact is lost."""
    meet(seen, article("a", f"{text(1)} {one}"))

    assert meet(seen, article("b", f"{text(1)} {other}")) is None


def test_different_texts_are_different_articles(seen: Seen) -> None:
    """However many: none is like another by chance; short ones are told by their letters only."""
    for number in range(500):
        assert meet(seen, article(f"a{number}", text(number))) is None
        assert meet(seen, article(f"b{number}", text(number + 1_000, 20))) is None


def test_a_copy_of_a_version_belongs_to_the_first_article(seen: Seen) -> None:
    """All of them are tied to the one that is in the dataset."""
    meet(seen, article("a", text(1)))
    meet(seen, article("b", "Ahead. " + text(1), "https://b.example"))

    assert meet(seen, article("c", "Ahead. " + text(1), "https://c.example")) == Copy(
        "a", "https://b.example", "https://c.example"
    )


def test_two_texts_under_one_identifier_are_a_fault(seen: Seen) -> None:
    """The message says what would help; the same article fetched again is a copy."""
    meet(seen, article("a", text(1)))

    assert meet(seen, article("a", "Ahead. " + text(1))) == Copy("a", None, None)
    with pytest.raises(InputError, match="another article with another text is called 'a'"):
        meet(seen, article("a", text(2)))


def test_a_copy_is_written_as_one_more_address() -> None:
    """All addresses of a text stand on its article; they are derived from several articles."""
    copy = Copy("a", "https://a.example/1", "https://b.example/1")
    node, graph = "<https://d.example/article/a>", "<https://d.example/graph/derived>"

    assert list(quads(copy, "https://d.example/")) == [
        f"{node} <http://purl.org/dc/terms/source> <https://{host}.example/1> {graph} .\n"
        for host in "ab"
    ]
    assert list(quads(Copy("a", "https://a.example/1", "https://a.example/1"), "x:")) == []


def test_a_version_is_written_without_its_text_and_counts_as_no_article() -> None:
    """It is tied by dcterms:isVersionOf, in a graph of its own."""
    version = Version("a", article("b", "Text.", "https://b.example/1"))
    written = "".join(quads(version, "https://d.example/"))

    assert "<http://purl.org/dc/terms/isVersionOf> <https://d.example/article/a>" in written
    assert "schema.org/Article>" in written
    assert "NewsArticle" not in written
    assert "Text." not in written
    assert written.count("<https://d.example/graph/b> .\n") == written.count("\n") == 5
